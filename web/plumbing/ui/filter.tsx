// What narrows a list: a search box and choices. What is chosen stands in the address.
import type { JSX } from 'preact';
import { t } from '#/plumbing/i18n/i18n';
import { Choices, type Choice } from './form';
import { Icon } from './parts';

/// The box that "/" jumps to: one of a screen.
export function SearchBox({
  label,
  example = label,
  q,
  search,
}: {
  label: string;
  example?: string;
  q: string;
  /// "" when it was emptied.
  search: (q: string) => void;
}): JSX.Element {
  return (
    <form
      role="search"
      class="search"
      onSubmit={(e) => {
        e.preventDefault();
        search(String(new FormData(e.currentTarget).get('q') ?? '').trim());
      }}>
      <label class="unseen" for="cari">
        {label}
      </label>
      <input class="input" id="cari" name="q" type="search" key={q} defaultValue={q} placeholder={example} />
      <button class="btn btn-icon" aria-label={t('queue.search')}>
        <Icon name="search" />
      </button>
    </form>
  );
}

/// One of a list, or any; `is_said` shows its label, else only screen readers hear it.
export function FilterPick({
  label,
  is_said,
  any,
  chosen,
  choices,
  pick,
}: {
  label: string;
  is_said?: boolean;
  /// The words for no filter; without them one is always chosen.
  any?: string;
  chosen: string;
  choices: Choice[];
  pick: (value: string) => void;
}): JSX.Element {
  return (
    <label class={is_said ? 'field' : undefined}>
      <span class={is_said ? 'label' : 'unseen'}>{label}</span>
      <select class="input" value={chosen} onChange={(e) => pick(e.currentTarget.value)}>
        {any !== undefined && <option value="">{any}</option>}
        <Choices choices={choices} chosen={chosen} />
      </select>
    </label>
  );
}

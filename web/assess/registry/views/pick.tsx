// Somebody of the registry, or a family, chosen by searching: the same question as on the first screen, smaller.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '#/plumbing/i18n/i18n';
import { Field } from '#/plumbing/ui/form';
import { Icon } from '#/plumbing/ui/parts';
import { search } from '../actions';
import { type Hit, asked_in, is_none } from '../model';
import { life_text } from './bits';
import { HitList } from './hits';

const rest_ms = 200;
function use_hits(typed: string): Hit[] | null {
  const [hits, set_hits] = useState<Hit[] | null>(null);
  useEffect(() => {
    const asked = asked_in(typed);
    const is_enough = asked.kind === 'number' ? asked.digits === 16 : asked.kind === 'name' && asked.q.length > 2;
    if (!is_enough) {
      set_hits(null);
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      search({ q: asked.q, ...(asked.born_on ? { born_on: asked.born_on } : {}) }, stop.signal).then(
        (found) => set_hits(found.items.slice(0, 8)),
        () => {},
      );
    }, rest_ms);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [typed]);
  return hits;
}

function SearchField({ name, label, hint, list, first = '', take }: SearchProps): JSX.Element {
  const [typed, set_typed] = useState(first);
  const [at, set_at] = useState(0);
  const hits = use_hits(typed);
  const press = (event: KeyboardEvent): void => {
    if (!hits?.length || !['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key)) return;
    event.preventDefault();
    if (event.key === 'Enter') take(hits[at]!);
    else set_at(Math.max(0, Math.min(hits.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1))));
  };
  return (
    <>
      <Field name={name} label={label} hint={hint} optional>
        {(a) => (
          <input
            class="input"
            {...a}
            name=""
            value={typed}
            role="combobox"
            autocomplete="off"
            aria-autocomplete="list"
            aria-expanded={(hits?.length ?? 0) > 0}
            aria-controls={list}
            aria-activedescendant={hits?.[at] ? `${list}-${at}` : undefined}
            onInput={(e) => {
              set_typed(e.currentTarget.value);
              set_at(0);
            }}
            onKeyDown={press}
          />
        )}
      </Field>
      <div role="status">{hits && !hits.length && <p class="quiet">{t('reg.nobody')}</p>}</div>
      {hits && hits.length > 0 && <HitList id={list} hits={hits} at={at} take={take} />}
    </>
  );
}
interface SearchProps {
  name: string;
  label: string;
  hint: string;
  list: string;
  first?: string;
  take: (hit: Hit) => void;
}

interface PersonPickProps {
  chosen: Hit | null;
  choose: (hit: Hit | null) => void;
  label?: string;
  hint?: string;
  /// Looked for at once.
  name?: string;
}
/// Somebody who is in the registry already; none: a new person, unless `label` asks otherwise.
export function PersonPick({ chosen, choose, label, hint, name = '' }: PersonPickProps): JSX.Element {
  if (!chosen)
    return (
      <SearchField
        name="known"
        label={label ?? t('reg.is_known')}
        hint={hint ?? t('reg.is_known_hint')}
        list="dikenal"
        first={name}
        take={(hit) => choose(hit)}
      />
    );
  return (
    <div class="row-apart paste">
      <div>
        <strong>{chosen.person.name}</strong>
        <br />
        <span class="quiet">
          {life_text(chosen.person)} · {chosen.person.region_name}
        </span>
      </div>
      <button type="button" class="btn btn-small" onClick={() => choose(null)}>
        <Icon name="x" />
        {t('reg.somebody_else')}
      </button>
    </div>
  );
}

/// Another family, found by one of its members.
export function FamilyField({ name, label, not }: { name: string; label: string; not: string }): JSX.Element {
  const [chosen, set_chosen] = useState<Hit | null>(null);
  const is_fit = chosen && !is_none(chosen.person.family) && chosen.person.family !== not;
  return (
    <>
      <input type="hidden" name={name} value={is_fit ? chosen.person.family : ''} />
      {is_fit ? (
        <div class="row-apart paste">
          <div>
            <strong>{t('reg.family_of', { name: chosen.head_name || chosen.person.name })}</strong>
            <br />
            <span class="quiet">
              {chosen.person.region_name} · {chosen.address}
            </span>
          </div>
          <button type="button" class="btn btn-small" onClick={() => set_chosen(null)}>
            <Icon name="x" />
            {t('reg.other')}
          </button>
        </div>
      ) : (
        <SearchField
          name={name}
          label={label}
          hint={chosen ? t('reg.same_family') : t('reg.family_hint')}
          list={`keluarga-${name}`}
          take={set_chosen}
        />
      )}
    </>
  );
}

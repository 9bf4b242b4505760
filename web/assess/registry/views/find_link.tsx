// From a case or a request to the registry: whoever is named there is looked for by name. The name travels inside the
// app, never in an address.
import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { t } from '#/plumbing/i18n/i18n';
import { go } from '#/plumbing/router/router';
import { Icon } from '#/plumbing/ui/parts';
import { may } from '#/ground/session/actions';

/// What was typed last; the new family begins with it.
export const typed_last = signal('');

export function FindInRegistry({ name }: { name: string }): JSX.Element | null {
  if (!name || !may('see_registry')) return null;
  return (
    <button
      type="button"
      class="btn btn-small no-print"
      onClick={() => {
        typed_last.value = name;
        go('/registri');
      }}>
      <Icon name="search" />
      {t('reg.find_in')}
    </button>
  );
}

// The 26 PPKS types; a person may be of several.
import type { JSX } from 'preact';
import { in_language, t } from '#/plumbing/i18n/i18n';
import { Group } from '#/plumbing/ui/form';
import type { Words } from '../model';

export function TypeTicks({ words, chosen }: { words: Words | null; chosen: readonly string[] }): JSX.Element {
  return (
    <Group name="types" label={t('case.types')} hint={t('case.types_hint')}>
      <div class="ticks ticks-2">
        {(words?.types ?? []).map((type) => (
          <label class="tick" key={type.code}>
            <input type="checkbox" name="types" value={type.code} defaultChecked={chosen.includes(type.code)} />
            <span>{in_language(type.name_id, type.name_en)}</span>
          </label>
        ))}
      </div>
    </Group>
  );
}

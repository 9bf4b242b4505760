// Two operators, one family: what I saw, what stands now, what I wrote, side by side; a person decides.
import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Problem } from '#/plumbing/api/api';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { ago, day } from '#/plumbing/i18n/format';
import { Dialog, Note, Show, sentence_of } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import { open_family } from '../actions';
import { type FamilyFile, type FormDoc, sides_of } from '../model';
import { in_words, use_form } from './bits';

export interface Clashing {
  /// The fields of the file, as they stood or stand.
  sees: (file: FamilyFile) => Record<string, string>;
  /// What I wrote; fields that stayed are absent.
  mine: Record<string, string | undefined>;
  /// Mine once more, over what stands now.
  again: (now: FamilyFile) => Promise<unknown>;
  label?: (field: string) => string;
}
export const is_clash = (fault: unknown): boolean =>
  fault instanceof Problem && fault.status === 409 && fault.key === 'registry.changed_meanwhile';

function value_of(form: FormDoc | undefined, field: string, value: string): string {
  if (!value) return '—';
  if (field === 'relation') return in_words(form?.relations, Number(value));
  if (field === 'marital') return in_words(form?.maritals, Number(value));
  if (field === 'sex') return t_code('reg.sex', value);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? day(value) : value;
}

function Sides({ seen, now, clash }: { seen: FamilyFile; now: FamilyFile; clash: Clashing }): JSX.Element {
  const form = use_form().data;
  const rows = sides_of(clash.sees(seen), clash.sees(now), clash.mine);
  return (
    <Table
      caption={t('conflict.caption')}
      kind="compare"
      region={t('conflict.caption')}
      heads={[t('conflict.what'), t('conflict.seen'), t('conflict.now'), t('conflict.mine')]}>
      {rows.map((row) => (
        <tr key={row.field}>
          <th scope="row">{clash.label ? clash.label(row.field) : t_code('reg.field', row.field)}</th>
          <td>{value_of(form, row.field, row.seen)}</td>
          <td class={row.now !== row.seen ? 'differs' : undefined}>{value_of(form, row.field, row.now)}</td>
          <td>
            <strong>{value_of(form, row.field, row.mine)}</strong>
          </td>
        </tr>
      ))}
    </Table>
  );
}

export function Clash({ seen, clash, close, done }: ClashProps): JSX.Element {
  const reading = use_reading(`registry now ${seen.family.id}`, (signal) => open_family(seen.family.id, '', signal));
  const [wrong, set_wrong] = useState('');
  const [is_busy, set_busy] = useState(false);
  const again = async (now: FamilyFile): Promise<void> => {
    if (is_busy) return;
    set_busy(true);
    try {
      await clash.again(now);
      done();
    } catch (fault) {
      if (is_clash(fault)) reading.again();
      set_wrong(fault instanceof Problem ? sentence_of(fault) : String(fault));
    } finally {
      set_busy(false);
    }
  };
  const told: (now: FamilyFile) => ComponentChildren = (now) => {
    const last = now.events[0];
    return (
      <div class="stack">
        <Note kind="wait">
          {t('conflict.text', {
            who: last?.author_name || t('reg.system'),
            what: last ? t_code('reg.event', last.kind) : '',
            when: ago(last?.recorded_at),
          })}
        </Note>
        <Sides seen={seen} now={now} clash={clash} />
        {wrong && (
          <Note kind="bad" live>
            {wrong}
          </Note>
        )}
        <div class="row">
          <button type="button" class="btn btn-main" aria-busy={is_busy} onClick={() => void again(now)}>
            {t('reg.mine_anyway')}
          </button>
          <button
            type="button"
            class="btn"
            onClick={() => {
              close();
              done();
            }}>
            {t('conflict.drop')}
          </button>
        </div>
      </div>
    );
  };
  return (
    <Dialog wide title={t('reg.conflict')} close={close}>
      <Show reading={reading} bones={3}>
        {told}
      </Show>
    </Dialog>
  );
}
interface ClashProps {
  seen: FamilyFile;
  clash: Clashing;
  close: () => void;
  /// Read the family anew.
  done: () => void;
}

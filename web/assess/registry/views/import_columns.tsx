// What the columns of the sent files hold: as they were recognised or remembered, corrected by a person. What is said
// here holds for every file with the same headings.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { Choices, Form, Wrong } from '#/plumbing/ui/form';
import { Show, say } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import { import_columns, tell_columns } from '../actions';
import { type FileColumns, type Import, told_column } from '../model';

function FileMapping({ of, file, known, again }: FileProps): JSX.Element {
  const [holds, set_holds] = useState(file.holds);
  const is_changed = holds.some((word, at) => word !== file.holds[at]);
  // A file whose card number nobody recognised failed: here is where somebody says which column it is.
  const may_tell = of.state === 'checked' || of.state === 'failed';
  const choices = known.filter(Boolean).map((value) => ({ value, text: t_code('reg.holds', value) }));
  const send = async (): Promise<void> => {
    if (!holds.includes('no_kk')) throw new Wrong([{ path: '', message: t('reg.no_card_column') }]);
    await tell_columns(of.id, file.file, holds);
    say(t('reg.columns_kept'));
    again();
  };
  const table = (
    <Table caption={file.name} is_said kind="pairs pairs-2" heads={[t('reg.column'), t('reg.column_holds')]}>
      {file.titles.map((title, at) => {
        const seen = [...new Set(file.sample.map((row) => row[at] ?? '').filter(Boolean))].slice(0, 2);
        return (
          <tr key={at}>
            <th scope="row">
              {title || t('reg.column_n', { n: at + 1 })}
              <small class="quiet clip clip-1">{seen.join(' · ')}</small>
            </th>
            <td>
              <select
                class="input"
                aria-label={t('reg.holds_of', { column: title || String(at + 1) })}
                value={holds[at] ?? ''}
                disabled={!may_tell}
                onChange={(e) => set_holds(told_column(holds, at, e.currentTarget.value))}>
                <option value="">{t('reg.holds_nothing')}</option>
                <Choices choices={choices} chosen={holds[at] ?? ''} />
              </select>
            </td>
          </tr>
        );
      })}
    </Table>
  );
  if (!may_tell || !is_changed) return table;
  return (
    <Form send={send} button={t('reg.columns_look')}>
      {table}
    </Form>
  );
}
interface FileProps {
  of: Import;
  file: FileColumns;
  known: string[];
  again: () => void;
}

export function ColumnsOf({ of, again }: { of: Import; again: () => void }): JSX.Element | null {
  const [is_open, set_open] = useState(of.state === 'failed');
  const reading = use_reading(is_open ? `import columns ${of.id}` : null, (signal) => import_columns(of.id, signal));
  // What is no list has no columns: why it failed stands above already.
  if (of.state === 'failed' && (reading.problem || !reading.data)) return null;
  return (
    <details class="card" open={is_open} onToggle={(e) => set_open(e.currentTarget.open)}>
      <summary>{t('reg.columns')}</summary>
      {is_open && (
        <Show reading={reading}>
          {(columns) => (
            <div class="sides">
              {columns.items.map((file) => (
                <FileMapping key={file.file} of={of} file={file} known={columns.known} again={again} />
              ))}
            </div>
          )}
        </Show>
      )}
    </details>
  );
}

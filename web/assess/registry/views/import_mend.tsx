// Faulty rows mended in place: each cell as it was read, what is wrong with the row, and one look again for all.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '#/plumbing/i18n/i18n';
import { number } from '#/plumbing/i18n/format';
import { Form, Wrong } from '#/plumbing/ui/form';
import { Note, Show, say } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import { faulty_rows, import_columns, mend_cells } from '../actions';
import type { FaultyTable, Import } from '../model';

const rows_a_page = 50;

function Rows({ of, table, mended, set_mended, again, next }: RowsProps): JSX.Element {
  const faulty = new Set(of.faults.filter((one) => one.file === table.name).map((one) => `${one.line} ${one.column}`));
  // Each column as wide as what stands in it, so that a NIK is read whole.
  const widths = table.titles.map((_, at) =>
    Math.min(32, Math.max(8, ...table.items.map((row) => (row.cells[at] ?? '').length + 4))),
  );
  const send = async (): Promise<void> => {
    const cells = Object.entries(mended).map(([key, value]) => {
      const [line, column_at] = key.split(' ').map(Number);
      return { file: table.file, line: line!, column_at: column_at!, value };
    });
    if (!cells.length) throw new Wrong([{ path: '', message: t('reg.nothing_mended') }]);
    await mend_cells(of.id, cells);
    say(t('reg.mended'));
    again();
  };
  return (
    <Form
      send={send}
      button={t('reg.mend')}
      extra={
        table.next != null && (
          <button type="button" class="btn" onClick={() => next(table.next!)}>
            {t('ui.next_page')}
          </button>
        )
      }>
      <Table
        caption={table.name}
        is_said
        heads={[[t('reg.row'), 'right'], t('reg.problem'), ...table.titles.map((title) => title || '—')]}>
        {table.items.map((row) => (
          <tr key={row.line}>
            <th scope="row" class="right num">
              {number(row.line)}
            </th>
            <td style={{ minWidth: '22ch' }}>{row.sentences.join(' ')}</td>
            {table.titles.map((title, at) => {
              const key = `${row.line} ${at}`;
              return (
                <td key={at}>
                  <input
                    class="input"
                    style={{ minWidth: `${widths[at]}ch` }}
                    aria-invalid={faulty.has(`${row.line} ${title}`) && !(key in mended) ? 'true' : undefined}
                    aria-label={`${title}, ${t('reg.row')} ${row.line}`}
                    value={mended[key] ?? row.cells[at] ?? ''}
                    maxLength={300}
                    autocomplete="off"
                    onInput={(e) => {
                      const value = e.currentTarget.value;
                      const next = { ...mended };
                      if (value === (row.cells[at] ?? '')) delete next[key];
                      else next[key] = value;
                      set_mended(next);
                    }}
                  />
                </td>
              );
            })}
          </tr>
        ))}
      </Table>
    </Form>
  );
}
interface RowsProps {
  of: Import;
  table: FaultyTable;
  mended: Record<string, string>; // "line column" -> what was written over it
  set_mended: (mended: Record<string, string>) => void;
  again: () => void;
  next: (line: number) => void;
}

function FileRows({ of, file, again }: { of: Import; file: number; again: () => void }): JSX.Element {
  const [from, set_from] = useState(0);
  // Kept while the pages are turned: one look again for all of them.
  const [mended, set_mended] = useState<Record<string, string>>({});
  const reading = use_reading(`faulty ${of.id} ${file} ${from}`, (signal) =>
    faulty_rows(of.id, { file, from, limit: rows_a_page }, signal),
  );
  return (
    <Show
      reading={reading}
      is_empty={(table) => !table.items.length}
      blank={<p class="quiet">{t('reg.no_faulty_rows')}</p>}>
      {(table) => (
        <Rows
          key={from}
          of={of}
          table={table}
          mended={mended}
          set_mended={set_mended}
          again={again}
          next={set_from}
        />
      )}
    </Show>
  );
}

export function Mend({ of, again }: { of: Import; again: () => void }): JSX.Element | null {
  const [is_open, set_open] = useState(false);
  const reading = use_reading(is_open ? `import columns ${of.id}` : null, (signal) => import_columns(of.id, signal));
  if (of.state !== 'checked') return null;
  return (
    <details class="card" onToggle={(e) => set_open(e.currentTarget.open)}>
      <summary>{t('reg.mend_here')}</summary>
      {is_open && (
        <div class="stack">
          <Note>{t('reg.mend_text')}</Note>
          <Show reading={reading}>
            {(columns) => columns.items.map((one) => <FileRows key={one.file} of={of} file={one.file} again={again} />)}
          </Show>
        </div>
      )}
    </details>
  );
}

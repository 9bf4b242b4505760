// One of the two lists: dropped or picked, then its sheet and columns as they were recognised, to be corrected.
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Problem } from '#/plumbing/api/api';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { number } from '#/plumbing/i18n/format';
import { Choices } from '#/plumbing/ui/form';
import { FilterPick } from '#/plumbing/ui/filter';
import { Icon, Note, sentence_of } from '#/plumbing/ui/parts';
import { Table } from '#/plumbing/ui/table';
import { look_at_sheet, send_list } from '../actions';
import { type Chosen, type Holds, chosen_of, every_holds, file_bytes_max, has_person, told } from '../model';

const shown_at_once = 12;
const few_left = 3; // are shown rather than hidden
const size_text = (bytes: number): string =>
  bytes < 1_000_000
    ? t('lists.kb', { n: number(Math.max(1, Math.round(bytes / 1000))) })
    : t('lists.mb', { n: number(bytes / 1_000_000, 1) });

/// What cannot be read stands in a line of the file.
const trouble_text = (problem: Problem): string =>
  problem.key.startsWith('sheet.') && problem.about
    ? `${sentence_of(problem)} (${t('lists.line', { n: problem.about })})`
    : sentence_of(problem);

function Drop({
  id,
  wrong,
  take,
}: {
  id: string;
  wrong?: string | undefined;
  take: (file: File) => void;
}): JSX.Element {
  const [is_over, set_over] = useState(false);
  return (
    <div
      class={`drop ${is_over ? 'drop-over' : ''}`}
      onDragOver={(e) => {
        e.preventDefault();
        set_over(true);
      }}
      onDragLeave={() => set_over(false)}
      onDrop={(e) => {
        e.preventDefault();
        set_over(false);
        const file = e.dataTransfer?.files[0];
        if (file) take(file);
      }}>
      <Icon name="file-spreadsheet" />
      <label class="btn">
        <Icon name="upload" />
        {t('lists.pick')}
        <input
          class="unseen"
          id={id}
          type="file"
          accept=".xlsx,.xlsm,.csv,.txt"
          aria-describedby={`${id}-h`}
          aria-invalid={wrong ? 'true' : undefined}
          onChange={(e) => {
            const file = e.currentTarget.files?.[0];
            e.currentTarget.value = '';
            if (file) take(file);
          }}
        />
      </label>
      <p class="hint" id={`${id}-h`}>
        {t('lists.drop_hint')}
      </p>
    </div>
  );
}

function ColumnLine({
  chosen,
  at,
  change,
}: {
  chosen: Chosen;
  at: number;
  change: (chosen: Chosen) => void;
}): JSX.Element {
  const column = chosen.file.columns[at]!;
  const holds = chosen.columns[at]!;
  const title = column.title || t('lists.column_n', { n: at + 1 });
  const seen = [...new Set(chosen.file.sample.map((row) => row[at] ?? '').filter(Boolean))].slice(0, 2);
  return (
    <tr>
      <th scope="row">
        {title}
        <small class="quiet clip clip-1">{seen.join(' · ')}</small>
      </th>
      <td>
        <select
          class="input"
          aria-label={t('lists.holds_of', { column: title })}
          value={holds}
          onChange={(e) => change(told(chosen, at, e.currentTarget.value as Holds))}>
          <Choices choices={every_holds.map((value) => ({ value, text: t_code('holds', value) }))} chosen={holds} />
        </select>
        {column.known === 'remembered' && holds === column.holds && (
          <small class="quiet">{t('lists.remembered')}</small>
        )}
      </td>
    </tr>
  );
}

function Columns({ chosen, change }: { chosen: Chosen; change: (chosen: Chosen) => void }): JSX.Element {
  const [is_all, set_all] = useState(false);
  const places = chosen.file.columns.map((_, at) => at);
  // Sorted by what was recognised, not by what is chosen now: a line does not jump away under the hand.
  const known = places.filter((at) => chosen.file.columns[at]!.holds !== 'other');
  const rest = places.filter((at) => !known.includes(at));
  // Where names were not recognised, a person looks for them among the rest.
  const few = chosen.file.columns.some((c) => c.holds === 'nama') ? [] : rest.slice(0, shown_at_once);
  const shown = is_all || rest.length <= few_left ? [...known, ...rest] : [...known, ...few];
  const hidden = places.length - shown.length;
  return (
    <>
      <Table caption={t('lists.columns')} kind="pairs pairs-2" heads={[t('lists.column'), t('lists.holds')]}>
        {shown.map((at) => (
          <ColumnLine key={at} chosen={chosen} at={at} change={change} />
        ))}
      </Table>
      {hidden > 0 && (
        <button type="button" class="link" onClick={() => set_all(true)}>
          {t('lists.more_columns', { n: hidden })}
        </button>
      )}
      {!has_person(chosen) && <Note kind="bad">{t('lists.no_person')}</Note>}
    </>
  );
}

export function SideCard({
  id,
  title,
  chosen,
  wrong,
  change,
}: {
  id: string;
  title: string;
  chosen: Chosen | null;
  wrong?: string | undefined;
  change: (chosen: Chosen | null) => void;
}): JSX.Element {
  const [reading, set_reading] = useState('');
  const [problem, set_problem] = useState<{ name: string; text: string } | null>(null);
  const turn = useRef(0);
  const read = async (name: string, asked: () => Promise<Chosen['file']>): Promise<void> => {
    const mine = ++turn.current;
    set_reading(name);
    set_problem(null);
    try {
      const file = await asked();
      if (mine === turn.current) change(chosen_of(file));
    } catch (fault) {
      const text = fault instanceof Problem ? trouble_text(fault) : String(fault);
      if (mine === turn.current) set_problem({ name, text });
    } finally {
      if (mine === turn.current) set_reading('');
    }
  };
  const take = (file: File): void => {
    // A server that stops listening in the middle looks like a lost connection: what is too large is told here.
    if (file.size > file_bytes_max) set_problem({ name: file.name, text: t('lists.too_big') });
    else void read(file.name, () => send_list(file));
  };
  return (
    <section class="card stack" aria-labelledby={`${id}-t`}>
      <h2 id={`${id}-t`}>{title}</h2>
      {wrong && (
        <div class="wrong">
          <Icon name="triangle-alert" />
          {wrong}
        </div>
      )}
      {problem && (
        <Note kind="bad" live>
          <strong>{problem.name}</strong>
          <br />
          {problem.text}
        </Note>
      )}
      {reading ? (
        <Note kind="wait" live>
          {t('lists.reading', { file: reading })}
        </Note>
      ) : chosen ? (
        <>
          <div class="row-apart">
            <div class="grow">
              <strong class="break">{chosen.file.name}</strong>
              <br />
              <small class="quiet">
                {size_text(chosen.file.size)} · {t('lists.from_line', { n: number(chosen.file.first_line) })}
              </small>
            </div>
            <button type="button" class="btn btn-small" onClick={() => change(null)}>
              <Icon name="x" />
              {t('lists.other_file')}
            </button>
          </div>
          {chosen.file.sheets.length > 1 && (
            <FilterPick
              label={t('lists.sheet')}
              is_said
              chosen={chosen.file.sheet}
              choices={chosen.file.sheets.map((value) => ({ value, text: value }))}
              pick={(sheet) => void read(chosen.file.name, () => look_at_sheet(chosen.file.id, sheet))}
            />
          )}
          <Columns key={`${chosen.file.id} ${chosen.file.sheet}`} chosen={chosen} change={change} />
        </>
      ) : (
        <Drop id={id} wrong={wrong} take={take} />
      )}
    </section>
  );
}

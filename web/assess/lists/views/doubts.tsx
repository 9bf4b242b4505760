// Doubts settled by eye: one pair at a time, both lists beside each other, the reasons on top, what differs marked.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Problem } from '#/plumbing/api/api';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { number } from '#/plumbing/i18n/format';
import { Blank, Icon, Note, Show, sentence_of } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import { list_rows, settle } from '../actions';
import { type Comparison, type Pair, type Rows, type Verdict, pair_of, pieces_of, rows_a_page } from '../model';

function Marked({ text, other }: { text: string; other: string }): JSX.Element {
  if (!text) return <span class="quiet">—</span>;
  if (!other) return <>{text}</>;
  return (
    <>
      {pieces_of(text, other).map((piece, i) =>
        piece.differs ? <mark key={i}>{piece.text}</mark> : <span key={i}>{piece.text}</span>,
      )}
    </>
  );
}

function Sides({ pair, of }: { pair: Pair; of: Comparison }): JSX.Element {
  return (
    <Table
      caption={t('lists.pair')}
      kind="pairs"
      region={t('lists.pair')}
      heads={[t('lists.field'), t('lists.left'), t('lists.right')]}>
      <tr>
        <th scope="row">{t('lists.where')}</th>
        <td>
          {of.left_name}, {t('lists.line', { n: pair.line_left })}
        </td>
        <td>
          {of.right_name}, {t('lists.line', { n: pair.line_right })}
        </td>
      </tr>
      {pair.fields.map((field) => {
        const differs = field.left && field.right && field.left.toLowerCase() !== field.right.toLowerCase();
        return (
          <tr key={field.title} class={differs ? 'differs' : undefined}>
            <th scope="row">{field.title}</th>
            <td class="num">
              <Marked text={field.left} other={field.right} />
            </td>
            <td class="num">
              <Marked text={field.right} other={field.left} />
            </td>
          </tr>
        );
      })}
    </Table>
  );
}

interface Deciding {
  decide: (verdict?: Verdict) => void;
  step: (by: number) => void;
}
function Acts({ pair, is_busy, total, decide, step }: Deciding & ActsProps): JSX.Element {
  return (
    <div class="row">
      <button type="button" class="btn" aria-pressed={pair.verdict === 'same'} onClick={() => decide('same')}>
        <Icon name="check" />
        {t('lists.same')} <kbd>1</kbd>
      </button>
      <button type="button" class="btn" aria-pressed={pair.verdict === 'different'} onClick={() => decide('different')}>
        <Icon name="x" />
        {t('lists.different')} <kbd>2</kbd>
      </button>
      {pair.verdict && (
        <button type="button" class="btn btn-plain" onClick={() => decide()}>
          <Icon name="undo-2" />
          {t('lists.take_back')}
        </button>
      )}
      <span class="grow" aria-busy={is_busy} />
      {pair.number > 0 && (
        <button type="button" class="btn" onClick={() => step(-1)}>
          <Icon name="chevron-left" />
          {t('lists.before')}
        </button>
      )}
      {pair.number + 1 < total && (
        <button type="button" class="btn" onClick={() => step(1)}>
          {t('lists.skip')} <kbd>3</kbd>
          <Icon name="chevron-right" />
        </button>
      )}
    </div>
  );
}
interface ActsProps {
  pair: Pair;
  is_busy: boolean;
  total: number;
}

function use_digits({ decide, step }: Deciding): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const at = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)) return;
      if (document.querySelector('dialog[open]')) return;
      if (event.key === '1') decide('same');
      else if (event.key === '2') decide('different');
      else if (event.key === '3') step(1);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}

function One({ of, rows, at, set_at, set }: OneProps): JSX.Element {
  // What was said since these rows were read, by number of the doubt.
  const [said, set_said] = useState<Record<number, Pair['verdict']>>({});
  const [is_busy, set_busy] = useState(false);
  const [told, set_told] = useState<{ text: string; is_bad?: boolean } | null>(null);
  const read = pair_of(rows, at - rows.first);
  const pair: Pair = { ...read, verdict: said[at] ?? read.verdict };
  const step = (by: number): void => {
    const to = at + by;
    if (to >= 0 && to < rows.total) set_at(to);
  };
  const decide = (verdict?: Verdict): void => {
    if (is_busy) return;
    set_busy(true);
    settle(of.id, at, verdict)
      .then((comparison) => {
        set_said((before) => ({ ...before, [at]: verdict ?? '' }));
        set_told({ text: t(verdict ? 'lists.noted' : 'lists.taken_back', { n: number(at + 1) }) });
        set(comparison);
        if (verdict) step(1);
      })
      .catch((fault: unknown) =>
        set_told({ text: fault instanceof Problem ? sentence_of(fault) : String(fault), is_bad: true }),
      )
      .finally(() => set_busy(false));
  };
  use_digits({ decide, step });
  return (
    <>
      <div class="row-apart">
        <h3>{t('lists.pair_n', { n: number(at + 1), of: number(rows.total) })}</h3>
        <span class={`tag ${of.open_doubts > 0 ? 'tag-wait' : 'tag-good'}`}>
          {t('lists.open_n', { n: number(of.open_doubts) })}
        </span>
      </div>
      <ul class="why row" aria-label={t('lists.reasons')}>
        <li>
          <span class="tag tag-info">{pair.sure}</span>
        </li>
        {pair.reasons.map((reason) => (
          <li key={reason}>
            <span class="tag">{reason}</span>
          </li>
        ))}
      </ul>
      <Sides pair={pair} of={of} />
      {pair.verdict && (
        <p>
          {t('lists.verdict')}: <strong>{t_code('verdict', pair.verdict)}</strong>
        </p>
      )}
      <Acts {...{ pair, is_busy, decide, step }} total={rows.total} />
      <div role="status">{told && <Note kind={told.is_bad ? 'bad' : 'good'}>{told.text}</Note>}</div>
    </>
  );
}
interface OneProps {
  of: Comparison;
  rows: Rows;
  at: number;
  set_at: (at: number) => void;
  set: (comparison: Comparison) => void;
}

export function Doubts({ of, from, set }: Omit<OneProps, 'rows' | 'at' | 'set_at'> & { from: number }): JSX.Element {
  // null: the first one that nobody settled yet.
  const [chosen, set_chosen] = useState<number | null>(from > 0 ? from : null);
  const first = Math.floor((chosen ?? 0) / rows_a_page) * rows_a_page;
  const reading = use_reading(`doubts ${of.id} ${first}`, (signal) => list_rows(of.id, 'doubtful', first, signal));
  const at_of = (rows: Rows): number => {
    if (chosen !== null) return Math.min(chosen, rows.total - 1);
    const open = rows.items.findIndex((_, i) => pair_of(rows, i).verdict === '');
    return rows.first + Math.max(0, open);
  };
  return (
    <section class="card stack" aria-labelledby="group">
      <h2 id="group">{t_code('group', 'doubtful')}</h2>
      <p class="quiet">{t('lists.doubts_text')}</p>
      <Show
        reading={reading}
        is_empty={(rows) => rows.total === 0}
        blank={
          <Blank icon="circle-check" title={t('lists.no_doubts')}>
            {t_code('group_empty', 'doubtful')}
          </Blank>
        }>
        {(rows) => <One key={rows.first} of={of} rows={rows} at={at_of(rows)} set_at={set_chosen} set={set} />}
      </Show>
    </section>
  );
}

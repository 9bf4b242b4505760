// The counter's queues, the search before somebody is taken in, and many letters numbered at once.
import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { client_key } from '#/plumbing/api/api';
import { in_language, t, t_code } from '#/plumbing/i18n/i18n';
import { day, number } from '#/plumbing/i18n/format';
import { SearchBox } from '#/plumbing/ui/filter';
import { Blank, Head, Icon, Link, Note, Show, say } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import type { ScreenProps } from '#/app/routes';
import { may } from '#/ground/session/actions';
import { days_text, hours_text } from '#/manage/grievances/views/words';
import { ask_batch, find_alike, list_requests, look_at_batch } from '../actions';
import { type RequestRow, type State, tone_of } from '../model';
import { list_queues } from '../queues';

export const StateMark = ({ state, name }: { state: State; name: string }): JSX.Element => (
  <span class={`tag ${tone_of[state] ? `tag-${tone_of[state]}` : ''}`}>{name}</span>
);
export const left_text = (row: RequestRow): string =>
  row.is_urgent ? hours_text(row.hours_left) : days_text(row.days_left);
const is_late = (row: RequestRow): boolean => (row.is_urgent ? row.hours_left : row.days_left) < 0;

function Line({ row, tick }: { row: RequestRow; tick: JSX.Element | null }): JSX.Element {
  return (
    <tr>
      {tick && <td>{tick}</td>}
      <th scope="row" class="c-what">
        <Link class="title" to={`/loket/${row.id}`}>
          {row.name || t('loket.erased')}
        </Link>
        <div class="quiet small num">
          {row.nik} · {row.kind_name}
        </div>
      </th>
      <td class="hide-narrow">{row.region_name}</td>
      <td>
        <StateMark state={row.state} name={row.state_name} />
        {row.is_urgent && <span class="tag tag-bad">{t('loket.urgent')}</span>}
      </td>
      <td class="nowrap">
        <span class={row.is_late ? 'late' : ''}>{day(row.due_on)}</span>
        {tone_of[row.state] !== 'good' && (
          <div class={is_late(row) ? 'late small' : 'quiet small'}>{left_text(row)}</div>
        )}
      </td>
    </tr>
  );
}

export function RequestRows({
  rows,
  caption,
  ticked,
  tick,
}: {
  rows: RequestRow[];
  caption: string;
  ticked?: ReadonlySet<string>;
  tick?: (id: string) => void;
}): JSX.Element {
  return (
    <Table
      caption={caption}
      kind="queue"
      heads={[
        ...(tick ? [t('loket.choose')] : []),
        t('loket.who'),
        [t('col.place'), 'hide-narrow'] as [string, string],
        t('col.state'),
        t('loket.due'),
      ]}>
      {rows.map((row) => (
        <Line
          key={row.id}
          row={row}
          tick={
            tick ? (
              <input
                type="checkbox"
                aria-label={t('loket.choose_one', { name: row.name })}
                checked={ticked?.has(row.id) ?? false}
                onChange={() => tick(row.id)}
              />
            ) : null
          }
        />
      ))}
    </Table>
  );
}

/// Numbers the ticked ones and waits for their file.
function Batch({ ids, done }: { ids: string[]; done: () => void }): JSX.Element {
  const [job, set_job] = useState<string | null>(null);
  const [turn, set_turn] = useState(0);
  const key = useMemo(client_key, [ids.join()]);
  const reading = use_reading(job && `batch ${job} ${turn}`, (signal) => look_at_batch(job!, signal));
  const batch = reading.data;
  const is_over = batch !== undefined && !['queued', 'running'].includes(batch.state);
  useEffect(() => {
    if (!job || is_over) return;
    const timer = setTimeout(() => set_turn((n) => n + 1), 1_000);
    return () => clearTimeout(timer);
  }, [job, turn, is_over]);
  const begin = async (): Promise<void> => {
    try {
      set_job((await ask_batch(ids, key)).job);
    } catch (fault) {
      say(String((fault as Error).message));
    }
  };
  return (
    <div class="row" role="status">
      {!job && (
        <button class="btn btn-main" onClick={() => void begin()}>
          <Icon name="printer" />
          {t('loket.batch', { n: number(ids.length) })}
        </button>
      )}
      {job && !is_over && (
        <span>{t('loket.batch_runs', { done: number(batch?.done ?? 0), n: number(ids.length) })}</span>
      )}
      {is_over && batch.state === 'done' && (
        <a
          class="btn btn-main"
          href={`/api/v1/letter-batches/${job}/letters.pdf`}
          target="_blank"
          rel="noopener"
          onClick={done}>
          <Icon name="download" />
          {t('loket.batch_open', { n: number(batch.letters) })}
        </a>
      )}
      {is_over && batch.state !== 'done' && <Note kind="bad">{batch.fault || t('loket.batch_failed')}</Note>}
    </div>
  );
}

function Tabs({ chosen }: { chosen: string }): JSX.Element {
  const reading = use_reading('request queues', list_queues, ['requests']);
  return (
    <nav class="row" aria-label={t('loket.queues')}>
      {(reading.data?.items ?? []).map((queue) => (
        <Link
          key={queue.code}
          class={`btn btn-small ${queue.code === chosen ? 'btn-main' : ''}`}
          aria-current={queue.code === chosen ? 'page' : undefined}
          to={`/loket/antrean/${queue.code}`}>
          {in_language(queue.name_id, queue.name_en)}{' '}
          {queue.count > 0 && <span class="count">{number(queue.count)}</span>}
        </Link>
      ))}
    </nav>
  );
}

export function RequestQueue({ params }: ScreenProps): JSX.Element {
  const queue = params.queue ?? 'all';
  const [q, set_q] = useState('');
  const [ticked, set_ticked] = useState<ReadonlySet<string>>(new Set());
  const reading = use_reading(
    `requests ${queue} ${q}`,
    (signal) => (q ? find_alike({ q }, signal) : list_requests({ queue, limit: '100' }, signal)),
    ['requests'],
  );
  const may_batch = queue === 'to_number' && !q && may('manage_letters');
  const tick = (id: string): void => {
    const next = new Set(ticked);
    if (!next.delete(id)) next.add(id);
    set_ticked(next);
  };
  return (
    <>
      <Head title={t('nav.loket')} lead={t('loket.lead')}>
        {may('take_request') && (
          <Link class="btn btn-main" to="/loket/baru">
            <Icon name="plus" />
            {t('loket.take_in')}
          </Link>
        )}
      </Head>
      <div class="stack">
        <Tabs chosen={q ? '' : queue} />
        <SearchBox label={t('loket.search')} q={q} search={set_q} />
        {may_batch && ticked.size > 0 && <Batch ids={[...ticked]} done={() => set_ticked(new Set())} />}
        <Show
          reading={reading}
          is_empty={(page) => !page.items.length}
          blank={
            <div class="card">
              <Blank icon="inbox" title={q ? t('loket.none_found') : t('loket.empty')}>
                {q ? t('loket.none_found_text') : t_code('loket.empty_of', queue)}
              </Blank>
            </div>
          }>
          {(page) => (
            <RequestRows rows={page.items} caption={t('nav.loket')} ticked={ticked} {...(may_batch ? { tick } : {})} />
          )}
        </Show>
      </div>
    </>
  );
}

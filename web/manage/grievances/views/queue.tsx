// The work queue: one address for each queue and filter, j/k and Enter, the one next act in each row, a bulk bar
// after a tick.
import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { in_language, t, t_code } from '#/plumbing/i18n/i18n';
import { ago, moment, number } from '#/plumbing/i18n/format';
import { go, place } from '#/plumbing/router/router';
import { Blank, Head, Icon, Link, More, Show, say, sentence_of } from '#/plumbing/ui/parts';
import { count_text } from '#/plumbing/ui/waiting';
import { type Pages, use_pages } from '#/plumbing/ui/pages';
import { Problem, client_key } from '#/plumbing/api/api';
import { tell } from '#/plumbing/live/live';
import { may } from '#/ground/session/actions';
import type { ScreenProps } from '#/app/routes';
import { do_deed, list_grievances } from '../actions';
import { type Filters as FilterSet, type Queue as QueueKnown, type Row, filters_of, queue_path } from '../model';
import { Flags, RowDays, StateTag, deed_icon, place_of } from './bits';
import { FilterBar } from './filters';
import { Reassign } from './reassign';
import { queues_known } from './queues';

const typing = (event: KeyboardEvent): boolean =>
  /^(INPUT|TEXTAREA|SELECT)$/.test((event.target as HTMLElement).tagName) &&
  (event.target as HTMLInputElement).type !== 'checkbox';

/// j, k, Enter, x and / over the rows in view.
function use_row_keys(rows: Row[], at: number, set_at: (n: number) => void, tick: (id: string) => void): void {
  const now = useRef({ rows, at, set_at, tick });
  now.current = { rows, at, set_at, tick };
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const s = now.current;
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event) || document.querySelector('dialog[open]'))
        return;
      const move = (to: number): void => {
        event.preventDefault();
        s.set_at(to);
        document.getElementById(`baris-${to}`)?.scrollIntoView({ block: 'nearest' });
      };
      if (event.key === 'j') move(Math.min(s.at + 1, s.rows.length - 1));
      else if (event.key === 'k') move(Math.max(s.at - 1, 0));
      else if (event.key === '/') {
        event.preventDefault();
        document.getElementById('cari')?.focus();
      } else if (event.key === 'x' && s.rows[s.at]) s.tick(s.rows[s.at]!.id);
      else if (event.key === 'Enter' && s.rows[s.at] && event.target === document.body)
        go(`/aduan/${s.rows[s.at]!.id}`);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function NextAct({ row, acted }: { row: Row; acted: (row: Row) => void }): JSX.Element | null {
  const key = useMemo(client_key, [row.id, row.version]);
  if (!row.next_act)
    return (
      <Link class="btn btn-small" to={`/aduan/${row.id}`}>
        {t('queue.open')}
      </Link>
    );
  const name = t_code('deed', row.next_act);
  if (row.next_act !== 'claim')
    return (
      <Link class="btn btn-small" to={`/aduan/${row.id}?tindakan=${row.next_act}`}>
        <Icon name={deed_icon[row.next_act]} />
        {name}
      </Link>
    );
  const claim = async (): Promise<void> => {
    try {
      await do_deed(row.id, 'claim', {}, key);
      acted(row);
      say(t('deed.claimed', { number: row.tracking_number }), { to: `/aduan/${row.id}`, text: t('queue.open') });
    } catch (fault) {
      say(sentence_of(fault as Problem));
    }
  };
  return (
    <button class="btn btn-small" onClick={() => void claim()}>
      <Icon name="hand" />
      {name}
    </button>
  );
}

function Line({
  row,
  index,
  is_here,
  is_ticked,
  tick,
  acted,
}: {
  row: Row;
  index: number;
  is_here: boolean;
  is_ticked: boolean;
  tick: ((id: string) => void) | null;
  acted: (row: Row) => void;
}): JSX.Element {
  return (
    <tr id={`baris-${index}`} aria-current={is_here ? 'true' : undefined}>
      {tick && (
        <td class="c-tick hide-narrow">
          <input
            type="checkbox"
            checked={is_ticked}
            onChange={() => tick(row.id)}
            aria-label={t('queue.tick', { number: row.tracking_number })}
          />
        </td>
      )}
      <th scope="row" class="c-what">
        <div class="row" style={{ gap: '4px 8px' }}>
          <Link class="title num" to={`/aduan/${row.id}`}>
            {row.tracking_number}
          </Link>
          <span>{row.kind_name}</span>
        </div>
        <div class="clip clip-1 quiet">
          <Flags row={row} short />
          {row.summary}
        </div>
        <div class="hide-wide quiet small" style={{ marginTop: '4px' }}>
          {place_of(row)} · <RowDays row={row} />
        </div>
      </th>
      <td class="hide-narrow">
        {row.region_name}
        {row.district_name && <div class="quiet small">{row.district_name}</div>}
      </td>
      <td>
        <StateTag state={row.state} />
        <div class="quiet small hide-narrow">{t_code('channel', row.channel)}</div>
      </td>
      <td class="hide-narrow">
        {row.officer_name ||
          (row.unit_name ? <span class="quiet">{row.unit_name}</span> : <span class="quiet">{t('queue.nobody')}</span>)}
      </td>
      <td class="nowrap hide-narrow">
        <RowDays row={row} />
        <div class="quiet small" title={moment(row.received_at)}>
          {t('queue.in', { age: ago(row.received_at) })}
        </div>
      </td>
      <td class="acts hide-narrow">
        <NextAct row={row} acted={acted} />
      </td>
    </tr>
  );
}

function use_rows(
  queue: string,
  filters: FilterSet,
): {
  list: Pages<Row>;
  rows: Row[];
  take_out: (ids: string[]) => void;
} {
  const key = queue_path(queue, filters);
  const list = use_pages(key, (after, signal) => list_grievances(queue, filters, after, signal), ['grievances']);
  const [gone, set_gone] = useState<string[]>([]);
  useEffect(() => set_gone([]), [list.data]);
  const rows = (list.data?.items ?? []).filter((row) => !gone.includes(row.id));
  return {
    list,
    rows,
    take_out: (ids) => {
      set_gone((g) => [...g, ...ids]);
      tell('grievances');
    },
  };
}

function Lead({ queue }: { queue: QueueKnown }): JSX.Element {
  return (
    <>
      {t('queue.count', { n: count_text(queue) })}
      {queue.oldest_at && queue.count > 0 ? ` · ${t('home.oldest', { age: ago(queue.oldest_at) })}` : ''}
      {queue.late_count > 0 && (
        <>
          {' '}
          · <span class="late">{t('queue.late_n', { n: number(queue.late_count) })}</span>
        </>
      )}
    </>
  );
}
function Nothing({ queue, is_filtered }: { queue: string; is_filtered: boolean }): JSX.Element {
  return (
    <div class="card">
      <Blank
        icon={is_filtered ? 'search' : 'circle-check'}
        title={is_filtered ? t('queue.none_found') : t('queue.empty')}
        acts={
          is_filtered ? (
            <Link class="btn" to={queue_path(queue)}>
              {t('queue.clear')}
            </Link>
          ) : (
            <Link class="btn" to="/">
              {t('ui.to_home')}
            </Link>
          )
        }>
        {is_filtered
          ? t('queue.none_found_text')
          : t_code('queue_empty', queue) === queue
            ? t('queue.empty_text')
            : t_code('queue_empty', queue)}
      </Blank>
    </div>
  );
}
function Heads({ tick_all, is_all }: { tick_all: ((is_on: boolean) => void) | null; is_all: boolean }): JSX.Element {
  return (
    <thead>
      <tr>
        {tick_all && (
          <th scope="col" class="c-tick hide-narrow">
            <input
              type="checkbox"
              aria-label={t('queue.tick_all')}
              checked={is_all}
              onChange={(e) => tick_all(e.currentTarget.checked)}
            />
          </th>
        )}
        <th scope="col">{t('col.report')}</th>
        <th scope="col" class="hide-narrow">
          {t('col.place')}
        </th>
        <th scope="col">{t('col.state')}</th>
        <th scope="col" class="hide-narrow">
          {t('col.officer')}
        </th>
        <th scope="col" class="hide-narrow">
          {t('col.left')}
        </th>
        <th scope="col" class="hide-narrow">
          <span class="unseen">{t('col.act')}</span>
        </th>
      </tr>
    </thead>
  );
}

export function Queue({ params }: ScreenProps): JSX.Element {
  const queue = params.queue ?? 'all';
  const filters = filters_of(place.value.query);
  const { list, rows, take_out } = use_rows(queue, filters);
  const [at, set_at] = useState(-1);
  const [ticked, set_ticked] = useState<string[]>([]);
  const tick = (id: string): void =>
    set_ticked((now) => (now.includes(id) ? now.filter((x) => x !== id) : [...now, id]));
  useEffect(() => {
    set_ticked([]);
    set_at(-1);
  }, [queue]);
  use_row_keys(rows, at, set_at, tick);
  const known = queues_known.value.find((q) => q.code === queue);
  const name = known ? in_language(known.name_id, known.name_en) : t_code('queue_name', queue);
  const is_filtered = Object.keys(filters).length > 0;
  const may_tick = may('assign_grievance');
  return (
    <>
      <Head title={name} tab={name} lead={known ? <Lead queue={known} /> : undefined}>
        {may('receive_grievance') && (
          <Link class="btn btn-main" to="/aduan/baru">
            <Icon name="plus" />
            {t('nav.intake')}
          </Link>
        )}
      </Head>
      <FilterBar queue={queue} filters={filters} />
      <Show
        reading={list}
        bones={10}
        is_empty={() => rows.length === 0}
        blank={<Nothing queue={queue} is_filtered={is_filtered} />}>
        {(page) => (
          <>
            <div class="table-wrap queue">
              <table class="table">
                <caption class="unseen">{t('queue.caption', { name })}</caption>
                <Heads
                  tick_all={may_tick ? (is_on) => set_ticked(is_on ? rows.map((r) => r.id) : []) : null}
                  is_all={ticked.length > 0 && ticked.length === rows.length}
                />
                <tbody>
                  {rows.map((row, i) => (
                    <Line
                      key={row.id}
                      row={row}
                      index={i}
                      is_here={i === at}
                      is_ticked={ticked.includes(row.id)}
                      tick={may_tick ? tick : null}
                      acted={(r) => take_out([r.id])}
                    />
                  ))}
                </tbody>
              </table>
            </div>
            <More next={page.next} shown={rows.length} load={list.load} />
          </>
        )}
      </Show>
      {ticked.length > 0 && (
        <Reassign
          ids={ticked}
          rows={rows}
          done={(ids) => {
            take_out(ids);
            set_ticked([]);
          }}
          clear={() => set_ticked([])}
        />
      )}
    </>
  );
}

// Cases by queue: the earliest clock first, filters in the address.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { in_language, t, t_code } from '#/plumbing/i18n/i18n';
import { ago, moment, number } from '#/plumbing/i18n/format';
import { place } from '#/plumbing/router/router';
import { Blank, Head, Icon, Link, More, Show } from '#/plumbing/ui/parts';
import { use_pages } from '#/plumbing/ui/pages';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import { SearchBox } from '#/plumbing/ui/filter';
import { may } from '#/ground/session/actions';
import { Days } from '#/manage/grievances/views/bits';
import type { ScreenProps } from '#/app/routes';
import { list_cases, search_cases } from '../actions';
import type { CaseRow } from '../model';
import { case_queue_path, list_case_queues } from '../queues';
import { CaseFlags, CaseState, name_in, use_pulse, use_words } from './bits';

function Line({ row, type_names }: { row: CaseRow; type_names: string }): JSX.Element {
  return (
    <tr>
      <th scope="row" class="c-what">
        <CaseFlags row={row} />
        <Link class="title" to={`/kasus/${row.id}`}>
          {row.need || t('case.withheld')}
        </Link>
        <div class="quiet small">
          <span class="num">{row.number}</span>
          {row.form === 'short' && ` · ${t('case.form.short')}`}
          {type_names && ` · ${type_names}`}
        </div>
        <div class="hide-wide">
          <CaseState state={row.state} /> <span class="quiet small">{row.region_name}</span>
        </div>
      </th>
      <td class="hide-narrow">{row.region_name}</td>
      <td class="hide-narrow">
        <CaseState state={row.state} />
        {row.waiting_for && <div class="quiet small">{t_code('case.waiting', row.waiting_for)}</div>}
      </td>
      <td class="hide-narrow">{row.officer_name || row.unit_name || <span class="quiet">{t('queue.nobody')}</span>}</td>
      <td class="nowrap">
        <Days left={row.days_left} due={row.due_at} />
        <div class="quiet small" title={moment(row.received_at)}>
          {t('queue.in', { age: ago(row.received_at) })}
        </div>
      </td>
    </tr>
  );
}

/// The queues as links with their counts: the rail shows those of complaints.
export function CaseQueues({ here }: { here: string }): JSX.Element | null {
  const reading = use_reading('case queues', list_case_queues, ['cases', 'referrals']);
  if (!reading.data) return null;
  return (
    <nav class="tabs tabs-many" aria-label={t('case.queues')}>
      {reading.data.items.map((queue) => (
        <Link key={queue.code} to={case_queue_path(queue.code)} aria-current={queue.code === here ? 'page' : undefined}>
          {in_language(queue.name_id, queue.name_en)}{' '}
          {queue.count > 0 && (
            <span class={`count ${queue.late_count ? 'count-bad' : ''}`}>
              {number(queue.count)}
              {queue.count_is_capped && '+'}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}

export function CaseQueue({ params }: ScreenProps): JSX.Element {
  use_pulse();
  const queue = params.queue ?? 'mine';
  // Not in the address: what is looked for may be a NIK.
  const [q, set_q] = useState('');
  const filters = Object.fromEntries(
    ['region', 'state', 'type'].flatMap((name) => {
      const value = place.value.query.get(name);
      return value ? [[name, value]] : [];
    }),
  );
  const key = `cases ${queue} ${JSON.stringify(filters)} ${q}`;
  const list = use_pages(
    key,
    (after, signal) => (q ? search_cases(q, filters['region'], signal) : list_cases(queue, filters, after, signal)),
    ['cases', 'referrals'],
  );
  const words = use_words();
  return (
    <>
      <Head title={t('nav.cases')} lead={t('case.lead')}>
        {may('open_case') && (
          <Link class="btn btn-main" to="/kasus/baru">
            <Icon name="plus" />
            {t('nav.case_new')}
          </Link>
        )}
      </Head>
      <CaseQueues here={queue} />
      <SearchBox label={t('case.search')} q={q} search={set_q} />
      <Show
        reading={list}
        bones={8}
        is_empty={(page) => page.items.length === 0}
        blank={
          <div class="card">
            <Blank icon="folder-open" title={t('case.empty')}>
              {t('case.empty_text')}
            </Blank>
          </div>
        }>
        {(page) => (
          <>
            <Table
              caption={t('nav.cases')}
              kind="queue"
              heads={[
                t('case.one'),
                [t('col.place'), 'hide-narrow'],
                [t('col.state'), 'hide-narrow'],
                [t('col.officer'), 'hide-narrow'],
                t('col.left'),
              ]}>
              {page.items.map((row) => (
                <Line
                  key={row.id}
                  row={row}
                  type_names={words ? row.types.map((code) => name_in(words.types, code)).join(', ') : ''}
                />
              ))}
            </Table>
            <More next={page.next} shown={page.items.length} load={list.load} />
          </>
        )}
      </Show>
    </>
  );
}

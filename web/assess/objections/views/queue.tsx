// Objections to handle: the earliest answer first. Who objected does not stand here.
import type { JSX } from 'preact';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { day, number } from '#/plumbing/i18n/format';
import { go } from '#/plumbing/router/router';
import { with_query } from '#/plumbing/router/match';
import { FilterPick } from '#/plumbing/ui/filter';
import { Blank, Head, Icon, Link, More, Note, Show } from '#/plumbing/ui/parts';
import { use_pages } from '#/plumbing/ui/pages';
import { Table } from '#/plumbing/ui/table';
import type { ScreenProps } from '#/app/routes';
import { may } from '#/ground/session/actions';
import { list_objections } from '../actions';
import { type Row, page_size, queues } from '../model';
import { Mark, Rooms } from './bits';

function Line({ row }: { row: Row }): JSX.Element {
  return (
    <tr>
      <th scope="row" class="c-what">
        <Link class="title" to={`/sanggah/${row.id}`}>
          {row.family_name}
        </Link>
        <div class="quiet small">
          {row.reason_name}
          {row.programme && ` · ${row.programme}`}
        </div>
      </th>
      <td class="hide-narrow">
        {row.region_name}
        <div class="quiet small">{row.officer_name || t('sanggah.nobody_yet')}</div>
      </td>
      <td>
        <Mark state={row.state} name={row.state_name} />
        {row.climbs > 0 && <span class="tag tag-bad">{t('sanggah.climbed')}</span>}
      </td>
      <td class="nowrap">
        <span class={row.is_late ? 'late' : ''}>{day(row.due_at)}</span>
        {!row.is_late && ['received', 'checking'].includes(row.state) && (
          <div class="quiet small">{t('sanggah.days_left', { n: number(row.days_left) })}</div>
        )}
      </td>
    </tr>
  );
}

export function ObjectionQueue({ query }: ScreenProps): JSX.Element {
  const queue = queues.find((one) => one === query.get('antrean')) ?? 'open';
  const list = use_pages(
    `objections ${queue}`,
    (after, signal) => list_objections({ queue, after, limit: page_size }, signal),
    ['objections'],
  );
  return (
    <>
      <Head title={t('sanggah.objections')} lead={t('sanggah.lead')}>
        {may('take_request') && (
          <Link class="btn btn-main" to="/sanggah/baru">
            <Icon name="plus" />
            {t('sanggah.take_in')}
          </Link>
        )}
      </Head>
      <Rooms at="objections" />
      <div class="stack">
        <Note>{t('sanggah.secret')}</Note>
        <FilterPick
          label={t('sanggah.queue')}
          is_said
          chosen={queue}
          choices={queues.map((value) => ({ value, text: t_code('sanggah.queue', value) }))}
          pick={(value) =>
            go(with_query('/sanggah', query, { antrean: value === 'open' ? undefined : value }), 'replace')
          }
        />
        <Show
          reading={list}
          is_empty={(page) => !page.items.length}
          blank={
            <div class="card">
              <Blank icon="circle-check" title={t('sanggah.none')}>
                {t('sanggah.none_text')}
              </Blank>
            </div>
          }>
          {(page) => (
            <>
              <Table
                caption={t('sanggah.objections')}
                kind="queue"
                heads={[
                  t('sanggah.against'),
                  [t('col.place'), 'hide-narrow'],
                  t('col.state'),
                  t('sanggah.answer_by'),
                ]}>
                {page.items.map((row) => (
                  <Line key={row.id} row={row} />
                ))}
              </Table>
              <More next={page.next} shown={page.items.length} load={list.load} />
            </>
          )}
        </Show>
      </div>
    </>
  );
}

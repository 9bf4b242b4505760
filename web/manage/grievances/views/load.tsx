// Who has how much: open, late, urgent, answered in 30 days; each number opens the queue behind it.
import type { JSX } from 'preact';
import { t } from '#/plumbing/i18n/i18n';
import { ago, number } from '#/plumbing/i18n/format';
import { Blank, Head, Link, Show } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { list_load } from '../actions';
import { Table } from '#/plumbing/ui/table';
import { type Load, queue_path } from '../model';

function Line({ load, most }: { load: Load; most: number }): JSX.Element {
  const share = most ? Math.round((load.open / most) * 100) : 0;
  const late = most ? Math.round((load.late / most) * 100) : 0;
  return (
    <tr>
      <th scope="row">
        <Link to={queue_path('all', { officer: load.officer })}>{load.name}</Link>
        <div class="quiet small">{load.unit_name}</div>
      </th>
      <td class="right num">{number(load.open)}</td>
      <td style={{ minWidth: '140px' }} class="hide-narrow">
        <svg width="100%" height="14" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">
          <rect width={share} height="14" fill="#a1c4f5" />
          <rect width={late} height="14" fill="#d50b0b" />
        </svg>
      </td>
      <td class={`right num ${load.late ? 'late' : ''}`}>
        {load.late ? (
          <Link class="late" to={queue_path('late', { officer: load.officer })}>
            {number(load.late)}
          </Link>
        ) : (
          0
        )}
      </td>
      <td class="right num">{number(load.urgent)}</td>
      <td class="right num hide-narrow">{number(load.answered_30_days)}</td>
      <td class="nowrap hide-narrow">{load.oldest_at ? ago(load.oldest_at) : '—'}</td>
    </tr>
  );
}
export function LoadView(): JSX.Element {
  const reading = use_reading('load', (signal) => list_load(signal), ['grievances']);
  return (
    <>
      <Head title={t('nav.load')} lead={t('load.lead')} />
      <Show
        reading={reading}
        is_empty={(page) => !page.items.length}
        blank={
          <div class="card">
            <Blank icon="users" title={t('load.empty')}>
              {t('load.empty_text')}
            </Blank>
          </div>
        }>
        {(page) => {
          const most = Math.max(1, ...page.items.map((x) => x.open));
          const rows = [...page.items].sort((a, b) => b.late - a.late || b.open - a.open);
          return (
            <Table
              caption={t('load.caption')}
              is_said
              heads={[
                t('col.officer'),
                [t('load.open'), 'right'],
                [t('load.bar'), 'hide-narrow'],
                [t('load.late'), 'right'],
                [t('load.urgent'), 'right'],
                [t('load.answered'), 'right hide-narrow'],
                [t('load.oldest'), 'hide-narrow'],
              ]}>
              {rows.map((load) => (
                <Line key={load.officer} load={load} most={most} />
              ))}
            </Table>
          );
        }}
      </Show>
    </>
  );
}

// The rows of a group, page by page, as they will stand in the workbook.
import type { JSX } from 'preact';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { number } from '#/plumbing/i18n/format';
import { Blank, Icon, Link, Show } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import { list_rows } from '../actions';
import { type Comparison, type Group, rows_a_page } from '../model';

const cell_class = (render: string | undefined, text: string): string =>
  ['num', render === 'number' && 'right', text.length < 40 && 'nowrap'].filter(Boolean).join(' ');

export function Pages({ of, group, from, total }: PagesProps): JSX.Element | null {
  if (total <= rows_a_page) return null;
  const to = (first: number): string => `/bandingkan/${of.id}?kelompok=${group}&dari=${first}`;
  return (
    <nav class="row" aria-label={t('lists.pages')}>
      {from > 0 && (
        <Link class="btn" to={to(Math.max(0, from - rows_a_page))}>
          <Icon name="chevron-left" />
          {t('lists.before')}
        </Link>
      )}
      <span class="quiet num">
        {t('lists.span', {
          first: number(from + 1),
          last: number(Math.min(total, from + rows_a_page)),
          total: number(total),
        })}
      </span>
      {from + rows_a_page < total && (
        <Link class="btn" to={to(from + rows_a_page)}>
          {t('lists.after')}
          <Icon name="chevron-right" />
        </Link>
      )}
    </nav>
  );
}
interface PagesProps {
  of: Comparison;
  group: Group;
  from: number;
  total: number;
}

export function GroupRows({ of, group, from }: { of: Comparison; group: Group; from: number }): JSX.Element {
  const reading = use_reading(`rows ${of.id} ${group} ${from}`, (signal) => list_rows(of.id, group, from, signal));
  const title = t_code('group', group);
  return (
    <section class="stack" aria-labelledby="group">
      <h2 id="group">{title}</h2>
      <Show
        reading={reading}
        is_empty={(data) => data.items.length === 0}
        blank={
          <Blank icon="circle-check" title={t('lists.nobody')}>
            {t_code('group_empty', group)}
          </Blank>
        }>
        {(data) => (
          <>
            <Table
              caption={title}
              region={t('lists.table_of', { group: title })}
              heads={data.headings.map((h) => (h.render === 'number' ? [h.title, 'right'] : h.title))}>
              {data.items.map((row, i) => (
                <tr key={data.first + i}>
                  {row.map((cell, c) => (
                    <td key={c} class={cell_class(data.headings[c]?.render, cell)}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </Table>
            <Pages of={of} group={group} from={from} total={data.total} />
          </>
        )}
      </Show>
    </section>
  );
}

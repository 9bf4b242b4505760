// The figures of one area and period beside each other: by kind, unit, kecamatan, village, channel or month.
import type { JSX } from 'preact';
import type { Figure, SliceOut } from '#/plumbing/api/types';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { number } from '#/plumbing/i18n/format';
import { FilterPick } from '#/plumbing/ui/filter';
import { Link, Note, Show } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import { list_slices } from '../actions';
import { behind_path, slice_kinds } from '../model';

/// A figure as a cell: a share where it is one of many, else a count; the list behind it when there is one.
function Cell({ slice, code, narrow }: { slice: SliceOut; code: Figure['code']; narrow?: boolean }): JSX.Element {
  const figure = slice.figures.find((one) => one.code === code);
  const kind = `right num ${narrow ? '' : 'hide-narrow'}`;
  if (!figure) return <td class={kind}>—</td>;
  const is_share = code === 'answered_in_time';
  const value = code === 'half_days_median' ? figure.value / 2 : figure.value;
  const told = is_share
    ? figure.of
      ? `${Math.round((figure.value / figure.of) * 100)}%`
      : '—'
    : number(value, 1);
  const is_late = code === 'late_now' && figure.value > 0;
  return (
    <td class={kind}>
      {figure.behind && figure.value > 0 && !is_share && code !== 'half_days_median' ? (
        <Link class={is_late ? 'late' : ''} to={behind_path(figure.behind)}>
          {told}
        </Link>
      ) : (
        told
      )}
    </td>
  );
}

export function Slices({
  wish,
  by,
  pick,
}: {
  wish: Record<string, string | undefined>;
  by: string;
  pick: (by: string) => void;
}): JSX.Element {
  const reading = use_reading(
    `slices ${by} ${JSON.stringify(wish)}`,
    (signal) => list_slices({ ...wish, by }, signal),
    ['grievances'],
  );
  return (
    <section class="stack" style={{ marginTop: '24px' }}>
      <div class="row-apart">
        <h2>{t('slices.title')}</h2>
        <FilterPick
          label={t('slices.by')}
          chosen={by}
          choices={slice_kinds.map((value) => ({ value, text: t_code('slices.of', value) }))}
          pick={pick}
        />
      </div>
      <Show
        reading={reading}
        is_empty={(page) => !page.items.length}
        blank={<Note>{t('slices.empty')}</Note>}>
        {(page) => (
          <Table
            caption={t('slices.title')}
            region={t('slices.title')}
            heads={[
              t_code('slices.of', by),
              [t_code('figure', 'received'), 'right'],
              [t('slices.open'), 'right'],
              [t('slices.late'), 'right'],
              [t('slices.in_time'), 'right hide-narrow'],
              [t('slices.days'), 'right hide-narrow'],
              [t('slices.rebutted'), 'right hide-narrow'],
            ]}>
            {page.items.map((slice) => (
              <tr key={slice.key}>
                <th scope="row">{slice.name}</th>
                <Cell slice={slice} code="received" narrow />
                <Cell slice={slice} code="open" narrow />
                <Cell slice={slice} code="late_now" narrow />
                <Cell slice={slice} code="answered_in_time" />
                <Cell slice={slice} code="half_days_median" />
                <Cell slice={slice} code="rebutted" />
              </tr>
            ))}
          </Table>
        )}
      </Show>
      <p class="quiet small">{t('slices.small')}</p>
    </section>
  );
}

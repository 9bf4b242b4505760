// Parts that the screens of proposals share: tabs, states, days left, the month.
import type { JSX } from 'preact';
import { t, t_code, type Key } from '#/plumbing/i18n/i18n';
import { day, today } from '#/plumbing/i18n/format';
import { FilterPick } from '#/plumbing/ui/filter';
import { Link } from '#/plumbing/ui/parts';
import { place } from '#/plumbing/router/router';
import { may } from '#/ground/session/actions';
import { type Item, type Roll, type RollState, tone_of_item, tone_of_roll } from '../model';
import { months_around } from '../queues';
import { days_words, month_words } from './words';

const tag = (tone: string, text: string): JSX.Element => <span class={`tag ${tone ? `tag-${tone}` : ''}`}>{text}</span>;
export const RollMark = ({ state }: { state: RollState }): JSX.Element =>
  tag(tone_of_roll[state], t_code('usul.state', state));
export const ItemMark = ({ item }: { item: Item }): JSX.Element =>
  tag(tone_of_item[item.state], t_code('usul.item', item.state));

export function Due({ row }: { row: Pick<Roll, 'due_on' | 'days_left' | 'is_late'> }): JSX.Element {
  if (!row.due_on) return <span class="quiet">—</span>;
  return (
    <>
      <span class={row.is_late ? 'late nowrap' : 'nowrap'}>{day(row.due_on)}</span>
      <div class={`small ${row.is_late ? 'late' : 'quiet'}`}>{days_words(row.days_left)}</div>
    </>
  );
}

export const kind_words = (item: Item): string =>
  item.kind === 'programme'
    ? `${t_code('usul.kind', item.kind)}: ${item.programme.toUpperCase().replace('_', '-')}`
    : t_code('usul.kind', item.kind);

const tabs: { to: string; name: Key; may_see: () => boolean }[] = [
  { to: '/usulan', name: 'usul.tab_deadline', may_see: () => true },
  { to: '/usulan/meja/sent', name: 'usul.tab_verify', may_see: () => may('verify_registry') },
  { to: '/usulan/meja/verified', name: 'usul.tab_approve', may_see: () => may('decide_registry') },
  { to: '/usulan/rekap', name: 'usul.tab_recap', may_see: () => may('verify_registry') || may('decide_registry') },
  { to: '/usulan/siks-ng', name: 'usul.tab_siksng', may_see: () => may('edit_registry') || may('decide_registry') },
];
export function Tabs(): JSX.Element {
  return (
    <nav class="row" aria-label={t('usul.tabs')}>
      {tabs
        .filter((one) => one.may_see())
        .map((one) => (
          <Link
            key={one.to}
            class={`btn btn-small ${place.value.path === one.to ? 'btn-main' : ''}`}
            aria-current={place.value.path === one.to ? 'page' : undefined}
            to={one.to}>
            {t(one.name)}
          </Link>
        ))}
    </nav>
  );
}

export function MonthPick({ month, pick }: { month: string; pick: (month: string) => void }): JSX.Element {
  const months = months_around(today());
  return (
    <FilterPick
      label={t('usul.month')}
      is_said
      chosen={month}
      choices={(months.includes(month) ? months : [month, ...months]).map((value) => ({
        value,
        text: month_words(value),
      }))}
      pick={pick}
    />
  );
}

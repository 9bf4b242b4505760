// Small pieces that several complaint screens show alike: state, days, flags.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { in_language, t, t_code } from '#/plumbing/i18n/i18n';
import { ago, moment } from '#/plumbing/i18n/format';
import { Icon, Link } from '#/plumbing/ui/parts';
import type { Choice } from '#/plumbing/ui/form';
import type { IconName } from '#/plumbing/ui/icons.gen';
import { days_text, hours_text } from './words';
import { known_kinds } from '../actions';
import { type Deed, type Kind, type Row, type Similar, type State, guard_of, tone_of } from '../model';

export function StateTag({ state }: { state: State }): JSX.Element {
  return <span class={`tag ${tone_of[state] ? `tag-${tone_of[state]}` : ''}`}>{t_code('state', state)}</span>;
}
/// Working days left; hours where the promise runs by the clock.
export function Days({
  left,
  due,
  hours,
}: {
  left: number | null | undefined;
  due?: string | null | undefined;
  hours?: number | undefined;
}): JSX.Element {
  if (left == null) return <span class="quiet">—</span>;
  if (hours !== undefined)
    return (
      <span class={`num days ${hours < 0 ? 'late' : hours <= 6 ? 'soon' : ''}`} title={due ? moment(due) : undefined}>
        {hours_text(hours)}
      </span>
    );
  return (
    <span class={`num days ${left < 0 ? 'late' : left <= 1 ? 'soon' : ''}`} title={due ? moment(due) : undefined}>
      {days_text(left)}
    </span>
  );
}
/// Short in tables: privacy as an icon with its word for screen readers, the rest in full.
export function Flags({
  row,
  short,
}: {
  row: Pick<Row, 'is_urgent' | 'privacy' | 'guard' | 'is_climbed'>;
  short?: boolean;
}): JSX.Element {
  const guard = guard_of(row);
  const privacy = row.privacy === 'open' ? '' : t_code('flag', row.privacy);
  return (
    <>
      {row.is_urgent && (
        <span class="tag tag-bad">
          <Icon name="siren" />
          {t('flag.urgent')}
        </span>
      )}
      {row.is_climbed && (
        <span class="tag tag-wait">
          <Icon name="arrow-up-right" />
          {t('flag.climbed')}
        </span>
      )}
      {guard === 'closed' && (
        <span class="tag tag-dark">
          <Icon name="lock" />
          {t('flag.closed')}
        </span>
      )}
      {guard === 'oversight' && (
        <span class="tag tag-dark">
          <Icon name="shield" />
          {t('flag.oversight')}
        </span>
      )}
      {privacy &&
        (short ? (
          <span class="tag tag-icon" title={privacy}>
            <Icon name="eye-off" label={privacy} />
          </span>
        ) : (
          <span class="tag">
            <Icon name="eye-off" />
            {privacy}
          </span>
        ))}
    </>
  );
}
export const deed_icon: Record<Deed, IconName> = {
  verify: 'check',
  reject: 'circle-x',
  forward: 'forward',
  assign: 'user-plus',
  claim: 'hand',
  note: 'sticky-note',
  ask: 'message-circle-question-mark',
  answer: 'send',
  extend: 'calendar-plus',
  merge: 'merge',
  close: 'circle-check',
  reopen: 'rotate-ccw',
  name: 'shield',
  sent: 'check',
};
export const place_of = (row: Pick<Row, 'region_name' | 'district_name'>): string =>
  row.district_name ? `${row.region_name}, ${row.district_name}` : row.region_name;

/// Days left of the clock a list shows: the promise, by hours where it runs by the clock.
export const RowDays = ({ row }: { row: Row }): JSX.Element =>
  ['selesai', 'ditolak', 'digabung'].includes(row.state) ? (
    <span class="quiet">—</span>
  ) : (
    <Days left={row.days_left} due={row.promise_at} {...(row.is_urgent ? { hours: row.hours_left } : {})} />
  );

export function use_kinds(): Kind[] {
  const [kinds, set_kinds] = useState<Kind[]>([]);
  useEffect(() => {
    known_kinds().then(set_kinds, () => {});
  }, []);
  return kinds;
}
export const kind_choices = (kinds: Kind[]): Choice[] =>
  kinds.filter((k) => k.is_active).map((k) => ({ value: k.code, text: in_language(k.name_id, k.name_en) }));
export const code_choices = (group: string, codes: readonly string[]): Choice[] =>
  codes.map((code) => ({ value: code, text: t_code(group, code) }));

/// Why a report looks like this one: each reason a mark, words that both have in it.
function Why({ why }: { why: Similar['why'] }): JSX.Element {
  return (
    <ul class="row why" aria-label={t('earlier.why')}>
      {why.map(({ code, words }) => (
        <li key={code} class="tag tag-info">
          {t_code('why', code)}
          {words.length > 0 && `: ${words.join(', ')}`}
        </li>
      ))}
    </ul>
  );
}
/// Reports that look like this one, the likest first; those of a search have no reason beside their words.
export function SimilarList({
  rows,
  act,
}: {
  rows: (Row & Partial<Pick<Similar, 'why'>>)[];
  act?: (row: Row) => JSX.Element;
}): JSX.Element {
  return (
    <ul class="similar">
      {rows.map((row) => (
        <li key={row.id} class="stack stack-2">
          <div class="row-apart">
            <Link to={`/aduan/${row.id}`} target="_blank">
              <strong class="num">{row.tracking_number}</strong>
            </Link>
            <StateTag state={row.state} />
          </div>
          <div>
            {row.kind_name} · {place_of(row)} · <span title={moment(row.received_at)}>{ago(row.received_at)}</span>
          </div>
          <div class="quiet clip">{row.summary}</div>
          {row.why && <Why why={row.why} />}
          {act && <div class="row">{act(row)}</div>}
        </li>
      ))}
    </ul>
  );
}

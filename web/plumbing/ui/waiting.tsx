// What waits for a person on the first page: a box, and a way into its list. Each house says what it has.
import type { JSX } from 'preact';
import { in_language, t } from '#/plumbing/i18n/i18n';
import { ago, number } from '#/plumbing/i18n/format';
import type { IconName } from './icons.gen';
import { Icon, Link } from './parts';

export interface Waiting {
  to: string;
  icon: IconName;
  name: string;
  count: string;
  late: number;
  tone: 'bad' | 'wait' | 'calm';
  oldest_at?: string | null | undefined;
  due?: string | undefined;
}

/// A queue as the server counts it.
export interface Counted {
  name_id: string;
  name_en: string;
  count: number;
  count_is_capped: boolean;
  late_count: number;
  oldest_at?: string | null;
}
export const count_text = (queue: Counted): string => number(queue.count) + (queue.count_is_capped ? '+' : '');
export const box_of = (queue: Counted, at: Pick<Waiting, 'to' | 'icon' | 'tone' | 'due'>): Waiting => ({
  ...at,
  name: in_language(queue.name_id, queue.name_en),
  count: count_text(queue),
  late: queue.late_count,
  oldest_at: queue.oldest_at,
});

export function WaitingBox({ one }: { one: Waiting }): JSX.Element {
  return (
    <Link to={one.to} class={`box box-${one.tone}`}>
      <h3>
        <Icon name={one.icon} />
        {one.name}
      </h3>
      <strong>{one.count}</strong>
      {one.oldest_at && <small>{t('home.oldest', { age: ago(one.oldest_at) })}</small>}
      <small>
        {one.late > 0 ? (
          <span class="late">{t('queue.late_n', { n: number(one.late) })}</span>
        ) : (
          (one.due ?? t('home.calm'))
        )}
      </small>
    </Link>
  );
}

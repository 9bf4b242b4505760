// Field checks: homes to go to, and what others found there, to be accepted.
import { t_code } from '#/plumbing/i18n/i18n';
import { number } from '#/plumbing/i18n/format';
import { type Reading, map_reading } from '#/plumbing/ui/query';
import { use_shared } from '#/plumbing/ui/shared';
import type { Waiting } from '#/plumbing/ui/waiting';
import { may } from '#/ground/session/actions';
import { days_words } from '#/assess/proposals/views/words';
import { list_visit_queues } from '../queues';

export const use_waiting = (): Reading<Waiting[]> =>
  map_reading(
    use_shared(may('edit_registry') || may('verify_registry') ? 'visit queues' : null, list_visit_queues, ['registry']),
    (page) =>
      page.items
        .filter((queue) => queue.count > 0)
        .map((queue) => ({
          to: `/registri/kunjungan${queue.state === 'open' ? '' : `?status=${queue.state}`}`,
          icon: queue.state === 'open' ? 'map-pin' : 'user-check',
          name: t_code('reg.visits_waiting', queue.state),
          count: number(queue.count),
          late: queue.late_count,
          tone: queue.late_count ? 'bad' : (queue.days_left ?? 9) <= 1 ? 'wait' : 'calm',
          oldest_at: queue.oldest_at,
          due: queue.days_left == null ? undefined : days_words(queue.days_left),
        })),
  );

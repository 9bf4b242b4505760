// Whom the civil registry does not confirm, and with whom this person has something to do: a box a cause.
import { t_code } from '#/plumbing/i18n/i18n';
import { number } from '#/plumbing/i18n/format';
import { type Reading, map_reading } from '#/plumbing/ui/query';
import { use_shared } from '#/plumbing/ui/shared';
import type { Waiting } from '#/plumbing/ui/waiting';
import { may } from '#/ground/session/actions';
import { list_queues, mine_path } from '../queues';

export const use_waiting = (): Reading<Waiting[]> =>
  map_reading(use_shared(may('verify_registry') ? 'civil queues' : null, list_queues, ['civil']), (page) =>
    page.items.map((queue) => ({
      to: mine_path(queue.cause),
      icon: 'id-card',
      name: t_code('padan.cause', queue.cause),
      count: number(queue.count),
      late: 0,
      tone: 'calm',
      oldest_at: queue.oldest_at,
    })),
  );

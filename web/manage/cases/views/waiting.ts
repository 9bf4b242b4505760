// The cases that wait for somebody: what stands in a shelter or was asked of others is followed on its own screen.
import type { IconName } from '#/plumbing/ui/icons.gen';
import { type Reading, map_reading } from '#/plumbing/ui/query';
import { use_shared } from '#/plumbing/ui/shared';
import { type Waiting, box_of } from '#/plumbing/ui/waiting';
import { may } from '#/ground/session/actions';
import { case_queue_path, list_case_queues } from '../queues';

const to_act: Record<string, IconName> = {
  urgent: 'siren',
  late: 'clock-alert',
  incoming: 'inbox',
  to_approve: 'user-check',
  unassigned: 'inbox',
  mine: 'user',
};

export const use_waiting = (): Reading<Waiting[]> =>
  map_reading(
    use_shared(may('see_case') ? 'case queues' : null, list_case_queues, ['cases', 'referrals']),
    (page) =>
      page.items
        .filter((queue) => queue.count > 0 && to_act[queue.code])
        .map((queue) =>
          box_of(queue, {
            to: case_queue_path(queue.code),
            icon: to_act[queue.code]!,
            tone: queue.code === 'urgent' || queue.late_count > 0 ? 'bad' : 'calm',
          }),
        ),
  );

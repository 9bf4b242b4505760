// What waits at the counter, without what lies with the applicant.
import type { IconName } from '#/plumbing/ui/icons.gen';
import { type Reading, map_reading } from '#/plumbing/ui/query';
import { use_shared } from '#/plumbing/ui/shared';
import { type Waiting, box_of } from '#/plumbing/ui/waiting';
import { may } from '#/ground/session/actions';
import { days_text } from '#/manage/grievances/views/words';
import type { RequestQueues } from '../model';
import { list_queues } from '../queues';

const to_act: Record<string, IconName> = {
  emergency: 'siren',
  late: 'clock-alert',
  mine: 'user',
  to_check: 'user-check',
  to_initial: 'pen-line',
  to_number: 'tag',
  to_sign: 'file-text',
  to_hand_over: 'hand',
};

const tone = (queue: RequestQueues['items'][number]): Waiting['tone'] =>
  queue.code === 'emergency' || queue.late_count > 0 ? 'bad' : queue.least_days_left === 0 ? 'wait' : 'calm';

export const use_waiting = (): Reading<Waiting[]> =>
  map_reading(use_shared(may('see_request') ? 'request queues' : null, list_queues, ['requests']), (page) =>
    page.items
      .filter((queue) => queue.count > 0 && to_act[queue.code])
      .map((queue) =>
        box_of(queue, {
          to: `/loket/antrean/${queue.code}`,
          icon: to_act[queue.code]!,
          tone: tone(queue),
          due: queue.least_days_left == null ? undefined : days_text(queue.least_days_left),
        }),
      ),
  );

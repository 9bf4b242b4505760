// The complaints that wait for this person, the most pressing queue first.
import { type Reading, map_reading } from '#/plumbing/ui/query';
import { type Waiting, box_of } from '#/plumbing/ui/waiting';
import type { Queue } from '../model';
import { queue_icon, use_queues } from './queues';
import { days_text } from './words';

const first_to_act = [
  'urgent',
  'climbed',
  'late',
  'rebutted',
  'oversight',
  'to_verify',
  'unassigned',
  'mine',
  'my_unit',
  'asked',
  'answered',
];
const tone = (queue: Queue): Waiting['tone'] =>
  queue.code === 'urgent' || queue.code === 'late' || queue.late_count > 0
    ? 'bad'
    : queue.code === 'climbed' || queue.code === 'rebutted' || (queue.least_days_left ?? 9) <= 1
      ? 'wait'
      : 'calm';

export const use_waiting = (): Reading<Waiting[]> =>
  map_reading(use_queues(), (page) =>
    first_to_act
      .map((code) => page.items.find((queue) => queue.code === code))
      .filter((queue): queue is Queue => !!queue && queue.count > 0)
      .map((queue) =>
        box_of(queue, {
          to: `/antrean/${queue.code}`,
          icon: queue_icon[queue.code] ?? 'inbox',
          tone: tone(queue),
          due: queue.least_days_left == null ? undefined : days_text(queue.least_days_left),
        }),
      ),
  );

// The villages' lists that lie on this person's desks: a list keeps its month until the regency has entered it.
import { t, t_code } from '#/plumbing/i18n/i18n';
import { number } from '#/plumbing/i18n/format';
import { type Reading, map_reading } from '#/plumbing/ui/query';
import { use_shared } from '#/plumbing/ui/shared';
import type { Waiting } from '#/plumbing/ui/waiting';
import { may } from '#/ground/session/actions';
import type { Act } from '#/ground/session/model';
import { type Queue, list_queues } from '../queues';
import { days_words, month_words } from './words';

const box = (queue: Queue): Waiting => ({
  to: `/usulan?bulan=${queue.month}&meja=${queue.turn}`,
  icon: 'clipboard-list',
  name: t('usul.lists_of', { month: month_words(queue.month), desk: t_code('usul.turn', queue.turn) }),
  count: number(queue.count),
  late: queue.late_count,
  tone: queue.late_count ? 'bad' : queue.days_left <= 1 ? 'wait' : 'calm',
  due: days_words(queue.days_left),
});

const acts_of_desks: Act[] = ['edit_registry', 'verify_registry', 'decide_registry', 'import_registry'];

export const use_waiting = (): Reading<Waiting[]> =>
  map_reading(use_shared(acts_of_desks.some(may) ? 'proposal queues' : null, list_queues, ['proposals']), (page) =>
    page.items.map(box),
  );

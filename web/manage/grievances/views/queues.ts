// The queues as every screen knows them: one read, shared by rail, home and palette.
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { QueuesOut } from '#/plumbing/api/types';
import type { IconName } from '#/plumbing/ui/icons.gen';
import type { Reading } from '#/plumbing/ui/query';
import { use_shared } from '#/plumbing/ui/shared';
import { may } from '#/ground/session/actions';
import { list_queues } from '../actions';
import type { Queue } from '../model';

export const queue_icon: Record<string, IconName> = {
  to_verify: 'user-check',
  unassigned: 'inbox',
  mine: 'user',
  my_unit: 'building-2',
  asked: 'message-circle-question-mark',
  answered: 'message-circle',
  rebutted: 'undo-2',
  late: 'clock-alert',
  climbed: 'arrow-up-right',
  urgent: 'siren',
  oversight: 'shield',
  all: 'database',
};
/// The last counts read, so that the palette knows the queues without asking again.
export const queues_known = signal<Queue[]>([]);
export function use_queues(): Reading<QueuesOut> {
  const reading = use_shared(may('see_grievance') ? 'queues' : null, list_queues, ['grievances']);
  useEffect(() => {
    if (reading.data) queues_known.value = reading.data.items;
  }, [reading.data]);
  return reading;
}

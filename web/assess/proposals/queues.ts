// Counts that the first page reads: apart from actions, so that it brings no more along.
import { get } from '#/plumbing/api/api';
import type { Overview, Queues } from './model';

export type Queue = Queues['items'][number];
export const list_queues = (signal?: AbortSignal): Promise<Queues> => get('/proposal-queues', {}, signal);
export const see_overview = (month: string, signal?: AbortSignal): Promise<Overview> =>
  get('/proposals/overview', { month }, signal);

/// Months one may look at: the next one and the five before it.
export function months_around(today: string): string[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return Array.from({ length: 7 }, (_, i) => {
    const at = year * 12 + month - i;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}

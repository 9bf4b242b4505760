// Counts that the first page reads: apart from actions, so that it brings no more along.
import { get } from '#/plumbing/api/api';
import type { CaseQueues } from './model';

export const list_case_queues = (signal?: AbortSignal): Promise<CaseQueues> => get('/cases/queues', {}, signal);
export const case_queue_path = (queue: string): string => `/kasus/antrean/${queue}`;

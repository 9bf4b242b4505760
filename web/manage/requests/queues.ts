// Counts that the first page reads: apart from actions, so that it brings no more along.
import { get } from '#/plumbing/api/api';
import type { RequestQueues } from './model';

export const list_queues = (signal?: AbortSignal): Promise<RequestQueues> => get('/request-queues', {}, signal);

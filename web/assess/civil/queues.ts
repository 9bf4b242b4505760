// Counts that the first page reads: apart from actions, so that it brings no more along.
import { get } from '#/plumbing/api/api';
import type { Queues } from './model';

export const list_queues = (signal?: AbortSignal): Promise<Queues> => get('/civil-queues', {}, signal);
export const mine_path = (cause: string): string => `/padan/antrean/${cause}?milik=saya`;

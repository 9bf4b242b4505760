// Counts that the first page reads: apart from actions, so that it brings no more along.
import { get } from '#/plumbing/api/api';
import type { RegistryVisitQueuesOut } from '#/plumbing/api/types';

export const list_visit_queues = (signal?: AbortSignal): Promise<RegistryVisitQueuesOut> =>
  get('/visit-queues', {}, signal);

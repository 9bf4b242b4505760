import { get, post } from '#/plumbing/api/api';
import type { Agreement, Agreements } from './model';

export const list_agreements = (signal?: AbortSignal): Promise<Agreements> =>
  get('/agreements', { limit: 200 }, signal);
export const open_agreement = (id: string, signal?: AbortSignal): Promise<Agreement> =>
  get(`/agreements/${id}`, {}, signal);
export const add_agreement = (terms: Record<string, unknown>): Promise<Agreement> => post('/agreements', { terms });
export const do_agreement = (id: string, deed: string, body: Record<string, unknown>): Promise<Agreement> =>
  post(`/agreements/${id}/${deed}`, body);

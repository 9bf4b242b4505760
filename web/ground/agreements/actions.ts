import { call, get, post } from '#/plumbing/api/api';
import type { Agreement, Agreements } from './model';

export const list_agreements = (signal?: AbortSignal): Promise<Agreements> =>
  get('/agreements', { limit: 200 }, signal);
export const open_agreement = (id: string, signal?: AbortSignal): Promise<Agreement> =>
  get(`/agreements/${id}`, {}, signal);
export const add_agreement = (terms: Record<string, unknown>): Promise<Agreement> => post('/agreements', { terms });
/// The name of the kept file. A signed file is the agreement's; a proof belongs to a plan item.
export async function add_agreement_paper(id: string, kind: 'signed_file' | 'proof', file: File): Promise<string> {
  const form = new FormData();
  form.append('file', file, file.name);
  const kept = await call<{ name: string }>('POST', `/agreements/${id}/papers?kind=${kind}`, undefined, { raw: form });
  return kept.name;
}
export const do_agreement = (id: string, deed: string, body: Record<string, unknown>): Promise<Agreement> =>
  post(`/agreements/${id}/${deed}`, body);

import { call, get, post } from '#/plumbing/api/api';
import type { CaseFileOut, CaseTimelineOut } from '#/plumbing/api/types';
import {
  type CaseFile,
  type CasePage,
  type Did,
  type Preview,
  type SimilarCases,
  type Words,
  file_of,
} from './model';

/// "semua" is no queue of the server: all states, newest first.
export const list_cases = (
  queue: string,
  filters: Record<string, string>,
  after?: string,
  signal?: AbortSignal,
): Promise<CasePage> =>
  get('/cases', { queue: queue === 'semua' ? undefined : queue, ...filters, after, limit: 50 }, signal);
/// By number, NIK, name or words: in the body, because numbers of people stand in no address.
export const search_cases = (q: string, region?: string, signal?: AbortSignal): Promise<CasePage> =>
  post('/cases/search', { q, ...(region ? { region } : {}) }, { signal });
/// What is older than an entry, newest first.
export const older_entries = (id: string, after: string): Promise<CaseTimelineOut> =>
  get(`/cases/${id}/timeline`, { after, limit: 100 });
export const open_case = async (id: string, signal?: AbortSignal): Promise<CaseFile> =>
  file_of(await get<CaseFileOut>(`/cases/${id}`, {}, signal));
export const find_similar_cases = (wish: Record<string, unknown>): Promise<SimilarCases> =>
  post('/cases/similar', wish);
export const add_case = (wish: Record<string, unknown>, key: string): Promise<Did> => post('/cases', wish, { key });
export const case_of_grievance = (grievance: string, wish: Record<string, unknown>, key: string): Promise<Did> =>
  post(`/grievances/${grievance}/case`, wish, { key });
export const add_entry = (
  id: string,
  entry: { kind: string; body: Record<string, unknown>; papers: string[] },
  key: string,
): Promise<Did> => post(`/cases/${id}/entries`, entry, { key });
/// Photos are drawn anew by the server, without the place they were taken at. Their ids go into the entry they prove.
/// Sent again under the same key they are kept once.
export async function add_papers(id: string, files: File[], key: string): Promise<string[]> {
  if (!files.length) return [];
  const form = new FormData();
  for (const file of files) form.append('file', file, file.name);
  const kept = await call<{ items: { id: string }[] }>('POST', `/cases/${id}/papers`, undefined, { raw: form, key });
  return kept.items.map((paper) => paper.id);
}
/// take, assign, types, person, manage, close, reopen, refer, escalate, dispose, pen
export const do_case = (id: string, deed: string, body: Record<string, unknown>, key: string): Promise<Did> =>
  post(`/cases/${id}/${deed}`, body, { key });
/// What an escalation or a disposition would send; sends nothing.
export const preview_case = (id: string, deed: string, body: Record<string, unknown>): Promise<Preview> =>
  post(`/cases/${id}/${deed}`, { ...body, preview: true });
export const answer_assignment = (
  id: string,
  assignment: string,
  deed: string,
  body: Record<string, unknown>,
  key: string,
): Promise<Did> => post(`/cases/${id}/assignments/${assignment}/${deed}`, body, { key });
export const decide = (
  id: string,
  approval: string,
  verdict: 'approve' | 'disapprove',
  reason: string | undefined,
  key: string,
): Promise<Did> => post(`/cases/${id}/approvals/${approval}/${verdict}`, { reason }, { key });

/// Offices above and below that a case may be asked of.
export const list_offices = (
  signal?: AbortSignal,
): Promise<{ items: { node: string; name: string; is_above: boolean; is_below: boolean }[] }> =>
  get('/command/offices', {}, signal);

/// Lists of codes change with a release; one read serves a whole sitting.
let words: Promise<Words> | null = null;
export function known_words(): Promise<Words> {
  words ??= get<Words>('/cases/words').catch((fault: unknown) => {
    words = null;
    throw fault;
  });
  return words;
}

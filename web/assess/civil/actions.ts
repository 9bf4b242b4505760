import { call, get, post, put } from '#/plumbing/api/api';
import type { Cause, Entries, Entry, Field, Letter, Letters, Run, Runs, Service, Summary } from './model';

export const read_summary = (signal?: AbortSignal): Promise<Summary> => get('/civil/summary', {}, signal);
export const list_runs = (signal?: AbortSignal): Promise<Runs> => get('/civil/runs', {}, signal);
export const begin_run = (wish: { way: string; who: string; cause?: string | undefined }, key: string): Promise<Run> =>
  post('/civil/runs', wish, { key });
export const open_run = (id: string, signal?: AbortSignal): Promise<Run> => get(`/civil/runs/${id}`, {}, signal);
export const steer_run = (id: string, deed: 'cancel' | 'resume'): Promise<Run> => post(`/civil/runs/${id}/${deed}`);
export const request_path = (id: string, format: 'csv' | 'xlsx'): string =>
  `/api/v1/civil/runs/${id}/request?format=${format}`;
export function send_answers(id: string, file: File): Promise<Run> {
  const form = new FormData();
  form.append('file', file, file.name);
  return call<Run>('POST', `/civil/runs/${id}/answers`, undefined, { raw: form });
}

export const list_entries = (query: Record<string, string | undefined>, signal?: AbortSignal): Promise<Entries> =>
  get('/civil/entries', query, signal);
export const open_entry = (id: string, signal?: AbortSignal): Promise<Entry> =>
  get(`/civil/entries/${id}`, {}, signal);
export interface MendWish {
  version: number;
  take?: Field[];
  reason?: string | undefined;
  [field: string]: unknown;
}
export const mend_entry = (id: string, wish: MendWish, key: string): Promise<Entry> =>
  post(`/civil/entries/${id}/mend`, wish, { key });
export const keep_ours = (id: string, version: number, reason: string, key: string): Promise<Entry> =>
  post(`/civil/entries/${id}/keep`, { version, reason }, { key });
export const say_cause = (id: string, version: number, cause: Cause, key: string): Promise<Entry> =>
  post(`/civil/entries/${id}/cause`, { version, cause }, { key });
export const pass_entry = (id: string, version: number, key: string): Promise<Entry> =>
  post(`/civil/entries/${id}/pass`, { version }, { key });

export const list_letters = (signal?: AbortSignal): Promise<Letters> => get('/civil/letters', {}, signal);
export const write_letter = (number: string, cause: Cause, key: string): Promise<Letter> =>
  post('/civil/letters', { number, cause }, { key });
export const letter_path = (id: string): string => `/api/v1/civil/letters/${id}/pdf`;

export const read_service = (signal?: AbortSignal): Promise<Service> => get('/civil/service', {}, signal);
export const set_service = (wish: Record<string, string | undefined>, key: string): Promise<Service> =>
  put('/civil/service', wish, { key });

import { type Query, Problem, call, client_key, get, post } from '#/plumbing/api/api';
import type {
  RegistryAnswersIn,
  RegistryEventIn,
  RegistryFamilyIn,
  RegistryHomeEditIn,
  RegistryIdentityIn,
  RegistryKnownIn,
  RegistryVisitIn,
  RegistryVisitJudgeIn,
  RegistryVisitResultIn,
} from '#/plumbing/api/types';
import type {
  Answered,
  Events,
  ExportWish,
  Families,
  FamilyFile,
  FaultyTable,
  FormDoc,
  Hits,
  Import,
  ImportColumns,
  Imports,
  Pair,
  Pairs,
  PersonFile,
  PersonMade,
  VisitFile,
  Visits,
} from './model';

/// In the body and not in the address: what is typed may be a NIK.
export const search = (body: { q: string; born_on?: string; region?: string }, signal?: AbortSignal): Promise<Hits> =>
  call('POST', '/registry/search', body, { signal });
export const who_is_known = (body: RegistryKnownIn, signal?: AbortSignal): Promise<Hits> =>
  call('POST', '/registry/known', body, { signal });

let form: Promise<FormDoc> | undefined;
/// The form changes with the program only, so it is read once.
export function get_form(): Promise<FormDoc> {
  form ??= get<FormDoc>('/registry/form').catch((fault: unknown) => {
    form = undefined;
    throw fault;
  });
  return form;
}
export const list_families = (query: Query, signal?: AbortSignal): Promise<Families> =>
  get('/registry/families', query, signal);
export const open_family = (id: string, as_of = '', signal?: AbortSignal): Promise<FamilyFile> =>
  get(`/registry/families/${id}`, { as_of }, signal);
export const family_history = (id: string, before: string, signal?: AbortSignal): Promise<Events> =>
  get(`/registry/families/${id}/history`, { before, limit: 30 }, signal);
export const open_person = (id: string, signal?: AbortSignal): Promise<PersonFile> =>
  get(`/registry/persons/${id}`, {}, signal);
export const open_nik = (id: string, reason: string): Promise<{ nik: string }> =>
  post(`/registry/persons/${id}/nik`, { reason });

export const create_family = (body: RegistryFamilyIn, key: string): Promise<FamilyFile> =>
  post('/registry/families', body, { key });
export const edit_home = (id: string, body: Omit<RegistryHomeEditIn, 'id'>): Promise<FamilyFile> =>
  post(`/registry/families/${id}/home`, body);
export const edit_identity = (id: string, body: Omit<RegistryIdentityIn, 'id'>): Promise<PersonMade> =>
  post(`/registry/persons/${id}/identity`, body);
export const answer_section = (id: string, body: Omit<RegistryAnswersIn, 'id'>): Promise<Answered> =>
  post(`/registry/families/${id}/answers`, body);
export const record_event = (id: string, body: Omit<RegistryEventIn, 'id'>, key: string): Promise<FamilyFile> =>
  post(`/registry/families/${id}/events`, body, { key });

export const list_pairs = (query: Query, signal?: AbortSignal): Promise<Pairs> => get('/registry/pairs', query, signal);
export const open_pair = (id: string, signal?: AbortSignal): Promise<Pair> => get(`/registry/pairs/${id}`, {}, signal);
export const judge_pair = (
  id: string,
  body: { state: 'same' | 'different' | 'check'; keep?: string; reason: string },
): Promise<Pair> => post(`/registry/pairs/${id}/judge`, body);
export const suspect_two = (left: string, right: string): Promise<Pair> => post('/registry/pairs', { left, right });
export const undo_merge = (id: string, reason: string): Promise<void> =>
  post(`/registry/merges/${id}/undo`, { reason });

export const list_imports = (signal?: AbortSignal): Promise<Imports> => get('/registry/imports', {}, signal);
export const open_import = (id: string, signal?: AbortSignal): Promise<Import> =>
  get(`/registry/imports/${id}`, {}, signal);
export function send_import(files: File[], source: string, period = ''): Promise<Import> {
  const body = new FormData();
  body.set('source', source);
  if (period) body.set('period', period);
  for (const file of files) body.append('file', file, file.name);
  return call('POST', '/registry/imports', undefined, { raw: body, key: client_key() });
}
export const apply_import = (id: string): Promise<Import> => post(`/registry/imports/${id}/apply`);
export const undo_import = (id: string): Promise<Import> => post(`/registry/imports/${id}/undo`);
export const import_columns = (id: string, signal?: AbortSignal): Promise<ImportColumns> =>
  get(`/registry/imports/${id}/columns`, {}, signal);
export const tell_columns = (id: string, file: number, holds: string[]): Promise<Import> =>
  post(`/registry/imports/${id}/columns`, { file, holds });
export const faulty_rows = (id: string, query: Query, signal?: AbortSignal): Promise<FaultyTable> =>
  get(`/registry/imports/${id}/faulty`, query, signal);
export const mend_cells = (
  id: string,
  cells: { file: number; line: number; column_at: number; value: string }[],
): Promise<Import> => post(`/registry/imports/${id}/cells`, { cells });
export const faulty_path = (id: string): string => `/api/v1/registry/imports/${id}/faulty.csv`;

export const list_visits = (query: Query, signal?: AbortSignal): Promise<Visits> =>
  get('/registry/visits', query, signal);
export const open_visit = (id: string, signal?: AbortSignal): Promise<VisitFile> =>
  get(`/registry/visits/${id}`, {}, signal);
export const ask_visit = (body: RegistryVisitIn, key: string): Promise<VisitFile> =>
  post('/registry/visits', body, { key });
export const report_visit = (id: string, body: Omit<RegistryVisitResultIn, 'id'>, key: string): Promise<VisitFile> =>
  post(`/registry/visits/${id}/result`, body, { key });
export const judge_visit = (id: string, body: Omit<RegistryVisitJudgeIn, 'id'>): Promise<VisitFile> =>
  post(`/registry/visits/${id}/judge`, body);
export function send_photo(id: string, kind: string, file: File): Promise<VisitFile> {
  const body = new FormData();
  body.set('kind', kind);
  body.set('file', file, file.name);
  return call('POST', `/registry/visits/${id}/photos`, undefined, { raw: body });
}

/// A file that answers a body, saved by the browser: the purpose stands in no address.
export async function export_list(body: ExportWish): Promise<void> {
  const answer = await fetch('/api/v1/registry/exports', {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Sinergi': '1',
      'Idempotency-Key': client_key(),
      'Accept-Language': document.documentElement.lang,
    },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new Problem(0, 'web.offline', '');
  });
  if (!answer.ok) {
    const told = (await answer.json().catch(() => ({}))) as Partial<Problem>;
    const { key = '', title = '', detail = '', errors = [], about = '' } = told;
    throw new Problem(answer.status, key, title, detail, errors, about);
  }
  const name = /filename="?([^";]+)/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1] ?? 'registri';
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

import { Problem, call, del, get, post, put } from '#/plumbing/api/api';
import type {
  AidFile,
  AidFiles,
  AidReasonIn,
  AidReasons,
  AidStanding,
  Kind,
  Letter,
  LetterBatch,
  Letterhead,
  Letters,
  Pbi,
  Person,
  Recap,
  Receipt,
  RequestFile,
  RequestKinds,
  Requests,
} from './model';

type Body = Record<string, unknown>;
type Query = Record<string, string | undefined>;

export const list_kinds = (signal?: AbortSignal): Promise<RequestKinds> => get('/request-kinds', {}, signal);
export const save_kind = (kind: Kind, is_new: boolean): Promise<RequestKinds> =>
  is_new ? post('/request-kinds', { kind }) : put('/request-kinds', { kind });
export const list_requests = (query: Query, signal?: AbortSignal): Promise<Requests> =>
  get('/requests', query, signal);
export const find_alike = (body: Body, signal?: AbortSignal): Promise<Requests> =>
  post('/requests/alike', body, { signal });
export const take_in = (body: Body, key: string): Promise<Receipt> => post('/requests', body, { key });
export const open_request = (id: string, signal?: AbortSignal): Promise<RequestFile> =>
  get(`/requests/${id}`, {}, signal);
export const do_request = (id: string, path: string, body: Body, key: string): Promise<RequestFile> =>
  post(`/requests/${id}/${path}`, body, { key });
export const open_person = (id: string, reason: string): Promise<Person> =>
  post(`/requests/${id}/open`, { reason });

const form_of = (file: File): FormData => {
  const form = new FormData();
  form.set('file', file);
  return form;
};
export const send_paper = (id: string, code: string, file: File): Promise<RequestFile> =>
  call('POST', `/requests/${id}/papers?code=${encodeURIComponent(code)}`, undefined, { raw: form_of(file) });

export const number_letter = (id: string, body: Body, key: string): Promise<Letter> =>
  post(`/requests/${id}/number`, body, { key });
export const sign_letter = (id: string, way: string, file: File): Promise<Letter> =>
  call('POST', `/letters/${id}/sign?way=${way}`, undefined, { raw: form_of(file) });
export const end_letter = (id: string, how: 'withdraw' | 'reissue', reason: string): Promise<Letter> =>
  post(`/letters/${id}/${how}`, { reason });
export const list_letters = (query: Query, signal?: AbortSignal): Promise<Letters> =>
  get('/letters', query, signal);
export const ask_batch = (ids: string[], key: string): Promise<LetterBatch> =>
  post('/letter-batches', { ids }, { key });
export const look_at_batch = (job: string, signal?: AbortSignal): Promise<LetterBatch> =>
  get(`/letter-batches/${job}`, {}, signal);
export const get_letterhead = (signal?: AbortSignal): Promise<Letterhead> => get('/letterhead', {}, signal);
export const save_letterhead = (body: Body): Promise<Letterhead> => put('/letterhead', body);
export const save_logo = (file: File): Promise<Letterhead> =>
  call('PUT', '/letterhead/logo', undefined, { raw: form_of(file) });
export const drop_logo = (): Promise<Letterhead> => del('/letterhead/logo');
export const save_signer = (body: Body): Promise<Letterhead> => put('/letterhead/signers', body);

export const get_pbi = (signal?: AbortSignal): Promise<Pbi> => get('/pbi', {}, signal);
export const make_pbi_file = (key: string): Promise<{ batch: string; count: number }> =>
  post('/pbi/batches', {}, { key });
export const tell_outcome = (id: string, body: Body): Promise<unknown> =>
  post(`/requests/${id}/outcome`, body);
export const tell_updated = (id: string, on: string): Promise<unknown> =>
  post(`/requests/${id}/updated`, { on });

export const ask_aid = (body: Body, signal?: AbortSignal): Promise<AidStanding> =>
  post('/aid/standing', body, { signal });
export const list_aid_files = (signal?: AbortSignal): Promise<AidFiles> => get('/aid/files', {}, signal);
export const send_aid_file = (query: Record<string, string>, file: File): Promise<AidFile> =>
  call('POST', `/aid/files?${new URLSearchParams(query)}`, undefined, { raw: form_of(file) });
export const load_aid_file = (id: string, columns: string[]): Promise<AidFile> =>
  post(`/aid/files/${id}/load`, { columns });

export const list_aid_reasons = (signal?: AbortSignal): Promise<AidReasons> => get('/aid/reasons', {}, signal);
export const save_aid_reason = (reason: AidReasonIn): Promise<AidReasons> => put('/aid/reasons', reason);

export const get_recap = (query: Query, signal?: AbortSignal): Promise<Recap> =>
  get('/request-recap', query, signal);

/// A PDF that answers a body: opened in a tab of its own.
export async function open_pdf(path: string, body: Body): Promise<void> {
  const answer = await fetch(`/api/v1${path}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Sinergi': '1',
      'Accept-Language': document.documentElement.lang,
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) {
    const told = (await answer.json()) as { key?: string; detail?: string };
    throw new Problem(answer.status, told.key ?? 'web.broken', told.detail ?? '');
  }
  window.open(URL.createObjectURL(await answer.blob()), '_blank');
}

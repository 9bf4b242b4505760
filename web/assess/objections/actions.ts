import { type Query, call, get, post } from '#/plumbing/api/api';
import type {
  Challenger,
  FormDoc,
  Kept,
  ObjectionFile,
  Objections,
  Receipt,
  Removal,
  Removals,
  Rights,
  RightsList,
  Usul,
  UsulReceipt,
  Usuls,
} from './model';

type Body = Record<string, unknown>;

export const list_objections = (query: Query, signal?: AbortSignal): Promise<Objections> =>
  get('/objections', query, signal);
export const get_form = (signal?: AbortSignal): Promise<FormDoc> => get('/objection-form', {}, signal);
export const open_objection = (id: string, signal?: AbortSignal): Promise<ObjectionFile> =>
  get(`/objections/${id}`, {}, signal);
export const do_objection = (id: string, deed: string, body: Body, key: string): Promise<ObjectionFile> =>
  post(`/objections/${id}/${deed}`, body, { key });
export const open_challenger = (id: string, reason: string): Promise<Challenger> =>
  post(`/objections/${id}/challenger`, { reason });
export const send_photo = (file: File): Promise<{ id: string; token: string }> =>
  call('POST', '/objection-photos', undefined, { raw: file });
export const object = (body: Body, key: string): Promise<Receipt> => post('/objections', body, { key });

export const open_round = (body: Body, key: string): Promise<{ opened: number }> =>
  post('/periodic-checks', body, { key });

export const list_removals = (query: Query, signal?: AbortSignal): Promise<Removals> =>
  get('/removals', query, signal);
export const propose_removal = (body: Body, key: string): Promise<Removal> => post('/removals', body, { key });
export const do_removal = (id: string, deed: string, body: Body, key: string): Promise<Removal> =>
  post(`/removals/${id}/${deed}`, body, { key });

export const list_usuls = (query: Query, signal?: AbortSignal): Promise<Usuls> => get('/usuls', query, signal);
export const open_usul = (id: string, signal?: AbortSignal): Promise<Usul> => get(`/usuls/${id}`, {}, signal);
export const propose_usul = (body: Body, key: string): Promise<UsulReceipt> => post('/usuls', body, { key });
export const do_usul = (id: string, deed: 'accept' | 'enrol' | 'refuse', body: Body, key: string): Promise<Usul> =>
  post(`/usuls/${id}/${deed}`, body, { key });

export const list_rights = (signal?: AbortSignal): Promise<RightsList> => get('/rights', {}, signal);
export const ask_rights = (body: Body, key: string): Promise<Rights> => post('/rights', body, { key });
export const prove_rights = (id: string, body: Body, key: string): Promise<Rights> =>
  post(`/rights/${id}/prove`, body, { key });
export const kept_about = (id: string, signal?: AbortSignal): Promise<Kept> => get(`/rights/${id}/kept`, {}, signal);
export const settle_rights = (id: string, body: Body, key: string): Promise<Rights> =>
  post(`/rights/${id}/settle`, body, { key });

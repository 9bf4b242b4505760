import { call, get, post, put } from '#/plumbing/api/api';
import type { Item, Items, Numbers, Officials, Recap, Recaps, RollFile, Rolls, Terms, Words } from './model';

type Body = Record<string, unknown>;

export const list_desk = (state: string, signal?: AbortSignal): Promise<Rolls> =>
  get('/proposals/queue', { state }, signal);
export const open_roll = (region: string, month: string, key: string): Promise<RollFile> =>
  post('/proposals/rolls', { region, month }, { key });
export const see_roll = (id: string, signal?: AbortSignal): Promise<RollFile> =>
  get(`/proposals/rolls/${id}`, {}, signal);
export const do_roll = (id: string, path: string, body: Body, key: string): Promise<RollFile> =>
  post(`/proposals/rolls/${id}/${path}`, body, { key });
export const do_item = (id: string, path: string, body: Body, key: string): Promise<Item> =>
  post(`/proposals/items/${id}/${path}`, body, { key });

const form_of = (file: File): FormData => {
  const form = new FormData();
  form.set('file', file);
  return form;
};
export const send_paper = (roll: string, kind: string, file: File, item = ''): Promise<RollFile> =>
  call('POST', `/proposals/rolls/${roll}/papers?kind=${kind}${item ? `&item=${item}` : ''}`, undefined, {
    raw: form_of(file),
  });
export const paper_path = (id: string): string => `/api/v1/proposals/papers/${id}`;
export const list_path = (roll: string, which: 'initial' | 'final'): string =>
  `/api/v1/proposals/rolls/${roll}/list.pdf?which=${which}`;
export const notice_path = (item: string): string => `/api/v1/proposals/items/${item}/notice.pdf`;

export const list_recaps = (month: string, signal?: AbortSignal): Promise<Recaps> =>
  get('/proposals/recaps', { month }, signal);
export const make_recap = (month: string, key: string): Promise<Recap> => post('/proposals/recaps', { month }, { key });
export const give_up_recap = (id: string, words: string): Promise<Recap> =>
  post(`/proposals/recaps/${id}/unbind`, { words });
export const sign_recap = (id: string, number: string, on: string, file: File): Promise<Recap> =>
  call('POST', `/proposals/recaps/${id}/sign?number=${encodeURIComponent(number)}&on=${on}`, undefined, {
    raw: form_of(file),
  });
export const recap_path = (id: string): string => `/api/v1/proposals/recaps/${id}/recap.pdf`;

export const list_tasks = (state: string, after: string | undefined, signal?: AbortSignal): Promise<Items> =>
  get('/proposals/tasks', { state, after }, signal);
export const see_item = (id: string, signal?: AbortSignal): Promise<Item> => get(`/proposals/items/${id}`, {}, signal);
export const list_of_family = (family: string, signal?: AbortSignal): Promise<Items> =>
  get(`/proposals/families/${family}`, {}, signal);
export const open_numbers = (id: string): Promise<Numbers> => post(`/proposals/items/${id}/numbers`, {});
export const close_by_deciles = (key: string): Promise<{ arrived: number; missing: number }> =>
  post('/proposals/arrivals', {}, { key });

export const list_words = (signal?: AbortSignal): Promise<Words> => get('/proposals/words', {}, signal);
export const see_terms = (signal?: AbortSignal): Promise<Terms> => get('/proposals/terms', {}, signal);
export const save_terms = (terms: Terms): Promise<Terms> => put('/proposals/terms', terms);
export const list_officials = (region: string, signal?: AbortSignal): Promise<Officials> =>
  get('/proposals/officials', { region }, signal);
export const declare_official = (body: Body, key: string): Promise<Officials> =>
  post('/proposals/officials', body, { key });
export const end_official = (id: string): Promise<void> => post(`/proposals/officials/${id}/end`, {});

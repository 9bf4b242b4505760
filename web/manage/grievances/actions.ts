import { type Page, get, post, put, del } from '#/plumbing/api/api';
import type { ChatRead, Deed, Figure, File_, Filters, Kind, Load, OfficerLoad, Queue, Reporter, Row, Template } from './model';

export const list_queues = (signal?: AbortSignal): Promise<Page<Queue>> => get('/queues', {}, signal);
export const list_grievances = (queue: string, filters: Filters, after?: string, signal?: AbortSignal): Promise<Page<Row>> =>
  get('/grievances', { queue, ...filters, after, limit: 50 }, signal);
export const open_grievance = (id: string, signal?: AbortSignal): Promise<File_> => get(`/grievances/${id}`, {}, signal);
export const find_similar = (text: string, region: string, phone: string, signal?: AbortSignal): Promise<Page<Row>> =>
  get('/grievances/similar', { text: text.slice(0, 400), region, phone }, signal);
export const do_deed = (id: string, deed: Deed, body: Record<string, unknown>, key: string): Promise<Row> => post(`/grievances/${id}/${deed}`, body, { key });
export const open_reporter = (id: string, reason: string, tracking_number?: string): Promise<Reporter> => post(`/grievances/${id}/open-reporter`, { reason, tracking_number });
export const reassign = (ids: string[], officer: string, text: string): Promise<{ done: number; refused: { id: string; key: string; message?: string }[] }> =>
  post('/grievances/bulk/reassign', { ids, officer, text });
export const read_chat = (text: string): Promise<ChatRead> => post('/grievances/read-chat', { text });
export const list_officers = (unit?: string, region?: string, signal?: AbortSignal): Promise<Page<OfficerLoad>> => get('/officers', { unit, region }, signal);
export const list_load = (unit: string | undefined, signal?: AbortSignal): Promise<Page<Load>> => get('/load', { unit }, signal);
export const list_figures = (query: Record<string, string | undefined>, signal?: AbortSignal): Promise<{ as_of: string; figures: Figure[] }> => get('/figures', query, signal);

export const list_kinds = (signal?: AbortSignal): Promise<Page<Kind>> => get('/kinds', {}, signal);
export const save_kind = (kind: Kind): Promise<Kind> => { const { code, ...rest } = kind; return put(`/kinds/${code}`, rest); };
export const list_templates = (kind?: string, signal?: AbortSignal): Promise<Page<Template>> => get('/templates', { kind }, signal);
export const save_template = (template: Omit<Template, 'id'> & { id?: string }): Promise<Template> => {
  const { id, ...rest } = template;
  return id ? put(`/templates/${id}`, rest) : post('/templates', rest);
};
export const drop_template = (id: string): Promise<void> => del(`/templates/${id}`);

/// Kinds change a few times a year; one read serves a whole sitting.
let kinds: Promise<Kind[]> | null = null;
export function known_kinds(): Promise<Kind[]> {
  kinds ??= list_kinds().then((page) => page.items).catch((fault: unknown) => { kinds = null; throw fault; });
  return kinds;
}
export const forget_kinds = (): void => { kinds = null; };

import { type Page, del, get, post, put } from '#/plumbing/api/api';
import type {
  BulkOut,
  CaseListOut,
  ClocksIn,
  DeedIn,
  FileOut,
  GrievanceIn,
  Id,
  KindIn,
  KindsOut,
  ListOut,
  LoadsOut,
  OfficeClocksOut,
  OfficersOut,
  QueuesOut,
  RowOut,
  SimilarOut,
  SlicesOut,
  TemplateIn,
  TemplatesOut,
} from '#/plumbing/api/types';
import {
  type ChatRead,
  type Deed,
  type FiguresOut,
  type File_,
  type Filters,
  type Kind,
  type Reporter,
  type Row,
  type Similar,
  type Template,
  file_of,
  row_of,
} from './model';

export type { DeedIn, GrievanceIn };
const rows_of = (page: ListOut): Page<Row> => ({ items: page.items.map(row_of), next: page.next ?? null });

export const list_queues = (signal?: AbortSignal): Promise<QueuesOut> => get('/queues', {}, signal);
/// "semua" is no queue of the server: everything in the area, ended or not, newest first.
export const list_grievances = async (
  queue: string,
  filters: Filters,
  after?: string,
  signal?: AbortSignal,
): Promise<Page<Row>> =>
  rows_of(
    await get<ListOut>(
      '/grievances',
      { queue: queue === 'semua' ? undefined : queue, ...filters, after, limit: 50 },
      signal,
    ),
  );
export const open_grievance = async (id: string, signal?: AbortSignal): Promise<File_> =>
  file_of(await get<FileOut>(`/grievances/${id}`, {}, signal));
/// The cases it became, as far as this reader may know of them.
export const cases_of = (id: string, signal?: AbortSignal): Promise<CaseListOut> =>
  get(`/grievances/${id}/cases`, {}, signal);
export const find_similar = async (
  text: string,
  region: string,
  phone: string,
  signal?: AbortSignal,
  name = '',
): Promise<{ items: Similar[] }> => {
  const found = await post<SimilarOut>(
    '/grievances/similar',
    {
      text: text.slice(0, 1000),
      ...(region ? { region } : {}),
      ...(phone ? { phone } : {}),
      ...(name ? { name } : {}),
    },
    { signal },
  );
  return { items: found.items.map((row) => ({ ...row_of(row), why: row.why })) };
};
export const do_deed = (id: string, deed: Deed, body: DeedIn, key: string): Promise<RowOut> =>
  post(`/grievances/${id}/${deed}`, body, { key });
export const open_reporter = (id: string, reason: string): Promise<Reporter> =>
  post(`/grievances/${id}/open-reporter`, { reason });
export const reassign = (ids: Id<'Grievance'>[], officer: string, text: string): Promise<BulkOut> =>
  post('/grievances/bulk/reassign', { ids, officer, text });
export const read_chat = (text: string): Promise<ChatRead> => post('/grievances/read-chat', { text });
export const list_officers = (region?: string, signal?: AbortSignal): Promise<OfficersOut> =>
  get('/officers', { region }, signal);
export const list_load = (signal?: AbortSignal): Promise<LoadsOut> => get('/load', {}, signal);
export const list_figures = (query: Record<string, string | undefined>, signal?: AbortSignal): Promise<FiguresOut> =>
  get('/figures', query, signal);
export const list_slices = (query: Record<string, string | undefined>, signal?: AbortSignal): Promise<SlicesOut> =>
  get('/figures/by', query, signal);

export const list_kinds = (signal?: AbortSignal): Promise<KindsOut> => get('/kinds', {}, signal);
export const save_kind = (code: string, kind: KindIn): Promise<Kind> => put(`/kinds/${code}`, kind);
export const list_clocks = (signal?: AbortSignal): Promise<OfficeClocksOut> => get('/clocks', {}, signal);
export const save_clocks = (clocks: ClocksIn): Promise<OfficeClocksOut> => put('/clocks', clocks);
export const list_templates = (kind?: string, signal?: AbortSignal): Promise<TemplatesOut> =>
  get('/templates', { kind }, signal);
export const save_template = (template: TemplateIn, id?: string): Promise<Template> =>
  id ? put(`/templates/${id}`, template) : post('/templates', template);
export const drop_template = (id: string): Promise<void> => del(`/templates/${id}`);

/// Kinds change a few times a year; one read serves a whole sitting.
let kinds: Promise<Kind[]> | null = null;
export function known_kinds(): Promise<Kind[]> {
  kinds ??= list_kinds()
    .then((page) => page.items)
    .catch((fault: unknown) => {
      kinds = null;
      throw fault;
    });
  return kinds;
}
export const forget_kinds = (): void => {
  kinds = null;
};

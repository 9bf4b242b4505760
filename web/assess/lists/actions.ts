import { call, del, get, post } from '#/plumbing/api/api';
import {
  type Chosen,
  type Comparison,
  type Comparisons,
  type Group,
  type Keep,
  type ListFile,
  type Rows,
  type Verdict,
  is_corrected,
  rows_a_page,
} from './model';

export function send_list(file: File): Promise<ListFile> {
  const form = new FormData();
  form.append('file', file, file.name);
  return call<ListFile>('POST', '/lists/files', undefined, { raw: form });
}
export const look_at_sheet = (id: string, sheet: string): Promise<ListFile> => get(`/lists/files/${id}`, { sheet });

/// Columns are sent only when a person corrected them: what was recognised needs no remembering.
const side_of = (chosen: Chosen): Record<string, unknown> => ({
  file: chosen.file.id,
  sheet: chosen.file.sheet || undefined,
  columns: is_corrected(chosen) ? chosen.columns : undefined,
});
export const ask_comparison = (left: Chosen, right: Chosen, keep: Keep): Promise<Comparison> =>
  post('/lists/comparisons', { left: side_of(left), right: side_of(right), keep });
export const list_comparisons = (signal?: AbortSignal): Promise<Comparisons> => get('/lists/comparisons', {}, signal);
export const open_comparison = (id: string, signal?: AbortSignal): Promise<Comparison> =>
  get(`/lists/comparisons/${id}`, {}, signal);
export const list_rows = (id: string, group: Group, from: number, signal?: AbortSignal): Promise<Rows> =>
  get(`/lists/comparisons/${id}/groups/${group}`, { after: from, limit: rows_a_page }, signal);
/// No verdict takes an earlier one back.
export const settle = (id: string, doubt: number, verdict?: Verdict): Promise<Comparison> =>
  post(`/lists/comparisons/${id}/decisions`, { doubt, verdict });
export const cancel_comparison = (id: string): Promise<Comparison> => post(`/lists/comparisons/${id}/cancel`);
export const forget_comparison = (id: string): Promise<void> => del(`/lists/comparisons/${id}`);
export const workbook_path = (id: string): string => `/api/v1/lists/comparisons/${id}/download.xlsx`;

import { call, get, post } from '#/plumbing/api/api';
import type { List, Lists, Task, Tasks, Verdict } from './model';

export const list_lists = (signal?: AbortSignal): Promise<Lists> => get('/siks/lists', {}, signal);
export const open_list = (id: string, signal?: AbortSignal): Promise<List> => get(`/siks/lists/${id}`, {}, signal);
export interface Sending {
  extent: string;
  on: string;
  period?: string | undefined;
  programme?: string | undefined;
}
export function send_list(file: File, wish: Sending): Promise<List> {
  const form = new FormData();
  form.append('file', file, file.name);
  for (const [name, value] of Object.entries(wish)) if (value) form.append(name, value);
  return call<List>('POST', '/siks/lists', undefined, { raw: form });
}
export const list_tasks = (
  id: string,
  query: Record<string, string | undefined>,
  signal?: AbortSignal,
): Promise<Tasks> => get(`/siks/lists/${id}/tasks`, query, signal);
export const list_of_family = (family: string, signal?: AbortSignal): Promise<Tasks> =>
  get(`/siks/families/${family}`, {}, signal);
export const take_deciles = (id: string, key: string): Promise<List> =>
  post(`/siks/lists/${id}/deciles`, undefined, { key });
export const settle = (task: Task, verdict: Verdict, reason: string, key: string): Promise<Task> =>
  post(`/siks/tasks/${task.id}/settle`, { version: task.version, verdict, reason }, { key });
export const report_path = (id: string): string => `/api/v1/siks/lists/${id}/report.xlsx`;

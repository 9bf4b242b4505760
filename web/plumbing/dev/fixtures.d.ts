export interface Answer {
  status: number;
  body: unknown;
}
export function answer(method: string, path: string, query?: URLSearchParams, body?: Record<string, unknown>): Answer;
export function answer_in(
  state: string,
  method: string,
  path: string,
  query?: URLSearchParams,
  body?: Record<string, unknown>,
): Answer | null;
export const rows: { id: string }[];
export function file_of(id: string): unknown;

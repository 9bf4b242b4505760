import { get, post } from '#/plumbing/api/api';
import type { FileKind, FilesOf, Ties } from './model';

export const people_of = (kind: FileKind, id: string, signal?: AbortSignal): Promise<Ties> =>
  get(`/ties/${kind}/${id}`, {}, signal);
export const tie = (kind: FileKind, id: string, person: string, key: string): Promise<void> =>
  post(`/ties/${kind}/${id}`, { person }, { key });
export const untie = (kind: FileKind, id: string, one: string): Promise<void> =>
  post(`/ties/${kind}/${id}/end`, { tie: one });
export const files_of = (family: string, signal?: AbortSignal): Promise<FilesOf> =>
  get(`/registry/families/${family}/files`, {}, signal);

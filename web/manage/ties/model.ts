// Whom of the registry a file is about.
export type {
  FileKind,
  TieFileOut as FileOf,
  TieFilesOut as FilesOf,
  TieOut as Tie,
  TiesOut as Ties,
} from '#/plumbing/api/types';
import type { FileKind } from '#/plumbing/api/types';

const paths: Record<FileKind, string> = { cases: '/kasus', grievances: '/aduan', requests: '/loket' };
export const path_of = (kind: FileKind, id: string): string => `${paths[kind]}/${id}`;

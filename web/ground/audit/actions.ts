import { get, post } from '#/plumbing/api/api';
import type { LinesOut } from '#/plumbing/api/types';
import { type AuditFilters, type AuditState, type Erasable, type Record_, bare_number } from './model';

export const list_audit = (filters: AuditFilters, after: string | undefined, signal?: AbortSignal): Promise<LinesOut> =>
  get('/audit', { ...filters, after, limit: 100 }, signal);
export const audit_state = (signal?: AbortSignal): Promise<AuditState> => get('/audit/state', {}, signal);

const at: Record<Record_, string> = {
  aduan: 'grievances',
  permohonan: 'requests',
  kasus: 'cases',
  usul: 'usuls',
  sanggah: 'objections',
  hak: 'rights',
  daftar: 'proposals/rolls',
  padan: 'civil/entries',
};
const path_of = (record: Record_, number: string): string =>
  `/${at[record]}/${encodeURIComponent(bare_number(number))}`;
export const look_at_erasure = (record: Record_, number: string, signal?: AbortSignal): Promise<Erasable> =>
  get(`${path_of(record, number)}/erasure`, {}, signal);
export const erase = (record: Record_, number: string, reason: string): Promise<void> =>
  post(`${path_of(record, number)}/erase`, { reason });

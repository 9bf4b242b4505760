import { get } from '#/plumbing/api/api';
import type { LinesOut } from '#/plumbing/api/types';
import type { AuditFilters, AuditState } from './model';

export const list_audit = (filters: AuditFilters, after: string | undefined, signal?: AbortSignal): Promise<LinesOut> =>
  get('/audit', { ...filters, after, limit: 100 }, signal);
export const audit_state = (signal?: AbortSignal): Promise<AuditState> => get('/audit/state', {}, signal);

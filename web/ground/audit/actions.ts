import { type Page, get } from '#/plumbing/api/api';
import type { AuditFilters, AuditLine, AuditState } from './model';

export const list_audit = (filters: AuditFilters, after: string | undefined, signal?: AbortSignal): Promise<Page<AuditLine>> => get('/audit', { ...filters, after, limit: 100 }, signal);
export const audit_state = (signal?: AbortSignal): Promise<AuditState> => get('/audit/state', {}, signal);

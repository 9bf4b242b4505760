export interface AuditLine {
  seq: number | null; id: string; at: string; actor: string; account?: string | null; account_name?: string; role?: string; act: string; subject_kind: string; subject: string;
  region?: string; purpose?: string; address?: string;
}
export interface AuditState { sealed: number; unsealed: number; head: string; last_at?: string | null }
export const audit_filters = ['act', 'account', 'subject_kind', 'subject', 'from', 'to'] as const;
export type AuditFilters = Partial<Record<(typeof audit_filters)[number], string>>;
export function audit_filters_of(query: URLSearchParams): AuditFilters {
  const found: AuditFilters = {};
  for (const name of audit_filters) { const value = query.get(name)?.trim(); if (value) found[name] = value; }
  return found;
}

export type { LineOut as AuditLine, StateOut as AuditState } from '#/plumbing/api/types';
export const audit_filters = ['act', 'account', 'subject_kind', 'subject', 'from', 'to'] as const;
export type AuditFilters = Partial<Record<(typeof audit_filters)[number], string>>;
export function audit_filters_of(query: URLSearchParams): AuditFilters {
  const found: AuditFilters = {};
  for (const name of audit_filters) {
    const value = query.get(name)?.trim();
    if (value) found[name] = value;
  }
  return found;
}

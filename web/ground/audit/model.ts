import type {
  CaseErasureOut,
  CivilErasureOut,
  GrievanceErasureOut,
  ObjectionErasureOut,
  ProposalErasureOut,
  RequestErasureOut,
} from '#/plumbing/api/types';

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

/// What may be emptied by its number.
export const records = ['aduan', 'permohonan', 'kasus', 'usul', 'sanggah', 'hak', 'daftar', 'padan'] as const;
export type Record_ = (typeof records)[number];
export const is_record = (text: string): text is Record_ => (records as readonly string[]).includes(text);
export type Erasable =
  | GrievanceErasureOut
  | RequestErasureOut
  | CaseErasureOut
  | CivilErasureOut
  | ObjectionErasureOut
  | ProposalErasureOut;
/// A number as it is typed, without its dashes and blanks: "1kd3-7q8r 2mxa" and "1KD37Q8R2MXA" are one.
export const bare_number = (text: string): string => text.replace(/[\s-]/g, '').toUpperCase();

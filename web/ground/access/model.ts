// Accounts, units and the duty roster.
import type { Role } from '#/ground/session/model';

export interface Account {
  id: string; account: string; name: string; role: Role; area: string; area_name: string; unit?: string | null; unit_name?: string | null; decree: string; decree_ends?: string | null;
  superior?: string | null; is_active: boolean; has_second_factor: boolean; absent_from?: string | null; absent_to?: string | null; last_seen?: string | null; phone?: string;
}
export interface NewAccount { account: string; name: string; role: Role; area: string; unit?: string; decree: string; decree_ends?: string; superior?: string; phone?: string }
export interface Unit { id: string; code: string; name: string; is_oversight: boolean; head?: string | null; head_name?: string | null }
export interface DutyDay { day: string; account: string; name: string }

/// Days of a month, each YYYY-MM-DD.
export function days_of(month: string): string[] {
  const [year, m] = month.split('-').map(Number) as [number, number];
  const count = new Date(Date.UTC(year, m, 0)).getUTCDate();
  return Array.from({ length: count }, (_, i) => `${month}-${String(i + 1).padStart(2, '0')}`);
}
export function next_month(month: string, by: number): string {
  const [year, m] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, m - 1 + by, 1)).toISOString().slice(0, 7);
}

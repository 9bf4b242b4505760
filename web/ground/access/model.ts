// Accounts, units and the duty roster.
export type {
  AccountIn as NewAccount,
  AccountOut as Account,
  AccountPut,
  DutyOut as DutyDay,
  UnitIn as NewUnit,
  UnitOut as Unit,
} from '#/plumbing/api/types';

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

import type { HolidayOut } from '#/plumbing/api/types';

export type { HolidayOut as Holiday, YearOut as Year } from '#/plumbing/api/types';
export const holiday_kinds = ['libur_nasional', 'cuti_bersama', 'libur_daerah'] as const;
export interface Fault {
  row: number;
  column: string;
  key: string;
  limit: string;
}
/// What an import would do, or did: nothing goes in while a row has a fault.
export interface Imported {
  added: number;
  changed: number;
  same: number;
  faults: Fault[];
  is_written: boolean;
  added_days: HolidayOut[];
  changed_days: HolidayOut[];
}

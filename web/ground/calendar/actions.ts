import { call, del, get, put } from '#/plumbing/api/api';
import type { Holiday, Imported, Year } from './model';

export const list_holidays = (year: string, signal?: AbortSignal): Promise<Year> =>
  get(`/calendar/${year}`, {}, signal);
export const save_holiday = ({ day, ...rest }: Holiday): Promise<Year> =>
  put(`/calendar/${day.slice(0, 4)}/${day}`, rest);
export const drop_holiday = (day: string): Promise<Year> => del(`/calendar/${day.slice(0, 4)}/${day}`);
/// `look` changes nothing and tells what an import would do.
export const import_holidays = (csv: string, how: 'look' | 'write'): Promise<Imported> =>
  call('POST', `/calendar/import${how === 'look' ? '?preview=1' : ''}`, undefined, {
    raw: csv,
    content_type: 'text/csv; charset=utf-8',
  });

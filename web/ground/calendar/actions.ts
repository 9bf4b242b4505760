import { call, del, get, put } from '#/plumbing/api/api';
import type { Holiday, Imported } from './model';

export const list_holidays = (year: string, signal?: AbortSignal): Promise<{ items: Holiday[] }> => get(`/calendar/${year}`, {}, signal);
export const save_holiday = ({ day, ...rest }: Holiday): Promise<Holiday> => put(`/calendar/${day.slice(0, 4)}/${day}`, rest);
export const drop_holiday = (day: string): Promise<void> => del(`/calendar/${day.slice(0, 4)}/${day}`);
export const import_holidays = (csv: string): Promise<Imported> => call('POST', '/calendar/import', undefined, { raw: csv, content_type: 'text/csv; charset=utf-8' });

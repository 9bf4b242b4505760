import { get, post } from '#/plumbing/api/api';
import type { DayReport, Known, KnownAnswer, Nearest, Shift, Shifts, Wall } from './model';

export const get_wall = (signal?: AbortSignal): Promise<Wall> => get('/command/wall', {}, signal);
export const get_report = (day: string, signal?: AbortSignal): Promise<DayReport> =>
  get('/command/report', { day }, signal);
export const nearest_sentra = (region: string, signal?: AbortSignal): Promise<Nearest> =>
  get('/command/nearest', { region }, signal);
export const ask_known = (wish: { region: string; name?: string; nik?: string; need?: string }): Promise<Known> =>
  post('/command/known', wish);
export const known_answer = (id: number, signal?: AbortSignal): Promise<KnownAnswer> =>
  get(`/command/known/${id}`, {}, signal);
export const list_shifts = (after?: string, signal?: AbortSignal): Promise<Shifts> =>
  get('/command/shifts', { after, limit: 20 }, signal);
export const end_shift = (note: string): Promise<Shift> => post('/command/shifts', { note });
export const take_shift = (id: string): Promise<Shift> => post(`/command/shifts/${id}/take`);

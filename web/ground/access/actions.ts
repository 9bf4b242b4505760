import { type Page, del, get, post, put } from '#/plumbing/api/api';
import type { SessionSeen } from '#/ground/session/model';
import type { Account, DutyDay, NewAccount, Unit } from './model';

export const list_accounts = (query: { q?: string | undefined; role?: string | undefined; after?: string | undefined }, signal?: AbortSignal): Promise<Page<Account>> => get('/accounts', { ...query, limit: 50 }, signal);
export const get_account = (id: string, signal?: AbortSignal): Promise<Account> => get(`/accounts/${id}`, {}, signal);
export const add_account = (account: NewAccount): Promise<Account & { password: string }> => post('/accounts', account);
export const save_account = (id: string, account: Partial<NewAccount>): Promise<Account> => put(`/accounts/${id}`, account);
export const end_account = (id: string, reason: string, successor?: string): Promise<Account> => post(`/accounts/${id}/end`, { reason, successor });
export const reset_password = (id: string): Promise<{ password: string }> => post(`/accounts/${id}/reset-password`);
export const reset_second_factor = (id: string, reason: string): Promise<void> => post(`/accounts/${id}/reset-second-factor`, { reason });
export const sessions_of = (id: string, signal?: AbortSignal): Promise<Page<SessionSeen>> => get(`/accounts/${id}/sessions`, {}, signal);
export const end_sessions_of = (id: string): Promise<void> => del(`/accounts/${id}/sessions`);
export const set_absence = (id: string, from: string, to: string): Promise<void> => post(`/accounts/${id}/absence`, { from, to });

export const list_units = (signal?: AbortSignal): Promise<Page<Unit>> => get('/units', {}, signal);
export const save_unit = (unit: Omit<Unit, 'id' | 'head_name'> & { id?: string }): Promise<Unit> => {
  const { id, ...rest } = unit;
  return id ? put(`/units/${id}`, rest) : post('/units', rest);
};
export const list_duty = (month: string, signal?: AbortSignal): Promise<Page<DutyDay>> => get('/duty', { month }, signal);
export const set_duty = (day: string, account: string): Promise<void> => put('/duty', { day, account });

import { del, get, post, put } from '#/plumbing/api/api';
import type { AccountMade, AccountsOut, PasswordOut, RosterOut, SessionsOfOut, UnitsOut } from '#/plumbing/api/types';
import type { Account, AccountPut, DutyDay, NewAccount, NewUnit, Unit } from './model';

export const list_accounts = (
  query: { q?: string | undefined; role?: string | undefined; after?: string | undefined },
  signal?: AbortSignal,
): Promise<AccountsOut> => get('/accounts', { ...query, limit: 50 }, signal);
export const get_account = (id: string, signal?: AbortSignal): Promise<Account> => get(`/accounts/${id}`, {}, signal);
export const add_account = (account: NewAccount): Promise<AccountMade> => post('/accounts', account);
export const save_account = (id: string, account: AccountPut): Promise<Account> => put(`/accounts/${id}`, account);
export const end_account = (id: string, reason: string, successor?: string): Promise<Account> =>
  post(`/accounts/${id}/end`, { reason, successor });
export const reset_password = (id: string): Promise<PasswordOut> => post(`/accounts/${id}/reset-password`);
export const reset_second_factor = (id: string, reason: string): Promise<Account> =>
  post(`/accounts/${id}/reset-second-factor`, { reason });
export const sessions_of = (id: string, signal?: AbortSignal): Promise<SessionsOfOut> =>
  get(`/accounts/${id}/sessions`, {}, signal);
export const end_sessions_of = (id: string): Promise<void> => del(`/accounts/${id}/sessions`);
export const set_absence = (id: string, from: string, to: string): Promise<Account> =>
  post(`/accounts/${id}/absence`, { from, to });

export const list_units = (signal?: AbortSignal): Promise<UnitsOut> => get('/units', {}, signal);
export const save_unit = (unit: NewUnit, id?: string): Promise<Unit> =>
  id ? put(`/units/${id}`, unit) : post('/units', unit);
export const list_duty = (month: string, signal?: AbortSignal): Promise<RosterOut> => get('/duty', { month }, signal);
export const set_duty = (day: string, account: string): Promise<DutyDay> => put('/duty', { day, account });

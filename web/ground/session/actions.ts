import { signal } from '@preact/signals';
import { Problem, del, get, on_signed_out, post } from '#/plumbing/api/api';
import { start_live, stop_live } from '#/plumbing/live/live';
import { drop_drafts } from '#/plumbing/drafts/drafts';
import { load_outbox } from '#/plumbing/outbox/outbox';
import type { OpenSessionsOut } from '#/plumbing/api/types';
import type { Act, SecondFactor, Session } from './model';

export type Door = 'opening' | 'shut' | 'open' | 'unreachable';
export const door = signal<Door>('opening');
export const session = signal<Session | null>(null);
export const may = (act: Act): boolean => session.value?.acts.includes(act) ?? false;

const KEPT = 'sinergi.session';
function enter(found: Session): void {
  session.value = { officer: found.officer, acts: found.acts };
  door.value = 'open';
  // Name and rights only, no token: offline the shell can open and intake can be written.
  try {
    localStorage.setItem(KEPT, JSON.stringify(session.value));
  } catch {
    /* private window */
  }
  void load_outbox(found.officer.id);
  start_live();
}
function leave(): void {
  session.value = null;
  door.value = 'shut';
  try {
    localStorage.removeItem(KEPT);
  } catch {
    /* private window */
  }
  stop_live();
}
on_signed_out(leave);

export async function look_who(): Promise<void> {
  try {
    enter(await get<Session>('/session'));
  } catch (fault) {
    const problem = fault as Problem;
    if (problem.status === 401) {
      leave();
      return;
    }
    let kept: string | null = null;
    try {
      kept = localStorage.getItem(KEPT);
    } catch {
      /* private window */
    }
    if (problem.is_offline && kept) enter(JSON.parse(kept) as Session);
    else door.value = 'unreachable';
  }
}
export async function sign_in(account: string, password: string, code?: string): Promise<void> {
  enter(await post<Session>('/session', { account, password, ...(code ? { code } : {}) }));
}
export async function sign_out(): Promise<void> {
  if (session.value) drop_drafts(session.value.officer.id);
  try {
    await del('/session');
  } finally {
    leave();
  }
}

export const my_sessions = (signal: AbortSignal): Promise<OpenSessionsOut> => get('/sessions', {}, signal);
export const end_session = (id: string): Promise<void> => del(`/sessions/${id}`);
export const change_password = (old: string, fresh: string): Promise<void> =>
  post('/session/password', { old, new: fresh });
export const start_second_factor = (password: string): Promise<SecondFactor> =>
  post('/session/second-factor', { password });
export const confirm_second_factor = (code: string): Promise<void> => post('/session/second-factor/confirm', { code });
export const drop_second_factor = (password: string): Promise<void> => del('/session/second-factor', { password });

import { get, put } from '#/plumbing/api/api';
import { list_accounts } from '#/ground/access/actions';
import type { Account } from '#/ground/access/model';
import type { System, Systems } from './model';

export type Joined = Account & { system: System | undefined };
/// Every account of an outside system, with what it may do once somebody said so.
export async function list_systems(signal?: AbortSignal): Promise<{ items: Joined[] }> {
  const [accounts, systems] = await Promise.all([
    list_accounts({ role: 'outside_system' }, signal),
    get<Systems>('/exchange/systems', {}, signal),
  ]);
  const of = new Map(systems.items.map((s) => [s.account, s]));
  return { items: accounts.items.map((a) => ({ ...a, system: of.get(a.id) })) };
}
export const save_system = (
  account: string,
  wish: { may_push: boolean; may_pull: boolean; kinds: string[] },
): Promise<System> => put(`/exchange/systems/${account}`, wish);

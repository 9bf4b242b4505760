import { get, post } from '#/plumbing/api/api';
import type { Card, Nodes, PartnerNode, Refused, Waiting } from './model';

export const list_nodes = (signal?: AbortSignal): Promise<Nodes> => get('/federation/nodes', {}, signal);
export const propose_node = (url: string, fingerprint: string): Promise<PartnerNode> =>
  post('/federation/nodes', { url, fingerprint });
export const do_node = (node: string, deed: 'confirm' | 'suspend' | 'resume'): Promise<PartnerNode> =>
  post(`/federation/nodes/${node}/${deed}`);
export const rotate_keys = (why: 'routine' | 'compromised', key: string): Promise<Card> =>
  post('/federation/rotate', { why }, { key });
export const list_refused = (signal?: AbortSignal): Promise<Refused> =>
  get('/federation/refused', { limit: 50 }, signal);
export const list_waiting = (signal?: AbortSignal): Promise<Waiting> => get('/federation/waiting', {}, signal);

// Reports taken in while there is no connection wait here, photos included, each with its own client key: the server
// answers the same key the same way, so a repeat is never a second report. Nothing else is ever queued: what needs the
// server's judgement (verify, answer, close) waits for the server.
import { signal } from '@preact/signals';
import { Problem, call, client_key } from '#/plumbing/api/api';

export type DeedState = 'ready' | 'sending' | 'refused';
export interface Deed {
  key: string;
  account: string;
  path: string;
  body: Record<string, unknown>;
  photos: Blob[];
  title: string;
  at: string;
  state: DeedState;
  reason: string;
}
export interface Sent {
  tracking_number: string;
  key: string;
  answer_by: string;
  id: string;
}

export const deeds = signal<Deed[]>([]);

function store(): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const asked = indexedDB.open('sinergi', 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore('deeds', { keyPath: 'key' });
    };
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
}
async function in_store<T>(mode: IDBTransactionMode, work: (deeds: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await store();
  return new Promise<T>((done, fail) => {
    const asked = work(db.transaction('deeds', mode).objectStore('deeds'));
    asked.onsuccess = () => {
      db.close();
      done(asked.result);
    };
    asked.onerror = () => {
      db.close();
      fail(asked.error);
    };
  });
}

export async function load_outbox(account: string): Promise<void> {
  try {
    deeds.value = (await in_store<Deed[]>('readonly', (s) => s.getAll())).filter((deed) => deed.account === account);
  } catch {
    deeds.value = [];
  }
}
async function keep(deed: Deed): Promise<void> {
  await in_store('readwrite', (s) => s.put(deed));
  deeds.value = [...deeds.value.filter((other) => other.key !== deed.key), deed];
}
export async function put_aside(deed: Omit<Deed, 'key' | 'at' | 'state' | 'reason'> & { key?: string }): Promise<void> {
  await keep({ ...deed, key: deed.key ?? client_key(), at: new Date().toISOString(), state: 'ready', reason: '' });
  void navigator.storage?.persist?.();
}
export async function drop(key: string): Promise<void> {
  await in_store('readwrite', (s) => s.delete(key));
  deeds.value = deeds.value.filter((deed) => deed.key !== key);
}

/// Photos first, then the report itself. Photos get keys of their own so that a second try uploads none twice.
export async function send(deed: Pick<Deed, 'key' | 'path' | 'body' | 'photos'>): Promise<Sent> {
  const photos: { id: string; token: string }[] = [];
  for (const [n, photo] of deed.photos.entries()) {
    const { id, token } = await call<{ id: string; token: string }>('POST', '/public/photos', undefined, {
      raw: photo,
      content_type: photo.type || 'image/jpeg',
      key: `${deed.key}-${n}`,
    });
    photos.push({ id, token });
  }
  return call<Sent>('POST', deed.path, photos.length ? { ...deed.body, photos } : deed.body, { key: deed.key });
}

let is_flushing = false;
export async function flush(): Promise<number> {
  if (is_flushing) return 0;
  is_flushing = true;
  let sent = 0;
  try {
    for (const deed of deeds.value.filter((d) => d.state !== 'refused')) {
      await keep({ ...deed, state: 'sending' });
      try {
        await send(deed);
        await drop(deed.key);
        sent += 1;
      } catch (fault) {
        const problem = fault as Problem;
        // Signed out or offline: it stays ready. Anything else is the server's no, which a person must read.
        const is_to_wait =
          problem.status === 0 || problem.status === 401 || problem.status === 429 || problem.status >= 500;
        await keep({
          ...deed,
          state: is_to_wait ? 'ready' : 'refused',
          reason: is_to_wait ? '' : problem.detail || problem.title || problem.key,
        });
        if (is_to_wait) break;
      }
    }
  } finally {
    is_flushing = false;
  }
  return sent;
}

// What changed in my area, as the server tells it. Screens name the topics they show and read again when one moves.
import { signal } from '@preact/signals';

export const is_online = signal(typeof navigator === 'undefined' ? true : navigator.onLine);
type Then = (topic: string, id: string) => void;
const listeners = new Set<{ topics: string[]; then: Then; timer: number }>();
const CALM_MS = 400; // a bulk change is one repaint

export function on_change(topics: string[], then: Then): () => void {
  const entry = { topics, then, timer: 0 };
  listeners.add(entry);
  return () => {
    clearTimeout(entry.timer);
    listeners.delete(entry);
  };
}
export function tell(topic: string, id = ''): void {
  for (const entry of listeners) {
    if (!entry.topics.some((wanted) => topic === wanted || topic.startsWith(`${wanted}.`))) continue;
    clearTimeout(entry.timer);
    entry.timer = window.setTimeout(() => entry.then(topic, id), CALM_MS);
  }
}

let stream: EventSource | null = null;
export function start_live(): void {
  if (stream || typeof EventSource === 'undefined') return;
  stream = new EventSource('/api/v1/live');
  stream.addEventListener('change', (event) => {
    try {
      const { topic, id } = JSON.parse((event as MessageEvent<string>).data) as { topic: string; id?: string };
      tell(topic, id);
    } catch {
      /* a newer server may say more than this app reads */
    }
  });
  let was_lost = false;
  stream.onerror = () => {
    was_lost = true;
  };
  stream.onopen = () => {
    if (was_lost) tell('grievances');
    was_lost = false;
  };
}
export function stop_live(): void {
  stream?.close();
  stream = null;
}

export function watch_connection(): void {
  addEventListener('online', () => {
    is_online.value = true;
    tell('connection');
  });
  addEventListener('offline', () => {
    is_online.value = false;
  });
}

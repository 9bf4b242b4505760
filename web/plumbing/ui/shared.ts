// One reading for all who show it at once, as the rail and the first page do: the server is asked once, and again when
// a topic moves.
import { type Signal, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { on_change } from '#/plumbing/live/live';
import { type Reading, problem_of } from './query';

type Read<T> = (signal: AbortSignal) => Promise<T>;
type Seen<T> = Omit<Reading<T>, 'again'>;
const unseen = { data: undefined, problem: undefined, is_waiting: true };
/// Who comes later than this after the last asking asks anew: not every change is spoken of on the live stream.
const FRESH_MS = 15_000;

export class Shared<T> {
  readonly seen: Signal<Seen<T>> = signal(unseen);
  private users = 0;
  private asked_at = -Infinity;
  private stop = new AbortController();
  private unlisten = (): void => {};

  constructor(
    private readonly read: Read<T>,
    private readonly topics: string[],
  ) {}

  readonly ask = (): void => {
    this.stop.abort();
    const stop = (this.stop = new AbortController());
    this.asked_at = performance.now();
    this.seen.value = { ...this.seen.value, is_waiting: true };
    this.read(stop.signal).then(
      (data) => {
        if (!stop.signal.aborted) this.seen.value = { data, problem: undefined, is_waiting: false };
      },
      (fault: unknown) => {
        if (stop.signal.aborted) return;
        this.seen.value = { data: this.seen.value.data, problem: problem_of(fault), is_waiting: false };
      },
    );
  };

  /// Somebody shows it from now on. What is given back says that he does no longer; with the last of them goes what was
  /// read: the next may be another officer.
  come(): () => void {
    if (this.users++ === 0) this.unlisten = on_change([...this.topics, 'connection'], this.ask);
    if (performance.now() - this.asked_at > FRESH_MS) this.ask();
    return () => {
      if (--this.users > 0) return;
      this.unlisten();
      this.stop.abort();
      this.asked_at = -Infinity;
      this.seen.value = unseen;
    };
  }
}

const all = new Map<string, Shared<unknown>>();
function shared_of<T>(key: string, read: Read<T>, topics: string[]): Shared<T> {
  const known = all.get(key) ?? new Shared<unknown>(read, topics);
  all.set(key, known);
  return known as Shared<T>;
}

/// As use_reading. `key` names what is read, for every screen alike; null reads nothing.
export function use_shared<T>(key: string | null, read: Read<T>, topics: string[] = []): Reading<T> {
  const shared = key === null ? null : shared_of(key, read, topics);
  useEffect(() => shared?.come(), [shared]);
  return shared ? { ...shared.seen.value, again: shared.ask } : { ...unseen, is_waiting: false, again: () => {} };
}

// Reading for a screen: waiting, offline, refused or ready. Old rows stay in view while newer ones are fetched.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { Problem } from '#/plumbing/api/api';
import { on_change } from '#/plumbing/live/live';

export interface Reading<T> {
  data: T | undefined;
  problem: Problem | undefined;
  is_waiting: boolean;
  again: () => void;
}

/// The same reading, seen as something else.
export const map_reading = <T, U>(reading: Reading<T>, see: (data: T) => U): Reading<U> => ({
  ...reading,
  data: reading.data === undefined ? undefined : see(reading.data),
});

export const problem_of = (fault: unknown): Problem =>
  fault instanceof Problem ? fault : new Problem(-1, 'web.broken', String(fault));

/// `key` names what is read; null reads nothing yet.
export function use_reading<T>(
  key: string | null,
  read: (signal: AbortSignal) => Promise<T>,
  topics: string[] = [],
): Reading<T> {
  const [state, set_state] = useState<{
    key: string | null;
    data?: T | undefined;
    problem?: Problem | undefined;
    is_waiting: boolean;
  }>({ key, is_waiting: true });
  const [turn, set_turn] = useState(0);
  const latest = useRef(read);
  latest.current = read;
  useEffect(() => {
    if (key === null) return;
    const stop = new AbortController();
    set_state((s) => (s.key === key ? { ...s, is_waiting: true } : { key, is_waiting: true }));
    latest.current(stop.signal).then(
      (data) => {
        if (!stop.signal.aborted) set_state({ key, data, is_waiting: false });
      },
      (fault: unknown) => {
        if (stop.signal.aborted) return;
        set_state((s) => ({ key, data: s.data, problem: problem_of(fault), is_waiting: false }));
      },
    );
    return () => stop.abort();
  }, [key, turn]);
  const again = useCallback(() => set_turn((n) => n + 1), []);
  useEffect(() => on_change([...topics, 'connection'], again), [topics.join()]);
  const is_current = state.key === key;
  return {
    data: is_current ? state.data : undefined,
    problem: is_current ? state.problem : undefined,
    is_waiting: key !== null && (!is_current || state.is_waiting),
    again,
  };
}

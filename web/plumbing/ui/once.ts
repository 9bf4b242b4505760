// A deed that is done once: what comes while it runs is not heard, and a refusal is said.
import { useState } from 'preact/hooks';
import type { Problem } from '#/plumbing/api/api';
import { say, sentence_of } from './parts';

export function use_once<Args extends unknown[]>(
  deed: (...args: Args) => Promise<void>,
): [boolean, (...args: Args) => Promise<void>] {
  const [is_busy, set_busy] = useState(false);
  const once = async (...args: Args): Promise<void> => {
    if (is_busy) return;
    set_busy(true);
    try {
      await deed(...args);
    } catch (fault) {
      say(sentence_of(fault as Problem));
    } finally {
      set_busy(false);
    }
  };
  return [is_busy, once];
}

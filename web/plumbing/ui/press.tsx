// A button whose deed is done once: presses while it runs are not heard, and a refusal is said.
import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Problem } from '#/plumbing/api/api';
import { say, sentence_of } from './parts';

export function Press({
  look,
  press,
  children,
}: {
  look: string;
  press: () => Promise<void>;
  children: ComponentChildren;
}): JSX.Element {
  const [is_busy, set_busy] = useState(false);
  const once = async (): Promise<void> => {
    if (is_busy) return;
    set_busy(true);
    try {
      await press();
    } catch (fault) {
      say(sentence_of(fault as Problem));
    } finally {
      set_busy(false);
    }
  };
  return (
    <button type="button" class={look} aria-busy={is_busy} onClick={() => void once()}>
      {children}
    </button>
  );
}

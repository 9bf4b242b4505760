// A button whose deed is done once: presses while it runs are not heard, and a refusal is said.
import type { ComponentChildren, JSX } from 'preact';
import { use_once } from './once';

export function Press({
  look,
  press,
  children,
}: {
  look: string;
  press: () => Promise<void>;
  children: ComponentChildren;
}): JSX.Element {
  const [is_busy, once] = use_once(press);
  return (
    <button type="button" class={look} aria-busy={is_busy} onClick={() => void once()}>
      {children}
    </button>
  );
}

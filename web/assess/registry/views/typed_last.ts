// What was typed last into the box that finds; the new family begins with it.
import { signal } from '@preact/signals';

export const typed_last = signal('');

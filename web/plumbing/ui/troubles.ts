// What is wrong with one sending, by field: the form's own finds and the server's in one list.
import { Problem } from '#/plumbing/api/api';

export interface Trouble {
  path: string;
  message: string;
}
/// Thrown by a form's own check before anything is sent.
export class Wrong extends Error {
  constructor(readonly troubles: Trouble[]) {
    super('wrong');
  }
}

/// The server's refusal beside what the form found itself: a field that is named already is not named twice, and a line
/// without connection or a server in trouble says nothing of the fields.
export function joined(own: Trouble[], fault: unknown): Trouble[] {
  const theirs: Trouble[] = fault instanceof Wrong ? fault.troubles : fault instanceof Problem ? fault.errors : [];
  const named = new Set(own.map((one) => one.path));
  return [...own, ...theirs.filter((one) => one.path && !named.has(one.path))];
}

/// Everything at once: what the form found wrong is no reason to keep the server's finds for the next try. With faults
/// of its own the form asks to have the rest checked, and nothing is kept.
export async function all_at_once<T>(own: Trouble[], send: (asks: 'to_keep' | 'only_check') => Promise<T>): Promise<T> {
  if (!own.length) return send('to_keep');
  try {
    await send('only_check');
  } catch (fault) {
    throw new Wrong(joined(own, fault));
  }
  throw new Wrong(own);
}

/// A sentence that does not say its field gets the field's name before it.
export function with_label(message: string, label: string): string {
  if (!label || message.toLowerCase().includes(label.toLowerCase())) return message;
  return `${label}: ${message}`;
}

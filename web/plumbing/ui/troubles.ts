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

/// What a refusal says of fields: its list, or the one field it is about. A line without connection or a server in
/// trouble says nothing of the fields.
export function told_by(fault: unknown): Trouble[] {
  if (fault instanceof Wrong) return fault.troubles;
  if (!(fault instanceof Problem)) return [];
  if (fault.errors.length) return fault.errors;
  return fault.about ? [{ path: fault.about, message: fault.detail || fault.title }] : [];
}

/// Each at its field: "person.nik" of what was sent is the field "nik" of the form that sent it. A field is told once,
/// by who spoke first; what no field bears stands without one.
export function at_fields(troubles: Trouble[], is_field: (path: string) => boolean): Trouble[] {
  const told = new Set<string>();
  return troubles.flatMap(({ path, message }) => {
    let field = path;
    while (field && !is_field(field)) field = field.includes('.') ? field.slice(field.indexOf('.') + 1) : '';
    if (field && told.has(field)) return [];
    told.add(field);
    return [{ path: field, message }];
  });
}

/// Everything at once: what the form found wrong is no reason to keep the server's finds for the next try. With faults
/// of its own the form asks to have the rest checked, and nothing is kept.
export async function all_at_once<T>(own: Trouble[], send: (asks: 'to_keep' | 'only_check') => Promise<T>): Promise<T> {
  if (!own.length) return send('to_keep');
  try {
    await send('only_check');
  } catch (fault) {
    throw new Wrong([...own, ...told_by(fault).filter((one) => one.path)]);
  }
  throw new Wrong(own);
}

/// A sentence that does not say its field gets the field's name before it.
export function with_label(message: string, label: string): string {
  if (!label || message.toLowerCase().includes(label.toLowerCase())) return message;
  return `${label}: ${message}`;
}

// What is half typed, kept in this browser for one officer and one form until it is sent or thrown away. It goes when
// the officer signs out; a session that merely ran out leaves it. It stands in no address: it may hold a NIK.
const slots_of = (account: string): string => `sinergi.draft.${account}`;
const slot = (account: string, form: string): string => `${slots_of(account)}.${form}`;

export interface Draft<T> {
  /// When it was last typed in, as a moment of ISO 8601.
  at: string;
  value: T;
}
export function kept_draft<T>(account: string, form: string): Draft<T> | null {
  try {
    const kept = JSON.parse(localStorage.getItem(slot(account, form)) ?? 'null') as Partial<Draft<T>> | null;
    return kept?.at && kept.value ? { at: kept.at, value: kept.value } : null;
  } catch {
    return null;
  }
}
export function keep_draft(account: string, form: string, value: unknown): void {
  try {
    localStorage.setItem(slot(account, form), JSON.stringify({ at: new Date().toISOString(), value }));
  } catch {
    /* full or private: the form itself still holds it */
  }
}
export function drop_draft(account: string, form: string): void {
  try {
    localStorage.removeItem(slot(account, form));
  } catch {
    /* nothing kept */
  }
}
/// Every draft of this officer: who signs out leaves nothing half typed to the next one at this desk.
export function drop_drafts(account: string): void {
  try {
    const mine = slots_of(account);
    for (const key of Object.keys(localStorage))
      if (key === mine || key.startsWith(`${mine}.`)) localStorage.removeItem(key);
  } catch {
    /* nothing kept */
  }
}

/// What stands in the fields of a form, by name.
export type Fields = [name: string, value: string][];
export const fields_of = (form: HTMLFormElement): Fields =>
  [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));

/// Puts it back as a hand would, so that fields which watch their input follow.
export function put_fields(form: HTMLFormElement, fields: Fields): void {
  const values = new Map(fields);
  for (const field of form.elements) {
    const is_typed =
      (field instanceof HTMLInputElement && !['hidden', 'file', 'checkbox', 'radio'].includes(field.type)) ||
      field instanceof HTMLSelectElement ||
      field instanceof HTMLTextAreaElement;
    if (field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type)) {
      field.checked = fields.some(([name, value]) => name === field.name && value === field.value);
      continue;
    }
    const value = is_typed && field.name ? values.get(field.name) : undefined;
    if (!is_typed || value === undefined || field.value === value) continue;
    field.value = value;
    field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
  }
}

// What each entry of a case asks for: one table, from which every form is made.
import type { Typed } from '#/plumbing/ui/form';

export type FieldKind =
  'line' | 'long' | 'day' | 'number' | 'tick' | 'region' | readonly string[] | 'service' | 'goal' | 'place';
export interface EntryField {
  name: string;
  kind: FieldKind;
  is_needed?: boolean;
}
const needed = (name: string, kind: FieldKind = 'line'): EntryField => ({ name, kind, is_needed: true });
const maybe = (name: string, kind: FieldKind = 'line'): EntryField => ({ name, kind });

/// A consent holds for one purpose and one receiver.
const consent_for = ['partner', 'service', 'publicity'] as const;

export const entry_fields: Record<string, readonly EntryField[]> = {
  note: [needed('text', 'long')],
  need_met: [needed('act', 'long'), needed('proof', 'long')],
  risk_set: [
    needed('risk', ['low', 'medium', 'high']),
    needed('urgency', ['normal', 'soon', 'emergency']),
    maybe('reason', 'long'),
  ],
  identified: [needed('identity', ['known', 'unknown', 'biometric']), maybe('how'), maybe('number')],
  medical_need: [maybe('needs_treatment', 'tick'), maybe('seen_by'), maybe('finding', 'long')],
  discharge_notice: [needed('on', 'day'), needed('place'), maybe('needs', 'long')],
  health_back: [
    maybe('has_recovered', 'tick'),
    maybe('date_in', 'day'),
    maybe('date_out', 'day'),
    maybe('letter'),
    maybe('summary', 'long'),
  ],
  assessment: [
    needed('bio', 'long'),
    needed('psycho', 'long'),
    needed('social', 'long'),
    needed('spiritual', 'long'),
    maybe('summary', 'long'),
  ],
  goal_done: [needed('goal', 'goal'), maybe('result', 'long')],
  service: [
    needed('code', 'service'),
    needed('quantity', 'number'),
    maybe('unit'),
    maybe('bast'),
    maybe('on', 'day'),
    maybe('note', 'long'),
  ],
  shelter_in: [needed('on', 'day'), needed('place'), maybe('bed'), maybe('reason', 'long')],
  shelter_out: [needed('on', 'day'), needed('where')],
  tracing: [needed('where'), needed('how', 'long'), maybe('is_found', 'tick'), maybe('result', 'long')],
  journey: [
    needed('on', 'day'),
    needed('to_place'),
    needed('to_office'),
    maybe('to_region', 'region'),
    maybe('ticket'),
    maybe('letter'),
    maybe('escort'),
  ],
  reunification: [
    needed('on', 'day'),
    needed('minutes'),
    needed('with_whom'),
    needed('relation'),
    needed('place'),
    maybe('witnesses'),
  ],
  death: [
    needed('on', 'day'),
    needed('place'),
    needed('minutes'),
    maybe('buried_on', 'day'),
    maybe('buried_at'),
    maybe('paid_by'),
    maybe('letter'),
  ],
  minutes_two: [
    needed('number'),
    needed('officer_first'),
    needed('officer_second'),
    needed('why', 'long'),
    maybe('purpose', consent_for),
    maybe('receiver', 'place'),
  ],
  consent: [
    needed('given_by', ['self', 'guardian']),
    needed('purpose', consent_for),
    maybe('receiver', 'place'),
    maybe('receiver_name'),
    needed('for_what', 'long'),
    maybe('name'),
    maybe('relation'),
    maybe('number'),
  ],
  aftercare_due: [needed('on', 'day'), maybe('what')],
  aftercare: [needed('on', 'day'), needed('finding', 'long'), maybe('next_on', 'day')],
  tried: [needed('what', 'long'), maybe('programme'), maybe('outcome')],
};

/// The body of an entry out of what was typed; empty fields are left out.
export function body_of(kind: string, typed: Typed): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const field of entry_fields[kind] ?? []) {
    if (field.kind === 'tick') body[field.name] = typed.is_on(field.name);
    else if (field.kind === 'number' || field.kind === 'goal') {
      const value = typed.number(field.name);
      if (value !== undefined) body[field.name] = value;
    } else {
      const value = typed.text(field.name);
      if (value) body[field.name] = value;
    }
  }
  return body;
}

// Families and persons as the registry tells them, and what the screens work out from that: a question typed into one
// box, which questions of the form are asked, what two officers wrote of one family.
import type {
  RegistryAnsweredOut,
  RegistryCodeOut,
  RegistryFactOut,
  RegistryFamilyOut,
  RegistryFamilyRowOut,
  RegistryFormOut,
  RegistryImportFaultOut,
  RegistryPersonOut,
  RegistryQuestionOut,
  RegistrySectionOut,
} from '#/plumbing/api/types';

export type {
  EventKind,
  Fault,
  RegistryCodeOut as Code,
  RegistryEventOut as Event_,
  RegistryEventsOut as Events,
  RegistryFamiliesOut as Families,
  RegistryFamilyOut as FamilyFile,
  RegistryFamilyRowOut as Family,
  RegistryColumnsOut as ImportColumns,
  RegistryFaultyOut as FaultyTable,
  RegistryFileColumnsOut as FileColumns,
  RegistryFormOut as FormDoc,
  RegistryHitOut as Hit,
  RegistryHitsOut as Hits,
  RegistryImportOut as Import,
  RegistryImportsOut as Imports,
  RegistryPairOut as Pair,
  RegistryPairsOut as Pairs,
  RegistryPersonFileOut as PersonFile,
  RegistryPersonMadeOut as PersonMade,
  RegistryPersonOut as Person,
  RegistryQuestionOut as Question,
  RegistrySectionOut as Section,
  RegistryVisitFileOut as VisitFile,
  RegistryVisitOut as Visit,
  RegistryVisitsOut as Visits,
} from '#/plumbing/api/types';
export type Answered = RegistryAnsweredOut;
export type ImportFault = RegistryImportFaultOut;

/// An id of nobody is all zeros.
export const is_none = (id: string | null | undefined): boolean => !id || /^0+$/.test(id);

// ---- the one box

const months = [
  'januari',
  'februari',
  'maret',
  'april',
  'mei',
  'juni',
  'juli',
  'agustus',
  'september',
  'oktober',
  'november',
  'desember',
];
/// What somebody typed, taken apart: a number, a name, a day of birth, a village after a comma or after "desa".
export interface Asked {
  kind: 'nothing' | 'number' | 'name' | 'place';
  q: string;
  digits: number;
  born_on: string;
  place: string;
  /// A day that no calendar has, as it was typed.
  no_day: string;
}
const day_text = (year: string, month: number, day: number): string => {
  const made = new Date(Date.UTC(Number(year), month - 1, day));
  const is_real = made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
  return is_real ? made.toISOString().slice(0, 10) : '';
};
function day_in(text: string): [day: string, rest: string, no_day: string] {
  const forms: [RegExp, (m: RegExpExecArray) => string | undefined][] = [
    [/\b(\d{4})-(\d{1,2})-(\d{1,2})\b/, (m) => day_text(m[1]!, Number(m[2]), Number(m[3]))],
    [/\b(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b/, (m) => day_text(m[3]!, Number(m[2]), Number(m[1]))],
    [
      /\b(\d{1,2})\s+([a-z]{3,9})\s+(\d{4})\b/i,
      (m) => {
        const at = months.findIndex((name) => name.startsWith(m[2]!.toLowerCase().slice(0, 3)));
        return at < 0 ? undefined : day_text(m[3]!, at + 1, Number(m[1]));
      },
    ],
  ];
  for (const [form, read] of forms) {
    const found = form.exec(text);
    const day = found ? read(found) : undefined;
    if (!found || day === undefined) continue;
    return [day, text.replace(found[0], ' '), day ? '' : found[0]];
  }
  return ['', text, ''];
}
const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

const is_word = (text: string): boolean => text.replace(/[^\p{L}\p{N}]/gu, '').length > 1;

export function asked_in(typed: string): Asked {
  const text = tidy(typed);
  const digits = text.replace(/[\s.-]/g, '');
  const [born_on, rest, no_day] = day_in(text);
  if (/^\d{5,}$/.test(digits) && !born_on && !(no_day && digits.length <= 8))
    return { kind: 'number', q: digits, digits: digits.length, born_on: '', place: '', no_day: '' };
  const comma = rest.lastIndexOf(',');
  const prefix = /(?:^|\s)(?:desa|kelurahan|kel\.|ds\.)\s+(.+)$/i.exec(rest);
  const place = tidy(comma >= 0 ? rest.slice(comma + 1).replace(/^\s*(desa|kelurahan)\s+/i, '') : (prefix?.[1] ?? ''));
  const q = tidy(comma >= 0 ? rest.slice(0, comma) : prefix ? rest.slice(0, prefix.index) : rest);
  const kind = is_word(q) ? 'name' : is_word(place) ? 'place' : 'nothing';
  return { kind, q, digits: 0, born_on, place, no_day };
}

// ---- words of the timeline

/// What another house wrote as the reason of an event: a state of padan, or a proposal of a month; else words.
export type ReasonTold =
  | { of: 'words'; text: string }
  | { of: 'padan'; state: string }
  | { of: 'proposal'; month: string; kind: string; more: string; is_agreed: boolean };
export function reason_told(kind: string, reason: string): ReasonTold {
  const is_state = /^(MK|Q\d)[ab]?$/.test(reason);
  if (kind === 'padan') return is_state ? { of: 'padan', state: reason } : { of: 'words', text: reason };
  const found = /^usulan (\d{4}-\d{2}): (family|programme|correction|removal)(?: (.*))?$/s.exec(reason);
  if (!found) return { of: 'words', text: reason };
  const [, month, proposed, rest = ''] = found;
  const is_agreed = kind === 'decided' && rest === 'disetujui';
  // The first word of a programme's proposal is its code.
  const more = proposed === 'programme' ? rest.replace(/^\S+/, (code) => code.toUpperCase()) : rest;
  return { of: 'proposal', month: month!, kind: proposed!, more: is_agreed ? '' : more, is_agreed };
}

// ---- what lists of the state say

/// By kind and person, the newest first; what a newer one took the place of is marked.
export function stated(facts: readonly RegistryFactOut[]): (RegistryFactOut & { is_old: boolean })[] {
  const seen = new Set<string>();
  return [...facts].reverse().map((one) => {
    const key = `${one.kind} ${one.subject}`;
    const is_old = seen.has(key);
    seen.add(key);
    return { ...one, is_old };
  });
}

// ---- code lists and the form

export const code_text = (codes: readonly RegistryCodeOut[], code: number, english: boolean): string => {
  const found = codes.find((one) => one.code === code);
  return found ? (english ? found.en : found.id) : '';
};
export interface AskedOf {
  age: number | null;
  sex: string;
  marital: number;
}
export const nobody: AskedOf = { age: null, sex: '', marital: 0 };
export const asked_of = (person: RegistryPersonOut | undefined): AskedOf =>
  person ? { age: person.age ?? null, sex: person.sex, marital: person.marital } : nobody;

/// A number that its question does not take; the server says the same.
export const is_outside = (question: RegistryQuestionOut, answer: number | undefined): boolean =>
  question.kind === 'count' &&
  answer !== undefined &&
  !Number.isNaN(answer) &&
  (answer < 0 || answer > question.max || !Number.isInteger(answer));

/// Is this question put to somebody like that, who answered so far like this? As the server judges it.
export function is_asked(question: RegistryQuestionOut, of: AskedOf, answers: Record<string, number>): boolean {
  const when = question.asked;
  if (of.age !== null && (of.age < when.age_min || of.age > when.age_max)) return false;
  if (when.sex && of.sex && of.sex !== when.sex) return false;
  if (when.is_for_once_married && of.marital === 1) return false;
  if (!when.key) return true;
  const earlier = answers[when.key];
  return earlier === undefined || when.codes.includes(earlier);
}
/// ... and the question it hangs on is put too.
export function is_put(
  questions: readonly RegistryQuestionOut[],
  question: RegistryQuestionOut,
  of: AskedOf,
  answers: Record<string, number>,
): boolean {
  if (!is_asked(question, of, answers)) return false;
  const earlier = questions.find((one) => one.key === question.asked.key);
  return earlier === undefined || is_put(questions, earlier, of, answers);
}
/// Answers without those that are skipped now.
export function kept_answers(
  questions: readonly RegistryQuestionOut[],
  of: AskedOf,
  answers: Record<string, number>,
): Record<string, number> {
  const kept = (key: string): boolean => {
    const question = questions.find((one) => one.key === key);
    return question !== undefined && is_put(questions, question, of, answers);
  };
  return Object.fromEntries(Object.entries(answers).filter(([key]) => kept(key)));
}
export const questions_of = (form: RegistryFormOut, section: string): RegistryQuestionOut[] =>
  form.questions.filter((one) => one.section === section);
/// The latest answers of a section for a subject; the server sends the newest last.
export const latest = (
  answers: readonly RegistryAnsweredOut[],
  subject: string,
  section: string,
): RegistryAnsweredOut | undefined => answers.filter((a) => a.subject === subject && a.section === section).at(-1);
/// A section with nobody to ask: all its questions are skipped for this person.
export const is_for = (form: RegistryFormOut, section: RegistrySectionOut, of: AskedOf): boolean =>
  questions_of(form, section.key).some((question) => question.asked.key || is_asked(question, of, {}));
/// Of these, the ones a programme question says yes to.
export const programmes_of = (
  form: RegistryFormOut,
  answered: RegistryAnsweredOut | undefined,
): RegistryQuestionOut[] =>
  answered ? questions_of(form, 'aid').filter((one) => answered.answers[one.key] === 1) : [];

// ---- members

export const is_living = (person: RegistryPersonOut): boolean => person.state === 'here' || person.state === 'abroad';
/// The head first, then the spouse, children by age, the gone last.
export function in_order(members: readonly RegistryPersonOut[]): RegistryPersonOut[] {
  const weight = (one: RegistryPersonOut): number => (is_living(one) ? 0 : 100) + (one.relation || 50);
  return [...members].sort(
    (a, b) => weight(a) - weight(b) || (a.born_on ?? '9').localeCompare(b.born_on ?? '9') || a.id.localeCompare(b.id),
  );
}

// ---- a place on the map, in millionths of a degree

const millionths = (text: string | undefined): number | undefined => {
  const degrees = Number((text ?? '').replace(',', '.'));
  return text && !Number.isNaN(degrees) ? Math.round(degrees * 1_000_000) : undefined;
};
/// "-6.975600, 108.483100" as maps copy it.
export function place_in(text: string | undefined): { lat: number; lon: number } | undefined {
  const [lat, lon] = (text ?? '').split(/[;\s]+|,(?=\s*\d{2,3}\.|\s)/).filter(Boolean);
  const place = { lat: millionths(lat), lon: millionths(lon) };
  return place.lat !== undefined && place.lon !== undefined ? { lat: place.lat, lon: place.lon } : undefined;
}
export const place_text = (lat?: number | null, lon?: number | null): string =>
  lat == null || lon == null ? '' : `${(lat / 1_000_000).toFixed(6)}, ${(lon / 1_000_000).toFixed(6)}`;

// ---- two officers, one family

export interface Side {
  field: string;
  seen: string;
  now: string;
  mine: string;
}
/// Rows where what was seen, what stands now and what I wrote are not all the same.
export function sides_of(
  seen: Record<string, string>,
  now: Record<string, string>,
  mine: Record<string, string | undefined>,
): Side[] {
  return Object.keys(seen)
    .map((field) => ({ field, seen: seen[field]!, now: now[field] ?? '', mine: mine[field] ?? seen[field]! }))
    .filter((row) => row.seen !== row.now || row.seen !== row.mine);
}
export const home_of = (family: RegistryFamilyRowOut): Record<string, string> => ({
  address: family.address,
  rt: family.rt,
  rw: family.rw,
  no_kk: family.no_kk_masked,
  head: family.head_name,
  members: String(family.members),
});
export const identity_of = (person: RegistryPersonOut): Record<string, string> => ({
  name: person.name,
  nik: person.nik_masked,
  sex: person.sex,
  born_on: person.born_on ?? '',
  born_place: person.born_place,
  mother_name: person.mother_name,
  relation: String(person.relation),
  marital: String(person.marital),
});

// ---- imports

/// Column `at` holds `what`. Each kind is read from one column only: who had it before loses it.
export const told_column = (holds: readonly string[], at: number, what: string): string[] =>
  holds.map((one, i) => (i === at ? what : what && one === what ? '' : one));

export interface FaultGroup {
  fault: string;
  sentence: string;
  weight: string;
  count: number;
  rows: RegistryImportFaultOut[];
}
/// What blocks first, then the most frequent.
export function fault_groups(faults: readonly RegistryImportFaultOut[]): FaultGroup[] {
  const groups = new Map<string, FaultGroup>();
  for (const one of faults) {
    const group = groups.get(one.fault) ?? {
      fault: one.fault,
      sentence: one.sentence,
      weight: one.weight,
      count: 0,
      rows: [],
    };
    group.count += 1;
    group.rows.push(one);
    groups.set(one.fault, group);
  }
  return [...groups.values()].sort((a, b) => a.weight.localeCompare(b.weight) || b.count - a.count);
}

// ---- field checks

export const outcomes = ['met', 'absent', 'moved', 'not_found', 'refused'] as const;
export const photo_kinds = ['front', 'inside', 'kk', 'paper'] as const;
export interface Found {
  person?: string;
  section: string;
  answers: Record<string, number>;
}
/// The code of a paper form as somebody reads it: O for 0, I and L for 1, dashes and blanks forgiven; "" if it is none.
export function code_in(text: string): string {
  const code = text
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{13}$/.test(code) ? code : '';
}

// ---- a list out

export interface ExportWish {
  region: string;
  list: 'families' | 'persons';
  shape: 'xlsx' | 'csv';
  numbers: 'masked' | 'whole';
  as_of?: string;
  purpose: string;
}

// ---- events

/// What happens to a family, each with the fields its form shows.
export const happenings = {
  born: { icon: 'baby', who: 'new' },
  died: { icon: 'x', who: 'member' },
  married: { icon: 'heart-pulse', who: 'member' },
  divorced: { icon: 'split', who: 'member' },
  moved: { icon: 'house', who: 'all' },
  came_in: { icon: 'user-plus', who: 'new' },
  left: { icon: 'door-open', who: 'member' },
  split: { icon: 'split', who: 'some' },
  joined: { icon: 'merge', who: 'all' },
  new_head: { icon: 'user-check', who: 'all' },
} as const;
export type Happening = keyof typeof happenings;
export const sources = [
  'office',
  'visit',
  'musdes',
  'citizen',
  'dukcapil',
  'dtsen',
  'regsosek',
  'dtks',
  'bdt',
  'list',
] as const;
/// What an officer says by hand; the rest come with files.
export const hand_sources = ['visit', 'office', 'citizen', 'musdes', 'dukcapil'] as const;

export type FamilyWithMembers = RegistryFamilyOut;

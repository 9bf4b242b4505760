// A complaint as the office sees it: the wire's shapes (plumbing/api/types.ts) with codes narrowed to what this
// app knows.
import type {
  Channel,
  Clocks as OfficeClocks,
  ClocksOut,
  FileOut,
  Kind,
  Privacy,
  QueueOut,
  ReporterOut,
  RowOut,
  SimilarRow,
  State,
  StepOut,
} from '#/plumbing/api/types';

export type {
  Channel,
  ChatRead,
  ClocksOut as Clocks,
  Figure,
  FiguresOut,
  Kind,
  LoadOut as Load,
  OfficerOut2 as OfficerLoad,
  OpenedOut as Reporter,
  Privacy,
  State,
  StepOut as Step,
  Template,
} from '#/plumbing/api/types';
export type Queue = QueueOut;
export type ReporterLine = ReporterOut;
export const states: State[] = [
  'diterima',
  'verifikasi',
  'diteruskan',
  'dikerjakan',
  'dijawab',
  'dibantah',
  'selesai',
  'ditolak',
  'digabung',
];
export const channels: Channel[] = [
  'walk_in',
  'call_171',
  'whatsapp',
  'letter',
  'instruction',
  'council',
  'social_media',
  'call_112',
  'police',
  'hospital',
  'field_officer',
  'lapor',
  'web',
];
export const deeds = [
  'verify',
  'reject',
  'forward',
  'assign',
  'claim',
  'note',
  'ask',
  'answer',
  'extend',
  'merge',
  'close',
  'reopen',
  'name',
  'sent',
] as const;
export type Deed = (typeof deeds)[number];
/// In the order in which they run.
export const clock_names = [
  'verify_days',
  'follow_up_days',
  'information_days',
  'ordinary_days',
  'supervisory_days',
  'rebut_days',
] as const satisfies (keyof OfficeClocks)[];
export type Clock = (typeof clock_names)[number];
export const reject_reasons = [
  'bukan_kewenangan',
  'tidak_lengkap',
  'ganda',
  'tidak_benar',
  'di_luar_wilayah',
  'ranah_hukum',
] as const;

/// The server names a deed by what it leaves behind ("verified"), its door by what one does ("verify").
const door_of: Record<string, Deed> = {
  verified: 'verify',
  rejected: 'reject',
  forwarded: 'forward',
  assigned: 'assign',
  claimed: 'claim',
  noted: 'note',
  asked: 'ask',
  answered: 'answer',
  extended: 'extend',
  merged: 'merge',
  closed: 'close',
  reopened: 'reopen',
  named: 'name',
  sent: 'sent',
};
export type Row = Omit<RowOut, 'state' | 'channel' | 'privacy' | 'next_act'> & {
  state: State;
  channel: Channel;
  privacy: Privacy;
  next_act: Deed | null;
};
/// A report like the one being written, and what makes it so.
export type Similar = Row & { why: SimilarRow['why'] };
export type File_ = Row &
  Pick<
    FileOut,
    | 'text'
    | 'lat'
    | 'lon'
    | 'photos'
    | 'about'
    | 'steps'
    | 'reporters'
    | 'merged'
    | 'merged_into'
    | 'follows'
    | 'source_ref'
    | 'received_by_name'
    | 'is_satisfied'
  > & { may: Deed[]; may_open_reporter: boolean; clocks: ClocksOut };

export const row_of = (wire: RowOut): Row => ({
  ...wire,
  state: wire.state as State,
  channel: wire.channel as Channel,
  privacy: wire.privacy as Privacy,
  next_act: door_of[wire.next_act] ?? null,
});
export function file_of(wire: FileOut): File_ {
  const { row, may, ...rest } = wire;
  return {
    ...row_of(row),
    ...rest,
    state: row.state as State,
    may: may.map((deed) => door_of[deed]).filter((deed): deed is Deed => !!deed),
    may_open_reporter: may.includes('opened'),
  };
}
/// Who may see that it exists: 1 a closed kind, 2 it names somebody.
export const guard_of = (row: Pick<Row, 'guard'>): 'closed' | 'oversight' | null =>
  row.guard === 2 ? 'oversight' : row.guard === 1 ? 'closed' : null;
/// An id of zeros is nobody.
export const is_some = (id: string | null | undefined): id is string => !!id && !/^0+$/.test(id);
export const promise_days = (kind: Kind): number =>
  kind.promise_days ?? { information: 5, ordinary: 14, supervisory: 60 }[kind.clock_class];
export const step_icon_role = (step: StepOut): 'citizen' | 'system' | 'officer' =>
  step.by_name
    ? 'officer'
    : ['received', 'replied', 'rebutted', 'rated', 'reopened'].includes(step.deed)
      ? 'citizen'
      : 'system';

/// Grey waits, amber is worked, green is answered, red was refused: the word always stands beside the colour.
export const tone_of: Record<State, '' | 'info' | 'wait' | 'good' | 'bad'> = {
  diterima: '',
  verifikasi: '',
  diteruskan: 'info',
  dikerjakan: 'wait',
  dijawab: 'good',
  dibantah: 'bad',
  selesai: 'good',
  ditolak: 'bad',
  digabung: '',
};

// --- filters and the address bar ---
export const filter_names = ['state', 'kind', 'channel', 'region', 'officer', 'unit', 'q'] as const;
export type Filters = Partial<Record<(typeof filter_names)[number], string>>;
export function filters_of(query: URLSearchParams): Filters {
  const found: Filters = {};
  for (const name of filter_names) {
    const value = query.get(name)?.trim();
    if (value) found[name] = value;
  }
  return found;
}
export function queue_path(queue: string, filters: Filters = {}): string {
  const query = new URLSearchParams();
  for (const name of filter_names) {
    const value = filters[name];
    if (value) query.set(name, value);
  }
  const text = query.toString();
  return `/antrean/${encodeURIComponent(queue)}${text ? `?${text}` : ''}`;
}
export const slice_kinds = ['kind', 'unit', 'district', 'village', 'channel', 'month'] as const;
/// What stands behind a figure, as the server writes it ("/app/antrean/late?region=3208"), within this app.
export const behind_path = (behind: string): string => behind.replace(/^\/app/, '');

// --- phones and the answer over WhatsApp ---
/// "0812-3456-7890" and "+62 812 3456 7890" as wa.me wants it: 6281234567890. Empty when it is no phone number.
export function wa_digits(phone: string): string {
  const digits = phone
    .replace(/[^\d+]/g, '')
    .replace(/^\+/, '')
    .replace(/^00/, '');
  const full = digits.startsWith('0') ? `62${digits.slice(1)}` : digits.startsWith('8') ? `62${digits}` : digits;
  return /^62\d{8,13}$/.test(full) ? full : '';
}
export const wa_link = (phone: string, text: string): string =>
  wa_digits(phone) ? `https://wa.me/${wa_digits(phone)}?text=${encodeURIComponent(text)}` : '';

/// {nomor}, {nama}, {tanggal_jawaban} of a reply template put in place; what is not known stays visible
/// for the officer.
export const fill_template = (text: string, values: Record<string, string | undefined>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] || whole);

/// What changed under an officer's hands, line by line, for the conflict dialog.
export interface Difference {
  field: 'state' | 'officer' | 'unit' | 'promise_by' | 'kind';
  before: string;
  now: string;
}
export function differences(before: File_, now: File_): Difference[] {
  const pairs: [Difference['field'], string, string][] = [
    ['state', before.state, now.state],
    ['officer', before.officer_name ?? '', now.officer_name ?? ''],
    ['unit', before.unit_name ?? '', now.unit_name ?? ''],
    ['promise_by', before.clocks.promise_at, now.clocks.promise_at],
    ['kind', before.kind_name, now.kind_name],
  ];
  return pairs.filter(([, a, b]) => a !== b).map(([field, a, b]) => ({ field, before: a, now: b }));
}

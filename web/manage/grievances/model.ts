// A complaint as the office sees it. Shapes follow the server's API; what is masked there arrives masked.
export const states = ['diterima', 'verifikasi', 'diteruskan', 'dikerjakan', 'dijawab', 'dibantah', 'selesai', 'ditolak', 'digabung'] as const;
export type State = (typeof states)[number];
export const channels = ['walk_in', 'call_171', 'whatsapp', 'letter', 'instruction', 'council', 'social_media', 'call_112', 'police', 'hospital', 'field_officer', 'lapor', 'web'] as const;
export type Channel = (typeof channels)[number];
export type Privacy = 'open' | 'confidential' | 'anonymous';
export const deeds = ['verify', 'reject', 'forward', 'assign', 'claim', 'note', 'ask', 'answer', 'extend', 'merge', 'close', 'reopen', 'sent'] as const;
export type Deed = (typeof deeds)[number];
export const reject_reasons = ['bukan_kewenangan', 'tidak_jelas', 'tidak_benar', 'bukan_pengaduan', 'sudah_ditangani', 'ranah_hukum'] as const;

export interface Kind {
  code: string; name_id: string; name_en: string; hint_id?: string; hint_en?: string; class: 'information' | 'ordinary' | 'supervisory'; promise_days: number;
  urgent_hours?: number | null; is_closed: boolean; is_urgent?: boolean; is_emergency: boolean; unit?: string | null; is_active: boolean;
}
export interface Queue { code: string; name_id: string; name_en: string; count: number; count_is_capped?: boolean; oldest_at?: string | null; least_days_left?: number | null; late_count: number }
export interface Row {
  id: string; tracking_number: string; kind: string; kind_name: string; region: string; region_name: string; district_name?: string; state: State; channel: Channel;
  privacy: Privacy; is_urgent: boolean; guard?: string | null; summary: string; received_at: string; promise_by?: string | null; state_due?: string | null; days_left?: number | null;
  is_late: boolean; officer?: string | null; officer_name?: string | null; unit?: string | null; unit_name?: string | null; reporter: string; version: number; next_act?: Deed | null; why?: string;
}
export interface Step {
  id: string; at: string; act: string; by?: string | null; by_name?: string; by_role?: string; by_unit?: string; is_public: boolean; text?: string;
  from_state?: State | null; to_state?: State | null; due?: string | null;
}
export interface SafeContact { channel: 'phone' | 'whatsapp' | 'email' | 'none'; hours_from?: string | null; hours_to?: string | null; no_text?: boolean }
export interface ReporterLine { tracking_number: string; name: string; phone?: string; channel?: Channel; safe_contact?: SafeContact | null; is_open?: boolean }
export interface Reporter { name: string; phone?: string; email?: string; address?: string; wa_link?: string }
export interface Clocks { promise_by?: string | null; promise_days_left?: number | null; state_due?: string | null; state_days_left?: number | null; extended_to?: string | null }
export interface File_ extends Row {
  text: string; place?: string; lat?: number | null; lon?: number | null; photos: { id: string; url: string; thumb: string }[];
  about?: { kind: string; name?: string; region?: string }[]; steps: Step[]; reporters: ReporterLine[]; merged?: { id: string; tracking_number: string }[];
  merged_into?: { id: string; tracking_number: string } | null; may: Deed[]; clocks: Clocks; watch?: number;
}
export interface OfficerLoad { id: string; name: string; role: string; unit?: string; unit_name?: string; open_count: number }
export interface Load { officer: string; name: string; unit_name?: string; open: number; late: number; urgent: number; answered_30_days: number; oldest_at?: string | null }
export interface Figure { code: string; value: number | null; of?: number | null; behind?: string | null }
export interface Template { id: string; name: string; kind?: string | null; text: string }
export interface ChatRead { text: string; phone?: string; name?: string; at?: string | null }

/// Grey waits, amber is worked, green is answered, red was refused: the word always stands beside the colour.
export const tone_of: Record<State, '' | 'info' | 'wait' | 'good' | 'bad'> = {
  diterima: '', verifikasi: '', diteruskan: 'info', dikerjakan: 'wait', dijawab: 'good', dibantah: 'bad', selesai: 'good', ditolak: 'bad', digabung: '',
};

// --- filters and the address bar ---
export const filter_names = ['state', 'kind', 'channel', 'region', 'officer', 'unit', 'q', 'sort'] as const;
export type Filters = Partial<Record<(typeof filter_names)[number], string>>;
export function filters_of(query: URLSearchParams): Filters {
  const found: Filters = {};
  for (const name of filter_names) { const value = query.get(name)?.trim(); if (value) found[name] = value; }
  return found;
}
export function queue_path(queue: string, filters: Filters = {}): string {
  const query = new URLSearchParams();
  for (const name of filter_names) { const value = filters[name]; if (value) query.set(name, value); }
  const text = query.toString();
  return `/antrean/${encodeURIComponent(queue)}${text ? `?${text}` : ''}`;
}
/// The figures name what stands behind them as an API query ("queue=late&region=320801") or a path; both open a queue here.
export function behind_path(behind: string): string {
  const query = new URLSearchParams(behind.includes('?') ? behind.slice(behind.indexOf('?') + 1) : behind);
  const queue = query.get('queue') ?? 'all';
  return queue_path(queue, filters_of(query));
}

// --- phones and the answer over WhatsApp ---
/// "0812-3456-7890" and "+62 812 3456 7890" as wa.me wants it: 6281234567890. Empty when it is no phone number.
export function wa_digits(phone: string): string {
  const digits = phone.replace(/[^\d+]/g, '').replace(/^\+/, '').replace(/^00/, '');
  const full = digits.startsWith('0') ? `62${digits.slice(1)}` : digits.startsWith('8') ? `62${digits}` : digits;
  return /^62\d{8,13}$/.test(full) ? full : '';
}
export const wa_link = (phone: string, text: string): string => (wa_digits(phone) ? `https://wa.me/${wa_digits(phone)}?text=${encodeURIComponent(text)}` : '');

/// {nomor}, {nama}, {tanggal} of a reply template put in place; what is not known stays visible for the officer.
export const fill_template = (text: string, values: Record<string, string | undefined>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] || whole);

/// What changed under an officer's hands, line by line, for the conflict dialog.
export interface Difference { field: 'state' | 'officer' | 'unit' | 'promise_by' | 'kind'; before: string; now: string }
export function differences(before: File_, now: File_): Difference[] {
  const pairs: [Difference['field'], string, string][] = [
    ['state', before.state, now.state], ['officer', before.officer_name ?? '', now.officer_name ?? ''], ['unit', before.unit_name ?? '', now.unit_name ?? ''],
    ['promise_by', before.clocks.promise_by ?? '', now.clocks.promise_by ?? ''], ['kind', before.kind_name, now.kind_name],
  ];
  return pairs.filter(([, a, b]) => a !== b).map(([field, a, b]) => ({ field, before: a, now: b }));
}

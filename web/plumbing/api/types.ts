// Made by tools/types.mjs from the server's OpenAPI document. Do not edit.

/// An id says of what: one of an account does not pass for one of a complaint.
export type Id<Thing extends string> = string & { readonly thing?: Thing };

export interface AboutIn {
  kind: AboutKind;
  name?: string | null;
  region?: string | null;
  account?: Id<'Account'> | null;
}
export type AboutKind = 'officer' | 'village' | 'facilitator';
export interface AboutOut {
  kind: string;
  name: string;
  region_name: string;
}
export interface AbsenceIn {
  from?: string | null;
  to?: string | null;
}
export interface AccountIn {
  account: string;
  name: string;
  role: Role;
  area: string;
  unit?: Id<'UnitRow'> | null;
  decree: string;
  decree_ends: string;
  superior?: Id<'Account'> | null;
  phone?: string | null;
}
export interface AccountMade {
  id: Id<'Account'>;
  account: string;
  name: string;
  role: Role;
  area: string;
  area_name: string;
  unit?: Id<'UnitRow'> | null;
  unit_name: string;
  decree: string;
  decree_ends: string;
  superior?: Id<'Account'> | null;
  superior_name: string;
  phone: string;
  is_active: boolean;
  has_second_factor: boolean;
  absent_from?: string | null;
  absent_to?: string | null;
  last_seen?: string | null;
  ended_at?: string | null;
  version: number;
  password: string;
}
export interface AccountOut {
  id: Id<'Account'>;
  account: string;
  name: string;
  role: Role;
  area: string;
  area_name: string;
  unit?: Id<'UnitRow'> | null;
  unit_name: string;
  decree: string;
  decree_ends: string;
  superior?: Id<'Account'> | null;
  superior_name: string;
  phone: string;
  is_active: boolean;
  has_second_factor: boolean;
  absent_from?: string | null;
  absent_to?: string | null;
  last_seen?: string | null;
  ended_at?: string | null;
  version: number;
}
export interface AccountPut {
  name: string;
  role: Role;
  area: string;
  unit?: Id<'UnitRow'> | null;
  decree: string;
  decree_ends: string;
  superior?: Id<'Account'> | null;
  phone?: string | null;
  version: number;
}
export interface AccountsOut {
  items: AccountOut[];
  next?: string | null;
}
export type Act = 'receive_grievance' | 'see_grievance' | 'see_closed' | 'see_oversight' | 'open_reporter' | 'verify_grievance' | 'assign_grievance' | 'claim_grievance' | 'work_grievance' | 'answer_grievance' | 'see_load' | 'see_figures' | 'manage_accounts' | 'manage_settings' | 'read_audit' | 'erase_personal' | 'export_list';
export interface BulkIn {
  ids: Id<'Grievance'>[];
  officer: Id<'Account'>;
  text?: string | null;
}
export interface BulkOut {
  done: number;
  refused: RefusedOut[];
}
export type By = 'month' | 'kind' | 'district' | 'village' | 'channel';
export interface ChangeIn {
  day: string;
  decree: string;
  moves: MoveIn[];
}
export interface ChangeRecorded {
  id: Id<'ChangeRow'>;
}
export type Channel = 'web' | 'call_171' | 'walk_in' | 'whatsapp' | 'letter' | 'instruction' | 'council' | 'social_media' | 'call_112' | 'police' | 'hospital' | 'field_officer' | 'lapor';
export interface ChatIn {
  text: string;
}
export interface ChatRead {
  text: string;
  phone?: string | null;
  name?: string | null;
  at?: string | null;
  messages: number;
}
export type Class = 'information' | 'ordinary' | 'supervisory';
export interface Clocks {
  verify_days: number;
  follow_up_days: number;
  information_days: number;
  ordinary_days: number;
  supervisory_days: number;
  rebut_days: number;
}
export interface ClocksIn {
  valid_from: string;
  verify_days: number;
  follow_up_days: number;
  information_days: number;
  ordinary_days: number;
  supervisory_days: number;
  rebut_days: number;
  source: string;
}
export interface ClocksOut {
  promise_at: string;
  state_due: string;
  promise_days_left: number;
  promise_hours_left: number;
  state_days_left: number;
  state_hours_left: number;
  extended_to?: string | null;
  is_late: boolean;
  is_state_late: boolean;
}
export interface CodeIn {
  code: string;
}
export type ContactChannel = 'phone' | 'whatsapp' | 'email' | 'none';
export interface DayIn {
  name: string;
  kind: Kind3;
  source: string;
}
export interface DecreeOut {
  day?: string | null;
  decree: string;
}
export interface DeedIn {
  text?: string | null;
  version?: number | null;
  officer?: Id<'Account'> | null;
  unit?: Id<'UnitRow'> | null;
  kind?: string | null;
  reason?: string | null;
  until?: string | null;
  into?: Id<'Grievance'> | null;
  step?: Id<'Step'> | null;
  close?: boolean | null;
}
export interface DutyIn {
  day: string;
  account: Id<'Account'>;
}
export interface DutyOut {
  day: string;
  account: Id<'Account'>;
  name: string;
}
export interface EndIn {
  successor?: Id<'Account'> | null;
  reason: string;
}
export interface Figure {
  code: string;
  value: number;
  of?: number | null;
  behind: string;
}
export interface FiguresOut {
  as_of: string;
  region: string;
  region_name: string;
  from: string;
  to: string;
  figures: Figure[];
}
export interface FileOut {
  row: RowOut;
  id: Id<'Grievance'>;
  tracking_number: string;
  state: string;
  version: number;
  text: string;
  lat?: number | null;
  lon?: number | null;
  source_ref: string;
  received_by_name: string;
  is_asked: boolean;
  is_satisfied?: boolean | null;
  about: AboutOut[];
  photos: PhotoOut[];
  steps: StepOut[];
  reporters: ReporterOut[];
  merged: string[];
  merged_into?: Id<'Grievance'> | null;
  follows?: string | null;
  clocks: ClocksOut;
  may: string[];
}
export interface GrievanceIn {
  kind: string;
  region: string;
  text: string;
  channel: Channel;
  place?: string | null;
  lat?: number | null;
  lon?: number | null;
  privacy?: Privacy | null;
  reporter?: ReporterIn | null;
  about?: AboutIn[] | null;
  photos?: PhotoIn[] | null;
  follows?: Id<'Grievance'> | null;
  source_ref?: string | null;
  received_at?: string | null;
  is_urgent?: boolean | null;
  officer?: Id<'Account'> | null;
}
export interface HelpLine {
  name: string;
  number: string;
  note_id: string;
  note_en: string;
}
export interface HolidayOut {
  day: string;
  name: string;
  kind: Kind3;
  source: string;
}
export interface Kind {
  code: string;
  name_id: string;
  name_en: string;
  hint_id: string;
  hint_en: string;
  clock_class: Class;
  promise_days?: number | null;
  urgent_hours: number;
  is_closed: boolean;
  is_emergency: boolean;
  unit: Id<'UnitRow'>;
  retention_years: number;
  is_active: boolean;
  sort: number;
}
export type Kind2 = 'provinsi' | 'kabupaten' | 'kota' | 'kecamatan' | 'kelurahan' | 'desa' | 'desa_adat';
export type Kind3 = 'libur_nasional' | 'cuti_bersama' | 'libur_daerah';
export interface KindIn {
  name_id: string;
  name_en: string;
  hint_id?: string | null;
  hint_en?: string | null;
  clock_class: Class;
  promise_days?: number | null;
  urgent_hours?: number | null;
  is_closed?: boolean | null;
  is_emergency?: boolean | null;
  is_active?: boolean | null;
  unit?: Id<'UnitRow'> | null;
  retention_years?: number | null;
  sort?: number | null;
}
export interface KindOut {
  code: string;
  name_id: string;
  name_en: string;
  hint_id: string;
  hint_en: string;
  is_closed: boolean;
  is_urgent: boolean;
  is_emergency: boolean;
  promise_days: number;
  promise_hours: number;
}
export interface KindsOut {
  items: Kind[];
}
export type Level = 'province' | 'regency' | 'district' | 'village';
export type Likeness = 'phone' | 'words' | 'place';
export interface LineOut {
  seq?: number | null;
  id: Id<'Line'>;
  at: string;
  actor: string;
  account?: Id<'Any'> | null;
  account_name: string;
  role: string;
  act: string;
  subject_kind: string;
  subject?: Id<'Any'> | null;
  region: string;
  purpose: string;
  address: string;
}
export interface LinesOut {
  items: LineOut[];
  next?: Id<'Line'> | null;
}
export interface ListOut {
  items: RowOut[];
  next?: string | null;
}
export interface LoadOut {
  officer: Id<'Account'>;
  name: string;
  unit_name: string;
  role: string;
  open: number;
  late: number;
  urgent: number;
  answered_30_days: number;
  oldest_at?: string | null;
}
export interface LoadsOut {
  items: LoadOut[];
}
export interface MoveIn {
  from: string;
  to: string;
  name: string;
}
export interface NearbyOut {
  items: NearbyRow[];
}
export interface NearbyRow {
  tracking_number: string;
  kind: string;
  kind_name: string;
  place: string;
  state_name: string;
  received_on: string;
  follow_count: number;
}
export interface OfficeOut {
  name: string;
  area: string;
  area_name: string;
  kinds: KindOut[];
  help: HelpLine[];
  rebut_days: number;
  verify_days: number;
}
export interface OfficerOut {
  id: Id<'Account'>;
  name: string;
  role: Role;
  area: string;
  area_name: string;
  unit?: Id<'UnitRow'> | null;
  unit_name: string;
}
export interface OfficerOut2 {
  id: Id<'Account'>;
  name: string;
  role: string;
  unit?: Id<'UnitRow'> | null;
  unit_name: string;
  open_count: number;
  late_count: number;
}
export interface OfficersOut {
  items: OfficerOut2[];
}
export interface OpenSession {
  id: Id<'SessionRow'>;
  since: string;
  last_seen: string;
  address: string;
  agent: string;
}
export interface OpenSessionOut {
  id: Id<'SessionRow'>;
  since: string;
  last_seen: string;
  address: string;
  agent: string;
  is_current: boolean;
}
export interface OpenSessionsOut {
  items: OpenSessionOut[];
  next?: string | null;
}
export interface OpenedOut {
  name: string;
  phone: string;
  email: string;
  address: string;
  contact: string;
  hours_from?: number | null;
  hours_to?: number | null;
  no_text: boolean;
  wa_link?: string | null;
}
export interface OwnPasswordIn {
  password: string;
}
export interface PasswordIn {
  old: string;
  new: string;
}
export interface PasswordOut {
  password: string;
}
export interface PhotoIn {
  id: Id<'Photo'>;
  token: string;
}
export interface PhotoOut {
  id: Id<'Photo'>;
  url: string;
  thumb: string;
  width: number;
  height: number;
  lat?: number | null;
  lon?: number | null;
}
export type Privacy = 'open' | 'confidential' | 'anonymous';
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  key: string;
  about: string;
  errors: {
  path: string;
  key: string;
  message: string;
  limit: string;
}[];
}
export interface PublicGrievanceIn {
  kind: string;
  region: string;
  text: string;
  place?: string | null;
  lat?: number | null;
  lon?: number | null;
  privacy?: Privacy | null;
  reporter?: ReporterIn | null;
  about?: AboutIn[] | null;
  photos?: PhotoIn[] | null;
  follows?: Id<'Grievance'> | null;
}
export interface PublicReceiptOut {
  tracking_number: string;
  key: string;
  answer_by: string;
  answer_by_at: string;
  is_urgent: boolean;
}
export interface QueueOut {
  code: string;
  name_id: string;
  name_en: string;
  count: number;
  count_is_capped: boolean;
  oldest_at?: string | null;
  least_days_left?: number | null;
  late_count: number;
}
export interface QueuesOut {
  items: QueueOut[];
}
export interface ReasonIn {
  reason: string;
}
export interface ReceiptOut {
  id: Id<'Grievance'>;
  tracking_number: string;
  key: string;
  answer_by: string;
  answer_by_at: string;
  is_urgent: boolean;
  version: number;
}
export interface RefusedOut {
  id: Id<'Grievance'>;
  key: string;
  message: string;
}
export interface RegionDetail {
  code: string;
  name: string;
  level: Level;
  kind: Kind2;
  parents: RegionRef[];
  valid_from?: string | null;
  valid_to?: string | null;
  now?: string | null;
  lat?: number | null;
  lon?: number | null;
  path: string;
  kode_bps?: string | null;
  became: RegionRef[];
  decrees: DecreeOut[];
}
export interface RegionList {
  items: RegionOut[];
  next?: string | null;
}
export interface RegionOut {
  code: string;
  name: string;
  level: Level;
  kind: Kind2;
  parents: RegionRef[];
  valid_from?: string | null;
  valid_to?: string | null;
  now?: string | null;
  lat?: number | null;
  lon?: number | null;
}
export interface RegionRef {
  code: string;
  name: string;
}
export interface ReporterIn {
  name?: string | null;
  phone?: string | null;
  email?: string | null;
  address?: string | null;
  safe_contact?: SafeContactIn | null;
  language?: string | null;
}
export interface ReporterOut {
  tracking_number: string;
  name: string;
  phone: string;
  contact: string;
  hours_from?: number | null;
  hours_to?: number | null;
  no_text: boolean;
  is_known: boolean;
}
export interface ResetIn {
  reason: string;
}
export type Role = 'village_operator' | 'village_head' | 'subdistrict' | 'field_officer' | 'front_office' | 'back_office' | 'supervisor' | 'head' | 'duty_officer' | 'regent' | 'dpo' | 'admin' | 'auditor';
export interface RosterOut {
  items: DutyOut[];
  next?: string | null;
}
export interface RowOut {
  id: Id<'Grievance'>;
  tracking_number: string;
  kind: string;
  kind_name: string;
  region: string;
  region_name: string;
  district_name: string;
  state: string;
  state_name: string;
  channel: string;
  privacy: string;
  is_urgent: boolean;
  guard: number;
  summary: string;
  place: string;
  received_at: string;
  promise_at: string;
  state_due: string;
  promise_by: string;
  days_left: number;
  hours_left: number;
  is_late: boolean;
  officer?: Id<'Account'> | null;
  officer_name: string;
  unit?: Id<'UnitRow'> | null;
  unit_name: string;
  is_climbed: boolean;
  version: number;
  next_act: string;
}
export interface SafeContactIn {
  channel?: ContactChannel | null;
  hours_from?: number | null;
  hours_to?: number | null;
  no_text?: boolean | null;
}
export interface SecondFactorOut {
  secret: string;
  uri: string;
  recovery_codes: string[];
}
export interface SessionOut {
  officer: OfficerOut;
  acts: Act[];
}
export interface SessionsOfOut {
  items: OpenSession[];
  next?: string | null;
}
export interface SignInIn {
  account: string;
  password: string;
  code?: string | null;
}
export interface SignedInOut {
  token: string;
  officer: OfficerOut;
  acts: Act[];
}
export interface SimilarIn {
  text?: string | null;
  region?: string | null;
  phone?: string | null;
}
export interface SimilarOut {
  items: SimilarRow[];
}
export interface SimilarRow {
  id: Id<'Grievance'>;
  tracking_number: string;
  kind: string;
  kind_name: string;
  region: string;
  region_name: string;
  district_name: string;
  state: string;
  state_name: string;
  channel: string;
  privacy: string;
  is_urgent: boolean;
  guard: number;
  summary: string;
  place: string;
  received_at: string;
  promise_at: string;
  state_due: string;
  promise_by: string;
  days_left: number;
  hours_left: number;
  is_late: boolean;
  officer?: Id<'Account'> | null;
  officer_name: string;
  unit?: Id<'UnitRow'> | null;
  unit_name: string;
  is_climbed: boolean;
  version: number;
  next_act: string;
  why: WhyOut[];
}
export interface SliceOut {
  key: string;
  name: string;
  figures: Figure[];
}
export interface SlicesOut {
  as_of: string;
  items: SliceOut[];
}
export type State = 'diterima' | 'verifikasi' | 'diteruskan' | 'dikerjakan' | 'dijawab' | 'dibantah' | 'selesai' | 'ditolak' | 'digabung';
export interface StateOut {
  sealed: number;
  unsealed: number;
  head: string;
  last_at?: string | null;
}
export interface StepOut {
  id: Id<'Step'>;
  at: string;
  deed: string;
  deed_name: string;
  by_name: string;
  by_role: string;
  by_unit: string;
  is_public: boolean;
  text: string;
  from_state: string;
  to_state: string;
  about: string;
  about_name: string;
}
export interface Template {
  id: Id<'Template'>;
  name: string;
  kind: string;
  body: string;
}
export interface TemplateIn {
  id?: Id<'Template'> | null;
  name: string;
  kind?: string | null;
  body: string;
}
export interface TemplateIn2 {
  name: string;
  kind?: string | null;
  body: string;
}
export interface TemplatesOut {
  items: Template[];
}
export interface TrackedOut {
  tracking_number: string;
  kind: string;
  kind_name: string;
  state: string;
  state_name: string;
  region_name: string;
  received_at: string;
  answer_by: string;
  answer_by_at: string;
  is_urgent: boolean;
  is_late: boolean;
  extended_to?: string | null;
  extended_why?: string | null;
  timeline: TrackedStep[];
  question?: string | null;
  may_rebut: boolean;
  may_reopen: boolean;
  rebut_until?: string | null;
  may_rate: boolean;
  satisfied?: boolean | null;
}
export interface TrackedStep {
  at: string;
  act: string;
  act_name: string;
  text: string;
  by_office: boolean;
}
export interface TurnIn {
  key?: string | null;
  text?: string | null;
  satisfied?: boolean | null;
}
export interface UnitIn {
  code: string;
  name: string;
  is_oversight?: boolean;
  head?: Id<'Account'> | null;
}
export interface UnitOut {
  id: Id<'UnitRow'>;
  code: string;
  name: string;
  is_oversight: boolean;
  head?: Id<'Account'> | null;
  head_name: string;
}
export interface UnitPut {
  code: string;
  name: string;
  is_oversight: boolean;
  head?: Id<'Account'> | null;
}
export interface UnitsOut {
  items: UnitOut[];
  next?: string | null;
}
export interface WhyOut {
  code: Likeness;
  words: string[];
}
export interface YearOut {
  items: HolidayOut[];
  next?: string | null;
  warning?: string | null;
  missing_years: number[];
}

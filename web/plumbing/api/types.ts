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
export type Act = 'receive_grievance' | 'see_grievance' | 'see_closed' | 'see_oversight' | 'open_reporter' | 'verify_grievance' | 'assign_grievance' | 'claim_grievance' | 'work_grievance' | 'answer_grievance' | 'see_load' | 'see_figures' | 'manage_accounts' | 'manage_settings' | 'read_audit' | 'erase_personal' | 'export_list' | 'see_case' | 'open_case' | 'work_case' | 'lead_case' | 'approve_case' | 'see_health' | 'see_child' | 'answer_referral' | 'manage_agreement' | 'manage_nodes' | 'run_command' | 'exchange_data' | 'compare_lists' | 'take_request' | 'see_request' | 'check_request' | 'initial_letter' | 'sign_letter' | 'manage_letters' | 'see_registry' | 'edit_registry' | 'verify_registry' | 'decide_registry' | 'import_registry' | 'export_registry' | 'see_person_specific';
export interface AgreementChangeIn {
  version: number;
  terms: TermsIn;
}
export interface AgreementContactsIn {
  version: number;
  contacts: ContactIn[];
}
export interface AgreementEndIn {
  why: string;
  from_day?: string | null;
}
export interface AgreementIn {
  terms: TermsIn;
  contacts?: ContactIn[];
}
export interface AgreementOut {
  head: AgreementRowOut;
  terms: TermsOut;
  own_side?: Side | null;
  contacts: Contact[];
  signed_file: string;
  ended_why: string;
  plan: PlanItemOut[];
  evaluations: EvaluationOut[];
  papers: Paper[];
  deeds: string[];
}
export interface AgreementRowOut {
  id: Id<'Agreement'>;
  name: string;
  title: string;
  number_first: string;
  number_second: string;
  partner: string;
  partner_name: string;
  state: State2;
  signed_on?: string | null;
  starts_on: string;
  ends_on: string;
  ended_on?: string | null;
  days_left: number;
  is_ending: boolean;
  is_confirmed_by_us: boolean;
  is_confirmed_by_partner: boolean;
  items: number;
  items_done: number;
  items_late: number;
  version: number;
}
export interface AgreementSignIn {
  version: number;
}
export interface AgreementsOut {
  items: AgreementRowOut[];
  next?: string | null;
}
export type AidColumn = 'none' | 'nik' | 'name' | 'programme' | 'period' | 'status' | 'note';
export interface AidFileOut {
  id: Id<'AidFile'>;
  name: string;
  source: AidSource;
  programme: string;
  as_of: string;
  taken: number;
  faults: number;
  is_loaded: boolean;
  state: string;
  fault: string;
  headings: string[];
  columns: AidColumn[];
  sample: string[][];
}
export interface AidFilesOut {
  items: AidFileOut[];
}
export interface AidReason {
  code: string;
  standing: AidStanding;
  words: string;
  text_id: string;
  text_en: string;
  who_id: string;
  who_en: string;
  next_id: string;
  next_en: string;
  appeal_id: string;
  appeal_en: string;
}
export interface AidReasonIn {
  code: string;
  standing: AidStanding;
  words?: string | null;
  text_id: string;
  text_en: string;
  who_id: string;
  who_en: string;
  next_id: string;
  next_en: string;
  appeal_id?: string | null;
  appeal_en?: string | null;
}
export type AidSource = 'siksng' | 'bank' | 'programme';
export type AidStanding = 'active' | 'in_process' | 'failed' | 'stopped' | 'unknown';
export interface AidStandingIn {
  nik?: string | null;
  name?: string | null;
  on?: string | null;
}
export interface AidStandingOut {
  on: string;
  items: AidStandingRow[];
}
export interface AidStandingRow {
  name: string;
  nik: string;
  programme: string;
  period: string;
  status: string;
  note: string;
  file: string;
  source: AidSource;
  as_of: string;
  standing: AidStanding;
  standing_name: string;
  reason: string;
  who: string;
  next: string;
  appeal: string;
}
export interface AlikeIn {
  q?: string | null;
  name?: string | null;
  nik?: string | null;
  phone?: string | null;
}
export type AnswerKind = 'code' | 'count' | 'bits';
export interface AnswerOut {
  code: string;
  need: string;
  need_name: string;
  urgency: Urgency;
  place_kind: PlaceKind;
  office: string;
  service: string;
  steps: string[];
  documents: string[];
  phone: string;
  source: string;
  places: NearOut[];
}
export type ApprovalKind = 'shelter' | 'child' | 'referral' | 'closing';
export interface AskIn {
  to_node: string;
  asked: string;
  reason?: string | null;
  tried?: string[] | null;
  pen?: boolean | null;
  preview?: boolean | null;
  due_hours?: number | null;
}
export interface AssignIn {
  officer?: Id<'Account'> | null;
  unit?: Id<'UnitRow'> | null;
}
export type AssignmentKind = 'referral' | 'escalation' | 'disposition';
export type AssignmentState = 'asked' | 'accepted' | 'declined' | 'done' | 'returned' | 'withdrawn';
export type Authority = 'regency' | 'province' | 'ministry';
export type Basis = 'public_task' | 'vital_interest' | 'consent';
export interface BatchIn {
  ids: Id<'Request'>[];
}
export interface BatchOut {
  batch: string;
  count: number;
}
export interface BulkIn {
  ids: Id<'Grievance'>[];
  officer: Id<'Account'>;
  text?: string | null;
}
export interface BulkOut {
  done: number;
  refused: RefusedOut2[];
}
export type By = 'month' | 'kind' | 'district' | 'village' | 'channel' | 'unit';
export type By2 = 'statute' | 'agreement' | 'emergency';
export interface Calls {
  channel: string;
  many: number;
  urgent: number;
}
export interface Card {
  node: string;
  name: string;
  url: string;
  sign_key: string;
  seal_key: string;
  fingerprint: string;
  epoch: number;
  release: string;
  since: number;
  endorsed_by: string;
  endorsement: string;
  signature: string;
  revokes: string;
  revocation: string;
}
export interface CaseAlikeOut {
  row: CaseRowOut;
  because: string[];
  reasons: CaseReasonOut[];
}
export interface CaseAlikesOut {
  items: CaseAlikeOut[];
}
export interface CaseApprovalOut {
  id: Id<'Approval'>;
  kind: ApprovalKind;
  deed: string;
  state: string;
  asked_by_name: string;
  decided_by_name: string;
  reason: string;
  asked_at: string;
  decided_at?: string | null;
  body?: unknown;
  may_decide: boolean;
}
export interface CaseAskOut {
  this_will_be_sent?: CaseLineOut[] | null;
  ground?: CaseGroundOut | null;
  row?: CaseRowOut | null;
  waits?: Id<'Approval'> | null;
}
export interface CaseAssignmentOut {
  id: Id<'Assignment'>;
  kind: AssignmentKind;
  state: AssignmentState;
  from_node: string;
  to_node: string;
  place_name: string;
  reason: string;
  asked: string;
  tried: string;
  state_reason: string;
  result: string;
  asked_at: string;
  due_at: string;
  answered_at?: string | null;
  ended_at?: string | null;
  is_emergency: boolean;
  with_pen: boolean;
  is_flagged: boolean;
  is_ours: boolean;
  is_late: boolean;
  may_withdraw: boolean;
  basis: string;
  is_withheld: boolean;
  referral?: Id<'Referral'> | null;
}
export interface CaseDeedOut {
  row: CaseRowOut;
  waits?: Id<'Approval'> | null;
}
export interface CaseDueOut {
  kind: string;
  due_on: string;
  what: string;
  is_done: boolean;
}
export interface CaseErasedOut {
  id: Id<'Case'>;
  erased_at: string;
}
export interface CaseErasureOut {
  id: Id<'Case'>;
  tracking_number: string;
  form: Form;
  state: string;
  region_name: string;
  received_at: string;
  is_open: boolean;
  is_erased: boolean;
  persons: number;
  words: number;
  papers: number;
  offices: number;
}
export interface CaseFileOut {
  head: CaseRowOut;
  grievance?: Id<'Grievance'> | null;
  grievance_number: string;
  source: string;
  answer: string;
  close_reason: string;
  closed_at?: string | null;
  erased_at?: string | null;
  promise_at: string;
  persons: CasePersonOut[];
  types: CaseNameOut[];
  state: State5;
  deeds: string[];
  plan?: CasePlanOut | null;
  health?: Medical | null;
  shelter: ShelterOut;
  assignments: CaseAssignmentOut[];
  approvals: CaseApprovalOut[];
  due: CaseDueOut[];
  papers: CasePaperOut[];
  timeline: CaseStepOut[];
  timeline_next?: Id<'Entry'> | null;
  kinds: string[];
  sharing: SharingOut;
}
export interface CaseGoalOut {
  goal: string;
  how: string;
  who: string;
  until?: string | null;
  is_done: boolean;
  result: string;
}
export interface CaseGroundOut {
  by: string;
  basis: string;
  agreement_number: string;
  fields: string[];
  is_flagged: boolean;
  answer_by?: string | null;
}
export interface CaseIn {
  form: Form;
  region: string;
  need: string;
  types?: string[] | null;
  source?: Source | null;
  person?: PersonIn | null;
  persons?: PersonIn[] | null;
  risk?: Risk | null;
  urgency?: Urgency2 | null;
  grievance?: Id<'Grievance'> | null;
  act?: string | null;
  proof?: string | null;
}
export interface CaseLineOut {
  label_id: string;
  label_en: string;
  value: string;
  value_en: string;
}
export interface CaseListOut {
  items: CaseRowOut[];
  next?: string | null;
}
export interface CaseNameOut {
  code: string;
  name_id: string;
  name_en: string;
}
export interface CaseNodeOut {
  node: string;
  since: string;
  is_emergency: boolean;
  ground: CaseGroundOut;
}
export interface CasePaperOut {
  id: Id<'Paper'>;
  kind: string;
  file_name: string;
  type: string;
  url: string;
  bytes: number;
  at: string;
  from_node: string;
}
export interface CasePersonOut {
  id: Id<'Person'>;
  role: string;
  identity: string;
  name: string;
  nik_masked: string;
  sex: string;
  born_on?: string | null;
  age_band: string;
  phone: string;
  address: string;
  relation: string;
  version: number;
  is_withheld: boolean;
}
export interface CasePlanOut {
  goals: CaseGoalOut[];
}
export interface CaseQueueOut {
  code: string;
  name_id: string;
  name_en: string;
  count: number;
  count_is_capped: boolean;
  oldest_at?: string | null;
  late_count: number;
}
export interface CaseQueuesOut {
  items: CaseQueueOut[];
}
export interface CaseReasonOut {
  id: string;
  en: string;
}
export interface CaseRowOut {
  id: Id<'Case'>;
  number: string;
  region: string;
  region_name: string;
  form: Form;
  state: State5;
  types: string[];
  need: string;
  risk: Risk;
  urgency: Urgency2;
  is_child: boolean;
  officer?: Id<'Account'> | null;
  officer_name: string;
  unit_name: string;
  pen_node: string;
  due_at?: string | null;
  received_at: string;
  days_left?: number | null;
  waiting_for: string;
  version: number;
  withheld: boolean;
}
export interface CaseStepOut {
  id: Id<'Entry'>;
  at: string;
  kind: string;
  by_name: string;
  by_role: string;
  office: string;
  author_node: string;
  body?: unknown;
  is_withheld: boolean;
  is_partial: boolean;
  papers: CasePaperOut[];
}
export interface CaseTimelineOut {
  items: CaseStepOut[];
  next?: Id<'Entry'> | null;
}
export interface CaseWordsOut {
  types: TypeOut[];
  services: ServiceOut[];
  escalation_reasons: CaseNameOut[];
  close_reasons: CaseNameOut[];
  entry_kinds: string[];
}
export type Cause = 'none' | 'differs' | 'not_said' | 'not_recorded' | 'not_consolidated' | 'double_biometric' | 'sync_lag' | 'no_service';
export type CauseFrom = 'nobody' | 'answer' | 'rule' | 'officer';
export interface ChallengerIn {
  reason: string;
}
export interface Change {
  field: string;
  before: string;
  after: string;
}
export interface ChangeIn {
  day: string;
  decree: string;
  moves: MoveIn[];
}
export interface ChangeOut {
  seq: number;
  at: string;
  topic: string;
  tracking_number: string;
  source_ref: string;
  kind: string;
  state: string;
  region: string;
  received_at: string;
  answer_by: string;
  answered_at?: string | null;
}
export interface ChangeRecorded {
  id: Id<'ChangeRow'>;
}
export interface ChangesOut {
  items: ChangeOut[];
  next: number;
  is_end: boolean;
}
export type Channel = 'web' | 'call_171' | 'walk_in' | 'whatsapp' | 'letter' | 'instruction' | 'council' | 'social_media' | 'call_112' | 'police' | 'hospital' | 'field_officer' | 'lapor' | 'outside_system';
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
export type Check = 'none' | 'confirmed' | 'differs' | 'absent';
export interface Check2 {
  code: string;
  text_id: string;
  text_en: string;
}
export interface CheckIn {
  code: string;
  is_met: boolean;
  note?: string | null;
}
export interface CheckOut {
  code: string;
  is_met: boolean;
  note: string;
  by_name: string;
  at: string;
}
export interface ChecksIn {
  checks: CheckIn[];
  version?: number | null;
}
export interface CivilCauseIn {
  version: number;
  cause: Cause;
}
export interface CivilCountOut {
  state: CivilState;
  cause: Cause;
  persons: number;
}
export interface CivilEntriesOut {
  items: CivilEntryRowOut[];
  next?: Id<'Person'> | null;
}
export interface CivilEntryOut {
  row: CivilEntryRowOut;
  family: Id<'Family'>;
  head_name: string;
  address: string;
  note: string;
  reason: string;
  letter_number: string;
  found: Found;
  fields: CivilFieldOut[];
  steps: CivilStepOut[];
  may_mend: boolean;
  may_pass: boolean;
  is_open: boolean;
  version: number;
}
export interface CivilEntryRowOut {
  id: Id<'Person'>;
  name: string;
  nik_masked: string;
  region_name: string;
  born_on?: string | null;
  state: CivilState;
  cause: Cause;
  cause_from: CauseFrom;
  differs: CivilField[];
  answered_at: string;
  is_kept: boolean;
  has_letter: boolean;
}
export interface CivilEraseIn {
  reason: string;
}
export interface CivilErasureOut {
  tracking_number: string;
  kind_name: string;
  region_name: string;
  state_name: string;
  received_at: string;
  is_open: boolean;
  is_erased: boolean;
  asked: number;
  words: number;
  letters: number;
}
export interface CivilFaultOut {
  line: number;
  column: string;
  sentence: string;
}
export type CivilField = 'name' | 'born_place' | 'born_on' | 'sex' | 'mother_name';
export interface CivilFieldOut {
  field: CivilField;
  ours: string;
  theirs: string;
  said: Said;
}
export interface CivilKeepIn {
  version: number;
  reason: string;
}
export interface CivilLetterIn {
  number: string;
  cause: Cause;
  area?: string | null;
}
export interface CivilLetterOut {
  id: Id<'LetterRow'>;
  number: string;
  area_name: string;
  author_name: string;
  cause: Cause;
  persons: number;
  made_at: string;
}
export interface CivilLettersOut {
  items: CivilLetterOut[];
}
export interface CivilMendIn {
  version: number;
  take?: CivilField[] | null;
  nik?: string | null;
  name?: string | null;
  born_place?: string | null;
  mother_name?: string | null;
  sex?: string | null;
  born_on?: string | null;
  reason?: string | null;
}
export interface CivilPassIn {
  version: number;
}
export interface CivilQueueOut {
  cause: Cause;
  count: number;
  oldest_at: string;
}
export interface CivilQueuesOut {
  items: CivilQueueOut[];
}
export interface CivilRunIn {
  area?: string | null;
  way: Way2;
  who: Who;
  cause?: Cause | null;
}
export interface CivilRunOut {
  id: Id<'RunRow'>;
  area: string;
  area_name: string;
  account_name: string;
  way: Way2;
  who: Who;
  cause: Cause;
  state: RunState;
  counts: RunCounts;
  faults: CivilFaultOut[];
  fault: string;
  stage: string;
  file_name: string;
  done: number;
  total: number;
  made_at: string;
  given_at?: string | null;
  answered_at?: string | null;
}
export interface CivilRunsOut {
  items: CivilRunOut[];
}
export interface CivilServiceIn {
  url: string;
  account: string;
  secret?: string | null;
  agreement: string;
}
export interface CivilServiceOut {
  url: string;
  account: string;
  agreement: string;
  set_at?: string | null;
}
export type CivilState = 'MK' | 'MKa' | 'MKb' | 'Q1' | 'Q1a' | 'Q1b' | 'Q2' | 'Q2a' | 'Q2b';
export interface CivilStepOut {
  kind: StepKind;
  state: CivilState;
  cause: Cause;
  reason: string;
  author_name: string;
  at: string;
}
export interface CivilSummaryOut {
  area: string;
  area_name: string;
  items: CivilCountOut[];
  has_service: boolean;
  may_mend: boolean;
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
export interface ClocksFrom {
  valid_from: string;
  clocks: Clocks;
  source: string;
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
export interface CloseIn {
  reason: string;
  text?: string | null;
  answer?: string | null;
}
export interface CodeIn {
  code: string;
}
export interface ColumnRead {
  title: string;
  holds: Holds;
  known: Known;
}
export interface CommandOfficeOut {
  node: string;
  name: string;
  is_above: boolean;
  is_below: boolean;
}
export interface CommandOfficesOut {
  items: CommandOfficeOut[];
}
export interface CompareIn {
  left: ListSideIn;
  right: ListSideIn;
  keep?: Keep | null;
}
export interface ComparedRowsOut {
  headings: HeadingOut[];
  items: string[][];
  first: number;
  next?: number | null;
  total: number;
}
export interface ComparisonOut {
  id: Id<'Asked'>;
  left_name: string;
  right_name: string;
  keep: Keep;
  state: Course2;
  percent: number;
  stage: string;
  fault: string;
  open_doubts: number;
  made_at: string;
  expires_at: string;
  summary?: Summary | null;
}
export interface ComparisonsOut {
  items: ComparisonOut[];
}
export interface Contact {
  side: Side;
  name: string;
  title: string;
  phone: string;
  email: string;
  is_emergency: boolean;
}
export type ContactChannel = 'phone' | 'whatsapp' | 'email' | 'none';
export interface ContactIn {
  side: Side;
  name: string;
  title?: string;
  phone?: string;
  email?: string;
  is_emergency?: boolean;
}
export interface Counts {
  received: number;
  open: number;
  letters: number;
  handed_over: number;
  declined: number;
  late: number;
}
export type Course = 'waiting' | 'proposed' | 'reactivated' | 'refused';
export type Course2 = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
export interface DayIn {
  name: string;
  kind: Kind3;
  source: string;
}
export interface DayReportOut {
  day: string;
  text: string;
  calls: Calls[];
  asked: Tally[];
  ended: Tally[];
}
export interface DecideIn {
  reason?: string | null;
}
export interface DecideIn2 {
  doubt: number;
  verdict?: Verdict | null;
}
export type DecileOf = 'bps' | 'local';
export interface DecreeOut {
  day?: string | null;
  decree: string;
}
export type Deed = 'received' | 'asked' | 'completed' | 'claimed' | 'checked' | 'returned' | 'initialled' | 'numbered' | 'signed_off' | 'handed_over' | 'declined' | 'withdrawn' | 'noted' | 'opened' | 'late' | 'proposed' | 'decided';
export type Deed2 = 'opened' | 'proposed' | 'withdrawn' | 'met' | 'nothing' | 'sent' | 'sampled' | 'checked' | 'refused' | 'returned' | 'verified' | 'approved' | 'recapped' | 'unbound' | 'endorsed' | 'told' | 'appealed' | 'judged' | 'entered' | 'arrived' | 'missing' | 'attached' | 'opened_numbers';
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
  about?: NamedIn[] | null;
}
export interface DueRow {
  request: RequestRowOut;
  update_due?: string | null;
  is_over: boolean;
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
export interface EntryIn {
  kind: string;
  body: unknown;
  papers?: Id<'Paper'>[] | null;
}
export interface EraseRequestIn {
  reason: string;
}
export interface ErasureIn {
  reason: string;
}
export interface EvaluationIn {
  held_on: string;
  title: string;
  minutes?: string;
  file?: string;
}
export interface EvaluationOut {
  id: Id<'Evaluation'>;
  held_on: string;
  title: string;
  minutes: string;
  file: string;
  by_node: string;
}
export type EventKind = 'created' | 'edited' | 'answered' | 'born' | 'died' | 'married' | 'divorced' | 'moved' | 'came_in' | 'left' | 'split' | 'joined' | 'new_head' | 'merged' | 'unmerged' | 'imported' | 'undone' | 'decile' | 'padan' | 'proposed' | 'decided' | 'objected' | 'checked';
export type FactKind = 'status_dtsen' | 'pbi' | 'bansos' | 'kemiskinan_ekstrem' | 'keberadaan';
export type FamilyState = 'active' | 'moved' | 'dead' | 'not_found' | 'merged';
export type Fault = 'nik_short' | 'nik_long' | 'nik_letters' | 'nik_exponent' | 'nik_rounded' | 'nik_placeholder' | 'nik_day' | 'nik_is_kk' | 'nik_sex' | 'nik_twice_in_family' | 'nik_known' | 'kk_short' | 'kk_long' | 'kk_letters' | 'kk_exponent' | 'kk_rounded' | 'kk_placeholder' | 'kk_missing' | 'kk_known' | 'name_missing' | 'sex_missing' | 'sex_unreadable' | 'day_unreadable' | 'day_impossible' | 'day_future' | 'day_too_old' | 'day_swapped' | 'day_not_of_nik' | 'day_only_year' | 'relation_unknown' | 'marital_unknown' | 'spouse_single' | 'no_head' | 'two_heads' | 'no_family' | 'twice_in_family' | 'two_villages' | 'parents_cycle' | 'parent_younger' | 'birth_after_death' | 'death_future' | 'region_unknown' | 'region_ended' | 'code_unknown' | 'answer_unknown' | 'answer_not_asked' | 'row_cut' | 'twice_in_file' | 'known_already' | 'no_members' | 'head_died' | 'written_in_two_villages';
export interface FaultCount {
  kind: FaultKind;
  count: number;
}
export type FaultKind = 'none' | 'number_short' | 'number_long' | 'number_letters' | 'number_exponent' | 'number_rounded' | 'number_placeholder' | 'number_apostrophe' | 'nik_day' | 'nik_is_kk' | 'nik_sex' | 'day_unreadable' | 'day_impossible' | 'day_future' | 'day_swapped' | 'day_only_year' | 'day_not_of_nik' | 'sex_unreadable' | 'name_missing' | 'formula_without_value' | 'formula_error' | 'no_person';
export type Field = 'identity' | 'nik' | 'contact' | 'address' | 'health' | 'assessment' | 'child' | 'documents' | 'photos';
export interface Field2 {
  code: string;
  name_id: string;
  name_en: string;
  is_required: boolean;
  is_specific: boolean;
}
export interface FieldCount {
  field: string;
  count: number;
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
export type FileKind = 'cases' | 'grievances' | 'requests';
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
export type Form = 'short' | 'managed';
export type FormVersion = 'bdt2015' | 'regsosek2022';
export type Found = 'found' | 'not_found';
export interface FromComplaintIn {
  form?: Form | null;
  region?: string | null;
  need?: string | null;
  types?: string[] | null;
  persons?: PersonIn[] | null;
  risk?: Risk | null;
  urgency?: Urgency2 | null;
}
export interface GapOut {
  node: string;
  stream: string;
  state: string;
  since: string;
  last_applied: number;
  first_here: number;
  waiting: number;
}
export interface GrievanceErasureOut {
  id: Id<'Grievance'>;
  tracking_number: string;
  kind_name: string;
  region_name: string;
  state_name: string;
  received_at: string;
  is_open: boolean;
  is_erased: boolean;
  has_reporter: boolean;
  photos: number;
  words: number;
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
export interface GroundOut {
  to: string;
  to_name: string;
  basis: Basis;
  by: By2;
  agreement?: Id<'Agreement'> | null;
  number_first: string;
  number_second: string;
  fields: Field[];
  answer_hours: number;
  answer_days: number;
  is_flagged: boolean;
}
export type Group = 'both' | 'left_only' | 'right_only' | 'doubled' | 'changed' | 'doubtful' | 'faults';
export interface GroupCount {
  group: Group;
  rows: number;
  people: number;
}
export interface GuideOut {
  items: AnswerOut[];
  next?: string | null;
  region: string;
  region_name: string;
}
export interface GuideRowOut {
  code: string;
  region: string;
  region_name: string;
  need: string;
  urgency: Urgency;
  place_kind: PlaceKind;
  office_id: string;
  office_en: string;
  service_id: string;
  service_en: string;
  steps_id: string;
  steps_en: string;
  documents_id: string;
  documents_en: string;
  phone: string;
  source: string;
  sort: number;
  is_hidden: boolean;
  is_own: boolean;
  is_replaced: boolean;
}
export interface GuideRowPut {
  need: string;
  place_kind: PlaceKind;
  office_id: string;
  office_en: string;
  service_id: string;
  service_en: string;
  source: string;
  region?: string | null;
  urgency?: Urgency;
  steps_id?: string;
  steps_en?: string;
  documents_id?: string;
  documents_en?: string;
  phone?: string;
  sort?: number;
  is_hidden?: boolean;
}
export interface GuideRowsOut {
  items: GuideRowOut[];
  next?: string | null;
}
export interface HeadBody {
  above: string;
  office: string;
  address: string;
  place: string;
  head_title: string;
}
export interface HeadingOut {
  title: string;
  side: string;
  render: Render;
}
export interface HelpLine {
  name: string;
  number: string;
  note_id: string;
  note_en: string;
}
export interface HereOut {
  id: Id<'Case'>;
  number: string;
  state: string;
  region_name: string;
  received_at: string;
  because: string[];
}
export type Holds = 'other' | 'nama' | 'nik' | 'no_kk' | 'tgl_lahir' | 'tempat_lahir' | 'ttl' | 'jk' | 'nama_ibu' | 'alamat' | 'rt' | 'rw' | 'rt_rw' | 'desa' | 'kecamatan' | 'kabupaten' | 'kode_wil' | 'kepala';
export interface HolidayOut {
  day: string;
  name: string;
  kind: Kind3;
  source: string;
}
export interface HookDeedIn {
  from?: number | null;
  day?: string | null;
}
export interface HookIn {
  url: string;
  from?: number | null;
}
export interface HookOut {
  id: Id<'Hook'>;
  url: string;
  state: HookState;
  cursor: number;
  behind: number;
  fails: number;
  last_fault: string;
  told_at?: string | null;
  next_try_at?: string | null;
}
export type HookState = 'active' | 'paused';
export interface HooksOut {
  items: HookOut[];
}
export type Identity = 'known' | 'unknown' | 'biometric';
export type IdentityPaper = 'ktp' | 'kk' | 'certificate';
export interface ImportCounts {
  rows: number;
  families_new: number;
  families_changed: number;
  families_same: number;
  families_faulty: number;
  persons_new: number;
  persons_changed: number;
  persons_same: number;
  persons_faulty: number;
  families_without_head?: number;
  doubts: number;
  answers?: number;
  facts?: number;
  answers_hidden?: number;
  deciles?: number;
  deciles_without_period?: number;
}
export interface ItemOnly {
  version: number;
}
export type ItemOrigin = 'village' | 'citizen';
export type ItemState = 'listed' | 'agreed' | 'excepted' | 'withdrawn' | 'refused' | 'approved' | 'appealed' | 'entered' | 'arrived' | 'missing';
export type Keep = 'until_download' | 'one_day' | 'seven_days';
export interface KeptListOut {
  items: KeptOut[];
}
export interface KeptOut {
  part: string;
  part_name: string;
  who: string;
  label: string;
  value: string;
  source: string;
  on?: string | null;
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
export interface Kind4 {
  code: string;
  name_id: string;
  name_en: string;
  hint_id: string;
  hint_en: string;
  who_id: string;
  who_en: string;
  receives_id: string;
  receives_en: string;
  law: string;
  promise_days: number;
  urgent_hours: number;
  needs_initial: boolean;
  is_pbi: boolean;
  unit: Id<'UnitRow'>;
  signer: Id<'Account'>;
  register_code: string;
  number_format: string;
  number_code: string;
  valid_days: number;
  retention_years: number;
  is_active: boolean;
  sort: number;
  version: number;
  papers: Wanted[];
  checks: Check2[];
  fields: Field2[];
  letter: Template2;
}
export type Kind5 = 'family' | 'programme' | 'correction' | 'removal';
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
export interface KindOneIn {
  kind: Kind4;
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
export type Known = 'not_known' | 'heading' | 'content' | 'remembered' | 'told';
export interface KnownAnswer {
  is_answered: boolean;
  cases: KnownCase[];
}
export interface KnownCase {
  number: string;
  state: string;
  office: string;
  since: string;
  is_open: boolean;
}
export interface KnownIn {
  region: string;
  name?: string | null;
  nik?: string | null;
  need?: string | null;
}
export interface KnownOut {
  here: HereOut[];
  node: string;
  asking?: number | null;
}
export interface LateRow {
  id: Id<'Request'>;
  tracking_number: string;
  kind_name: string;
  region_name: string;
  state_name: string;
  officer_name: string;
  due_on: string;
  days_late: number;
  why: string;
  days_there: number;
}
export interface LetterBatchOut {
  job: Id<'Job'>;
  state: string;
  fault: string;
  done: number;
  total: number;
  letters: number;
  refused: RefusedOut3[];
}
export interface LetterOut {
  id: Id<'Letter'>;
  request: Id<'Request'>;
  number: string;
  kind: string;
  kind_name: string;
  code: string;
  signer_name: string;
  end_reason: string;
  region_name: string;
  dated: string;
  valid_until?: string | null;
  standing: Standing;
  signing: Signing;
  is_in_force: boolean;
  is_from_outside: boolean;
  has_scan: boolean;
  signed_at?: string | null;
  version: number;
}
export interface LetterheadOut {
  head: HeadBody;
  logo: string;
  signers: SignerOut[];
}
export interface LettersOut {
  items: LetterOut[];
  next?: Id<'Letter'> | null;
}
export type Level = 'province' | 'regency' | 'district' | 'village';
export type Likeness = 'phone' | 'name' | 'words' | 'place';
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
export interface ListCounts {
  rows: number;
  unreadable: number;
  same: number;
  differs: number;
  only_theirs: number;
  only_ours: number;
  deciles_taken: number;
  arrived: number;
  missing: number;
}
export interface ListFileOut {
  id: Id<'SentFile'>;
  name: string;
  size: number;
  sheets: string[];
  sheet: string;
  first_line: number;
  columns: ColumnRead[];
  sample: string[][];
}
export interface ListOut {
  items: RowOut[];
  next?: string | null;
}
export interface ListSideIn {
  file: Id<'SentFile'>;
  sheet?: string | null;
  columns?: Holds[] | null;
}
export type ListState = 'reading' | 'read' | 'taking' | 'failed';
export interface ListSummary {
  file: string;
  sheet: string;
  rows: number;
  people_double: number;
  columns: ColumnRead[];
  faults: FaultCount[];
}
export interface LoadIn {
  columns: AidColumn[];
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
export interface MadeOut {
  id: Id<'Hook'>;
  secret: string;
}
export type Medical = 'not_asked' | 'open' | 'none' | 'needed' | 'treated' | 'recovered';
export interface MendIn {
  person: RequestPersonIn;
  version?: number | null;
}
export type Ministry = 'lapsed' | 'accepted' | 'refused';
export interface MoveIn {
  from: string;
  to: string;
  name: string;
}
export interface NamedIn {
  kind: AboutKind;
  name?: string | null;
  region?: string | null;
  account?: Id<'Account'> | null;
  unit?: Id<'UnitRow'> | null;
}
export interface NearOut {
  id: Id<'Place'>;
  kind: PlaceKind;
  kind_name: string;
  name: string;
  region_name: string;
  address: string;
  phone: string;
  hours: string;
  offers: string[];
  lat?: number | null;
  lon?: number | null;
  km?: number | null;
  free_beds?: number | null;
  free_on?: string | null;
}
export interface NearOut2 {
  id: Id<'Place'>;
  name: string;
  region_name: string;
  address: string;
  phone: string;
  hours: string;
  offers: string;
  node: string;
  capacity?: number | null;
  free_beds?: number | null;
  free_on?: string | null;
  km?: number | null;
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
export interface NearestOut {
  items: NearOut2[];
  is_from_centre: boolean;
}
export type Need = 'chronic' | 'catastrophic' | 'emergency' | 'other_service';
export interface NeedOut {
  code: string;
  name: string;
  hint: string;
  name_id: string;
  name_en: string;
  hint_id: string;
  hint_en: string;
  sort: number;
}
export interface NeedPut {
  name_id: string;
  name_en: string;
  hint_id?: string;
  hint_en?: string;
  sort?: number;
}
export interface NeedsOut {
  items: NeedOut[];
  next?: string | null;
}
export interface NikIn {
  reason: string;
}
export interface NikOut {
  nik: string;
}
export interface NodeOut {
  node: string;
  name: string;
  url: string;
  state: string;
  fingerprint: string;
  release: string;
  proposed_by: string;
  confirmed_by: string;
  proposed_at: string;
  confirmed_at?: string | null;
  heard_at?: string | null;
  sent_at?: string | null;
  oldest_waiting_at?: string | null;
  waiting: number;
  waiting_is_capped: boolean;
  trouble?: string | null;
  what_to_do?: string | null;
  trouble_since?: string | null;
  revoked_at?: string | null;
  may_confirm: boolean;
}
export interface NodesOut {
  own: Card;
  items: NodeOut[];
}
export interface NoteIn {
  note: string;
}
export interface NumberIn {
  outside_number?: string | null;
  version?: number | null;
}
export interface ObjectionChallengerOut {
  name: string;
  nik: string;
  phone: string;
  address: string;
  is_of_another_village: boolean;
}
export interface ObjectionDeedIn {
  text?: string | null;
  version?: number | null;
  family?: Id<'Family'> | null;
  account?: Id<'Account'> | null;
  ministry?: Ministry | null;
  on?: string | null;
}
export interface ObjectionEraseIn {
  reason: string;
}
export interface ObjectionErasureOut {
  tracking_number: string;
  kind_name: string;
  region_name: string;
  state_name: string;
  received_at: string;
  is_open: boolean;
  is_erased: boolean;
  photos: number;
  words: number;
}
export interface ObjectionFamilyOut {
  id: Id<'Family'>;
  head_name: string;
  address: string;
  rt: string;
  rw: string;
}
export interface ObjectionFormOut {
  reasons: ReasonOut[];
  removal_reasons: ReasonOut[];
  answer_days: number;
  handles: boolean;
}
export interface ObjectionHandlerOut {
  id: Id<'Account'>;
  name: string;
  role: string;
}
export interface ObjectionIn {
  region?: string | null;
  programme?: string | null;
  family_name: string;
  address?: string | null;
  rt?: string | null;
  rw?: string | null;
  reason: string;
  text: string;
  place?: string | null;
  photos: ObjectionPhotoIn[];
  official?: string | null;
  declared: boolean;
  name: string;
  nik: string;
  phone?: string | null;
  home?: string | null;
}
export interface ObjectionOut {
  row: ObjectionRowOut;
  id: Id<'Objection'>;
  state: string;
  version: number;
  text: string;
  channel: string;
  told: string;
  ministry: string;
  outcome: string;
  ministry_on?: string | null;
  lat: number;
  lon: number;
  family?: ObjectionFamilyOut | null;
  visit?: ObjectionVisitOut | null;
  steps: ObjectionStepOut[];
  photos: ObjectionPhotoOut[];
  handlers: ObjectionHandlerOut[];
  barred: string[];
  may: string[];
}
export interface ObjectionPhotoIn {
  id: Id<'Photo'>;
  token: string;
}
export interface ObjectionPhotoOut {
  id: Id<'Photo'>;
  url: string;
  thumb_url: string;
}
export interface ObjectionQueueOut {
  code: string;
  count: number;
  late_count: number;
  oldest_at?: string | null;
}
export interface ObjectionQueuesOut {
  items: ObjectionQueueOut[];
}
export interface ObjectionReceiptOut {
  number: string;
  key: string;
  due_on: string;
}
export interface ObjectionRowOut {
  id: Id<'Objection'>;
  number: string;
  region: string;
  region_name: string;
  state: string;
  state_name: string;
  programme: string;
  family_name: string;
  address: string;
  rt: string;
  rw: string;
  reason_name: string;
  officer_name: string;
  received_at: string;
  due_at: string;
  days_left: number;
  is_late: boolean;
  climbs: number;
}
export interface ObjectionStepOut {
  at: string;
  deed: string;
  deed_name: string;
  by_name: string;
  by_role: string;
  text: string;
  is_public: boolean;
}
export interface ObjectionVisitOut {
  id: Id<'Visit'>;
  state: VisitState;
  seen: VisitFinding;
  finding: VisitFinding;
  visited_on?: string | null;
  visited_by_name: string;
  note: string;
}
export interface ObjectionsOut {
  items: ObjectionRowOut[];
  next?: Id<'Objection'> | null;
}
export interface OfficeClocksOut {
  today: Clocks;
  items: ClocksFrom[];
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
export interface OpenIn {
  reason: string;
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
export interface OpenedOut2 {
  opened: number;
}
export interface OutboxOut {
  items: OutboxRow[];
  next?: Id<'Envelope'> | null;
}
export interface OutboxRow {
  id: Id<'Envelope'>;
  envelope: string;
  node: string;
  kind: string;
  stream: string;
  at: string;
  state: string;
  tries: number;
  refusal?: string | null;
  what_to_do?: string | null;
}
export interface OutcomeIn {
  is_reactivated: boolean;
  on: string;
  text?: string | null;
}
export interface OwnPasswordIn {
  password: string;
}
export type Padan = 'unknown' | 'waiting' | 'confirmed' | 'mismatched' | 'not_confirmed';
export type PairState = 'open' | 'same' | 'different' | 'check';
export interface Paper {
  name: string;
  kind: PaperKind;
  file_name: string;
  type: string;
  bytes: number;
}
export type PaperKind = 'signed_file' | 'proof' | 'minutes';
export type PaperKind2 = 'minutes' | 'attendance' | 'sptjm' | 'proof' | 'screenshot' | 'recap';
export interface PasswordIn {
  old: string;
  new: string;
}
export interface PasswordOut {
  password: string;
}
export type Payer = 'none' | 'pbi' | 'jamkesda' | 'apbd' | 'self' | 'other';
export interface Pbi {
  need: Need;
  deactivated_on?: string | null;
  course: Course;
  batch: number;
  proposed_at?: string | null;
  decided_on?: string | null;
  outcome: string;
  update_due?: string | null;
  updated_on?: string | null;
  reminded_at?: string | null;
}
export interface PbiOut {
  waiting: number;
  due: DueRow[];
}
export type PenDeed = 'offer' | 'take' | 'give_back';
export interface PenIn {
  deed: PenDeed;
  to_node?: string | null;
}
export interface PendingOut {
  node: string;
  name: string;
  bytes: number;
  received: number;
  since: string;
}
export interface PersonIn {
  role?: string | null;
  identity?: Identity | null;
  name?: string | null;
  nik?: string | null;
  sex?: string | null;
  born_on?: string | null;
  age?: number | null;
  phone?: string | null;
  address?: string | null;
  relation?: string | null;
}
export interface PersonOfIn {
  person?: Id<'Person'> | null;
  version?: number | null;
  values: PersonIn;
}
export type PersonState = 'here' | 'dead' | 'moved' | 'abroad' | 'not_found' | 'merged';
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
export interface PlaceBedsIn {
  free_beds: number;
}
export interface PlaceCloseIn {
  version: number;
  since?: string | null;
}
export interface PlaceIn {
  kind: PlaceKind;
  name: string;
  region: string;
  authority?: Authority | null;
  law?: string;
  address?: string;
  phone?: string;
  hours?: string;
  lat?: number | null;
  lon?: number | null;
  offers?: string;
  capacity?: number | null;
  unit?: Id<'UnitRow'> | null;
  node?: string;
  is_secret?: boolean;
}
export type PlaceKind = 'puskesmas' | 'rsud' | 'rsj' | 'satpol_pp' | 'police' | 'uptd_ppa' | 'dukcapil' | 'baznas' | 'disdik' | 'bpbd' | 'shelter' | 'lks' | 'province_institution' | 'sentra' | 'dinsos' | 'puskesos' | 'other';
export interface PlaceOut {
  place: NearOut;
  authority: Authority;
  law: string;
  region: string;
  capacity?: number | null;
  unit?: Id<'UnitRow'> | null;
  node: string;
  is_secret: boolean;
  is_open: boolean;
  has_account: boolean;
  closed_since?: string | null;
  version: number;
}
export interface PlacePut {
  kind: PlaceKind;
  name: string;
  region: string;
  authority?: Authority | null;
  law?: string;
  address?: string;
  phone?: string;
  hours?: string;
  lat?: number | null;
  lon?: number | null;
  offers?: string;
  capacity?: number | null;
  unit?: Id<'UnitRow'> | null;
  node?: string;
  is_secret?: boolean;
  version: number;
}
export interface PlacesOut {
  items: PlaceOut[];
  next?: string | null;
}
export interface PlanItemDoneIn {
  version: number;
  done_on?: string | null;
  note?: string;
  proof?: string;
}
export interface PlanItemIn {
  year: number;
  action: string;
  due: string;
  owner_first?: string;
  owner_second?: string;
}
export interface PlanItemOut {
  id: Id<'PlanItem'>;
  year: number;
  action: string;
  first: PlanPartOut;
  second: PlanPartOut;
  due: string;
  is_done: boolean;
  is_late: boolean;
  is_withdrawn: boolean;
  is_text_ours: boolean;
  version: number;
}
export interface PlanItemPut {
  version: number;
  year: number;
  action: string;
  due: string;
  owner_first?: string;
  owner_second?: string;
}
export interface PlanPartOut {
  owner: string;
  done_on?: string | null;
  note: string;
  proof: string;
  is_ours: boolean;
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
export interface ProofOut {
  office: string;
  number: string;
  dated: string;
  standing: Standing;
  is_in_force: boolean;
  valid_until?: string | null;
}
export interface ProposalArrivalIn {
  region?: string | null;
}
export interface ProposalBeforeOut {
  month: string;
  state: ItemState;
  kind: Kind5;
}
export interface ProposalClosedOut {
  arrived: number;
  missing: number;
}
export interface ProposalCountsOut {
  items: number;
  families: number;
  programmes: number;
  corrections: number;
  removals: number;
  done: number;
  conflicts: number;
}
export interface ProposalEraseIn {
  reason: string;
}
export interface ProposalErasureOut {
  tracking_number: string;
  kind_name: string;
  region_name: string;
  state_name: string;
  received_at: string;
  is_open: boolean;
  is_erased: boolean;
  lines: number;
  papers: number;
}
export interface ProposalExceptionIn {
  item: Id<'Item'>;
  reason: string;
  words?: string | null;
}
export interface ProposalFieldOut {
  key: string;
  value: string;
}
export interface ProposalItemDeedIn {
  words?: string | null;
  version?: number | null;
  on?: string | null;
  check?: Check | null;
  verdict?: Verdict2 | null;
}
export interface ProposalItemIn {
  kind: Kind5;
  family: Id<'Family'>;
  person?: Id<'Person'> | null;
  programme?: string | null;
  reason?: string | null;
  note?: string | null;
}
export interface ProposalItemOut {
  id: Id<'Item'>;
  roll: Id<'Roll'>;
  region_name: string;
  month: string;
  kind: Kind5;
  origin: ItemOrigin;
  programme: string;
  reason: string;
  note: string;
  family: Id<'Family'>;
  person?: Id<'Person'> | null;
  name: string;
  nik_masked: string;
  no_kk_masked: string;
  address: string;
  rt: string;
  rw: string;
  members: number;
  decile?: number | null;
  state: ItemState;
  state_reason: string;
  state_words: string;
  conflict: string;
  is_changed: boolean;
  is_sampled: boolean;
  check: Check;
  check_words: string;
  checked_by: string;
  proposed_by: string;
  entered_on?: string | null;
  told_on?: string | null;
  arrived_on?: string | null;
  told_how: string;
  appeal_words: string;
  before?: ProposalBeforeOut | null;
  version: number;
}
export interface ProposalItemsOut {
  items: ProposalItemOut[];
  next?: Id<'Item'> | null;
}
export interface ProposalMeetingIn {
  way: Way;
  on?: string | null;
  place?: string | null;
  words: string;
  attended?: number | null;
  exceptions: ProposalExceptionIn[];
  version?: number | null;
}
export interface ProposalNumbersOut {
  id: Id<'Item'>;
  item: ProposalItemOut;
  fields: ProposalFieldOut[];
  members: ProposalFieldOut[][];
}
export interface ProposalOfficialIn {
  region: string;
  name: string;
  post: string;
  nik?: string | null;
  no_kk?: string | null;
}
export interface ProposalOfficialOut {
  id: Id<'Official'>;
  name: string;
  post: string;
  nik_masked: string;
  no_kk_masked: string;
}
export interface ProposalOfficialsOut {
  items: ProposalOfficialOut[];
  may_declare: boolean;
  may_end: boolean;
}
export interface ProposalOverviewOut {
  month: string;
  today: string;
  terms: ProposalTerms;
  may_set: boolean;
  may_open: boolean;
  villages: ProposalVillageOut[];
}
export interface ProposalPaperOut {
  id: Id<'Paper'>;
  item?: Id<'Item'> | null;
  kind: PaperKind2;
  file_name: string;
  type: string;
  bytes: number;
  at: string;
  by: string;
}
export interface ProposalQueueOut {
  month: string;
  turn: Turn;
  count: number;
  late_count: number;
  due_on: string;
  days_left: number;
}
export interface ProposalQueuesOut {
  items: ProposalQueueOut[];
}
export interface ProposalRecapDeedIn {
  words?: string | null;
}
export interface ProposalRecapIn {
  month: string;
}
export interface ProposalRecapOut {
  id: Id<'Recap'>;
  month: string;
  made_by: string;
  number: string;
  ended: string;
  made_at: string;
  signed_on?: string | null;
  rolls: ProposalRollOut[];
  papers: ProposalPaperOut[];
  version: number;
}
export interface ProposalRecapsOut {
  month: string;
  items: ProposalRecapOut[];
  waiting: ProposalRollOut[];
  may_make: boolean;
}
export interface ProposalRollDeedIn {
  words?: string | null;
  version?: number | null;
}
export interface ProposalRollFileOut {
  id: Id<'Roll'>;
  roll: ProposalRollOut;
  items: ProposalItemOut[];
  papers: ProposalPaperOut[];
  steps: ProposalStepOut[];
  deeds: Deed2[];
  words: ProposalWordOut[];
}
export interface ProposalRollIn {
  region: string;
  month: string;
}
export interface ProposalRollOut {
  id: Id<'Roll'>;
  region: string;
  region_name: string;
  district_name: string;
  month: string;
  state: State6;
  turn: Turn;
  state_since: string;
  round: number;
  due_on?: string | null;
  days_left: number;
  is_late: boolean;
  is_kelurahan: boolean;
  needs_head: boolean;
  needs_regent: boolean;
  opens_on: string;
  village_due: string;
  pull_on: string;
  way: Way;
  met_on?: string | null;
  met_place: string;
  met_words: string;
  attended: number;
  sample_seed: string;
  recap?: Id<'Recap'> | null;
  opened_by: string;
  sent_by: string;
  verified_by: string;
  approved_by: string;
  counts: ProposalCountsOut;
  version: number;
}
export interface ProposalRollsOut {
  items: ProposalRollOut[];
}
export interface ProposalStepOut {
  at: string;
  deed: Deed2;
  by: string;
  by_role: string;
  words: string;
  item_name: string;
}
export interface ProposalTerms {
  open_day: number;
  village_day: number;
  verifier_day: number;
  head_day: number;
  regent_day: number;
  siksng_day: number;
  pull_day: number;
  needs_head: boolean;
  needs_regent: boolean;
  sample_percent: number;
  sample_min: number;
  version: number;
}
export interface ProposalVillageOut {
  region: string;
  name: string;
  district_name: string;
  roll?: Id<'Roll'> | null;
  state?: State6 | null;
  turn: Turn;
  due_on?: string | null;
  days_left: number;
  is_late: boolean;
  items: number;
}
export interface ProposalWordOut {
  list: string;
  code: string;
  name: string;
}
export interface ProposalWordsOut {
  items: ProposalWordOut[];
}
export interface ProposeIn {
  url?: string | null;
  card?: unknown;
  fingerprint: string;
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
export type Queue = 'open' | 'late' | 'mine' | 'ended';
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
export interface QueueOut2 {
  code: string;
  name_id: string;
  name_en: string;
  count: number;
  count_is_capped: boolean;
  least_days_left?: number | null;
  late_count: number;
}
export interface QueuesOut {
  items: QueueOut[];
}
export interface ReasonIn {
  reason: string;
}
export interface ReasonIn2 {
  reason: string;
}
export interface ReasonIn3 {
  reason: string;
}
export interface ReasonOut {
  code: string;
  name: string;
}
export interface ReasonsOut {
  items: AidReason[];
}
export interface RecapRow {
  key: string;
  name: string;
  counts: Counts;
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
export interface ReferIn {
  place: Id<'Place'>;
  asked: string;
  basis?: Basis | null;
  payer?: Payer | null;
}
export interface ReferralDeedIn {
  text?: string | null;
  papers?: Id<'Paper'>[] | null;
  version?: number | null;
}
export interface ReferralOut {
  head: ReferralRowOut;
  office: string;
  shown: Shown[];
  reason: string;
  result: string;
  papers: ReferralPaperOut[];
  deeds: string[];
  subject?: string | null;
}
export interface ReferralPaperOut {
  id: Id<'Paper'>;
  file_name: string;
  type: string;
  bytes: number;
  at: string;
  is_partners: boolean;
}
export interface ReferralRowOut {
  id: Id<'Referral'>;
  number: string;
  place_name: string;
  region_name: string;
  asked: string;
  state: State4;
  basis: Basis;
  payer: Payer;
  asked_at: string;
  due_at?: string | null;
  answered_at?: string | null;
  ended_at?: string | null;
  is_late: boolean;
  version: number;
}
export interface ReferralsOut {
  items: ReferralRowOut[];
  next?: string | null;
}
export type Refused = 'not_of_village' | 'not_found' | 'not_in_registry' | 'proposed_already' | 'not_poor' | 'incomplete';
export interface RefusedOut {
  items: RefusedOutRow[];
  next?: Id<'Envelope'> | null;
}
export interface RefusedOut2 {
  id: Id<'Grievance'>;
  key: string;
  message: string;
}
export interface RefusedOut3 {
  id: Id<'Request'>;
  key: string;
}
export interface RefusedOutRow {
  id: Id<'Envelope'>;
  at: string;
  direction: string;
  node: string;
  envelope: string;
  kind: string;
  refusal: string;
  about: string;
  what_to_do: string;
  times: number;
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
export interface RegistryAnsweredOut {
  id: Id<'Answered'>;
  subject: string;
  section: string;
  form: FormVersion;
  answers: Record<string, number>;
  mapped: Record<string, number>;
  source: Source2;
  author_name: string;
  recorded_at: string;
  valid_from: string;
}
export interface RegistryAnswersIn {
  person?: Id<'Person'> | null;
  section: string;
  form?: FormVersion | null;
  answers: Record<string, number>;
  seen?: Id<'Answered'> | null;
  ground?: RegistryGroundIn | null;
}
export interface RegistryAskedOut {
  key: string;
  sex: string;
  codes: number[];
  age_min: number;
  age_max: number;
  is_for_once_married: boolean;
}
export interface RegistryCellIn {
  file: number;
  line: number;
  column_at: number;
  value: string;
}
export interface RegistryCellsIn {
  cells: RegistryCellIn[];
}
export interface RegistryCodeOut {
  code: number;
  id: string;
  en: string;
}
export interface RegistryColumnsIn {
  file: number;
  holds: string[];
}
export interface RegistryColumnsOut {
  items: RegistryFileColumnsOut[];
  known: string[];
}
export interface RegistryDecileIn {
  of: DecileOf;
  period: string;
  decile: number;
}
export interface RegistryDecileOut {
  of: DecileOf;
  period: string;
  decile: number;
  received_at: string;
}
export interface RegistryEventIn {
  kind: EventKind;
  version: number;
  person?: Id<'Person'> | null;
  somebody?: RegistryPersonIn | null;
  place?: RegistryHomeIn | null;
  region?: string | null;
  other?: Id<'Family'> | null;
  who?: Id<'Person'>[] | null;
  head?: Id<'Person'> | null;
  ground?: RegistryGroundIn | null;
  only_check?: boolean | null;
}
export interface RegistryEventOut {
  id: Id<'Event'>;
  kind: EventKind;
  on_day: string;
  family: Id<'Family'>;
  person: Id<'Person'>;
  other_family: Id<'Family'>;
  other_person: Id<'Person'>;
  changes: Change[];
  section: string;
  reason: string;
  source: Source2;
  author_name: string;
  by_role: string;
  recorded_at: string;
}
export interface RegistryEventsOut {
  items: RegistryEventOut[];
  next?: Id<'Event'> | null;
}
export interface RegistryFactOut {
  subject: string;
  kind: FactKind;
  value: string;
  source: Source2;
  author_name: string;
  as_of: string;
  recorded_at: string;
}
export interface RegistryFamiliesOut {
  items: RegistryFamilyRowOut[];
  next?: Id<'Family'> | null;
}
export interface RegistryFamilyIn {
  region?: string | null;
  no_kk?: string | null;
  address?: string | null;
  rt?: string | null;
  rw?: string | null;
  household?: string | null;
  lat?: number | null;
  lon?: number | null;
  members: RegistryPersonIn[];
  ground?: RegistryGroundIn | null;
  only_check?: boolean | null;
}
export interface RegistryFamilyOut {
  family: RegistryFamilyRowOut;
  members: RegistryPersonOut[];
  answers: RegistryAnsweredOut[];
  specifics: RegistryAnsweredOut[];
  deciles: RegistryDecileOut[];
  facts: RegistryFactOut[];
  events: RegistryEventOut[];
  findings: RegistryFindingOut[];
  pairs: Id<'Pair'>[];
  sees_specific: boolean;
  may_edit: boolean;
}
export interface RegistryFamilyRowOut {
  id: Id<'Family'>;
  region: string;
  region_name: string;
  no_kk_masked: string;
  head_name: string;
  address: string;
  rt: string;
  rw: string;
  state: FamilyState;
  is_without_head: boolean;
  members: number;
  decile?: number | null;
  decile_period: string;
  household: Id<'Household'>;
  lat?: number | null;
  lon?: number | null;
  merged_into: Id<'Family'>;
  source: Source2;
  author_name: string;
  recorded_at: string;
  valid_from: string;
  version: number;
}
export interface RegistryFaultyOut {
  file: number;
  name: string;
  titles: string[];
  items: RegistryFaultyRowOut[];
  next?: number | null;
}
export interface RegistryFaultyRowOut {
  line: number;
  cells: string[];
  sentences: string[];
}
export interface RegistryFileColumnsOut {
  file: number;
  name: string;
  titles: string[];
  holds: string[];
  sample: string[][];
}
export interface RegistryFindingOut {
  fault: Fault;
  weight: Weight;
  at: string;
  sentence: string;
}
export interface RegistryFormOut {
  form: FormVersion;
  sections: RegistrySectionOut[];
  questions: RegistryQuestionOut[];
  relations: RegistryCodeOut[];
  maritals: RegistryCodeOut[];
}
export interface RegistryFoundIn {
  person?: Id<'Person'> | null;
  section: string;
  answers: Record<string, number>;
}
export interface RegistryFoundOut {
  person: string;
  section: string;
  answers: Record<string, number>;
}
export interface RegistryGroundIn {
  source?: Source2 | null;
  on?: string | null;
  reason?: string | null;
}
export interface RegistryHitOut {
  person: RegistryPersonOut;
  head_name: string;
  address: string;
  percent: number;
  why: RegistryWhyOut[];
}
export interface RegistryHitsOut {
  items: RegistryHitOut[];
  is_whole: boolean;
}
export interface RegistryHomeEditIn {
  version: number;
  home: RegistryHomeIn;
  ground?: RegistryGroundIn | null;
}
export interface RegistryHomeIn {
  no_kk?: string | null;
  address?: string | null;
  rt?: string | null;
  rw?: string | null;
  lat?: number | null;
  lon?: number | null;
}
export interface RegistryIdentityIn {
  version: number;
  nik?: string | null;
  name?: string | null;
  sex?: string | null;
  born_on?: string | null;
  born_place?: string | null;
  mother_name?: string | null;
  father?: Id<'Person'> | null;
  mother?: Id<'Person'> | null;
  relation?: number | null;
  marital?: number | null;
  ground?: RegistryGroundIn | null;
}
export interface RegistryImportFaultOut {
  fault: Fault;
  weight: Weight;
  sentence: string;
  file: string;
  column: string;
  read: string;
  line: number;
}
export interface RegistryImportOut {
  id: Id<'ImportRow'>;
  name: string;
  state: string;
  job_state: string;
  stage: string;
  fault: string;
  source: Source2;
  counts: ImportCounts;
  faults: RegistryImportFaultOut[];
  was_applied_before: boolean;
  done: number;
  total: number;
  made_at: string;
  applied_at?: string | null;
  undone_at?: string | null;
}
export interface RegistryImportsOut {
  items: RegistryImportOut[];
}
export interface RegistryJudgeIn {
  state: PairState;
  keep?: Id<'Person'> | null;
  reason: string;
}
export interface RegistryKnownIn {
  nik?: string | null;
  no_kk?: string | null;
  name: string;
  sex?: string | null;
  born_on?: string | null;
  born_place?: string | null;
  mother_name?: string | null;
  address?: string | null;
  region?: string | null;
}
export interface RegistryMergeOut {
  id: Id<'Merge'>;
  gone: Id<'Person'>;
  reason: string;
  author_name: string;
  made_at: string;
}
export interface RegistryNikIn {
  reason: string;
}
export interface RegistryNikOut {
  nik: string;
}
export interface RegistryPairOut {
  id: Id<'Pair'>;
  state: PairState;
  left: RegistryPersonOut;
  right: RegistryPersonOut;
  left_head: string;
  right_head: string;
  percent: number;
  why: RegistryWhyOut[];
  decided_by: string;
  reason: string;
  decided_at?: string | null;
  merge?: Id<'Merge'> | null;
}
export interface RegistryPairsOut {
  items: RegistryPairOut[];
  next?: Id<'Pair'> | null;
}
export interface RegistryPersonFileOut {
  person: RegistryPersonOut;
  stays: RegistryStayOut[];
  father_name: string;
  mother_name: string;
  events: RegistryEventOut[];
  pairs: Id<'Pair'>[];
  merges: RegistryMergeOut[];
  may_edit: boolean;
}
export interface RegistryPersonIn {
  known?: Id<'Person'> | null;
  relation: number;
  nik?: string | null;
  name?: string | null;
  sex?: string | null;
  born_on?: string | null;
  born_place?: string | null;
  mother_name?: string | null;
  father?: Id<'Person'> | null;
  mother?: Id<'Person'> | null;
  marital?: number | null;
}
export interface RegistryPersonMadeOut {
  person: RegistryPersonOut;
  findings: RegistryFindingOut[];
}
export interface RegistryPersonOut {
  id: Id<'Person'>;
  family: Id<'Family'>;
  region: string;
  region_name: string;
  name: string;
  nik_masked: string;
  sex: string;
  relation: number;
  marital: number;
  born_on?: string | null;
  age?: number | null;
  born_place: string;
  mother_name: string;
  father: Id<'Person'>;
  mother: Id<'Person'>;
  merged_into: Id<'Person'>;
  state: PersonState;
  state_on?: string | null;
  padan: Padan;
  source: Source2;
  author_name: string;
  recorded_at: string;
  valid_from: string;
  version: number;
}
export interface RegistryQuestionOut {
  key: string;
  section: string;
  id: string;
  en: string;
  kind: AnswerKind;
  codes: RegistryCodeOut[];
  max: number;
  asked: RegistryAskedOut;
}
export interface RegistrySearchIn {
  q: string;
  region?: string | null;
  born_on?: string | null;
  limit?: number | null;
}
export interface RegistrySectionOut {
  key: string;
  id: string;
  en: string;
  subject: SubjectKind;
  is_specific: boolean;
}
export interface RegistryStayOut {
  family: Id<'Family'>;
  head_name: string;
  relation: number;
  from_on: string;
  to_on?: string | null;
  cause: string;
  end_cause: string;
}
export interface RegistrySuspectIn {
  left: Id<'Person'>;
  right: Id<'Person'>;
}
export interface RegistryUndoIn {
  reason: string;
}
export interface RegistryVisitFileOut {
  visit: RegistryVisitOut;
  found: RegistryFoundOut[];
  photos: RegistryVisitPhotoOut[];
}
export interface RegistryVisitIn {
  family: Id<'Family'>;
  reason: string;
  due_on?: string | null;
}
export interface RegistryVisitJudgeIn {
  version: number;
  verdict: VisitVerdict;
  reason: string;
  finding?: VisitFinding | null;
  minutes?: string | null;
  minutes_on?: string | null;
}
export interface RegistryVisitOut {
  id: Id<'Visit'>;
  family: Id<'Family'>;
  region: string;
  region_name: string;
  head_name: string;
  address: string;
  reason: string;
  asked_by: string;
  state: VisitState;
  asked_at: string;
  due_on?: string | null;
  tries: number;
  outcome: string;
  way: VisitWay;
  visited_on?: string | null;
  visited_by: string;
  is_own: boolean;
  lat?: number | null;
  lon?: number | null;
  note: string;
  family_says: string;
  minutes: string;
  judged_by: string;
  verdict: string;
  seen: VisitFinding;
  finding: VisitFinding;
  minutes_on?: string | null;
  judged_at?: string | null;
  version: number;
}
export interface RegistryVisitPhotoOut {
  id: Id<'Photo'>;
  kind: VisitPhotoKind;
  by_name: string;
  at: string;
}
export interface RegistryVisitQueueOut {
  state: VisitState;
  count: number;
  late_count: number;
  oldest_at?: string | null;
  days_left?: number | null;
}
export interface RegistryVisitQueuesOut {
  items: RegistryVisitQueueOut[];
}
export interface RegistryVisitResultIn {
  version: number;
  outcome: VisitOutcome;
  way?: VisitWay | null;
  on?: string | null;
  lat?: number | null;
  lon?: number | null;
  note?: string | null;
  found: RegistryFoundIn[];
  seen?: VisitFinding | null;
  family_says?: string | null;
}
export interface RegistryVisitsOut {
  items: RegistryVisitOut[];
  next?: Id<'Visit'> | null;
}
export interface RegistryWhyOut {
  words: string;
  weight: number;
}
export interface RemovalDeedIn {
  word?: Word | null;
  on?: string | null;
  text?: string | null;
}
export interface RemovalIn {
  visit: Id<'Visit'>;
  programme: string;
  reason: string;
}
export interface RemovalOut {
  id: Id<'Removal'>;
  number: string;
  region: string;
  region_name: string;
  family: Id<'Family'>;
  head_name: string;
  state: string;
  programme: string;
  reason_name: string;
  proof: string;
  proposed_by_name: string;
  decided_by_name: string;
  appeal: string;
  answer: string;
  proposed_at: string;
  told_on?: string | null;
  appeal_until?: string | null;
  appeal_due?: string | null;
  is_late: boolean;
  version: number;
  may: string[];
}
export interface RemovalsOut {
  items: RemovalOut[];
  next?: Id<'Removal'> | null;
}
export type Render = 'plain' | 'number' | 'side' | 'sure' | 'reasons' | 'field' | 'fault' | 'verdict';
export interface ReplyIn {
  reason?: string | null;
  result?: string | null;
}
export interface ReportIn {
  source_ref: string;
  kind: string;
  region: string;
  text: string;
  place?: string | null;
  lat?: number | null;
  lon?: number | null;
  received_at?: string | null;
  reporter?: ReporterIn2 | null;
}
export interface ReportOut {
  source_ref: string;
  id: Id<'Grievance'>;
  tracking_number: string;
  key: string;
  answer_by: string;
}
export interface ReporterIn {
  name?: string | null;
  phone?: string | null;
  email?: string | null;
  address?: string | null;
  safe_contact?: SafeContactIn | null;
  language?: string | null;
}
export interface ReporterIn2 {
  name?: string | null;
  phone?: string | null;
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
export interface RequestDeedIn {
  text?: string | null;
  version?: number | null;
}
export interface RequestErasureOut {
  id: Id<'Request'>;
  tracking_number: string;
  kind_name: string;
  region_name: string;
  state_name: string;
  received_at: string;
  is_open: boolean;
  is_erased: boolean;
  papers: number;
  letters: number;
}
export interface RequestFileOut {
  request: RequestRowOut;
  kind: Kind4;
  person: RequestPersonOut;
  papers: RequestPaperOut[];
  missing: Wanted[];
  checks: CheckOut[];
  steps: RequestStepOut[];
  letters: LetterOut[];
  pbi?: Pbi | null;
  deeds: Deed[];
  key: string;
}
export interface RequestIn {
  kind: string;
  region?: string | null;
  person: RequestPersonIn;
  is_urgent?: boolean | null;
  note?: string | null;
  need?: Need | null;
  deactivated_on?: string | null;
}
export interface RequestKindsOut {
  items: Kind4[];
  fields: string[];
}
export interface RequestPaperOut {
  id: Id<'Paper'>;
  code: string;
  file_name: string;
  type: string;
  bytes: number;
  at: string;
}
export interface RequestPersonIn {
  name: string;
  nik?: string | null;
  no_kk?: string | null;
  born_place?: string | null;
  born_on?: string | null;
  address?: string | null;
  phone?: string | null;
  asker_name?: string | null;
  asker_relation?: string | null;
  answers?: Record<string, string> | null;
}
export interface RequestPersonOut {
  name: string;
  nik: string;
  no_kk: string;
  born_place: string;
  born_on?: string | null;
  address: string;
  phone: string;
  asker_name: string;
  asker_relation: string;
  answers: Record<string, string>;
  specific: Record<string, string>;
}
export interface RequestQueuesOut {
  items: QueueOut2[];
}
export interface RequestRecapOut {
  from: string;
  to: string;
  all: Counts;
  kinds: RecapRow[];
  villages: RecapRow[];
  officers: RecapRow[];
  months: RecapRow[];
  late: LateRow[];
}
export interface RequestReceiptOut {
  id: Id<'Request'>;
  tracking_number: string;
  key: string;
  due_at: string;
  due_on: string;
  is_urgent: boolean;
  missing: Wanted[];
  version: number;
}
export interface RequestRowOut {
  id: Id<'Request'>;
  tracking_number: string;
  kind: string;
  kind_name: string;
  region: string;
  region_name: string;
  state: State3;
  state_name: string;
  is_urgent: boolean;
  is_late: boolean;
  received_at: string;
  due_at: string;
  state_since: string;
  due_on: string;
  days_left: number;
  hours_left: number;
  name: string;
  nik: string;
  officer?: Id<'Account'> | null;
  officer_name: string;
  version: number;
}
export interface RequestStepOut {
  at: string;
  deed: string;
  deed_name: string;
  by_name: string;
  by_role: string;
  text: string;
  to_state: string;
}
export interface RequestsOut {
  items: RequestRowOut[];
  next?: string | null;
}
export interface ResetIn {
  reason: string;
}
export interface RightsIn {
  nik: string;
  paper: IdentityPaper;
  kind: RightsKind;
  text?: string | null;
}
export type RightsKind = 'access' | 'correction' | 'objection';
export interface RightsListOut {
  items: RightsOut[];
}
export interface RightsOut {
  id: Id<'RightsRequest'>;
  number: string;
  kind: string;
  state: string;
  paper: string;
  text: string;
  region_name: string;
  outcome: string;
  answer: string;
  received_at: string;
  due_at: string;
  is_late: boolean;
  tries_left: number;
  version: number;
}
export type RightsOutcome = 'done' | 'forwarded' | 'refused';
export interface RightsProofIn {
  born_on?: string | null;
  mother_name?: string | null;
  no_kk?: string | null;
}
export interface RightsSettleIn {
  outcome: RightsOutcome;
  text: string;
}
export type Risk = 'unknown' | 'low' | 'medium' | 'high';
export interface RiskIn {
  risk: Risk;
  urgency: Urgency2;
  reason?: string | null;
}
export type Role = 'village_operator' | 'village_head' | 'subdistrict' | 'field_officer' | 'front_office' | 'back_office' | 'supervisor' | 'head' | 'duty_officer' | 'regent' | 'dpo' | 'admin' | 'auditor' | 'partner' | 'outside_system';
export interface RosterOut {
  items: DutyOut[];
  next?: string | null;
}
export interface RotateIn {
  why?: RotateWhy | null;
}
export type RotateWhy = 'routine' | 'compromised';
export interface RoundIn {
  region: string;
  count: number;
}
export interface RowOnly {
  region?: string | null;
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
export interface RunCounts {
  asked: number;
  without_nik: number;
  answered: number;
  agreed: number;
  differed: number;
  not_found: number;
  rows: number;
  rows_unknown: number;
  rows_unreadable: number;
}
export type RunState = 'gathering' | 'ready' | 'answering' | 'answered' | 'stopped';
export interface SafeContactIn {
  channel?: ContactChannel | null;
  hours_from?: number | null;
  hours_to?: number | null;
  no_text?: boolean | null;
}
export type Said = 'nothing' | 'same' | 'differs';
export interface SearchIn {
  q: string;
  region?: string | null;
}
export interface SecondFactorOut {
  secret: string;
  uri: string;
  recovery_codes: string[];
}
export interface ServiceOut {
  code: string;
  name_id: string;
  name_en: string;
  unit: string;
}
export interface SessionOut {
  officer: OfficerOut;
  acts: Act[];
}
export interface SessionsOfOut {
  items: OpenSession[];
  next?: string | null;
}
export interface SharingOut {
  own_node: string;
  origin_node: string;
  pen_node: string;
  pen_offered_to: string;
  nodes: CaseNodeOut[];
}
export interface ShelterOut {
  in_shelter: boolean;
  bed_days: number;
  stays: StayOut[];
}
export interface ShiftOut {
  id: Id<'Shift'>;
  by_name: string;
  at: string;
  note: string;
  open: number;
  late: number;
  urgent: number;
  incoming: number;
  taken_by_name: string;
  taken_at?: string | null;
  may_take: boolean;
}
export interface ShiftsOut {
  items: ShiftOut[];
  next?: Id<'Shift'> | null;
}
export interface Shown {
  label_id: string;
  label_en: string;
  value: string;
}
export type Side = 'first' | 'second';
export interface SignInIn {
  account: string;
  password: string;
  code?: string | null;
}
export interface Signatory {
  side: Side;
  name: string;
  title: string;
}
export interface SignatoryIn {
  side: Side;
  name: string;
  title?: string;
}
export interface SignedInOut {
  token: string;
  officer: OfficerOut;
  acts: Act[];
}
export interface SignerIn {
  account: Id<'Account'>;
  title: string;
  nip?: string | null;
}
export interface SignerOut {
  account: Id<'Account'>;
  name: string;
  title: string;
  nip: string;
}
export type Signing = 'none' | 'paper' | 'electronic';
export interface SiksDifference {
  field: SiksField;
  ours: string;
  theirs: string;
}
export type SiksExtent = 'some' | 'whole';
export type SiksField = 'no_kk' | 'nik' | 'name' | 'address' | 'region' | 'decile';
export type SiksKind = 'differs' | 'only_theirs' | 'only_ours';
export interface SiksListOut {
  id: Id<'ListRow'>;
  name: string;
  area_name: string;
  period: string;
  programme: string;
  account_name: string;
  fault: string;
  listed_on?: string | null;
  extent: SiksExtent;
  state: ListState;
  counts: ListCounts;
  done: number;
  total: number;
  made_at: string;
}
export interface SiksListsOut {
  items: SiksListOut[];
}
export interface SiksSettleIn {
  version: number;
  verdict: SiksVerdict;
  reason: string;
}
export interface SiksTaskOut {
  id: Id<'TaskRow'>;
  list: Id<'ListRow'>;
  list_name: string;
  listed_on: string;
  kind: SiksKind;
  line: number;
  family?: Id<'Family'> | null;
  region_name: string;
  label: string;
  number: string;
  period: string;
  differences: SiksDifference[];
  decile: number;
  verdict: SiksVerdict;
  reason: string;
  settled_by: string;
  settled_at?: string | null;
  version: number;
}
export interface SiksTasksOut {
  items: SiksTaskOut[];
  next?: Id<'TaskRow'> | null;
}
export type SiksVerdict = 'open' | 'ours' | 'theirs' | 'leave';
export interface SimilarIn {
  text?: string | null;
  region?: string | null;
  phone?: string | null;
  name?: string | null;
}
export interface SimilarIn2 {
  region?: string | null;
  name?: string | null;
  need?: string | null;
  type?: string | null;
  nik?: string | null;
  sex?: string | null;
  born_on?: string | null;
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
export type Source = 'complaint' | 'patrol' | 'police_letter' | 'hospital' | 'visit' | 'call' | 'partner' | 'walk_in' | 'node';
export type Source2 = 'office' | 'visit' | 'musdes' | 'citizen' | 'dukcapil' | 'dtsen' | 'regsosek' | 'dtks' | 'bdt' | 'list';
export interface StandOut {
  source_ref: string;
  tracking_number: string;
  kind: string;
  state: string;
  region: string;
  received_at: string;
  answer_by: string;
  answered_at?: string | null;
  timeline: StepOut2[];
}
export type Standing = 'numbered' | 'valid' | 'withdrawn' | 'replaced';
export interface StandingOut {
  region: string;
  name: string;
  open: number;
  late: number;
  urgent: number;
  incoming: number;
  asked_down: number;
  oldest_at?: string | null;
}
export type State = 'diterima' | 'verifikasi' | 'diteruskan' | 'dikerjakan' | 'dijawab' | 'dibantah' | 'selesai' | 'ditolak' | 'digabung';
export type State2 = 'draft' | 'in_force' | 'ended';
export type State3 = 'received' | 'incomplete' | 'checked' | 'initialled' | 'numbered' | 'signed_off' | 'handed_over' | 'declined' | 'withdrawn';
export type State4 = 'asked' | 'accepted' | 'declined' | 'done' | 'returned' | 'withdrawn';
export type State5 = 'baru' | 'ditangani' | 'dirujuk' | 'eskalasi' | 'disposisi' | 'selesai' | 'dihentikan';
export type State6 = 'drafting' | 'agreed' | 'sent' | 'verified' | 'approved' | 'endorsed' | 'entered' | 'closed';
export interface StateOut {
  sealed: number;
  unsealed: number;
  head: string;
  last_at?: string | null;
}
export interface StayOut {
  place: string;
  bed: string;
  first_on: string;
  last_on?: string | null;
  days: number;
}
export type StepKind = 'answered' | 'mended' | 'kept' | 'caused' | 'passed' | 'written';
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
export interface StepOut2 {
  at: string;
  deed: string;
  state: string;
  text: string;
}
export type SubjectKind = 'family' | 'person';
export interface Summary {
  left: ListSummary;
  right: ListSummary;
  groups: GroupCount[];
  changed: FieldCount[];
}
export interface SystemIn {
  may_push: boolean;
  may_pull: boolean;
  kinds: string[];
}
export interface SystemOut {
  account: Id<'Account'>;
  may_push: boolean;
  may_pull: boolean;
  kinds: string[];
  hooks: HookOut[];
}
export interface SystemsOut {
  items: SystemOut[];
}
export interface Tally {
  kind: string;
  way: string;
  state: string;
  many: number;
  urgent: number;
}
export interface Template {
  id: Id<'Template'>;
  name: string;
  kind: string;
  body: string;
}
export interface Template2 {
  title: string;
  to: string;
  subject: string;
  opening: string;
  facts: string;
  closing: string;
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
export interface TermsIn {
  title: string;
  party_first: string;
  party_second: string;
  starts_on: string;
  ends_on: string;
  number_first?: string;
  number_second?: string;
  parent_mou?: string;
  scope?: string;
  signed_on?: string | null;
  answer_days?: number | null;
  answer_hours?: number | null;
  emergency_hours?: number | null;
  fields?: Field[];
  signatories?: SignatoryIn[];
}
export interface TermsOut {
  title: string;
  party_first: string;
  party_second: string;
  party_first_name: string;
  party_second_name: string;
  starts_on: string;
  ends_on: string;
  number_first: string;
  number_second: string;
  parent_mou: string;
  scope: string;
  signed_on?: string | null;
  answer_days?: number | null;
  answer_hours?: number | null;
  emergency_hours?: number | null;
  fields: Field[];
  signatories: Signatory[];
}
export interface TieEndIn {
  tie: Id<'Tie'>;
}
export interface TieFileOut {
  kind: FileKind;
  id: Id<'Filing'>;
  number: string;
  person: Id<'Person'>;
  person_name: string;
  received_on: string;
  is_open: boolean;
}
export interface TieFilesOut {
  items: TieFileOut[];
}
export interface TieIn {
  person: Id<'Person'>;
}
export interface TieOut {
  id: Id<'Tie'>;
  person?: Id<'Person'> | null;
  family?: Id<'Family'> | null;
  name: string;
  nik_masked: string;
  region_name: string;
  is_gone: boolean;
  tied_at: string;
}
export interface TiesOut {
  items: TieOut[];
  may_tie: boolean;
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
export interface TrackedRequest {
  tracking_number: string;
  kind_name: string;
  state_name: string;
  state_text: string;
  state: State3;
  received_on: string;
  due_on: string;
  is_open: boolean;
  is_late: boolean;
  is_urgent: boolean;
  missing: string[];
  receives: string;
  steps: TrackedStep2[];
}
export interface TrackedStep {
  at: string;
  act: string;
  act_name: string;
  text: string;
  by_office: boolean;
}
export interface TrackedStep2 {
  at: string;
  deed: string;
  deed_name: string;
  text: string;
}
export type Turn = 'village' | 'verifier' | 'head' | 'regent' | 'siksng' | 'ministry' | 'nobody';
export interface TurnIn {
  key?: string | null;
  text?: string | null;
  satisfied?: boolean | null;
}
export interface TypeOut {
  code: string;
  name_id: string;
  name_en: string;
  number: number;
  is_child: boolean;
}
export interface TypesIn {
  types?: string[] | null;
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
export interface UpdatedIn {
  on: string;
}
export type Urgency = 'any' | 'urgent' | 'ordinary';
export type Urgency2 = 'normal' | 'soon' | 'emergency';
export interface UsulAcceptIn {
  family?: Id<'Family'> | null;
  version?: number | null;
}
export interface UsulEnrolIn {
  family?: Id<'Family'> | null;
  programme?: string | null;
  version?: number | null;
}
export interface UsulIn {
  region?: string | null;
  kind: UsulKind;
  whose: Whose;
  programme?: string | null;
  candidate: string;
  nik?: string | null;
  no_kk?: string | null;
  address?: string | null;
  rt?: string | null;
  rw?: string | null;
  text: string;
  declared: boolean;
  name: string;
  phone?: string | null;
}
export type UsulKind = 'registry' | 'programme';
export interface UsulLineOut {
  roll: Id<'Roll'>;
  month: string;
  state: string;
  state_name: string;
  reason: string;
  words: string;
}
export interface UsulOut {
  id: Id<'Usul'>;
  number: string;
  region: string;
  region_name: string;
  state: string;
  kind: string;
  whose: string;
  channel: string;
  programme: string;
  name: string;
  nik: string;
  no_kk: string;
  address: string;
  rt: string;
  rw: string;
  text: string;
  refusal: string;
  told: string;
  proposer_name: string;
  proposer_phone: string;
  received_at: string;
  family?: Id<'Family'> | null;
  line?: UsulLineOut | null;
  known: ObjectionFamilyOut[];
  version: number;
}
export type UsulQueue = 'open' | 'waiting' | 'ended';
export interface UsulReceiptOut {
  number: string;
  key: string;
}
export interface UsulRefuseIn {
  reason: Refused;
  text: string;
  version?: number | null;
}
export interface UsulsOut {
  items: UsulOut[];
  next?: Id<'Usul'> | null;
}
export type Verdict = 'same' | 'different';
export type Verdict2 = 'granted' | 'upheld';
export type VisitFinding = 'none' | 'fits' | 'differs' | 'absent';
export type VisitOutcome = 'met' | 'absent' | 'moved' | 'not_found' | 'refused';
export type VisitPhotoKind = 'front' | 'inside' | 'kk' | 'paper';
export type VisitState = 'open' | 'done' | 'accepted';
export type VisitVerdict = 'accept' | 'back';
export type VisitWay = 'screen' | 'paper';
export interface WaitingOut {
  gaps: GapOut[];
  papers: PendingOut[];
}
export interface WallOut {
  all: StandingOut;
  items: StandingOut[];
}
export interface Wanted {
  code: string;
  name_id: string;
  name_en: string;
  is_required: boolean;
}
export type Way = 'none' | 'meeting' | 'sptjm';
export type Way2 = 'file' | 'service';
export type Weight = 'blocks' | 'doubt';
export type Which = 'open' | 'ended';
export type Who = 'never' | 'open' | 'everybody';
export type Whose = 'self' | 'family' | 'other';
export interface WhyOut {
  code: Likeness;
  words: string[];
}
export type Word = 'yes' | 'no';
export interface YearOut {
  items: HolidayOut[];
  next?: string | null;
  warning?: string | null;
  missing_years: number[];
}

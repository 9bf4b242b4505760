// The check against the civil registry: runs, who is not confirmed and why, ours beside theirs.
import type { Cause, CivilField, CivilRunOut } from '#/plumbing/api/types';

export type {
  Cause,
  CivilEntriesOut as Entries,
  CivilEntryOut as Entry,
  CivilEntryRowOut as EntryRow,
  CivilFieldOut as FieldSaid,
  CivilLetterOut as Letter,
  CivilLettersOut as Letters,
  CivilQueuesOut as Queues,
  CivilRunOut as Run,
  CivilRunsOut as Runs,
  CivilServiceOut as Service,
  CivilSummaryOut as Summary,
  CivilField as Field,
} from '#/plumbing/api/types';

/// In the order of the queue: what an officer can mend at once comes first.
export const causes: Cause[] = [
  'differs',
  'not_said',
  'not_recorded',
  'not_consolidated',
  'double_biometric',
  'sync_lag',
  'no_service',
];
export const causes_of_not_found: Cause[] = causes.filter((cause) => cause !== 'differs' && cause !== 'not_said');
export const typed_fields: (CivilField | 'nik')[] = ['nik', 'name', 'born_place', 'born_on', 'sex', 'mother_name'];

export const is_going = (run: CivilRunOut): boolean => run.state === 'gathering' || run.state === 'answering';
/// Of a hundred; none while nobody knows how many there are.
export const percent_of = (run: CivilRunOut): number | undefined =>
  run.total > 0 ? Math.min(100, Math.floor((100 * run.done) / run.total)) : undefined;

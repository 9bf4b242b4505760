// What people ask for at the counter, and the letters it ends in.
import type { RequestFileOut, RequestKindsOut, RequestRowOut } from '#/plumbing/api/types';

export type {
  AidFileOut as AidFile,
  AidFilesOut as AidFiles,
  AidReason,
  AidReasonIn,
  ReasonsOut as AidReasons,
  LetterBatchOut as LetterBatch,
  LetterOut as Letter,
  LetterheadOut as Letterhead,
  LettersOut as Letters,
  RequestFileOut as RequestFile,
  RequestKindsOut as RequestKinds,
  RequestPersonOut as Person,
  RequestQueuesOut as RequestQueues,
  RequestReceiptOut as Receipt,
  RequestRecapOut as Recap,
  RequestRowOut as RequestRow,
  RequestsOut as Requests,
  AidStandingOut as AidStanding,
  PbiOut as Pbi,
} from '#/plumbing/api/types';

export type Kind = RequestKindsOut['items'][number];
export type Deed = RequestFileOut['deeds'][number];
export type State = RequestRowOut['state'];

export const tone_of: Record<State, string> = {
  received: 'wait',
  incomplete: 'wait',
  checked: 'info',
  initialled: 'info',
  numbered: 'info',
  signed_off: 'good',
  handed_over: 'good',
  declined: 'bad',
  withdrawn: '',
};
/// Deeds with a button of their own; the rest go by what they need (checks, a file, a number).
export const plain_deeds: Partial<Record<Deed, { path: string; is_texted: boolean }>> = {
  claimed: { path: 'claim', is_texted: false },
  initialled: { path: 'initial', is_texted: false },
  completed: { path: 'complete', is_texted: false },
  handed_over: { path: 'hand_over', is_texted: false },
  asked: { path: 'ask', is_texted: true },
  returned: { path: 'return', is_texted: true },
  declined: { path: 'decline', is_texted: true },
  withdrawn: { path: 'withdraw', is_texted: true },
  noted: { path: 'note', is_texted: true },
};
export const needs = ['chronic', 'catastrophic', 'emergency', 'other_service'] as const;
export const aid_standings = ['active', 'in_process', 'failed', 'stopped', 'unknown'] as const;
export const standing_tone: Record<string, string> = {
  active: 'good',
  in_process: 'info',
  failed: 'wait',
  stopped: 'bad',
  unknown: '',
};
export const aid_columns = ['none', 'nik', 'name', 'programme', 'period', 'status', 'note'] as const;

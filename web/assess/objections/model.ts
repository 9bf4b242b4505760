// Objections, removals and citizens' proposals as the office sees them.
export type {
  ObjectionChallengerOut as Challenger,
  ObjectionFormOut as FormDoc,
  ObjectionOut as ObjectionFile,
  ObjectionReceiptOut as Receipt,
  ObjectionRowOut as Row,
  ObjectionQueuesOut as Queues,
  ObjectionsOut as Objections,
  Refused,
  RemovalOut as Removal,
  RemovalsOut as Removals,
  KeptListOut as Kept,
  RightsListOut as RightsList,
  RightsOut as Rights,
  UsulOut as Usul,
  UsulReceiptOut as UsulReceipt,
  UsulsOut as Usuls,
} from '#/plumbing/api/types';

export const queues = ['open', 'late', 'mine', 'ended'] as const;
export type Queue = (typeof queues)[number];
export const usul_queues = ['open', 'waiting', 'ended'] as const;
export type UsulQueue = (typeof usul_queues)[number];
export const refusals = [
  'not_of_village',
  'not_found',
  'not_in_registry',
  'proposed_already',
  'not_poor',
  'incomplete',
] as const;
export const page_size = 50;

/// The colour beside the word, never alone.
export const tone_of: Record<string, string> = {
  received: 'info',
  checking: 'wait',
  proven: 'good',
  unproven: 'good',
  unclear: 'good',
  proposed: 'wait',
  decided: 'wait',
  told: '',
  appealed: 'bad',
  restored: 'good',
  accepted: 'good',
  open: 'info',
  waiting: 'wait',
  listed: 'wait',
  agreed: 'info',
  excepted: '',
  withdrawn: '',
  refused: 'bad',
  approved: 'info',
  entered: 'info',
  arrived: 'good',
  missing: 'bad',
};
/// Millionths of a degree as a map reads them.
export const place_text = (lat: number, lon: number): string => `${(lat / 1e6).toFixed(5)}, ${(lon / 1e6).toFixed(5)}`;

// A village's list of one month and its lines, on their way to SIKS-NG.
import type { ProposalItemOut, ProposalPaperOut, ProposalRollFileOut, ProposalRollOut } from '#/plumbing/api/types';

export type {
  ProposalItemOut as Item,
  ProposalItemsOut as Items,
  ProposalNumbersOut as Numbers,
  ProposalOfficialsOut as Officials,
  ProposalOverviewOut as Overview,
  ProposalPaperOut as Paper,
  ProposalQueuesOut as Queues,
  ProposalRecapOut as Recap,
  ProposalRecapsOut as Recaps,
  ProposalRollFileOut as RollFile,
  ProposalRollOut as Roll,
  ProposalRollsOut as Rolls,
  ProposalTerms as Terms,
  ProposalVillageOut as Village,
  ProposalWordsOut as Words,
} from '#/plumbing/api/types';

export type Deed = ProposalRollFileOut['deeds'][number];
export type RollState = ProposalRollOut['state'];
export type ItemState = ProposalItemOut['state'];
export type PaperKind = ProposalPaperOut['kind'];
export type Kind = ProposalItemOut['kind'];

type Tone = '' | 'info' | 'wait' | 'good' | 'bad';
export const tone_of_roll: Record<RollState, Tone> = {
  drafting: 'wait',
  agreed: 'wait',
  sent: 'info',
  verified: 'info',
  approved: 'info',
  endorsed: 'info',
  entered: 'good',
  closed: 'good',
};
export const tone_of_item: Record<ItemState, Tone> = {
  listed: 'wait',
  agreed: 'info',
  excepted: '',
  withdrawn: '',
  refused: 'bad',
  approved: 'wait',
  appealed: 'bad',
  entered: 'info',
  arrived: 'good',
  missing: 'bad',
};
export const kinds: Kind[] = ['family', 'programme', 'correction', 'removal'];
export const is_alive = (state: ItemState): boolean =>
  state !== 'excepted' && state !== 'withdrawn' && state !== 'refused';
export const words_in = (file: ProposalRollFileOut, list: 'reason' | 'programme'): { value: string; text: string }[] =>
  file.words.filter((one) => one.list === list).map((one) => ({ value: one.code, text: one.name }));
export const word_name = (file: ProposalRollFileOut, code: string): string =>
  file.words.find((one) => one.code === code)?.name ?? code;

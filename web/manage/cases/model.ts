// A case as the office sees it: the wire's shapes (plumbing/api/types.ts), with what a screen reads made flat.
import type {
  CaseApprovalOut,
  CaseAssignmentOut,
  CaseFileOut,
  CaseRowOut,
  CaseStepOut,
} from '#/plumbing/api/types';
import { t } from '#/plumbing/i18n/i18n';

export type {
  CaseAlikesOut as SimilarCases,
  CaseApprovalOut as Approval,
  CaseAskOut as Preview,
  CaseDeedOut as Did,
  CaseListOut as CasePage,
  CaseQueuesOut as CaseQueues,
  CaseRowOut as CaseRow,
  CaseStepOut as Entry,
  CaseWordsOut as Words,
} from '#/plumbing/api/types';

/// "pusat" is the ministry; other nodes are known by their region.
export const node_name = (node: string): string => (node === 'pusat' ? t('case.node_pusat') : t('case.node', { node }));

export type Assignment = Omit<CaseAssignmentOut, 'tried'> & { from_name: string; to_name: string; tried: string[] };
const assignment_of = (asked: CaseAssignmentOut): Assignment => ({
  ...asked,
  from_name: node_name(asked.from_node),
  to_name: asked.place_name || node_name(asked.to_node),
  tried: asked.tried.split('\n').filter(Boolean),
});

export type CaseFile = CaseRowOut &
  Omit<CaseFileOut, 'head' | 'types' | 'assignments' | 'state'> & {
    assignments: Assignment[];
    pen_office: string;
    pen_offered_to: string;
    goals: NonNullable<CaseFileOut['plan']>['goals'];
    shared_with: string[];
  };
export const file_of = ({ head, types: _, assignments, state: __, ...rest }: CaseFileOut): CaseFile => ({
  ...head,
  ...rest,
  assignments: assignments.map(assignment_of),
  pen_office: node_name(rest.sharing.pen_node),
  pen_offered_to: rest.sharing.pen_offered_to && node_name(rest.sharing.pen_offered_to),
  goals: rest.plan?.goals ?? [],
  shared_with: rest.sharing.nodes.map((n) => node_name(n.node)),
});
export type { CaseApprovalOut, CaseStepOut };

export const state_tone: Record<string, string> = {
  baru: 'info',
  ditangani: 'info',
  dirujuk: 'wait',
  eskalasi: 'wait',
  disposisi: 'wait',
  selesai: 'good',
  dihentikan: '',
};
export const case_queue_path = (queue: string): string => `/kasus/antrean/${queue}`;
export const sources = ['walk_in', 'visit', 'patrol', 'police_letter', 'hospital', 'call', 'partner'] as const;

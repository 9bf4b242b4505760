// A case as the office sees it: the wire's shapes (plumbing/api/types.ts), with what a screen reads made flat.
import type { CaseApprovalOut, CaseAssignmentOut, CaseFileOut, CaseRowOut, CaseStepOut } from '#/plumbing/api/types';
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

/// Offices as their own entries call themselves; others are known by the code of their region.
const offices = new Map<string, string>();
export const node_name = (node: string): string =>
  offices.get(node) ?? (node === 'pusat' ? t('case.node_pusat') : t('case.node', { node }));

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
export function file_of({ head, types: _, assignments, state: __, ...rest }: CaseFileOut): CaseFile {
  for (const entry of rest.timeline) if (entry.office) offices.set(entry.author_node, entry.office);
  return {
    ...head,
    ...rest,
    assignments: assignments.map(assignment_of),
    pen_office: node_name(rest.sharing.pen_node),
    pen_offered_to: rest.sharing.pen_offered_to && node_name(rest.sharing.pen_offered_to),
    goals: rest.plan?.goals ?? [],
    shared_with: rest.sharing.nodes.map((n) => node_name(n.node)),
  };
}

/// The way of a managed case, and how far it has come: health first, then the social work.
export const way = ['health', 'assessment', 'plan', 'service', 'end'] as const;
export type Stage = (typeof way)[number];
export function stages_done(file: CaseFile): Set<Stage> {
  // Of the whole timeline, not of its first page.
  const has = (kind: string): boolean => file.kinds.includes(kind);
  const done = new Set<Stage>();
  if (file.health === 'none' || file.health === 'recovered') done.add('health');
  if (has('assessment')) done.add('assessment');
  if (file.plan) done.add('plan');
  if (has('service') || (file.goals.length > 0 && file.goals.every((goal) => goal.is_done))) done.add('service');
  if (file.closed_at) done.add('end');
  return done;
}

/// What the file asks for next, of what is allowed now; none when nothing presses.
export function next_deed(file: CaseFile): string | undefined {
  const done = stages_done(file);
  const wanted = [
    'accept',
    'take',
    'medical_need',
    ...(file.health === 'needed' ? ['refer_health'] : []),
    ...(file.health === 'treated' ? ['health_back'] : []),
    ...(file.form === 'short' ? ['need_met'] : []),
    ...(done.has('assessment') ? [] : ['assessment']),
    ...(done.has('plan') ? [] : ['plan']),
    ...(done.has('service') ? ['close'] : ['service']),
    'aftercare',
  ];
  return wanted.find((deed) => file.deeds.includes(deed));
}
/// Acts by what they are about; those of no group here stand in the last one.
export const deed_groups: readonly (readonly [name: string, deeds: readonly string[]])[] = [
  ['health', ['medical_need', 'refer_health', 'discharge_notice', 'health_back']],
  [
    'help',
    [
      'need_met',
      'manage',
      'assessment',
      'plan',
      'goal_done',
      'service',
      'shelter_in',
      'shelter_out',
      'tracing',
      'journey',
      'reunification',
      'death',
      'aftercare_due',
      'aftercare',
    ],
  ],
  ['person', ['identified', 'person', 'types', 'risk_set', 'consent', 'minutes_two']],
  ['offices', ['refer', 'escalate', 'dispose', 'tried', 'offer_pen', 'take_pen', 'give_back_pen']],
  ['case', ['take', 'assign', 'close', 'reopen']],
];
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
export const sources = ['walk_in', 'visit', 'patrol', 'police_letter', 'hospital', 'call', 'partner'] as const;

// A list of SIKS-NG beside the registry.
import type { SiksKind, SiksListOut, SiksVerdict } from '#/plumbing/api/types';

export type {
  SiksKind as Kind,
  SiksListOut as List,
  SiksListsOut as Lists,
  SiksTaskOut as Task,
  SiksTasksOut as Tasks,
  SiksVerdict as Verdict,
} from '#/plumbing/api/types';

export const kinds: SiksKind[] = ['differs', 'only_theirs', 'only_ours'];
export const verdicts: SiksVerdict[] = ['theirs', 'ours', 'leave'];
export const is_going = (list: SiksListOut): boolean => list.state === 'reading' || list.state === 'taking';

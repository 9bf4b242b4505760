// The villages' lists of this month that lie on this person's desk.
import { t, t_code } from '#/plumbing/i18n/i18n';
import { number, today } from '#/plumbing/i18n/format';
import { type Reading, use_reading } from '#/plumbing/ui/query';
import type { Waiting } from '#/plumbing/ui/waiting';
import { may, session } from '#/ground/session/actions';
import type { Village } from '../model';
import { months_around, see_overview } from '../queues';
import { days_words, month_words } from './words';

const VILLAGE_DIGITS = 10;
type Turn = Village['turn'];
/// The desks at which this person acts: a village's list is its own operator's.
const desks = (): Turn[] => {
  const is_village = session.value?.officer.area.length === VILLAGE_DIGITS;
  return [
    ...(is_village && may('edit_registry') ? (['village'] as const) : []),
    ...(may('verify_registry') ? (['verifier'] as const) : []),
    ...(may('decide_registry') ? (['head'] as const) : []),
    ...(may('import_registry') ? (['siksng'] as const) : []),
  ];
};

function box(turn: Turn, villages: Village[], month: string): Waiting {
  const late = villages.filter((one) => one.is_late).length;
  const first = villages.reduce((a, b) => (b.days_left < a.days_left ? b : a));
  return {
    to: `/usulan?bulan=${month}&meja=${turn}`,
    icon: 'clipboard-list',
    name: t('usul.lists_of', { month: month_words(month), desk: t_code('usul.turn', turn) }),
    count: number(villages.length),
    late,
    tone: late ? 'bad' : first.days_left <= 1 ? 'wait' : 'calm',
    due: first.due_on ? days_words(first.days_left) : undefined,
  };
}

/// A list keeps its month until the regency has entered it: the month before may still wait.
export function use_waiting(): Reading<Waiting[]> {
  const [month, before] = months_around(today()).slice(1, 3) as [string, string];
  const mine = desks();
  const read = async (signal: AbortSignal): Promise<Waiting[]> => {
    const all = await Promise.all([before, month].map((one) => see_overview(one, signal)));
    return all.flatMap((overview) =>
      mine.flatMap((turn) => {
        const villages = overview.villages.filter((one) => one.turn === turn && (one.roll || overview.month === month));
        return villages.length ? [box(turn, villages, overview.month)] : [];
      }),
    );
  };
  return use_reading(mine.length ? `usulan ${before} ${month}` : null, read, ['proposals']);
}

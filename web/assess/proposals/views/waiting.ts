// The villages' lists of this month that lie on this person's desk.
import { t, t_code } from '#/plumbing/i18n/i18n';
import { number, today } from '#/plumbing/i18n/format';
import { type Reading, map_reading, use_reading } from '#/plumbing/ui/query';
import type { Waiting } from '#/plumbing/ui/waiting';
import { may, session } from '#/ground/session/actions';
import { see_overview } from '../actions';
import type { Village } from '../model';
import { days_words } from './words';

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
    name: t('usul.lists_of', { desk: t_code('usul.turn', turn) }),
    count: number(villages.length),
    late,
    tone: late ? 'bad' : first.days_left <= 1 ? 'wait' : 'calm',
    due: first.due_on ? days_words(first.days_left) : undefined,
  };
}

export function use_waiting(): Reading<Waiting[]> {
  const month = today().slice(0, 7);
  const mine = desks();
  const reading = use_reading(mine.length ? `usulan ${month}` : null, (signal) => see_overview(month, signal), [
    'proposals',
  ]);
  return map_reading(reading, (all) =>
    mine.flatMap((turn) => {
      const villages = all.villages.filter((one) => one.turn === turn);
      return villages.length ? [box(turn, villages, month)] : [];
    }),
  );
}

// Small pieces that several screens of cases show alike.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { in_language, t, t_code } from '#/plumbing/i18n/i18n';
import { Icon } from '#/plumbing/ui/parts';
import type { Choice } from '#/plumbing/ui/form';
import type { IconName } from '#/plumbing/ui/icons.gen';
import { is_online, tell } from '#/plumbing/live/live';
import { known_words } from '../actions';
import { list_case_queues } from '../queues';
import { type CaseRow, type Words, state_tone } from '../model';

export function CaseState({ state }: { state: string }): JSX.Element {
  const tone = state_tone[state];
  return <span class={`tag ${tone ? `tag-${tone}` : ''}`}>{t_code('case.state', state)}</span>;
}

export function CaseFlags({ row }: { row: Pick<CaseRow, 'urgency' | 'risk' | 'is_child' | 'withheld'> }): JSX.Element {
  return (
    <>
      {row.urgency === 'emergency' && (
        <span class="tag tag-bad">
          <Icon name="siren" />
          {t('flag.urgent')}
        </span>
      )}
      {row.risk === 'high' && (
        <span class="tag tag-wait">
          <Icon name="triangle-alert" />
          {t('case.risk_high')}
        </span>
      )}
      {row.is_child && (
        <span class="tag tag-dark">
          <Icon name="baby" />
          {t('case.child')}
        </span>
      )}
      {row.withheld && (
        <span class="tag">
          <Icon name="eye-off" />
          {t('case.withheld_short')}
        </span>
      )}
    </>
  );
}

const PULSE_MS = 4_000;
/// The live stream never speaks of closed kinds, most PPKS among them: whoever watches a list of cases asks for its
/// counts now and then, and reads the list again when they have changed.
export function use_pulse(): void {
  useEffect(() => {
    let last = '';
    const look = (): void => {
      if (document.visibilityState !== 'visible' || !is_online.value) return;
      list_case_queues().then(
        (queues) => {
          const now = JSON.stringify(queues);
          if (last && last !== now) tell('cases');
          last = now;
        },
        () => {},
      );
    };
    look();
    const timer = setInterval(look, PULSE_MS);
    return () => clearInterval(timer);
  }, []);
}

/// Lists of codes that every form of a case chooses from; read once a sitting.
export function use_words(): Words | null {
  const [words, set_words] = useState<Words | null>(null);
  useEffect(() => {
    known_words().then(set_words, () => {});
  }, []);
  return words;
}
export const choices_of = (words: { code: string; name_id: string; name_en: string }[]): Choice[] =>
  words.map((w) => ({ value: w.code, text: in_language(w.name_id, w.name_en) }));
export const name_in = (words: { code: string; name_id: string; name_en: string }[], code: string): string => {
  const found = words.find((w) => w.code === code);
  return found ? in_language(found.name_id, found.name_en) : code;
};

export const deed_icon: Record<string, IconName> = {
  accept: 'check',
  decline: 'circle-x',
  take: 'hand',
  assign: 'user-plus',
  types: 'tag',
  person: 'user',
  medical_need: 'stethoscope',
  refer_health: 'hospital',
  discharge_notice: 'bell-ring',
  health_back: 'heart-pulse',
  need_met: 'circle-check',
  manage: 'folder-open',
  identified: 'id-card',
  assessment: 'clipboard-list',
  plan: 'route',
  goal_done: 'check',
  service: 'hand-helping',
  shelter_in: 'bed',
  shelter_out: 'bed',
  tracing: 'search',
  journey: 'bus',
  reunification: 'users',
  refer: 'signpost',
  escalate: 'arrow-up-from-line',
  dispose: 'arrow-down-to-line',
  offer_pen: 'pen-line',
  close: 'circle-check',
  reopen: 'rotate-ccw',
  note: 'sticky-note',
};

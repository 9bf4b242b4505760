// Small parts of the registry: a person's marks, where a fact comes from, what a file doubts.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { language, t, t_code } from '#/plumbing/i18n/i18n';
import { day, number } from '#/plumbing/i18n/format';
import { Form, LongField, PickField, TextField, need, type Typed } from '#/plumbing/ui/form';
import { Dialog, Icon, Link, Note } from '#/plumbing/ui/parts';
import { use_reading, type Reading } from '#/plumbing/ui/query';
import { pieces_of } from '#/assess/lists/model';
import { may } from '#/ground/session/actions';
import { get_form, open_nik } from '../actions';
import {
  type Code,
  type Family,
  type FormDoc,
  type Person,
  code_text,
  hand_sources,
  is_living,
  sources,
} from '../model';

export const use_form = (): Reading<FormDoc> => use_reading('registry form', get_form);
export const in_words = (codes: readonly Code[] | undefined, code: number): string =>
  code_text(codes ?? [], code, language.value === 'en') || t('reg.not_known');
export const relation_text = (form: FormDoc | undefined, code: number): string => in_words(form?.relations, code);

/// "perempuan, 41 tahun, lahir 18 Agu 1985".
export function life_text(person: Person): string {
  const parts = [
    person.sex ? t_code('reg.sex', person.sex) : '',
    person.age == null ? '' : t('reg.age', { n: person.age }),
    person.born_on ? t('reg.born', { day: day(person.born_on) }) : t('reg.born_unknown'),
  ];
  return parts.filter(Boolean).join(', ');
}

const padan_tone: Record<string, string> = { confirmed: 'tag-good', mismatched: 'tag-bad' };
export function PersonMarks({ person }: { person: Person }): JSX.Element | null {
  const is_gone = !is_living(person);
  if (!is_gone && person.padan === 'unknown') return null;
  return (
    <span class="row">
      {is_gone && (
        <span class="tag">
          {t_code('reg.person_state', person.state)}
          {person.state_on ? ` ${day(person.state_on)}` : ''}
        </span>
      )}
      {person.padan !== 'unknown' && (
        <span class={`tag ${padan_tone[person.padan] ?? 'tag-wait'}`}>{t_code('reg.padan', person.padan)}</span>
      )}
    </span>
  );
}

export function DecileTag({ family }: { family: Family }): JSX.Element {
  if (family.decile == null) return <span class="tag">{t('reg.no_decile')}</span>;
  return (
    <span class={`tag num ${family.decile <= 4 ? 'tag-info' : ''}`}>
      {t('reg.decile_n', { n: family.decile })} · {family.decile_period}
    </span>
  );
}

/// Who says so and since when.
export function Says({
  of,
}: {
  of: { source: string; author_name: string; recorded_at: string; valid_from: string };
}): JSX.Element {
  return (
    <small class="quiet">
      {t('reg.says', {
        source: t_code('reg.source', of.source),
        who: of.author_name || t('reg.system'),
        at: day(of.recorded_at),
        since: day(of.valid_from),
      })}
    </small>
  );
}

/// Letters that stand here and not there, marked.
export function Marked({ text, other }: { text: string; other: string }): JSX.Element {
  if (!text) return <span class="quiet">—</span>;
  if (!other || text === other) return <>{text}</>;
  return (
    <>
      {pieces_of(text, other).map((piece, i) =>
        piece.differs ? <mark key={i}>{piece.text}</mark> : <span key={i}>{piece.text}</span>,
      )}
    </>
  );
}

/// A masked NIK, and the door to the whole one: a reason that is kept.
export function NikCell({ person }: { person: Person }): JSX.Element {
  const [is_asking, set_asking] = useState(false);
  const [nik, set_nik] = useState('');
  if (!person.nik_masked) return <span class="quiet">{t('reg.no_nik')}</span>;
  const send = async (typed: Typed): Promise<void> => {
    need(typed, { reason: t('reg.reason') });
    set_nik((await open_nik(person.id, typed.needed('reason'))).nik);
    set_asking(false);
  };
  return (
    <span class="row nowrap">
      <span class="num">{nik || person.nik_masked}</span>
      {!nik && (
        <button
          type="button"
          class="btn btn-plain btn-small no-print"
          aria-label={t('reg.open_nik_of', { name: person.name })}
          title={t('reg.open_nik')}
          onClick={() => set_asking(true)}>
          <Icon name="eye" />
        </button>
      )}
      {is_asking && (
        <Dialog title={t('reg.open_nik_of', { name: person.name })} close={() => set_asking(false)}>
          <Form send={send} button={t('reg.open_nik')} cancel={() => set_asking(false)}>
            <p>{t('reg.open_nik_text')}</p>
            <LongField name="reason" label={t('reg.reason')} hint={t('reg.reason_hint')} rows={2} />
          </Form>
        </Dialog>
      )}
    </span>
  );
}

/// Who says so, since when, and why: the end of every form.
export function GroundFields({
  on,
  reason = 'optional',
}: {
  on?: string;
  reason?: 'needed' | 'optional';
}): JSX.Element {
  return (
    <fieldset class="stack stack-2">
      <legend class="label">{t('reg.ground')}</legend>
      <div class="pair">
        <PickField
          name="source"
          label={t('reg.source_label')}
          defaultValue="visit"
          choices={hand_sources.map((value) => ({ value, text: t_code('reg.source', value) }))}
        />
        <TextField name="on" type="date" label={on ?? t('reg.since')} hint={t('reg.since_hint')} optional />
      </div>
      <LongField name="reason" label={t('reg.reason')} rows={2} optional={reason === 'optional'} />
    </fieldset>
  );
}
export interface Ground {
  source: (typeof sources)[number];
  on?: string;
  reason?: string;
}
export const ground_of = (typed: Typed): Ground => ({
  source: (typed.text('source') ?? 'office') as Ground['source'],
  ...(typed.text('on') ? { on: typed.needed('on') } : {}),
  ...(typed.text('reason') ? { reason: typed.needed('reason') } : {}),
});

/// What is odd about a family, each with its sentence; it was saved all the same.
export function Findings({ findings }: { findings: readonly { at: string; sentence: string }[] }): JSX.Element | null {
  if (!findings.length) return null;
  return (
    <Note kind="wait">
      <strong>{t('reg.findings', { n: number(findings.length) })}</strong>
      <ul class="stack stack-2">
        {findings.map((one) => (
          <li key={one.at + one.sentence}>{one.sentence}</li>
        ))}
      </ul>
    </Note>
  );
}

/// The registry's own doors, on top of each of its lists.
export function Rooms({ at }: { at: 'find' | 'list' | 'pairs' | 'imports' | 'visits' }): JSX.Element {
  const rooms = [
    ['find', '/registri', 'reg.find'],
    ['list', '/registri/daftar', 'reg.list'],
    ['pairs', '/registri/ganda', 'reg.pairs'],
    ['visits', '/registri/kunjungan', 'reg.visits'],
    ...(may('import_registry') ? ([['imports', '/registri/impor', 'reg.imports']] as const) : []),
  ] as const;
  return (
    <nav class="tabs no-print" aria-label={t('reg.rooms')}>
      {rooms.map(([name, to, text]) => (
        <Link key={name} to={to} aria-current={name === at ? 'page' : undefined}>
          {t(text)}
        </Link>
      ))}
    </nav>
  );
}

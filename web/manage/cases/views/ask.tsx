// Asking others on a case: a place, an office above or below. What will be sent is shown before it goes.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { in_language, t, t_code } from '#/plumbing/i18n/i18n';
import { day, moment } from '#/plumbing/i18n/format';
import { Form, LongField, PickField, RadioField, TextField, TickField, need, type Typed } from '#/plumbing/ui/form';
import { Note } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { do_case, list_offices, preview_case } from '../actions';
import type { CaseFile, Did, Preview, Words } from '../model';
import { choices_of } from './bits';
import { PlaceField } from './place_field';

export type AskDeed = 'refer' | 'refer_health' | 'escalate' | 'dispose' | 'offer_pen';

function Places({ file, is_health }: { file: CaseFile; is_health: boolean }): JSX.Element {
  return (
    <>
      <PlaceField name="place" label={t('case.refer_to')} region={file.region} is_health={is_health} />
      <LongField name="asked" label={t('case.refer_asked')} />
      {is_health && (
        <PickField
          name="payer"
          label={t('case.payer')}
          none={t('form.choose')}
          choices={['pbi', 'jamkesda', 'apbd', 'self', 'other'].map((code) => ({
            value: code,
            text: t_code('case.payer', code),
          }))}
        />
      )}
      <RadioField
        name="basis"
        label={t('case.basis')}
        chosen="public_task"
        choices={['public_task', 'vital_interest', 'consent'].map((code) => ({
          value: code,
          text: t_code('case.basis', code),
        }))}
      />
    </>
  );
}

/// What the file says was tried already, one thing a line: the asking begins with it.
const tried_in = (file: CaseFile): string =>
  file.timeline
    .filter((entry) => entry.kind === 'tried' && entry.body)
    .map((entry) => {
      const { what, programme, outcome } = entry.body as Record<string, string | undefined>;
      const line = `${programme ? `${programme}: ` : ''}${what ?? ''}${outcome ? ` (${outcome})` : ''}`;
      return line.replace(/\s*\n\s*/g, ' ');
    })
    .reverse()
    .join('\n');

function Offices({ deed, file, words }: { deed: AskDeed; file: CaseFile; words: Words | null }): JSX.Element {
  const nodes = use_reading('offices to ask', list_offices);
  return (
    <>
      <PickField
        key={`n${nodes.data?.items.length ?? 0}`}
        name="to_node"
        label={t('case.to_office')}
        none={t('form.choose')}
        choices={(nodes.data?.items ?? [])
          .filter((n) => (deed === 'escalate' ? n.is_above : deed === 'dispose' ? n.is_below : true))
          .map((n) => ({ value: n.node, text: n.name }))}
      />
      {deed === 'escalate' && (
        <PickField
          key={words ? 1 : 0}
          name="reason"
          label={t('case.escalate_reason')}
          none={t('form.choose')}
          choices={choices_of(words?.escalation_reasons ?? [])}
        />
      )}
      {deed !== 'offer_pen' && <LongField name="asked" label={t('case.asked')} hint={t('case.asked_hint')} />}
      {deed === 'escalate' && (
        <>
          <LongField name="tried" label={t('case.tried')} hint={t('case.tried_hint')} defaultValue={tried_in(file)} />
          <TickField name="pen" label={t('case.with_pen')} hint={t('case.with_pen_hint')} />
        </>
      )}
      {deed === 'dispose' && (
        <TextField name="due_hours" type="number" min="1" label={t('case.due_hours')} defaultValue="24" width="mid" />
      )}
    </>
  );
}

/// Days as people say them; the server said the rest in words.
const said = (value: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? day(value) : value);

/// What leaves the office, line by line, and on what ground.
function WillBeSent({ preview }: { preview: Preview }): JSX.Element {
  const { ground, this_will_be_sent: lines } = preview;
  if (!ground || !lines) return <></>;
  const number = ground.agreement_number;
  const on_what = ground.is_flagged ? t('case.ground_minimum') : t('case.ground_agreement', { number });
  return (
    <div class="stack">
      <Note kind={ground.is_flagged ? 'wait' : 'info'}>
        {on_what} {ground.answer_by && t('case.answer_by', { at: moment(ground.answer_by) })}{' '}
        {t_code('case.basis', ground.basis)}.
      </Note>
      <h4>{t('case.will_be_sent')}</h4>
      <dl class="facts">
        {lines.map((line) => (
          <>
            <dt>{in_language(line.label_id, line.label_en)}</dt>
            <dd class="pre">{said(in_language(line.value, line.value_en || line.value))}</dd>
          </>
        ))}
      </dl>
    </div>
  );
}

function body_of(deed: AskDeed, typed: Typed): Record<string, unknown> {
  const asked = typed.text('asked');
  if (deed === 'refer' || deed === 'refer_health') {
    need(typed, { place: t('case.refer_to'), asked: t('case.refer_asked') });
    const payer = typed.text('payer');
    return { place: typed.needed('place'), asked, basis: typed.needed('basis'), ...(payer ? { payer } : {}) };
  }
  need(typed, { to_node: t('case.to_office') });
  const to_node = typed.needed('to_node');
  if (deed === 'offer_pen') return { deed: 'offer', to_node };
  need(typed, { asked: t('case.asked') });
  if (deed === 'dispose') return { to_node, asked, due_hours: typed.number('due_hours') ?? 24 };
  need(typed, { reason: t('case.escalate_reason') });
  const tried = (typed.text('tried') ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return { to_node, reason: typed.needed('reason'), asked, tried, pen: typed.is_on('pen') };
}
const path_of: Record<AskDeed, string> = {
  refer: 'refer',
  refer_health: 'refer',
  escalate: 'escalate',
  dispose: 'dispose',
  offer_pen: 'pen',
};

export function Ask({
  deed,
  file,
  words,
  deed_key,
  cancel,
  done,
}: {
  deed: AskDeed;
  file: CaseFile;
  words: Words | null;
  deed_key: string;
  cancel: () => void;
  done: (did: Did) => void;
}): JSX.Element {
  const [ready, set_ready] = useState<{ body: Record<string, unknown>; preview: Preview } | null>(null);
  const is_shown_first = deed === 'escalate' || deed === 'dispose';
  const send = async (typed: Typed): Promise<void> => {
    const body = body_of(deed, typed);
    if (is_shown_first) set_ready({ body, preview: await preview_case(file.id, path_of[deed], body) });
    else done(await do_case(file.id, path_of[deed], body, deed_key));
  };
  if (ready)
    return (
      <Form
        button={t('case.send_now')}
        icon="send"
        cancel={() => set_ready(null)}
        send={async () => done(await do_case(file.id, path_of[deed], ready.body, deed_key))}>
        <WillBeSent preview={ready.preview} />
      </Form>
    );
  return (
    <Form button={is_shown_first ? t('case.show_what_goes') : t_code('case.deed', deed)} send={send} cancel={cancel}>
      {deed === 'refer' || deed === 'refer_health' ? (
        <Places file={file} is_health={deed === 'refer_health'} />
      ) : (
        <Offices deed={deed} file={file} words={words} />
      )}
    </Form>
  );
}

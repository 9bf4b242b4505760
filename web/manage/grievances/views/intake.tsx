// The front office's form: a report on somebody's behalf, with the search for earlier reports beside it. What is typed
// is kept on this device until it is sent; without a connection the whole report waits in the outbox.
import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Problem, client_key } from '#/plumbing/api/api';
import { in_language, t } from '#/plumbing/i18n/i18n';
import {
  Choices,
  Field,
  Form,
  LongField,
  PickField,
  RadioField,
  TextField,
  TickField,
  Wrong,
  all_at_once,
  type Trouble,
  type Typed,
} from '#/plumbing/ui/form';
import { Head, Icon, Note } from '#/plumbing/ui/parts';
import { is_online, tell } from '#/plumbing/live/live';
import { place } from '#/plumbing/router/router';
import { drop_draft, keep_draft, kept_draft } from '#/plumbing/drafts/drafts';
import { type Sent, put_aside, send as send_deed } from '#/plumbing/outbox/outbox';
import { session } from '#/ground/session/actions';
import { RegionPicker } from '#/ground/regions/views/picker';
import { channels } from '../model';
import { code_choices, use_kinds } from './bits';
import { ChatBox, type Draft, PhotoField } from './intake_parts';
import { Earlier } from './earlier';
import { Receipt } from './receipt';

const is_short = (draft: Draft): boolean => (draft.text ?? '').trim().length < 10;
/// What is missing here. The server, which is not sent it, refuses that and finds the rest.
function lacks(draft: Draft): Trouble[] {
  const troubles: Trouble[] = [];
  if (!draft.kind) troubles.push({ path: 'kind', message: t('form.needed', { label: t('col.kind') }) });
  if (!draft.region) troubles.push({ path: 'region', message: t('intake.region_needed') });
  if (is_short(draft)) troubles.push({ path: 'text', message: t('intake.text_short') });
  return troubles;
}

/// The body the server wants out of what was typed; what is empty or missing is left out.
function body_of(draft: Draft, typed: Typed): Record<string, unknown> {
  const reporter = {
    name: draft.name || undefined,
    phone: draft.phone || undefined,
    email: typed.text('email'),
    address: typed.text('address'),
  };
  const is_anonymous = draft.privacy === 'anonymous';
  const about = typed.text('about_kind');
  return {
    kind: draft.kind || undefined,
    region: draft.region || undefined,
    text: is_short(draft) ? undefined : draft.text,
    channel: draft.channel,
    privacy: draft.privacy || undefined,
    place: typed.text('place'),
    reporter: !is_anonymous && Object.values(reporter).some(Boolean) ? reporter : undefined,
    source_ref: typed.text('source_ref'),
    received_at: draft.at || undefined,
    is_urgent: typed.is_on('is_urgent') || undefined,
    about: about ? [{ kind: about, name: typed.text('about_name') }] : undefined,
  };
}

function Who({ draft, set }: { draft: Draft; set: (change: Partial<Draft>) => void }): JSX.Element {
  return (
    <fieldset class="card stack">
      <legend class="unseen">{t('intake.who')}</legend>
      <h2>{t('intake.who')}</h2>
      <RadioField
        row
        name="privacy"
        label={t('intake.privacy')}
        chosen={draft.privacy || 'open'}
        change={(privacy) => set({ privacy })}
        choices={[
          { value: 'open', text: t('privacy.open') },
          { value: 'confidential', text: t('privacy.confidential') },
          { value: 'anonymous', text: t('privacy.anonymous') },
        ]}
      />
      {draft.privacy !== 'anonymous' && (
        <>
          <div class="pair">
            <TextField
              name="name"
              label={t('reporter.name')}
              autocomplete="off"
              value={draft.name ?? ''}
              onInput={(e) => set({ name: e.currentTarget.value })}
              optional
            />
            <TextField
              name="phone"
              label={t('reporter.phone')}
              type="tel"
              autocomplete="off"
              value={draft.phone ?? ''}
              onInput={(e) => set({ phone: e.currentTarget.value })}
              optional
            />
          </div>
          <div class="pair">
            <TextField name="email" label={t('reporter.email')} type="email" autocomplete="off" optional />
            <TextField name="address" label={t('reporter.address')} autocomplete="off" optional />
          </div>
        </>
      )}
    </fieldset>
  );
}

function About(): JSX.Element {
  return (
    <details>
      <summary class="link">{t('intake.about')}</summary>
      <div class="stack stack-2" style={{ marginTop: '8px' }}>
        <Note>{t('intake.about_note')}</Note>
        <div class="pair">
          <PickField
            name="about_kind"
            label={t('intake.about_kind')}
            none={t('intake.about_none')}
            choices={code_choices('about', ['officer', 'village', 'facilitator'])}
          />
          <TextField name="about_name" label={t('intake.about_name')} optional />
        </div>
      </div>
    </details>
  );
}
function What({ draft, set }: { draft: Draft; set: (change: Partial<Draft>) => void }): JSX.Element {
  const kinds = use_kinds();
  const kind = kinds.find((k) => k.code === draft.kind);
  return (
    <fieldset class="card stack">
      <legend class="unseen">{t('intake.what')}</legend>
      <h2>{t('intake.what')}</h2>
      <div class="pair">
        <Field name="kind" label={t('col.kind')}>
          {(a) => (
            <select
              class="input"
              {...a}
              value={draft.kind ?? ''}
              onChange={(e) => set({ kind: e.currentTarget.value })}>
              <option value="">{t('form.choose')}</option>
              <Choices
                chosen={draft.kind ?? ''}
                choices={kinds
                  .filter((k) => k.is_active)
                  .map((k) => ({ value: k.code, text: in_language(k.name_id, k.name_en) }))}
              />
            </select>
          )}
        </Field>
        <RegionPicker
          name="region"
          label={t('intake.region')}
          level="village"
          chosen={draft.region ?? ''}
          change={(region) => set({ region })}
        />
      </div>
      {kind?.is_emergency && (
        <Note kind="bad" live>
          {t('intake.emergency')}
        </Note>
      )}
      {kind?.is_closed && (
        <Note kind="wait" live>
          {t('intake.closed')}
        </Note>
      )}
      <LongField
        name="text"
        label={t('intake.text')}
        hint={t('intake.text_hint')}
        rows={6}
        value={draft.text ?? ''}
        onInput={(e) => set({ text: e.currentTarget.value })}
      />
      <TextField name="place" label={t('file.place_more')} hint={t('intake.place_hint')} optional />
      <PhotoField />
      <TickField name="is_urgent" label={t('intake.urgent')} hint={t('intake.urgent_hint')} />
      <About />
    </fieldset>
  );
}

function Where({ draft, set }: { draft: Draft; set: (change: Partial<Draft>) => void }): JSX.Element {
  return (
    <section class="card stack">
      <PickField
        name="channel"
        label={t('col.channel')}
        choices={code_choices(
          'channel',
          channels.filter((c) => c !== 'web'),
        )}
        value={draft.channel ?? 'walk_in'}
        onChange={(e) => set({ channel: e.currentTarget.value })}
        width="mid"
      />
      {draft.channel === 'whatsapp' && <ChatBox take={set} />}
      {draft.channel && ['letter', 'lapor', 'instruction', 'council'].includes(draft.channel) && (
        <TextField name="source_ref" label={t('intake.source_ref')} width="mid" optional />
      )}
    </section>
  );
}
function Beside({ draft }: { draft: Draft }): JSX.Element {
  return (
    <aside class="card">
      <header>
        <h2>
          <span class="row">
            <Icon name="search" />
            {t('earlier.title')}
          </span>
        </h2>
      </header>
      <Earlier draft={draft} />
    </aside>
  );
}

interface Desk {
  draft: Draft;
  set: (change: Partial<Draft>) => void;
  sent: Sent | 'kept' | null;
  send: (typed: Typed, form: HTMLFormElement) => Promise<void>;
  fresh: () => void;
}
const form_name = 'aduan'; // of its draft
/// Draft, sending and what came of it. Without a connection the report goes to the outbox under the same key.
function use_desk(): Desk {
  const account = session.value!.officer.id;
  const [draft, set_draft] = useState<Draft>(
    () => kept_draft<Draft>(account, form_name)?.value ?? { channel: 'walk_in' },
  );
  const [sent, set_sent] = useState<Sent | 'kept' | null>(null);
  const photos = useRef<File[]>([]);
  const key = useMemo(client_key, [sent]);
  const set = (change: Partial<Draft>): void => set_draft((now) => ({ ...now, ...change }));
  useEffect(() => {
    keep_draft(account, form_name, draft);
  }, [draft]);
  const fresh = (): void => {
    set_sent(null);
    set_draft({ channel: draft.channel ?? 'walk_in' });
    scrollTo(0, 0);
  };
  const finish = (what: Sent | 'kept'): void => {
    drop_draft(account, form_name);
    set_sent(what);
    scrollTo(0, 0);
  };
  const keep = async (body: Record<string, unknown>): Promise<void> => {
    await put_aside({
      key,
      account,
      path: '/grievances',
      body,
      photos: photos.current,
      title: String(body.text).slice(0, 80),
    });
    finish('kept');
  };
  const send = async (typed: Typed, form: HTMLFormElement): Promise<void> => {
    const lacking = lacks(draft);
    const body = body_of(draft, typed);
    photos.current = [...((form.elements.namedItem('photos') as HTMLInputElement | null)?.files ?? [])];
    if (!is_online.value) {
      if (lacking.length) throw new Wrong(lacking);
      await keep(body);
      return;
    }
    try {
      const sent_photos = lacking.length ? [] : photos.current;
      finish(await all_at_once(lacking, () => send_deed({ key, path: '/grievances', body, photos: sent_photos })));
      tell('grievances');
    } catch (fault) {
      if (fault instanceof Problem && fault.is_offline) {
        await keep(body);
        return;
      }
      throw fault;
    }
  };
  return { draft, set, sent, send, fresh };
}

export function Intake(): JSX.Element {
  const account = session.value!.officer.id;
  const { draft, set, sent, send, fresh } = use_desk();
  if (sent) return <Receipt sent={sent} phone={draft.phone ?? ''} fresh={fresh} />;
  return (
    <>
      <Head title={t('nav.intake')} lead={t('intake.lead')} />
      <div class="two">
        <Form
          key={place.value.moves}
          send={send}
          button={t('intake.send')}
          icon="send"
          extra={
            <button
              type="button"
              class="btn btn-plain"
              onClick={() => {
                drop_draft(account, form_name);
                fresh();
              }}>
              {t('intake.clear')}
            </button>
          }>
          <Where draft={draft} set={set} />
          <What draft={draft} set={set} />
          <Who draft={draft} set={set} />
        </Form>
        <Beside draft={draft} />
      </div>
    </>
  );
}

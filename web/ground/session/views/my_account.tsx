// My account: password, second factor, and where I am signed in.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '#/plumbing/api/api';
import { t } from '#/plumbing/i18n/i18n';
import { ago, moment } from '#/plumbing/i18n/format';
import { Form, TextField, Wrong, need, type Typed } from '#/plumbing/ui/form';
import { Dialog, Head, Icon, Note, Show, roles_words, say, sentence_of } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import {
  change_password,
  confirm_second_factor,
  drop_second_factor,
  end_session,
  my_sessions,
  session,
  start_second_factor,
} from '../actions';
import { Table } from '#/plumbing/ui/table';
import { type SecondFactor, device_of } from '../model';

function Password(): JSX.Element {
  const [turn, set_turn] = useState(0);
  const send = async (typed: Typed): Promise<void> => {
    need(typed, { old: t('me.old'), fresh: t('me.new') });
    if (typed.needed('fresh').length < 10) throw new Wrong([{ path: 'fresh', message: t('me.short') }]);
    await change_password(typed.needed('old'), typed.needed('fresh'));
    say(t('me.password_changed'));
    set_turn(turn + 1);
  };
  return (
    <section class="card stack">
      <h2>{t('me.password')}</h2>
      <Form key={turn} send={send} button={t('me.change')}>
        <TextField name="old" type="password" label={t('me.old')} autocomplete="current-password" />
        <TextField
          name="fresh"
          type="password"
          label={t('me.new')}
          hint={t('me.new_hint')}
          autocomplete="new-password"
        />
      </Form>
    </section>
  );
}

/// The picture is drawn here, from the address the server gave; the library comes only when asked for.
function Qr({ uri }: { uri: string }): JSX.Element {
  const [path, set_path] = useState<{ d: string; size: number } | null>(null);
  useEffect(() => {
    void import('qrcode-generator').then((m) => {
      const qr = m.default(0, 'M');
      qr.addData(uri);
      qr.make();
      const size = qr.getModuleCount();
      let d = '';
      for (let y = 0; y < size; y += 1)
        for (let x = 0; x < size; x += 1) if (qr.isDark(y, x)) d += `M${x + 4} ${y + 4}h1v1h-1z`;
      set_path({ d, size: size + 8 });
    });
  }, [uri]);
  return path ? (
    <svg
      role="img"
      aria-label={t('me.qr')}
      viewBox={`0 0 ${path.size} ${path.size}`}
      width="208"
      height="208"
      shape-rendering="crispEdges">
      <rect width="100%" height="100%" fill="#fff" />
      <path d={path.d} fill="#000" />
    </svg>
  ) : (
    <div class="bone" style={{ width: '208px', height: '208px' }} />
  );
}

function Setup({ setup, close }: { setup: SecondFactor; close: () => void }): JSX.Element {
  const [is_on, set_on] = useState(false);
  const send = async (typed: Typed): Promise<void> => {
    need(typed, { code: t('session.code') });
    await confirm_second_factor(typed.needed('code').replace(/\s/g, ''));
    set_on(true);
  };
  return (
    <Dialog title={t('me.second')} close={close}>
      {is_on ? (
        <div class="stack">
          <Note kind="good" live>
            {t('me.second_on')}
          </Note>
          <h3>{t('me.paper')}</h3>
          <p>{t('me.paper_text')}</p>
          <ol class="num" style={{ columns: 2, font: '500 16px/28px monospace', paddingLeft: '24px' }}>
            {setup.recovery_codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ol>
          <div class="row">
            <button class="btn" onClick={() => print()}>
              <Icon name="printer" />
              {t('ui.print')}
            </button>
            <button class="btn btn-main" onClick={close}>
              {t('me.paper_kept')}
            </button>
          </div>
        </div>
      ) : (
        <div class="stack">
          <p>{t('me.scan')}</p>
          <Qr uri={setup.uri} />
          <p class="quiet">
            {t('me.by_hand')} <code class="num">{setup.secret.replace(/(.{4})/g, '$1 ').trim()}</code>
          </p>
          <Form send={send} button={t('me.turn_on')} cancel={close}>
            <TextField
              name="code"
              label={t('session.code')}
              hint={t('session.code_hint')}
              inputMode="numeric"
              autocomplete="one-time-code"
              width="short"
            />
          </Form>
        </div>
      )}
    </Dialog>
  );
}
/// One's own password again, before something that a session found open must not do.
function Again({
  title,
  text,
  tone,
  close,
  send,
}: {
  title: string;
  text?: string;
  tone?: 'bad';
  close: () => void;
  send: (password: string) => Promise<void>;
}): JSX.Element {
  const check = async (typed: Typed): Promise<void> => {
    need(typed, { password: t('session.password') });
    await send(typed.needed('password'));
  };
  return (
    <Dialog title={title} close={close}>
      <div class="stack">
        {text && <p>{text}</p>}
        <Form send={check} button={title} cancel={close} {...(tone ? { tone } : {})}>
          <TextField name="password" type="password" label={t('session.password')} autocomplete="current-password" />
        </Form>
      </div>
    </Dialog>
  );
}
function Second(): JSX.Element {
  const [setup, set_setup] = useState<SecondFactor | null>(null);
  const [asked, set_asked] = useState<'start' | 'drop' | null>(null);
  const close = (): void => set_asked(null);
  const start = async (password: string): Promise<void> => {
    set_setup(await start_second_factor(password));
    close();
  };
  const drop = async (password: string): Promise<void> => {
    await drop_second_factor(password);
    close();
    say(t('me.second_off'));
  };
  return (
    <section class="card stack">
      <h2>{t('me.second')}</h2>
      <p>{t('me.second_text')}</p>
      <div class="row">
        <button class="btn btn-main" onClick={() => set_asked('start')}>
          <Icon name="smartphone" />
          {t('me.set_up')}
        </button>
        <button class="btn btn-bad" onClick={() => set_asked('drop')}>
          {t('me.turn_off')}
        </button>
      </div>
      {asked === 'start' && <Again title={t('me.set_up')} text={t('me.again')} close={close} send={start} />}
      {asked === 'drop' && <Again title={t('me.turn_off')} tone="bad" close={close} send={drop} />}
      {setup && <Setup setup={setup} close={() => set_setup(null)} />}
    </section>
  );
}
function Sessions(): JSX.Element {
  const reading = use_reading('my sessions', my_sessions);
  const end = (id: string): void => {
    end_session(id).then(
      () => {
        say(t('me.session_ended'));
        reading.again();
      },
      (fault: Problem) => say(sentence_of(fault)),
    );
  };
  return (
    <section class="card stack">
      <h2>{t('me.sessions')}</h2>
      <Show reading={reading} bones={2} is_empty={(page) => !page.items.length}>
        {(page) => (
          <Table
            caption={t('me.sessions_text')}
            is_said
            heads={[
              t('me.device'),
              [t('me.address'), 'hide-narrow'],
              [t('me.since'), 'hide-narrow'],
              t('me.last'),
              null,
            ]}>
            {page.items.map((s) => (
              <tr key={s.id}>
                <th scope="row">
                  {device_of(s.agent)} {s.is_current && <span class="tag tag-good">{t('me.this')}</span>}
                </th>
                <td class="num hide-narrow">{s.address}</td>
                <td class="hide-narrow nowrap">{moment(s.since)}</td>
                <td class="nowrap">{ago(s.last_seen)}</td>
                <td class="acts">
                  {!s.is_current && (
                    <button class="btn btn-small btn-bad" onClick={() => end(s.id)}>
                      {t('me.end')}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </Table>
        )}
      </Show>
    </section>
  );
}
export function MyAccount(): JSX.Element {
  const officer = session.value!.officer;
  return (
    <>
      <Head
        title={t('nav.my_account')}
        lead={`${officer.name} · ${roles_words(officer.role)} · ${officer.area_name}`}
      />
      <div class="stack" style={{ maxWidth: '860px' }}>
        <Sessions />
        <Second />
        <Password />
      </div>
    </>
  );
}

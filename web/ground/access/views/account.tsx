// One account: its facts, and the acts of the administrator on it.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t, t_code, type Key } from '#/plumbing/i18n/i18n';
import { ago, day } from '#/plumbing/i18n/format';
import { Form, LongField, TextField, need, type Typed } from '#/plumbing/ui/form';
import { Dialog, Head, Icon, Link, Note, Show, Title, say, sentence_of } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import type { Problem } from '#/plumbing/api/api';
import type { ScreenProps } from '#/app/routes';
import { device_of } from '#/ground/session/model';
import {
  end_account,
  end_sessions_of,
  get_account,
  reset_password,
  reset_second_factor,
  save_account,
  sessions_of,
  set_absence,
} from '../actions';
import type { Account } from '../model';
import { AccountChoice, AccountForm } from './account_form';
import { OncePassword, Standing } from './accounts';

type Ask = 'edit' | 'end' | 'absence' | 'second' | null;
const asks: Record<Exclude<Ask, null>, Key> = {
  edit: 'ui.edit',
  end: 'accounts.end',
  absence: 'accounts.set_absence',
  second: 'accounts.reset_second',
};

function Asked({
  ask,
  account,
  close,
  done,
}: {
  ask: Exclude<Ask, null>;
  account: Account;
  close: () => void;
  done: () => void;
}): JSX.Element {
  const end = async (typed: Typed): Promise<void> => {
    need(typed, { reason: t('deed.reason') });
    await end_account(account.id, typed.needed('reason'), typed.text('successor'));
    done();
  };
  const absence = async (typed: Typed): Promise<void> => {
    need(typed, { from: t('accounts.from'), to: t('accounts.to') });
    await set_absence(account.id, typed.needed('from'), typed.needed('to'));
    done();
  };
  const second = async (typed: Typed): Promise<void> => {
    need(typed, { reason: t('accounts.seen_document') });
    await reset_second_factor(account.id, typed.needed('reason'));
    done();
  };
  return (
    <Dialog wide={ask === 'edit'} title={`${t(asks[ask])}: ${account.name}`} close={close}>
      {ask === 'edit' && (
        <AccountForm
          account={account}
          button={t('ui.save')}
          cancel={close}
          save={async ({ account: _, ...wish }) => {
            await save_account(account.id, { ...wish, version: account.version });
            done();
          }}
        />
      )}
      {ask === 'end' && (
        <Form send={end} button={t('accounts.end')} tone="bad" cancel={close}>
          <Note kind="wait">{t('accounts.end_text')}</Note>
          <AccountChoice
            name="successor"
            label={t('accounts.successor')}
            hint={t('accounts.successor_hint')}
            optional
          />
          <LongField name="reason" label={t('deed.reason')} rows={2} />
        </Form>
      )}
      {ask === 'absence' && (
        <Form send={absence} button={t('ui.save')} cancel={close}>
          <Note>{t('accounts.absence_text')}</Note>
          <div class="pair">
            <TextField name="from" type="date" label={t('accounts.from')} />
            <TextField name="to" type="date" label={t('accounts.to')} />
          </div>
        </Form>
      )}
      {ask === 'second' && (
        <Form send={second} button={t('accounts.reset_second')} tone="bad" cancel={close}>
          <Note kind="wait">{t('accounts.reset_second_text')}</Note>
          <TextField name="reason" label={t('accounts.seen_document')} hint={t('accounts.seen_document_hint')} />
        </Form>
      )}
    </Dialog>
  );
}

function Sessions({ id }: { id: string }): JSX.Element {
  const reading = use_reading(`sessions ${id}`, (signal) => sessions_of(id, signal));
  const end = (): void => {
    if (confirm(t('accounts.end_sessions_sure')))
      end_sessions_of(id).then(
        () => {
          say(t('accounts.sessions_ended'));
          reading.again();
        },
        (fault: Problem) => say(sentence_of(fault)),
      );
  };
  return (
    <section class="card">
      <header>
        <h2>{t('me.sessions')}</h2>
        <button class="btn btn-small btn-bad" onClick={end}>
          {t('accounts.end_sessions')}
        </button>
      </header>
      <Show
        reading={reading}
        bones={2}
        is_empty={(page) => !page.items.length}
        blank={<p class="quiet">{t('accounts.no_sessions')}</p>}>
        {(page) => (
          <ul class="stack stack-2" style={{ listStyle: 'none' }}>
            {page.items.map((s) => (
              <li key={s.id} class="row-apart">
                <span class="person">
                  <Icon name="smartphone" />
                  <span>
                    {device_of(s.agent)} <span class="quiet num">{s.address}</span>
                  </span>
                </span>
                <span class="quiet">{ago(s.last_seen)}</span>
              </li>
            ))}
          </ul>
        )}
      </Show>
    </section>
  );
}

function Acts({ account, ask, renew }: { account: Account; ask: (ask: Ask) => void; renew: () => void }): JSX.Element {
  return (
    <aside class="card stack stack-2">
      <h2>{t('deed.title')}</h2>
      <button class="btn btn-block" onClick={() => ask('edit')}>
        <Icon name="pencil" />
        {t('ui.edit')}
      </button>
      <button class="btn btn-block" onClick={() => ask('absence')}>
        <Icon name="calendar-days" />
        {t('accounts.set_absence')}
      </button>
      <button class="btn btn-block" onClick={renew}>
        <Icon name="key-round" />
        {t('accounts.reset_password')}
      </button>
      <button class="btn btn-block" onClick={() => ask('second')}>
        <Icon name="smartphone" />
        {t('accounts.reset_second')}
      </button>
      {account.is_active && (
        <button class="btn btn-block btn-bad" onClick={() => ask('end')}>
          <Icon name="ban" />
          {t('accounts.end')}
        </button>
      )}
    </aside>
  );
}
function Facts({ account }: { account: Account }): JSX.Element {
  return (
    <section class="card">
      <dl class="facts">
        <dt>{t('session.account')}</dt>
        <dd>{account.account}</dd>
        <dt>{t('col.unit')}</dt>
        <dd>{account.unit_name || '—'}</dd>
        <dt>{t('accounts.decree')}</dt>
        <dd>{account.decree}</dd>
        <dt>{t('accounts.decree_ends')}</dt>
        <dd>{day(account.decree_ends)}</dd>
        <dt>{t('accounts.second')}</dt>
        <dd>{account.has_second_factor ? t('ui.yes') : t('ui.no')}</dd>
        <dt>{t('accounts.seen')}</dt>
        <dd>{account.last_seen ? ago(account.last_seen) : t('accounts.never')}</dd>
      </dl>
    </section>
  );
}

export function AccountView({ params }: ScreenProps): JSX.Element {
  const id = params.id ?? '';
  const reading = use_reading(`account ${id}`, (signal) => get_account(id, signal), ['access']);
  const [ask, set_ask] = useState<Ask>(null);
  const [fresh, set_fresh] = useState('');
  const renew = (): void => {
    if (confirm(t('accounts.reset_password_sure')))
      reset_password(id).then(
        (r) => set_fresh(r.password),
        (fault: Problem) => say(sentence_of(fault)),
      );
  };
  return (
    <>
      {!reading.data && (
        <div class="unseen">
          <Title>{t('nav.accounts')}</Title>
        </div>
      )}
      <Show reading={reading} bones={5}>
        {(account) => (
          <>
            <Head
              title={account.name}
              lead={
                <>
                  {t_code('role', account.role)} · {account.area_name} <Standing account={account} />
                </>
              }>
              <Link class="btn" to="/kelola/akun">
                <Icon name="chevron-left" />
                {t('nav.accounts')}
              </Link>
            </Head>
            <div class="two">
              <div class="stack">
                <Facts account={account} />
                <Sessions id={id} />
              </div>
              <Acts account={account} ask={set_ask} renew={renew} />
            </div>
            {ask && (
              <Asked
                ask={ask}
                account={account}
                close={() => set_ask(null)}
                done={() => {
                  set_ask(null);
                  say(t('ui.saved'));
                  reading.again();
                }}
              />
            )}
            {fresh && <OncePassword account={account.account} password={fresh} close={() => set_fresh('')} />}
          </>
        )}
      </Show>
    </>
  );
}

// Accounts of the office: who, which role, which area, on which decree and until when.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { ago, day } from '#/plumbing/i18n/format';
import { go, place } from '#/plumbing/router/router';
import { with_query } from '#/plumbing/router/match';
import { FilterPick, SearchBox } from '#/plumbing/ui/filter';
import { Blank, Dialog, Head, Icon, Link, Note, Show, say } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { roles } from '#/ground/session/model';
import { add_account, list_accounts } from '../actions';
import type { Account } from '../model';
import { Table } from '#/plumbing/ui/table';
import { AccountForm } from './account_form';

export function OncePassword({
  account,
  password,
  close,
}: {
  account: string;
  password: string;
  close: () => void;
}): JSX.Element {
  return (
    <Dialog title={t('accounts.password_title')} close={close}>
      <div class="stack">
        <Note kind="wait">{t('accounts.password_once')}</Note>
        <dl class="facts">
          <dt>{t('session.account')}</dt>
          <dd>{account}</dd>
          <dt>{t('session.password')}</dt>
          <dd>
            <code class="num" style={{ font: '600 20px/28px monospace' }}>
              {password}
            </code>
          </dd>
        </dl>
        <div class="row">
          <button
            class="btn btn-main"
            onClick={() => {
              void navigator.clipboard?.writeText(password);
              say(t('receipt.copied'));
            }}>
            <Icon name="copy" />
            {t('accounts.copy')}
          </button>
          <button class="btn" onClick={close}>
            {t('ui.close')}
          </button>
        </div>
      </div>
    </Dialog>
  );
}

export function Standing({ account }: { account: Account }): JSX.Element {
  if (!account.is_active) return <span class="tag">{t('accounts.ended')}</span>;
  if (account.absent_from)
    return <span class="tag tag-wait">{t('accounts.absent', { to: day(account.absent_to) })}</span>;
  return <span class="tag tag-good">{t('accounts.active')}</span>;
}

function Line({ account }: { account: Account }): JSX.Element {
  return (
    <tr>
      <th scope="row">
        <Link to={`/kelola/akun/${account.id}`}>{account.name}</Link>
        <div class="quiet small">{account.account}</div>
      </th>
      <td>
        {t_code('role', account.role)}
        {account.unit_name && <div class="quiet small">{account.unit_name}</div>}
      </td>
      <td class="hide-narrow">{account.area_name}</td>
      <td class="hide-narrow">
        {account.decree}
        <div class="quiet small">
          {account.decree_ends ? t('accounts.until', { day: day(account.decree_ends) }) : t('accounts.no_end')}
        </div>
      </td>
      <td class="hide-narrow">
        {account.has_second_factor ? (
          <span class="row done">
            <Icon name="shield-check" />
            {t('ui.yes')}
          </span>
        ) : (
          <span class="quiet">{t('ui.no')}</span>
        )}
      </td>
      <td>
        <Standing account={account} />
      </td>
      <td class="nowrap hide-narrow">{account.last_seen ? ago(account.last_seen) : t('accounts.never')}</td>
    </tr>
  );
}

function Narrow({
  q,
  role,
  set,
}: {
  q: string;
  role: string;
  set: (change: Record<string, string | undefined>) => void;
}): JSX.Element {
  return (
    <div class="row" style={{ marginBottom: '12px' }}>
      <SearchBox label={t('accounts.search')} q={q} search={(typed) => set({ q: typed || undefined })} />
      <FilterPick
        label={t('accounts.role')}
        any={t('accounts.all_roles')}
        chosen={role}
        choices={roles.map((value) => ({ value, text: t_code('role', value) }))}
        pick={(value) => set({ peran: value || undefined })}
      />
    </div>
  );
}

function List({ accounts }: { accounts: Account[] }): JSX.Element {
  return (
    <Table
      caption={t('nav.accounts')}
      heads={[
        t('accounts.name'),
        t('accounts.role'),
        [t('accounts.area'), 'hide-narrow'],
        [t('accounts.decree'), 'hide-narrow'],
        [t('accounts.second'), 'hide-narrow'],
        t('col.state'),
        [t('accounts.seen'), 'hide-narrow'],
      ]}>
      {accounts.map((account) => (
        <Line key={account.id} account={account} />
      ))}
    </Table>
  );
}

export function Accounts(): JSX.Element {
  const query = place.value.query;
  const [is_adding, set_adding] = useState(false);
  const [fresh, set_fresh] = useState<{ account: string; password: string } | null>(null);
  const wish = {
    q: query.get('q') ?? undefined,
    role: query.get('peran') ?? undefined,
    after: query.get('after') ?? undefined,
  };
  const reading = use_reading(`accounts ${JSON.stringify(wish)}`, (signal) => list_accounts(wish, signal), ['access']);
  const set = (change: Record<string, string | undefined>): void =>
    go(with_query('/kelola/akun', query, { after: undefined, ...change }));
  return (
    <>
      <Head title={t('nav.accounts')} lead={t('accounts.lead')}>
        <button class="btn btn-main" onClick={() => set_adding(true)}>
          <Icon name="user-plus" />
          {t('accounts.add')}
        </button>
      </Head>
      <Narrow q={wish.q ?? ''} role={wish.role ?? ''} set={set} />
      <Show
        reading={reading}
        is_empty={(page) => !page.items.length}
        blank={
          <div class="card">
            <Blank icon="users" title={t('queue.none_found')}>
              {t('queue.none_found_text')}
            </Blank>
          </div>
        }>
        {(page) => (
          <>
            <List accounts={page.items} />
            {page.next && (
              <p style={{ marginTop: '12px' }}>
                <Link class="btn" to={with_query('/kelola/akun', query, { after: page.next })}>
                  {t('ui.next_page')}
                </Link>
              </p>
            )}
          </>
        )}
      </Show>
      {is_adding && (
        <Dialog wide title={t('accounts.add')} close={() => set_adding(false)}>
          <AccountForm
            button={t('accounts.add')}
            cancel={() => set_adding(false)}
            save={async (wish_) => {
              const made = await add_account(wish_);
              set_adding(false);
              set_fresh(made);
              reading.again();
            }}
          />
        </Dialog>
      )}
      {fresh && <OncePassword account={fresh.account} password={fresh.password} close={() => set_fresh(null)} />}
    </>
  );
}

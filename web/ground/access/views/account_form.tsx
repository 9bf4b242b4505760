import type { JSX } from 'preact';
import { t, t_code } from '#/plumbing/i18n/i18n';
import {
  type Choice,
  Form,
  PickField,
  TextField,
  TickField,
  all_at_once,
  lacking,
  type Typed,
} from '#/plumbing/ui/form';
import { use_reading } from '#/plumbing/ui/query';
import { RegionPicker } from '#/ground/regions/views/picker';
import { session } from '#/ground/session/actions';
import { type Role, roles } from '#/ground/session/model';
import { list_accounts, list_units } from '../actions';
import type { Account, NewAccount } from '../model';

export function AccountChoice({
  name,
  label,
  hint,
  chosen,
  optional,
}: {
  name: string;
  label: string;
  hint?: string;
  chosen?: string;
  optional?: boolean;
}): JSX.Element {
  const reading = use_reading('accounts to choose', (signal) => list_accounts({}, signal));
  const choices: Choice[] = (reading.data?.items ?? [])
    .filter((a) => a.is_active)
    .map((a) => ({ value: a.id, text: a.name, group: t_code('role', a.role) }));
  return (
    <PickField
      key={choices.length}
      name={name}
      label={label}
      none={t('form.choose')}
      choices={choices}
      optional={optional ?? false}
      {...(hint ? { hint } : {})}
      {...(chosen ? { defaultValue: chosen } : {})}
    />
  );
}

/// What is empty is left out: the server refuses what it needs. An empty area is the whole country, and that is said by
/// a tick of its own.
function wish_of(typed: Typed): NewAccount {
  const wish: Partial<NewAccount> = {};
  for (const field of ['name', 'account', 'area', 'decree', 'decree_ends', 'unit', 'superior', 'phone'] as const) {
    const value = typed.text(field);
    if (value) wish[field] = value;
  }
  if (typed.is_on('whole_country')) wish.area = '';
  if (typed.text('role')) wish.role = typed.needed('role') as Role;
  return wish as NewAccount;
}
/// Where the account stands in the office: unit and superior.
function Place({ account }: { account?: Account }): JSX.Element {
  const units = use_reading('units', list_units);
  return (
    <div class="pair">
      <PickField
        key={units.data?.items.length ?? 0}
        name="unit"
        label={t('col.unit')}
        none={t('accounts.no_unit')}
        choices={(units.data?.items ?? []).map((u) => ({ value: u.id, text: u.name }))}
        defaultValue={account?.unit ?? ''}
        optional
      />
      <AccountChoice
        name="superior"
        label={t('accounts.superior')}
        hint={t('accounts.superior_hint')}
        chosen={account?.superior ?? ''}
        optional
      />
    </div>
  );
}

function Decree({ account }: { account?: Account }): JSX.Element {
  return (
    <div class="pair">
      <TextField
        name="decree"
        label={t('accounts.decree')}
        hint={t('accounts.decree_hint')}
        defaultValue={account?.decree ?? ''}
      />
      <TextField
        name="decree_ends"
        type="date"
        label={t('accounts.decree_ends')}
        hint={t('accounts.decree_ends_hint')}
        defaultValue={account?.decree_ends ?? ''}
      />
    </div>
  );
}

export function AccountForm({
  account,
  button,
  save,
  cancel,
}: {
  account?: Account;
  button: string;
  save: (wish: NewAccount) => Promise<void>;
  cancel: () => void;
}): JSX.Element {
  const send = async (typed: Typed): Promise<void> => {
    const empty = lacking(typed, {
      name: t('accounts.name'),
      account: t('session.account'),
      role: t('accounts.role'),
      ...(typed.is_on('whole_country') ? {} : { area: t('accounts.area') }),
      decree: t('accounts.decree'),
      decree_ends: t('accounts.decree_ends'),
    });
    await all_at_once(empty, () => save(wish_of(typed)));
  };
  return (
    <Form send={send} button={button} cancel={cancel}>
      <div class="pair">
        <TextField name="name" label={t('accounts.name')} defaultValue={account?.name ?? ''} autocomplete="off" />
        <TextField
          name="account"
          label={t('session.account')}
          hint={t('accounts.account_hint')}
          defaultValue={account?.account ?? ''}
          readOnly={!!account}
          autocomplete="off"
          autoCapitalize="none"
        />
      </div>
      <div class="pair">
        <PickField
          name="role"
          label={t('accounts.role')}
          none={t('form.choose')}
          choices={roles.map((value) => ({ value, text: t_code('role', value) }))}
          {...(account ? { defaultValue: account.role } : {})}
        />
        <RegionPicker
          name="area"
          label={t('accounts.area')}
          hint={t('accounts.area_hint')}
          chosen={account?.area ?? ''}
        />
      </div>
      {!session.value?.officer.area && (
        <TickField
          name="whole_country"
          label={t('accounts.whole_country')}
          hint={t('accounts.whole_country_hint')}
          defaultChecked={account ? !account.area : false}
        />
      )}
      <Place {...(account ? { account } : {})} />
      <Decree {...(account ? { account } : {})} />
      <TextField
        name="phone"
        label={t('reporter.phone')}
        type="tel"
        defaultValue={account?.phone ?? ''}
        width="mid"
        optional
      />
    </Form>
  );
}

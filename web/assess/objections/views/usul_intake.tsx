// A proposal taken in at the counter for a citizen who came.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { client_key } from '#/plumbing/api/api';
import { t, t_code } from '#/plumbing/i18n/i18n';
import {
  Form,
  LongField,
  PickField,
  RadioField,
  TextField,
  TickField,
  all_at_once,
  lacking,
  type Trouble,
  type Typed,
} from '#/plumbing/ui/form';
import { Head } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { RegionPicker } from '#/ground/regions/views/picker';
import { list_words } from '#/assess/proposals/actions';
import { propose_usul } from '../actions';
import type { UsulReceipt } from '../model';
import { Ticket } from './bits';

const whose = ['self', 'family', 'other'] as const;
const kinds = ['registry', 'programme'] as const;

/// What is missing here. The server refuses that too, and finds the rest.
const lacks = (typed: Typed, who: string, kind: string): Trouble[] => [
  ...lacking(typed, {
    ...(kind === 'programme' ? { programme: t('sanggah.programme') } : {}),
    region: t('loket.village'),
    candidate: t('sanggah.candidate'),
    text: t('sanggah.said'),
    ...(who === 'self' ? {} : { name: t('sanggah.proposer') }),
  }),
  ...(typed.is_on('declared') ? [] : [{ path: 'declared', message: t('sanggah.usul_declare_first') }]),
];

function Asking({ made }: { made: (receipt: UsulReceipt) => void }): JSX.Element {
  const key = useMemo(client_key, []);
  const words = use_reading('proposal words', list_words);
  const [who, set_who] = useState('self');
  const [kind, set_kind] = useState('registry');
  const send = async (typed: Typed): Promise<void> => {
    const said = (name: string): string | undefined => typed.text(name);
    const body = {
      region: typed.text('region'),
      kind,
      whose: who,
      candidate: typed.needed('candidate'),
      nik: said('nik'),
      no_kk: said('no_kk'),
      address: said('address'),
      rt: said('rt'),
      rw: said('rw'),
      text: typed.needed('text'),
      declared: typed.is_on('declared'),
      name: who === 'self' ? typed.needed('candidate') : typed.needed('name'),
      phone: said('phone'),
      ...(kind === 'programme' ? { programme: typed.needed('programme') } : {}),
    };
    made(await all_at_once(lacks(typed, who, kind), () => propose_usul(body, key)));
  };
  return (
    <div class="card">
      <Form button={t('sanggah.usul_do')} send={send}>
        <RadioField
          name="whose"
          label={t('sanggah.usul_whose')}
          chosen={who}
          change={set_who}
          choices={whose.map((value) => ({ value, text: t_code('sanggah.whose', value) }))}
        />
        <RadioField
          name="kind"
          label={t('sanggah.kind')}
          chosen={kind}
          change={set_kind}
          choices={kinds.map((value) => ({ value, text: t_code('sanggah.usul_kind', value) }))}
        />
        {kind === 'programme' && (
          <PickField
            name="programme"
            label={t('sanggah.programme')}
            none={t('sanggah.choose')}
            choices={(words.data?.items ?? [])
              .filter((one) => one.list === 'programme')
              .map((one) => ({ value: one.code, text: one.name }))}
          />
        )}
        <RegionPicker name="region" label={t('sanggah.usul_village')} level="village" />
        <TextField name="candidate" label={t('sanggah.candidate')} autocomplete="off" />
        <div class="pair">
          <TextField name="nik" label="NIK" inputMode="numeric" autocomplete="off" optional />
          <TextField name="no_kk" label={t('reg.kk')} inputMode="numeric" autocomplete="off" optional />
        </div>
        <TextField name="address" label={t('sanggah.address')} optional />
        <div class="pair">
          <TextField name="rt" label="RT" inputMode="numeric" optional />
          <TextField name="rw" label="RW" inputMode="numeric" optional />
        </div>
        <LongField name="text" label={t('sanggah.said')} />
        {who !== 'self' && <TextField name="name" label={t('sanggah.proposer')} autocomplete="off" />}
        <TextField name="phone" type="tel" label={t('sanggah.phone')} autocomplete="off" optional />
        <TickField name="declared" label={t('sanggah.usul_declare')} />
      </Form>
    </div>
  );
}

export function UsulIntake(): JSX.Element {
  const [receipt, set_receipt] = useState<UsulReceipt | null>(null);
  return (
    <>
      <Head title={t('sanggah.usul_take_in')} lead={t('sanggah.usul_take_in_lead')} />
      {receipt ? (
        <Ticket
          receipt={receipt}
          next={
            <button class="btn" onClick={() => set_receipt(null)}>
              {t('sanggah.usul_next')}
            </button>
          }
        />
      ) : (
        <Asking made={set_receipt} />
      )}
    </>
  );
}

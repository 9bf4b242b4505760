// Taking in a request: what is asked, about whom, and what is like it already, before anything is made.
import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { client_key } from '#/plumbing/api/api';
import { in_language, t, t_code } from '#/plumbing/i18n/i18n';
import { long_day } from '#/plumbing/i18n/format';
import {
  Form,
  LongField,
  PickField,
  TextField,
  TickField,
  all_at_once,
  lacking,
  type Trouble,
  type Typed,
} from '#/plumbing/ui/form';
import { Head, Icon, Link, Note } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { RegionPicker } from '#/ground/regions/views/picker';
import { find_alike, list_kinds, take_in } from '../actions';
import { type Kind, type Receipt, needs } from '../model';
import { RequestRows } from './queue';

interface Sought {
  name: string;
  nik: string;
  phone: string;
}

/// What is like it already; asked once typing pauses.
function Alike({ sought }: { sought: Sought }): JSX.Element | null {
  const [asked, set_asked] = useState<Sought | null>(null);
  useEffect(() => {
    const is_enough = sought.name.length > 3 || sought.nik.length === 16 || sought.phone.length > 8;
    const timer = setTimeout(() => set_asked(is_enough ? sought : null), 400);
    return () => clearTimeout(timer);
  }, [sought.name, sought.nik, sought.phone]);
  const reading = use_reading(asked && `alike ${JSON.stringify(asked)}`, (signal) =>
    find_alike(Object.fromEntries(Object.entries(asked!).filter(([, v]) => v)), signal),
  );
  return (
    <aside class="card stack" aria-live="polite">
      <h2>{t('loket.alike')}</h2>
      {!asked && <p class="quiet">{t('loket.alike_lead')}</p>}
      {asked && reading.data && !reading.data.items.length && <p>{t('loket.alike_none')}</p>}
      {asked && reading.data && reading.data.items.length > 0 && (
        <RequestRows rows={reading.data.items} caption={t('loket.alike')} />
      )}
    </aside>
  );
}

function Questions({ kind }: { kind: Kind }): JSX.Element {
  return (
    <>
      {kind.fields.map((field) => (
        <TextField
          key={field.code}
          name={`answers.${field.code}`}
          label={in_language(field.name_id, field.name_en)}
          {...(field.is_specific ? { hint: t('loket.specific') } : {})}
          optional={!field.is_required}
        />
      ))}
      {kind.is_pbi && (
        <div class="pair">
          <PickField
            name="need"
            label={t('loket.need')}
            none={t('form.choose')}
            choices={needs.map((one) => ({ value: one, text: t_code('loket.need', one) }))}
          />
          <TextField name="deactivated_on" type="date" label={t('loket.deactivated_on')} optional />
        </div>
      )}
      {kind.urgent_hours > 0 && !kind.is_pbi && (
        <TickField name="is_urgent" label={t('loket.is_urgent', { n: kind.urgent_hours })} />
      )}
    </>
  );
}

/// What is missing here. The server refuses that too, and finds the rest.
function lacks(kind: Kind | undefined, typed: Typed): Trouble[] {
  const asked = (kind?.fields ?? []).filter((field) => field.is_required);
  return [
    ...(kind ? [] : [{ path: 'kind', message: t('form.needed', { label: t('col.kind') }) }]),
    ...lacking(typed, {
      ...Object.fromEntries(asked.map((field) => [`answers.${field.code}`, in_language(field.name_id, field.name_en)])),
      ...(kind?.is_pbi ? { need: t('loket.need') } : {}),
      name: t('loket.name'),
      region: t('loket.village'),
    }),
  ];
}
function body_of(kind: Kind | undefined, typed: Typed): Record<string, unknown> {
  const answers = Object.fromEntries(
    (kind?.fields ?? []).flatMap(({ code }) =>
      typed.text(`answers.${code}`) ? [[code, typed.needed(`answers.${code}`)]] : [],
    ),
  );
  const optional = Object.fromEntries(
    ['nik', 'no_kk', 'born_place', 'born_on', 'address', 'phone', 'asker_name', 'asker_relation'].flatMap(
      (name) => (typed.text(name) ? [[name, typed.needed(name)]] : []),
    ),
  );
  return {
    kind: kind?.code ?? '',
    region: typed.text('region'),
    person: { name: typed.needed('name'), ...optional, answers },
    ...(typed.is_on('is_urgent') ? { is_urgent: true } : {}),
    ...(typed.text('note') ? { note: typed.text('note') } : {}),
    ...(typed.text('need') ? { need: typed.text('need') } : {}),
    ...(typed.text('deactivated_on') ? { deactivated_on: typed.text('deactivated_on') } : {}),
  };
}

function Done({ receipt, again }: { receipt: Receipt; again: () => void }): JSX.Element {
  return (
    <>
      <Head title={t('loket.done')} />
      <section class="card stack">
        <dl class="facts">
          <dt>{t('loket.number')}</dt>
          <dd class="num big">{receipt.tracking_number}</dd>
          <dt>{t('loket.key')}</dt>
          <dd class="num big">{receipt.key}</dd>
          <dt>{t('loket.due')}</dt>
          <dd>{long_day(receipt.due_on)}</dd>
        </dl>
        {receipt.missing.length > 0 && (
          <Note kind="wait">
            {t('loket.missing')}:{' '}
            {receipt.missing.map((one) => in_language(one.name_id, one.name_en)).join(', ')}
          </Note>
        )}
        <div class="row">
          <Link class="btn btn-main" to={`/loket/${receipt.id}`}>
            <Icon name="upload" />
            {t('loket.to_papers')}
          </Link>
          <a class="btn" href={`/api/v1/requests/${receipt.id}/receipt.pdf`} target="_blank" rel="noopener">
            <Icon name="printer" />
            {t('loket.receipt')}
          </a>
          <button class="btn" onClick={again}>
            {t('loket.next')}
          </button>
        </div>
      </section>
    </>
  );
}

export function RequestIntake(): JSX.Element {
  const kinds = use_reading('request kinds', list_kinds);
  const [code, set_code] = useState('');
  const [sought, set_sought] = useState<Sought>({ name: '', nik: '', phone: '' });
  const [receipt, set_receipt] = useState<Receipt | null>(null);
  const key = useMemo(client_key, [receipt]);
  const kind = kinds.data?.items.find((one) => one.code === code);
  const seek = (name: keyof Sought) => (event: { currentTarget: HTMLInputElement }) =>
    set_sought((s) => ({ ...s, [name]: event.currentTarget.value }));
  const send = async (typed: Typed): Promise<void> => {
    set_receipt(await all_at_once(lacks(kind, typed), () => take_in(body_of(kind, typed), key)));
  };
  if (receipt) return <Done receipt={receipt} again={() => set_receipt(null)} />;
  return (
    <>
      <Head title={t('loket.take_in')} lead={t('loket.intake_lead')} />
      <div class="two file">
        <Form send={send} button={t('loket.save')}>
          <section class="card stack">
            <h2>{t('loket.what')}</h2>
            <PickField
              name="kind"
              label={t('col.kind')}
              none={t('form.choose')}
              value={code}
              onChange={(e) => set_code(e.currentTarget.value)}
              choices={(kinds.data?.items ?? [])
                .filter((one) => one.is_active)
                .map((one) => ({ value: one.code, text: in_language(one.name_id, one.name_en) }))}
            />
            {kind && (
              <Note>
                {in_language(kind.who_id, kind.who_en)}. {t('loket.brings')}:{' '}
                {kind.papers
                  .filter((one) => one.is_required)
                  .map((one) => in_language(one.name_id, one.name_en))
                  .join(', ')}
                .
              </Note>
            )}
            {kind && <Questions kind={kind} />}
          </section>
          <section class="card stack">
            <h2>{t('loket.about')}</h2>
            <TextField name="name" label={t('loket.name')} autocomplete="off" onInput={seek('name')} />
            <div class="pair">
              <TextField
                name="nik"
                label="NIK"
                inputMode="numeric"
                autocomplete="off"
                onInput={seek('nik')}
                optional
              />
              <TextField
                name="no_kk"
                label={t('loket.no_kk')}
                inputMode="numeric"
                autocomplete="off"
                optional
              />
            </div>
            <div class="pair">
              <TextField name="born_place" label={t('loket.born_place')} autocomplete="off" optional />
              <TextField name="born_on" type="date" label={t('loket.born_on')} optional />
            </div>
            <RegionPicker name="region" label={t('loket.village')} level="village" />
            <TextField name="address" label={t('loket.address')} autocomplete="off" optional />
            <TextField
              name="phone"
              type="tel"
              label={t('loket.phone')}
              autocomplete="off"
              onInput={seek('phone')}
              optional
            />
            <div class="pair">
              <TextField name="asker_name" label={t('loket.asker_name')} autocomplete="off" optional />
              <TextField
                name="asker_relation"
                label={t('loket.asker_relation')}
                autocomplete="off"
                optional
              />
            </div>
            <LongField name="note" label={t('loket.note')} rows={2} optional />
          </section>
        </Form>
        <Alike sought={sought} />
      </div>
    </>
  );
}

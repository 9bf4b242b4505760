// An objection taken in at the counter for a citizen who came.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { client_key } from '#/plumbing/api/api';
import { t } from '#/plumbing/i18n/i18n';
import { day } from '#/plumbing/i18n/format';
import {
  Form,
  LongField,
  PickField,
  TextField,
  TickField,
  all_at_once,
  lacking as lacking_of,
  type Trouble,
  type Typed,
} from '#/plumbing/ui/form';
import { Head, Note, Show } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { RegionPicker } from '#/ground/regions/views/picker';
import { get_form, object, send_photo } from '../actions';
import type { Receipt } from '../model';
import { Ticket } from './bits';

/// What is missing here. The server refuses that too, and finds the rest.
const lacks = (typed: Typed): Trouble[] => [
  ...lacking_of(typed, {
    region: t('loket.village'),
    family_name: t('sanggah.against'),
    reason: t('sanggah.reason'),
    text: t('sanggah.said'),
    name: t('sanggah.name'),
    nik: 'NIK',
  }),
  ...(typed.files('photos').length
    ? []
    : [{ path: 'photos', message: t('form.needed', { label: t('sanggah.photo') }) }]),
  ...(typed.is_on('declared') ? [] : [{ path: 'declared', message: t('sanggah.declare_first') }]),
];

export function ObjectionIntake(): JSX.Element {
  const key = useMemo(client_key, []);
  const reading = use_reading('objection form', get_form);
  const [receipt, set_receipt] = useState<Receipt | null>(null);
  return (
    <>
      <Head title={t('sanggah.take_in')} lead={t('sanggah.take_in_lead')} />
      {receipt ? (
        <Ticket
          receipt={receipt}
          facts={
            <>
              <dt>{t('sanggah.answer_by')}</dt>
              <dd>{day(receipt.due_on)}</dd>
            </>
          }
        />
      ) : (
        <Show reading={reading}>
          {(doc) => (
            <div class="card stack">
              <Note>{t('sanggah.secret')}</Note>
              <Form
                button={t('sanggah.take_in_do')}
                send={async (typed) => {
                  const lacking = lacks(typed);
                  const photos: Awaited<ReturnType<typeof send_photo>>[] = [];
                  for (const file of typed.files('photos').slice(0, 3)) photos.push(await send_photo(file));
                  const made = await all_at_once(lacking, () =>
                    object(
                      {
                        region: typed.text('region'),
                        family_name: typed.needed('family_name'),
                        address: typed.text('address'),
                        rt: typed.text('rt'),
                        rw: typed.text('rw'),
                        programme: typed.text('programme'),
                        reason: typed.needed('reason'),
                        text: typed.needed('text'),
                        place: typed.text('place'),
                        photos,
                        official: typed.text('official'),
                        declared: typed.is_on('declared'),
                        name: typed.needed('name'),
                        nik: typed.needed('nik'),
                        phone: typed.text('phone'),
                      },
                      key,
                    ),
                  );
                  set_receipt(made);
                }}>
                <RegionPicker name="region" label={t('sanggah.same_village')} level="village" />
                <TextField name="family_name" label={t('sanggah.against')} />
                <TextField name="address" label={t('sanggah.address')} optional />
                <div class="pair">
                  <TextField name="rt" label="RT" inputMode="numeric" optional />
                  <TextField name="rw" label="RW" inputMode="numeric" optional />
                </div>
                <TextField name="programme" label={t('sanggah.programme')} optional />
                <PickField
                  name="reason"
                  label={t('sanggah.reason')}
                  none={t('sanggah.choose')}
                  choices={doc.reasons.map((one) => ({ value: one.code, text: one.name }))}
                />
                <LongField name="text" label={t('sanggah.said')} />
                <TextField name="photos" type="file" label={t('sanggah.photo')} accept="image/jpeg,image/png" />
                <TextField name="place" label={t('sanggah.place')} hint={t('sanggah.place_hint')} optional />
                <TextField name="official" label={t('sanggah.official')} hint={t('sanggah.official_hint')} optional />
                <TextField name="name" label={t('sanggah.name')} autocomplete="off" />
                <div class="pair">
                  <TextField name="nik" label="NIK" inputMode="numeric" autocomplete="off" />
                  <TextField name="phone" type="tel" label={t('sanggah.phone')} autocomplete="off" optional />
                </div>
                <TickField name="declared" label={t('sanggah.declare')} />
              </Form>
            </div>
          )}
        </Show>
      )}
    </>
  );
}

// A round of field checks in a village, and what may follow a check that found a difference.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '#/plumbing/i18n/i18n';
import { number } from '#/plumbing/i18n/format';
import { PickField, TextField, need } from '#/plumbing/ui/form';
import { Icon, say } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { may } from '#/ground/session/actions';
import { RegionPicker } from '#/ground/regions/views/picker';
import { get_form, open_round, propose_removal } from '../actions';
import { Deed } from './bits';

/// Families drawn by lot, as the office checks without any objection.
export function RoundButton({ done }: { done: () => void }): JSX.Element | null {
  const [is_open, set_open] = useState(false);
  if (!may('verify_registry')) return null;
  return (
    <>
      <button class="btn btn-main" onClick={() => set_open(true)}>
        <Icon name="plus" />
        {t('sanggah.begin')}
      </button>
      {is_open && (
        <Deed
          title={t('sanggah.begin')}
          button={t('sanggah.begin_do')}
          close={() => set_open(false)}
          send={async (typed, key) => {
            need(typed, { region: t('loket.village'), count: t('sanggah.how_many') });
            const made = await open_round({ region: typed.needed('region'), count: typed.number('count') ?? 1 }, key);
            say(t('sanggah.begun', { n: number(made.opened) }));
            done();
          }}>
          <p>{t('sanggah.begin_lead')}</p>
          <RegionPicker name="region" label={t('loket.village')} level="village" />
          <TextField
            name="count"
            type="number"
            label={t('sanggah.how_many')}
            defaultValue="10"
            min="1"
            max="100"
            width="short"
          />
        </Deed>
      )}
    </>
  );
}

/// For an accepted check that found a difference.
export function RemovalButton({ visit, name }: { visit: string; name: string }): JSX.Element {
  const [is_open, set_open] = useState(false);
  const form = use_reading('objection form', get_form);
  return (
    <>
      <button class="btn" onClick={() => set_open(true)}>
        {t('sanggah.propose')}
      </button>
      {is_open && (
        <Deed
          title={`${t('sanggah.propose')}: ${name}`}
          button={t('sanggah.propose_do')}
          tone="bad"
          close={() => set_open(false)}
          send={async (typed, key) => {
            need(typed, { programme: t('sanggah.programme'), reason: t('sanggah.reason') });
            const body = { visit, programme: typed.needed('programme'), reason: typed.needed('reason') };
            await propose_removal(body, key);
            say(t('sanggah.proposed'));
          }}>
          <p>{t('sanggah.propose_lead')}</p>
          <TextField name="programme" label={t('sanggah.programme')} />
          <PickField
            name="reason"
            label={t('sanggah.reason')}
            none={t('sanggah.choose')}
            choices={(form.data?.removal_reasons ?? []).map((one) => ({ value: one.code, text: one.name }))}
          />
        </Deed>
      )}
    </>
  );
}

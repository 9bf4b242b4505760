// Changing card, address and who somebody is. What stays is not sent, so that two officers who change different fields
// do not undo each other.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { language, t, t_code } from '#/plumbing/i18n/i18n';
import { Form, PickField, TextField, Wrong, type Choice, type Trouble, type Typed } from '#/plumbing/ui/form';
import { Dialog, say } from '#/plumbing/ui/parts';
import { edit_home, edit_identity } from '../actions';
import {
  type Code,
  type FamilyFile,
  type FormDoc,
  type Person,
  home_of,
  identity_of,
  place_in,
  place_text,
} from '../model';
import { Clash, type Clashing, is_clash } from './clash';
import { GroundFields, ground_of, use_form } from './bits';

export const choices_of = (codes: readonly Code[] | undefined): Choice[] =>
  (codes ?? []).map((one) => ({
    value: String(one.code),
    text: `${one.code} · ${language.value === 'en' ? one.en : one.id}`,
  }));
export const sexes = (): Choice[] => ['L', 'P'].map((value) => ({ value, text: t_code('reg.sex', value) }));

/// Only what differs from what was seen. A number that was left empty stays: it is shown masked.
function changed(typed: Typed, seen: Record<string, string>, fields: string[]): Record<string, string> {
  const out: Record<string, string> = {};
  for (const field of fields) {
    const now = typed.needed(field);
    if (field === 'nik' || field === 'no_kk') {
      if (now) out[field] = now;
    } else if (now !== (seen[field] ?? '')) out[field] = now;
  }
  return out;
}
interface EditProps {
  file: FamilyFile;
  close: () => void;
  done: () => void;
}
export function HomeForm({ file, close, done }: EditProps): JSX.Element {
  const { family } = file;
  const [clash, set_clash] = useState<Clashing | null>(null);
  const seen = home_of(family);
  const send = async (typed: Typed): Promise<void> => {
    const home = changed(typed, seen, ['address', 'rt', 'rw', 'no_kk']);
    const place = place_in(typed.text('place'));
    const wrong = place_faults(typed);
    if (wrong.length) throw new Wrong(wrong);
    const is_placed = place !== undefined && typed.text('place') !== place_text(family.lat, family.lon);
    const body = { home: { ...home, ...(is_placed ? place : {}) }, ground: ground_of(typed) };
    try {
      await edit_home(family.id, { version: family.version, ...body });
    } catch (fault) {
      if (!is_clash(fault)) throw fault;
      set_clash({
        sees: (of) => home_of(of.family),
        mine: home,
        again: (now) => edit_home(family.id, { version: now.family.version, ...body }),
      });
      return;
    }
    say(t('ui.saved'));
    done();
  };
  if (clash) return <Clash seen={file} clash={clash} close={close} done={done} />;
  return (
    <Dialog title={t('reg.edit_home')} close={close}>
      <Form send={send} button={t('ui.save')} cancel={close}>
        <TextField
          name="no_kk"
          label={t('reg.kk')}
          inputMode="numeric"
          autocomplete="off"
          hint={family.no_kk_masked ? t('reg.number_stays', { number: family.no_kk_masked }) : t('reg.kk_hint')}
          optional
        />
        <TextField name="address" label={t('reg.address')} defaultValue={family.address} autocomplete="off" />
        <div class="pair">
          <TextField name="rt" label="RT" defaultValue={family.rt} inputMode="numeric" optional />
          <TextField name="rw" label="RW" defaultValue={family.rw} inputMode="numeric" optional />
        </div>
        <PlaceField lat={family.lat} lon={family.lon} />
        <GroundFields />
      </Form>
    </Dialog>
  );
}

/// A point that cannot be read is said, never left out silently.
export function place_faults(typed: Typed): Trouble[] {
  const text = typed.text('place');
  return text && !place_in(text) ? [{ path: 'place', message: t('reg.place_wrong') }] : [];
}

/// Coordinates typed, pasted from a map, or taken from the device.
export function PlaceField({
  lat,
  lon,
}: {
  lat?: number | null | undefined;
  lon?: number | null | undefined;
}): JSX.Element {
  const [text, set_text] = useState(place_text(lat, lon));
  const [told, set_told] = useState('');
  const take = (): void => {
    if (!('geolocation' in navigator)) {
      set_told(t('reg.no_place_here'));
      return;
    }
    set_told(t('ui.waiting'));
    navigator.geolocation.getCurrentPosition(
      (found) => {
        set_text(place_text(found.coords.latitude * 1_000_000, found.coords.longitude * 1_000_000));
        set_told(t('reg.accurate', { n: Math.round(found.coords.accuracy) }));
      },
      () => set_told(t('reg.no_place_here')),
      { enableHighAccuracy: true, timeout: 15_000 },
    );
  };
  return (
    <>
      <TextField
        name="place"
        label={t('reg.place')}
        hint={t('reg.place_hint')}
        value={text}
        onInput={(e) => set_text(e.currentTarget.value)}
        optional
      />
      <div class="row">
        <button type="button" class="btn btn-small" onClick={take}>
          {t('reg.place_here')}
        </button>
        <span class="quiet" role="status">
          {told}
        </span>
      </div>
    </>
  );
}

/// The fields that say who somebody is; the same for a new person and for a known one.
export function PersonFields({ form, person, prefix = '', relation = 'asked' }: PersonFieldsProps): JSX.Element {
  const name = (field: string): string => prefix + field;
  return (
    <>
      <TextField name={name('name')} label={t('reg.name')} defaultValue={person?.name ?? ''} autocomplete="off" />
      <TextField
        name={name('nik')}
        label="NIK"
        inputMode="numeric"
        autocomplete="off"
        hint={person?.nik_masked ? t('reg.number_stays', { number: person.nik_masked }) : t('reg.nik_hint')}
        optional
      />
      <div class="pair">
        <PickField
          name={name('sex')}
          label={t('reg.sex_label')}
          none={t('form.choose')}
          defaultValue={person?.sex ?? ''}
          choices={sexes()}
        />
        <TextField
          name={name('born_on')}
          type="date"
          label={t('reg.born_on')}
          defaultValue={person?.born_on ?? ''}
          optional
        />
        <TextField
          name={name('born_place')}
          label={t('reg.born_place')}
          defaultValue={person?.born_place ?? ''}
          autocomplete="off"
          optional
        />
      </div>
      <div class="pair">
        {relation === 'asked' && (
          <PickField
            name={name('relation')}
            label={t('reg.relation')}
            none={t('form.choose')}
            defaultValue={person?.relation ? String(person.relation) : ''}
            choices={choices_of(form?.relations)}
          />
        )}
        <PickField
          name={name('marital')}
          label={t('reg.marital')}
          none={t('reg.not_known')}
          defaultValue={person?.marital ? String(person.marital) : ''}
          choices={choices_of(form?.maritals)}
          optional
        />
        <TextField
          name={name('mother_name')}
          label={t('reg.mother')}
          defaultValue={person?.mother_name ?? ''}
          autocomplete="off"
          optional
        />
      </div>
    </>
  );
}
interface PersonFieldsProps {
  form: FormDoc | undefined;
  person?: Person;
  prefix?: string;
  relation?: 'asked' | 'given';
}

const identity_fields = ['name', 'nik', 'sex', 'born_on', 'born_place', 'mother_name', 'relation', 'marital'];
const is_code = (field: string): boolean => field === 'relation' || field === 'marital';

export function IdentityForm({ file, person, close, done }: EditProps & { person: Person }): JSX.Element {
  const form = use_form().data;
  const [clash, set_clash] = useState<Clashing | null>(null);
  const seen = identity_of(person);
  const send = async (typed: Typed): Promise<void> => {
    const mine = changed(typed, seen, identity_fields);
    if (!mine.born_on) delete mine.born_on; // the server keeps a day it once knew
    const body = {
      ...Object.fromEntries(Object.entries(mine).map(([k, v]) => [k, is_code(k) ? Number(v) : v])),
      ground: ground_of(typed),
    };
    try {
      const made = await edit_identity(person.id, { version: person.version, ...body });
      const [doubt] = made.findings;
      say(doubt ? `${t('ui.saved')}. ${doubt.sentence}` : t('ui.saved'));
    } catch (fault) {
      if (!is_clash(fault)) throw fault;
      const of = (now: FamilyFile): Person => now.members.find((one) => one.id === person.id) ?? person;
      set_clash({
        sees: (now) => identity_of(of(now)),
        mine,
        again: (now) => edit_identity(person.id, { version: of(now).version, ...body }),
      });
      return;
    }
    done();
  };
  if (clash) return <Clash seen={file} clash={clash} close={close} done={done} />;
  return (
    <Dialog title={t('reg.edit_person', { name: person.name })} close={close}>
      <Form send={send} button={t('ui.save')} cancel={close}>
        <PersonFields form={form} person={person} />
        <GroundFields />
      </Form>
    </Dialog>
  );
}

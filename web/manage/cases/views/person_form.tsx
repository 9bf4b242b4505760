// A person of a case: one added, or one changed from what was seen. Changed by somebody else meanwhile, both are shown.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Problem, client_key } from '#/plumbing/api/api';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { BothSides } from '#/plumbing/ui/both_sides';
import { Form, PickField, TextField, type Typed } from '#/plumbing/ui/form';
import { do_case, open_case } from '../actions';
import type { CaseFile, Did } from '../model';

type Person = CaseFile['persons'][number];
type Values = Record<string, unknown>;

const texts = ['name', 'nik', 'sex', 'phone', 'address', 'relation'] as const;
type Said = Partial<Record<(typeof texts)[number] | 'age', string>>;
const said_in = (typed: Typed): Said =>
  Object.fromEntries([...texts, 'age'].flatMap((name) => (typed.text(name) ? [[name, typed.needed(name)]] : [])));
/// What a form shows of a person: number and age are never filled in, so empty means as it was.
const shown_of = (of: Person | undefined): Said =>
  of ? { name: of.name, sex: of.sex, phone: of.phone, address: of.address, relation: of.relation } : {};

/// What this officer changed since they saw it, laid over how the person stands now: what only the other one changed
/// stays theirs.
function laid_over(mine: Said, seen: Person | undefined, now: Person): Said {
  const before = shown_of(seen);
  const after = shown_of(now);
  const one = (name: keyof Said): string | undefined =>
    (mine[name] ?? '') === (before[name] ?? '') ? after[name] : mine[name];
  return Object.fromEntries([...texts, 'age' as const].map((name) => [name, one(name)]));
}
function values_of(said: Said, of: Person | undefined): Values {
  const { age, ...rest } = Object.fromEntries(Object.entries(said).filter(([, value]) => value));
  return {
    role: of?.role ?? 'subject',
    identity: said.name || said.nik || of?.nik_masked ? 'known' : 'unknown',
    ...rest,
    ...(age === undefined ? (of?.born_on ? { born_on: of.born_on } : {}) : { age: Number(age) }),
  };
}

function Fields({ of }: { of: Person | undefined }): JSX.Element {
  return (
    <>
      <TextField name="name" label={t('case.person_name')} defaultValue={of?.name ?? ''} optional />
      <div class="pair">
        <TextField
          name="nik"
          label="NIK"
          inputMode="numeric"
          hint={of?.nik_masked ? t('case.nik_stays', { nik: of.nik_masked }) : undefined}
          optional
        />
        <TextField
          name="age"
          type="number"
          min="0"
          max="130"
          label={t('case.person_age')}
          hint={of?.age_band ? t('case.aged', { band: of.age_band }) : undefined}
          optional
        />
      </div>
      <PickField
        name="sex"
        label={t('case.person_sex')}
        none={t('form.choose')}
        defaultValue={of?.sex ?? ''}
        choices={['L', 'P'].map((value) => ({ value, text: t_code('case.sex', value) }))}
        optional
      />
      <div class="pair">
        <TextField name="phone" type="tel" label={t('place.phone')} defaultValue={of?.phone ?? ''} optional />
        <TextField name="relation" label={t('case.field.relation')} defaultValue={of?.relation ?? ''} optional />
      </div>
      <TextField name="address" label={t('place.address')} defaultValue={of?.address ?? ''} optional />
    </>
  );
}

export function PersonForm({
  file,
  cancel,
  done,
}: {
  file: CaseFile;
  cancel: () => void;
  done: (did: Did) => void;
}): JSX.Element {
  const known = file.persons.filter((person) => !person.is_withheld);
  // As it was when the form was opened: the page reads the case again whenever it changes, and a version that moved on
  // would hide what the other one changed.
  const [of, set_of] = useState(known.find((person) => person.role === 'subject'));
  const chosen = of?.id ?? '';
  const [clash, set_clash] = useState<{ mine: Said; now: Person } | null>(null);
  const key = useMemo(client_key, [of]);
  const put = (said: Said, at: Person | undefined, with_key: string): Promise<Did> =>
    do_case(
      file.id,
      'person',
      { ...(at ? { person: at.id, version: at.version } : {}), values: values_of(said, at) },
      with_key,
    );
  const show_both = async (fault: unknown, mine: Said, seen: Person | undefined): Promise<void> => {
    const is_clash = fault instanceof Problem && fault.key === 'cases.person_changed';
    const now = is_clash ? (await open_case(file.id)).persons.find((person) => person.id === of?.id) : undefined;
    if (!now || now.is_withheld) throw fault;
    set_clash({ mine: laid_over(mine, seen, now), now });
  };
  const send = async (typed: Typed): Promise<void> => {
    const said = said_in(typed);
    try {
      done(await put(said, of, key));
    } catch (fault) {
      await show_both(fault, said, of);
    }
  };
  /// Changed once more meanwhile: shown once more.
  const keep_mine = async ({ mine, now }: { mine: Said; now: Person }): Promise<void> => {
    try {
      done(await put(mine, now, client_key()));
    } catch (fault) {
      await show_both(fault, mine, now);
    }
  };
  return (
    <>
      <Form key={chosen} button={t('case.deed.person')} send={send} cancel={cancel}>
        <PickField
          name="person"
          label={t('case.which_person')}
          value={chosen}
          onChange={(e) => set_of(known.find((person) => person.id === e.currentTarget.value))}
          none={t('case.new_person')}
          choices={known.map((person) => ({
            value: person.id,
            text: `${person.name || t_code('case.identity', person.identity)} (${t_code('case.role', person.role)})`,
          }))}
        />
        <Fields of={of} />
      </Form>
      {clash && (
        <BothSides
          title={t('case.person_clash')}
          sides={[
            { label: t('case.person_name'), mine: clash.mine.name ?? '', now: clash.now.name },
            { label: 'NIK', mine: clash.mine.nik || clash.now.nik_masked, now: clash.now.nik_masked },
            { label: t('case.person_age'), mine: clash.mine.age || clash.now.age_band, now: clash.now.age_band },
            {
              label: t('case.person_sex'),
              mine: clash.mine.sex ? t_code('case.sex', clash.mine.sex) : '',
              now: clash.now.sex && t_code('case.sex', clash.now.sex),
            },
            { label: t('place.phone'), mine: clash.mine.phone ?? '', now: clash.now.phone },
            { label: t('place.address'), mine: clash.mine.address ?? '', now: clash.now.address },
            { label: t('case.field.relation'), mine: clash.mine.relation ?? '', now: clash.now.relation },
          ]}
          keep_mine={() => keep_mine(clash)}
          close={() => {
            set_clash(null);
            cancel();
          }}
        />
      )}
    </>
  );
}

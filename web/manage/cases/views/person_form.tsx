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
function values_of(typed: Typed, of: Person | undefined): Values {
  const said = Object.fromEntries(texts.flatMap((name) => (typed.text(name) ? [[name, typed.needed(name)]] : [])));
  const age = typed.number('age');
  return {
    role: of?.role ?? 'subject',
    identity: said['name'] || said['nik'] || of?.nik_masked ? 'known' : 'unknown',
    ...said,
    ...(age === undefined ? (of?.born_on ? { born_on: of.born_on } : {}) : { age }),
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
  const [chosen, set_chosen] = useState(known.find((person) => person.role === 'subject')?.id ?? '');
  const [clash, set_clash] = useState<{ mine: Values; now: Person } | null>(null);
  const key = useMemo(client_key, [file.version, chosen]);
  const of = known.find((person) => person.id === chosen);
  const put = (values: Values, version: number | undefined, with_key: string): Promise<Did> =>
    do_case(file.id, 'person', { ...(of ? { person: of.id, version } : {}), values }, with_key);
  const send = async (typed: Typed): Promise<void> => {
    const values = values_of(typed, of);
    try {
      done(await put(values, of?.version, key));
    } catch (fault) {
      const is_clash = fault instanceof Problem && fault.key === 'cases.person_changed';
      const now = is_clash ? (await open_case(file.id)).persons.find((person) => person.id === of?.id) : undefined;
      if (!now) throw fault;
      set_clash({ mine: values, now });
    }
  };
  const word = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? `${value}` : '');
  return (
    <>
      <Form key={chosen} button={t('case.deed.person')} send={send} cancel={cancel}>
        <PickField
          name="person"
          label={t('case.which_person')}
          value={chosen}
          onChange={(e) => set_chosen(e.currentTarget.value)}
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
            { label: t('case.person_name'), mine: word(clash.mine['name']), now: clash.now.name },
            { label: 'NIK', mine: word(clash.mine['nik']), now: clash.now.nik_masked },
            { label: t('case.person_age'), mine: word(clash.mine['age']), now: clash.now.age_band },
            {
              label: t('case.person_sex'),
              mine: clash.mine['sex'] ? t_code('case.sex', word(clash.mine['sex'])) : '',
              now: clash.now.sex && t_code('case.sex', clash.now.sex),
            },
            { label: t('place.phone'), mine: word(clash.mine['phone']), now: clash.now.phone },
            { label: t('place.address'), mine: word(clash.mine['address']), now: clash.now.address },
            { label: t('case.field.relation'), mine: word(clash.mine['relation']), now: clash.now.relation },
          ]}
          keep_mine={async () => done(await put(clash.mine, clash.now.version, client_key()))}
          close={() => {
            set_clash(null);
            cancel();
          }}
        />
      )}
    </>
  );
}

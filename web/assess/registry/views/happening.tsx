// Something happened to a family: one small form for each kind, with the fields that kind needs and no other.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { client_key } from '#/plumbing/api/api';
import { t, t_code } from '#/plumbing/i18n/i18n';
import {
  Form,
  Group,
  PickField,
  TextField,
  TickField,
  all_at_once,
  lacking,
  type Choice,
  type Trouble,
  type Typed,
} from '#/plumbing/ui/form';
import { Dialog, Icon, Note, say } from '#/plumbing/ui/parts';
import { RegionPicker } from '#/ground/regions/views/picker';
import type { RegistryEventIn, RegistryPersonIn } from '#/plumbing/api/types';
import { record_event } from '../actions';
import {
  type FamilyFile,
  type Happening,
  type Hit,
  happenings,
  home_of,
  in_order,
  is_living,
} from '../model';
import { Clash, type Clashing, is_clash } from './clash';
import { PersonFields, choices_of } from './edits';
import { FamilyField, PersonPick } from './pick';
import { GroundFields, ground_of, use_form } from './bits';

const members_of = (file: FamilyFile): Choice[] =>
  in_order(file.members)
    .filter(is_living)
    .map((one) => ({ value: one.id, text: one.name }));

/// Whoever is head from now on, asked only when the head goes or is dead.
function HeadField({ file, gone }: { file: FamilyFile; gone: string[] }): JSX.Element | null {
  const head = file.members.find((one) => is_living(one) && one.relation === 1);
  const rest = members_of(file).filter((one) => !gone.includes(one.value));
  if ((head && !gone.includes(head.id)) || !rest.length) return null;
  return (
    <PickField
      name="head"
      label={t('reg.new_head')}
      hint={t(head ? 'reg.new_head_hint' : 'reg.new_head_of_dead', { name: head?.name ?? file.family.head_name })}
      none={t('form.choose')}
      choices={rest}
    />
  );
}

function SomebodyFields({ kind }: { kind: 'born' | 'came_in' }): JSX.Element {
  const form = use_form().data;
  const [known, set_known] = useState<Hit | null>(null);
  return (
    <>
      {kind === 'came_in' && <PersonPick chosen={known} choose={set_known} />}
      <input type="hidden" name="known" value={known?.person.id ?? ''} />
      {known ? (
        <PickField
          name="relation"
          label={t('reg.relation')}
          none={t('form.choose')}
          choices={choices_of(form?.relations)}
        />
      ) : (
        <PersonFields form={form} relation={kind === 'born' ? 'given' : 'asked'} />
      )}
    </>
  );
}

function PlaceFields({ is_new_card }: { is_new_card: boolean }): JSX.Element {
  return (
    <>
      <RegionPicker name="region" label={t('reg.village')} level="village" optional />
      <TextField name="address" label={t('reg.address')} autocomplete="off" optional />
      <div class="pair">
        <TextField name="rt" label="RT" inputMode="numeric" optional />
        <TextField name="rw" label="RW" inputMode="numeric" optional />
        <TextField
          name="no_kk"
          label={is_new_card ? t('reg.new_kk') : t('reg.kk')}
          inputMode="numeric"
          autocomplete="off"
          optional
        />
      </div>
    </>
  );
}

function MarriageFields({ file, person }: { file: FamilyFile; person: string }): JSX.Element {
  const form = use_form().data;
  const [where, set_where] = useState<'stays' | 'here' | 'there'>('stays');
  return (
    <>
      <PickField
        name="where"
        label={t('reg.marries')}
        value={where}
        onChange={(e) => set_where(e.currentTarget.value as typeof where)}
        choices={(['stays', 'here', 'there'] as const).map((value) => ({
          value,
          text: t_code('reg.marries_how', value),
        }))}
      />
      {where === 'here' && <PersonFields form={form} />}
      {where === 'there' && (
        <>
          <FamilyField name="other" label={t('reg.their_family')} not={file.family.id} />
          <PickField
            name="relation"
            label={t('reg.relation_there')}
            none={t('form.choose')}
            choices={choices_of(form?.relations)}
          />
          <HeadField file={file} gone={[person]} />
        </>
      )}
    </>
  );
}

function SplitFields({ file, gone, set_gone }: SplitProps): JSX.Element {
  const members = in_order(file.members).filter(is_living);
  const toggle = (id: string): void => set_gone(gone.includes(id) ? gone.filter((one) => one !== id) : [...gone, id]);
  return (
    <>
      <Group name="who" label={t('reg.who_splits')}>
        {members.map((one) => (
          <label class="tick" key={one.id}>
            <input
              type="checkbox"
              name="who"
              value={one.id}
              checked={gone.includes(one.id)}
              onChange={() => toggle(one.id)}
            />
            <span>{one.name}</span>
          </label>
        ))}
      </Group>
      {gone.length > 0 && (
        <PickField
          name="new_head"
          label={t('reg.head_of_new')}
          choices={members.filter((one) => gone.includes(one.id)).map((one) => ({ value: one.id, text: one.name }))}
        />
      )}
      <PlaceFields is_new_card />
      <HeadField file={file} gone={gone} />
    </>
  );
}
interface SplitProps {
  file: FamilyFile;
  gone: string[];
  set_gone: (gone: string[]) => void;
}

function Fields({ kind, file, chosen }: FieldsProps): JSX.Element {
  const [person, set_person] = useState(chosen);
  const [gone, set_gone] = useState<string[]>(chosen ? [chosen] : []);
  const who = (
    <PickField
      name="person"
      label={t('reg.who')}
      none={t('form.choose')}
      value={person}
      onChange={(e) => set_person(e.currentTarget.value)}
      choices={members_of(file)}
    />
  );
  switch (kind) {
    case 'born':
    case 'came_in':
      return <SomebodyFields kind={kind} />;
    case 'died':
    case 'left':
      return (
        <>
          {who}
          <HeadField file={file} gone={[person]} />
        </>
      );
    case 'divorced':
      return who;
    case 'married':
      return (
        <>
          {who}
          <MarriageFields file={file} person={person} />
        </>
      );
    case 'moved':
      return <PlaceFields is_new_card={false} />;
    case 'split':
      return <SplitFields file={file} gone={gone} set_gone={set_gone} />;
    case 'joined':
      return (
        <>
          <FamilyField name="other" label={t('reg.joins')} not={file.family.id} />
          <TickField name="is_sure" label={t('reg.joins_sure')} />
        </>
      );
    case 'new_head':
      return <HeadField file={file} gone={[]} />;
  }
}
interface FieldsProps {
  kind: Happening;
  file: FamilyFile;
  chosen: string;
}

const filled = (typed: Typed, names: string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => (typed.text(name) ? [[name, typed.needed(name)]] : [])));
function somebody_of(typed: Typed, relation: number): RegistryPersonIn {
  const known = typed.text('known');
  return {
    relation,
    ...(known ? { known } : {}),
    ...filled(typed, ['name', 'nik', 'sex', 'born_on', 'born_place', 'mother_name']),
    ...(typed.number('marital') ? { marital: typed.number('marital')! } : {}),
  };
}
/// Somebody new comes: born, moved in, or married into this family.
const brings = (kind: Happening, where: string | undefined): boolean =>
  kind === 'born' || kind === 'came_in' || (kind === 'married' && where === 'here');
/// What the form of this kind lacks.
export function lacks(kind: Happening, typed: Typed): Trouble[] {
  const where = typed.text('where');
  const has_new = brings(kind, where);
  const is_going = kind === 'moved' && !['region', 'address', 'rt', 'rw', 'no_kk'].some((name) => typed.text(name));
  const told = (is_wrong: boolean, path: string, message: string): Trouble[] => (is_wrong ? [{ path, message }] : []);
  return [
    ...lacking(typed, {
      ...(kind === 'new_head' ? { head: t('reg.new_head') } : {}),
      ...(happenings[kind].who === 'member' ? { person: t('reg.who') } : {}),
      ...(has_new && !typed.text('known') ? { name: t('reg.name'), sex: t('reg.sex_label') } : {}),
      ...(has_new && kind !== 'born' ? { relation: t('reg.relation') } : {}),
      ...(kind === 'joined' || where === 'there' ? { other: t('reg.their_family') } : {}),
    }),
    ...told(kind === 'joined' && !typed.is_on('is_sure'), 'is_sure', t('reg.joins_unsure')),
    ...told(kind === 'split' && !typed.all('who').length, 'who', t('reg.nobody_splits')),
    ...told(is_going, 'address', t('reg.where_to')),
  ];
}
/// What the form of this kind sends.
export function event_of(kind: Happening, typed: Typed): Omit<RegistryEventIn, 'id' | 'version'> {
  const where = typed.text('where');
  const has_new = brings(kind, where);
  const who = typed.all('who');
  const place = filled(typed, ['address', 'rt', 'rw', 'no_kk']);
  const relation = kind === 'born' ? 4 : (typed.number('relation') ?? 0);
  const head = typed.text('new_head');
  return {
    kind,
    ground: ground_of(typed),
    ...filled(typed, ['person', 'other', 'region', 'head']),
    ...(has_new || where === 'there' ? { somebody: somebody_of(typed, relation) } : {}),
    ...(Object.keys(place).length ? { place } : {}),
    // The first who goes is head of the new family.
    ...(who.length ? { who: head ? [head, ...who.filter((one) => one !== head)] : who } : {}),
  };
}

export function HappeningForm({ kind, file, chosen, close, done }: HappeningProps): JSX.Element {
  const key = useMemo(client_key, [file.family.version, kind]);
  const [clash, set_clash] = useState<Clashing | null>(null);
  const send = async (typed: Typed): Promise<void> => {
    const body = event_of(kind, typed);
    const now = { version: file.family.version, ...body };
    try {
      await all_at_once(lacks(kind, typed), (asks) =>
        asks === 'to_keep'
          ? record_event(file.family.id, now, key)
          : record_event(file.family.id, { ...now, only_check: true }, client_key()),
      );
    } catch (fault) {
      if (!is_clash(fault)) throw fault;
      set_clash({
        sees: (now) => home_of(now.family),
        mine: {},
        again: (now) => record_event(file.family.id, { version: now.family.version, ...body }, client_key()),
      });
      return;
    }
    say(t('reg.happened', { what: t_code('reg.event', kind) }));
    done();
  };
  if (clash) return <Clash seen={file} clash={clash} close={close} done={done} />;
  return (
    <Dialog title={`${t_code('reg.event', kind)}: ${file.family.head_name}`} close={close}>
      <Form send={send} button={t('reg.record')} icon={happenings[kind].icon} cancel={close}>
        <Note>{t_code('reg.event_text', kind)}</Note>
        <Fields kind={kind} file={file} chosen={chosen} />
        <GroundFields
          on={t_code('reg.event_day', kind === 'born' ? 'born' : 'other')}
          reason={kind === 'left' || kind === 'joined' ? 'needed' : 'optional'}
        />
      </Form>
    </Dialog>
  );
}
interface HappeningProps {
  kind: Happening;
  file: FamilyFile;
  chosen: string;
  close: () => void;
  done: () => void;
}

/// That somebody follows a dead head is asked where it is said that the family has none.
export function HappeningButtons({ pick }: { pick: (kind: Happening) => void }): JSX.Element {
  const kinds = (Object.keys(happenings) as Happening[]).filter((kind) => kind !== 'new_head');
  return (
    <div class="act-list">
      {kinds.map((kind) => (
        <button type="button" key={kind} class="btn" onClick={() => pick(kind)}>
          <Icon name={happenings[kind].icon} />
          {t_code('reg.event', kind)}
        </button>
      ))}
    </div>
  );
}

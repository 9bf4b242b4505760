// A new family in sections: where it lives, who belongs to it, who says so. Beside it, before anything is made, whoever
// of the registry may be meant already.
import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { client_key } from '#/plumbing/api/api';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { kept_draft } from '#/plumbing/drafts/drafts';
import { DraftNote, use_draft } from '#/plumbing/drafts/use_draft';
import { go } from '#/plumbing/router/router';
import { Form, PickField, TextField, all_at_once, type Trouble, type Typed } from '#/plumbing/ui/form';
import { Head, Icon, Link, Note, say } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import type { RegistryPersonIn } from '#/plumbing/api/types';
import { session } from '#/ground/session/actions';
import { RegionPicker } from '#/ground/regions/views/picker';
import { create_family, who_is_known } from '../actions';
import { type Hit, asked_in, is_none, place_in } from '../model';
import { PersonFields, PlaceField, choices_of, place_faults } from './edits';
import { path_of } from './find';
import { typed_last } from './typed_last';
import { GroundFields, PersonMarks, ground_of, life_text, use_form } from './bits';

interface Row {
  id: number;
  /// Somebody of the registry who moves in; the rest of the fields stays as it is there.
  known: Hit | null;
}
/// What was typed of one member, to ask who is meant.
interface Sought {
  row: number;
  name: string;
  nik: string;
  born_on: string;
  sex: string;
  mother_name: string;
}
const rest_ms = 350;
const sure_from = 50; // percent

function Known({ sought, region, use }: KnownProps): JSX.Element {
  const [asked, set_asked] = useState<Sought | null>(null);
  const key = JSON.stringify(sought);
  useEffect(() => {
    const is_enough = sought && (sought.name.length > 2 || sought.nik.replace(/\D/g, '').length === 16);
    const timer = setTimeout(() => set_asked(is_enough ? sought : null), rest_ms);
    return () => clearTimeout(timer);
  }, [key]);
  const reading = use_reading(asked && `known ${JSON.stringify(asked)} ${region}`, (signal) => {
    const { row: _, ...fields } = asked!;
    const told = Object.fromEntries(Object.entries(fields).filter(([, v]) => v));
    return who_is_known({ name: '', ...told, ...(region ? { region } : {}) }, signal);
  });
  const hits = reading.data?.items ?? [];
  return (
    <aside class="card stack" aria-live="polite">
      <h2>{t('reg.known')}</h2>
      {!asked && <p class="quiet">{t('reg.known_lead')}</p>}
      {asked && reading.data && !hits.length && <p>{t('reg.known_none')}</p>}
      {hits.length > 0 && (
        <>
          <Note kind="wait">{t('reg.known_some')}</Note>
          <ul class="similar">
            {hits.slice(0, 5).map((hit) => (
              <li key={hit.person.id} class="stack stack-2">
                <div class="row-apart">
                  <strong>{hit.person.name}</strong>
                  <span class={`tag ${hit.percent >= sure_from ? 'tag-bad' : ''}`}>
                    {t('reg.sure', { n: hit.percent })}
                  </span>
                </div>
                <div>
                  {life_text(hit.person)} · {hit.person.region_name}
                  {hit.head_name && ` · ${t('reg.family_of', { name: hit.head_name })}`}
                </div>
                <PersonMarks person={hit.person} />
                {hit.why.length > 0 && <div class="quiet small">{hit.why.map((one) => one.words).join('; ')}</div>}
                <div class="row">
                  <Link class="btn btn-small" to={path_of(hit)} target="_blank">
                    <Icon name="external-link" />
                    {t('reg.look')}
                  </Link>
                  <button type="button" class="btn btn-small" onClick={() => use(asked!.row, hit)}>
                    <Icon name="user-check" />
                    {t('reg.is_the_same')}
                  </button>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}
interface KnownProps {
  sought: Sought | null;
  region: string;
  use: (row: number, hit: Hit) => void;
}

function MemberCard({ at, row, seek, drop, forget, seed }: MemberProps): JSX.Element {
  const form = use_form().data;
  const prefix = `members.${at}.`;
  const relation = (
    <PickField
      name={`${prefix}relation`}
      label={t('reg.relation')}
      none={t('form.choose')}
      defaultValue={at === 0 ? '1' : ''}
      choices={choices_of(form?.relations)}
    />
  );
  return (
    <section
      class="card stack"
      aria-label={t('reg.member_n', { n: at + 1 })}
      onInput={(event) => seek(row.id, prefix, (event.target as HTMLElement).closest('form'))}>
      <div class="row-apart">
        <h3>{at === 0 ? t('reg.head') : t('reg.member_n', { n: at + 1 })}</h3>
        {drop && (
          <button type="button" class="btn btn-small" onClick={drop}>
            <Icon name="trash-2" />
            {t('reg.drop_member')}
            <span class="unseen">: {at + 1}</span>
          </button>
        )}
      </div>
      {row.known ? (
        <>
          <input type="hidden" name={`${prefix}known`} value={row.known.person.id} />
          <div class="row-apart paste">
            <div>
              <strong>{row.known.person.name}</strong>
              <br />
              <span class="quiet">
                {life_text(row.known.person)} · {row.known.person.region_name}
              </span>
            </div>
            <button type="button" class="btn btn-small" onClick={forget}>
              <Icon name="x" />
              {t('reg.somebody_else')}
            </button>
          </div>
          {!is_none(row.known.person.family) && <Note>{t('reg.moves_in', { head: row.known.head_name || '—' })}</Note>}
          {relation}
        </>
      ) : (
        <>
          {relation}
          <PersonFields
            key={form ? 'form' : 'none'}
            form={form}
            prefix={prefix}
            relation="given"
            {...(seed ? { person: seed } : {})}
          />
        </>
      )}
    </section>
  );
}
interface MemberProps {
  at: number;
  row: Row;
  seed: Hit['person'] | undefined;
  seek: (row: number, prefix: string, form: HTMLFormElement | null) => void;
  drop: (() => void) | undefined;
  forget: () => void;
}

function member_of(typed: Typed, at: number): RegistryPersonIn {
  const text = (field: string): string | undefined => typed.text(`members.${at}.${field}`);
  const out: RegistryPersonIn = { relation: Number(text('relation') ?? 0) };
  if (text('known')) return { ...out, known: text('known')! };
  for (const field of ['name', 'nik', 'sex', 'born_on', 'born_place', 'mother_name'] as const)
    if (text(field)) out[field] = text(field)!;
  if (text('marital')) out.marital = Number(text('marital'));
  return out;
}
/// What the form finds itself; the server says the rest in the same answer.
function faults_of(typed: Typed, members: RegistryPersonIn[]): Trouble[] {
  const wrong = members.flatMap((one, at) => {
    const lacks = (field: string, label: string, is_there: unknown): { path: string; message: string }[] =>
      is_there ? [] : [{ path: `members.${at}.${field}`, message: t('form.needed', { label }) }];
    const n = ` (${at + 1})`;
    return [
      ...lacks('relation', t('reg.relation') + n, one.relation),
      ...(one.known ? [] : lacks('name', t('reg.name') + n, one.name)),
      ...(one.known ? [] : lacks('sex', t('reg.sex_label') + n, one.sex)),
    ];
  });
  if (!typed.text('region')) wrong.unshift({ path: 'region', message: t('form.needed', { label: t('reg.village') }) });
  return [...wrong, ...place_faults(typed)];
}

/// What was searched for without an answer begins the form.
function seed_of(): Hit['person'] | undefined {
  const asked = asked_in(typed_last.value);
  if (asked.kind !== 'name') return undefined;
  return { name: asked.q, born_on: asked.born_on || null } as Hit['person'];
}

/// What the fields alone do not say of a half-filled form.
interface More {
  rows: Row[];
  region: string;
}
const draft_name = 'keluarga';
export function NewFamilyView(): JSX.Element {
  const [turn, set_turn] = useState(0);
  // Thrown away: the same screen again, from the beginning.
  return <NewFamily key={turn} begin={() => set_turn(turn + 1)} />;
}
function NewFamily({ begin }: { begin: () => void }): JSX.Element {
  const form = use_form().data;
  const own = session.value?.officer.area ?? '';
  const account = session.value?.officer.id ?? '';
  const begun = useMemo<More>(
    () =>
      kept_draft<{ more: More }>(account, draft_name)?.value.more ?? {
        rows: [{ id: 0, known: null }],
        region: own.length === 10 ? own : '',
      },
    [],
  );
  const [rows, set_rows] = useState(begun.rows);
  const [sought, set_sought] = useState<Sought | null>(null);
  const [region, set_region] = useState(begun.region);
  const draft = use_draft<More>(account, draft_name, { rows, region }, form !== undefined);
  const seed = useMemo(() => (draft.restored ? undefined : seed_of()), []);
  const key = useMemo(client_key, []);
  const seek = (row: number, prefix: string, of: HTMLFormElement | null): void => {
    if (!of) return;
    const text = (field: string): string => String(new FormData(of).get(prefix + field) ?? '').trim();
    const [name, nik, born_on, sex, mother_name] = ['name', 'nik', 'born_on', 'sex', 'mother_name'].map(text);
    set_sought({ row, name: name!, nik: nik!, born_on: born_on!, sex: sex!, mother_name: mother_name! });
  };
  useEffect(() => {
    if (seed) set_sought({ row: 0, name: seed.name, nik: '', born_on: seed.born_on ?? '', sex: '', mother_name: '' });
  }, []);
  const put = (id: number, known: Hit | null): void =>
    set_rows((all) => all.map((one) => (one.id === id ? { ...one, known } : one)));
  const send = async (typed: Typed): Promise<void> => {
    const members = rows.map((_, at) => member_of(typed, at));
    const optional = Object.fromEntries(
      ['no_kk', 'address', 'rt', 'rw'].flatMap((name) => (typed.text(name) ? [[name, typed.needed(name)]] : [])),
    );
      const body = {
        ...(typed.text('region') ? { region: typed.needed('region') } : {}),
        ...optional,
        ...place_in(typed.text('place')),
        members,
        ground: ground_of(typed),
      };
      const made = await all_at_once(faults_of(typed, members), (asks) =>
        asks === 'to_keep' ? create_family(body, key) : create_family({ ...body, only_check: true }, client_key()),
      );
      draft.drop();
      typed_last.value = '';
      say(t('reg.made'));
      go(`/registri/keluarga/${made.family.id}?bagian=kondisi`, 'replace');
  };
  return (
    <>
      <Head title={t('reg.add')} lead={t('reg.add_lead')} />
      {draft.restored && (
        <DraftNote
          at={draft.restored.at}
          drop={() => {
            draft.drop();
            begin();
          }}
        />
      )}
      <div class="two" ref={draft.box} onInput={draft.keep} onChange={draft.keep}>
        <Form send={send} button={t('reg.make')} icon="check">
          <section class="card stack">
            <div class="row-apart">
              <h2>{t('reg.card_and_home')}</h2>
              {form && <span class="tag">{t_code('reg.form', form.form)}</span>}
            </div>
            <RegionPicker
              name="region"
              label={t('reg.village')}
              level="village"
              chosen={begun.region}
              change={set_region}
            />
            <TextField
              name="no_kk"
              label={t('reg.kk')}
              hint={t('reg.kk_hint')}
              inputMode="numeric"
              autocomplete="off"
              optional
            />
            <TextField name="address" label={t('reg.address')} autocomplete="off" optional />
            <div class="pair">
              <TextField name="rt" label="RT" inputMode="numeric" optional />
              <TextField name="rw" label="RW" inputMode="numeric" optional />
            </div>
            <PlaceField lat={null} lon={null} />
          </section>
          <h2>{t('reg.members')}</h2>
          {rows.map((row, at) => (
            <MemberCard
              key={row.id}
              at={at}
              row={row}
              seed={at === 0 ? seed : undefined}
              seek={seek}
              drop={rows.length > 1 ? () => set_rows(rows.filter((one) => one.id !== row.id)) : undefined}
              forget={() => put(row.id, null)}
            />
          ))}
          <button
            type="button"
            class="btn"
            onClick={() => set_rows([...rows, { id: Math.max(...rows.map((one) => one.id)) + 1, known: null }])}>
            <Icon name="user-plus" />
            {t('reg.add_member')}
          </button>
          <section class="card stack">
            <GroundFields />
          </section>
        </Form>
        <Known sought={sought} region={region} use={(row, hit) => put(row, hit)} />
      </div>
    </>
  );
}

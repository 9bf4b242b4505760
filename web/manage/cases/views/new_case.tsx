// Opening a case: search first, then a short one with its proof, or a managed one.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { client_key } from '#/plumbing/api/api';
import { language, t, t_code } from '#/plumbing/i18n/i18n';
import { ago } from '#/plumbing/i18n/format';
import { go, place } from '#/plumbing/router/router';
import {
  Form,
  LongField,
  PickField,
  RadioField,
  TextField,
  Wrong,
  all_at_once,
  lacking as empty_of,
  type Trouble,
  type Typed,
} from '#/plumbing/ui/form';
import { Head, Link, Note, Show } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { tell } from '#/plumbing/live/live';
import { session } from '#/ground/session/actions';
import { RegionPicker } from '#/ground/regions/views/picker';
import { open_grievance } from '#/manage/grievances/actions';
import type { File_ } from '#/manage/grievances/model';
import { add_case, case_of_grievance, find_similar_cases } from '../actions';
import { type SimilarCases, sources } from '../model';
import { CaseState, use_words } from './bits';
import { TypeTicks } from './type_ticks';

function person_of(typed: Typed): Record<string, unknown> | undefined {
  const name = typed.text('name');
  const nik = typed.text('nik');
  const sex = typed.text('sex');
  const age = typed.number('age');
  if (!name && !nik && !sex && age === undefined) return undefined;
  return {
    role: 'subject',
    identity: name || nik ? 'known' : 'unknown',
    ...(name ? { name } : {}),
    ...(nik ? { nik } : {}),
    ...(sex ? { sex } : {}),
    ...(age === undefined ? {} : { age }),
  };
}

/// What is missing here, the second time also of what kind of case it becomes.
function lacks(typed: Typed, has_searched: boolean): Trouble[] {
  const is_short = typed.text('form') === 'short';
  const has_type = typed.all('types').length > 0;
  return [
    ...empty_of(typed, {
      region: t('col.place'),
      need: t('case.need'),
      ...(typed.text('act') ? { proof: t('case.proof') } : {}),
      ...(typed.text('proof') ? { act: t('case.act') } : {}),
    }),
    ...(has_searched && !is_short && !has_type ? [{ path: 'types', message: t('case.types_needed') }] : []),
  ];
}
/// A report already says how it came, and what is done about it follows as entries.
function wish_of(typed: Typed, form: string, is_of_report: boolean): Record<string, unknown> {
  const person = person_of(typed);
  const wish: Record<string, unknown> = {
    form,
    region: typed.text('region'),
    need: typed.text('need'),
    types: typed.all('types'),
    ...(person ? { persons: [person] } : {}),
  };
  if (!is_of_report) wish['source'] = typed.text('source') ?? 'walk_in';
  if (form === 'managed')
    Object.assign(wish, { urgency: typed.text('urgency') ?? 'normal', risk: typed.text('risk') ?? 'unknown' });
  for (const name of ['act', 'proof']) if (typed.text(name)) wish[name] = typed.needed(name);
  return wish;
}

function Alike({ found }: { found: SimilarCases }): JSX.Element {
  if (!found.items.length) return <Note kind="good">{t('case.none_alike')}</Note>;
  return (
    <section class="card stack" aria-live="polite">
      <h2>{t('case.alike')}</h2>
      <ul class="similar">
        {found.items.map(({ row, because, reasons }) => (
          <li key={row.id} class="stack stack-2">
            <div class="row-apart">
              <Link to={`/kasus/${row.id}`} target="_blank">
                <strong class="num">{row.number}</strong>
              </Link>
              <CaseState state={row.state} />
            </div>
            <div>
              {row.region_name} · {ago(row.received_at)}
            </div>
            <div class="quiet clip">{row.need}</div>
            <div class="row why">
              {because.map((why) => (
                <span key={why} class="tag tag-info">
                  {t_code('case.because', why)}
                </span>
              ))}
            </div>
            {reasons.length > 0 && <div class="quiet">{reasons.map((one) => one[language.value]).join(' · ')}</div>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/// Who it is about; changed after the search, it is searched again.
function Who({ change }: { change: () => void }): JSX.Element {
  return (
    <fieldset class="card stack">
      <legend class="unseen">{t('case.person')}</legend>
      <h2 aria-hidden="true">{t('case.person')}</h2>
      <p class="hint">{t('case.person_hint')}</p>
      <div class="pair">
        <TextField name="name" label={t('case.person_name')} onChange={change} optional />
        <TextField name="nik" label="NIK" inputMode="numeric" onChange={change} optional />
        <PickField
          name="sex"
          label={t('case.person_sex')}
          none={t('form.choose')}
          choices={['L', 'P'].map((code) => ({ value: code, text: t_code('case.sex', code) }))}
          optional
        />
        <TextField name="age" type="number" min="0" max="130" label={t('case.person_age')} optional />
      </div>
    </fieldset>
  );
}

/// What kind of case it becomes: asked once somebody has looked whether the person is known.
function What({ is_of_report }: { is_of_report: boolean }): JSX.Element {
  const words = use_words();
  const [form, set_form] = useState('managed');
  const picks = (name: 'urgency' | 'risk', codes: string[]): JSX.Element => (
    <PickField
      name={name}
      label={t(`case.${name}_of`)}
      choices={codes.map((code) => ({ value: code, text: t_code(`case.${name}`, code) }))}
    />
  );
  return (
    <section class="card stack">
      <RadioField
        name="form"
        label={t('case.form_of')}
        chosen={form}
        change={set_form}
        choices={['short', 'managed'].map((code) => ({ value: code, text: t_code('case.form_long', code) }))}
      />
      {form === 'short' && !is_of_report && (
        <>
          <LongField name="act" label={t('case.act')} optional />
          <LongField name="proof" label={t('case.proof')} hint={t('case.proof_hint')} optional />
        </>
      )}
      <div class="pair">
        {!is_of_report && (
          <PickField
            name="source"
            label={t('case.source_of')}
            choices={sources.map((code) => ({ value: code, text: t_code('case.source', code) }))}
          />
        )}
        {form === 'managed' && (
          <>
            {picks('urgency', ['normal', 'soon', 'emergency'])}
            {picks('risk', ['unknown', 'low', 'medium', 'high'])}
          </>
        )}
      </div>
      <TypeTicks words={words} chosen={[]} />
    </section>
  );
}

function Opening({ report }: { report: File_ | null }): JSX.Element {
  const query = place.value.query;
  const [found, set_found] = useState<SimilarCases | null>(null);
  const [has_searched, set_searched] = useState(false);
  const key = useMemo(client_key, []);
  const search_again = (): void => set_found(null);
  const send = async (typed: Typed): Promise<void> => {
    const wish = wish_of(typed, typed.text('form') ?? 'managed', report !== null);
    const lacking = lacks(typed, has_searched);
    if (!found) {
      const person = person_of(typed) ?? {};
      const sought = {
        region: wish['region'],
        need: wish['need'],
        ...(person['name'] ? { name: person['name'] } : {}),
        ...(person['nik'] ? { nik: person['nik'] } : {}),
        ...(person['sex'] ? { sex: person['sex'] } : {}),
      };
      set_found(await all_at_once(lacking, () => find_similar_cases(sought)));
      set_searched(true);
      return;
    }
    // A report fills in what the form leaves out, so nothing is asked of it while something is missing here.
    if (report && lacking.length) throw new Wrong(lacking);
    const made = await all_at_once(lacking, () =>
      report ? case_of_grievance(report.id, wish, key) : add_case(wish, key),
    );
    tell('cases', made.row.id);
    go(`/kasus/${made.row.id}`, 'replace');
  };
  const area = report?.region ?? query.get('region') ?? session.value!.officer.area ?? '';
  return (
    <div class="two">
      <Form send={send} button={found ? t('case.open_it') : t('case.search_first')} icon={found ? 'plus' : 'search'}>
        {report && (
          <Note>
            {t('case.of_report')} <Link to={`/aduan/${report.id}`}>{report.tracking_number}</Link>
          </Note>
        )}
        <section class="card stack">
          <RegionPicker
            name="region"
            label={t('col.place')}
            chosen={area.length === 10 ? area : ''}
            change={search_again}
          />
          <LongField
            name="need"
            label={t('case.need')}
            hint={t('case.need_hint')}
            defaultValue={report?.text ?? query.get('teks') ?? ''}
          />
        </section>
        <Who change={search_again} />
        {has_searched && <What is_of_report={report !== null} />}
      </Form>
      <aside>{found ? <Alike found={found} /> : <Note>{t('case.search_why')}</Note>}</aside>
    </div>
  );
}

export function NewCase(): JSX.Element {
  const grievance = place.value.query.get('aduan');
  const reading = use_reading(grievance ? `report ${grievance}` : null, (signal) => open_grievance(grievance!, signal));
  return (
    <>
      <Head title={t('nav.case_new')} lead={t('case.new_lead')} />
      {grievance ? (
        <Show reading={reading} bones={6}>
          {(report) => <Opening key={report.id} report={report} />}
        </Show>
      ) : (
        <Opening report={null} />
      )}
    </>
  );
}

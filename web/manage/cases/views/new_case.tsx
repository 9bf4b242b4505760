// Opening a case: search first, then a short one with its proof, or a managed one.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { client_key } from '#/plumbing/api/api';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { ago } from '#/plumbing/i18n/format';
import { go, place } from '#/plumbing/router/router';
import { Form, LongField, PickField, RadioField, TextField, Wrong, need, type Typed } from '#/plumbing/ui/form';
import { Head, Link, Note } from '#/plumbing/ui/parts';
import { tell } from '#/plumbing/live/live';
import { session } from '#/ground/session/actions';
import { RegionPicker } from '#/ground/regions/views/picker';
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

function wish_of(typed: Typed, form: string): Record<string, unknown> {
  need(typed, { region: t('col.place'), need: t('case.need') });
  const person = person_of(typed);
  const wish: Record<string, unknown> = {
    form: form === 'short' ? 'short_' : form,
    region: typed.needed('region'),
    need: typed.needed('need'),
    source: typed.text('source') ?? 'walk_in',
    types: typed.all('types'),
    ...(person ? { persons: [person] } : {}),
  };
  if (form === 'short') {
    const act = typed.text('act');
    const proof = typed.text('proof');
    if (act && !proof) throw new Wrong([{ path: 'proof', message: t('form.needed', { label: t('case.proof') }) }]);
    if (act) Object.assign(wish, { act, proof });
  } else Object.assign(wish, { urgency: typed.text('urgency') ?? 'normal', risk: typed.text('risk') ?? 'unknown' });
  return wish;
}

function Alike({ found }: { found: SimilarCases }): JSX.Element {
  if (!found.items.length) return <Note kind="good">{t('case.none_alike')}</Note>;
  return (
    <section class="card stack" aria-live="polite">
      <h2>{t('case.alike')}</h2>
      <ul class="similar">
        {found.items.map(({ row, because }) => (
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
          </li>
        ))}
      </ul>
    </section>
  );
}

export function NewCase(): JSX.Element {
  const query = place.value.query;
  const grievance = query.get('aduan');
  const words = use_words();
  const [form, set_form] = useState('managed');
  const [found, set_found] = useState<SimilarCases | null>(null);
  const key = useMemo(client_key, []);
  const send = async (typed: Typed): Promise<void> => {
    const wish = wish_of(typed, form);
    if (!found) {
      const person = person_of(typed) ?? {};
      set_found(
        await find_similar_cases({
          region: wish['region'],
          need: wish['need'],
          ...(person['name'] ? { name: person['name'] } : {}),
          ...(person['nik'] ? { nik: person['nik'] } : {}),
        }),
      );
      return;
    }
    const made = grievance ? await case_of_grievance(grievance, wish, key) : await add_case(wish, key);
    tell('cases', made.row.id);
    go(`/kasus/${made.row.id}`, 'replace');
  };
  const area = session.value!.officer.area;
  return (
    <>
      <Head title={t('nav.case_new')} lead={t('case.new_lead')} />
      <div class="two">
        <Form send={send} button={found ? t('case.open_it') : t('case.search_first')} icon={found ? 'plus' : 'search'}>
          <RadioField
            name="form"
            label={t('case.form_of')}
            chosen={form}
            change={set_form}
            choices={[
              { value: 'short', text: t('case.form_short') },
              { value: 'managed', text: t('case.form_managed') },
            ]}
          />
          <RegionPicker
            name="region"
            label={t('col.place')}
            chosen={query.get('region') ?? (area?.length === 10 ? area : '')}
            change={() => set_found(null)}
          />
          <LongField
            name="need"
            label={t('case.need')}
            hint={t('case.need_hint')}
            defaultValue={query.get('teks') ?? ''}
          />
          <fieldset class="stack">
            <legend class="label">{t('case.person')}</legend>
            <p class="hint">{t('case.person_hint')}</p>
            <div class="pair">
              <TextField name="name" label={t('case.person_name')} onChange={() => set_found(null)} optional />
              <TextField name="nik" label="NIK" inputMode="numeric" onChange={() => set_found(null)} optional />
            </div>
            <div class="pair">
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
          <PickField
            name="source"
            label={t('case.source_of')}
            choices={sources.map((code) => ({ value: code, text: t_code('case.source', code) }))}
          />
          <TypeTicks words={words} chosen={[]} />
          {form === 'short' ? (
            <>
              <LongField name="act" label={t('case.act')} optional />
              <LongField name="proof" label={t('case.proof')} hint={t('case.proof_hint')} optional />
            </>
          ) : (
            <div class="pair">
              <PickField
                name="urgency"
                label={t('case.urgency_of')}
                choices={['normal', 'soon', 'emergency'].map((c) => ({ value: c, text: t_code('case.urgency', c) }))}
              />
              <PickField
                name="risk"
                label={t('case.risk_of')}
                choices={['unknown', 'low', 'medium', 'high'].map((c) => ({ value: c, text: t_code('case.risk', c) }))}
              />
            </div>
          )}
        </Form>
        <aside>{found ? <Alike found={found} /> : <Note>{t('case.search_why')}</Note>}</aside>
      </div>
    </>
  );
}

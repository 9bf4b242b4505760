// What each act asks for, and the body it becomes.
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { t } from '#/plumbing/i18n/i18n';
import { day, today } from '#/plumbing/i18n/format';
import type { NamedIn } from '#/plumbing/api/types';
import { Choices, LongField, PickField, TextField, TickField, Wrong, need, type Typed } from '#/plumbing/ui/form';
import { Note } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { RegionPicker } from '#/ground/regions/views/picker';
import { may, session } from '#/ground/session/actions';
import { type DeedIn, list_templates } from '../actions';
import { type Deed, type File_, fill_template, reject_reasons } from '../model';
import { code_choices, kind_choices, use_kinds } from './bits';
import { OfficerField, UnitField } from './officer_field';

/// The request body of an act, after its own check.
export function body_of(deed: Deed, typed: Typed): DeedIn {
  const text = typed.text('text');
  switch (deed) {
    case 'claim':
      return {};
    case 'verify':
      return { text, kind: typed.text('kind'), unit: typed.text('unit'), officer: typed.text('officer') };
    case 'reject':
      need(typed, { reason: t('deed.reason'), text: t('deed.explain') });
      return { reason: typed.needed('reason'), text };
    case 'forward':
      need(typed, { unit: t('col.unit'), text: t('deed.why_forward') });
      return { unit: typed.needed('unit'), text };
    case 'assign':
      need(typed, { officer: t('col.officer') });
      return { officer: typed.needed('officer'), text };
    case 'extend':
      need(typed, { until: t('deed.until'), text: t('deed.reason') });
      return { until: typed.needed('until'), text };
    case 'answer':
      need(typed, { text: t('deed.answer_label') });
      return { text, ...(typed.is_on('close') ? { close: true } : {}) };
    case 'close':
      return { text };
    case 'note':
    case 'ask':
    case 'reopen':
      need(typed, { text: t('deed.text') });
      return { text };
    case 'name':
      return { text, about: [named_of(typed)] };
    case 'merge':
    case 'sent':
      return {};
  }
}

/// Of an officer or a facilitator a name, an account or a unit; of a village where it is.
function named_of(typed: Typed): NamedIn {
  const kind = typed.needed('about_kind') as NamedIn['kind'];
  need(typed, { about_kind: t('intake.about_kind') });
  const named: NamedIn = {
    kind,
    name: typed.text('about_name'),
    region: typed.text('about_region'),
    account: typed.text('officer'),
    unit: typed.text('unit'),
  };
  if (kind === 'village') need(typed, { about_region: t('about.village') });
  else if (!named.name && !named.account && !named.unit)
    throw new Wrong([{ path: 'about_name', message: t('deed.name_who') }]);
  return named;
}
function Named({ file }: { file: File_ }): JSX.Element {
  const [kind, set_kind] = useState('');
  return (
    <>
      <Note kind="wait">{t('deed.name_note')}</Note>
      <PickField
        name="about_kind"
        label={t('intake.about_kind')}
        none={t('form.choose')}
        choices={code_choices('about', ['officer', 'village', 'facilitator'])}
        value={kind}
        onChange={(e) => set_kind(e.currentTarget.value)}
      />
      {kind === 'village' && (
        <RegionPicker name="about_region" label={t('about.village')} level="village" chosen={file.region} />
      )}
      {(kind === 'officer' || kind === 'facilitator') && (
        <>
          <TextField name="about_name" label={t('intake.about_name')} hint={t('deed.name_hint')} optional />
          {may('assign_grievance') && <OfficerField optional hint={t('deed.name_account')} />}
          {kind === 'officer' && <UnitField optional />}
        </>
      )}
      <LongField name="text" label={t('deed.internal_note')} hint={t('deed.name_why')} optional rows={2} />
    </>
  );
}

function Answer({ file }: { file: File_ }): JSX.Element {
  const reading = use_reading(`templates ${file.kind}`, (signal) => list_templates(file.kind, signal));
  const [text, set_text] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const take = (id: string): void => {
    const template = reading.data?.items.find((x) => x.id === id);
    if (!template) return;
    set_text(
      fill_template(template.body, {
        nomor: file.tracking_number,
        tanggal_jawaban: day(file.promise_by),
        petugas: session.value?.officer.name,
        jenis: file.kind_name,
        desa: file.region_name,
      }),
    );
    box.current?.querySelector('textarea')?.focus();
  };
  return (
    <div ref={box} class="stack">
      <Note>{t('deed.answer_note')}</Note>
      <label class="field">
        <span class="label">{t('deed.template')}</span>
        <select class="input" onChange={(e) => take(e.currentTarget.value)}>
          <option value="">{t('deed.no_template')}</option>
          <Choices choices={(reading.data?.items ?? []).map((x) => ({ value: x.id, text: x.name }))} />
        </select>
      </label>
      <LongField
        name="text"
        label={t('deed.answer_label')}
        rows={8}
        value={text}
        onInput={(e) => set_text(e.currentTarget.value)}
      />
      <TickField name="close" label={t('deed.and_close')} hint={t('deed.and_close_hint')} />
    </div>
  );
}
function Verify({ file }: { file: File_ }): JSX.Element {
  const kinds = use_kinds();
  return (
    <>
      <PickField
        key={kinds.length}
        name="kind"
        label={t('deed.right_kind')}
        choices={kind_choices(kinds)}
        defaultValue={file.kind}
      />
      {may('assign_grievance') && (
        <>
          <UnitField optional {...(file.unit ? { chosen: file.unit } : {})} />
          <OfficerField region={file.region} optional />
        </>
      )}
      <LongField name="text" label={t('deed.internal_note')} optional rows={2} />
    </>
  );
}
export function Fields({ deed, file }: { deed: Deed; file: File_ }): JSX.Element | null {
  switch (deed) {
    case 'claim':
      return <p>{t('deed.claim_text')}</p>;
    case 'verify':
      return <Verify file={file} />;
    case 'reject':
      return (
        <>
          <PickField
            name="reason"
            label={t('deed.reason')}
            none={t('form.choose')}
            choices={code_choices('reject', reject_reasons)}
          />
          <LongField name="text" label={t('deed.explain')} hint={t('deed.explain_hint')} />
        </>
      );
    case 'forward':
      return (
        <>
          <UnitField />
          <LongField name="text" label={t('deed.why_forward')} hint={t('deed.internal_hint')} rows={3} />
        </>
      );
    case 'assign':
      return (
        <>
          <OfficerField region={file.region} hint={t('deed.assign_hint')} />
          <LongField name="text" label={t('deed.internal_note')} optional rows={2} />
        </>
      );
    case 'note':
      return <LongField name="text" label={t('deed.internal_note')} hint={t('deed.internal_hint')} />;
    case 'ask':
      return <LongField name="text" label={t('deed.ask_label')} hint={t('deed.ask_hint')} />;
    case 'answer':
      return <Answer file={file} />;
    case 'extend':
      return (
        <>
          <TextField
            name="until"
            type="date"
            label={t('deed.until')}
            hint={t('deed.until_hint', { day: day(file.promise_by) })}
            min={today()}
            width="mid"
          />
          <LongField name="text" label={t('deed.reason')} hint={t('deed.extend_hint')} rows={3} />
        </>
      );
    case 'close':
      return (
        <>
          <p>{t('deed.close_text')}</p>
          <LongField name="text" label={t('deed.close_words')} optional rows={3} />
        </>
      );
    case 'reopen':
      return <LongField name="text" label={t('deed.reason')} rows={3} />;
    case 'name':
      return <Named file={file} />;
    case 'merge':
    case 'sent':
      return null;
  }
}

// Kinds of requests with their checklist and template, previewed as they are edited.
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { in_language, t } from '#/plumbing/i18n/i18n';
import { number } from '#/plumbing/i18n/format';
import { Problem } from '#/plumbing/api/api';
import { Form, LongField, TextField, TickField, Wrong, Typed, need } from '#/plumbing/ui/form';
import { Dialog, Note, say, sentence_of } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Register, type Opened } from '#/plumbing/ui/register';
import { list_kinds, open_pdf, save_kind } from '../actions';
import type { Kind } from '../model';

/// The id that stands for none.
const no_one = '0000000000000';
const fresh = (): Kind => ({
  code: '',
  name_id: '',
  name_en: '',
  hint_id: '',
  hint_en: '',
  who_id: '',
  who_en: '',
  receives_id: '',
  receives_en: '',
  law: '',
  promise_days: 3,
  urgent_hours: 0,
  needs_initial: true,
  is_pbi: false,
  unit: no_one as Kind['unit'],
  signer: no_one as Kind['signer'],
  register_code: 'umum',
  number_format: '{nomor}/{kode}/{bulan}/{tahun}',
  number_code: '',
  valid_days: 0,
  retention_years: 5,
  is_active: true,
  sort: 900,
  version: 1,
  papers: [],
  checks: [],
  fields: [],
  letter: { title: '', to: '', subject: '', opening: '', facts: '', closing: '' },
});

// A list is written one a line, its parts between bars: "ktp | KTP | Identity card | wajib".
const parts = (line: string): string[] => line.split('|').map((part) => part.trim());
const lines = (text: string | undefined): string[] => (text ?? '').split('\n').filter((line) => line.trim());
const has = (line: string[], word: string): boolean => line.slice(3).includes(word);

function listed(name: string, text: string | undefined): string[][] {
  const rows = lines(text).map(parts);
  const short = rows.findIndex((row) => row.length < 3 || !row[0] || !row[1] || !row[2]);
  if (short >= 0) throw new Wrong([{ path: name, message: t('layanan.line_short', { n: short + 1 }) }]);
  return rows;
}

function kind_of(typed: Typed, before: Kind): Kind {
  return {
    ...before,
    code: before.code || typed.needed('code'),
    name_id: typed.needed('name_id'),
    name_en: typed.needed('name_en'),
    who_id: typed.needed('who_id'),
    who_en: before.who_en || typed.needed('who_id'),
    receives_id: typed.needed('receives_id'),
    receives_en: before.receives_en || typed.needed('receives_id'),
    law: typed.needed('law'),
    promise_days: typed.number('promise_days') ?? 3,
    urgent_hours: typed.number('urgent_hours') ?? 0,
    valid_days: typed.number('valid_days') ?? 0,
    needs_initial: typed.is_on('needs_initial'),
    is_active: typed.is_on('is_active'),
    number_format: typed.needed('number_format'),
    number_code: typed.needed('number_code'),
    papers: listed('papers', typed.text('papers')).map((row) => ({
      code: row[0]!,
      name_id: row[1]!,
      name_en: row[2]!,
      is_required: has(row, 'wajib'),
    })),
    checks: listed('checks', typed.text('checks')).map((row) => ({
      code: row[0]!,
      text_id: row[1]!,
      text_en: row[2]!,
    })),
    fields: listed('fields', typed.text('fields')).map((row) => ({
      code: row[0]!,
      name_id: row[1]!,
      name_en: row[2]!,
      is_required: has(row, 'wajib'),
      is_specific: has(row, 'spesifik'),
    })),
    letter: {
      title: typed.needed('title'),
      to: typed.needed('to'),
      subject: typed.needed('subject'),
      opening: typed.needed('opening'),
      facts: typed.needed('facts'),
      closing: typed.needed('closing'),
    },
  };
}

function TemplateFields({ kind, fields }: { kind: Kind; fields: string[] }): JSX.Element {
  const known = [...fields, ...kind.fields.map((f) => f.code)].map((f) => `{${f}}`).join(' ');
  return (
    <fieldset class="stack">
      <legend>{t('layanan.template')}</legend>
      <Note>
        {t('layanan.fields_known')} <span class="num small">{known}</span>
      </Note>
      <div class="pair">
        <TextField
          name="title"
          label={t('layanan.title')}
          hint={t('layanan.title_hint')}
          defaultValue={kind.letter.title}
          optional
        />
        <TextField name="subject" label={t('layanan.subject')} defaultValue={kind.letter.subject} optional />
      </div>
      <LongField name="to" label={t('layanan.to')} rows={2} defaultValue={kind.letter.to} optional />
      <LongField name="opening" label={t('layanan.opening')} defaultValue={kind.letter.opening} optional />
      <LongField
        name="facts"
        label={t('layanan.facts')}
        hint={t('layanan.facts_hint')}
        rows={6}
        defaultValue={kind.letter.facts}
        optional
      />
      <LongField name="closing" label={t('layanan.closing')} defaultValue={kind.letter.closing} optional />
    </fieldset>
  );
}

function Edit({ kind, fields, close, done }: { kind: Kind; fields: string[] } & Opened): JSX.Element {
  const is_new = !kind.code;
  const box = useRef<HTMLDivElement>(null);
  const preview = async (): Promise<void> => {
    const form = box.current?.querySelector('form');
    if (!form) return;
    try {
      await open_pdf('/request-kinds/preview', { kind: kind_of(new Typed(new FormData(form)), kind) });
    } catch (fault) {
      say(fault instanceof Wrong ? fault.troubles[0]!.message : sentence_of(fault as Problem));
    }
  };
  return (
    <Dialog wide title={kind.name_id || t('layanan.add')} close={close}>
      <div ref={box}>
        <Form
          button={t('ui.save')}
          cancel={close}
          extra={
            <button type="button" class="btn" onClick={() => void preview()}>
              {t('layanan.preview')}
            </button>
          }
          send={async (typed) => {
            need(typed, {
              name_id: t('layanan.name_id'),
              name_en: t('layanan.name_en'),
              ...(is_new ? { code: t('layanan.code') } : {}),
            });
            await save_kind(kind_of(typed, kind), is_new);
            done();
          }}>
          {is_new && <TextField name="code" label={t('layanan.code')} hint={t('layanan.code_hint')} />}
          <div class="pair">
            <TextField name="name_id" label={t('layanan.name_id')} defaultValue={kind.name_id} />
            <TextField name="name_en" label={t('layanan.name_en')} defaultValue={kind.name_en} />
          </div>
          <TextField name="who_id" label={t('layanan.who')} defaultValue={kind.who_id} optional />
          <TextField
            name="receives_id"
            label={t('layanan.receives')}
            defaultValue={kind.receives_id}
            optional
          />
          <TextField name="law" label={t('layanan.law')} defaultValue={kind.law} optional />
          <div class="pair">
            <TextField
              name="promise_days"
              type="number"
              min="1"
              max="90"
              label={t('layanan.days')}
              defaultValue={String(kind.promise_days)}
            />
            <TextField
              name="urgent_hours"
              type="number"
              min="0"
              max="168"
              label={t('layanan.hours')}
              hint={t('layanan.hours_hint')}
              defaultValue={String(kind.urgent_hours)}
            />
            <TextField
              name="valid_days"
              type="number"
              min="0"
              label={t('layanan.valid')}
              hint={t('layanan.valid_hint')}
              defaultValue={String(kind.valid_days)}
            />
          </div>
          <div class="pair">
            <TextField
              name="number_format"
              label={t('layanan.format')}
              hint="{nomor} {nomor4} {kode} {bulan} {tahun}"
              defaultValue={kind.number_format}
            />
            <TextField
              name="number_code"
              label={t('layanan.number_code')}
              defaultValue={kind.number_code}
              optional
            />
          </div>
          <TickField
            name="needs_initial"
            label={t('layanan.needs_initial')}
            defaultChecked={kind.needs_initial}
          />
          <TickField name="is_active" label={t('layanan.is_active')} defaultChecked={kind.is_active} />
          <LongField
            name="papers"
            label={t('layanan.papers')}
            hint={t('layanan.papers_hint')}
            defaultValue={kind.papers
              .map((p) => [p.code, p.name_id, p.name_en, ...(p.is_required ? ['wajib'] : [])].join(' | '))
              .join('\n')}
            optional
          />
          <LongField
            name="checks"
            label={t('layanan.checks')}
            hint={t('layanan.checks_hint')}
            defaultValue={kind.checks.map((c) => [c.code, c.text_id, c.text_en].join(' | ')).join('\n')}
            optional
          />
          <LongField
            name="fields"
            label={t('layanan.questions')}
            hint={t('layanan.questions_hint')}
            defaultValue={kind.fields
              .map((f) =>
                [
                  f.code,
                  f.name_id,
                  f.name_en,
                  ...(f.is_required ? ['wajib'] : []),
                  ...(f.is_specific ? ['spesifik'] : []),
                ].join(' | '),
              )
              .join('\n')}
            optional
          />
          <TemplateFields kind={kind} fields={fields} />
        </Form>
      </div>
    </Dialog>
  );
}
export function RequestKindsView(): JSX.Element {
  const reading = use_reading('request kinds', list_kinds);
  return (
    <Register<Kind, Kind>
      title={t('nav.layanan')}
      lead={t('layanan.lead')}
      reading={reading}
      add={{ label: t('layanan.add'), fresh: fresh() }}
      blank={{ icon: 'clipboard-list', title: t('layanan.empty') }}
      heads={[
        t('layanan.name_id'),
        [t('layanan.days'), 'right'],
        [t('layanan.papers'), 'right hide-narrow'],
        [t('layanan.law'), 'hide-narrow'],
      ]}
      line={(kind) => ({
        key: kind.code,
        name: in_language(kind.name_id, kind.name_en),
        cells: (
          <>
            <th scope="row">
              {in_language(kind.name_id, kind.name_en)}
              {!kind.is_active && <span class="tag">{t('layanan.ended')}</span>}
              <div class="quiet small">{in_language(kind.hint_id, kind.hint_en)}</div>
            </th>
            <td class="right num">{number(kind.promise_days)}</td>
            <td class="right num hide-narrow">{number(kind.papers.length)}</td>
            <td class="hide-narrow">{kind.law}</td>
          </>
        ),
      })}
      form={(kind, opened) => <Edit kind={kind} fields={reading.data?.fields ?? []} {...opened} />}
    />
  );
}

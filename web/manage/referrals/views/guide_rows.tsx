// The guide as data: what comes with the program, and what this region says instead.
import type { JSX } from 'preact';
import { in_language, t, t_code } from '#/plumbing/i18n/i18n';
import { Form, LongField, PickField, TextField, TickField, need, type Typed } from '#/plumbing/ui/form';
import { Dialog, Icon } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Register, type Opened } from '#/plumbing/ui/register';
import { drop_guide_row, list_guide_rows, list_needs, save_guide_row } from '../actions';
import { type GuideRow, place_kinds } from '../model';

type Edited = Partial<GuideRow>;
const texts = ['office_id', 'office_en', 'service_id', 'service_en', 'phone', 'source'] as const;
const lists = ['steps_id', 'steps_en', 'documents_id', 'documents_en'] as const;

function Edit({ edited, close, done }: { edited: Edited } & Opened): JSX.Element {
  const needs = use_reading('needs', list_needs);
  const send = async (typed: Typed): Promise<void> => {
    need(typed, {
      code: t('guide.code'),
      need: t('guide.need'),
      office_id: t('guide.office_id'),
      service_id: t('guide.service_id'),
      source: t('guide.source'),
    });
    const row: Record<string, unknown> = {
      need: typed.needed('need'),
      place_kind: typed.text('place_kind') ?? 'other',
      urgency: typed.text('urgency') ?? 'any',
      sort: typed.number('sort') ?? 0,
      is_hidden: typed.is_on('is_hidden'),
    };
    for (const name of [...texts, ...lists]) row[name] = typed.text(name) ?? '';
    row['office_en'] ||= row['office_id'];
    row['service_en'] ||= row['service_id'];
    await save_guide_row(edited.code ?? typed.needed('code'), row);
    done();
  };
  return (
    <Dialog
      wide
      title={edited.code ? in_language(edited.office_id ?? '', edited.office_en ?? '') : t('guide.add')}
      close={close}>
      <Form send={send} button={t('ui.save')} cancel={close}>
        {!edited.code && <TextField name="code" label={t('guide.code')} hint={t('guide.code_hint')} />}
        {edited.code && <input type="hidden" name="code" value={edited.code} />}
        <PickField
          key={needs.data?.items.length ?? 0}
          name="need"
          label={t('guide.need')}
          none={t('form.choose')}
          defaultValue={edited.need ?? ''}
          choices={(needs.data?.items ?? []).map((n) => ({ value: n.code, text: in_language(n.name_id, n.name_en) }))}
        />
        <div class="pair">
          <PickField
            name="place_kind"
            label={t('place.kind_of')}
            defaultValue={edited.place_kind ?? 'other'}
            choices={place_kinds.map((kind) => ({ value: kind, text: t_code('place.kind', kind) }))}
          />
          <PickField
            name="urgency"
            label={t('guide.when')}
            defaultValue={edited.urgency ?? 'any'}
            choices={['any', 'urgent', 'ordinary'].map((code) => ({ value: code, text: t_code('guide.when', code) }))}
          />
        </div>
        {texts.map((name) => (
          <TextField
            key={name}
            name={name}
            label={t_code('guide', name)}
            defaultValue={edited[name] ?? ''}
            optional={name.endsWith('_en') || name === 'phone'}
          />
        ))}
        {lists.map((name) => (
          <LongField
            key={name}
            name={name}
            label={t_code('guide', name)}
            hint={t('guide.line_each')}
            defaultValue={edited[name] ?? ''}
            optional
          />
        ))}
        <TickField name="is_hidden" label={t('guide.is_hidden')} defaultChecked={edited.is_hidden ?? false} />
        {edited.is_own && (
          <button
            type="button"
            class="btn"
            onClick={() => void drop_guide_row(edited.code!).then(() => done(t('guide.dropped')))}>
            <Icon name="undo-2" />
            {t('guide.drop')}
          </button>
        )}
      </Form>
    </Dialog>
  );
}

export function GuideRowsView(): JSX.Element {
  const reading = use_reading('guide rows', list_guide_rows);
  return (
    <Register<Edited, GuideRow>
      title={t('nav.guide_rows')}
      lead={t('guide.rows_lead')}
      reading={reading}
      add={{ label: t('guide.add'), fresh: {} }}
      blank={{ icon: 'signpost', title: t('guide.empty') }}
      heads={[t('guide.office_id'), t('guide.need'), [t('guide.holds'), 'hide-narrow']]}
      line={(row) => ({
        key: `${row.code} ${row.region}`,
        name: row.office_id,
        cells: (
          <>
            <th scope="row">
              {in_language(row.office_id, row.office_en)}
              <div class="quiet small">{in_language(row.service_id, row.service_en)}</div>
              {row.is_hidden && <span class="tag">{t('guide.hidden')}</span>}
            </th>
            <td>{row.need}</td>
            <td class="hide-narrow">
              {row.is_replaced ? t('guide.replaced') : row.is_own ? row.region_name : t('guide.national')}
            </td>
          </>
        ),
      })}
      form={(edited, opened) => <Edit edited={edited} {...opened} />}
    />
  );
}

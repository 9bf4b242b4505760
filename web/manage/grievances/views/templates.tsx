// Reply templates: the office's own words for answers it gives often.
import type { JSX } from 'preact';
import { t } from '#/plumbing/i18n/i18n';
import { Form, LongField, PickField, TextField, need, type Typed } from '#/plumbing/ui/form';
import { Dialog, Icon, Note } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Register, type Opened } from '#/plumbing/ui/register';
import { drop_template, list_templates, save_template } from '../actions';
import type { Template } from '../model';
import { kind_choices, use_kinds } from './bits';

type Edited = Omit<Template, 'id'> & { id?: Template['id'] };
function Edit({ template, close, done }: { template: Edited } & Opened): JSX.Element {
  const kinds = use_kinds();
  const send = async (typed: Typed): Promise<void> => {
    need(typed, { name: t('templates.name'), body: t('templates.text') });
    await save_template(
      { name: typed.needed('name'), body: typed.needed('body'), kind: typed.text('kind') ?? '' },
      template.id,
    );
    done();
  };
  const drop = async (): Promise<void> => {
    if (template.id && confirm(t('templates.drop_sure'))) {
      await drop_template(template.id);
      done(t('ui.dropped'));
    }
  };
  return (
    <Dialog title={template.id ? template.name : t('templates.add')} close={close}>
      <Form
        send={send}
        button={t('ui.save')}
        cancel={close}
        extra={
          template.id ? (
            <button type="button" class="btn btn-bad" onClick={() => void drop()}>
              <Icon name="trash-2" />
              {t('ui.drop')}
            </button>
          ) : undefined
        }>
        <TextField name="name" label={t('templates.name')} defaultValue={template.name} />
        <PickField
          key={kinds.length}
          name="kind"
          label={t('col.kind')}
          none={t('figures.all_kinds')}
          choices={kind_choices(kinds)}
          defaultValue={template.kind}
          optional
        />
        <Note>{t('templates.places')}</Note>
        <LongField name="body" label={t('templates.text')} rows={8} defaultValue={template.body} />
      </Form>
    </Dialog>
  );
}
export function Templates(): JSX.Element {
  const reading = use_reading('templates', (signal) => list_templates(undefined, signal));
  return (
    <Register<Edited, Template>
      title={t('nav.templates')}
      lead={t('templates.lead')}
      reading={reading}
      add={{ label: t('templates.add'), fresh: { name: '', kind: '', body: '' } }}
      blank={{ icon: 'file-text', title: t('templates.empty'), text: t('templates.empty_text') }}
      heads={[t('templates.name'), t('templates.text')]}
      line={(x) => ({
        key: x.id,
        name: x.name,
        cells: (
          <>
            <th scope="row">
              {x.name}
              <div class="quiet small">{x.kind || t('figures.all_kinds')}</div>
            </th>
            <td>
              <div class="clip">{x.body}</div>
            </td>
          </>
        ),
      })}
      form={(template, opened) => <Edit template={template} {...opened} />}
    />
  );
}

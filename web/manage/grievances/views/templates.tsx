// Reply templates: the office's own words for answers it gives often.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '#/plumbing/i18n/i18n';
import { Form, LongField, PickField, TextField, need, type Typed } from '#/plumbing/ui/form';
import { Blank, Dialog, Head, Icon, Note, Show, say } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { drop_template, list_templates, save_template } from '../actions';
import type { Template } from '../model';
import { Table } from '#/plumbing/ui/table';
import { kind_choices, use_kinds } from './bits';

type Edited = Omit<Template, 'id'> & { id?: Template['id'] };
function Edit({
  template,
  close,
  done,
}: {
  template: Edited;
  close: () => void;
  done: (what: string) => void;
}): JSX.Element {
  const kinds = use_kinds();
  const send = async (typed: Typed): Promise<void> => {
    need(typed, { name: t('templates.name'), body: t('templates.text') });
    await save_template(
      { name: typed.needed('name'), body: typed.needed('body'), kind: typed.text('kind') ?? '' },
      template.id,
    );
    done(t('ui.saved'));
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
  const [chosen, set_chosen] = useState<Edited | null>(null);
  const add = (
    <button class="btn btn-main" onClick={() => set_chosen({ name: '', kind: '', body: '' })}>
      <Icon name="plus" />
      {t('templates.add')}
    </button>
  );
  return (
    <>
      <Head title={t('nav.templates')} lead={t('templates.lead')}>
        {add}
      </Head>
      <Show
        reading={reading}
        is_empty={(page) => !page.items.length}
        blank={
          <div class="card">
            <Blank icon="file-text" title={t('templates.empty')} acts={add}>
              {t('templates.empty_text')}
            </Blank>
          </div>
        }>
        {(page) => (
          <Table caption={t('nav.templates')} heads={[t('templates.name'), t('templates.text'), null]}>
            {page.items.map((x) => (
              <tr key={x.id}>
                <th scope="row">
                  {x.name}
                  <div class="quiet small">{x.kind || t('figures.all_kinds')}</div>
                </th>
                <td>
                  <div class="clip">{x.body}</div>
                </td>
                <td class="acts">
                  <button class="btn btn-small" onClick={() => set_chosen(x)} aria-label={`${t('ui.edit')}: ${x.name}`}>
                    <Icon name="pencil" />
                    {t('ui.edit')}
                  </button>
                </td>
              </tr>
            ))}
          </Table>
        )}
      </Show>
      {chosen && (
        <Edit
          template={chosen}
          close={() => set_chosen(null)}
          done={(what) => {
            set_chosen(null);
            say(what);
            reading.again();
          }}
        />
      )}
    </>
  );
}

import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '#/plumbing/i18n/i18n';
import { Form, TextField, TickField, need, type Typed } from '#/plumbing/ui/form';
import { Blank, Dialog, Head, Icon, Show, say } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { list_units, save_unit } from '../actions';
import type { Unit } from '../model';
import { Table } from '#/plumbing/ui/table';
import { AccountChoice } from './account_form';

type Edited = Omit<Unit, 'id' | 'head_name'> & { id?: Unit['id'] };
function Edit({ unit, close, done }: { unit: Edited; close: () => void; done: () => void }): JSX.Element {
  const send = async (typed: Typed): Promise<void> => {
    need(typed, { code: t('units.code'), name: t('units.name') });
    await save_unit(
      {
        code: typed.needed('code'),
        name: typed.needed('name'),
        is_oversight: typed.is_on('is_oversight'),
        ...(typed.text('head') ? { head: typed.text('head')! } : {}),
      },
      unit.id,
    );
    done();
  };
  return (
    <Dialog title={unit.id ? unit.name : t('units.add')} close={close}>
      <Form send={send} button={t('ui.save')} cancel={close}>
        <TextField
          name="code"
          label={t('units.code')}
          hint={t('units.code_hint')}
          defaultValue={unit.code}
          width="mid"
        />
        <TextField name="name" label={t('units.name')} defaultValue={unit.name} />
        <AccountChoice name="head" label={t('units.head')} chosen={unit.head ?? ''} optional />
        <TickField
          name="is_oversight"
          label={t('units.oversight')}
          hint={t('units.oversight_hint')}
          defaultChecked={unit.is_oversight}
        />
      </Form>
    </Dialog>
  );
}
export function Units(): JSX.Element {
  const reading = use_reading('units', list_units);
  const [chosen, set_chosen] = useState<Edited | null>(null);
  const add = (
    <button class="btn btn-main" onClick={() => set_chosen({ code: '', name: '', is_oversight: false })}>
      <Icon name="plus" />
      {t('units.add')}
    </button>
  );
  return (
    <>
      <Head title={t('nav.units')} lead={t('units.lead')}>
        {add}
      </Head>
      <Show
        reading={reading}
        is_empty={(page) => !page.items.length}
        blank={
          <div class="card">
            <Blank icon="building-2" title={t('units.empty')} acts={add} />
          </div>
        }>
        {(page) => (
          <Table
            caption={t('nav.units')}
            heads={[t('units.name'), t('units.code'), [t('units.head'), 'hide-narrow'], null]}>
            {page.items.map((u) => (
              <tr key={u.id}>
                <th scope="row">
                  {u.name}{' '}
                  {u.is_oversight && (
                    <span class="tag tag-dark">
                      <Icon name="shield" />
                      {t('flag.oversight')}
                    </span>
                  )}
                </th>
                <td>{u.code}</td>
                <td class="hide-narrow">{u.head_name || '—'}</td>
                <td class="acts">
                  <button class="btn btn-small" onClick={() => set_chosen(u)} aria-label={`${t('ui.edit')}: ${u.name}`}>
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
          unit={chosen}
          close={() => set_chosen(null)}
          done={() => {
            set_chosen(null);
            say(t('ui.saved'));
            reading.again();
          }}
        />
      )}
    </>
  );
}

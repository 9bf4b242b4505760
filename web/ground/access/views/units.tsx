import type { JSX } from 'preact';
import { t } from '#/plumbing/i18n/i18n';
import { Form, TextField, TickField, need, type Typed } from '#/plumbing/ui/form';
import { Dialog, Icon } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Register, type Opened } from '#/plumbing/ui/register';
import { list_units, save_unit } from '../actions';
import type { Unit } from '../model';
import { AccountChoice } from './account_form';

type Edited = Omit<Unit, 'id' | 'head_name'> & { id?: Unit['id'] };
function Edit({ unit, close, done }: { unit: Edited } & Opened): JSX.Element {
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
  return (
    <Register<Edited, Unit>
      title={t('nav.units')}
      lead={t('units.lead')}
      reading={reading}
      add={{ label: t('units.add'), fresh: { code: '', name: '', is_oversight: false } }}
      blank={{ icon: 'building-2', title: t('units.empty') }}
      heads={[t('units.name'), t('units.code'), [t('units.head'), 'hide-narrow']]}
      line={(u) => ({
        key: u.id,
        name: u.name,
        cells: (
          <>
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
          </>
        ),
      })}
      form={(unit, opened) => <Edit unit={unit} {...opened} />}
    />
  );
}

// Kinds of reports and their clocks: how long the citizen is asked to wait, what is confidential, what is an emergency.
import type { JSX } from 'preact';
import { in_language, t, t_code } from '#/plumbing/i18n/i18n';
import { Form, PickField, TextField, TickField, need, type Typed } from '#/plumbing/ui/form';
import { Dialog, Icon } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Register, type Opened } from '#/plumbing/ui/register';
import { forget_kinds, list_kinds, save_kind } from '../actions';
import type { KindIn } from '#/plumbing/api/types';
import { type Kind, is_some, promise_days } from '../model';
import { UnitField } from './officer_field';
import { code_choices } from './bits';

function kind_of(typed: Typed, kind: Kind): KindIn {
  return {
    name_id: typed.needed('name_id'),
    name_en: typed.needed('name_en'),
    hint_id: typed.text('hint_id') ?? '',
    hint_en: typed.text('hint_en') ?? '',
    clock_class: typed.needed('clock_class') as Kind['clock_class'],
    promise_days: typed.number('promise_days') ?? null,
    urgent_hours: typed.number('urgent_hours') ?? 0,
    is_closed: typed.is_on('is_closed'),
    is_emergency: typed.is_on('is_emergency'),
    is_active: typed.is_on('is_active'),
    unit: typed.text('unit') ?? null,
    retention_years: kind.retention_years,
    sort: kind.sort,
  };
}
function Edit({ kind, close, done }: { kind: Kind } & Opened): JSX.Element {
  const send = async (typed: Typed): Promise<void> => {
    need(typed, { name_id: t('kinds.name_id'), name_en: t('kinds.name_en') });
    await save_kind(kind.code, kind_of(typed, kind));
    forget_kinds();
    done();
  };
  return (
    <Dialog title={in_language(kind.name_id, kind.name_en)} close={close}>
      <Form send={send} button={t('ui.save')} cancel={close}>
        <div class="pair">
          <TextField name="name_id" label={t('kinds.name_id')} defaultValue={kind.name_id} />
          <TextField name="name_en" label={t('kinds.name_en')} defaultValue={kind.name_en} />
        </div>
        <div class="pair">
          <TextField name="hint_id" label={t('kinds.hint_id')} defaultValue={kind.hint_id} optional />
          <TextField name="hint_en" label={t('kinds.hint_en')} defaultValue={kind.hint_en} optional />
        </div>
        <PickField
          name="clock_class"
          label={t('kinds.class')}
          choices={code_choices('kind_class', ['information', 'ordinary', 'supervisory'])}
          defaultValue={kind.clock_class}
        />
        <div class="pair">
          <TextField
            name="promise_days"
            label={t('kinds.promise')}
            hint={t('kinds.promise_hint')}
            type="number"
            min="1"
            max="60"
            defaultValue={kind.promise_days == null ? '' : String(kind.promise_days)}
            optional
          />
          <TextField
            name="urgent_hours"
            label={t('kinds.urgent')}
            hint={t('kinds.urgent_hint')}
            type="number"
            min="1"
            max="168"
            defaultValue={kind.urgent_hours ? String(kind.urgent_hours) : ''}
            optional
          />
        </div>
        <UnitField optional {...(is_some(kind.unit) ? { chosen: kind.unit } : {})} />
        <TickField
          name="is_closed"
          label={t('kinds.closed')}
          hint={t('kinds.closed_hint')}
          defaultChecked={kind.is_closed}
        />
        <TickField
          name="is_emergency"
          label={t('kinds.emergency')}
          hint={t('kinds.emergency_hint')}
          defaultChecked={kind.is_emergency}
        />
        <TickField name="is_active" label={t('kinds.active')} defaultChecked={kind.is_active} />
      </Form>
    </Dialog>
  );
}
const name_of = (kind: Kind): string => in_language(kind.name_id, kind.name_en);

function Cells({ kind }: { kind: Kind }): JSX.Element {
  return (
    <>
      <th scope="row">
        {name_of(kind)} <span class="quiet small">{kind.code}</span>
      </th>
      <td class="hide-narrow">{t_code('kind_class', kind.clock_class)}</td>
      <td class="right num nowrap">{t('kinds.days', { n: promise_days(kind) })}</td>
      <td class="right num hide-narrow">{kind.urgent_hours ? t('kinds.hours', { n: kind.urgent_hours }) : '—'}</td>
      <td class="hide-narrow">
        <span class="row">
          {kind.is_closed && (
            <span class="tag tag-dark">
              <Icon name="lock" />
              {t('flag.closed')}
            </span>
          )}
          {kind.is_emergency && (
            <span class="tag tag-bad">
              <Icon name="siren" />
              {t('kinds.emergency_short')}
            </span>
          )}
          {!kind.is_active && <span class="tag">{t('kinds.inactive')}</span>}
        </span>
      </td>
    </>
  );
}
export function Kinds(): JSX.Element {
  const reading = use_reading('kinds', list_kinds);
  return (
    <Register<Kind, Kind>
      title={t('nav.kinds')}
      lead={t('kinds.lead')}
      reading={reading}
      blank={{ icon: 'tag', title: t('ui.empty') }}
      caption={t('kinds.caption')}
      heads={[
        t('col.kind'),
        [t('kinds.class'), 'hide-narrow'],
        [t('kinds.promise'), 'right'],
        [t('kinds.urgent'), 'right hide-narrow'],
        [t('kinds.marks'), 'hide-narrow'],
      ]}
      line={(kind) => ({ key: kind.code, name: name_of(kind), cells: <Cells kind={kind} /> })}
      form={(kind, opened) => <Edit kind={kind} {...opened} />}
    />
  );
}

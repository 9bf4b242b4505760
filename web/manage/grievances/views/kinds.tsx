// Kinds of reports and their clocks: how long the citizen is asked to wait, what is confidential, what is an emergency.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { in_language, t, t_code } from '#/plumbing/i18n/i18n';
import { Form, PickField, TextField, TickField, need, type Typed } from '#/plumbing/ui/form';
import { Blank, Dialog, Head, Icon, Show, say } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { forget_kinds, list_kinds, save_kind } from '../actions';
import type { KindIn } from '#/plumbing/api/types';
import { type Kind, is_some, promise_days } from '../model';
import { UnitField } from './officer_field';
import { Table } from '#/plumbing/ui/table';
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
function Edit({ kind, close, done }: { kind: Kind; close: () => void; done: () => void }): JSX.Element {
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
function Line({ kind, edit }: { kind: Kind; edit: (kind: Kind) => void }): JSX.Element {
  return (
    <tr>
      <th scope="row">
        {in_language(kind.name_id, kind.name_en)} <span class="quiet small">{kind.code}</span>
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
      <td class="acts">
        <button
          class="btn btn-small"
          onClick={() => edit(kind)}
          aria-label={`${t('ui.edit')}: ${in_language(kind.name_id, kind.name_en)}`}>
          <Icon name="pencil" />
          {t('ui.edit')}
        </button>
      </td>
    </tr>
  );
}
export function Kinds(): JSX.Element {
  const reading = use_reading('kinds', list_kinds);
  const [chosen, set_chosen] = useState<Kind | null>(null);
  return (
    <>
      <Head title={t('nav.kinds')} lead={t('kinds.lead')} />
      <Show
        reading={reading}
        is_empty={(page) => !page.items.length}
        blank={
          <div class="card">
            <Blank icon="tag" title={t('ui.empty')} />
          </div>
        }>
        {(page) => (
          <Table
            caption={t('kinds.caption')}
            is_said
            heads={[
              t('col.kind'),
              [t('kinds.class'), 'hide-narrow'],
              [t('kinds.promise'), 'right'],
              [t('kinds.urgent'), 'right hide-narrow'],
              [t('kinds.marks'), 'hide-narrow'],
              null,
            ]}>
            {page.items.map((kind) => (
              <Line key={kind.code} kind={kind} edit={set_chosen} />
            ))}
          </Table>
        )}
      </Show>
      {chosen && (
        <Edit
          kind={chosen}
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

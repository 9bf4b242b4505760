// A list out of the registry: of what area, as what, what for. The purpose stands in the file and in the audit.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { today } from '#/plumbing/i18n/format';
import { Form, LongField, PickField, RadioField, TextField, need, type Typed } from '#/plumbing/ui/form';
import { Dialog, Icon, Note, say } from '#/plumbing/ui/parts';
import { session } from '#/ground/session/actions';
import { RegionPicker } from '#/ground/regions/views/picker';
import { export_list } from '../actions';

const shapes = ['xlsx', 'csv'] as const;
const lists = ['families', 'persons'] as const;
const numbers = ['masked', 'whole'] as const;

export function ExportButton({ region }: { region: string }): JSX.Element {
  const [is_open, set_open] = useState(false);
  const own = session.value?.officer.area ?? '';
  const send = async (typed: Typed): Promise<void> => {
    need(typed, { purpose: t('reg.purpose') });
    await export_list({
      region: typed.text('region') ?? own,
      list: (typed.text('list') ?? 'families') as (typeof lists)[number],
      shape: (typed.text('shape') ?? 'xlsx') as (typeof shapes)[number],
      numbers: (typed.text('numbers') ?? 'masked') as (typeof numbers)[number],
      purpose: typed.needed('purpose'),
      ...(typed.text('as_of') ? { as_of: typed.needed('as_of') } : {}),
    });
    set_open(false);
    say(t('reg.exported'));
  };
  return (
    <>
      <button type="button" class="btn no-print" onClick={() => set_open(true)}>
        <Icon name="download" />
        {t('reg.export')}
      </button>
      {is_open && (
        <Dialog title={t('reg.export')} close={() => set_open(false)}>
          <Form send={send} button={t('reg.export')} icon="download" cancel={() => set_open(false)}>
            <Note kind="wait">{t('reg.export_text')}</Note>
            <RegionPicker name="region" label={t('reg.area')} chosen={region} optional />
            <div class="pair">
              <PickField
                name="list"
                label={t('reg.of_what')}
                defaultValue="families"
                choices={lists.map((value) => ({ value, text: t_code('reg.list_of', value) }))}
              />
              <PickField
                name="shape"
                label={t('reg.shape')}
                defaultValue="xlsx"
                choices={shapes.map((value) => ({ value, text: value.toUpperCase() }))}
              />
              <TextField name="as_of" type="date" label={t('reg.as_of')} max={today()} optional />
            </div>
            <RadioField
              name="numbers"
              label={t('reg.numbers')}
              chosen="masked"
              choices={numbers.map((value) => ({
                value,
                text: t_code('reg.numbers_how', value),
                hint: t_code('reg.numbers_hint', value),
              }))}
            />
            <LongField name="purpose" label={t('reg.purpose')} hint={t('reg.purpose_hint')} rows={2} />
          </Form>
        </Dialog>
      )}
    </>
  );
}

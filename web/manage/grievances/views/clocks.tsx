// The office's clocks: how many working days each step may take, from which day, by which decree. What is past stays:
// promises already made rest on it.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Clocks, ClocksFrom } from '#/plumbing/api/types';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { day, number, today } from '#/plumbing/i18n/format';
import { Form, TextField, need, type Typed } from '#/plumbing/ui/form';
import { Dialog, Head, Icon, Note, Show, say } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import { list_clocks, save_clocks } from '../actions';
import { type Clock, clock_names } from '../model';

const names = (): Record<Clock, string> => ({
  verify_days: t('clocks.verify'),
  follow_up_days: t('clocks.follow_up'),
  information_days: t('clocks.information'),
  ordinary_days: t('clocks.ordinary'),
  supervisory_days: t('clocks.supervisory'),
  rebut_days: t('clocks.rebut'),
});

function Edit({ now, close, done }: { now: Clocks; close: () => void; done: () => void }): JSX.Element {
  const name_of = names();
  const send = async (typed: Typed): Promise<void> => {
    need(typed, {
      valid_from: t('clocks.from'),
      ...Object.fromEntries(clock_names.map((clock) => [clock, name_of[clock]])),
      source: t('clocks.source'),
    });
    await save_clocks({
      ...(Object.fromEntries(clock_names.map((clock) => [clock, typed.number(clock) ?? 0])) as unknown as Clocks),
      valid_from: typed.needed('valid_from'),
      source: typed.needed('source'),
    });
    done();
  };
  return (
    <Dialog title={t('clocks.change')} close={close}>
      <Form send={send} button={t('ui.save')} cancel={close}>
        <Note>{t('clocks.change_text')}</Note>
        <TextField
          name="valid_from"
          type="date"
          label={t('clocks.from')}
          hint={t('clocks.from_hint')}
          defaultValue={today()}
          min={today()}
          width="mid"
        />
        <div class="pair">
          {clock_names.map((clock) => (
            <TextField
              key={clock}
              name={clock}
              type="number"
              min="1"
              max="365"
              label={name_of[clock]}
              hint={clock === 'rebut_days' ? t('clocks.calendar_days') : t('clocks.working_days')}
              defaultValue={String(now[clock])}
              width="short"
            />
          ))}
        </div>
        <TextField name="source" label={t('clocks.source')} hint={t('clocks.source_hint')} />
      </Form>
    </Dialog>
  );
}

/// In force today is the latest that has begun; what is above it is still to come.
function standing(row: ClocksFrom, rows: ClocksFrom[]): JSX.Element {
  const begun = rows.find((one) => one.valid_from <= today());
  if (row === begun) return <span class="tag tag-good">{t('clocks.in_force')}</span>;
  if (row.valid_from > today()) return <span class="tag tag-info">{t('clocks.to_come')}</span>;
  return <span class="quiet">{t('clocks.past')}</span>;
}

export function ClocksView(): JSX.Element {
  const reading = use_reading('clocks', list_clocks);
  const [is_open, set_open] = useState(false);
  const name_of = names();
  return (
    <>
      <Head title={t('nav.clocks')} lead={t('clocks.lead')}>
        {reading.data && (
          <button class="btn btn-main" onClick={() => set_open(true)}>
            <Icon name="pencil" />
            {t('clocks.change')}
          </button>
        )}
      </Head>
      <Show reading={reading}>
        {(clocks) => (
          <div class="stack stack-5">
            <div class="boxes">
              {clock_names.map((clock) => (
                <div class="box" key={clock}>
                  <h2>{name_of[clock]}</h2>
                  <strong>{number(clocks.today[clock])}</strong>
                  <small>{clock === 'rebut_days' ? t('clocks.calendar_days') : t('clocks.working_days')}</small>
                </div>
              ))}
            </div>
            {clocks.items.length === 0 ? (
              <Note>{t('clocks.by_law')}</Note>
            ) : (
              <Table
                caption={t('clocks.history')}
                is_said
                region={t('clocks.history')}
                heads={[
                  t('clocks.from'),
                  t('clocks.source'),
                  ...clock_names.map((clock): [string, string] => [t_code('clocks.short', clock), 'right hide-narrow']),
                ]}>
                {clocks.items.map((row) => (
                  <tr key={row.valid_from}>
                    <th scope="row" class="nowrap">
                      {day(row.valid_from)}
                      <div>{standing(row, clocks.items)}</div>
                    </th>
                    <td>{row.source}</td>
                    {clock_names.map((clock) => (
                      <td key={clock} class="right num hide-narrow">
                        {number(row.clocks[clock])}
                      </td>
                    ))}
                  </tr>
                ))}
              </Table>
            )}
          </div>
        )}
      </Show>
      {is_open && reading.data && (
        <Edit
          now={reading.data.today}
          close={() => set_open(false)}
          done={() => {
            set_open(false);
            say(t('ui.saved'));
            reading.again();
          }}
        />
      )}
    </>
  );
}

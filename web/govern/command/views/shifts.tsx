// What a shift hands over to the next one.
import type { JSX } from 'preact';
import { t } from '#/plumbing/i18n/i18n';
import { moment, number } from '#/plumbing/i18n/format';
import { Form, LongField, need, type Typed } from '#/plumbing/ui/form';
import { Blank, Icon, Show, say } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { end_shift, list_shifts, take_shift } from '../actions';
import type { Shift } from '../model';
import { Centre } from './parts';

function Handed({ shift, again }: { shift: Shift; again: () => void }): JSX.Element {
  const take = async (): Promise<void> => {
    await take_shift(shift.id);
    say(t('command.taken'));
    again();
  };
  return (
    <li class="card">
      <p class="quiet small">
        {shift.by_name} · {moment(shift.at)} ·{' '}
        {t('command.shift_counts', {
          open: number(shift.open),
          late: number(shift.late),
          urgent: number(shift.urgent),
        })}
      </p>
      <p class="said">{shift.note}</p>
      {shift.taken_at ? (
        <p class="person quiet small">
          <Icon name="check" />
          {t('command.taken_by', { name: shift.taken_by_name, at: moment(shift.taken_at) })}
        </p>
      ) : shift.may_take ? (
        <Form send={take} button={t('command.take')}>
          {null}
        </Form>
      ) : (
        <p class="quiet small">{t('command.not_taken')}</p>
      )}
    </li>
  );
}

export function ShiftsView(): JSX.Element {
  const reading = use_reading('shifts', (signal) => list_shifts(undefined, signal), ['command']);
  const send = async (typed: Typed): Promise<void> => {
    need(typed, { note: t('command.note') });
    await end_shift(typed.needed('note'));
    say(t('command.handed_over'));
    reading.again();
  };
  return (
    <Centre lead={t('command.shifts_lead')}>
      <div class="card">
        <Form key={reading.data?.items[0]?.id} send={send} button={t('command.hand_over')}>
          <LongField name="note" label={t('command.note')} hint={t('command.note_hint')} />
        </Form>
      </div>
      <Show
        reading={reading}
        is_empty={(page) => !page.items.length}
        blank={<Blank icon="clipboard-list" title={t('command.no_shifts')} />}>
        {(page) => (
          <ul class="plain stack">
            {page.items.map((shift) => (
              <Handed key={shift.id} shift={shift} again={reading.again} />
            ))}
          </ul>
        )}
      </Show>
    </Centre>
  );
}

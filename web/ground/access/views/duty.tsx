// The duty roster: who is on call each night, because urgent reports climb to the one on duty.
import type { JSX } from 'preact';
import { t } from '#/plumbing/i18n/i18n';
import { long_day, today } from '#/plumbing/i18n/format';
import { place } from '#/plumbing/router/router';
import { Choices, type Choice } from '#/plumbing/ui/form';
import { Head, Icon, Link, Show, say, sentence_of } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import type { Problem } from '#/plumbing/api/api';
import { list_accounts, list_duty, set_duty } from '../actions';
import { Table } from '#/plumbing/ui/table';
import { days_of, next_month } from '../model';

export function Duty(): JSX.Element {
  const month = /^\d{4}-\d\d$/.test(place.value.query.get('bulan') ?? '')
    ? place.value.query.get('bulan')!
    : today().slice(0, 7);
  const reading = use_reading(`duty ${month}`, (signal) => list_duty(month, signal));
  const people = use_reading('accounts to choose', (signal) => list_accounts({}, signal));
  const choices: Choice[] = (people.data?.items ?? [])
    .filter((a) => a.is_active && ['duty_officer', 'head', 'supervisor', 'back_office'].includes(a.role))
    .map((a) => ({ value: a.id, text: a.name }));
  const set = (day: string, account: string): void => {
    set_duty(day, account).then(
      () => {
        say(t('ui.saved'));
        reading.again();
      },
      (fault: Problem) => say(sentence_of(fault)),
    );
  };
  return (
    <>
      <Head title={t('nav.duty')} lead={t('duty.lead')}>
        <Link class="btn btn-icon" to={`/kelola/piket?bulan=${next_month(month, -1)}`} aria-label={t('duty.before')}>
          <Icon name="chevron-left" />
        </Link>
        <strong class="num">{month}</strong>
        <Link class="btn btn-icon" to={`/kelola/piket?bulan=${next_month(month, 1)}`} aria-label={t('duty.after')}>
          <Icon name="chevron-right" />
        </Link>
      </Head>
      <Show reading={reading}>
        {(page) => (
          <Table caption={t('duty.caption')} is_said heads={[t('duty.day'), t('duty.who')]}>
            {days_of(month).map((day) => {
              const set_for = page.items.find((d) => d.day === day);
              const known =
                set_for && !choices.some((c) => c.value === set_for.account)
                  ? [{ value: set_for.account, text: set_for.name }, ...choices]
                  : choices;
              return (
                <tr key={day} aria-current={day === today() ? 'true' : undefined}>
                  <th scope="row">{long_day(day)}</th>
                  <td>
                    <select
                      class="input input-mid"
                      aria-label={t('duty.who_on', { day: long_day(day) })}
                      value={set_for?.account ?? ''}
                      onChange={(e) => set(day, e.currentTarget.value)}>
                      <option value="">{t('duty.nobody')}</option>
                      <Choices chosen={set_for?.account ?? ''} choices={known} />
                    </select>
                  </td>
                </tr>
              );
            })}
          </Table>
        )}
      </Show>
    </>
  );
}

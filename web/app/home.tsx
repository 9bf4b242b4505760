// "Perlu tindakan": what waits for this person in every house, each box a way into its list.
import type { JSX } from 'preact';
import { type Key, t } from '#/plumbing/i18n/i18n';
import { long_day, today } from '#/plumbing/i18n/format';
import { Blank, Head, Icon, Link, Note, Show, sentence_of } from '#/plumbing/ui/parts';
import type { Reading } from '#/plumbing/ui/query';
import { type Waiting, WaitingBox } from '#/plumbing/ui/waiting';
import { may, session } from '#/ground/session/actions';
import { use_waiting as use_grievances } from '#/manage/grievances/views/waiting';
import { use_waiting as use_cases } from '#/manage/cases/views/waiting';
import { use_waiting as use_requests } from '#/manage/requests/views/waiting';
import { use_waiting as use_objections } from '#/assess/objections/views/waiting';
import { use_waiting as use_proposals } from '#/assess/proposals/views/waiting';

function Desk({ name, reading }: { name: Key; reading: Reading<Waiting[]> }): JSX.Element | null {
  if (!reading.data && !reading.problem) return null;
  if (reading.data?.length === 0) return null;
  return (
    <section class="stack">
      <h2>{t(name)}</h2>
      {reading.data ? (
        <div class="boxes">
          {reading.data.map((one) => (
            <WaitingBox key={one.to} one={one} />
          ))}
        </div>
      ) : (
        <Note kind="bad">{sentence_of(reading.problem!)}</Note>
      )}
    </section>
  );
}

const is_read_empty = (reading: Reading<Waiting[]>): boolean =>
  !reading.problem && !reading.data?.length && (reading.data !== undefined || !reading.is_waiting);

export function Home(): JSX.Element {
  const grievances = use_grievances();
  const desks: [Key, Reading<Waiting[]>][] = [
    ['home.grievances', grievances],
    ['nav.cases', use_cases()],
    ['nav.loket', use_requests()],
    ['nav.proposals', use_proposals()],
    ['home.citizens', use_objections()],
  ];
  const officer = session.value!.officer;
  return (
    <>
      <Head title={t('home.title')} lead={`${officer.name} · ${long_day(today())}`}>
        {may('receive_grievance') && (
          <Link class="btn btn-main" to="/aduan/baru">
            <Icon name="plus" />
            {t('nav.intake')}
          </Link>
        )}
      </Head>
      <Show reading={grievances} bones={4}>
        {() => (
          <div class="stack stack-5">
            {desks.map(([name, reading]) => (
              <Desk key={name} name={name} reading={reading} />
            ))}
            {desks.every(([, reading]) => is_read_empty(reading)) && (
              <div class="card">
                <Blank icon="circle-check" title={t('home.all_done')}>
                  {t('home.all_done_text')}
                </Blank>
              </div>
            )}
          </div>
        )}
      </Show>
    </>
  );
}

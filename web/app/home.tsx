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
import { use_waiting as use_padan } from '#/assess/civil/views/waiting';
import { use_waiting as use_proposals } from '#/assess/proposals/views/waiting';
import { use_waiting as use_visits } from '#/assess/registry/views/waiting';

const Calm = (): JSX.Element => (
  <div class="card">
    <Blank icon="circle-check" title={t('home.all_done')}>
      {t('home.all_done_text')}
    </Blank>
  </div>
);

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

/// Of what was asked: a desk that this person does not have is not.
const is_asked = ({ data, problem, is_waiting }: Reading<Waiting[]>): boolean => !!data || !!problem || is_waiting;

export function Home(): JSX.Element {
  const desks: [Key, Reading<Waiting[]>][] = [
    ['home.grievances', use_grievances()],
    ['nav.cases', use_cases()],
    ['nav.loket', use_requests()],
    ['nav.proposals', use_proposals()],
    ['home.citizens', use_objections()],
    ['reg.visits', use_visits()],
    ['nav.padan', use_padan()],
  ];
  const readings = desks.map(([, reading]) => reading).filter(is_asked);
  // One desk that answers is enough to begin with; when none does, why not.
  const first = readings.find(({ data }) => data) ?? readings.find(({ problem }) => !problem) ?? readings[0];
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
      {first ? (
        <Show reading={first} bones={4}>
          {() => (
            <div class="stack stack-5">
              {desks.map(([name, reading]) => (
                <Desk key={name} name={name} reading={reading} />
              ))}
              {readings.every(({ data, problem }) => !problem && data?.length === 0) && <Calm />}
            </div>
          )}
        </Show>
      ) : (
        <Calm />
      )}
    </>
  );
}

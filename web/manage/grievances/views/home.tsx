// "Perlu tindakan": what waits for this person, each box a link into its queue.
import type { JSX } from 'preact';
import { in_language, t } from '#/plumbing/i18n/i18n';
import { ago, long_day, number, today } from '#/plumbing/i18n/format';
import { Blank, Head, Icon, Link, Show } from '#/plumbing/ui/parts';
import { may, session } from '#/ground/session/actions';
import { count_text, queue_icon, use_queues } from './queues';
import { days_text } from './words';
import type { Queue } from '../model';

const first_to_act = [
  'urgent',
  'climbed',
  'late',
  'rebutted',
  'oversight',
  'to_verify',
  'unassigned',
  'mine',
  'my_unit',
  'asked',
  'answered',
];
const tone = (queue: Queue): string =>
  queue.code === 'urgent' || queue.code === 'late' || queue.late_count > 0
    ? 'box-bad'
    : queue.code === 'climbed' || queue.code === 'rebutted' || (queue.least_days_left ?? 9) <= 1
      ? 'box-wait'
      : 'box-calm';

function Box({ queue }: { queue: Queue }): JSX.Element {
  return (
    <Link to={`/antrean/${queue.code}`} class={`box ${tone(queue)}`}>
      <h2>
        <Icon name={queue_icon[queue.code] ?? 'inbox'} />
        {in_language(queue.name_id, queue.name_en)}
      </h2>
      <strong>{count_text(queue)}</strong>
      {queue.oldest_at && <small>{t('home.oldest', { age: ago(queue.oldest_at) })}</small>}
      <small>
        {queue.late_count > 0 ? (
          <span class="late">{t('queue.late_n', { n: number(queue.late_count) })}</span>
        ) : queue.least_days_left != null ? (
          days_text(queue.least_days_left)
        ) : (
          t('home.calm')
        )}
      </small>
    </Link>
  );
}

export function Home(): JSX.Element {
  const reading = use_queues();
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
      <Show
        reading={reading}
        bones={4}
        is_empty={(page) => !page.items.length}
        blank={
          <Blank icon="circle-check" title={t('home.no_queues')}>
            {t('home.no_queues_text')}
          </Blank>
        }>
        {(page) => {
          const waiting = first_to_act
            .map((code) => page.items.find((q) => q.code === code))
            .filter((q): q is Queue => !!q && q.count > 0);
          const calm = page.items.filter((q) => q.count === 0 && first_to_act.includes(q.code));
          return (
            <div class="stack stack-5">
              {waiting.length ? (
                <div class="boxes">
                  {waiting.map((queue) => (
                    <Box key={queue.code} queue={queue} />
                  ))}
                </div>
              ) : (
                <div class="card">
                  <Blank icon="circle-check" title={t('home.all_done')}>
                    {t('home.all_done_text')}
                  </Blank>
                </div>
              )}
              {calm.length > 0 && (
                <section>
                  <h2>{t('home.empty_queues')}</h2>
                  <p class="quiet">{calm.map((q) => in_language(q.name_id, q.name_en)).join(' · ')}</p>
                </section>
              )}
            </div>
          );
        }}
      </Show>
    </>
  );
}

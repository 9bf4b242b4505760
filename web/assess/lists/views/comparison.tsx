// A comparison: how far it is, then its groups, the workbook, and how long it is kept.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ScreenProps } from '#/app/routes';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { moment, number } from '#/plumbing/i18n/format';
import { go } from '#/plumbing/router/router';
import { Form } from '#/plumbing/ui/form';
import { Dialog, Head, Icon, Link, Note, Show, say } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { cancel_comparison, forget_comparison, open_comparison, workbook_path } from '../actions';
import { type Comparison, type Group, groups, is_going_on, is_group } from '../model';
import { Doubts } from './doubts';
import { GroupRows } from './rows';

const ASK_AGAIN_MS = 1000;

function Progress({ of, changed }: { of: Comparison; changed: () => void }): JSX.Element {
  const stage = of.state === 'queued' ? 'queued' : of.stage || 'read';
  return (
    <section class="card stack" aria-labelledby="stage">
      <div role="status">
        <h2 id="stage">{t_code('stage', stage)}</h2>
      </div>
      <progress class="meter" max={100} value={of.percent} aria-label={t('lists.progress')}>
        {of.percent}%
      </progress>
      <p class="quiet">
        {of.percent}% · {t('lists.leave')}
      </p>
      <button class="btn" type="button" onClick={() => void cancel_comparison(of.id).then(changed, changed)}>
        <Icon name="x" />
        {t('lists.stop')}
      </button>
    </section>
  );
}

function Ended({ of }: { of: Comparison }): JSX.Element {
  return (
    <div class="stack">
      <Note kind={of.state === 'failed' ? 'bad' : 'info'} live>
        {of.state === 'failed' ? of.fault || t('lists.failed') : t('lists.cancelled')}
      </Note>
      <Link class="btn" to="/bandingkan">
        {t('lists.start_over')}
      </Link>
    </div>
  );
}

function Forget({ of, close }: { of: Comparison; close: () => void }): JSX.Element {
  return (
    <Dialog title={t('lists.forget')} close={close}>
      <Form
        tone="bad"
        icon="trash-2"
        button={t('lists.forget')}
        cancel={close}
        send={async () => {
          await forget_comparison(of.id);
          say(t('lists.forgotten'));
          go('/bandingkan');
        }}>
        <p>{t('lists.forget_text')}</p>
      </Form>
    </Dialog>
  );
}

const waits = new Set<Group>(['doubtful', 'faults']);
function Box({ of, group, chosen }: { of: Comparison; group: Group; chosen: Group }): JSX.Element {
  const count = of.summary?.groups.find((one) => one.group === group);
  const people = count?.people ?? 0;
  const hint =
    group === 'changed' && of.summary?.changed.length
      ? of.summary.changed
          .slice(0, 3)
          .map((f) => `${f.field.startsWith('=') ? f.field.slice(1) : t_code('holds', f.field)} ${number(f.count)}`)
          .join(', ')
      : group === 'doubtful' && count && count.rows > people
        ? t('lists.settled_of', { n: number(count.rows - people), of: number(count.rows) })
        : t_code('group_hint', group);
  return (
    <Link
      class={`box ${waits.has(group) && people > 0 ? 'box-wait' : 'box-calm'}`}
      to={`/bandingkan/${of.id}?kelompok=${group}`}
      aria-current={group === chosen ? 'page' : undefined}>
      <h2>{t_code('group', group)}</h2>
      <strong>{number(people)}</strong>
      <small>{hint}</small>
    </Link>
  );
}

function Sources({ of }: { of: Comparison }): JSX.Element {
  const lists = of.summary ? [of.summary.left, of.summary.right] : [];
  return (
    <details class="card">
      <summary>{t('lists.what_was_read')}</summary>
      <div class="sides">
        {lists.map((list, i) => (
          <section key={i} aria-label={t(i === 0 ? 'lists.left' : 'lists.right')}>
            <h3>{t(i === 0 ? 'lists.left' : 'lists.right')}</h3>
            <dl class="facts">
              <dt>{t('lists.file')}</dt>
              <dd>
                {list.file}
                {list.sheet && ` · ${list.sheet}`}
              </dd>
              <dt>{t('lists.people_rows')}</dt>
              <dd>{number(list.rows)}</dd>
              <dt>{t('lists.columns')}</dt>
              <dd>
                {list.columns
                  .filter((c) => c.holds !== 'other')
                  .map((c) => `${t_code('holds', c.holds)} = ${c.title || '—'}`)
                  .join(', ')}
              </dd>
            </dl>
          </section>
        ))}
      </div>
    </details>
  );
}

function Result({ of, group, from, set }: ResultProps): JSX.Element {
  const [is_forgetting, set_forgetting] = useState(false);
  const soon_gone = of.keep === 'until_download' ? t('lists.kept_download') : '';
  return (
    <div class="stack">
      <div class="row-apart">
        <p class="quiet">
          {t('lists.kept_until', { at: moment(of.expires_at) })} {soon_gone}
        </p>
        <div class="row">
          <a class="btn btn-main" href={workbook_path(of.id)} download>
            <Icon name="download" />
            {t('lists.download')}
          </a>
          <button type="button" class="btn btn-bad" onClick={() => set_forgetting(true)}>
            <Icon name="trash-2" />
            {t('lists.forget')}
          </button>
        </div>
      </div>
      <nav class="boxes boxes-small" aria-label={t('lists.groups')}>
        {groups.map((one) => (
          <Box key={one} of={of} group={one} chosen={group} />
        ))}
      </nav>
      {group === 'doubtful' ? (
        <Doubts of={of} from={from} set={set} />
      ) : (
        <GroupRows key={`${group} ${of.open_doubts}`} of={of} group={group} from={from} />
      )}
      <Sources of={of} />
      {is_forgetting && <Forget of={of} close={() => set_forgetting(false)} />}
    </div>
  );
}
interface ResultProps {
  of: Comparison;
  group: Group;
  from: number;
  set: (comparison: Comparison) => void;
}

export function ComparisonView({ params, query }: ScreenProps): JSX.Element {
  const reading = use_reading(`comparison ${params.id}`, (signal) => open_comparison(params.id!, signal));
  const [settled, set_settled] = useState<Comparison | null>(null);
  const { data, again } = reading;
  const is_on = data !== undefined && is_going_on(data);
  useEffect(() => {
    if (!is_on || reading.is_waiting) return;
    const timer = setTimeout(again, ASK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [is_on, reading.is_waiting, again]);
  const wanted = query.get('kelompok');
  const group = is_group(wanted) ? wanted : 'both';
  const from = Math.max(0, Number(query.get('dari') ?? 0) || 0);
  const now = settled ?? data;
  return (
    <>
      <Head
        title={now ? t('lists.versus', { left: now.left_name, right: now.right_name }) : t('nav.lists')}
        {...(now ? { lead: t('lists.made_at', { at: moment(now.made_at) }) } : {})}>
        <Link class="btn" to="/bandingkan">
          <Icon name="chevron-left" />
          {t('lists.all')}
        </Link>
      </Head>
      <Show reading={reading}>
        {(read) => {
          const of = settled ?? read;
          if (is_going_on(of)) return <Progress of={of} changed={again} />;
          if (of.state !== 'done' || !of.summary) return <Ended of={of} />;
          return <Result of={of} group={group} from={from} set={set_settled} />;
        }}
      </Show>
    </>
  );
}

// One list: what differs, family by family, until somebody says who is right.
import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ScreenProps } from '#/app/routes';
import { type Problem, client_key } from '#/plumbing/api/api';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { moment, number } from '#/plumbing/i18n/format';
import { FilterPick } from '#/plumbing/ui/filter';
import { Form, LongField, RadioField } from '#/plumbing/ui/form';
import { Blank, Dialog, Head, Icon, Link, More, Note, Show, say, sentence_of } from '#/plumbing/ui/parts';
import { use_pages } from '#/plumbing/ui/pages';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import { list_tasks, open_list, report_path, settle, take_deciles } from '../actions';
import { type List, type Task, type Verdict, is_going, kinds, verdicts } from '../model';

const ASK_AGAIN_MS = 1000;

function Settle({ task, close, done }: { task: Task; close: () => void; done: () => void }): JSX.Element {
  const key = useMemo(client_key, [task.id, task.version]);
  return (
    <Dialog title={t('rekon.settle')} close={close}>
      <Form
        button={t('rekon.settle')}
        cancel={close}
        send={async (typed) => {
          await settle(task, typed.needed('verdict') as Verdict, typed.needed('reason'), key);
          say(t('ui.saved'));
          done();
        }}>
        <p>
          {task.label} · <span class="num">{task.number}</span>
        </p>
        <RadioField
          name="verdict"
          label={t('rekon.who')}
          choices={verdicts.map((value) => ({
            value,
            text: t_code('rekon.verdict', value),
            hint: t_code('rekon.verdict_hint', value),
          }))}
          chosen="theirs"
        />
        <LongField name="reason" label={t('rekon.reason')} rows={2} />
      </Form>
    </Dialog>
  );
}

function TaskLine({ task, choose }: { task: Task; choose: (task: Task) => void }): JSX.Element {
  return (
    <tr>
      <th scope="row">
        {task.family ? (
          <Link class="title" to={`/registri/keluarga/${task.family}`}>
            {task.label || '—'}
          </Link>
        ) : (
          task.label || '—'
        )}
        <div class="quiet small">
          <span class="num">{task.number}</span>
          {task.region_name && ` · ${task.region_name}`}
          {task.line > 0 && ` · ${t('rekon.line', { n: number(task.line) })}`}
        </div>
      </th>
      <td>
        {task.kind === 'differs' ? (
          <dl class="facts">
            {task.differences.map((one) => [
              <dt key={one.field}>{t_code('rekon.field', one.field)}</dt>,
              <dd key={`${one.field} d`}>
                {one.ours || '—'} → <strong>{one.theirs || '—'}</strong>
              </dd>,
            ])}
          </dl>
        ) : (
          t_code('rekon.kind', task.kind)
        )}
      </td>
      <td class="acts">
        {task.verdict === 'open' ? (
          <button class="btn btn-small" onClick={() => choose(task)} aria-label={`${t('rekon.settle')}: ${task.label}`}>
            {t('rekon.settle')}
          </button>
        ) : (
          <span class="tag tag-good">{t_code('rekon.verdict', task.verdict)}</span>
        )}
      </td>
    </tr>
  );
}

function Tasks({ list }: { list: List }): JSX.Element {
  const [kind, set_kind] = useState('');
  const [verdict, set_verdict] = useState('open');
  const [chosen, set_chosen] = useState<Task | null>(null);
  const key = `siks tasks ${list.id} ${kind} ${verdict}`;
  const query = { kind: kind || undefined, verdict: verdict || undefined };
  const tasks = use_pages(key, (after, signal) => list_tasks(list.id, { ...query, after }, signal), ['siks']);
  return (
    <section class="stack" aria-labelledby="tasks">
      <h2 id="tasks">{t('rekon.tasks')}</h2>
      <div class="row">
        <FilterPick
          label={t('rekon.kinds')}
          any={t('rekon.any_kind')}
          chosen={kind}
          choices={kinds.map((value) => ({ value, text: t_code('rekon.kind', value) }))}
          pick={set_kind}
        />
        <FilterPick
          label={t('rekon.who')}
          any={t('rekon.any_verdict')}
          chosen={verdict}
          choices={['open', ...verdicts].map((value) => ({ value, text: t_code('rekon.verdict', value) }))}
          pick={set_verdict}
        />
      </div>
      <Show
        reading={tasks}
        is_empty={(page) => page.items.length === 0}
        blank={
          <div class="card">
            <Blank icon="circle-check" title={t('rekon.no_tasks')} />
          </div>
        }>
        {(page) => (
          <>
            <Table caption={t('rekon.tasks')} heads={[t('rekon.family'), t('rekon.what_differs'), null]}>
              {page.items.map((task) => (
                <TaskLine key={task.id} task={task} choose={set_chosen} />
              ))}
            </Table>
            <More next={page.next} shown={page.items.length} load={tasks.load} />
          </>
        )}
      </Show>
      {chosen && (
        <Settle
          task={chosen}
          close={() => set_chosen(null)}
          done={() => {
            set_chosen(null);
            tasks.again();
          }}
        />
      )}
    </section>
  );
}

const counted = [
  'rows',
  'same',
  'differs',
  'only_theirs',
  'only_ours',
  'unreadable',
  'deciles_taken',
  'arrived',
  'missing',
] as const;

export function RekonListView({ params }: ScreenProps): JSX.Element {
  const reading = use_reading(`siks list ${params.id}`, (signal) => open_list(params.id!, signal), ['siks']);
  const { data: list, again } = reading;
  const is_on = list !== undefined && is_going(list);
  const key = useMemo(client_key, [list?.state]);
  useEffect(() => {
    if (!is_on || reading.is_waiting) return;
    const timer = setTimeout(again, ASK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [is_on, reading.is_waiting, again]);
  const take = (): void =>
    void take_deciles(list!.id, key).then(again, (fault: Problem) => say(sentence_of(fault)));
  return (
    <>
      <Head title={list ? list.name : t('nav.rekon')} {...(list ? { lead: moment(list.made_at) } : {})}>
        {list?.state === 'read' && (
          <a class="btn btn-main" href={report_path(list.id)} download>
            <Icon name="file-spreadsheet" />
            {t('rekon.report')}
          </a>
        )}
        {list?.state === 'read' && list.counts.differs > 0 && (
          <button class="btn" onClick={take}>
            <Icon name="check" />
            {t('rekon.take')}
          </button>
        )}
        <Link class="btn" to="/rekonsiliasi">
          <Icon name="chevron-left" />
          {t('nav.rekon')}
        </Link>
      </Head>
      <Show reading={reading}>
        {(one) => (
          <div class="stack stack-5">
            {is_going(one) && <Note live>{t('rekon.going', { n: number(one.done) })}</Note>}
            {one.state === 'failed' && (
              <Note kind="bad" live>
                {one.fault || t('rekon.failed')}
              </Note>
            )}
            <dl class="facts card">
              {counted.map((name) => [
                <dt key={name}>{t_code('rekon.count', name)}</dt>,
                <dd key={`${name} n`} class="num">
                  {number(one.counts[name])}
                </dd>,
              ])}
            </dl>
            {one.state === 'read' && one.counts.missing > 0 && (
              <Note kind="wait">
                {t('rekon.missing_note', { n: number(one.counts.missing) })}{' '}
                <Link to="/usulan/siks-ng?keadaan=missing">{t('rekon.missing_link')}</Link>
              </Note>
            )}
            {!is_going(one) && <Tasks key={`${one.state} ${one.counts.deciles_taken}`} list={one} />}
          </div>
        )}
      </Show>
    </>
  );
}

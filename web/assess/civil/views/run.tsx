// One run: how far it is, the file out and back, what came of it.
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ScreenProps } from '#/app/routes';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { moment, number } from '#/plumbing/i18n/format';
import { Form, TextField, Wrong } from '#/plumbing/ui/form';
import { Head, Icon, Link, Note, Show, say, sentence_of } from '#/plumbing/ui/parts';
import { Press } from '#/plumbing/ui/press';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import { Problem } from '#/plumbing/api/api';
import { open_run, request_path, send_answers, steer_run } from '../actions';
import { type Run, is_going, percent_of } from '../model';

const ASK_AGAIN_MS = 1000;

function Progress({ run, changed }: { run: Run; changed: () => void }): JSX.Element {
  const percent = percent_of(run);
  const stop = (): void => void steer_run(run.id, 'cancel').then(changed, (fault: Problem) => say(sentence_of(fault)));
  return (
    <section class="card stack" aria-labelledby="stage">
      <div role="status">
        <h2 id="stage">{t_code('padan.stage', run.stage || 'gather')}</h2>
      </div>
      <progress class="meter" max={100} value={percent} aria-label={t('padan.progress')} />
      <p class="quiet">
        {percent === undefined ? t('padan.so_far', { n: number(run.done) }) : `${percent}%`} · {t('padan.leave')}
      </p>
      <button class="btn" type="button" onClick={stop}>
        <Icon name="x" />
        {t('padan.stop')}
      </button>
    </section>
  );
}

function Stopped({ run, changed }: { run: Run; changed: () => void }): JSX.Element {
  const resume = async (): Promise<void> => {
    await steer_run(run.id, 'resume');
    changed();
  };
  return (
    <div class="stack">
      <Note kind="bad" live>
        {run.fault || t('padan.stopped')}
      </Note>
      <Press look="btn btn-main" press={resume}>
        <Icon name="refresh-cw" />
        {t('padan.resume')}
      </Press>
    </div>
  );
}

function FileOut({ run }: { run: Run }): JSX.Element {
  return (
    <section class="card stack" aria-labelledby="out">
      <h2 id="out">{t('padan.out')}</h2>
      <p>{t('padan.out_text', { n: number(run.counts.asked) })}</p>
      <div class="row">
        <a class="btn btn-main" href={request_path(run.id, 'xlsx')} download>
          <Icon name="file-spreadsheet" />
          XLSX
        </a>
        <a class="btn" href={request_path(run.id, 'csv')} download>
          <Icon name="download" />
          CSV
        </a>
      </div>
      {run.given_at && <p class="quiet">{t('padan.given', { at: moment(run.given_at) })}</p>}
    </section>
  );
}

function FileBack({ run, changed }: { run: Run; changed: () => void }): JSX.Element {
  return (
    <section class="card stack" aria-labelledby="back">
      <h2 id="back">{t('padan.back')}</h2>
      <p>{t('padan.back_text')}</p>
      <Form
        button={t('padan.send')}
        icon="upload"
        send={async (typed, form) => {
          const file = typed.files('file')[0];
          if (!file) throw new Wrong([{ path: 'file', message: t('form.needed', { label: t('padan.answer_file') }) }]);
          await send_answers(run.id, file);
          form.reset();
          changed();
        }}>
        <TextField name="file" type="file" label={t('padan.answer_file')} accept=".xlsx,.xlsm,.csv,.txt" />
      </Form>
      {run.file_name && <p class="quiet">{t('padan.last_file', { name: run.file_name })}</p>}
    </section>
  );
}

const counted = ['asked', 'without_nik', 'answered', 'agreed', 'differed', 'not_found'] as const;
const of_file = ['rows', 'rows_unknown', 'rows_unreadable'] as const;

function Outcome({ run }: { run: Run }): JSX.Element {
  return (
    <section class="card stack" aria-labelledby="outcome">
      <h2 id="outcome">{t('padan.outcome')}</h2>
      <dl class="facts">
        {[...counted, ...(run.file_name ? of_file : [])].map((name) => [
          <dt key={name}>{t_code('padan.count', name)}</dt>,
          <dd key={`${name} n`} class="num">
            {number(run.counts[name])}
          </dd>,
        ])}
      </dl>
      {(run.counts.differed > 0 || run.counts.not_found > 0) && (
        <Link class="btn" to="/padan/antrean/semua">
          {t('padan.to_queue')}
        </Link>
      )}
    </section>
  );
}

function Faults({ run }: { run: Run }): JSX.Element | null {
  if (run.faults.length === 0) return null;
  return (
    <Table
      caption={t('padan.faults')}
      is_said
      region={t('padan.faults')}
      heads={[[t('padan.line'), 'right'], t('padan.column'), t('padan.trouble')]}>
      {run.faults.map((fault, i) => (
        <tr key={i}>
          <td class="right num">{number(fault.line)}</td>
          <td>{fault.column || '—'}</td>
          <td>{fault.sentence}</td>
        </tr>
      ))}
    </Table>
  );
}

export function PadanRunView({ params }: ScreenProps): JSX.Element {
  const reading = use_reading(`civil run ${params.id}`, (signal) => open_run(params.id!, signal), ['civil']);
  const { data: run, again } = reading;
  const is_on = run !== undefined && is_going(run);
  useEffect(() => {
    if (!is_on || reading.is_waiting) return;
    const timer = setTimeout(again, ASK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [is_on, reading.is_waiting, again]);
  return (
    <>
      <Head
        title={run ? t('padan.run_of', { area: run.area_name }) : t('padan.run')}
        {...(run
          ? { lead: `${moment(run.made_at)} · ${t_code('padan.who', run.who)} · ${t_code('padan.way', run.way)}` }
          : {})}>
        <Link class="btn" to="/padan">
          <Icon name="chevron-left" />
          {t('nav.padan')}
        </Link>
      </Head>
      <Show reading={reading}>
        {(one) => (
          <div class="stack stack-5">
            {is_going(one) && <Progress run={one} changed={again} />}
            {one.state === 'stopped' && <Stopped run={one} changed={again} />}
            {one.way === 'file' && !is_going(one) && one.counts.asked > 0 && (
              <div class="sides">
                <FileOut run={one} />
                <FileBack run={one} changed={again} />
              </div>
            )}
            {one.state === 'ready' && one.counts.asked === 0 && <Note>{t('padan.nobody_to_ask')}</Note>}
            <Outcome run={one} />
            <Faults run={one} />
          </div>
        )}
      </Show>
    </>
  );
}

// Who is not confirmed, by cause; the runs; the letters.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { client_key } from '#/plumbing/api/api';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { moment, number } from '#/plumbing/i18n/format';
import { go } from '#/plumbing/router/router';
import { Form, PickField, RadioField } from '#/plumbing/ui/form';
import { Blank, Dialog, Head, Icon, Link, Show } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import { begin_run, letter_path, list_letters, list_runs, read_summary } from '../actions';
import { type Run, type Summary, causes } from '../model';

export const run_tone: Record<Run['state'], string> = {
  gathering: 'tag-info',
  ready: 'tag-wait',
  answering: 'tag-info',
  answered: 'tag-good',
  stopped: 'tag-bad',
};

function Causes({ summary }: { summary: Summary }): JSX.Element {
  const of = (cause: string): number =>
    summary.items.filter((one) => one.cause === cause).reduce((sum, one) => sum + one.persons, 0);
  const shown = causes.filter((cause) => of(cause) > 0);
  if (shown.length === 0)
    return (
      <div class="card">
        <Blank icon="circle-check" title={t('padan.nobody')}>
          {t('padan.nobody_text')}
        </Blank>
      </div>
    );
  return (
    <nav class="boxes" aria-label={t('padan.causes')}>
      {shown.map((cause) => (
        <Link class="box box-wait" key={cause} to={`/padan/antrean/${cause}`}>
          <h3>{t_code('padan.cause', cause)}</h3>
          <strong>{number(of(cause))}</strong>
          <small>{t_code('padan.cause_hint', cause)}</small>
        </Link>
      ))}
    </nav>
  );
}

function Begin({ summary, close }: { summary: Summary; close: () => void }): JSX.Element {
  const key = useMemo(client_key, []);
  const [who, set_who] = useState('never');
  return (
    <Dialog title={t('padan.begin')} close={close}>
      <Form
        button={t('padan.begin')}
        icon="refresh-cw"
        cancel={close}
        send={async (typed) => {
          const run = await begin_run(
            {
              way: typed.text('way') ?? 'file',
              who: typed.needed('who'),
              cause: typed.text('cause'),
            },
            key,
          );
          go(`/padan/jalan/${run.id}`);
        }}>
        <p>{t('padan.begin_text', { area: summary.area_name })}</p>
        <RadioField
          name="who"
          label={t('padan.who')}
          chosen="never"
          change={set_who}
          choices={['never', 'open', 'everybody'].map((value) => ({
            value,
            text: t_code('padan.who', value),
            hint: t_code('padan.who_hint', value),
          }))}
        />
        {who === 'open' && (
          <PickField
            name="cause"
            label={t('padan.only_cause')}
            optional
            none={t('padan.any_cause')}
            choices={causes.map((value) => ({ value, text: t_code('padan.cause', value) }))}
          />
        )}
        <RadioField
          name="way"
          label={t('padan.way')}
          chosen={summary.has_service ? 'service' : 'file'}
          choices={[
            { value: 'file', text: t('padan.way.file'), hint: t_code('padan.way_hint', 'file') },
            ...(summary.has_service
              ? [{ value: 'service', text: t('padan.way.service'), hint: t_code('padan.way_hint', 'service') }]
              : []),
          ]}
        />
      </Form>
    </Dialog>
  );
}

function Runs(): JSX.Element {
  const reading = use_reading('civil runs', list_runs, ['civil']);
  return (
    <section class="stack" aria-labelledby="runs">
      <h2 id="runs">{t('padan.runs')}</h2>
      <Show
        reading={reading}
        bones={2}
        is_empty={(data) => data.items.length === 0}
        blank={
          <div class="card">
            <Blank icon="id-card" title={t('padan.no_runs')}>
              {t('padan.no_runs_text')}
            </Blank>
          </div>
        }>
        {(data) => (
          <Table
            caption={t('padan.runs')}
            heads={[
              t('padan.run'),
              t('col.state'),
              [t('padan.asked'), 'right'],
              [t('padan.answered'), 'right'],
              [t('padan.by'), 'hide-narrow'],
            ]}>
            {data.items.map((run) => (
              <tr key={run.id}>
                <th scope="row">
                  <Link class="title" to={`/padan/jalan/${run.id}`}>
                    {run.area_name}, {moment(run.made_at)}
                  </Link>
                  <div class="quiet small">
                    {t_code('padan.who', run.who)} · {t_code('padan.way', run.way)}
                  </div>
                </th>
                <td>
                  <span class={`tag ${run_tone[run.state]}`}>{t_code('padan.run_state', run.state)}</span>
                </td>
                <td class="right num">{number(run.counts.asked)}</td>
                <td class="right num">{number(run.counts.answered)}</td>
                <td class="hide-narrow">{run.account_name}</td>
              </tr>
            ))}
          </Table>
        )}
      </Show>
    </section>
  );
}

function Letters(): JSX.Element {
  const reading = use_reading('civil letters', list_letters, ['civil']);
  return (
    <section class="stack" aria-labelledby="letters">
      <h2 id="letters">{t('padan.letters')}</h2>
      <Show
        reading={reading}
        bones={2}
        is_empty={(data) => data.items.length === 0}
        blank={<p class="quiet">{t('padan.no_letters')}</p>}>
        {(data) => (
          <Table
            caption={t('padan.letters')}
            heads={[t('padan.letter_number'), t('padan.cause_head'), [t('padan.persons'), 'right'], null]}>
            {data.items.map((letter) => (
              <tr key={letter.id}>
                <th scope="row">
                  <span class="num">{letter.number}</span>
                  <div class="quiet small">{moment(letter.made_at)}</div>
                </th>
                <td>{t_code('padan.cause', letter.cause)}</td>
                <td class="right num">{number(letter.persons)}</td>
                <td class="acts">
                  <a class="btn btn-small" href={letter_path(letter.id)} target="_blank" rel="noopener">
                    <Icon name="printer" />
                    PDF
                  </a>
                </td>
              </tr>
            ))}
          </Table>
        )}
      </Show>
    </section>
  );
}

export function PadanView(): JSX.Element {
  const reading = use_reading('civil summary', read_summary, ['civil']);
  const [is_beginning, set_beginning] = useState(false);
  return (
    <>
      <Head title={t('nav.padan')} lead={t('padan.lead')}>
        {reading.data && (
          <button class="btn btn-main" onClick={() => set_beginning(true)}>
            <Icon name="refresh-cw" />
            {t('padan.begin')}
          </button>
        )}
      </Head>
      <Show reading={reading}>
        {(summary) => (
          <div class="stack stack-5">
            <section class="stack" aria-labelledby="causes">
              <h2 id="causes">{t('padan.causes')}</h2>
              <Causes summary={summary} />
            </section>
            <Runs />
            <Letters />
            {is_beginning && <Begin summary={summary} close={() => set_beginning(false)} />}
          </div>
        )}
      </Show>
    </>
  );
}

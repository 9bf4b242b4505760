// Ours beside theirs, field by field, and what is done about it.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { ScreenProps } from '#/app/routes';
import { client_key } from '#/plumbing/api/api';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { day, moment } from '#/plumbing/i18n/format';
import { Form, LongField, PickField, TextField, TickField, Wrong } from '#/plumbing/ui/form';
import { Head, Icon, Link, Note, Show, say } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import { pieces_of } from '#/assess/lists/model';
import { keep_ours, mend_entry, open_entry, pass_entry, say_cause } from '../actions';
import { type Cause, type Entry, type FieldSaid, causes_of_not_found, typed_fields } from '../model';

function Marked({ text, other }: { text: string; other: string }): JSX.Element {
  if (!text) return <span class="quiet">—</span>;
  if (!other || text === other) return <>{text}</>;
  return (
    <>
      {pieces_of(text, other).map((piece, i) =>
        piece.differs ? <mark key={i}>{piece.text}</mark> : <span key={i}>{piece.text}</span>,
      )}
    </>
  );
}
const said_tone: Record<FieldSaid['said'], string> = { nothing: '', same: 'tag-good', differs: 'tag-bad' };

/// A day and a sex in words, as other pages write them.
const in_words = (field: string, text: string): string =>
  !text ? '' : field === 'born_on' ? day(text) : field === 'sex' ? t_code('padan.sex', text) : text;

function Beside({ entry }: { entry: Entry }): JSX.Element {
  return (
    <Table
      caption={t('padan.beside')}
      kind="pairs"
      region={t('padan.beside')}
      heads={[t('padan.field'), t('padan.ours'), t('padan.theirs'), t('padan.said')]}>
      {entry.fields.map((field) => (
        <tr key={field.field} class={field.said === 'differs' ? 'differs' : undefined}>
          <th scope="row">{t_code('padan.field', field.field)}</th>
          <td class="num">
            <Marked text={in_words(field.field, field.ours)} other={in_words(field.field, field.theirs)} />
          </td>
          <td class="num">
            {field.theirs ? (
              <Marked text={in_words(field.field, field.theirs)} other={in_words(field.field, field.ours)} />
            ) : (
              <span class="quiet">{field.said === 'nothing' ? '—' : t('padan.no_value')}</span>
            )}
          </td>
          <td>
            <span class={`tag ${said_tone[field.said]}`}>{t_code('padan.said', field.said)}</span>
          </td>
        </tr>
      ))}
    </Table>
  );
}

interface Doing {
  entry: Entry;
  done: (entry: Entry) => void;
}

/// From theirs, from a paper, or ours stays: three ways, one of them open.
function TakeTheirs({ entry, done }: Doing): JSX.Element | null {
  const key = useMemo(client_key, [entry.version]);
  const offered = entry.fields.filter((field) => field.said === 'differs' && field.theirs);
  if (offered.length === 0) return null;
  return (
    <section class="card stack" aria-labelledby="take">
      <h2 id="take">{t('padan.take')}</h2>
      <Form
        button={t('padan.take_button')}
        icon="check"
        send={async (typed) => {
          const take = offered.map((field) => field.field).filter((field) => typed.is_on(`take_${field}`));
          if (take.length === 0)
            throw new Wrong([{ path: `take_${offered[0]!.field}`, message: t('padan.take_none') }]);
          done(await mend_entry(entry.row.id, { version: entry.version, take }, key));
        }}>
        <p>{t('padan.take_text')}</p>
        {offered.map((field) => (
          <TickField
            key={field.field}
            name={`take_${field.field}`}
            label={
              `${t_code('padan.field', field.field)}: ` +
              `${in_words(field.field, field.ours) || '—'} → ${in_words(field.field, field.theirs)}`
            }
          />
        ))}
      </Form>
    </section>
  );
}

function FromPaper({ entry, done }: Doing): JSX.Element {
  const key = useMemo(client_key, [entry.version]);
  return (
    <details class="card">
      <summary>{t('padan.paper')}</summary>
      <Form
        button={t('ui.save')}
        send={async (typed) => {
          const values = Object.fromEntries(
            typed_fields.map((field) => [field, typed.text(field)]).filter(([, value]) => value !== undefined),
          ) as Record<string, string>;
          if (Object.keys(values).length === 0) throw new Wrong([{ path: 'nik', message: t('padan.paper_none') }]);
          done(
            await mend_entry(
              entry.row.id,
              { version: entry.version, ...values, reason: typed.needed('reason') },
              key,
            ),
          );
        }}>
        <p>{t('padan.paper_text')}</p>
        {typed_fields.map((field) => {
          if (field === 'sex')
            return (
              <PickField
                key={field}
                name={field}
                label={t_code('padan.field', field)}
                optional
                none={t('padan.unchanged')}
                choices={['L', 'P'].map((value) => ({ value, text: t_code('padan.sex', value) }))}
                width="mid"
              />
            );
          return (
            <TextField
              key={field}
              name={field}
              label={t_code('padan.field', field)}
              optional
              {...(field === 'born_on' ? { type: 'date' as const } : {})}
              {...(field === 'nik' ? { inputMode: 'numeric' as const } : {})}
              width="mid"
            />
          );
        })}
        <LongField name="reason" label={t('padan.reason')} hint={t('padan.reason_hint')} rows={2} />
      </Form>
    </details>
  );
}

function KeepOurs({ entry, done }: Doing): JSX.Element {
  const key = useMemo(client_key, [entry.version]);
  return (
    <details class="card">
      <summary>{t('padan.keep')}</summary>
      <Form
        button={t('padan.keep')}
        send={async (typed) => done(await keep_ours(entry.row.id, entry.version, typed.needed('reason'), key))}>
        <p>{t('padan.keep_text')}</p>
        <LongField name="reason" label={t('padan.reason')} hint={t('padan.reason_hint')} rows={2} />
      </Form>
    </details>
  );
}

function SayCause({ entry, done }: Doing): JSX.Element | null {
  const key = useMemo(client_key, [entry.version]);
  if (entry.found === 'found') return null;
  return (
    <section class="card stack" aria-labelledby="cause">
      <h2 id="cause">{t('padan.why_not')}</h2>
      {entry.row.cause_from === 'rule' && <Note kind="wait">{t('padan.guess_text')}</Note>}
      <Form
        button={t('ui.save')}
        send={async (typed) =>
          done(await say_cause(entry.row.id, entry.version, typed.needed('cause') as Cause, key))
        }>
        <PickField
          name="cause"
          label={t('padan.cause_head')}
          defaultValue={entry.row.cause}
          choices={(['not_said', ...causes_of_not_found] as Cause[]).map((value) => ({
            value,
            text: t_code('padan.cause', value),
          }))}
        />
      </Form>
    </section>
  );
}

function Pass({ entry, done }: Doing): JSX.Element | null {
  const key = useMemo(client_key, [entry.version]);
  if (!entry.may_pass) return null;
  return (
    <section class="card stack" aria-labelledby="pass">
      <h2 id="pass">{t('padan.pass')}</h2>
      <Form
        button={t('padan.pass_button')}
        icon="user-check"
        send={async () => done(await pass_entry(entry.row.id, entry.version, key))}>
        <p>{t('padan.pass_text')}</p>
      </Form>
    </section>
  );
}

function Steps({ entry }: { entry: Entry }): JSX.Element | null {
  if (entry.steps.length === 0) return null;
  return (
    <section class="card stack" aria-labelledby="steps">
      <h2 id="steps">{t('padan.steps')}</h2>
      <ol class="timeline">
        {entry.steps.map((step, i) => (
          <li key={i}>
            <strong>{t_code('padan.step', step.kind)}</strong>: {step.state} {t_code('padan.state', step.state)}
            <div class="quiet small">
              {moment(step.at)} · {step.author_name}
            </div>
            {step.reason && <div class="said">{step.reason}</div>}
          </li>
        ))}
      </ol>
    </section>
  );
}

export function PadanPerson({ params }: ScreenProps): JSX.Element {
  const reading = use_reading(`civil entry ${params.id}`, (signal) => open_entry(params.id!, signal));
  const [settled, set_settled] = useState<Entry | null>(null);
  const done = (entry: Entry): void => {
    set_settled(entry);
    say(t('ui.saved'));
  };
  const of = settled ?? reading.data;
  return (
    <>
      <Head
        title={of ? of.row.name : t('nav.padan')}
        {...(of ? { lead: `${of.row.nik_masked} · ${of.row.region_name} · ${t('padan.number')} ${of.row.id}` } : {})}>
        <Link class="btn" to={`/padan/antrean/${of && of.is_open ? of.row.cause : 'semua'}`}>
          <Icon name="chevron-left" />
          {t('padan.queue')}
        </Link>
      </Head>
      <Show reading={reading}>
        {(read) => {
          const entry = settled ?? read;
          return (
            <div class="stack stack-5">
              <p role="status">
                <span class={`tag ${entry.is_open ? 'tag-wait' : 'tag-good'}`}>{entry.row.state}</span>{' '}
                {t_code('padan.state', entry.row.state)}
                {entry.is_open && ` · ${t_code('padan.cause', entry.row.cause)}`} ·{' '}
                {t('padan.answered_at', { at: moment(entry.row.answered_at) })}
              </p>
              {entry.note && <Note>{t('padan.their_note', { note: entry.note })}</Note>}
              {entry.row.is_kept && <Note kind="wait">{t('padan.kept_because', { reason: entry.reason })}</Note>}
              {entry.letter_number && <p class="quiet">{t('padan.letter_is', { number: entry.letter_number })}</p>}
              {entry.found === 'found' ? <Beside entry={entry} /> : <Note kind="bad">{t('padan.not_found')}</Note>}
              {entry.may_mend && (
                <>
                  <TakeTheirs key={`t${entry.version}`} entry={entry} done={done} />
                  <SayCause key={`c${entry.version}`} entry={entry} done={done} />
                  <Pass entry={entry} done={done} />
                  <FromPaper key={`p${entry.version}`} entry={entry} done={done} />
                  <KeepOurs key={`k${entry.version}`} entry={entry} done={done} />
                </>
              )}
              <Steps entry={entry} />
            </div>
          );
        }}
      </Show>
    </>
  );
}

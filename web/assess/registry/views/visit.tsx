// One field check: its photos, what was found beside what stands, and the word of a second person.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { client_key } from '#/plumbing/api/api';
import { in_language, t, t_code } from '#/plumbing/i18n/i18n';
import { day, moment, today } from '#/plumbing/i18n/format';
import { Form, LongField, PickField, RadioField, TextField, need, type Typed } from '#/plumbing/ui/form';
import { HiddenTitle, Icon, Link, Note, Show, Title, say } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import { Upload } from '#/plumbing/ui/upload';
import type { ScreenProps } from '#/app/routes';
import { may } from '#/ground/session/actions';
import { open_family, open_visit, report_visit, send_photo } from '../actions';
import {
  type FamilyFile,
  type FormDoc,
  type Found,
  type Person,
  type Section,
  type Visit,
  type VisitFile,
  asked_of,
  in_order,
  is_for,
  is_living,
  is_put,
  kept_answers,
  latest,
  outcomes,
  photo_kinds,
  place_in,
  place_text,
  questions_of,
} from '../model';
import { Judge } from './judge_visit';
import { RemovalButton } from '#/assess/objections/views/round';
import { use_form } from './bits';
import { PlaceField } from './edits';
import { QuestionField, answer_text } from './sections';

const tone = { open: 'wait', done: 'info', accepted: 'good' } as const;

function StateTag({ visit }: { visit: Visit }): JSX.Element {
  return <span class={`tag tag-${tone[visit.state]}`}>{t_code('reg.visit_state', visit.state)}</span>;
}

function Photos({ file, again }: { file: VisitFile; again: () => void }): JSX.Element {
  const is_open = file.visit.state === 'open' && may('edit_registry');
  const send = async (kind: string, chosen: File): Promise<void> => {
    await send_photo(file.visit.id, kind, chosen);
    say(t('reg.photo_kept'));
    again();
  };
  return (
    <section class="card stack stack-2">
      <h2>{t('reg.photos')}</h2>
      {photo_kinds.map((kind) => (
        <div key={kind} class="stack stack-2">
          <div class="row-apart">
            <h3>{t_code('reg.photo_kind', kind)}</h3>
            {is_open && (
              <Upload
                from="camera"
                label={t('reg.take_photo')}
                name={t_code('reg.photo_kind', kind)}
                send={(chosen) => send(kind, chosen)}
              />
            )}
          </div>
          <ul class="photos">
            {file.photos
              .filter((photo) => photo.kind === kind)
              .map((photo) => (
                <li key={photo.id}>
                  <a
                    href={`/api/v1/registry/visits/${file.visit.id}/photos/${photo.id}`}
                    target="_blank"
                    rel="noopener">
                    <img
                      src={`/api/v1/registry/visits/${file.visit.id}/photos/${photo.id}?size=thumb`}
                      alt={`${t_code('reg.photo_kind', kind)}, ${photo.by_name}, ${moment(photo.at)}`}
                      width={112}
                      height={84}
                    />
                  </a>
                </li>
              ))}
            {!file.photos.some((photo) => photo.kind === kind) && <li class="quiet">{t('ui.none_yet')}</li>}
          </ul>
        </div>
      ))}
    </section>
  );
}

interface Part {
  section: Section;
  person: Person | undefined;
}
const part_key = (part: Part): string => `${part.person?.id ?? ''}.${part.section.key}`;
const part_title = (part: Part): string => {
  const name = in_language(part.section.id, part.section.en);
  return part.person ? `${name}: ${part.person.name}` : name;
};
/// Sections of the form that a visit asks; health has its own place and permit.
const parts_of = (form: FormDoc, family: FamilyFile): Part[] => [
  ...form.sections
    .filter((one) => one.subject === 'family' && !one.is_specific)
    .map((section) => ({ section, person: undefined })),
  ...in_order(family.members)
    .filter(is_living)
    .flatMap((person) =>
      form.sections
        .filter((one) => one.subject === 'person' && !one.is_specific && is_for(form, one, asked_of(person)))
        .map((section) => ({ section, person })),
    ),
];

function PartFields({ form, part, family, answers, set }: PartProps): JSX.Element {
  const questions = questions_of(form, part.section.key);
  const of = asked_of(part.person);
  const before = latest(family.answers, part.person?.id ?? family.family.id, part.section.key);
  const known = Object.keys(answers).length;
  return (
    <details class="card">
      <summary>
        {part_title(part)} {known > 0 && <span class="count">{known}</span>}
      </summary>
      <div class="stack">
        {questions
          .filter((question) => is_put(questions, question, of, answers))
          .map((question) => (
            <QuestionField
              key={question.key}
              {...{ form, question, answers }}
              prefix={`${part_key(part)}.`}
              recorded={answer_text(question, before?.answers[question.key])}
              change={(key, value) => {
                const next = { ...answers };
                if (value === undefined) delete next[key];
                else next[key] = value;
                set(kept_answers(questions, of, next));
              }}
            />
          ))}
      </div>
    </details>
  );
}
interface PartProps {
  form: FormDoc;
  part: Part;
  family: FamilyFile;
  answers: Record<string, number>;
  set: (answers: Record<string, number>) => void;
}

function ResultForm({ form, file, family, again }: ResultProps): JSX.Element {
  const parts = parts_of(form, family);
  const [given, set_given] = useState<Record<string, Record<string, number>>>({});
  const [outcome, set_outcome] = useState('met');
  const key = useMemo(client_key, [file.visit.version]);
  const send = async (typed: Typed): Promise<void> => {
    const found: Found[] = parts.flatMap((part) => {
      const answers = given[part_key(part)] ?? {};
      if (!Object.keys(answers).length || outcome !== 'met') return [];
      return [{ section: part.section.key, answers, ...(part.person ? { person: part.person.id } : {}) }];
    });
    const on = typed.text('on');
    const seen = typed.text('seen');
    if (outcome === 'met') need(typed, { seen: t('reg.seen') });
    await report_visit(
      file.visit.id,
      {
        version: file.visit.version,
        outcome: outcome as (typeof outcomes)[number],
        way: typed.text('way') === 'paper' ? 'paper' : 'screen',
        found,
        ...(on ? { on } : {}),
        ...place_in(typed.text('place')),
        ...(typed.text('note') ? { note: typed.needed('note') } : {}),
        ...(outcome === 'met' ? { seen: seen as Visit['seen'] } : {}),
        ...(typed.text('family_says') ? { family_says: typed.needed('family_says') } : {}),
      },
      key,
    );
    say(t('reg.visit_reported'));
    again();
  };
  return (
    <section class="card">
      <h2>{t('reg.result')}</h2>
      <Form send={send} button={t('reg.send_result')} icon="check">
        <div class="pair">
          <PickField
            name="outcome"
            label={t('reg.outcome')}
            value={outcome}
            onChange={(e) => set_outcome(e.currentTarget.value)}
            choices={outcomes.map((value) => ({ value, text: t_code('reg.outcome_of', value) }))}
          />
          <TextField
            name="on"
            type="date"
            label={t('reg.visited_on')}
            max={today()}
            hint={t('reg.since_hint')}
            optional
          />
          <PickField
            name="way"
            label={t('reg.way')}
            defaultValue="screen"
            choices={(['screen', 'paper'] as const).map((value) => ({ value, text: t_code('reg.way_of', value) }))}
          />
        </div>
        <PlaceField lat={null} lon={null} />
        {outcome === 'met' && (
          <>
            <p class="quiet">{t('reg.result_text')}</p>
            {parts.map((part) => (
              <PartFields
                key={part_key(part)}
                {...{ form, part, family }}
                answers={given[part_key(part)] ?? {}}
                set={(answers) => set_given((all) => ({ ...all, [part_key(part)]: answers }))}
              />
            ))}
          </>
        )}
        {outcome === 'met' && (
          <>
            <RadioField
              name="seen"
              label={t('reg.seen')}
              hint={t('reg.seen_hint')}
              choices={(['fits', 'differs'] as const).map((value) => ({ value, text: t_code('sanggah.found', value) }))}
            />
            <LongField
              name="family_says"
              label={t('sanggah.family_says')}
              hint={t('sanggah.family_says_hint')}
              rows={2}
              optional
            />
          </>
        )}
        <LongField name="note" label={t('reg.note')} rows={2} optional />
      </Form>
    </section>
  );
}
interface ResultProps {
  form: FormDoc;
  file: VisitFile;
  family: FamilyFile;
  again: () => void;
}

/// What was found beside what stands; equal answers are told too, they were looked at.
function Beside({ form, file, family }: Omit<ResultProps, 'again'>): JSX.Element {
  const { visit } = file;
  const rows = file.found.flatMap((one) => {
    const section = form.sections.find((s) => s.key === one.section);
    const person = family.members.find((m) => m.id === one.person);
    const before = latest(family.answers, one.person || family.family.id, one.section);
    const title = section ? part_title({ section, person }) : one.section;
    return questions_of(form, one.section)
      .filter((question) => one.answers[question.key] !== undefined)
      .map((question) => ({
        title,
        name: in_language(question.id, question.en),
        before: answer_text(question, before?.answers[question.key]),
        now: answer_text(question, one.answers[question.key]),
      }));
  });
  const place = place_text(visit.lat, visit.lon);
  if (place)
    rows.push({
      title: t('reg.place'),
      name: t('reg.place'),
      before: place_text(family.family.lat, family.family.lon) || '—',
      now: place,
    });
  return (
    <section class="stack stack-2">
      <h2>{t('reg.result')}</h2>
      <p>
        <strong>{t_code('reg.outcome_of', visit.outcome)}</strong> · {day(visit.visited_on)} · {visit.visited_by} ·{' '}
        {t_code('reg.way_of', visit.way)}
      </p>
      <p>
        {t('reg.seen')}:{' '}
        <strong>{t_code('sanggah.found', visit.finding === 'none' ? visit.seen : visit.finding)}</strong>
        {visit.minutes && ` · ${t('sanggah.minutes')} ${visit.minutes}, ${day(visit.minutes_on)}`}
      </p>
      {visit.note && <p class="pre">{visit.note}</p>}
      {visit.family_says && (
        <p class="pre">
          <strong>{t('sanggah.family_says')}:</strong> {visit.family_says}
        </p>
      )}
      {rows.length > 0 && (
        <Table
          caption={t('reg.result')}
          region={t('reg.result')}
          heads={[t('reg.field_name'), t('reg.recorded_before'), t('reg.found_now')]}>
          {rows.map((row) => (
            <tr key={row.title + row.name} class={row.before !== row.now ? 'sum' : undefined}>
              <th scope="row">
                {row.name}
                <br />
                <small class="quiet">{row.title}</small>
              </th>
              <td>{row.before}</td>
              <td>{row.now}</td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
}

function Task({ visit }: { visit: Visit }): JSX.Element {
  return (
    <div class="identity">
      <div class="identity-name">
        <Title tab={visit.head_name}>{t('reg.visit_of', { name: visit.head_name })}</Title>
        <StateTag visit={visit} />
      </div>
      <dl class="marks">
        <div>
          <dt>{t('reg.paper_code')}</dt>
          <dd class="num">{visit.id}</dd>
        </div>
        <div>
          <dt>{t('reg.village')}</dt>
          <dd>{visit.region_name}</dd>
        </div>
        <div>
          <dt>{t('reg.home')}</dt>
          <dd>{visit.address || '—'}</dd>
        </div>
        <div>
          <dt>{t('reg.due')}</dt>
          <dd>{day(visit.due_on)}</dd>
        </div>
        <div>
          <dt>{t('reg.tries')}</dt>
          <dd class="num">{visit.tries}</dd>
        </div>
      </dl>
      <p>
        {visit.reason} <small class="quiet">({`${visit.asked_by}, ${moment(visit.asked_at)}`})</small>
      </p>
      <div class="row no-print">
        <Link class="btn btn-small" to={`/registri/keluarga/${visit.family}`}>
          <Icon name="users" />
          {t('reg.to_family')}
        </Link>
        <a class="btn btn-small" href={`/api/v1/registry/visits/${visit.id}/form.pdf`} target="_blank" rel="noopener">
          <Icon name="printer" />
          {t('reg.paper_form')}
        </a>
        <a
          class="btn btn-small"
          href={`/api/v1/registry/visits/${visit.id}/letter.pdf`}
          target="_blank"
          rel="noopener">
          <Icon name="printer" />
          {t('sanggah.letter')}
        </a>
        {visit.state === 'accepted' && visit.finding === 'differs' && !visit.is_own && may('verify_registry') && (
          <RemovalButton visit={visit.id} name={visit.head_name} />
        )}
      </div>
    </div>
  );
}

function OneVisit({ file, again }: { file: VisitFile; again: () => void }): JSX.Element {
  const form = use_form();
  const family = use_reading(`family ${file.visit.family} ${file.visit.version}`, (signal) =>
    open_family(file.visit.family, '', signal),
  );
  const { visit } = file;
  return (
    <>
      <Task visit={visit} />
      <div class="two file">
        <div class="stack">
          {visit.verdict && (
            <Note kind={visit.state === 'accepted' ? 'good' : 'wait'}>
              {t_code('reg.judged_visit', visit.state === 'accepted' ? 'accept' : 'back')} · {visit.judged_by},{' '}
              {moment(visit.judged_at)}
              <div class="pre">{visit.verdict}</div>
            </Note>
          )}
          <Show reading={form}>
            {(doc) => (
              <Show reading={family}>
                {(stands) => (
                  <>
                    {visit.outcome && <Beside form={doc} file={file} family={stands} />}
                    <Judge file={file} again={again} />
                    {visit.state === 'open' && may('edit_registry') && (
                      <ResultForm form={doc} file={file} family={stands} again={again} />
                    )}
                  </>
                )}
              </Show>
            )}
          </Show>
        </div>
        <aside>
          <Photos file={file} again={again} />
        </aside>
      </div>
    </>
  );
}

export function VisitView({ params }: ScreenProps): JSX.Element {
  const reading = use_reading(`visit ${params.id}`, (signal) => open_visit(params.id!, signal), ['registry']);
  return (
    <>
      {!reading.data && <HiddenTitle>{t('reg.visit')}</HiddenTitle>}
      <Show reading={reading}>{(file) => <OneVisit key={file.visit.version} file={file} again={reading.again} />}</Show>
    </>
  );
}

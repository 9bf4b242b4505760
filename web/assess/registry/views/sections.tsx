// The official form, section by section: the latest answers, and a form that skips what does not apply.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { in_language, t, t_code } from '#/plumbing/i18n/i18n';
import { number } from '#/plumbing/i18n/format';
import { Form, PickField, TextField, Wrong, type Typed } from '#/plumbing/ui/form';
import { Dialog, Icon, Note, Show, say } from '#/plumbing/ui/parts';
import { answer_section } from '../actions';
import {
  type Answered,
  type AskedOf,
  type FamilyFile,
  type FormDoc,
  type Person,
  type Question,
  type Section,
  asked_of,
  in_order,
  is_for,
  is_living,
  is_put,
  is_outside,
  kept_answers,
  latest,
  questions_of,
} from '../model';
import { Clash, type Clashing, is_clash } from './clash';
import { GroundFields, Says, ground_of, use_form } from './bits';

const name_of = (one: { id: string; en: string }): string => in_language(one.id, one.en);
export function answer_text(question: Question, answer: number | undefined): string {
  if (answer === undefined) return '—';
  if (question.kind === 'count') return number(answer);
  if (question.kind === 'bits')
    return (
      question.codes
        .filter((one) => (answer & one.code) !== 0)
        .map(name_of)
        .join(', ') || '—'
    );
  const code = question.codes.find((one) => one.code === answer);
  return code ? `${code.code} · ${name_of(code)}` : t('reg.code_of_then', { n: answer });
}
/// When a question is asked, in words, below it.
function when_text(form: FormDoc, question: Question): string {
  const when = question.asked;
  const parts: string[] = [];
  const before = form.questions.find((one) => one.key === when.key);
  if (before)
    parts.push(
      t('reg.asked_after', {
        question: name_of(before),
        codes: before.codes
          .filter((one) => when.codes.includes(one.code))
          .map(name_of)
          .join(', '),
      }),
    );
  if (when.age_min > 0 && when.age_max < 200) parts.push(t('reg.asked_ages', { min: when.age_min, max: when.age_max }));
  else if (when.age_min > 0) parts.push(t('reg.asked_from', { min: when.age_min }));
  else if (when.age_max < 200) parts.push(t('reg.asked_to', { max: when.age_max }));
  if (when.sex) parts.push(t_code('reg.sex', when.sex));
  if (when.is_for_once_married) parts.push(t('reg.asked_married'));
  return parts.join('; ');
}

export function QuestionField({ form, question, answers, change, prefix = '', recorded }: QuestionProps): JSX.Element {
  const hint = [recorded && t('reg.recorded_is', { answer: recorded }), when_text(form, question)]
    .filter(Boolean)
    .join('. ');
  const name = prefix + question.key;
  const value = answers[question.key];
  if (question.kind === 'count')
    return (
      <TextField
        name={name}
        label={name_of(question)}
        {...(hint ? { hint } : {})}
        type="number"
        min="0"
        max={String(question.max)}
        inputMode="numeric"
        width="short"
        defaultValue={value === undefined ? '' : String(value)}
        onInput={(e) => change(question.key, e.currentTarget.value === '' ? undefined : Number(e.currentTarget.value))}
        optional
      />
    );
  if (question.kind === 'bits')
    return (
      <fieldset class="field">
        <legend>{name_of(question)}</legend>
        {question.codes.map((one) => (
          <label class="tick" key={one.code}>
            <input
              type="checkbox"
              checked={((value ?? 0) & one.code) !== 0}
              onChange={() => change(question.key, (value ?? 0) ^ one.code)}
            />
            <span>{name_of(one)}</span>
          </label>
        ))}
      </fieldset>
    );
  return (
    <PickField
      name={name}
      label={name_of(question)}
      {...(hint ? { hint } : {})}
      none={t('reg.not_answered')}
      value={value === undefined ? '' : String(value)}
      onChange={(e) => change(question.key, e.currentTarget.value === '' ? undefined : Number(e.currentTarget.value))}
      choices={question.codes.map((one) => ({ value: String(one.code), text: `${one.code} · ${name_of(one)}` }))}
      optional
    />
  );
}
interface QuestionProps {
  form: FormDoc;
  question: Question;
  answers: Record<string, number>;
  change: (key: string, value: number | undefined) => void;
  /// Where one form holds several subjects.
  prefix?: string;
  /// What stands now, told beside the question.
  recorded?: string;
}

/// Answers of an older form are shown in its own codes; where the source says how, today's begin the new answers.
const begins_with = (form: FormDoc, before: Answered | undefined): Record<string, number> =>
  !before ? {} : before.form === form.form ? before.answers : before.mapped;

function SectionForm({ form, section, subject, before, file, close, done }: SectionFormProps): JSX.Element {
  const of: AskedOf = asked_of(subject);
  const questions = questions_of(form, section.key);
  const [answers, set_answers] = useState(begins_with(form, before));
  const [clash, set_clash] = useState<Clashing | null>(null);
  const change = (key: string, value: number | undefined): void => {
    const next = { ...answers };
    if (value === undefined) delete next[key];
    else next[key] = value;
    set_answers(kept_answers(questions, of, next));
  };
  const send = async (typed: Typed): Promise<void> => {
    const bad = questions.filter((one) => Number.isNaN(answers[one.key] ?? 0));
    const outside = questions.filter((one) => is_outside(one, answers[one.key]));
    if (outside.length)
      throw new Wrong(
        outside.map((one) => ({ path: one.key, message: t('reg.count_between', { max: number(one.max) }) })),
      );
    if (bad.length) throw new Wrong(bad.map((one) => ({ path: one.key, message: t('reg.count_needed') })));
    if (!Object.keys(answers).length)
      throw new Wrong([{ path: questions[0]?.key ?? '', message: t('reg.no_answers') }]);
    const body = {
      section: section.key,
      form: form.form,
      answers,
      ground: ground_of(typed),
      ...(subject ? { person: subject.id } : {}),
    };
    const id = subject?.id ?? file.family.id;
    try {
      await answer_section(file.family.id, { ...body, ...(before ? { seen: before.id } : {}) });
    } catch (fault) {
      if (!is_clash(fault)) throw fault;
      const text_of = (given: Record<string, number>): Record<string, string> =>
        Object.fromEntries(questions.map((one) => [one.key, answer_text(one, given[one.key])]));
      const latest_of = (now: FamilyFile): Answered | undefined =>
        latest([...now.answers, ...now.specifics], id, section.key);
      set_clash({
        sees: (now) => text_of(latest_of(now)?.answers ?? {}),
        mine: text_of(answers),
        label: (key) => name_of(questions.find((one) => one.key === key)!),
        again: (now) => {
          const seen = latest_of(now)?.id;
          return answer_section(file.family.id, { ...body, ...(seen ? { seen } : {}) });
        },
      });
      return;
    }
    say(t('ui.saved'));
    done();
  };
  if (clash) return <Clash seen={file} clash={clash} close={close} done={done} />;
  const title = subject ? `${name_of(section)}: ${subject.name}` : name_of(section);
  return (
    <Dialog title={title} close={close}>
      <Form send={send} button={t('ui.save')} cancel={close}>
        <p class="quiet">{t('reg.form_version', { form: t_code('reg.form', form.form) })}</p>
        {before && before.form !== form.form && (
          <Note kind="wait">{t('reg.form_before', { form: t_code('reg.form', before.form) })}</Note>
        )}
        {questions
          .filter((question) => is_put(questions, question, of, answers))
          .map((question) => (
            <QuestionField key={question.key} {...{ form, question, answers, change }} />
          ))}
        <GroundFields />
      </Form>
    </Dialog>
  );
}
interface SectionFormProps {
  form: FormDoc;
  section: Section;
  subject: Person | undefined;
  before: Answered | undefined;
  file: FamilyFile;
  close: () => void;
  done: () => void;
}

function SectionCard({ form, section, subject, file, edit }: SectionCardProps): JSX.Element {
  const before = latest([...file.answers, ...file.specifics], subject?.id ?? file.family.id, section.key);
  const title = subject ? `${name_of(section)}: ${subject.name}` : name_of(section);
  const told = questions_of(form, section.key).filter((one) => before?.answers[one.key] !== undefined);
  return (
    <section class="card stack stack-2" aria-label={title}>
      <div class="row-apart">
        <h3>{title}</h3>
        {file.may_edit && (
          <button
            type="button"
            class="btn btn-small no-print"
            aria-label={t('reg.fill_in', { section: title })}
            onClick={() => edit(section, subject)}>
            <Icon name="pencil" />
            {before ? t('ui.edit') : t('reg.fill')}
          </button>
        )}
      </div>
      {before ? (
        <>
          <dl class="facts">
            {told.map((question) => (
              <>
                <dt>{name_of(question)}</dt>
                <dd>{answer_text(question, before.answers[question.key])}</dd>
              </>
            ))}
          </dl>
          <div class="row">
            <span class="tag">{t_code('reg.form', before.form)}</span>
            <Says of={before} />
          </div>
        </>
      ) : (
        <p class="quiet">{t('ui.none_yet')}</p>
      )}
    </section>
  );
}
interface SectionCardProps {
  form: FormDoc;
  section: Section;
  subject: Person | undefined;
  file: FamilyFile;
  edit: (section: Section, subject: Person | undefined) => void;
}

/// All sections of the family, then those of each member whom they ask about.
export function Sections({ file, done }: { file: FamilyFile; done: () => void }): JSX.Element {
  const reading = use_form();
  const [open, set_open] = useState<{ section: Section; subject: Person | undefined } | null>(null);
  const edit = (section: Section, subject: Person | undefined): void => set_open({ section, subject });
  return (
    <Show reading={reading}>
      {(form) => {
        const seen = form.sections.filter((one) => !one.is_specific || file.sees_specific);
        const before =
          open && latest([...file.answers, ...file.specifics], open.subject?.id ?? file.family.id, open.section.key);
        return (
          <div class="stack">
            <p class="quiet">{t('reg.form_version', { form: t_code('reg.form', form.form) })}</p>
            <div class="sides">
              {seen
                .filter((one) => one.subject === 'family')
                .map((section) => (
                  <SectionCard key={section.key} {...{ form, section, file, edit }} subject={undefined} />
                ))}
            </div>
            {in_order(file.members)
              .filter(is_living)
              .map((person) => (
                <section key={person.id} class="stack" aria-label={person.name}>
                  <h2>{person.name}</h2>
                  <div class="sides">
                    {seen
                      .filter((one) => one.subject === 'person' && is_for(form, one, asked_of(person)))
                      .map((section) => (
                        <SectionCard key={section.key} {...{ form, section, file, edit }} subject={person} />
                      ))}
                  </div>
                </section>
              ))}
            {!file.sees_specific && <Note>{t('reg.specific_hidden')}</Note>}
            {open && (
              <SectionForm
                key={`${open.section.key} ${open.subject?.id ?? ''}`}
                {...{ form, file, done: () => (set_open(null), done()) }}
                section={open.section}
                subject={open.subject}
                before={before ?? undefined}
                close={() => set_open(null)}
              />
            )}
          </div>
        );
      }}
    </Show>
  );
}

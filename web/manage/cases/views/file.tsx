// One case: identity bar, the acts allowed now, persons, what was asked of whom, plan, papers, and the timeline.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { client_key } from '#/plumbing/api/api';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { day, long_day, moment, number } from '#/plumbing/i18n/format';
import { place } from '#/plumbing/router/router';
import { Form, LongField, need, type Typed } from '#/plumbing/ui/form';
import { Icon, Link, Note, Show, Title, say } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Days } from '#/manage/grievances/views/bits';
import type { ScreenProps } from '#/app/routes';
import { answer_assignment, decide, open_case } from '../actions';
import { type Approval, type Assignment, type CaseFile, type Words, node_name, stages_done, way } from '../model';
import { CaseFlags, CaseState, name_in, use_words } from './bits';
import { TiedPeople } from '#/manage/ties/views/people';
import { CaseDeeds } from './deeds';
import { CaseTimeline } from './timeline';

/// How far a managed case has come, in five words.
function Way({ file }: { file: CaseFile }): JSX.Element | null {
  if (file.form !== 'managed') return null;
  const done = stages_done(file);
  const now = way.find((stage) => !done.has(stage));
  return (
    <ol class="way" aria-label={t('case.way')}>
      {way.map((stage) => (
        <li
          key={stage}
          class={done.has(stage) ? 'way-done' : stage === now ? 'way-now' : ''}
          aria-current={stage === now ? 'step' : undefined}>
          {done.has(stage) ? <Icon name="circle-check" label={t('case.way_done')} /> : <Icon name="circle" />}
          {t_code('case.way', stage)}
        </li>
      ))}
    </ol>
  );
}

function Identity({ file, words }: { file: CaseFile; words: Words | null }): JSX.Element {
  const is_over = file.state === 'selesai' || file.state === 'dihentikan';
  const subject = file.persons.find((person) => person.role === 'subject');
  return (
    <header class="identity">
      <p class="identity-name">
        {subject?.name ||
          (subject?.is_withheld ? t('case.withheld') : t_code('case.identity', subject?.identity ?? 'unknown'))}
        <span class="num quiet">{file.number}</span>
        <CaseState state={file.state} />
        <CaseFlags row={file} />
      </p>
      <dl class="marks">
        <div>
          <dt>{t('col.place')}</dt>
          <dd>{file.region_name}</dd>
        </div>
        <div>
          <dt>{t('case.types')}</dt>
          <dd>
            {file.types.length && words
              ? file.types.map((code) => name_in(words.types, code)).join(', ')
              : t('ui.none_yet')}
          </dd>
        </div>
        <div>
          <dt>{t('col.left')}</dt>
          <dd>{is_over ? '—' : <Days left={file.days_left} due={file.due_at} />}</dd>
        </div>
        <div>
          <dt>{t('col.officer')}</dt>
          <dd>{file.officer_name || t('queue.nobody')}</dd>
        </div>
        {(file.shared_with.length > 0 || file.pen_offered_to) && (
          <div>
            <dt>{t('case.lead_office')}</dt>
            <dd>
              {file.pen_office}
              {file.pen_offered_to && (
                <span class="quiet small"> · {t('case.pen_offered', { to: file.pen_offered_to })}</span>
              )}
            </dd>
          </div>
        )}
      </dl>
      <Way file={file} />
    </header>
  );
}

function Person({ person }: { person: CaseFile['persons'][number] }): JSX.Element {
  const facts = [
    t_code('case.role', person.role),
    person.relation,
    person.sex && t_code('case.sex', person.sex),
    person.age_band && t('case.aged', { band: person.age_band }),
    person.nik_masked,
    person.phone,
    person.address,
  ];
  return (
    <li class="person">
      <Icon name={person.is_withheld ? 'eye-off' : 'user'} />
      <div>
        <strong>
          {person.name || (person.is_withheld ? t('case.withheld') : t_code('case.identity', person.identity))}
        </strong>
        <div class="quiet small">{facts.filter(Boolean).join(' · ')}</div>
      </div>
    </li>
  );
}

function Need({ file }: { file: CaseFile }): JSX.Element {
  return (
    <section class="card stack">
      <h2>{t('case.need')}</h2>
      {file.withheld && <Note kind="wait">{t('case.withheld_why')}</Note>}
      <p class="pre" style={{ maxWidth: '75ch' }}>
        {file.need || t('case.withheld')}
      </p>
      {file.persons.length > 0 && (
        <ul class="stack stack-2 persons">
          {file.persons.map((person) => (
            <Person key={person.id} person={person} />
          ))}
        </ul>
      )}
      <dl class="facts">
        <dt>{t('col.received')}</dt>
        <dd>
          {moment(file.received_at)} · {t_code('case.source', file.source)}
        </dd>
        {file.grievance && (
          <>
            <dt>{t('col.report')}</dt>
            <dd>
              <Link to={`/aduan/${file.grievance}`}>{file.grievance_number}</Link>
            </dd>
          </>
        )}
        {file.shared_with.length > 0 && (
          <>
            <dt>{t('case.shared_with')}</dt>
            <dd>{file.shared_with.join(', ')}</dd>
          </>
        )}
        {file.answer && (
          <>
            <dt>{t('case.answer')}</dt>
            <dd class="pre">{file.answer}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

/// Asked by mistake: taken back, while nobody has accepted it.
function Withdraw({ file, asked, again }: { file: CaseFile; asked: Assignment; again: () => void }): JSX.Element {
  const [is_open, set_open] = useState(false);
  const key = useMemo(client_key, [asked.id, asked.state]);
  if (!is_open)
    return (
      <div class="row">
        <button class="btn btn-small" onClick={() => set_open(true)}>
          {t('case.withdraw')}
        </button>
      </div>
    );
  const send = async (typed: Typed): Promise<void> => {
    need(typed, { text: t('deed.reason') });
    await answer_assignment(file.id, asked.id, 'withdraw', { reason: typed.needed('text') }, key);
    say(t('case.withdraw_done'));
    again();
  };
  return (
    <Form button={t('case.withdraw')} send={send} cancel={() => set_open(false)}>
      <LongField name="text" label={t('deed.reason')} />
    </Form>
  );
}

/// What this office was asked and has accepted ends here: with a result, or handed back.
function Finish({ file, asked, again }: { file: CaseFile; asked: Assignment; again: () => void }): JSX.Element {
  const [deed, set_deed] = useState<'done' | 'return' | null>(null);
  const key = useMemo(client_key, [asked.id, asked.state, deed]);
  if (deed === null)
    return (
      <div class="row">
        <button class="btn btn-small" onClick={() => set_deed('done')}>
          <Icon name="check" />
          {t('case.deed.done')}
        </button>
        <button class="btn btn-small" onClick={() => set_deed('return')}>
          <Icon name="undo-2" />
          {t('case.deed.return')}
        </button>
      </div>
    );
  const send = async (typed: Typed): Promise<void> => {
    need(typed, { text: t('case.result') });
    const text = typed.needed('text');
    await answer_assignment(file.id, asked.id, deed, deed === 'done' ? { result: text } : { reason: text }, key);
    say(t('case.deed_done', { deed: t_code('case.deed', deed) }));
    again();
  };
  return (
    <Form send={send} button={t_code('case.deed', deed)} cancel={() => set_deed(null)}>
      <LongField name="text" label={deed === 'done' ? t('case.result') : t('deed.reason')} />
    </Form>
  );
}

const asking_tone: Record<string, string> = { declined: 'bad', done: 'good' };
interface Asked {
  file: CaseFile;
  words: Words | null;
  again: () => void;
}
function Assignments({ file, words, again }: Asked): JSX.Element | null {
  if (!file.assignments.length) return null;
  return (
    <section class="card stack">
      <h2>{t('case.asked_of')}</h2>
      <ul class="stack persons">
        {file.assignments.map((asked) => (
          <li key={asked.id} class="stack stack-2">
            <div class="row-apart">
              <strong>{asked.to_name}</strong>
              <span class={`tag tag-${asking_tone[asked.state] ?? 'wait'}`}>{t_code('case.asking', asked.state)}</span>
            </div>
            <div class="quiet small">
              {t_code('case.assignment', asked.kind)} · {t('case.asked_by', { office: asked.from_name })}
              {asked.reason && words && ` · ${name_in(words.escalation_reasons, asked.reason)}`}
            </div>
            <p class="pre">{asked.asked}</p>
            {asked.tried.length > 0 && (
              <div>
                <div class="quiet small">{t('case.tried')}</div>
                <ul>
                  {asked.tried.map((one) => (
                    <li key={one}>{one}</li>
                  ))}
                </ul>
              </div>
            )}
            {asked.state_reason && <Note kind={asked.state === 'declined' ? 'bad' : 'good'}>{asked.state_reason}</Note>}
            {asked.result && <Note kind="good">{asked.result}</Note>}
            {['asked', 'accepted'].includes(asked.state) && (
              <div class="small">
                {t('case.answer_due', { at: moment(asked.due_at) })}
                {asked.is_flagged && ` · ${t('case.flagged')}`}
              </div>
            )}
            {asked.referral && (
              <a
                class="row small"
                href={`/api/v1/referrals/${asked.referral}/letter.pdf`}
                target="_blank"
                rel="noopener">
                <Icon name="file-text" />
                {t('referral.letter')}
              </a>
            )}
            {asked.may_withdraw && <Withdraw file={file} asked={asked} again={again} />}
            {asked.is_ours && asked.state === 'accepted' && <Finish file={file} asked={asked} again={again} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Waiting {
  file: CaseFile;
  approval: Approval;
  again: () => void;
}
function OneApproval({ file, approval, again }: Waiting): JSX.Element {
  const key = useMemo(client_key, [approval.id, approval.state]);
  const wish = (approval.body ?? {}) as { to_node?: string; asked?: string; tried?: string[] };
  const [is_no, set_no] = useState(false);
  const verdict = async (what: 'approve' | 'disapprove', reason?: string): Promise<void> => {
    await decide(file.id, approval.id, what, reason, key);
    say(t_code('case.verdict', what));
    again();
  };
  return (
    <li class="stack stack-2">
      <strong>
        {t_code('case.approval_of', approval.kind)}
        {wish.to_node && `: ${node_name(wish.to_node)}`}
      </strong>
      <div class="quiet small">
        {t('case.approval_by', { name: approval.asked_by_name, at: moment(approval.asked_at) })}
      </div>
      {wish.asked && <p class="pre">{wish.asked}</p>}
      {wish.tried && wish.tried.length > 0 && (
        <p class="small">
          {t('case.tried')}: {wish.tried.join('; ')}
        </p>
      )}
      {approval.may_decide &&
        (is_no ? (
          <Form
            button={t('case.disapprove')}
            tone="bad"
            cancel={() => set_no(false)}
            send={async (typed: Typed) => {
              need(typed, { reason: t('deed.reason') });
              await verdict('disapprove', typed.needed('reason'));
            }}>
            <LongField name="reason" label={t('deed.reason')} />
          </Form>
        ) : (
          <div class="row">
            <Form button={t('case.approve')} icon="check" send={() => verdict('approve')}>
              {null}
            </Form>
            <button class="btn" onClick={() => set_no(true)}>
              {t('case.disapprove')}
            </button>
          </div>
        ))}
    </li>
  );
}
function Approvals({ file, again }: { file: CaseFile; again: () => void }): JSX.Element | null {
  const waiting = file.approvals.filter((a) => a.state === 'asked');
  if (!waiting.length) return null;
  return (
    <section class="card stack">
      <h2>{t('case.approvals')}</h2>
      <ul class="stack persons">
        {waiting.map((approval) => (
          <OneApproval key={approval.id} file={file} approval={approval} again={again} />
        ))}
      </ul>
    </section>
  );
}

function Plan({ file }: { file: CaseFile }): JSX.Element | null {
  const { bed_days } = file.shelter;
  if (!file.goals.length && !file.due.length && !bed_days) return null;
  return (
    <section class="card stack">
      <h2>{t('case.plan')}</h2>
      <ol class="stack stack-2 persons">
        {file.goals.map((goal, i) => (
          <li key={i} class="person">
            <Icon name={goal.is_done ? 'circle-check' : 'circle'} />
            <span>
              {goal.goal}
              <span class="quiet small">
                {' '}
                {[goal.how, goal.who, goal.until && day(goal.until)].filter(Boolean).join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ol>
      {bed_days > 0 && <p class="small">{t('case.bed_days', { n: number(bed_days) })}</p>}
      {file.due
        .filter((due) => !due.is_done)
        .map((due) => (
          <p class="person small" key={due.kind + due.due_on}>
            <Icon name="calendar-days" />
            {t_code('case.due', due.kind)}: {long_day(due.due_on)} {due.what}
          </p>
        ))}
    </section>
  );
}

export function CaseView({ params }: ScreenProps): JSX.Element {
  const id = params.id ?? '';
  const reading = use_reading(`case ${id}`, (signal) => open_case(id, signal), ['cases', 'referrals']);
  const words = use_words();
  const wanted = place.value.query.get('tindakan');
  return (
    <>
      <div class="unseen">
        <Title tab={reading.data?.number ?? t('case.one')}>
          {t('case.title', { number: reading.data?.number ?? '' })}
        </Title>
      </div>
      <Show reading={reading} bones={8}>
        {(file) => (
          <>
            <Identity file={file} words={words} />
            <div class="two file">
              <div class="stack">
                <Need file={file} />
                <Plan file={file} />
              </div>
              <aside class="stack" aria-label={t('file.aside')}>
                <CaseDeeds
                  key={file.id}
                  file={file}
                  words={words}
                  wanted={wanted && file.deeds.includes(wanted) ? wanted : null}
                  again={reading.again}
                />
                <Approvals file={file} again={reading.again} />
                <TiedPeople
                  kind="cases"
                  id={file.id}
                  name={file.persons.find((one) => one.role === 'subject')?.name ?? ''}
                />
                <Assignments file={file} words={words} again={reading.again} />
              </aside>
              <section class="card stack">
                <h2>{t('file.timeline')}</h2>
                <CaseTimeline
                  id={file.id}
                  entries={file.timeline}
                  next={file.timeline_next ?? null}
                  own={file.sharing.own_node}
                  words={words}
                />
              </section>
            </div>
          </>
        )}
      </Show>
    </>
  );
}

// One request: who, which papers, what was looked at, where the letter is, and the next step for this person.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { client_key } from '#/plumbing/api/api';
import { in_language, t, t_code } from '#/plumbing/i18n/i18n';
import { day, long_day, moment, today } from '#/plumbing/i18n/format';
import {
  Form,
  LongField,
  PickField,
  RadioField,
  TextField,
  Wrong,
  need,
  type Typed,
} from '#/plumbing/ui/form';
import { Dialog, Head, Icon, Note, Show, say } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Upload } from '#/plumbing/ui/upload';
import type { ScreenProps } from '#/app/routes';
import { may } from '#/ground/session/actions';
import {
  do_request,
  number_letter,
  open_person,
  open_request,
  send_paper,
  tell_outcome,
  tell_updated,
} from '../actions';
import { type Person, type RequestFile, plain_deeds } from '../model';
import { TiedPeople } from '#/manage/ties/views/people';
import { LetterCard } from './letter';
import { StateMark, left_text } from './queue';

interface Part {
  file: RequestFile;
  again: () => void;
}

function Papers({ file, again }: Part): JSX.Element {
  const { id } = file.request;
  const send = async (code: string, chosen: File): Promise<void> => {
    await send_paper(id, code, chosen);
    say(t('loket.paper_kept'));
    again();
  };
  const wanted = [
    ...file.kind.papers,
    { code: 'lain', name_id: 'Lainnya', name_en: 'Other', is_required: false },
  ];
  return (
    <section class="card stack">
      <h2>{t('loket.papers')}</h2>
      <ul class="stack stack-2">
        {wanted.map((one) => (
          <li key={one.code} class="row">
            <span class="grow">
              {in_language(one.name_id, one.name_en)}
              {one.is_required && file.missing.some((m) => m.code === one.code) && (
                <span class="tag tag-wait">{t('loket.lacks')}</span>
              )}
              {file.papers
                .filter((paper) => paper.code === one.code)
                .map((paper) => (
                  <a
                    key={paper.id}
                    class="small"
                    style={{ display: 'block' }}
                    href={`/api/v1/requests/${id}/papers/${paper.id}`}
                    target="_blank"
                    rel="noopener">
                    {paper.file_name}
                  </a>
                ))}
            </span>
            {may('take_request') && (
              <Upload
                label={t('loket.upload')}
                name={in_language(one.name_id, one.name_en)}
                send={(chosen) => send(one.code, chosen)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Checks({ file, again }: Part): JSX.Element {
  const { id, version } = file.request;
  const key = useMemo(client_key, [id, version]);
  const may_check = file.deeds.includes('checked');
  const told = (code: string): string | undefined => {
    const found = file.checks.find((c) => c.code === code);
    return found ? (found.is_met ? 'yes' : 'no') : undefined;
  };
  const send = async (typed: Typed): Promise<void> => {
    const open = file.kind.checks.filter((c) => !typed.text(`c_${c.code}`));
    if (open.length)
      throw new Wrong(
        open.map((c) => ({
          path: `c_${c.code}`,
          message: t('loket.check_open', { name: in_language(c.text_id, c.text_en) }),
        })),
      );
    const checks = file.kind.checks.map((c) => ({
      code: c.code,
      is_met: typed.text(`c_${c.code}`) === 'yes',
    }));
    await do_request(id, 'check', { version, checks }, key);
    say(t('loket.checked'));
    again();
  };
  if (!may_check)
    return (
      <section class="card stack">
        <h2>{t('loket.checks')}</h2>
        <dl class="facts">
          {file.kind.checks.map((c) => (
            <>
              <dt>{in_language(c.text_id, c.text_en)}</dt>
              <dd>{told(c.code) ? t(told(c.code) === 'yes' ? 'loket.yes' : 'loket.no') : '—'}</dd>
            </>
          ))}
        </dl>
      </section>
    );
  return (
    <section class="card stack">
      <h2>{t('loket.checks')}</h2>
      <Form send={send} button={t('loket.do_check')}>
        {file.kind.checks.map((c) => {
          const chosen = told(c.code);
          return (
            <RadioField
              row
              key={c.code}
              name={`c_${c.code}`}
              label={in_language(c.text_id, c.text_en)}
              {...(chosen ? { chosen } : {})}
              choices={[
                { value: 'yes', text: t('loket.yes') },
                { value: 'no', text: t('loket.no') },
              ]}
            />
          );
        })}
      </Form>
    </section>
  );
}

function Who({ file }: { file: RequestFile }): JSX.Element {
  const [opened, set_opened] = useState<Person | null>(null);
  const [is_asking, set_asking] = useState(false);
  const p = opened ?? file.person;
  const rows: [string, string][] = [
    [t('loket.name'), p.name],
    ['NIK', p.nik],
    [t('loket.no_kk'), p.no_kk],
    [t('loket.born'), [p.born_place, p.born_on ? day(p.born_on) : ''].filter(Boolean).join(', ')],
    [t('loket.address'), p.address],
    [t('loket.village'), file.request.region_name],
    [t('loket.phone'), p.phone],
    [t('loket.asker_name'), [p.asker_name, p.asker_relation].filter(Boolean).join(', ')],
    ...file.kind.fields.map((f): [string, string] => [
      in_language(f.name_id, f.name_en),
      (f.is_specific ? p.specific : p.answers)[f.code] ?? '',
    ]),
  ];
  return (
    <section class="card stack">
      <h2>{t('loket.about')}</h2>
      <dl class="facts">
        {rows.map(([label, value]) => (
          <>
            <dt>{label}</dt>
            <dd>{value || '—'}</dd>
          </>
        ))}
      </dl>
      {!opened && may('check_request') && (
        <button class="btn btn-small" onClick={() => set_asking(true)}>
          <Icon name="eye" />
          {t('loket.open_numbers')}
        </button>
      )}
      {is_asking && (
        <Dialog title={t('loket.open_numbers')} close={() => set_asking(false)}>
          <Form
            button={t('loket.open_numbers')}
            cancel={() => set_asking(false)}
            send={async (typed) => {
              need(typed, { reason: t('loket.reason') });
              set_opened(await open_person(file.request.id, typed.needed('reason')));
              set_asking(false);
            }}>
            <TextField name="reason" label={t('loket.reason')} hint={t('loket.reason_hint')} />
          </Form>
        </Dialog>
      )}
    </section>
  );
}

function NumberForm({ file, again, close }: Part & { close: () => void }): JSX.Element {
  const { id, version } = file.request;
  const key = useMemo(client_key, [id, version]);
  const send = async (typed: Typed): Promise<void> => {
    const outside_number = typed.text('outside_number');
    const letter = await number_letter(id, { version, ...(outside_number ? { outside_number } : {}) }, key);
    say(t('loket.numbered', { number: letter.number }));
    close();
    again();
  };
  return (
    <Form send={send} button={t('loket.do_number')} cancel={close}>
      <p>
        <a href={`/api/v1/requests/${id}/draft.pdf`} target="_blank" rel="noopener">
          {t('loket.draft')}
        </a>
      </p>
      <TextField
        name="outside_number"
        label={t('loket.outside_number')}
        hint={t('loket.outside_hint')}
        optional
      />
    </Form>
  );
}

function Deeds({ file, again }: Part): JSX.Element | null {
  const [chosen, set_chosen] = useState<string | null>(null);
  const { id, version } = file.request;
  const key = useMemo(client_key, [id, version, chosen]);
  const plain = file.deeds.filter((deed) => plain_deeds[deed]);
  if (!plain.length && !file.deeds.includes('numbered')) return null;
  const deed = plain.find((one) => one === chosen);
  const send = async (typed: Typed): Promise<void> => {
    const { path, is_texted } = plain_deeds[deed!]!;
    if (is_texted) need(typed, { text: t('loket.text') });
    const text = typed.text('text');
    await do_request(id, path, { version, ...(text ? { text } : {}) }, key);
    say(t('loket.saved'));
    set_chosen(null);
    again();
  };
  return (
    <section class="card stack">
      <h2>{t('deed.title')}</h2>
      {chosen === null && (
        <div class="act-list">
          {file.deeds.includes('numbered') && (
            <button class="btn btn-main" onClick={() => set_chosen('numbered')}>
              {t('loket.do_number')}
            </button>
          )}
          {plain.map((one) => (
            <button
              key={one}
              class={`btn ${one === 'initialled' || one === 'handed_over' || one === 'completed' ? 'btn-main' : ''}`}
              onClick={() => set_chosen(one)}>
              {t_code('loket.deed', one)}
            </button>
          ))}
        </div>
      )}
      {chosen === 'numbered' && <NumberForm file={file} again={again} close={() => set_chosen(null)} />}
      {deed && (
        <Form key={deed} button={t_code('loket.deed', deed)} send={send} cancel={() => set_chosen(null)}>
          <LongField
            name="text"
            label={t_code('loket.text_of', deed)}
            optional={!plain_deeds[deed]!.is_texted}
          />
        </Form>
      )}
    </section>
  );
}

function Pbi({ file, again }: Part): JSX.Element | null {
  const pbi = file.pbi;
  if (!pbi) return null;
  const { id } = file.request;
  const may_decide = file.deeds.includes('decided') && pbi.course !== 'waiting';
  return (
    <section class="card stack">
      <h2>{t('loket.pbi')}</h2>
      <dl class="facts">
        <dt>{t('loket.need')}</dt>
        <dd>{t_code('loket.need', pbi.need)}</dd>
        <dt>{t('loket.course')}</dt>
        <dd>{t_code('loket.course', pbi.course)}</dd>
        {pbi.update_due && (
          <>
            <dt>{t('loket.update_due')}</dt>
            <dd>{long_day(pbi.update_due)}</dd>
          </>
        )}
      </dl>
      {pbi.outcome && <Note>{pbi.outcome}</Note>}
      {may_decide && pbi.course === 'proposed' && (
        <Form
          button={t('loket.tell_outcome')}
          send={async (typed) => {
            need(typed, { result: t('loket.outcome') });
            const text = typed.text('text');
            await tell_outcome(id, {
              is_reactivated: typed.text('result') === 'yes',
              on: typed.text('on') ?? today(),
              ...(text ? { text } : {}),
            });
            again();
          }}>
          <PickField
            name="result"
            label={t('loket.outcome')}
            none={t('form.choose')}
            choices={[
              { value: 'yes', text: t_code('loket.course', 'reactivated') },
              { value: 'no', text: t_code('loket.course', 'refused') },
            ]}
          />
          <TextField name="on" type="date" label={t('loket.on')} defaultValue={today()} />
          <TextField name="text" label={t('loket.outcome_text')} optional />
        </Form>
      )}
      {pbi.course === 'reactivated' && !pbi.updated_on && may('check_request') && (
        <Form
          button={t('loket.data_updated')}
          send={async (typed) => (await tell_updated(id, typed.text('on') ?? today()), again())}>
          <TextField name="on" type="date" label={t('loket.updated_on')} defaultValue={today()} />
        </Form>
      )}
    </section>
  );
}

function Timeline({ file }: { file: RequestFile }): JSX.Element {
  return (
    <section class="stack">
      <h2>{t('loket.history')}</h2>
      <ol class="timeline">
        {file.steps.map((step, i) => (
          <li key={i}>
            <strong>{step.deed_name}</strong>
            <div class="quiet small">
              {moment(step.at)}
              {step.by_name && ` · ${step.by_name}`}
              {step.by_role && `, ${t_code('role', step.by_role)}`}
            </div>
            {step.text && <div class="said pre">{step.text}</div>}
          </li>
        ))}
      </ol>
    </section>
  );
}

export function RequestView({ params }: ScreenProps): JSX.Element {
  const id = params.id ?? '';
  const reading = use_reading(`request ${id}`, (signal) => open_request(id, signal), ['requests']);
  return (
    <Show reading={reading} bones={6}>
      {(file) => (
        <>
          <Head
            title={
              <>
                {file.person.name || t('loket.erased')}{' '}
                <StateMark state={file.request.state} name={file.request.state_name} />
              </>
            }
            tab={file.request.tracking_number}
            lead={[
              file.request.kind_name,
              file.request.tracking_number,
              `${t('loket.due')} ${day(file.request.due_on)} (${left_text(file.request)})`,
            ].join(' · ')}>
            <a class="btn" href={`/api/v1/requests/${id}/receipt.pdf`} target="_blank" rel="noopener">
              <Icon name="printer" />
              {t('loket.receipt')}
            </a>
          </Head>
          {file.request.is_urgent && <Note kind="bad">{t('loket.urgent_note')}</Note>}
          <div class="two file">
            <div class="stack">
              <Who file={file} />
              <Papers file={file} again={reading.again} />
              <Checks file={file} again={reading.again} />
              <Timeline file={file} />
            </div>
            <aside class="stack">
              <Deeds file={file} again={reading.again} />
              <TiedPeople kind="requests" id={id} name={file.person.name} />
              {file.letters.map((letter) => (
                <LetterCard key={letter.id} letter={letter} again={reading.again} />
              ))}
              <Pbi file={file} again={reading.again} />
            </aside>
          </div>
        </>
      )}
    </Show>
  );
}

// One agreement: its terms, its clocks, and the work plan both sides see live.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { day, long_day, number, today } from '#/plumbing/i18n/format';
import { Problem } from '#/plumbing/api/api';
import { BothSides } from '#/plumbing/ui/both_sides';
import { FilesField, Form, LongField, TextField, need, type Typed } from '#/plumbing/ui/form';
import { Dialog, Head, HiddenTitle, Icon, Note, Show, say } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import type { ScreenProps } from '#/app/routes';
import { add_agreement_paper, do_agreement, open_agreement } from '../actions';
import type { Agreement, PlanItem } from '../model';
import { AgreementState } from './agreements';

function Terms({ agreement }: { agreement: Agreement }): JSX.Element {
  const { terms } = agreement;
  return (
    <section class="card stack">
      <h2>{t('agreement.terms')}</h2>
      <dl class="facts">
        <dt>{t('agreement.parties')}</dt>
        <dd>
          {terms.party_first_name} – {terms.party_second_name}
        </dd>
        <dt>{t('agreement.numbers')}</dt>
        <dd>{[terms.number_first, terms.number_second].filter(Boolean).join(' · ') || t('ui.none_yet')}</dd>
        {terms.parent_mou && (
          <>
            <dt>{t('agreement.parent_mou')}</dt>
            <dd>{terms.parent_mou}</dd>
          </>
        )}
        <dt>{t('agreement.holds')}</dt>
        <dd>
          {long_day(terms.starts_on)} – {long_day(terms.ends_on)}
        </dd>
        <dt>{t('agreement.clocks')}</dt>
        <dd>
          {terms.answer_hours
            ? t('agreement.within_hours', { n: number(terms.answer_hours) })
            : terms.answer_days
              ? t('agreement.within_days', { n: number(terms.answer_days) })
              : t('agreement.by_law')}
          {terms.emergency_hours ? ` · ${t('agreement.emergency', { n: number(terms.emergency_hours) })}` : ''}
        </dd>
        <dt>{t('agreement.fields')}</dt>
        <dd>{terms.fields.map((name) => t_code('agreement.field', name)).join(', ') || t('agreement.minimum')}</dd>
        {terms.scope && (
          <>
            <dt>{t('agreement.scope')}</dt>
            <dd class="pre">{terms.scope}</dd>
          </>
        )}
        {terms.signatories.length > 0 && (
          <>
            <dt>{t('agreement.signatories')}</dt>
            <dd>{terms.signatories.map((who) => [who.name, who.title].filter(Boolean).join(', ')).join('; ')}</dd>
          </>
        )}
        {agreement.contacts.length > 0 && (
          <>
            <dt>{t('agreement.contacts')}</dt>
            <dd>
              {agreement.contacts.map((who) => [who.name, who.title, who.phone].filter(Boolean).join(', ')).join('; ')}
            </dd>
          </>
        )}
        {agreement.signed_file && (
          <>
            <dt>{t('agreement.signed_file')}</dt>
            <dd>
              <a href={`/api/v1/agreements/${agreement.head.id}/papers/${agreement.signed_file}`}>
                {t('agreement.open_file')}
              </a>
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

function Part({ id, part }: { id: string; part: PlanItem['first'] }): JSX.Element {
  return (
    <>
      {part.owner || '—'}
      <div class="quiet small">
        {part.done_on ? t('agreement.done_on', { on: day(part.done_on) }) : t('agreement.not_done')}
      </div>
      {part.note && <div class="small pre">{part.note}</div>}
      {part.proof && (
        <a class="row small" href={`/api/v1/agreements/${id}/papers/${part.proof}`} target="_blank" rel="noopener">
          <Icon name="paperclip" />
          {t('agreement.proof_file')}
        </a>
      )}
    </>
  );
}

interface Mark {
  done_on: string;
  note: string;
  proof?: string;
}
const ours = (item: PlanItem): PlanItem['first'] => (item.second.is_ours ? item.second : item.first);

function Plan({ agreement, again }: { agreement: Agreement; again: () => void }): JSX.Element {
  const [adding, set_adding] = useState(false);
  const [marking, set_marking] = useState<PlanItem | null>(null);
  const may_do = (deed: string): boolean => agreement.deeds.includes(deed);
  const { id } = agreement.head;
  const add = async (typed: Typed): Promise<void> => {
    need(typed, { action: t('agreement.action'), due: t('agreement.due') });
    const due = typed.needed('due');
    await do_agreement(id, 'items', {
      year: Number(due.slice(0, 4)),
      action: typed.needed('action'),
      due,
      owner_first: typed.text('owner_first') ?? '',
      owner_second: typed.text('owner_second') ?? '',
    });
    set_adding(false);
    again();
  };
  const [clash, set_clash] = useState<{ mine: Mark; now: PlanItem } | null>(null);
  const put = async (item: PlanItem, wish: Mark): Promise<void> => {
    await do_agreement(id, `items/${item.id}/done`, { version: item.version, ...wish });
    set_marking(null);
    set_clash(null);
    say(t('ui.saved'));
    again();
  };
  const mark = async (typed: Typed): Promise<void> => {
    const [file] = typed.files('proof');
    const kept = file ? await add_agreement_paper(id, 'proof', file) : ours(marking!).proof;
    const wish = {
      done_on: typed.text('done_on') ?? today(),
      note: typed.text('note') ?? '',
      ...(kept ? { proof: kept } : {}),
    };
    try {
      await put(marking!, wish);
    } catch (fault) {
      const is_clash = fault instanceof Problem && fault.key === 'agreements.item_changed';
      const now = is_clash ? (await open_agreement(id)).plan.find((item) => item.id === marking!.id) : undefined;
      if (!now) throw fault;
      set_clash({ mine: wish, now });
    }
  };
  const items = agreement.plan.filter((item) => !item.is_withdrawn);
  return (
    <section class="stack">
      <div class="row-apart">
        <h2>{t('agreement.plan')}</h2>
        {may_do('plan') && (
          <button class="btn" onClick={() => set_adding(true)}>
            <Icon name="plus" />
            {t('agreement.add_item')}
          </button>
        )}
      </div>
      {items.length ? (
        <Table
          caption={t('agreement.plan')}
          heads={[
            t('agreement.action'),
            [agreement.terms.party_first_name, 'hide-narrow'],
            [agreement.terms.party_second_name, 'hide-narrow'],
            t('agreement.due'),
            null,
          ]}>
          {items.map((item) => (
            <tr key={item.id}>
              <th scope="row">{item.action}</th>
              <td class="hide-narrow">
                <Part id={id} part={item.first} />
              </td>
              <td class="hide-narrow">
                <Part id={id} part={item.second} />
              </td>
              <td class={`nowrap ${item.is_late ? 'late' : ''}`}>{day(item.due)}</td>
              <td class="acts">
                {may_do('plan') && !item.is_done && (
                  <button class="btn btn-small" onClick={() => set_marking(item)}>
                    <Icon name="check" />
                    {t('agreement.mark_done')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </Table>
      ) : (
        <Note>{t('agreement.no_plan')}</Note>
      )}
      {adding && (
        <Dialog title={t('agreement.add_item')} close={() => set_adding(false)}>
          <Form send={add} button={t('ui.save')} cancel={() => set_adding(false)}>
            <LongField name="action" label={t('agreement.action')} />
            <TextField name="due" type="date" label={t('agreement.due')} />
            <TextField
              name="owner_first"
              label={t('agreement.owner_of', { party: agreement.terms.party_first_name })}
              optional
            />
            <TextField
              name="owner_second"
              label={t('agreement.owner_of', { party: agreement.terms.party_second_name })}
              optional
            />
          </Form>
        </Dialog>
      )}
      {clash && (
        <BothSides
          title={t('agreement.item_clash')}
          sides={[
            { label: t('agreement.action'), mine: marking?.action ?? '', now: clash.now.action },
            { label: t('agreement.due'), mine: marking ? day(marking.due) : '', now: day(clash.now.due) },
            {
              label: t('agreement.done_day'),
              mine: day(clash.mine.done_on),
              now: ours(clash.now).done_on ? day(ours(clash.now).done_on) : '',
            },
            { label: t('agreement.proof'), mine: clash.mine.note, now: ours(clash.now).note },
          ]}
          keep_mine={() => put(clash.now, clash.mine)}
          close={() => {
            set_clash(null);
            set_marking(null);
            again();
          }}
        />
      )}
      {marking && !clash && (
        <Dialog title={marking.action} close={() => set_marking(null)}>
          <Form send={mark} button={t('agreement.mark_done')} cancel={() => set_marking(null)}>
            <TextField name="done_on" type="date" label={t('agreement.done_day')} defaultValue={today()} />
            <LongField name="note" label={t('agreement.proof')} optional />
            <FilesField name="proof" label={t('agreement.proof_file')} hint={t('agreement.proof_file_hint')} />
          </Form>
        </Dialog>
      )}
    </section>
  );
}

function Evaluations({ agreement, again }: { agreement: Agreement; again: () => void }): JSX.Element {
  const [adding, set_adding] = useState(false);
  const add = async (typed: Typed): Promise<void> => {
    need(typed, { title: t('agreement.meeting'), held_on: t('command.day') });
    await do_agreement(agreement.head.id, 'evaluations', {
      title: typed.needed('title'),
      held_on: typed.needed('held_on'),
      minutes: typed.text('minutes') ?? '',
    });
    set_adding(false);
    again();
  };
  return (
    <section class="card stack">
      <div class="row-apart">
        <h2>{t('agreement.evaluations')}</h2>
        {agreement.deeds.includes('plan') && (
          <button class="btn btn-small" onClick={() => set_adding(true)}>
            <Icon name="plus" />
            {t('agreement.add_evaluation')}
          </button>
        )}
      </div>
      {!agreement.evaluations.length && <p class="quiet">{t('ui.none_yet')}</p>}
      {agreement.evaluations.map((one) => (
        <details key={one.id}>
          <summary>
            {day(one.held_on)} · {one.title}
          </summary>
          <p class="pre">{one.minutes}</p>
        </details>
      ))}
      {adding && (
        <Dialog title={t('agreement.add_evaluation')} close={() => set_adding(false)}>
          <Form send={add} button={t('ui.save')} cancel={() => set_adding(false)}>
            <TextField name="title" label={t('agreement.meeting')} />
            <TextField name="held_on" type="date" label={t('command.day')} defaultValue={today()} />
            <LongField name="minutes" label={t('agreement.minutes')} optional />
          </Form>
        </Dialog>
      )}
    </section>
  );
}

function Acts({ agreement, again }: { agreement: Agreement; again: () => void }): JSX.Element | null {
  const [ending, set_ending] = useState(false);
  const [signing, set_signing] = useState(false);
  const { id, version } = agreement.head;
  const sign = async (typed: Typed): Promise<void> => {
    const [file] = typed.files('file');
    if (file) await add_agreement_paper(id, 'signed_file', file);
    const now = file ? (await open_agreement(id)).head.version : version;
    await do_agreement(id, 'sign', { version: now });
    set_signing(false);
    say(t('agreement.signed'));
    again();
  };
  const end = async (typed: Typed): Promise<void> => {
    need(typed, { why: t('deed.reason') });
    await do_agreement(id, 'end', { why: typed.needed('why') });
    set_ending(false);
    again();
  };
  return (
    <>
      {agreement.deeds.includes('sign') && (
        <button class="btn btn-main" onClick={() => set_signing(true)}>
          <Icon name="check" />
          {t('agreement.sign')}
        </button>
      )}
      {signing && (
        <Dialog title={t('agreement.sign')} close={() => set_signing(false)}>
          <Form send={sign} button={t('agreement.sign')} icon="check" cancel={() => set_signing(false)}>
            <Note>{t('agreement.sign_note')}</Note>
            <FilesField name="file" label={t('agreement.signed_file')} hint={t('agreement.signed_file_hint')} />
          </Form>
        </Dialog>
      )}
      {agreement.deeds.includes('end') && (
        <button class="btn btn-bad" onClick={() => set_ending(true)}>
          {t('agreement.end')}
        </button>
      )}
      {ending && (
        <Dialog title={t('agreement.end')} close={() => set_ending(false)}>
          <Form send={end} button={t('agreement.end')} tone="bad" cancel={() => set_ending(false)}>
            <Note kind="wait">{t('agreement.end_note')}</Note>
            <LongField name="why" label={t('deed.reason')} />
          </Form>
        </Dialog>
      )}
    </>
  );
}

export function AgreementView({ params }: ScreenProps): JSX.Element {
  const id = params.id ?? '';
  const reading = use_reading(`agreement ${id}`, (signal) => open_agreement(id, signal), ['agreements']);
  return (
    <>
      {!reading.data && <HiddenTitle>{t('agreement.one')}</HiddenTitle>}
      <Show reading={reading} bones={8}>
        {(agreement) => (
          <div class="stack">
            <Head
              title={agreement.head.title}
              tab={agreement.head.title}
              lead={<AgreementState row={agreement.head} />}>
              <Acts agreement={agreement} again={reading.again} />
            </Head>
            <Plan agreement={agreement} again={reading.again} />
            <div class="two">
              <Terms agreement={agreement} />
              <Evaluations agreement={agreement} again={reading.again} />
            </div>
          </div>
        )}
      </Show>
    </>
  );
}

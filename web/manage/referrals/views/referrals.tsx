// What was referred to a partner's own office: accept, decline, answer, hand back. A partner sees this and no more.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { client_key } from '#/plumbing/api/api';
import { in_language, t, t_code } from '#/plumbing/i18n/i18n';
import { ago, moment } from '#/plumbing/i18n/format';
import { FilesField, Form, LongField, need, type Typed } from '#/plumbing/ui/form';
import { Blank, Head, HiddenTitle, Icon, Link, Note, Show, say } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import type { ScreenProps } from '#/app/routes';
import { add_referral_papers, do_referral, list_referrals, open_referral } from '../actions';
import type { Referral, ReferralRow } from '../model';

const tone: Record<string, string> = {
  asked: 'wait',
  accepted: 'info',
  declined: 'bad',
  done: 'good',
  returned: 'good',
  withdrawn: '',
};
const said = (value: string): string => (['L', 'P'].includes(value) ? t_code('case.sex', value) : value);
const StateMark = ({ state }: { state: string }): JSX.Element => (
  <span class={`tag ${tone[state] ? `tag-${tone[state]}` : ''}`}>{t_code('referral.state', state)}</span>
);

function Line({ row }: { row: ReferralRow }): JSX.Element {
  return (
    <tr>
      <th scope="row" class="c-what">
        <Link class="title num" to={`/rujukan/${row.id}`}>
          {row.number}
        </Link>
        <div class="clip clip-1 quiet">{row.asked}</div>
      </th>
      <td class="hide-narrow">{row.region_name}</td>
      <td>
        <StateMark state={row.state} />
      </td>
      <td class="nowrap">
        <span class={row.is_late ? 'late' : ''}>{row.due_at ? moment(row.due_at) : '—'}</span>
        <div class="quiet small">{t('queue.in', { age: ago(row.asked_at) })}</div>
      </td>
    </tr>
  );
}

export function Referrals(): JSX.Element {
  const reading = use_reading('referrals', (signal) => list_referrals(undefined, signal), ['referrals']);
  return (
    <>
      <Head title={t('nav.referrals')} lead={t('referral.lead')} />
      <Show
        reading={reading}
        is_empty={(page) => !page.items.length}
        blank={
          <div class="card">
            <Blank icon="inbox" title={t('referral.empty')}>
              {t('referral.empty_text')}
            </Blank>
          </div>
        }>
        {(page) => (
          <Table
            caption={t('nav.referrals')}
            kind="queue"
            heads={[t('referral.one'), [t('col.place'), 'hide-narrow'], t('col.state'), t('referral.due')]}>
            {page.items.map((row) => (
              <Line key={row.id} row={row} />
            ))}
          </Table>
        )}
      </Show>
    </>
  );
}

function Deeds({ referral, again }: { referral: Referral; again: () => void }): JSX.Element | null {
  const [chosen, set_chosen] = useState<string | null>(null);
  const { id, version } = referral.head;
  const key = useMemo(client_key, [id, version, chosen]);
  if (!referral.deeds.length) return null;
  const is_texted = chosen !== 'accept';
  const send = async (typed: Typed): Promise<void> => {
    if (is_texted) need(typed, { text: t('referral.text') });
    const text = typed.text('text');
    const papers = await add_referral_papers(id, typed.files('papers'));
    await do_referral(id, chosen!, { version, ...(text ? { text } : {}), ...(papers.length ? { papers } : {}) }, key);
    say(t('referral.saved'));
    set_chosen(null);
    again();
  };
  return (
    <section class="card stack" aria-labelledby="tindakan">
      <h2 id="tindakan">{t('deed.title')}</h2>
      {chosen === null ? (
        <div class="act-list">
          {referral.deeds.map((deed, i) => (
            <button key={deed} class={`btn ${i === 0 ? 'btn-main' : ''}`} onClick={() => set_chosen(deed)}>
              {t_code('referral.deed', deed)}
            </button>
          ))}
        </div>
      ) : (
        <Form key={chosen} button={t_code('referral.deed', chosen)} send={send} cancel={() => set_chosen(null)}>
          <LongField name="text" label={t_code('referral.text_of', chosen)} optional={!is_texted} />
          {['answer', 'hand_back'].includes(chosen) && (
            <FilesField name="papers" label={t('case.papers')} hint={t('case.papers_hint')} />
          )}
        </Form>
      )}
    </section>
  );
}

export function ReferralView({ params }: ScreenProps): JSX.Element {
  const id = params.id ?? '';
  const reading = use_reading(`referral ${id}`, (signal) => open_referral(id, signal), ['referrals']);
  return (
    <>
      {!reading.data && <HiddenTitle>{t('referral.one')}</HiddenTitle>}
      <Show reading={reading} bones={6}>
        {(referral) => (
          <>
            <Head
              title={
                <>
                  {t('referral.one')} <span class="num">{referral.head.number}</span>{' '}
                  <StateMark state={referral.head.state} />
                </>
              }
              tab={referral.head.number}
              lead={`${referral.office} → ${referral.head.place_name}`}
            />
            <div class="two file">
              <section class="card stack">
                <h2>{t('referral.asked')}</h2>
                <p class="pre">{referral.head.asked}</p>
                <dl class="facts">
                  {referral.shown.map((line) => (
                    <>
                      <dt>{in_language(line.label_id, line.label_en)}</dt>
                      <dd class="pre">{said(line.value)}</dd>
                    </>
                  ))}
                  <dt>{t('case.basis')}</dt>
                  <dd>{t_code('case.basis', referral.head.basis)}</dd>
                  {referral.head.payer !== 'none' && (
                    <>
                      <dt>{t('case.payer')}</dt>
                      <dd>{t_code('case.payer', referral.head.payer)}</dd>
                    </>
                  )}
                  {referral.head.due_at && (
                    <>
                      <dt>{t('referral.due')}</dt>
                      <dd class={referral.head.is_late ? 'late' : ''}>{moment(referral.head.due_at)}</dd>
                    </>
                  )}
                </dl>
                {referral.reason && (
                  <Note kind={referral.head.state === 'declined' ? 'bad' : 'good'}>{referral.reason}</Note>
                )}
                {referral.result && <Note kind="good">{referral.result}</Note>}
              </section>
              <aside class="stack">
                <Deeds referral={referral} again={reading.again} />
                <section class="card stack stack-2">
                  <h2>{t('file.papers')}</h2>
                  <a class="row" href={`/api/v1/referrals/${id}/letter.pdf`} target="_blank" rel="noopener">
                    <Icon name="file-text" />
                    {t('referral.letter')}
                  </a>
                  {referral.papers.map((paper) => (
                    <a
                      class="row"
                      key={paper.id}
                      href={`/api/v1/referrals/${id}/papers/${paper.id}`}
                      target="_blank"
                      rel="noopener">
                      <Icon name="paperclip" />
                      {paper.file_name}
                    </a>
                  ))}
                </section>
              </aside>
            </div>
          </>
        )}
      </Show>
    </>
  );
}

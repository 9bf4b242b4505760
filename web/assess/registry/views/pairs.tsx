// Rows that may be one person: the queue, then two beside each other with the letters that differ marked, the score in
// words, and three answers of which none is chosen beforehand.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { day, moment, number } from '#/plumbing/i18n/format';
import { go } from '#/plumbing/router/router';
import { with_query } from '#/plumbing/router/match';
import { FilterPick } from '#/plumbing/ui/filter';
import { Form, LongField, RadioField, Wrong, need, type Typed } from '#/plumbing/ui/form';
import { Blank, Dialog, Head, Icon, Link, More, Note, Show, say } from '#/plumbing/ui/parts';
import { use_pages } from '#/plumbing/ui/pages';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import type { ScreenProps } from '#/app/routes';
import { may } from '#/ground/session/actions';
import { judge_pair, list_pairs, open_pair } from '../actions';
import type { FormDoc, Pair, Person } from '../model';
import { Marked, Rooms, in_words, relation_text, use_form } from './bits';
import { UndoMerge } from './person';

const states = ['open', 'check', 'different', 'same'] as const;
const page_size = 20;
/// The next one after a verdict: the queue as it was listed last.
let listed: string[] = [];

export function PairsView({ query }: ScreenProps): JSX.Element {
  const state = states.find((one) => one === query.get('status')) ?? 'open';
  const list = use_pages(`pairs ${state}`, (after, signal) => list_pairs({ state, after, limit: page_size }, signal), [
    'registry',
  ]);
  listed = list.data?.items.map((one) => one.id) ?? [];
  return (
    <>
      <Head title={t('reg.pairs')} lead={t('reg.pairs_lead')} />
      <Rooms at="pairs" />
      <div class="stack">
        <FilterPick
          label={t('col.state')}
          is_said
          chosen={state}
          choices={states.map((value) => ({ value, text: t_code('reg.pair_state', value) }))}
          pick={(status) =>
            go(with_query('/registri/ganda', query, { status: status === 'open' ? undefined : status }), 'replace')
          }
        />
        <Show
          reading={list}
          is_empty={(page) => !page.items.length}
          blank={
            <div class="card">
              <Blank icon="circle-check" title={t('reg.no_pairs')}>
                {t('reg.no_pairs_text')}
              </Blank>
            </div>
          }>
          {(page) => (
            <>
              <Table
                caption={t('reg.pairs')}
                kind="queue"
                heads={[t('reg.two_rows'), [t('reg.village'), 'hide-narrow'], t('reg.how_sure')]}>
                {page.items.map((pair) => (
                  <tr key={pair.id}>
                    <td class="c-what">
                      <Link class="title" to={`/registri/ganda/${pair.id}`}>
                        {pair.left.name} – {pair.right.name}
                      </Link>
                      <br />
                      <span class="quiet small">{pair.why.map((one) => one.words).join('; ')}</span>
                    </td>
                    <td class="hide-narrow">
                      {pair.left.region_name}
                      {pair.right.region !== pair.left.region && ` – ${pair.right.region_name}`}
                    </td>
                    <td class="num">{pair.percent ? t('reg.sure', { n: pair.percent }) : t('reg.noticed')}</td>
                  </tr>
                ))}
              </Table>
              <More next={page.next} shown={page.items.length} load={list.load} />
            </>
          )}
        </Show>
      </div>
    </>
  );
}

interface Line {
  label: string;
  /// Letters are told apart where people misspell; two villages are just two villages.
  is_spelt?: boolean;
  left: string;
  right: string;
}
function lines_of(pair: Pair, form: FormDoc | undefined): Line[] {
  const one = (label: string, read: (person: Person) => string, is_spelt = false): Line => ({
    label,
    is_spelt,
    left: read(pair.left),
    right: read(pair.right),
  });
  return [
    one(t('reg.source_label'), (p) => `${t_code('reg.source', p.source)}, ${p.author_name}, ${day(p.recorded_at)}`),
    one(t('reg.name'), (p) => p.name, true),
    one('NIK', (p) => p.nik_masked, true),
    one(t('reg.sex_label'), (p) => (p.sex ? t_code('reg.sex', p.sex) : '')),
    one(t('reg.born_on'), (p) => day(p.born_on), true),
    one(t('reg.born_place'), (p) => p.born_place, true),
    one(t('reg.mother'), (p) => p.mother_name, true),
    one(t('reg.relation'), (p) => relation_text(form, p.relation)),
    one(t('reg.marital'), (p) => in_words(form?.maritals, p.marital)),
    { label: t('reg.head'), left: pair.left_head, right: pair.right_head },
    one(t('reg.village'), (p) => p.region_name),
    one(t('col.state'), (p) => t_code('reg.person_state', p.state)),
  ].filter((line) => line.left || line.right);
}

function Beside({ pair }: { pair: Pair }): JSX.Element {
  const form = use_form().data;
  return (
    <Table
      caption={t('reg.two_rows')}
      kind="pairs"
      region={t('reg.two_rows')}
      heads={[t('reg.field_name'), t('reg.left_row'), t('reg.right_row')]}>
      {lines_of(pair, form).map((line) => (
        <tr key={line.label} class={line.left && line.right && line.left !== line.right ? 'differs' : undefined}>
          <th scope="row">{line.label}</th>
          <td class="num">{line.is_spelt ? <Marked text={line.left} other={line.right} /> : line.left || '—'}</td>
          <td class="num">{line.is_spelt ? <Marked text={line.right} other={line.left} /> : line.right || '—'}</td>
        </tr>
      ))}
      <tr>
        <th scope="row">{t('reg.look')}</th>
        {[pair.left, pair.right].map((one) => (
          <td key={one.id}>
            <Link to={`/registri/orang/${one.id}`} aria-label={`${t('reg.look')}: ${one.name}`}>
              {t('reg.look')}
            </Link>
          </td>
        ))}
      </tr>
    </Table>
  );
}

type Verdict = 'same' | 'different' | 'check';
const verdicts: { verdict: Verdict; key: string; icon: 'merge' | 'split' | 'map-pin' }[] = [
  { verdict: 'same', key: '1', icon: 'merge' },
  { verdict: 'different', key: '2', icon: 'split' },
  { verdict: 'check', key: '3', icon: 'map-pin' },
];

function VerdictForm({ pair, verdict, close, done }: VerdictProps): JSX.Element {
  const send = async (typed: Typed): Promise<void> => {
    if (verdict === 'same' && !typed.text('keep'))
      throw new Wrong([{ path: 'keep', message: t('form.needed', { label: t('reg.which_stays') }) }]);
    need(typed, { reason: t('reg.reason') });
    const keep = typed.text('keep');
    const now = await judge_pair(pair.id, {
      state: verdict,
      reason: typed.needed('reason'),
      ...(verdict === 'same' && keep ? { keep } : {}),
    });
    done(now);
  };
  return (
    <Dialog title={t_code('reg.verdict', verdict)} close={close}>
      <Form send={send} button={t_code('reg.verdict', verdict)} cancel={close}>
        <Note>{t_code('reg.verdict_text', verdict)}</Note>
        {verdict === 'same' && (
          <RadioField
            name="keep"
            label={t('reg.which_stays')}
            hint={t('reg.which_stays_hint')}
            choices={[pair.left, pair.right].map((one) => ({
              value: one.id,
              text: `${one.name} · ${one.nik_masked || t('reg.no_nik')}`,
              hint: `${one.region_name} · ${t_code('reg.source', one.source)}, ${day(one.recorded_at)}`,
            }))}
          />
        )}
        <LongField name="reason" label={t('reg.reason')} hint={t('reg.reason_hint')} rows={2} />
      </Form>
    </Dialog>
  );
}
interface VerdictProps {
  pair: Pair;
  verdict: Verdict;
  close: () => void;
  done: (now: Pair) => void;
}

function use_digits(pick: (verdict: Verdict) => void, is_on: boolean): void {
  useEffect(() => {
    if (!is_on) return;
    const press = (event: KeyboardEvent): void => {
      const at = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)) return;
      if (document.querySelector('dialog[open]')) return;
      const found = verdicts.find((one) => one.key === event.key);
      if (found) {
        event.preventDefault();
        pick(found.verdict);
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}

function Decided({ pair, done }: { pair: Pair; done: () => void }): JSX.Element {
  return (
    <Note kind={pair.state === 'check' ? 'wait' : 'good'}>
      <strong>{t_code('reg.pair_state', pair.state)}</strong>
      {pair.decided_by && ` · ${pair.decided_by}, ${moment(pair.decided_at)}`}
      {pair.reason && <div class="pre">{pair.reason}</div>}
      {pair.state === 'same' && pair.merge && may('verify_registry') && (
        <div class="row">
          <UndoMerge merge={pair.merge} done={done} />
        </div>
      )}
    </Note>
  );
}

function OnePair({ pair, again }: { pair: Pair; again: () => void }): JSX.Element {
  const [verdict, set_verdict] = useState<Verdict | null>(null);
  const may_judge = may('verify_registry') && pair.state !== 'same';
  use_digits(set_verdict, may_judge);
  const at = listed.indexOf(pair.id);
  const next = listed[at + 1];
  const done = (now: Pair): void => {
    set_verdict(null);
    say(t_code('reg.judged', now.state), { to: `/registri/ganda/${now.id}`, text: t('reg.back_to_it') });
    listed = listed.filter((one) => one !== now.id);
    if (next) go(`/registri/ganda/${next}`);
    else again();
  };
  return (
    <div class="stack">
      {pair.state !== 'open' && <Decided pair={pair} done={again} />}
      <ul class="why row" aria-label={t('reg.reasons')}>
        <li>
          <span class="tag tag-info">
            {pair.percent ? t('reg.sure', { n: number(pair.percent) }) : t('reg.noticed')}
          </span>
        </li>
        {pair.why.map((one) => (
          <li key={one.words}>
            <span class={`tag ${one.weight > 0 ? 'tag-good' : 'tag-wait'}`}>{one.words}</span>
          </li>
        ))}
      </ul>
      <Beside pair={pair} />
      {may_judge ? (
        <div class="row">
          {verdicts.map((one) => (
            <button
              type="button"
              key={one.verdict}
              class="btn"
              aria-pressed={pair.state === one.verdict}
              onClick={() => set_verdict(one.verdict)}>
              <Icon name={one.icon} />
              {t_code('reg.verdict', one.verdict)} <kbd>{one.key}</kbd>
            </button>
          ))}
          <span class="grow" />
          {next && (
            <Link class="btn" to={`/registri/ganda/${next}`}>
              {t('reg.next_pair')}
              <Icon name="chevron-right" />
            </Link>
          )}
        </div>
      ) : (
        pair.state !== 'same' && <p class="quiet">{t('reg.may_not_judge')}</p>
      )}
      {verdict && <VerdictForm pair={pair} verdict={verdict} close={() => set_verdict(null)} done={done} />}
    </div>
  );
}

export function PairView({ params }: ScreenProps): JSX.Element {
  const reading = use_reading(`pair ${params.id}`, (signal) => open_pair(params.id!, signal));
  return (
    <>
      <Head title={t('reg.pair')} lead={t('reg.pair_lead')}>
        <Link class="btn" to="/registri/ganda">
          <Icon name="chevron-left" />
          {t('reg.pairs')}
        </Link>
      </Head>
      <Show reading={reading}>{(pair) => <OnePair key={pair.id} pair={pair} again={reading.again} />}</Show>
    </>
  );
}

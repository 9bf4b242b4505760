// One village's list of a month: its lines, its meeting and papers, and the next step for who looks at it.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { client_key } from '#/plumbing/api/api';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { day, moment, number } from '#/plumbing/i18n/format';
import { Form, LongField, need } from '#/plumbing/ui/form';
import { Dialog, Head, HiddenTitle, Icon, Note, Show, roles_words, say } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Upload } from '#/plumbing/ui/upload';
import type { ScreenProps } from '#/app/routes';
import { WaitingUsuls } from '#/assess/objections/views/waiting_usuls';
import { do_roll, list_path, paper_path, see_roll, send_paper } from '../actions';
import type { Deed, PaperKind, RollFile } from '../model';
import { RollMark, Tabs } from './bits';
import { days_words, month_words } from './words';
import { Lines } from './lines';
import { MeetingForm } from './meeting';
import { OfficialsCard } from './officials';
import { ProposeForm } from './propose';

interface Part {
  file: RollFile;
  again: () => void;
}

/// Deeds that need no more than words: the path, and whether the words are asked for.
const plain: Partial<Record<Deed, { path: string; needs_words?: boolean; is_main?: boolean }>> = {
  sent: { path: 'send', is_main: true },
  nothing: { path: 'nothing' },
  sampled: { path: 'sample', is_main: true },
  verified: { path: 'verify', is_main: true },
  approved: { path: 'approve', is_main: true },
  returned: { path: 'return', needs_words: true },
};
/// What makes sense now, of what is allowed.
const fits = (file: RollFile, deed: Deed): boolean => {
  if (deed === 'nothing') return file.roll.counts.items === 0;
  if (deed === 'sampled') return !file.roll.sample_seed;
  if (deed === 'verified') return !!file.roll.sample_seed;
  if (deed === 'returned') return !file.roll.recap;
  return true;
};

function Deeds({ file, again }: Part): JSX.Element | null {
  const [chosen, set_chosen] = useState<Deed | null>(null);
  const key = useMemo(client_key, [file.id, file.roll.version, chosen]);
  const shown = file.deeds.filter((deed) => plain[deed] && fits(file, deed));
  const may_meet = file.deeds.includes('met') && file.roll.counts.items > 0;
  if (!shown.length && !may_meet && !file.deeds.includes('proposed')) return null;
  const close = (): void => set_chosen(null);
  const done = (): void => {
    close();
    again();
  };
  return (
    <section class="card stack">
      <h2>{t('deed.title')}</h2>
      <div class="act-list">
        {file.deeds.includes('proposed') && (
          <button class={`btn ${file.items.length ? '' : 'btn-main'}`} onClick={() => set_chosen('proposed')}>
            <Icon name="plus" />
            {t('usul.add')}
          </button>
        )}
        {may_meet && (
          <button class={`btn ${file.roll.state === 'drafting' ? 'btn-main' : ''}`} onClick={() => set_chosen('met')}>
            <Icon name="users" />
            {t(file.roll.is_kelurahan ? 'usul.note_muskel' : 'usul.note_musdes')}
          </button>
        )}
        {shown.map((deed) => (
          <button key={deed} class={`btn ${plain[deed]!.is_main ? 'btn-main' : ''}`} onClick={() => set_chosen(deed)}>
            {t_code('usul.deed', deed)}
          </button>
        ))}
      </div>
      {chosen && (
        <Dialog
          wide
          title={
            chosen === 'met'
              ? t(file.roll.is_kelurahan ? 'usul.note_muskel' : 'usul.note_musdes')
              : chosen === 'proposed'
                ? t('usul.add')
                : t_code('usul.deed', chosen)
          }
          close={close}>
          {chosen === 'proposed' && <ProposeForm file={file} done={again} />}
          {chosen === 'met' && <MeetingForm file={file} done={done} />}
          {plain[chosen] && (
            <Form
              button={t_code('usul.deed', chosen)}
              cancel={close}
              send={async (typed) => {
                const { path, needs_words } = plain[chosen]!;
                if (needs_words) need(typed, { words: t('usul.why') });
                const words = typed.text('words');
                await do_roll(file.id, path, { version: file.roll.version, ...(words ? { words } : {}) }, key);
                say(t('usul.saved'));
                done();
              }}>
              <p>{t_code('usul.deed_text', chosen)}</p>
              <LongField name="words" label={t('usul.why')} optional={!plain[chosen]!.needs_words} rows={3} />
            </Form>
          )}
        </Dialog>
      )}
    </section>
  );
}

function Papers({ file, again }: Part): JSX.Element {
  const may_attach = file.deeds.includes('attached');
  const own = file.papers.filter((paper) => !paper.item);
  const removals = file.items.filter((item) => item.kind === 'removal');
  const wanted: PaperKind[] = file.roll.way === 'sptjm' ? ['sptjm'] : ['minutes', 'attendance'];
  const send = async (kind: PaperKind, chosen: File, item = ''): Promise<void> => {
    await send_paper(file.id, kind, chosen, item);
    say(t('usul.paper_kept'));
    again();
  };
  return (
    <section class="card stack">
      <h2>{t('usul.papers')}</h2>
      {file.roll.way === 'none' && <p class="quiet small">{t('usul.papers_after')}</p>}
      <ul class="stack stack-2">
        {own.map((paper) => (
          <li key={paper.id}>
            <a href={paper_path(paper.id)} target="_blank" rel="noopener">
              {t_code('usul.paper', paper.kind)}: {paper.file_name}
            </a>
            <div class="quiet small">
              {paper.by}, {moment(paper.at)}
            </div>
          </li>
        ))}
      </ul>
      {may_attach && (
        <div class="row">
          {wanted.map((kind) => (
            <Upload key={kind} label={t_code('usul.paper', kind)} send={(chosen) => send(kind, chosen)} />
          ))}
          {removals.map((item) => (
            <Upload
              key={item.id}
              label={t('usul.proof_of', { name: item.name })}
              send={(chosen) => send('proof', chosen, item.id)}
            />
          ))}
        </div>
      )}
      <div class="row">
        <a class="btn btn-small" href={list_path(file.id, 'initial')} target="_blank" rel="noopener">
          <Icon name="printer" />
          {t('usul.print_initial')}
        </a>
        {file.roll.way !== 'none' && (
          <a class="btn btn-small" href={list_path(file.id, 'final')} target="_blank" rel="noopener">
            <Icon name="printer" />
            {t('usul.print_final')}
          </a>
        )}
      </div>
    </section>
  );
}

const way_words = ({ roll }: RollFile): string =>
  t(roll.way === 'sptjm' ? 'usul.sptjm' : roll.is_kelurahan ? 'usul.muskel' : 'usul.musdes');

function Facts({ file }: { file: RollFile }): JSX.Element {
  const roll = file.roll;
  const rows: [string, string][] = [
    [t('usul.whose_turn'), t_code('usul.turn', roll.turn)],
    [t('usul.due'), roll.due_on ? `${day(roll.due_on)}, ${days_words(roll.days_left)}` : '—'],
    [t('usul.pull'), day(roll.pull_on)],
    [t('usul.opened_by'), roll.opened_by],
    [t('usul.sent_by'), roll.sent_by],
    [t('usul.verified_by'), roll.verified_by],
    [t('usul.approved_by'), roll.approved_by],
  ];
  if (roll.way !== 'none')
    rows.push([
      t('usul.way'),
      `${way_words(file)}, ${day(roll.met_on)}` +
        (roll.met_place ? `, ${roll.met_place}` : '') +
        (roll.attended ? `, ${t('usul.people', { n: number(roll.attended) })}` : ''),
    ]);
  if (roll.met_words) rows.push([t('usul.decision'), roll.met_words]);
  if (roll.sample_seed) rows.push([t('usul.seed'), roll.sample_seed]);
  return (
    <section class="card stack">
      <h2>{t('usul.where')}</h2>
      <dl class="facts">
        {rows
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </>
          ))}
      </dl>
    </section>
  );
}

function Steps({ file }: { file: RollFile }): JSX.Element {
  return (
    <section class="card stack">
      <h2>{t('usul.history')}</h2>
      <ol class="stack stack-2" reversed>
        {file.steps.map((step, i) => (
          <li key={i}>
            <strong>{t_code('usul.done', step.deed)}</strong>
            {step.item_name && `: ${step.item_name}`}
            {step.words && step.deed !== 'attached' && step.deed !== 'sampled' && <div>{step.words}</div>}
            <div class="quiet small">
              {step.by}, {roles_words(step.by_role)}, {moment(step.at)}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/// Why it came back: the last return, until it is sent again.
function Returned({ file }: { file: RollFile }): JSX.Element | null {
  if (file.roll.turn !== 'village') return null;
  const last = file.steps.find((step) => step.deed === 'returned' || step.deed === 'sent');
  if (last?.deed !== 'returned') return null;
  return (
    <Note kind="bad">
      {t('usul.came_back', { by: last.by })} {last.words}
    </Note>
  );
}

export function RollView({ params }: ScreenProps): JSX.Element {
  const id = params['id'] ?? '';
  const reading = use_reading(`daftar ${id}`, (signal) => see_roll(id, signal), ['proposals']);
  return (
    <>
      {!reading.data && <HiddenTitle>{t('nav.proposals')}</HiddenTitle>}
      <Show reading={reading}>
        {(file) => (
          <>
            <Head
              title={`${file.roll.region_name}, ${month_words(file.roll.month)}`}
              lead={`${file.roll.district_name} · ${t('usul.lines_n', { n: number(file.roll.counts.items) })}`}>
              <RollMark state={file.roll.state} />
            </Head>
            <div class="stack stack-5">
              <Tabs />
              <Returned file={file} />
              {file.roll.is_late && (
                <Note kind="wait">
                  {t_code('usul.turn', file.roll.turn)}: {days_words(file.roll.days_left)}
                </Note>
              )}
              <Deeds file={file} again={reading.again} />
              {file.roll.state === 'drafting' && <WaitingUsuls region={file.roll.region} done={reading.again} />}
              <Lines file={file} again={reading.again} />
              <Papers file={file} again={reading.again} />
              <Facts file={file} />
              <OfficialsCard region={file.roll.region} />
              <Steps file={file} />
            </div>
          </>
        )}
      </Show>
    </>
  );
}

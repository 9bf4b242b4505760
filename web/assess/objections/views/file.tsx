// One objection: what was said, the family it is about, the check and what it found, the answer.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { day, moment, today } from '#/plumbing/i18n/format';
import { LongField, PickField, TextField, Wrong, need } from '#/plumbing/ui/form';
import { Head, HiddenTitle, Icon, Link, Note, Show, roles_words, say } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import type { ScreenProps } from '#/app/routes';
import { FamilyField } from '#/assess/registry/views/pick';
import { do_objection, open_challenger, open_objection } from '../actions';
import { type Challenger, type ObjectionFile, place_text } from '../model';
import { Deed, Mark } from './bits';

interface Open {
  file: ObjectionFile;
  close: () => void;
  done: (file: ObjectionFile) => void;
}

function Match({ file, close, done }: Open): JSX.Element {
  return (
    <Deed
      title={t('sanggah.match')}
      button={t('sanggah.match_do')}
      wide
      close={close}
      send={async (typed, key) => {
        if (!typed.text('family'))
          throw new Wrong([{ path: 'family', message: t('form.needed', { label: t('sanggah.family') }) }]);
        done(await do_objection(file.id, 'match', { family: typed.needed('family'), version: file.version }, key));
      }}>
      <p>
        {t('sanggah.match_lead', { name: file.row.family_name, village: file.row.region_name })}
      </p>
      <FamilyField name="family" label={t('sanggah.family')} not="" />
    </Deed>
  );
}

function Say({ file, close, done, deed }: Open & { deed: 'conclude' | 'set_aside' | 'note' }): JSX.Element {
  const outcome = deed === 'conclude' ? t_code('sanggah.state', file.outcome) : '';
  return (
    <Deed
      title={t(`sanggah.${deed}`)}
      button={t(`sanggah.${deed}_do`)}
      close={close}
      {...(deed === 'set_aside' ? { tone: 'bad' as const } : {})}
      send={async (typed, key) => {
        need(typed, { text: t('sanggah.words') });
        done(await do_objection(file.id, deed, { text: typed.text('text'), version: file.version }, key));
      }}>
      {outcome && (
        <p>
          {t('sanggah.outcome')} <strong>{outcome}</strong>
        </p>
      )}
      <LongField name="text" label={t('sanggah.words')} hint={t(`sanggah.${deed}_hint`)} />
    </Deed>
  );
}

/// A conflict of interest that is found later: this officer no longer sees it.
function Bar({ file, close, done }: Open): JSX.Element {
  const name_of = (id: string): string => file.handlers.find((one) => one.id === id)?.name ?? '';
  return (
    <Deed
      title={t('sanggah.bar')}
      button={t('sanggah.bar_do')}
      tone="bad"
      close={close}
      send={async (typed, key) => {
        need(typed, { account: t('sanggah.bar_who'), text: t('sanggah.bar_why') });
        const body = { account: typed.needed('account'), text: typed.needed('text'), version: file.version };
        done(await do_objection(file.id, 'bar', body, key));
        say(t('sanggah.barred', { name: name_of(typed.needed('account')) }));
      }}>
      <p>{t('sanggah.bar_lead')}</p>
      <PickField
        name="account"
        label={t('sanggah.bar_who')}
        none={t('sanggah.choose')}
        choices={file.handlers.map((one) => ({ value: one.id, text: `${one.name}, ${roles_words(one.role)}` }))}
      />
      <LongField name="text" label={t('sanggah.bar_why')} hint={t('sanggah.bar_hint')} rows={2} />
    </Deed>
  );
}

function Ministry({ file, close, done }: Open): JSX.Element {
  return (
    <Deed
      title={t('sanggah.ministry')}
      button={t('sanggah.ministry_do')}
      close={close}
      send={async (typed, key) => {
        const body = { ministry: typed.needed('ministry'), on: typed.text('on'), version: file.version };
        done(await do_objection(file.id, 'ministry', body, key));
      }}>
      <p>{t('sanggah.ministry_lead')}</p>
      <PickField
        name="ministry"
        label={t('col.state')}
        defaultValue="lapsed"
        choices={['lapsed', 'accepted', 'refused'].map((value) => ({
          value,
          text: t_code('sanggah.ministry_state', value),
        }))}
      />
      <TextField name="on" type="date" label={t('sanggah.on_day')} defaultValue={today()} max={today()} />
    </Deed>
  );
}

function WhoObjected({ id }: { id: string }): JSX.Element {
  const [found, set_found] = useState<Challenger | null>(null);
  const [asks, set_asks] = useState(false);
  if (found)
    return (
      <dl class="facts">
        <dt>{t('sanggah.name')}</dt>
        <dd>{found.name}</dd>
        <dt>NIK</dt>
        <dd class="num">{found.nik}</dd>
        <dt>{t('sanggah.phone')}</dt>
        <dd>{found.phone || t('sanggah.not_said')}</dd>
        <dt>{t('sanggah.address')}</dt>
        <dd>{found.address || t('sanggah.not_said')}</dd>
        {found.is_of_another_village && (
          <>
            <dt>{t('sanggah.beware')}</dt>
            <dd>{t('sanggah.other_village')}</dd>
          </>
        )}
      </dl>
    );
  return (
    <>
      <p class="quiet">{t('sanggah.who_text')}</p>
      <button class="btn" onClick={() => set_asks(true)}>
        <Icon name="eye" />
        {t('sanggah.who_open')}
      </button>
      {asks && (
        <Deed
          title={t('sanggah.who_open')}
          button={t('sanggah.who_open')}
          close={() => set_asks(false)}
          send={async (typed) => {
            need(typed, { reason: t('sanggah.why_open') });
            set_found(await open_challenger(id, typed.needed('reason')));
          }}>
          <TextField name="reason" label={t('sanggah.why_open')} hint={t('sanggah.why_open_hint')} />
        </Deed>
      )}
    </>
  );
}

type Asked = 'match' | 'conclude' | 'set_aside' | 'note' | 'ministry' | 'bar' | null;

function Whole({ file, done }: { file: ObjectionFile; done: (file: ObjectionFile) => void }): JSX.Element {
  const [asked, set_asked] = useState<Asked>(null);
  const { row, visit } = file;
  const may = (deed: string): boolean => file.may.includes(deed);
  const at_once = async (deed: 'claim' | 'check'): Promise<void> => {
    try {
      done(await do_objection(file.id, deed, { version: file.version }, `${deed}-${file.id}-${file.version}`));
      say(t(deed === 'check' ? 'sanggah.check_begun' : 'sanggah.claimed'));
    } catch (fault) {
      say((fault as Error).message);
    }
  };
  const open = { file, close: () => set_asked(null), done };
  return (
    <>
      <Head title={row.family_name} lead={`${row.number} · ${row.region_name}`}>
        <Mark state={row.state} name={row.state_name} />
      </Head>
      <div class="stack stack-5">
        <section class="card stack">
          <div class="row">
            {may('match') && (
              <button class={`btn ${file.family ? '' : 'btn-main'}`} onClick={() => set_asked('match')}>
                {t('sanggah.match')}
              </button>
            )}
            {may('check') && (
              <button class="btn btn-main" onClick={() => void at_once('check')}>
                {t('sanggah.check')}
              </button>
            )}
            {may('conclude') && (
              <button class="btn btn-main" onClick={() => set_asked('conclude')}>
                {t('sanggah.conclude')}
              </button>
            )}
            {may('claim') && (
              <button class="btn" onClick={() => void at_once('claim')}>
                {t('sanggah.claim')}
              </button>
            )}
            {may('set_aside') && (
              <button class="btn" onClick={() => set_asked('set_aside')}>
                {t('sanggah.set_aside')}
              </button>
            )}
            {may('ministry') && (
              <button class="btn" onClick={() => set_asked('ministry')}>
                {t('sanggah.ministry')}
              </button>
            )}
            {may('bar') && (
              <button class="btn" onClick={() => set_asked('bar')}>
                {t('sanggah.bar')}
              </button>
            )}
            {may('note') && (
              <button class="btn" onClick={() => set_asked('note')}>
                {t('sanggah.note')}
              </button>
            )}
          </div>
          <dl class="facts">
            <dt>{t('sanggah.answer_by')}</dt>
            <dd class={row.is_late ? 'late' : ''}>{day(row.due_at)}</dd>
            <dt>{t('sanggah.reason')}</dt>
            <dd>{row.reason_name}</dd>
            <dt>{t('sanggah.programme')}</dt>
            <dd>{row.programme || t('sanggah.not_said')}</dd>
            <dt>{t('sanggah.address')}</dt>
            <dd>
              {row.address || t('sanggah.not_said')} {row.rt && `RT ${row.rt}`} {row.rw && `RW ${row.rw}`}
            </dd>
            <dt>{t('sanggah.place')}</dt>
            <dd class="num">{place_text(file.lat, file.lon)}</dd>
            <dt>{t('sanggah.said')}</dt>
            <dd class="pre">{file.text}</dd>
            {file.barred.length > 0 && (
              <>
                <dt>{t('sanggah.barred_are')}</dt>
                <dd>{file.barred.join(', ')}</dd>
              </>
            )}
            {file.ministry && (
              <>
                <dt>{t('sanggah.ministry')}</dt>
                <dd>
                  {t_code('sanggah.ministry_state', file.ministry)} {file.ministry_on && day(file.ministry_on)}
                </dd>
              </>
            )}
            {file.told && (
              <>
                <dt>{t('sanggah.told_words')}</dt>
                <dd class="pre">{file.told}</dd>
              </>
            )}
          </dl>
          <div class="row">
            {file.photos.map((photo, i) => (
              <a key={photo.id} href={photo.url} target="_blank" rel="noopener">
                <img src={photo.thumb_url} alt={t('sanggah.photo_n', { n: i + 1 })} width="160" loading="lazy" />
              </a>
            ))}
          </div>
        </section>
        <section class="card stack">
          <h2>{t('sanggah.family')}</h2>
          {file.family ? (
            <p>
              <Link to={`/registri/keluarga/${file.family.id}`}>{file.family.head_name}</Link>{' '}
              <span class="quiet">
                {file.family.address} {file.family.rt && `RT ${file.family.rt}`}
              </span>
            </p>
          ) : (
            <Note kind="wait">{t('sanggah.not_matched')}</Note>
          )}
          {visit && (
            <dl class="facts">
              <dt>{t('sanggah.check_of')}</dt>
              <dd>
                <Link to={`/registri/kunjungan/${visit.id}`}>{t_code('reg.visit_state', visit.state)}</Link>
                {visit.visited_on && ` · ${day(visit.visited_on)} · ${visit.visited_by_name}`}
              </dd>
              <dt>{t('sanggah.finding')}</dt>
              <dd>{t_code('sanggah.found', visit.finding === 'none' ? visit.seen : visit.finding)}</dd>
              <dt>{t('sanggah.visit_note')}</dt>
              <dd class="pre">{visit.note || t('sanggah.not_said')}</dd>
            </dl>
          )}
        </section>
        <section class="card stack">
          <h2>{t('sanggah.who')}</h2>
          {may('challenger') ? <WhoObjected id={file.id} /> : <p>{t('sanggah.who_not')}</p>}
        </section>
        <section class="stack">
          <h2>{t('sanggah.history')}</h2>
          <ol class="timeline">
            {file.steps.map((step, i) => (
              <li key={i}>
                <div>
                  <strong>{step.deed_name}</strong> {step.by_name}
                </div>
                <div class="quiet small">
                  {moment(step.at)}
                  {step.is_public && ` · ${t('sanggah.seen_by_citizen')}`}
                </div>
                {step.text && <div class="said pre">{step.text}</div>}
              </li>
            ))}
          </ol>
        </section>
      </div>
      {asked === 'match' && <Match {...open} />}
      {asked === 'ministry' && <Ministry {...open} />}
      {asked === 'bar' && <Bar {...open} />}
      {(asked === 'conclude' || asked === 'set_aside' || asked === 'note') && <Say {...open} deed={asked} />}
    </>
  );
}

export function ObjectionView({ params }: ScreenProps): JSX.Element {
  const id = params.id ?? '';
  const [newer, set_newer] = useState<ObjectionFile | null>(null);
  const reading = use_reading(`objection ${id}`, (signal) => open_objection(id, signal), ['registry']);
  return (
    <>
      {!reading.data && <HiddenTitle>{t('sanggah.objections')}</HiddenTitle>}
      <Show reading={reading}>
        {(file) => <Whole file={newer && newer.version >= file.version ? newer : file} done={set_newer} />}
      </Show>
    </>
  );
}

// One family: who belongs to it, how it lives, what it receives, what happened; as of today or of a day before.
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { in_language, t, t_code } from '#/plumbing/i18n/i18n';
import { day, today } from '#/plumbing/i18n/format';
import { go } from '#/plumbing/router/router';
import { with_query } from '#/plumbing/router/match';
import { Blank, HiddenTitle, Icon, Link, Note, Show, Title } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import type { ScreenProps } from '#/app/routes';
import { open_family } from '../actions';
import {
  type Family,
  type FamilyFile,
  type Happening,
  type Person,
  in_order,
  is_living,
  is_none,
  latest,
  place_text,
  programmes_of,
  stated,
} from '../model';
import { DecileTag, Findings, NikCell, PersonMarks, Says, in_words, life_text, relation_text, use_form } from './bits';
import { HomeForm, IdentityForm } from './edits';
import { HappeningButtons, HappeningForm } from './happening';
import { History } from './history';
import { KnownOf } from './known_of';
import { home_text } from './list';
import { Sections } from './sections';
import { AskVisit } from './ask_visit';

const parts = ['anggota', 'kondisi', 'bantuan', 'terkait', 'riwayat'] as const;
type Part = (typeof parts)[number];
type Doing = { kind: Happening; person?: string } | 'home' | 'visit' | { edit: Person } | null;

function Identity({ file, per }: { file: FamilyFile; per: string }): JSX.Element {
  const { family } = file;
  return (
    <div class="identity">
      <div class="identity-name">
        <Title tab={family.head_name}>{t('reg.family_of', { name: family.head_name || t('reg.no_head') })}</Title>
        {family.is_without_head && <span class="tag tag-bad">{t('reg.without_head')}</span>}
        {family.state !== 'active' && <span class="tag tag-wait">{t_code('reg.family_state', family.state)}</span>}
        <DecileTag family={family} />
        {file.pairs.length > 0 && (
          <Link class="tag tag-bad" to={`/registri/ganda/${file.pairs[0]!}`}>
            {t('reg.maybe_double')}
          </Link>
        )}
      </div>
      <dl class="marks">
        <div>
          <dt>{t('reg.kk')}</dt>
          <dd class="num">{family.no_kk_masked || t('reg.no_kk')}</dd>
        </div>
        <div>
          <dt>{t('reg.village')}</dt>
          <dd>{family.region_name}</dd>
        </div>
        <div>
          <dt>{t('reg.home')}</dt>
          <dd>{home_text(family) || '—'}</dd>
        </div>
        <div>
          <dt>{t('reg.members')}</dt>
          <dd class="num">{family.members}</dd>
        </div>
        {family.lat != null && (
          <div>
            <dt>{t('reg.place')}</dt>
            <dd class="num">{place_text(family.lat, family.lon)}</dd>
          </div>
        )}
      </dl>
      <Says of={family} />
      {per && <Note kind="wait">{t('reg.as_it_was', { day: day(per) })}</Note>}
    </div>
  );
}

function Members({
  file,
  chosen,
  act,
}: {
  file: FamilyFile;
  chosen: string;
  act: (doing: Doing) => void;
}): JSX.Element {
  const form = use_form().data;
  if (!file.members.length) return <Blank icon="users" title={t('reg.no_members')} />;
  return (
    <Table
      caption={t('reg.members')}
      heads={[
        t_code('reg.field', 'name'),
        t_code('reg.field', 'relation'),
        t('reg.age_head'),
        'NIK',
        ...(file.may_edit ? [null] : []),
      ]}>
      {in_order(file.members).map((one) => (
        <tr key={one.id} aria-current={one.id === chosen ? 'true' : undefined}>
          <th scope="row">
            <Link to={`/registri/orang/${one.id}`}>{one.name}</Link>
            <PersonMarks person={one} />
          </th>
          <td>{relation_text(form, one.relation)}</td>
          <td>
            {life_text(one)}
            {one.marital > 0 && <small class="quiet"> · {in_words(form?.maritals, one.marital)}</small>}
          </td>
          <td>
            <NikCell person={one} />
          </td>
          {file.may_edit && (
            <td class="acts no-print">
              {is_living(one) && (
                <button
                  type="button"
                  class="btn btn-small"
                  aria-label={t('reg.edit_person', { name: one.name })}
                  onClick={() => act({ edit: one })}>
                  <Icon name="pencil" />
                  {t('reg.correct')}
                </button>
              )}
            </td>
          )}
        </tr>
      ))}
    </Table>
  );
}

/// What BPS sent for each quarter, our own score apart, and the programmes the form and files tell.
function Aid({ file }: { file: FamilyFile }): JSX.Element {
  const form = use_form().data;
  const answered = latest(file.answers, file.family.id, 'aid');
  const programmes = form ? programmes_of(form, answered) : [];
  return (
    <div class="stack">
      <section class="stack stack-2">
        <h2>{t('reg.deciles')}</h2>
        {file.deciles.length ? (
          <Table
            caption={t('reg.deciles')}
            region={t('reg.deciles')}
            heads={[t('reg.quarter'), [t('reg.decile'), 'right'], t('reg.by'), t('reg.received')]}>
            {file.deciles.map((one) => (
              <tr key={one.of + one.period}>
                <th scope="row" class="num">
                  {one.period}
                </th>
                <td class="right num">{one.decile}</td>
                <td>{t_code('reg.decile_of', one.of)}</td>
                <td>{day(one.received_at)}</td>
              </tr>
            ))}
          </Table>
        ) : (
          <p class="quiet">{t('reg.no_deciles')}</p>
        )}
      </section>
      <section class="stack stack-2">
        <h2>{t('reg.programmes')}</h2>
        {answered ? (
          <>
            <p class="row">
              {programmes.map((one) => (
                <span class="tag tag-info" key={one.key}>
                  {in_language(one.id, one.en)}
                </span>
              ))}
              {!programmes.length && t('reg.no_programmes')}
            </p>
            <Says of={answered} />
          </>
        ) : (
          <p class="quiet">{t('reg.programmes_unknown')}</p>
        )}
      </section>
      <Stated file={file} />
    </div>
  );
}

/// What lists of the state say: the newest of each, and since when; the older ones stand behind it.
function Stated({ file }: { file: FamilyFile }): JSX.Element {
  const of_whom = (subject: string): string =>
    file.members.find((one) => one.id === subject)?.name ?? (subject === file.family.id ? t('reg.the_family') : '');
  return (
    <section class="stack stack-2">
      <h2>{t('reg.facts')}</h2>
      {file.facts.length ? (
        <Table
          caption={t('reg.facts')}
          region={t('reg.facts')}
          heads={[t('reg.fact'), t('reg.fact_of'), t('reg.fact_says'), t('reg.as_of_day'), t('reg.by')]}>
          {stated(file.facts).map((one) => (
            <tr key={one.subject + one.kind + one.as_of}>
              <th scope="row">{t_code('reg.fact', one.kind)}</th>
              <td>{of_whom(one.subject)}</td>
              <td>
                {one.kind === 'keberadaan' ? t_code('reg.presence', one.value) : one.value}
                {one.is_old && <small class="quiet"> · {t('reg.fact_before')}</small>}
              </td>
              <td>{day(one.as_of)}</td>
              <td>{t_code('reg.source', one.source)}</td>
            </tr>
          ))}
        </Table>
      ) : (
        <p class="quiet">{t('reg.no_facts')}</p>
      )}
    </section>
  );
}

function Acts({ file, act, per }: { file: FamilyFile; act: (doing: Doing) => void; per: string }): JSX.Element {
  return (
    <aside class="card stack no-print" aria-label={t('reg.acts')}>
      <label class="field">
        <span class="label">{t('reg.as_of')}</span>
        <input
          class="input"
          type="date"
          max={today()}
          value={per}
          onChange={(e) =>
            go(
              with_query(`/registri/keluarga/${file.family.id}`, new URLSearchParams(), { per: e.currentTarget.value }),
            )
          }
        />
      </label>
      {file.may_edit ? (
        <>
          <h2>{t('reg.what_happened')}</h2>
          <HappeningButtons pick={(kind) => act({ kind })} />
          <h2>{t('reg.correction')}</h2>
          <button type="button" class="btn btn-block" onClick={() => act('home')}>
            <Icon name="pencil" />
            {t('reg.edit_home')}
          </button>
          <button type="button" class="btn btn-block" onClick={() => act('visit')}>
            <Icon name="map-pin" />
            {t('reg.ask_visit')}
          </button>
        </>
      ) : (
        <p class="quiet">{per ? t('reg.past_is_read') : t('reg.only_read')}</p>
      )}
    </aside>
  );
}

function Doings({ doing, file, close, done }: DoingsProps): JSX.Element | null {
  if (!doing) return null;
  if (doing === 'visit') return <AskVisit family={file.family.id} close={close} />;
  if (doing === 'home') return <HomeForm file={file} close={close} done={done} />;
  if ('edit' in doing) return <IdentityForm file={file} person={doing.edit} close={close} done={done} />;
  return <HappeningForm kind={doing.kind} file={file} chosen={doing.person ?? ''} close={close} done={done} />;
}
interface DoingsProps {
  doing: Doing;
  file: FamilyFile;
  close: () => void;
  done: () => void;
}

/// On paper all parts stand below one another; on the screen one at a time.
function use_printing(): [is_printing: boolean, begin: () => void] {
  const [is_printing, set_printing] = useState(false);
  useEffect(() => {
    if (!is_printing) return;
    const over = (): void => set_printing(false);
    addEventListener('afterprint', over, { once: true });
    const timer = setTimeout(() => print(), 100);
    return () => {
      clearTimeout(timer);
      removeEventListener('afterprint', over);
    };
  }, [is_printing]);
  return [is_printing, () => set_printing(true)];
}

function Moved({ family }: { family: Family }): JSX.Element | null {
  if (is_none(family.merged_into)) return null;
  return (
    <Note kind="wait">
      {t('reg.joined_into')} <Link to={`/registri/keluarga/${family.merged_into}`}>{t('reg.to_family')}</Link>
    </Note>
  );
}

/// The head died, and nobody is it by himself: an officer says who follows.
function WithoutHead({ file, act }: { file: FamilyFile; act: (doing: Doing) => void }): JSX.Element | null {
  if (!file.family.is_without_head) return null;
  return (
    <Note kind="bad">
      <p>{t('reg.without_head_text', { name: file.family.head_name })}</p>
      {file.may_edit && (
        <button type="button" class="btn btn-main no-print" onClick={() => act({ kind: 'new_head' })}>
          <Icon name="user-check" />
          {t_code('reg.event', 'new_head')}
        </button>
      )}
    </Note>
  );
}

export function FamilyView({ params, query }: ScreenProps): JSX.Element {
  const id = params.id!;
  const per = query.get('per') ?? '';
  const wanted = query.get('bagian');
  const part: Part = parts.find((one) => one === wanted) ?? 'anggota';
  const [doing, set_doing] = useState<Doing>(null);
  const [is_printing, begin_print] = use_printing();
  const reading = use_reading(`family ${id} ${per}`, (signal) => open_family(id, per, signal));
  const close = (): void => set_doing(null);
  const done = (): void => {
    close();
    reading.again();
  };
  const is_shown = (one: Part): boolean => is_printing || one === part;
  const room = (one: Part, children: ComponentChildren): ComponentChildren =>
    is_shown(one) && (
      <section aria-label={t_code('reg.part', one)} key={one}>
        <h2 class={is_printing ? undefined : 'unseen'}>{t_code('reg.part', one)}</h2>
        {children}
      </section>
    );
  return (
    <>
      {!reading.data && <HiddenTitle>{t('reg.family')}</HiddenTitle>}
      <Show reading={reading}>
        {(file) => (
          <>
            <Identity file={file} per={per} />
            <div class="two file">
              <div class="stack">
                <Moved family={file.family} />
                <WithoutHead file={file} act={set_doing} />
                <Findings findings={file.findings.filter((one) => one.fault !== 'no_head')} />
                <div class="row-apart no-print">
                  <nav class="tabs" aria-label={t('reg.parts')}>
                    {parts.map((one) => (
                      <Link
                        key={one}
                        to={with_query(`/registri/keluarga/${id}`, query, { bagian: one })}
                        aria-current={one === part ? 'page' : undefined}>
                        {t_code('reg.part', one)}
                      </Link>
                    ))}
                  </nav>
                  <button type="button" class="btn btn-small" onClick={begin_print}>
                    <Icon name="printer" />
                    {t('ui.print')}
                  </button>
                </div>
                {room('anggota', <Members file={file} chosen={query.get('orang') ?? ''} act={set_doing} />)}
                {room('kondisi', <Sections file={file} done={done} />)}
                {room('bantuan', <Aid file={file} />)}
                {room('terkait', <KnownOf file={file} />)}
                {room('riwayat', <History events={file.events} members={file.members} family={id} of="family" />)}
              </div>
              <Acts file={file} act={set_doing} per={per} />
            </div>
            <Doings doing={doing} file={file} close={close} done={done} />
          </>
        )}
      </Show>
    </>
  );
}

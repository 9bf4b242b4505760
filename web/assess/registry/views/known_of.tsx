// What the other houses know of a family: its proposals, field checks, padan, removals, and what SIKS-NG has otherwise.
// Each part stands only for who may see it; an objection never does.
import type { ComponentChildren, JSX } from 'preact';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { day } from '#/plumbing/i18n/format';
import { Link, Show } from '#/plumbing/ui/parts';
import { type Reading, use_reading } from '#/plumbing/ui/query';
import { may } from '#/ground/session/actions';
import { list_removals } from '#/assess/objections/actions';
import { Mark } from '#/assess/objections/views/bits';
import { list_of_family } from '#/assess/proposals/actions';
import { ItemMark, kind_words } from '#/assess/proposals/views/bits';
import { month_words } from '#/assess/proposals/views/words';
import { list_of_family as list_siks } from '#/assess/siks/actions';
import { list_visits } from '../actions';
import { type FamilyFile, is_living } from '../model';
import { files_of } from '#/manage/ties/actions';
import { path_of } from '#/manage/ties/model';
import { PersonMarks } from './bits';

function Part<T>({
  title,
  none,
  reading,
  children,
}: {
  title: string;
  none: string;
  reading: Reading<{ items: T[] }>;
  children: (one: T) => ComponentChildren;
}): JSX.Element {
  return (
    <section class="stack stack-2">
      <h3>{title}</h3>
      <Show reading={reading} is_empty={(page) => !page.items.length} blank={<p class="quiet">{none}</p>}>
        {(page) => <ul class="stack stack-2">{page.items.map((one) => children(one))}</ul>}
      </Show>
    </section>
  );
}

function Padan({ file }: { file: FamilyFile }): JSX.Element {
  const living = file.members.filter(is_living);
  return (
    <section class="stack stack-2">
      <h3>{t('reg.known_padan')}</h3>
      <ul class="stack stack-2">
        {living.map((one) => (
          <li key={one.id} class="row">
            {may('verify_registry') && one.padan !== 'unknown' ? (
              <Link to={`/padan/orang/${one.id}`}>{one.name}</Link>
            ) : (
              one.name
            )}
            {one.padan === 'unknown' ? <span class="quiet">{t('reg.padan_never')}</span> : <PersonMarks person={one} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Siks({ id }: { id: string }): JSX.Element {
  const reading = use_reading(`siks family ${id}`, (signal) => list_siks(id, signal), ['siks']);
  return (
    <Part title={t('reg.known_siks')} none={t('reg.known_no_siks')} reading={reading}>
      {(one) => (
        <li key={one.id}>
          <Link to={`/rekonsiliasi/${one.list}`}>{one.list_name}</Link>, {day(one.listed_on)}{' '}
          <span class="tag">{t_code('rekon.verdict', one.verdict)}</span>
          <div class="small">
            {one.differences.length
              ? one.differences
                  .map((d) => `${t_code('rekon.field', d.field)}: ${d.ours || '—'} → ${d.theirs || '—'}`)
                  .join('; ')
              : t_code('rekon.kind', one.kind)}
          </div>
        </li>
      )}
    </Part>
  );
}

export function KnownOf({ file }: { file: FamilyFile }): JSX.Element {
  const id = file.family.id;
  const proposals = use_reading(`proposals of ${id}`, (signal) => list_of_family(id, signal), ['proposals']);
  const visits = use_reading(`visits of ${id}`, (signal) => list_visits({ family: id }, signal), ['registry']);
  const removals = use_reading(`removals of ${id}`, (signal) => list_removals({ family: id }, signal), ['objections']);
  // Every reading leaves a line in the audit chain: not again at each change of any file.
  const files = use_reading(`files of ${id}`, (signal) => files_of(id, signal));
  return (
    <div class="stack stack-5">
      <Part title={t('tie.files')} none={t('tie.no_files')} reading={files}>
        {(one) => (
          <li key={one.id}>
            {t_code('tie.kind', one.kind)} <Link to={path_of(one.kind, one.id)}>{one.number}</Link>,{' '}
            {day(one.received_on)}{' '}
            <span class={one.is_open ? 'tag tag-wait' : 'tag'}>
              {t_code('tie.state', one.is_open ? 'open' : 'ended')}
            </span>
            <div class="small">{one.person_name}</div>
          </li>
        )}
      </Part>
      <Part title={t('reg.known_proposals')} none={t('reg.known_no_proposals')} reading={proposals}>
        {(one) => (
          <li key={one.id}>
            <Link to={`/usulan/daftar/${one.roll}`}>{month_words(one.month)}</Link>: {kind_words(one)}{' '}
            <ItemMark item={one} />
            {one.state_words && <div class="small">{one.state_words}</div>}
          </li>
        )}
      </Part>
      <Part title={t('reg.visits')} none={t('reg.known_no_visits')} reading={visits}>
        {(one) => (
          <li key={one.id}>
            <Link to={`/registri/kunjungan/${one.id}`}>{day(one.visited_on ?? one.asked_at)}</Link>:{' '}
            {t_code('reg.visit_state', one.state)}
            {one.finding !== 'none' && ` · ${t_code('sanggah.found', one.finding)}`}
          </li>
        )}
      </Part>
      <Padan file={file} />
      <Part title={t('reg.known_removals')} none={t('reg.known_no_removals')} reading={removals}>
        {(one) => (
          <li key={one.id}>
            <Link to="/pencoretan">{one.programme}</Link>: {one.reason_name}{' '}
            <Mark state={one.state} name={t_code('sanggah.removal', one.state)} />
            {one.told_on && <span class="quiet small"> {day(one.told_on)}</span>}
          </li>
        )}
      </Part>
      {may('import_registry') && <Siks id={id} />}
    </div>
  );
}

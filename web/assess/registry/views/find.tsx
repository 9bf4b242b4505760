// One box: a name in any spelling, a NIK, a KK, a day of birth, a village. Answers come while typing; the arrow keys
// choose, Enter opens. What was typed stays in this tab alone: it may be a NIK, so it stands in no address.
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Problem } from '#/plumbing/api/api';
import { t } from '#/plumbing/i18n/i18n';
import { day, number } from '#/plumbing/i18n/format';
import { go } from '#/plumbing/router/router';
import { Blank, Head, Icon, Link, Note, Refused, sentence_of } from '#/plumbing/ui/parts';
import { may, session } from '#/ground/session/actions';
import { search_regions } from '#/ground/regions/actions';
import { type Region, full_name } from '#/ground/regions/model';
import { search } from '../actions';
import { type Asked, type Hit, type Hits, asked_in, is_none } from '../model';
import { Rooms } from './bits';
import { typed_last } from './typed_last';
import { HitList } from './hits';

const rest_ms = 120;
export const path_of = (hit: Hit): string =>
  is_none(hit.person.family)
    ? `/registri/orang/${hit.person.id}`
    : `/registri/keluarga/${hit.person.family}?orang=${hit.person.id}`;

interface Found {
  hits?: Hits;
  place?: Region | null;
  problem?: Problem;
  is_waiting: boolean;
}
async function ask(asked: Asked, stop: AbortSignal): Promise<Found> {
  let place: Region | null | undefined;
  if (asked.place.length > 1) {
    const area = session.value?.officer.area ?? '';
    place = (await search_regions(asked.place, area, 'village', stop)).items[0] ?? null;
  }
  if (asked.kind === 'place' || place === null) return { ...(place === undefined ? {} : { place }), is_waiting: false };
  const hits = await search(
    {
      q: asked.q,
      ...(asked.born_on ? { born_on: asked.born_on } : {}),
      ...(place ? { region: place.code } : {}),
    },
    stop,
  );
  return { hits, ...(place ? { place } : {}), is_waiting: false };
}
const is_whole_number = (asked: Asked): boolean => asked.kind !== 'number' || asked.digits === 16;
const is_worth_asking = (asked: Asked): boolean => asked.kind !== 'nothing' && is_whole_number(asked);

/// Answers to what is typed; an answer to what was typed before never comes last.
function use_found(typed: string): [asked: Asked, found: Found, again: () => void] {
  const [found, set_found] = useState<Found>({ is_waiting: false });
  const [turn, set_turn] = useState(0);
  const asked = asked_in(typed);
  const key = JSON.stringify(asked);
  useEffect(() => {
    if (!is_worth_asking(asked)) {
      set_found({ is_waiting: false });
      return;
    }
    const stop = new AbortController();
    set_found((before) => ({ ...before, is_waiting: true }));
    const timer = setTimeout(() => {
      ask(asked, stop.signal).then(
        (answer) => {
          if (!stop.signal.aborted) set_found(answer);
        },
        (fault: unknown) => {
          if (stop.signal.aborted) return;
          const problem = fault instanceof Problem ? fault : new Problem(-1, 'web.broken', String(fault));
          set_found({ problem, is_waiting: false });
        },
      );
    }, rest_ms);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [key, turn]);
  return [asked, found, () => set_turn((n) => n + 1)];
}

/// How the question was understood, so that a person sees why the answer is what it is.
function Understood({ asked, place }: { asked: Asked; place: Region | null | undefined }): JSX.Element | null {
  if (asked.kind === 'nothing' && !asked.no_day) return null;
  return (
    <div class="chips" aria-label={t('reg.understood')} role="group">
      {asked.kind === 'number' && <span class="tag tag-info">{t('reg.asked_number', { n: asked.digits })}</span>}
      {asked.kind === 'name' && <span class="tag tag-info">{t('reg.asked_name', { name: asked.q })}</span>}
      {asked.born_on && <span class="tag tag-info">{t('reg.born', { day: day(asked.born_on) })}</span>}
      {asked.no_day && <span class="tag tag-wait">{t('reg.no_such_day', { day: asked.no_day })}</span>}
      {place && <span class="tag tag-info">{full_name(place)}</span>}
    </div>
  );
}

function Nobody({ asked, place }: { asked: Asked; place: Region | null | undefined }): JSX.Element {
  const add = may('edit_registry') && (
    <Link class="btn btn-main" to="/registri/baru">
      <Icon name="plus" />
      {t('reg.add')}
    </Link>
  );
  if (place === null)
    return (
      <Blank icon="map-pin" title={t('reg.no_place', { place: asked.place })}>
        {t('reg.no_place_text')}
      </Blank>
    );
  return (
    <Blank icon="users" title={t('reg.nobody')} acts={add || undefined}>
      {t('reg.nobody_text')}
    </Blank>
  );
}

function Answers({ asked, found, at, again }: AnswersProps): JSX.Element | null {
  if (found.problem) return <Refused problem={found.problem} again={again} />;
  if (asked.kind === 'number' && asked.digits !== 16)
    return <p class="quiet">{t('reg.number_short', { n: asked.digits })}</p>;
  if (asked.kind === 'place' && found.place)
    return (
      <p>
        <Link class="btn btn-main" to={`/registri/daftar?desa=${found.place.code}`}>
          {t('reg.families_of', { place: found.place.name })}
        </Link>
      </p>
    );
  if (found.place === null) return <Nobody asked={asked} place={null} />;
  if (!found.hits) return null;
  if (!found.hits.items.length) return <Nobody asked={asked} place={found.place} />;
  return (
    <>
      {!found.hits.is_whole && <Note kind="wait">{t('reg.not_whole')}</Note>}
      <HitList id="temuan-orang" hits={found.hits.items} at={at} take={(hit) => go(path_of(hit))} />
    </>
  );
}
interface AnswersProps {
  asked: Asked;
  found: Found;
  at: number;
  again: () => void;
}

export function FindView(): JSX.Element {
  const [typed, set_typed] = useState(typed_last.value);
  const [at, set_at] = useState(0);
  const box = useRef<HTMLInputElement>(null);
  const [asked, found, again] = use_found(typed);
  const hits = found.hits?.items ?? [];
  useEffect(() => {
    box.current?.focus();
    box.current?.select();
  }, []);
  useEffect(() => {
    typed_last.value = typed;
    set_at(0);
  }, [typed]);
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') set_typed('');
    if (event.key === 'Enter') {
      const chosen = hits[at];
      if (chosen) go(path_of(chosen));
      else if (asked.kind === 'place' && found.place) go(`/registri/daftar?desa=${found.place.code}`);
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const to = Math.max(0, Math.min(hits.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)));
    set_at(to);
    document.getElementById(`temuan-orang-${to}`)?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <>
      <Head title={t('nav.registry')} lead={t('reg.lead')}>
        {may('edit_registry') && (
          <Link class="btn" to="/registri/baru">
            <Icon name="plus" />
            {t('reg.add')}
          </Link>
        )}
      </Head>
      <Rooms at="find" />
      <div class="stack" role="search">
        <div class="field">
          <label for="cari">{t('reg.box')}</label>
          <div class="hint" id="cari-h">
            {t('reg.box_hint')}
          </div>
          <input
            class="input"
            id="cari"
            ref={box}
            type="text"
            value={typed}
            maxLength={120}
            autocomplete="off"
            spellcheck={false}
            role="combobox"
            aria-describedby="cari-h"
            aria-expanded={hits.length > 0}
            aria-controls="temuan-orang"
            aria-autocomplete="list"
            aria-activedescendant={hits[at] ? `temuan-orang-${at}` : undefined}
            onInput={(e) => set_typed(e.currentTarget.value)}
            onKeyDown={press}
          />
        </div>
        <Understood asked={asked} place={found.place} />
        {asked.kind === 'nothing' && typed.trim() !== '' && <p class="quiet">{t('reg.nothing_to_seek')}</p>}
        <p class="unseen" role="status">
          {found.is_waiting
            ? t('ui.waiting')
            : found.hits
              ? t('reg.found_n', { n: number(hits.length) })
              : found.problem
                ? sentence_of(found.problem)
                : ''}
        </p>
        <Answers asked={asked} found={found} at={at} again={again} />
      </div>
    </>
  );
}

// What happened to a case, by day, newest first: a sentence, who of which office, and what was written. What is
// withheld says so and no more.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '#/plumbing/api/api';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { clock, day, day_of, long_day, moment, number, today } from '#/plumbing/i18n/format';
import { Blank, Icon, More, roles_words, say, sentence_of } from '#/plumbing/ui/parts';
import type { IconName } from '#/plumbing/ui/icons.gen';
import { older_entries } from '../actions';
import { type Entry, type Words, node_name } from '../model';
import { deed_icon, name_in } from './bits';

type Body = Record<string, unknown>;
const is_day = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value);
/// What has no word here (links between parts of the file) is for programs.
const is_told = (name: string): boolean => t_code('case.field', name) !== name;
const is_id = (value: unknown): boolean => typeof value === 'string' && /^[0-9A-HJKMNP-TV-Z]{13}$/.test(value);
const text_in = (body: Body, name: string): string => (typeof body[name] === 'string' ? (body[name] as string) : '');

/// An entry as a sentence, and the fields the sentence has already told.
function told(entry: Entry, body: Body, words: Words | null): [sentence: string, used: string[]] {
  const office = entry.by_role === 'partner' ? roles_words(entry.by_role) : entry.office;
  switch (entry.kind) {
    case 'referred':
    case 'health_referral':
      return [t('case.told.referred', { place: text_in(body, 'place') }), ['place']];
    case 'escalated':
    case 'disposed':
      return [t_code('case.told', entry.kind).replace('{to}', node_name(text_in(body, 'to_node'))), ['to_node']];
    case 'accepted':
    case 'declined':
    case 'done':
    case 'returned':
      return [
        t_code('case.told', entry.kind).replace('{office}', text_in(body, 'place') || office),
        ['place', 'to_node'],
      ];
    case 'approval_asked':
    case 'approved':
    case 'disapproved':
      return [`${t_code('case.entry', entry.kind)}: ${t_code('case.approval', text_in(body, 'kind'))}`, ['kind']];
    case 'medical_need':
      return [t(body['needs_treatment'] ? 'case.told.ill' : 'case.told.not_ill'), ['needs_treatment']];
    case 'health_back':
      return [t(body['has_recovered'] ? 'case.told.recovered' : 'case.told.back'), ['has_recovered']];
    case 'service':
      return words
        ? [`${t('case.entry.service')}: ${name_in(words.services, text_in(body, 'code'))}`, ['code']]
        : [t('case.entry.service'), []];
    default:
      return [t_code('case.entry', entry.kind), []];
  }
}

function value_text(name: string, value: unknown, words: Words | null): string {
  if (typeof value === 'boolean') return value ? t('ui.yes') : t('ui.no');
  if (typeof value === 'number') return number(value);
  if (typeof value !== 'string') return '';
  if (is_day(value)) return day(value);
  if (name === 'to_node') return node_name(value);
  if (name === 'code' && words) return name_in(words.services, value);
  if (name === 'reason' && words) return name_in([...words.escalation_reasons, ...words.close_reasons], value);
  if (name === 'types' && words) return name_in(words.types, value);
  if (['risk', 'urgency', 'identity', 'given_by', 'purpose', 'payer', 'source'].includes(name))
    return t_code(`case.${name}`, value);
  return value;
}

/// Lists inside a body (goals, what was tried) are lines of their own.
function Value({ name, value, words }: { name: string; value: unknown; words: Words | null }): JSX.Element {
  if (!Array.isArray(value)) return <span class="pre">{value_text(name, value, words)}</span>;
  return (
    <ul>
      {value.map((one, i) => (
        <li key={i}>
          {typeof one === 'object' && one
            ? Object.entries(one as Body)
                .filter(([, v]) => v !== null && v !== '')
                .map(([k, v]) => value_text(k, v, words))
                .join(' · ')
            : value_text(name, one, words)}
        </li>
      ))}
    </ul>
  );
}

function Said({ body, used, words }: { body: Body; used: string[]; words: Words | null }): JSX.Element | null {
  const facts = Object.entries(body).filter(
    ([name, value]) =>
      is_told(name) &&
      !used.includes(name) &&
      value !== null &&
      value !== '' &&
      value !== 'unknown' &&
      !is_id(value) &&
      !(Array.isArray(value) && !value.length),
  );
  if (!facts.length) return null;
  const [only, ...others] = facts;
  // One text needs no label beside it.
  if (only && !others.length && typeof only[1] === 'string' && value_text(only[0], only[1], words) === only[1])
    return <div class="said pre">{only[1]}</div>;
  return (
    <dl class="facts said">
      {facts.map(([name, value]) => (
        <>
          <dt>{t_code('case.field', name)}</dt>
          <dd>
            <Value name={name} value={value} words={words} />
          </dd>
        </>
      ))}
    </dl>
  );
}

function Papers({ papers }: { papers: Entry['papers'] }): JSX.Element | null {
  if (!papers.length) return null;
  return (
    <ul class="row papers">
      {papers.map((paper) => (
        <li key={paper.id}>
          <a class="row link small" href={paper.url} target="_blank" rel="noopener">
            <Icon name="paperclip" />
            {paper.file_name || t('case.paper')}
          </a>
        </li>
      ))}
    </ul>
  );
}

const icon_of: Record<string, IconName> = {
  ...deed_icon,
  opened: 'folder-open',
  taken: 'hand',
  assigned: 'user-plus',
  referred: 'signpost',
  health_referral: 'hospital',
  escalated: 'arrow-up-from-line',
  disposed: 'arrow-down-to-line',
  accepted: 'check',
  declined: 'circle-x',
  done: 'circle-check',
  returned: 'undo-2',
  approval_asked: 'clock',
  approved: 'shield-check',
  disapproved: 'circle-x',
  closed: 'circle-check',
  reopened: 'rotate-ccw',
  climbed: 'arrow-up-right',
  answered: 'message-circle',
};

/// Deeds the office prints a letter of.
const printed = ['journey', 'service', 'reunification', 'death'];

interface Told {
  id: string;
  entry: Entry;
  own: string;
  words: Words | null;
  /// Said once of several in a row.
  says_why: boolean;
}
function Line({ id, entry, own, words, says_why }: Told): JSX.Element {
  const is_ours = entry.author_node === own;
  const who = [entry.by_name, entry.by_role && roles_words(entry.by_role), is_ours ? '' : entry.office];
  if (entry.is_withheld)
    return (
      <li class="by-system">
        <span class="dot">
          <Icon name="eye-off" />
        </span>
        <div class="row-apart">
          <strong class="quiet">{t('case.entry_withheld')}</strong>
          <time class="quiet small" dateTime={entry.at}>
            {clock(entry.at)}
          </time>
        </div>
        {says_why && <div class="quiet small">{t('case.withheld_why')}</div>}
      </li>
    );
  const body = (entry.body ?? {}) as Body;
  const [sentence, used] = told(entry, body, words);
  return (
    <li class={!is_ours ? 'by-other' : entry.by_name ? 'by-officer' : 'by-system'}>
      <span class="dot">
        <Icon name={icon_of[entry.kind] ?? 'circle'} />
      </span>
      <div class="row-apart">
        <strong>{sentence}</strong>
        <time class="quiet small num" dateTime={entry.at} title={moment(entry.at)}>
          {clock(entry.at)}
        </time>
      </div>
      <div class="quiet small">{who.filter(Boolean).join(' · ') || t('timeline.system')}</div>
      <Said body={body} used={used} words={words} />
      {entry.is_partial && <p class="quiet small">{t('case.partial')}</p>}
      <Papers papers={entry.papers} />
      {is_ours && !entry.is_partial && printed.includes(entry.kind) && (
        <a class="row small" href={`/api/v1/cases/${id}/letters/${entry.id}`} target="_blank" rel="noopener">
          <Icon name="printer" />
          {t_code('case.letter', entry.kind)}
        </a>
      )}
    </li>
  );
}

interface Days {
  id: string;
  entries: Entry[];
  next: string | null;
  own: string;
  words: Words | null;
}
export function CaseTimeline({ id, entries: first, next: first_next, own, words }: Days): JSX.Element {
  const [older, set_older] = useState<{ entries: Entry[]; next: string | null } | null>(null);
  useEffect(() => set_older(null), [first]);
  const entries = [...first, ...(older?.entries ?? [])];
  const next = older ? older.next : first_next;
  const more = (): void => {
    if (!next) return;
    older_entries(id, next).then(
      (page) => set_older({ entries: [...(older?.entries ?? []), ...page.items], next: page.next ?? null }),
      (fault: Problem) => say(sentence_of(fault)),
    );
  };
  if (!entries.length) return <Blank icon="history" title={t('timeline.empty')} />;
  const newest = [...entries].sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id));
  const days = [...new Set(newest.map((entry) => day_of(entry.at)))];
  return (
    <>
      {days.map((one) => (
        <section key={one}>
          <h3 class="day">{one === today() ? t('case.today') : long_day(one)}</h3>
          <ol class="timeline timeline-icons">
            {newest
              .filter((entry) => day_of(entry.at) === one)
              .map((entry, i, shown) => (
                <Line key={entry.id} {...{ id, entry, own, words }} says_why={!shown[i - 1]?.is_withheld} />
              ))}
          </ol>
        </section>
      ))}
      <More next={next} shown={entries.length} load={more} />
    </>
  );
}

// What happened to a case, newest first: what was done, by whom and which office; what is withheld says so and no more.
import type { JSX } from 'preact';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { ago, day, moment, number } from '#/plumbing/i18n/format';
import { Blank, Icon, roles_words } from '#/plumbing/ui/parts';
import { type Entry, type Words, node_name } from '../model';
import { name_in } from './bits';

const is_day = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value);

/// What has no word here (links between parts of the file) is for programs.
const is_told = (name: string): boolean => t_code('case.field', name) !== name;
const is_id = (value: unknown): boolean => typeof value === 'string' && /^[0-9A-HJKMNP-TV-Z]{13}$/.test(value);

function value_text(name: string, value: unknown, words: Words | null): string {
  if (typeof value === 'boolean') return value ? t('ui.yes') : t('ui.no');
  if (typeof value === 'number') return number(value);
  if (typeof value !== 'string') return '';
  if (is_day(value)) return day(value);
  if (name === 'to_node') return node_name(value);
  if (name === 'code' && words) return name_in(words.services, value);
  if (name === 'reason' && words)
    return name_in([...words.escalation_reasons, ...words.close_reasons], value);
  if (['risk', 'urgency', 'identity', 'given_by'].includes(name)) return t_code(`case.${name}`, value);
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
            ? Object.entries(one as Record<string, unknown>)
                .filter(([, v]) => v !== null && v !== '')
                .map(([k, v]) => value_text(k, v, words))
                .join(' · ')
            : value_text(name, one, words)}
        </li>
      ))}
    </ul>
  );
}

function Body({ entry, words }: { entry: Entry; words: Words | null }): JSX.Element | null {
  if (entry.is_withheld)
    return (
      <p class="quiet row small">
        <Icon name="eye-off" />
        {t('case.entry_withheld')}
      </p>
    );
  const facts = Object.entries((entry.body ?? {}) as Record<string, unknown>).filter(
    ([name, value]) =>
      is_told(name) &&
      value !== null &&
      value !== '' &&
      !is_id(value) &&
      !(Array.isArray(value) && !value.length),
  );
  if (!facts.length) return null;
  if (facts.length === 1 && ['text', 'what'].includes(facts[0]![0]))
    return <div class="said pre">{String(facts[0]![1])}</div>;
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

export function CaseTimeline({ entries, words }: { entries: Entry[]; words: Words | null }): JSX.Element {
  if (!entries.length) return <Blank icon="history" title={t('timeline.empty')} />;
  const newest = [...entries].sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id));
  return (
    <ol class="timeline">
      {newest.map((entry) => (
        <li key={entry.id} class={entry.by_name ? 'by-officer' : 'by-system'}>
          <div class="row-apart">
            <strong>{t_code('case.entry', entry.kind)}</strong>
            <time class="quiet small" dateTime={entry.at} title={moment(entry.at)}>
              {ago(entry.at)} · {moment(entry.at)}
            </time>
          </div>
          <div class="quiet small">
            {[entry.by_name || t('timeline.system'), entry.by_role ? roles_words(entry.by_role) : '', entry.office]
              .filter(Boolean)
              .join(' · ')}
          </div>
          <Body entry={entry} words={words} />
          {entry.papers.length > 0 && (
            <ul class="row papers">
              {entry.papers.map((paper) => (
                <li key={paper.id}>
                  <a class="row small" href={paper.url} target="_blank" rel="noopener">
                    <Icon name="paperclip" />
                    {paper.file_name || t('case.paper')}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

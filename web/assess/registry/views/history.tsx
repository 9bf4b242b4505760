// What happened to a family or a person, newest first, in words: who, when it happened, who says so and when.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { day, long_day, moment, region_code } from '#/plumbing/i18n/format';
import { Blank, Icon, Link, roles_words } from '#/plumbing/ui/parts';
import type { IconName } from '#/plumbing/ui/icons.gen';
import { family_history } from '../actions';
import { type Event_, type FormDoc, type Person, happenings, is_none, reason_told } from '../model';
import { month_words } from '#/assess/proposals/views/words';
import { in_words, use_form } from './bits';

const icon_of: Record<string, IconName> = {
  ...Object.fromEntries(Object.entries(happenings).map(([kind, { icon }]) => [kind, icon as IconName])),
  created: 'plus',
  edited: 'pencil',
  answered: 'clipboard-list',
  merged: 'merge',
  unmerged: 'undo-2',
  imported: 'file-spreadsheet',
  undone: 'undo-2',
  decile: 'gauge',
  padan: 'id-card',
  checked: 'map-pin',
  proposed: 'send',
  decided: 'scale',
  objected: 'hand',
};

function value_text(form: FormDoc | undefined, field: string, value: string): string {
  if (!value) return '—';
  if (field === 'relation') return in_words(form?.relations, Number(value));
  if (field === 'marital') return in_words(form?.maritals, Number(value));
  if (field === 'sex') return t_code('reg.sex', value);
  if (field === 'region') return region_code(value);
  if (field === 'padan') return t_code('reg.padan', value);
  if (field === 'excluded') return value.toUpperCase();
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? day(value) : value;
}
const is_told = (field: string): boolean => !['father', 'mother', 'lat', 'lon'].includes(field);

function Changes({ event, form }: { event: Event_; form: FormDoc | undefined }): JSX.Element | null {
  const told = event.changes.filter((one) => is_told(one.field));
  if (!told.length) return null;
  return (
    <dl class="facts said">
      {told.map((one) => (
        <>
          <dt>{t_code('reg.field', one.field)}</dt>
          <dd>
            <s class="quiet">{value_text(form, one.field, one.before)}</s> → {value_text(form, one.field, one.after)}
          </dd>
        </>
      ))}
    </dl>
  );
}

function reason_text(event: Event_): string {
  const told = reason_told(event.kind, event.reason);
  if (told.of === 'words') return told.text;
  if (told.of === 'padan') return t_code('padan.state', told.state);
  return [
    t('reg.proposal_of', { month: month_words(told.month), kind: t_code('usul.kind', told.kind) }),
    told.more,
    told.is_agreed ? t('reg.proposal_agreed') : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

interface Told {
  event: Event_;
  names: ReadonlyMap<string, string>;
  form: FormDoc | undefined;
  of: 'family' | 'person';
}
function Line({ event, names, form, of }: Told): JSX.Element {
  const who = is_none(event.person) ? '' : (names.get(event.person) ?? t('reg.somebody'));
  const section = form?.sections.find((one) => one.key === event.section);
  const what = event.kind === 'answered' && section ? section.id : '';
  const sentence = t_code('reg.told', event.kind)
    .replace('{who}', who || t('reg.the_family'))
    .replace('{what}', what);
  const by = [event.author_name || t('reg.system'), event.by_role && roles_words(event.by_role)];
  return (
    <li class={event.author_name ? 'by-officer' : 'by-system'}>
      <span class="dot">
        <Icon name={icon_of[event.kind] ?? 'circle'} />
      </span>
      <div class="row-apart">
        <strong>{sentence}</strong>
        <time class="quiet small num" dateTime={event.on_day}>
          {day(event.on_day)}
        </time>
      </div>
      <div class="quiet small" title={moment(event.recorded_at)}>
        {t_code('reg.source', event.source)} · {by.filter(Boolean).join(', ')} ·{' '}
        {t('reg.recorded', { at: moment(event.recorded_at) })}
      </div>
      {event.reason && <div class="said pre">{reason_text(event)}</div>}
      <Changes event={event} form={form} />
      {!is_none(event.other_family) && (
        <Link to={`/registri/keluarga/${event.other_family}`}>{t('reg.other_family')}</Link>
      )}
      {of === 'person' && !is_none(event.family) && is_none(event.other_family) && (
        <Link to={`/registri/keluarga/${event.family}`}>{t('reg.to_family')}</Link>
      )}
      {!is_none(event.other_person) && (
        <Link to={`/registri/orang/${event.other_person}`}>{t('reg.other_person')}</Link>
      )}
    </li>
  );
}

/// Older events are read when asked for; only a family has more than its file brings.
export function History({ events, members, family, of }: HistoryProps): JSX.Element {
  const form = use_form().data;
  const [older, set_older] = useState<Event_[]>([]);
  const [is_over, set_over] = useState(events.length < 30 || !family);
  if (!events.length) return <Blank icon="history" title={t('reg.no_history')} />;
  const all = [...events, ...older];
  const names = new Map(members.map((one) => [one.id as string, one.name]));
  const days = [...new Set(all.map((event) => event.on_day))];
  const more = async (): Promise<void> => {
    const page = await family_history(family!, all.at(-1)!.id);
    set_older([...older, ...page.items]);
    set_over(!page.next);
  };
  return (
    <>
      {days.map((one) => (
        <section key={one}>
          <h3 class="day">{long_day(one)}</h3>
          <ol class="timeline timeline-icons">
            {all
              .filter((event) => event.on_day === one)
              .map((event) => (
                <Line key={event.id} event={event} names={names} form={form} of={of} />
              ))}
          </ol>
        </section>
      ))}
      {!is_over && (
        <button type="button" class="btn no-print" onClick={() => void more()}>
          {t('ui.more')}
        </button>
      )}
    </>
  );
}
interface HistoryProps {
  events: Event_[];
  members: Person[];
  family?: string;
  of: 'family' | 'person';
}

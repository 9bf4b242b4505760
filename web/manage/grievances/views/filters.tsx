// Search box, filters as removable chips, sorting: all of it in the address.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t, t_code, type Key } from '#/plumbing/i18n/i18n';
import { go } from '#/plumbing/router/router';
import { FilterPick, SearchBox } from '#/plumbing/ui/filter';
import type { Choice } from '#/plumbing/ui/form';
import { Icon, Link } from '#/plumbing/ui/parts';
import { session } from '#/ground/session/actions';
import { get_region } from '#/ground/regions/actions';
import { use_areas_below } from '#/ground/regions/views/areas';
import { list_officers } from '../actions';
import { type Filters, channels, queue_path, states } from '../model';
import { code_choices, kind_choices, use_kinds } from './bits';

type Name = Exclude<keyof Filters, 'q'>;
const order: [Name, Key][] = [
  ['state', 'col.state'],
  ['kind', 'col.kind'],
  ['region', 'col.place'],
  ['channel', 'col.channel'],
  ['officer', 'col.officer'],
];

/// Read only once somebody opens the filters or arrives with one in the address.
function use_choices(is_wanted: boolean): Record<Name, Choice[]> {
  const kinds = use_kinds();
  const regions = use_areas_below(session.value?.officer.area ?? '', is_wanted);
  const [officers, set_officers] = useState<Choice[]>([]);
  useEffect(() => {
    if (!is_wanted) return;
    list_officers().then(
      (page) => set_officers(page.items.map((o) => ({ value: o.id, text: o.name, group: o.unit_name ?? '' }))),
      () => {},
    );
  }, [is_wanted]);
  return {
    state: code_choices('state', states),
    kind: kind_choices(kinds),
    channel: code_choices('channel', channels),
    region: regions,
    officer: officers,
    unit: [],
  };
}
function use_region_name(code: string | undefined, known: Choice[]): string {
  const [name, set_name] = useState('');
  const found = known.find((c) => c.value === code)?.text;
  useEffect(() => {
    if (code && !found)
      get_region(code).then(
        (r) => set_name(r.name),
        () => set_name(code),
      );
  }, [code, found]);
  return found ?? name;
}

export function FilterBar({ queue, filters }: { queue: string; filters: Filters }): JSX.Element {
  const chosen = (Object.keys(filters) as (keyof Filters)[]).filter((n): n is Name => n !== 'q');
  const [is_open, set_open] = useState(false);
  const choices = use_choices(is_open || chosen.length > 0);
  const region_name = use_region_name(filters.region, choices.region);
  const set = (change: Filters): void => go(queue_path(queue, { ...filters, ...change }));
  const word = (name: Name): string => {
    const value = filters[name] ?? '';
    return name === 'region'
      ? region_name || value
      : (choices[name].find((c) => c.value === value)?.text ?? t_code(name, value));
  };
  return (
    <div class="stack stack-2" style={{ marginBottom: '12px' }}>
      <div class="row">
        <SearchBox
          label={t('queue.search')}
          example={t('queue.search_example')}
          q={filters.q ?? ''}
          search={(q) => set({ q })}
        />
        <button type="button" class="btn" aria-expanded={is_open} onClick={() => set_open(!is_open)}>
          <Icon name="list-filter" />
          {t('queue.filter')}
          {chosen.length > 0 && <span class="count">{chosen.length}</span>}
        </button>
      </div>
      {is_open && (
        <div class="card pair" role="group" aria-label={t('queue.filter')}>
          {order.map(([name, label]) => (
            <FilterPick
              key={name}
              is_said
              label={t(label)}
              any={t('queue.any')}
              chosen={filters[name] ?? ''}
              choices={choices[name]}
              pick={(value) => set({ [name]: value })}
            />
          ))}
        </div>
      )}
      {(chosen.length > 0 || filters.q) && (
        <div class="chips" aria-label={t('queue.filters_on')} role="group">
          {filters.q && <Chip text={`“${filters.q}”`} to={queue_path(queue, { ...filters, q: '' })} />}
          {chosen.map((name) => (
            <Chip
              key={name}
              text={`${t(order.find(([n]) => n === name)?.[1] ?? 'col.unit')}: ${word(name)}`}
              to={queue_path(queue, { ...filters, [name]: '' })}
            />
          ))}
          <Link to={queue_path(queue)}>{t('queue.clear')}</Link>
        </div>
      )}
    </div>
  );
}
function Chip({ text, to }: { text: string; to: string }): JSX.Element {
  return (
    <Link class="chip" to={to} aria-label={t('queue.drop_filter', { name: text })}>
      {text}
      <Icon name="x" />
    </Link>
  );
}

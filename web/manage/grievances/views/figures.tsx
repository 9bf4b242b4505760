// Nine figures for any area and period; behind each stands the list it counts.
import type { JSX } from 'preact';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { moment, number, today } from '#/plumbing/i18n/format';
import { go, place } from '#/plumbing/router/router';
import { FilterPick } from '#/plumbing/ui/filter';
import { Blank, Head, Icon, Link, Show } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { session } from '#/ground/session/actions';
import { use_areas_below } from '#/ground/regions/views/areas';
import { list_figures } from '../actions';
import { type Figure, behind_path } from '../model';
import { period_of, type Period } from '../period';
import { kind_choices, use_kinds } from './bits';
import { Slices } from './slices';

const periods: Period[] = ['month', 'last_month', 'quarter', 'year', 'all'];
/// What is promised is told as a share, what is there as a count.
const is_share = new Set(['verified_in_time', 'answered_in_time', 'satisfied']);
const is_bad = new Set(['late_now', 'rebutted', 'reopened']);

function Box({ figure }: { figure: Figure }): JSX.Element {
  // The median comes as half days, so that it stays a whole number on the wire.
  const value = figure.code === 'half_days_median' ? figure.value / 2 : figure.value;
  const share = figure.of ? Math.round((figure.value / figure.of) * 100) : null;
  const tone = is_bad.has(figure.code) && figure.value > 0 ? '#d50b0b' : '#196bcd';
  const inner = (
    <>
      <h2>{t_code('figure', figure.code)}</h2>
      <strong>{is_share.has(figure.code) ? (share === null ? '—' : `${share}%`) : number(value, 1)}</strong>
      {share !== null && (
        <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
          <rect width="100" height="8" fill="#e9edf3" />
          <rect width={share} height="8" fill={tone} />
        </svg>
      )}
      <small>
        {share === null
          ? t_code('figure_hint', figure.code)
          : t('figures.of', { n: number(figure.value), of: number(figure.of ?? 0) })}
      </small>
    </>
  );
  return figure.behind ? (
    <Link class="box" to={behind_path(figure.behind)}>
      <>
        {inner}
        <span class="unseen">{t('figures.behind')}</span>
      </>
    </Link>
  ) : (
    <div class="box">{inner}</div>
  );
}

function set_query(name: string, value: string): void {
  const next = new URLSearchParams(place.value.query);
  if (value) next.set(name, value);
  else next.delete(name);
  go(`/angka${next.size ? `?${next}` : ''}`, 'replace');
}
function Pickers(): JSX.Element {
  const query = place.value.query;
  const kinds = use_kinds();
  const { area, area_name } = session.value!.officer;
  const areas = use_areas_below(area);
  const chosen = (name: string): string => query.get(name) ?? '';
  return (
    <div class="row" style={{ marginBottom: '16px' }}>
      <FilterPick
        label={t('figures.period')}
        chosen={chosen('masa') || 'month'}
        choices={periods.map((value) => ({ value, text: t_code('period', value) }))}
        pick={(value) => set_query('masa', value)}
      />
      <FilterPick
        label={t('col.place')}
        any={area_name}
        chosen={chosen('region')}
        choices={areas}
        pick={(value) => set_query('region', value)}
      />
      <FilterPick
        label={t('col.kind')}
        any={t('figures.all_kinds')}
        chosen={chosen('kind')}
        choices={kind_choices(kinds)}
        pick={(value) => set_query('kind', value)}
      />
    </div>
  );
}

export function Figures(): JSX.Element {
  const query = place.value.query;
  const period = (query.get('masa') ?? 'month') as Period;
  const span = period_of(period, today());
  const wish = { region: query.get('region') ?? undefined, kind: query.get('kind') ?? undefined, ...span };
  const reading = use_reading(JSON.stringify(wish), (signal) => list_figures(wish, signal), ['grievances']);
  const month = (span.to ?? today()).slice(0, 7);
  return (
    <>
      <Head
        title={t('nav.figures')}
        lead={reading.data ? t('figures.as_of', { at: moment(reading.data.as_of) }) : undefined}>
        <a class="btn" href={`/api/v1/recap?month=${month}&format=pdf`} target="_blank" rel="noopener">
          <Icon name="file-text" />
          {t('figures.recap_pdf', { month })}
        </a>
        <a class="btn" href={`/api/v1/recap?month=${month}&format=xlsx`} download>
          <Icon name="file-spreadsheet" />
          XLSX
        </a>
      </Head>
      <Pickers />
      <Show
        reading={reading}
        is_empty={(r) => !r.figures.length || r.figures.every((f) => !f.value)}
        blank={
          <div class="card">
            <Blank icon="chart-column" title={t('figures.empty')}>
              {t('figures.empty_text')}
            </Blank>
          </div>
        }>
        {(r) => (
          <>
            <div class="boxes">
              {r.figures.map((figure) => (
                <Box key={figure.code} figure={figure} />
              ))}
            </div>
            <Slices wish={wish} by={query.get('menurut') ?? 'kind'} pick={(by) => set_query('menurut', by)} />
          </>
        )}
      </Show>
    </>
  );
}

// Families of a village, by head: today's, those of a decile, or as they stood on a day.
import type { JSX } from 'preact';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { day, number, today } from '#/plumbing/i18n/format';
import { go } from '#/plumbing/router/router';
import { with_query } from '#/plumbing/router/match';
import { FilterPick } from '#/plumbing/ui/filter';
import { Blank, Head, Icon, Link, More, Note, Show } from '#/plumbing/ui/parts';
import { use_pages } from '#/plumbing/ui/pages';
import { Table } from '#/plumbing/ui/table';
import type { ScreenProps } from '#/app/routes';
import { may, session } from '#/ground/session/actions';
import { RegionPicker } from '#/ground/regions/views/picker';
import { list_families } from '../actions';
import type { Family } from '../model';
import { DecileTag, Rooms } from './bits';
import { ExportButton } from './export';

const shown_at_once = 50;
const deciles = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const without_head = 'tanpa_kepala';
const states = ['active', 'moved', 'dead', 'not_found', 'merged'] as const;

export const home_text = (family: Family): string =>
  [family.address, family.rt && `RT ${family.rt}`, family.rw && `RW ${family.rw}`].filter(Boolean).join(' · ');

function Lines({ rows, per }: { rows: Family[]; per: string }): JSX.Element {
  return (
    <Table
      caption={t('reg.list')}
      heads={[
        t('reg.head'),
        t('reg.kk'),
        [t('reg.home'), 'hide-narrow'],
        [t('reg.members'), 'right'],
        t('reg.decile'),
        [t('reg.updated'), 'hide-narrow'],
      ]}>
      {rows.map((family) => (
        <tr key={family.id}>
          <th scope="row">
            <Link to={`/registri/keluarga/${family.id}${per ? `?per=${per}` : ''}`}>
              {family.head_name || t('reg.no_head')}
            </Link>
            <span class="hide-wide quiet small">{home_text(family)}</span>
            {family.is_without_head && <span class="tag tag-bad">{t('reg.without_head')}</span>}
            {family.state !== 'active' && <span class="tag">{t_code('reg.family_state', family.state)}</span>}
          </th>
          <td class="num nowrap">{family.no_kk_masked || t('reg.no_kk')}</td>
          <td class="hide-narrow">
            {family.region_name}
            <br />
            <span class="quiet">{home_text(family)}</span>
          </td>
          <td class="right num">{number(family.members)}</td>
          <td>
            <DecileTag family={family} />
          </td>
          <td class="hide-narrow nowrap">{day(family.recorded_at)}</td>
        </tr>
      ))}
    </Table>
  );
}

interface Asked {
  region: string;
  state: string;
  decile: string;
  per: string;
}
function Pages({ asked }: { asked: Asked }): JSX.Element {
  const list = use_pages(
    `families ${JSON.stringify(asked)}`,
    (after, signal) =>
      list_families(
        {
          region: asked.region,
          ...(asked.state === without_head ? { is_without_head: true } : { state: asked.state }),
          decile_max: asked.decile === 'none' ? '' : asked.decile,
          is_without_decile: asked.decile === 'none',
          as_of: asked.per,
          after,
          limit: shown_at_once,
        },
        signal,
      ),
    ['registry'],
  );
  return (
    <Show
      reading={list}
      is_empty={(page) => !page.items.length}
      blank={
        <div class="card">
          <Blank icon="users" title={t('reg.no_families')}>
            {t('reg.no_families_text')}
          </Blank>
        </div>
      }>
      {(page) => (
        <>
          <Lines rows={page.items} per={asked.per} />
          <More next={page.next} shown={page.items.length} load={list.load} />
        </>
      )}
    </Show>
  );
}

export function ListView({ query }: ScreenProps): JSX.Element {
  const own = session.value?.officer.area ?? '';
  const asked: Asked = {
    region: query.get('desa') ?? own,
    state: query.get('status') ?? '',
    decile: query.get('desil') ?? '',
    per: query.get('per') ?? '',
  };
  const set = (change: Record<string, string | undefined>): void =>
    go(with_query('/registri/daftar', query, change), 'replace');
  return (
    <>
      <Head title={t('reg.list')} lead={t('reg.list_lead')}>
        {may('export_registry') && <ExportButton region={asked.region} />}
        <button class="btn no-print" onClick={() => print()}>
          <Icon name="printer" />
          {t('ui.print')}
        </button>
      </Head>
      <Rooms at="list" />
      <div class="stack">
        <div class="pair no-print">
          {own.length < 10 && (
            <RegionPicker
              name="desa"
              label={t('reg.village')}
              level="village"
              chosen={asked.region.length === 10 ? asked.region : ''}
              change={(code) => set({ desa: code || undefined })}
              optional
            />
          )}
          <FilterPick
            label={t('reg.decile')}
            is_said
            any={t('reg.any_decile')}
            chosen={asked.decile}
            choices={[
              ...deciles.map((n) => ({ value: String(n), text: t('reg.decile_up_to', { n }) })),
              { value: 'none', text: t('reg.no_decile') },
            ]}
            pick={(desil) => set({ desil })}
          />
          <FilterPick
            label={t('col.state')}
            is_said
            chosen={asked.state || 'active'}
            choices={[
              ...states.map((value) => ({ value, text: t_code('reg.family_state', value) })),
              { value: without_head, text: t('reg.without_head') },
            ]}
            pick={(status) => set({ status: status === 'active' ? undefined : status })}
          />
          <label class="field">
            <span class="label">{t('reg.as_of')}</span>
            <input
              class="input"
              type="date"
              max={today()}
              value={asked.per}
              onChange={(e) => set({ per: e.currentTarget.value || undefined })}
            />
          </label>
        </div>
        {asked.per && <Note kind="wait">{t('reg.list_then', { day: day(asked.per) })}</Note>}
        <Pages key={JSON.stringify(asked)} asked={asked} />
      </div>
    </>
  );
}

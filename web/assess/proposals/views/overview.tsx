// The deadline page: every village of a month, whose turn it is, how many days are left. Who is behind comes first.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { ScreenProps } from '#/app/routes';
import { client_key } from '#/plumbing/api/api';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { day, number, today } from '#/plumbing/i18n/format';
import { FilterPick } from '#/plumbing/ui/filter';
import { Blank, Head, Icon, Link, Note, Show } from '#/plumbing/ui/parts';
import { Press } from '#/plumbing/ui/press';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import { go } from '#/plumbing/router/router';
import { open_roll } from '../actions';
import type { Overview, Village } from '../model';
import { see_overview } from '../queues';
import { Due, MonthPick, RollMark, Tabs } from './bits';

const shown_at_first = 60;
const turns = ['village', 'verifier', 'head', 'regent', 'siksng', 'ministry', 'nobody'] as const;

function OpenButton({ village, month }: { village: Village; month: string }): JSX.Element {
  const key = useMemo(client_key, [village.region, month]);
  return (
    <Press
      look="btn btn-small"
      press={async () => go(`/usulan/daftar/${(await open_roll(village.region, month, key)).id}`)}>
      <Icon name="plus" />
      {t('usul.open')}
      <span class="unseen">: {village.name}</span>
    </Press>
  );
}

function VillageRow({ village, month, may_open }: { village: Village; month: string; may_open: boolean }): JSX.Element {
  return (
    <tr>
      <th scope="row" class="c-what">
        {village.roll ? (
          <Link class="title" to={`/usulan/daftar/${village.roll}`}>
            {village.name}
          </Link>
        ) : (
          village.name
        )}
        <div class="quiet small">{village.district_name}</div>
      </th>
      <td>
        {village.state ? <RollMark state={village.state} /> : <span class="tag">{t('usul.not_opened')}</span>}
        <div class="quiet small">{t_code('usul.turn', village.turn)}</div>
      </td>
      <td>
        <Due row={village} />
      </td>
      <td class="right num hide-narrow">{number(village.items)}</td>
      <td class="right nowrap">{!village.roll && may_open && <OpenButton village={village} month={month} />}</td>
    </tr>
  );
}

/// One line of sense on top: how many are behind, and at which desk.
function Sense({ overview }: { overview: Overview }): JSX.Element {
  const late = overview.villages.filter((one) => one.is_late);
  const desks = turns
    .map((turn) => [turn, late.filter((one) => one.turn === turn).length] as const)
    .filter(([, count]) => count > 0)
    .map(([turn, count]) => `${t_code('usul.turn', turn)} ${number(count)}`);
  if (!late.length) return <Note kind="good">{t('usul.nobody_late', { n: number(overview.villages.length) })}</Note>;
  return (
    <Note kind="wait">
      {t('usul.some_late', { n: number(late.length), of: number(overview.villages.length) })} {desks.join(', ')}.
    </Note>
  );
}

export function OverviewView({ query }: ScreenProps): JSX.Element {
  const [month, set_month] = useState(query.get('bulan') ?? today().slice(0, 7));
  const [turn, set_turn] = useState(query.get('meja') ?? '');
  const [limit, set_limit] = useState(shown_at_first);
  const reading = use_reading(`usulan ${month}`, (signal) => see_overview(month, signal), ['proposals']);
  return (
    <>
      <Head title={t('nav.proposals')} lead={t('usul.lead')} />
      <div class="stack stack-5">
        <Tabs />
        <div class="row">
          <MonthPick month={month} pick={set_month} />
          <FilterPick
            label={t('usul.whose_turn')}
            is_said
            any={t('usul.all_desks')}
            chosen={turn}
            choices={turns.map((value) => ({ value, text: t_code('usul.turn', value) }))}
            pick={set_turn}
          />
        </div>
        <Show
          reading={reading}
          is_empty={(all) => all.villages.length === 0}
          blank={
            <div class="card">
              <Blank icon="map-pin" title={t('usul.no_village')} />
            </div>
          }>
          {(all) => {
            const rows = all.villages.filter((one) => !turn || one.turn === turn);
            return (
              <div class="stack">
                <Sense overview={all} />
                <p class="quiet small">
                  {t('usul.days_set', { cut: all.terms.siksng_day, pull: all.terms.pull_day })} {day(all.today)}
                </p>
                <Table
                  caption={t('usul.villages')}
                  kind="queue"
                  heads={[
                    t('col.place'),
                    t('usul.step'),
                    t('usul.due'),
                    [t('usul.lines'), 'right hide-narrow'],
                    null,
                  ]}>
                  {rows.slice(0, limit).map((one) => (
                    <VillageRow key={one.region} village={one} month={month} may_open={all.may_open} />
                  ))}
                </Table>
                {rows.length > limit && (
                  <button class="btn" onClick={() => set_limit(limit + 200)}>
                    {t('ui.more')} ({number(rows.length - limit)})
                  </button>
                )}
              </div>
            );
          }}
        </Show>
      </div>
    </>
  );
}

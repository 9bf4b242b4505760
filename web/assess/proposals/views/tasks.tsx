// What is to be typed into SIKS-NG, and what came of it.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { client_key } from '#/plumbing/api/api';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { day, number } from '#/plumbing/i18n/format';
import { Blank, Head, Icon, Link, More, Note, Show, say, sentence_of } from '#/plumbing/ui/parts';
import { use_pages } from '#/plumbing/ui/pages';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import { with_query } from '#/plumbing/router/match';
import { go } from '#/plumbing/router/router';
import type { ScreenProps } from '#/app/routes';
import { Press } from '#/plumbing/ui/press';
import { may } from '#/ground/session/actions';
import { close_by_deciles, list_tasks, see_item } from '../actions';
import type { Item, ItemState } from '../model';
import { ItemMark, Tabs, kind_words } from './bits';
import { month_words } from './words';
import { TaskDialog } from './task';

const states: ItemState[] = ['approved', 'entered', 'missing', 'appealed', 'arrived'];

function Row({ item, open }: { item: Item; open: () => void }): JSX.Element {
  const is_untold = item.kind === 'removal' && item.state === 'approved' && !item.told_on;
  return (
    <tr>
      <th scope="row" class="c-what">
        <button class="link title" style={{ textAlign: 'left' }} onClick={open}>
          {item.name}
        </button>
        <div class="quiet small num">
          {item.nik_masked || '—'} · {item.region_name}
        </div>
      </th>
      <td>
        {kind_words(item)}
        {is_untold && (
          <div>
            <span class="tag tag-wait">{t('usul.untold')}</span>
          </div>
        )}
      </td>
      <td class="hide-narrow">{month_words(item.month)}</td>
      <td>
        <ItemMark item={item} />
        {item.entered_on && <div class="quiet small">{day(item.entered_on)}</div>}
      </td>
    </tr>
  );
}

function Deciles({ again }: { again: () => void }): JSX.Element | null {
  const [turn, set_turn] = useState(0);
  const key = useMemo(client_key, [turn]);
  if (!may('import_registry')) return null;
  const close = async (): Promise<void> => {
    const said = await close_by_deciles(key);
    say(t('usul.closed_n', { n: number(said.arrived) }));
    set_turn(turn + 1);
    again();
  };
  return (
    <Press look="btn" press={close}>
      <Icon name="refresh-cw" />
      {t('usul.close_by_deciles')}
    </Press>
  );
}

export function TasksView({ query }: ScreenProps): JSX.Element {
  const asked = query.get('keadaan') as ItemState | null;
  const state = asked && states.includes(asked) ? asked : 'approved';
  const chosen = query.get('baris');
  const open = (id: string): void => go(with_query('/usulan/siks-ng', query, { baris: id }));
  const close = (): void => go(with_query('/usulan/siks-ng', query, { baris: undefined }), 'replace');
  const list = use_pages(`tugas ${state}`, (after, signal) => list_tasks(state, after, signal), ['proposals']);
  const shown = list.data?.items.find((one) => one.id === chosen);
  // An address may name a line of a page that is not loaded.
  const is_elsewhere = chosen !== null && list.data !== undefined && !shown;
  const alone = use_reading(is_elsewhere ? `usulan ${chosen}` : null, (signal) => see_item(chosen!, signal));
  const item = shown ?? (is_elsewhere ? alone.data : undefined);
  return (
    <>
      <Head title="SIKS-NG" lead={t('usul.siksng_lead')}>
        {(state === 'entered' || state === 'missing') && may('import_registry') && (
          <Link class="btn btn-main" to="/rekonsiliasi">
            <Icon name="git-compare" />
            {t('usul.read_list')}
          </Link>
        )}
        {state === 'entered' && <Deciles again={list.again} />}
      </Head>
      <div class="stack stack-5">
        <Tabs />
        <nav class="row" aria-label={t('col.state')}>
          {states.map((one) => (
            <button
              key={one}
              class={`btn btn-small ${one === state ? 'btn-main' : ''}`}
              aria-pressed={one === state}
              onClick={() => go(`/usulan/siks-ng?keadaan=${one}`)}>
              {t_code('usul.task', one)}
            </button>
          ))}
        </nav>
        {is_elsewhere && alone.problem && <Note kind="bad">{sentence_of(alone.problem)}</Note>}
        {state === 'missing' && <Note kind="wait">{t('usul.missing_text')}</Note>}
        <Show
          reading={list}
          is_empty={(page) => page.items.length === 0}
          blank={
            <div class="card">
              <Blank icon="circle-check" title={t('usul.no_tasks')} />
            </div>
          }>
          {(page) => (
            <>
              <Table
                caption={t_code('usul.task', state)}
                kind="queue"
                heads={[t('usul.who'), t('usul.proposal'), [t('usul.month'), 'hide-narrow'], t('col.state')]}>
                {page.items.map((one) => (
                  <Row key={one.id} item={one} open={() => open(one.id)} />
                ))}
              </Table>
              <More next={page.next} shown={page.items.length} load={list.load} />
            </>
          )}
        </Show>
        {item && (
          <TaskDialog
            item={item}
            close={close}
            done={() => {
              close();
              list.again();
            }}
          />
        )}
      </div>
    </>
  );
}

// Lists that wait at the verifier's or the head's desk, the longest waiting first.
import type { JSX } from 'preact';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { number } from '#/plumbing/i18n/format';
import { Blank, Head, Icon, Link, Show } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import type { ScreenProps } from '#/app/routes';
import { list_desk } from '../actions';
import type { Roll } from '../model';
import { Due, Tabs } from './bits';
import { month_words } from './words';

export function RollRows({ rolls, caption }: { rolls: Roll[]; caption: string }): JSX.Element {
  return (
    <Table
      caption={caption}
      kind="queue"
      heads={[
        t('col.place'),
        [t('usul.lines'), 'right'],
        [t('usul.kinds'), 'hide-narrow'],
        [t('usul.sent_by'), 'hide-narrow'],
        t('usul.due'),
      ]}>
      {rolls.map((roll) => (
        <tr key={roll.id}>
          <th scope="row" class="c-what">
            <Link class="title" to={`/usulan/daftar/${roll.id}`}>
              {roll.region_name}
            </Link>
            <div class="quiet small">
              {roll.district_name} · {month_words(roll.month)}
              {roll.round > 1 && ` · ${t('usul.round', { n: roll.round })}`}
            </div>
          </th>
          <td class="right num">
            {number(roll.counts.items)}
            {roll.counts.conflicts > 0 && (
              <div>
                <span class="tag tag-wait">
                  <Icon name="triangle-alert" />
                  {t('usul.conflicts', { n: number(roll.counts.conflicts) })}
                </span>
              </div>
            )}
          </td>
          <td class="hide-narrow small">
            {t('usul.kinds_n', {
              family: number(roll.counts.families),
              programme: number(roll.counts.programmes),
              correction: number(roll.counts.corrections),
              removal: number(roll.counts.removals),
            })}
          </td>
          <td class="hide-narrow">{roll.sent_by}</td>
          <td class="nowrap">
            <Due row={roll} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

export function DeskView({ params }: ScreenProps): JSX.Element {
  const state = params['state'] ?? 'sent';
  const reading = use_reading(`meja ${state}`, (signal) => list_desk(state, signal), ['proposals']);
  return (
    <>
      <Head title={t_code('usul.desk', state)} lead={t_code('usul.desk_lead', state)} />
      <div class="stack stack-5">
        <Tabs />
        <Show
          reading={reading}
          is_empty={(page) => page.items.length === 0}
          blank={
            <div class="card">
              <Blank icon="circle-check" title={t('usul.desk_empty')} />
            </div>
          }>
          {(page) => <RollRows rolls={page.items} caption={t_code('usul.desk', state)} />}
        </Show>
      </div>
    </>
  );
}

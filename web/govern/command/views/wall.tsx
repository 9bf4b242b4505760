// Every regency with something open, the latest on top; each number opens the cases behind it.
import type { JSX } from 'preact';
import { t } from '#/plumbing/i18n/i18n';
import { ago, number } from '#/plumbing/i18n/format';
import { Blank, Link, Show } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import { use_pulse } from '#/manage/cases/views/bits';
import { get_wall } from '../actions';
import type { Standing } from '../model';
import { Centre } from './parts';

const behind = (queue: string, region: string): string => `/kasus/antrean/${queue}${region ? `?region=${region}` : ''}`;

interface Counted {
  many: number;
  queue: string;
  region: string;
  kind?: string;
  is_minor?: boolean;
}
function Count({ many, queue, region, kind, is_minor }: Counted): JSX.Element {
  return (
    <td class={`right num ${many && kind ? kind : ''} ${is_minor ? 'hide-narrow' : ''}`}>
      {many ? <Link to={behind(queue, region)}>{number(many)}</Link> : 0}
    </td>
  );
}

function Line({ standing }: { standing: Standing }): JSX.Element {
  const { region } = standing;
  return (
    <tr class={region ? '' : 'sum'}>
      <th scope="row">{standing.name}</th>
      <Count many={standing.open} queue="all" region={region} />
      <Count many={standing.late} queue="late" region={region} kind="late" />
      <Count many={standing.urgent} queue="urgent" region={region} is_minor />
      <Count many={standing.incoming} queue="incoming" region={region} />
      <Count many={standing.asked_down} queue="asked_down" region={region} is_minor />
      <td class="nowrap hide-narrow">{standing.oldest_at ? ago(standing.oldest_at) : '—'}</td>
    </tr>
  );
}

export function WallView(): JSX.Element {
  use_pulse();
  const reading = use_reading('wall', get_wall, ['cases', 'grievances']);
  return (
    <Centre lead={t('command.wall_lead')}>
      <Show
        reading={reading}
        is_empty={(wall) => !wall.items.length}
        blank={
          <div class="card">
            <Blank icon="monitor" title={t('command.wall_empty')}>
              {t('command.wall_empty_text')}
            </Blank>
          </div>
        }>
        {(wall) => (
          <Table
            caption={t('command.wall_caption')}
            heads={[
              t('command.regency'),
              [t('load.open'), 'right'],
              [t('load.late'), 'right'],
              [t('load.urgent'), 'right hide-narrow'],
              [t('command.incoming'), 'right'],
              [t('command.asked_down'), 'right hide-narrow'],
              [t('load.oldest'), 'hide-narrow'],
            ]}>
            <Line standing={{ ...wall.all, region: '', name: t('command.all_regions') }} />
            {wall.items.map((standing) => (
              <Line key={standing.region} standing={standing} />
            ))}
          </Table>
        )}
      </Show>
    </Centre>
  );
}

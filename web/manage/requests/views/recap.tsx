// Recapitulation of requests and letters; PBI-JK's file for SIKS-NG and the data that is due.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { client_key } from '#/plumbing/api/api';
import { t } from '#/plumbing/i18n/i18n';
import { day, number, today } from '#/plumbing/i18n/format';
import { Blank, Head, Icon, Link, Show, say, sentence_of } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import type { Problem } from '#/plumbing/api/api';
import { may } from '#/ground/session/actions';
import { get_pbi, get_recap, make_pbi_file } from '../actions';
import type { Recap } from '../model';

const columns = ['received', 'open', 'letters', 'handed_over', 'declined', 'late'] as const;

function Counts({ title, rows }: { title: string; rows: Recap['kinds'] }): JSX.Element | null {
  if (!rows.length) return null;
  return (
    <Table
      caption={title}
      is_said
      region={title}
      heads={[
        title,
        [t('rekap.received'), 'right'],
        [t('rekap.open'), 'right'],
        [t('rekap.letters'), 'right'],
        [t('rekap.handed_over'), 'right'],
        [t('rekap.declined'), 'right'],
        [t('rekap.late'), 'right'],
      ]}>
      {rows.map((row) => (
        <tr key={row.key}>
          <th scope="row">{row.name}</th>
          {columns.map((column) => (
            <td key={column} class={`right num ${column === 'late' && row.counts.late > 0 ? 'late' : ''}`}>
              {number(row.counts[column])}
            </td>
          ))}
        </tr>
      ))}
    </Table>
  );
}

function Late({ rows }: { rows: Recap['late'] }): JSX.Element | null {
  if (!rows.length) return null;
  return (
    <Table
      caption={t('rekap.late_why')}
      is_said
      heads={[
        t('loket.number'),
        t('col.kind'),
        [t('rekap.days_late'), 'right'],
        t('rekap.why'),
        [t('col.place'), 'hide-narrow'],
      ]}>
      {rows.map((row) => (
        <tr key={row.id}>
          <th scope="row">
            <Link class="title num" to={`/loket/${row.id}`}>
              {row.tracking_number}
            </Link>
            <div class="quiet small">{row.state_name}</div>
          </th>
          <td>{row.kind_name}</td>
          <td class="right num">{number(row.days_late)}</td>
          <td>
            {row.why} ({t('rekap.days', { n: number(row.days_there) })})
            {row.officer_name && `, ${row.officer_name}`}
          </td>
          <td class="hide-narrow">{row.region_name}</td>
        </tr>
      ))}
    </Table>
  );
}

export function RecapView(): JSX.Element {
  const [from, set_from] = useState(`${today().slice(0, 8)}01`);
  const [to, set_to] = useState(today());
  const reading = use_reading(`recap ${from} ${to}`, (signal) => get_recap({ from, to }, signal));
  const file = (format: string): string =>
    `/api/v1/request-recap/file?from=${from}&to=${to}&format=${format}`;
  return (
    <>
      <Head title={t('nav.recap')} lead={t('rekap.lead')}>
        <a class="btn" href={file('pdf')} target="_blank" rel="noopener">
          <Icon name="printer" />
          PDF
        </a>
        <a class="btn" href={file('xlsx')}>
          <Icon name="file-spreadsheet" />
          XLSX
        </a>
      </Head>
      <div class="stack stack-5">
        <div class="row">
          <label>
            {t('rekap.from')}{' '}
            <input
              class="input input-mid"
              type="date"
              value={from}
              onChange={(e) => set_from(e.currentTarget.value)}
            />
          </label>
          <label>
            {t('rekap.to')}{' '}
            <input
              class="input input-mid"
              type="date"
              value={to}
              onChange={(e) => set_to(e.currentTarget.value)}
            />
          </label>
        </div>
        <Show
          reading={reading}
          is_empty={(recap) => recap.all.received === 0}
          blank={
            <div class="card">
              <Blank icon="chart-column" title={t('rekap.empty')} />
            </div>
          }>
          {(recap) => (
            <div class="stack stack-5">
              <Counts title={t('rekap.kinds')} rows={recap.kinds} />
              <Late rows={recap.late} />
              <Counts title={t('rekap.villages')} rows={recap.villages} />
              <Counts title={t('rekap.officers')} rows={recap.officers} />
              <Counts title={t('rekap.months')} rows={recap.months} />
            </div>
          )}
        </Show>
      </div>
    </>
  );
}

export function PbiView(): JSX.Element {
  const [batch, set_batch] = useState<string | null>(null);
  const key = useMemo(client_key, [batch]);
  const reading = use_reading(`pbi ${batch}`, get_pbi, ['requests']);
  const make = async (): Promise<void> => {
    try {
      set_batch((await make_pbi_file(key)).batch);
    } catch (fault) {
      say(sentence_of(fault as Problem));
    }
  };
  return (
    <>
      <Head title={t('nav.pbi')} lead={t('pbi.lead')} />
      <Show reading={reading}>
        {(pbi) => (
          <div class="stack stack-5">
            <section class="card stack">
              <h2>{t('pbi.file')}</h2>
              <p>{t('pbi.waiting', { n: number(pbi.waiting) })}</p>
              <div class="row">
                {pbi.waiting > 0 && may('check_request') && (
                  <button class="btn btn-main" onClick={() => void make()}>
                    <Icon name="file-spreadsheet" />
                    {t('pbi.make')}
                  </button>
                )}
                {batch && (
                  <a class="btn btn-main" href={`/api/v1/pbi/batches/${batch}`}>
                    <Icon name="download" />
                    {t('pbi.download')}
                  </a>
                )}
              </div>
            </section>
            <section class="stack">
              <h2>{t('pbi.due')}</h2>
              {pbi.due.length === 0 && <p class="quiet">{t('pbi.none_due')}</p>}
              {pbi.due.length > 0 && (
                <Table
                  caption={t('pbi.due')}
                  heads={[t('loket.who'), [t('col.place'), 'hide-narrow'], t('loket.update_due')]}>
                  {pbi.due.map((row) => (
                    <tr key={row.request.id}>
                      <th scope="row">
                        <Link class="title" to={`/loket/${row.request.id}`}>
                          {row.request.name}
                        </Link>
                        <div class="quiet small num">{row.request.nik}</div>
                      </th>
                      <td class="hide-narrow">{row.request.region_name}</td>
                      <td class={row.is_over ? 'late' : ''}>{day(row.update_due)}</td>
                    </tr>
                  ))}
                </Table>
              )}
            </section>
          </div>
        )}
      </Show>
    </>
  );
}

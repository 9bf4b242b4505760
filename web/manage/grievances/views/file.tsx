// One complaint: identity bar, what was said, timeline newest first, and the acts this person may do now.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { day, moment, region_code } from '#/plumbing/i18n/format';
import { place } from '#/plumbing/router/router';
import { Dialog, Icon, Link, Note, Show, Title } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { may } from '#/ground/session/actions';
import type { ScreenProps } from '#/app/routes';
import { cases_of, open_grievance } from '../actions';
import type { Deed, File_ } from '../model';
import { Days, Flags, RowDays, StateTag, place_of } from './bits';
import { Deeds } from './deeds';
import { Reporters } from './reporters';
import { TiedPeople } from '#/manage/ties/views/people';
import { Timeline } from './timeline';

function Identity({ file }: { file: File_ }): JSX.Element {
  const clocks = file.clocks;
  const is_over = ['selesai', 'ditolak', 'digabung'].includes(file.state);
  return (
    <header class="identity">
      <p class="identity-name">
        <span class="num">{file.tracking_number}</span>
        <span style={{ fontWeight: 400 }}>{file.kind_name}</span>
        <StateTag state={file.state} />
        <Flags row={file} />
      </p>
      <dl class="marks">
        <div>
          <dt>{t('col.place')}</dt>
          <dd>{place_of(file)}</dd>
        </div>
        <div>
          <dt>{t('file.promise')}</dt>
          <dd>
            {day(file.promise_by)} · <RowDays row={file} />
            {clocks.extended_to && <span class="quiet"> · {t('file.extended', { day: day(clocks.extended_to) })}</span>}
          </dd>
        </div>
        <div>
          <dt>{t('file.state_clock')}</dt>
          <dd>
            {is_over ? (
              '—'
            ) : (
              <Days
                left={clocks.state_days_left}
                due={clocks.state_due}
                {...(file.is_urgent ? { hours: clocks.state_hours_left } : {})}
              />
            )}
          </dd>
        </div>
        <div>
          <dt>{t('col.officer')}</dt>
          <dd>
            {file.officer_name || t('queue.nobody')}
            {file.unit_name && (
              <span class="quiet" style={{ fontWeight: 400 }}>
                {' '}
                · {file.unit_name}
              </span>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('col.received')}</dt>
          <dd title={moment(file.received_at)}>
            {day(file.received_at)} · <span style={{ fontWeight: 400 }}>{t_code('channel', file.channel)}</span>
          </dd>
        </div>
      </dl>
    </header>
  );
}

function Photos({ file }: { file: File_ }): JSX.Element | null {
  const [shown, set_shown] = useState<string | null>(null);
  if (!file.photos.length) return null;
  return (
    <>
      <ul class="photos">
        {file.photos.map((p, i) => (
          <li key={p.id}>
            <button type="button" class="link" onClick={() => set_shown(p.url)}>
              <img src={p.thumb} alt={t('file.photo_n', { n: i + 1 })} loading="lazy" />
            </button>
          </li>
        ))}
      </ul>
      {shown && (
        <Dialog wide title={t('file.photo')} close={() => set_shown(null)}>
          <img src={shown} alt={t('file.photo')} style={{ margin: '0 auto', maxHeight: '75vh' }} />
        </Dialog>
      )}
    </>
  );
}

function Said({ file }: { file: File_ }): JSX.Element {
  return (
    <section class="card stack">
      <h2>{t('file.said')}</h2>
      <p class="pre" style={{ maxWidth: '75ch', fontSize: '15px', lineHeight: '24px' }}>
        {file.text}
      </p>
      <Photos file={file} />
      <dl class="facts">
        <dt>{t('file.place_more')}</dt>
        <dd>{file.place || <span class="quiet">{t('ui.none_yet')}</span>}</dd>
        <dt>{t('file.region')}</dt>
        <dd>
          {place_of(file)} <span class="quiet num">{region_code(file.region)}</span>
        </dd>
        {file.lat != null && file.lon != null && (
          <>
            <dt>{t('file.position')}</dt>
            <dd class="num">
              {file.lat.toFixed(5)}, {file.lon.toFixed(5)}{' '}
              <a href={`geo:${file.lat},${file.lon}`}>{t('file.open_map')}</a>
            </dd>
          </>
        )}
        {file.about.length > 0 && (
          <>
            <dt>{t('file.about')}</dt>
            <dd>
              {file.about
                .map((a) => {
                  const name = a.name ? `: ${a.name}` : '';
                  const place = a.region_name ? ` (${a.region_name})` : '';
                  return t_code('about', a.kind) + name + place;
                })
                .join('; ')}
            </dd>
          </>
        )}
        {file.merged.length > 0 && (
          <>
            <dt>{t('file.merged')}</dt>
            <dd class="num">{file.merged.join(', ')}</dd>
          </>
        )}
        {file.follows && (
          <>
            <dt>{t('file.follows')}</dt>
            <dd class="num">{file.follows}</dd>
          </>
        )}
        {file.source_ref && (
          <>
            <dt>{t('intake.source_ref')}</dt>
            <dd>{file.source_ref}</dd>
          </>
        )}
        {file.received_by_name && (
          <>
            <dt>{t('file.received_by')}</dt>
            <dd>{file.received_by_name}</dd>
          </>
        )}
        {file.is_satisfied != null && (
          <>
            <dt>{t('file.satisfied')}</dt>
            <dd>{file.is_satisfied ? t('file.is_satisfied') : t('file.not_satisfied')}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

/// The cases it became: their answers come back here as notes.
function CasesOf({ id }: { id: string }): JSX.Element | null {
  const reading = use_reading(`cases of ${id}`, (signal) => cases_of(id, signal), ['cases', 'grievances']);
  if (!reading.data?.items.length) return null;
  return (
    <ul class="stack stack-2">
      {reading.data.items.map((row) => (
        <li key={row.id} class="row">
          <Link to={`/kasus/${row.id}`}>{t('case.title', { number: row.number })}</Link>
          <span class="quiet small">{t_code('case.state', row.state)}</span>
        </li>
      ))}
    </ul>
  );
}

export function GrievanceFile({ params }: ScreenProps): JSX.Element {
  const id = params.id ?? '';
  const reading = use_reading(`file ${id}`, (signal) => open_grievance(id, signal), ['grievances']);
  const wanted = place.value.query.get('tindakan') as Deed | null;
  return (
    <>
      <div class="unseen">
        <Title tab={reading.data?.tracking_number ?? t('col.report')}>
          {t('file.title', { number: reading.data?.tracking_number ?? '' })}
        </Title>
      </div>
      <Show reading={reading} bones={8}>
        {(file) => (
          <>
            <Identity file={file} />
            {file.merged_into && (
              <Note kind="wait">
                {t('file.is_merged')} <Link to={`/aduan/${file.merged_into}`}>{t('queue.open')}</Link>
              </Note>
            )}
            <div class="two file">
              <Said file={file} />
              <aside class="stack" aria-label={t('file.aside')}>
                <Deeds
                  key={file.id}
                  file={file}
                  wanted={wanted && file.may.includes(wanted) ? wanted : null}
                  again={reading.again}
                />
                {may('see_case') && (
                  <section class="card stack stack-2">
                    <h2>{t('nav.cases')}</h2>
                    <CasesOf id={file.id} />
                    {may('open_case') && (
                      <Link class="btn" to={`/kasus/baru?aduan=${file.id}`}>
                        <Icon name="folder-open" />
                        {t('case.from_complaint')}
                      </Link>
                    )}
                  </section>
                )}
                <TiedPeople kind="grievances" id={file.id} />
                <Reporters file={file} />
                <section class="card stack stack-2">
                  <h2>{t('file.papers')}</h2>
                  <a class="row" href={`/api/v1/grievances/${file.id}/receipt.pdf`} target="_blank" rel="noopener">
                    <Icon name="printer" />
                    {t('file.receipt')}
                  </a>
                  <a class="row" href={`/api/v1/grievances/${file.id}/letter.pdf`} target="_blank" rel="noopener">
                    <Icon name="file-text" />
                    {t('file.letter')}
                  </a>
                </section>
              </aside>
              <section class="card stack">
                <h2>{t('file.timeline')}</h2>
                <Timeline file={file} again={reading.again} />
              </section>
            </div>
          </>
        )}
      </Show>
    </>
  );
}

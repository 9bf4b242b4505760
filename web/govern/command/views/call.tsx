// A caller on the line: is the person or the matter known, here and at the region's own office; where is the nearest
// sentra; then the report is taken in or the matter disposed.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { ago, day, number } from '#/plumbing/i18n/format';
import { Form, LongField, TextField, need, type Typed } from '#/plumbing/ui/form';
import { Icon, Link, Note, Show } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import { RegionPicker } from '#/ground/regions/views/picker';
import { ask_known, known_answer, nearest_sentra } from '../actions';
import type { Known } from '../model';
import { Centre } from './parts';

const ASK_AGAIN_MS = 1_000;
const ASK_MAX = 30;

function Here({ known }: { known: Known }): JSX.Element {
  if (!known.here.length) return <Note>{t('command.not_known_here')}</Note>;
  return (
    <Table
      caption={t('command.known_here')}
      is_said
      heads={[t('col.number'), t('col.place'), t('col.state'), t('command.because')]}>
      {known.here.map((row) => (
        <tr key={row.id}>
          <th scope="row">
            <Link to={`/kasus/${row.id}`}>{row.number}</Link>
            <div class="quiet small">{ago(row.received_at)}</div>
          </th>
          <td>{row.region_name}</td>
          <td>{t_code('case.state', row.state)}</td>
          <td>{row.because.map((why) => t_code('case.because', why)).join(', ')}</td>
        </tr>
      ))}
    </Table>
  );
}

/// The regency answers by letter: mostly within a second, later when its line is down.
function There({ known }: { known: Known }): JSX.Element | null {
  const [turn, set_turn] = useState(0);
  const reading = use_reading(known.asking == null ? null : `known ${known.asking} ${turn}`, (signal) =>
    known_answer(known.asking!, signal),
  );
  const answer = reading.data;
  useEffect(() => {
    if (known.asking == null || answer?.is_answered || turn >= ASK_MAX) return;
    const timer = setTimeout(() => set_turn((n) => n + 1), ASK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [turn, answer?.is_answered]);
  if (!known.node) return <Note kind="wait">{t('command.no_office')}</Note>;
  if (!answer?.is_answered)
    return (
      <Note kind="wait" live>
        {t(turn >= ASK_MAX ? 'command.office_silent' : 'command.asking_office', { node: known.node })}
      </Note>
    );
  if (!answer.cases.length) return <Note>{t('command.not_known_there', { node: known.node })}</Note>;
  return (
    <Table
      caption={t('command.known_there', { node: known.node })}
      is_said
      heads={[t('col.number'), t('command.office'), t('col.state')]}>
      {answer.cases.map((row) => (
        <tr key={row.number}>
          <th scope="row">
            {row.number}
            <div class="quiet small">{ago(row.since)}</div>
          </th>
          <td>{row.office}</td>
          <td>{t_code('case.state', row.state)}</td>
        </tr>
      ))}
    </Table>
  );
}

function Sentra({ region }: { region: string }): JSX.Element {
  const reading = use_reading(`sentra ${region}`, (signal) => nearest_sentra(region, signal));
  return (
    <Show reading={reading} is_empty={(page) => !page.items.length} blank={<Note>{t('command.no_sentra')}</Note>}>
      {(page) => (
        <Table
          caption={t('command.nearest')}
          is_said
          heads={[t('command.sentra'), t('command.offers'), [t('command.beds'), 'right'], t('command.reach')]}>
          {page.items.map((place) => (
            <tr key={place.id}>
              <th scope="row">
                {place.name}
                <div class="quiet small">
                  {place.region_name}
                  {place.km != null &&
                    ` · ${t(page.is_from_centre ? 'place.about_km' : 'place.km', { n: number(Math.round(place.km)) })}`}
                </div>
              </th>
              <td>{place.offers.split('\n').join(', ')}</td>
              <td class="right num">
                {place.free_beds == null ? '—' : number(place.free_beds)}
                {place.free_on && <div class="quiet small">{day(place.free_on)}</div>}
              </td>
              <td>{place.phone || '—'}</td>
            </tr>
          ))}
        </Table>
      )}
    </Show>
  );
}

export function CallView(): JSX.Element {
  const [asked, set_asked] = useState<{ known: Known; region: string } | null>(null);
  const send = async (typed: Typed): Promise<void> => {
    need(typed, { region: t('col.place') });
    const region = typed.needed('region');
    const wish: Parameters<typeof ask_known>[0] = { region };
    for (const field of ['name', 'nik', 'need'] as const) {
      const value = typed.text(field);
      if (value) wish[field] = value;
    }
    set_asked({ known: await ask_known(wish), region });
  };
  return (
    <Centre lead={t('command.call_lead')}>
      <div class="card">
        <Form send={send} button={t('command.ask')}>
          <RegionPicker name="region" label={t('command.where')} />
          <div class="pair">
            <TextField name="name" label={t('command.name')} optional />
            <TextField name="nik" label="NIK" inputMode="numeric" optional />
          </div>
          <LongField name="need" label={t('command.need')} optional />
        </Form>
      </div>
      {asked && (
        <div class="stack" aria-live="polite">
          <Here known={asked.known} />
          <There key={asked.known.asking} known={asked.known} />
          <Sentra region={asked.region} />
          <p class="row">
            <Link class="btn btn-main" to="/aduan/baru">
              <Icon name="plus" />
              {t('nav.intake')}
            </Link>
            <Link class="btn" to={`/kasus/baru?region=${asked.region}`}>
              <Icon name="folder-open" />
              {t('nav.case_new')}
            </Link>
          </p>
        </div>
      )}
    </Centre>
  );
}

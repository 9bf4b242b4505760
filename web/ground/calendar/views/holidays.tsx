// The holiday table: working-day clocks stand on it. A year's list is imported, looked at first, and may be imported
// again.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Problem } from '#/plumbing/api/api';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { long_day, today } from '#/plumbing/i18n/format';
import { place } from '#/plumbing/router/router';
import { Form, PickField, TextField, Wrong, need, type Typed } from '#/plumbing/ui/form';
import { Blank, Dialog, Head, Icon, Link, Note, Show, say, sentence_of } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { drop_holiday, import_holidays, list_holidays, save_holiday } from '../actions';
import { Table } from '#/plumbing/ui/table';
import { type Holiday, type Imported, type Year, holiday_kinds } from '../model';

const kinds = (): { value: string; text: string }[] =>
  holiday_kinds.map((value) => ({ value, text: t_code('holiday', value) }));

function Preview({ seen }: { seen: Imported }): JSX.Element {
  if (seen.faults.length) {
    return (
      <div class="stack">
        <Note kind="bad" live>
          {t('holidays.bad_rows', { n: seen.faults.length })}
        </Note>
        <Table
          caption={t('holidays.preview')}
          heads={[[t('holidays.line'), 'right'], t('holidays.column'), t('holidays.what')]}>
          {seen.faults.map((f) => (
            <tr key={`${f.row} ${f.column}`}>
              <td class="right num">{f.row}</td>
              <th scope="row">{f.column}</th>
              <td>{t_code('holiday_fault', f.key)}</td>
            </tr>
          ))}
        </Table>
      </div>
    );
  }
  const days = [
    ...seen.added_days.map((d) => ({ ...d, what: t('holidays.new') })),
    ...seen.changed_days.map((d) => ({ ...d, what: t('holidays.changes') })),
  ];
  return (
    <div class="stack">
      <Note kind="good" live>
        {t('holidays.good_rows', { added: seen.added, changed: seen.changed, same: seen.same })}
      </Note>
      {days.length > 0 && (
        <div
          class="table-wrap"
          style={{ maxHeight: '300px', overflow: 'auto' }}
          tabIndex={0}
          role="region"
          aria-label={t('holidays.preview')}>
          <table class="table">
            <caption class="unseen">{t('holidays.preview')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('holidays.day')}</th>
                <th scope="col">{t('holidays.name')}</th>
                <th scope="col">{t('holidays.kind')}</th>
                <th scope="col">{t('holidays.what')}</th>
              </tr>
            </thead>
            <tbody>
              {days.map((d) => (
                <tr key={d.day}>
                  <td class="num nowrap">{d.day}</td>
                  <th scope="row">{d.name}</th>
                  <td>{t_code('holiday', d.kind)}</td>
                  <td>{d.what}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function Import({ close, done }: { close: () => void; done: () => void }): JSX.Element {
  const [csv, set_csv] = useState('');
  const [seen, set_seen] = useState<Imported | null>(null);
  const look = async (file: File | undefined): Promise<void> => {
    set_seen(null);
    if (!file) return;
    const text = await file.text();
    set_csv(text);
    try {
      set_seen(await import_holidays(text, 'look'));
    } catch (fault) {
      say(sentence_of(fault as Problem));
    }
  };
  const send = async (): Promise<void> => {
    if (!csv) throw new Wrong([{ path: 'file', message: t('form.needed', { label: t('holidays.file') }) }]);
    if (seen?.faults.length)
      throw new Wrong([{ path: 'file', message: t('holidays.bad_rows', { n: seen.faults.length }) }]);
    const made = await import_holidays(csv, 'write');
    if (!made.is_written) {
      set_seen(made);
      return;
    }
    say(t('holidays.imported', { added: made.added, changed: made.changed, same: made.same }));
    done();
  };
  return (
    <Dialog wide title={t('holidays.import')} close={close}>
      <Form send={send} button={t('holidays.apply')} icon="upload" cancel={close}>
        <Note>{t('holidays.format')}</Note>
        <TextField
          name="file"
          type="file"
          accept=".csv,text/csv"
          label={t('holidays.file')}
          onChange={(e) => {
            void look(e.currentTarget.files?.[0]);
          }}
        />
        {seen && <Preview seen={seen} />}
      </Form>
    </Dialog>
  );
}
function Edit({ holiday, close, done }: { holiday: Holiday | null; close: () => void; done: () => void }): JSX.Element {
  const send = async (typed: Typed): Promise<void> => {
    need(typed, { day: t('holidays.day'), name: t('holidays.name'), source: t('holidays.source') });
    await save_holiday({
      day: typed.needed('day'),
      name: typed.needed('name'),
      kind: typed.needed('kind') as Holiday['kind'],
      source: typed.needed('source'),
    });
    done();
  };
  return (
    <Dialog title={holiday ? holiday.name : t('holidays.add')} close={close}>
      <Form send={send} button={t('ui.save')} cancel={close}>
        <TextField
          name="day"
          type="date"
          label={t('holidays.day')}
          defaultValue={holiday?.day ?? ''}
          readOnly={!!holiday}
          width="mid"
        />
        <TextField name="name" label={t('holidays.name')} defaultValue={holiday?.name ?? ''} />
        <PickField
          name="kind"
          label={t('holidays.kind')}
          choices={kinds()}
          defaultValue={holiday?.kind ?? 'libur_daerah'}
        />
        <TextField
          name="source"
          label={t('holidays.source')}
          hint={t('holidays.source_hint')}
          defaultValue={holiday?.source ?? ''}
        />
      </Form>
    </Dialog>
  );
}
function Days({
  page,
  year,
  edit,
  drop,
}: {
  page: Year;
  year: string;
  edit: (holiday: Holiday) => void;
  drop: (day: string) => void;
}): JSX.Element {
  return (
    <div class="stack">
      {page.missing_years.length > 0 && (
        <Note kind="wait">{t('holidays.missing', { years: page.missing_years.join(', ') })}</Note>
      )}
      <Table
        caption={t('holidays.caption', { n: page.items.length, year })}
        is_said
        heads={[
          t('holidays.day'),
          t('holidays.name'),
          t('holidays.kind'),
          [t('holidays.source'), 'hide-narrow'],
          null,
        ]}>
        {page.items.map((h) => (
          <tr key={h.day}>
            <td class="nowrap">{long_day(h.day)}</td>
            <th scope="row">{h.name}</th>
            <td>{t_code('holiday', h.kind)}</td>
            <td class="hide-narrow quiet">{h.source}</td>
            <td class="acts">
              <button class="btn btn-small" onClick={() => edit(h)} aria-label={`${t('ui.edit')}: ${h.name}`}>
                <Icon name="pencil" />
              </button>{' '}
              <button
                class="btn btn-small btn-bad"
                onClick={() => drop(h.day)}
                aria-label={`${t('ui.drop')}: ${h.name}`}>
                <Icon name="trash-2" />
              </button>
            </td>
          </tr>
        ))}
      </Table>
    </div>
  );
}

function YearLinks({ year }: { year: string }): JSX.Element {
  return (
    <>
      <Link class="btn btn-icon" to={`/kelola/libur?tahun=${Number(year) - 1}`} aria-label={t('holidays.before')}>
        <Icon name="chevron-left" />
      </Link>
      <strong class="num">{year}</strong>
      <Link class="btn btn-icon" to={`/kelola/libur?tahun=${Number(year) + 1}`} aria-label={t('holidays.after')}>
        <Icon name="chevron-right" />
      </Link>
    </>
  );
}

export function Holidays(): JSX.Element {
  const year = /^\d{4}$/.test(place.value.query.get('tahun') ?? '')
    ? place.value.query.get('tahun')!
    : today().slice(0, 4);
  const reading = use_reading(`calendar ${year}`, (signal) => list_holidays(year, signal));
  const [open, set_open] = useState<Holiday | 'add' | 'import' | null>(null);
  const drop = (day: string): void => {
    if (confirm(t('holidays.drop_sure')))
      drop_holiday(day).then(
        () => {
          say(t('ui.dropped'));
          reading.again();
        },
        (fault: Problem) => say(sentence_of(fault)),
      );
  };
  const acts = (
    <>
      <button class="btn" onClick={() => set_open('add')}>
        <Icon name="plus" />
        {t('holidays.add')}
      </button>
      <button class="btn btn-main" onClick={() => set_open('import')}>
        <Icon name="upload" />
        {t('holidays.import')}
      </button>
    </>
  );
  return (
    <>
      <Head title={t('nav.holidays')} lead={t('holidays.lead')}>
        <YearLinks year={year} />
        {acts}
      </Head>
      <Show
        reading={reading}
        is_empty={(page) => !page.items.length}
        blank={
          <div class="card">
            <Blank icon="calendar-days" title={t('holidays.empty', { year })} acts={acts}>
              {t('holidays.empty_text')}
            </Blank>
          </div>
        }>
        {(page) => <Days page={page} year={year} edit={set_open} drop={drop} />}
      </Show>
      {open === 'import' ? (
        <Import
          close={() => set_open(null)}
          done={() => {
            set_open(null);
            reading.again();
          }}
        />
      ) : (
        open && (
          <Edit
            holiday={open === 'add' ? null : open}
            close={() => set_open(null)}
            done={() => {
              set_open(null);
              say(t('ui.saved'));
              reading.again();
            }}
          />
        )
      )}
    </>
  );
}

// The data protection officer empties what is personal of one ended record: first what would go is seen, without
// anybody's name, then a reason is given and the number is typed again. What is emptied does not come back.
import type { JSX } from 'preact';
import type {
  CaseErasureOut,
  CivilErasureOut,
  GrievanceErasureOut,
  ObjectionErasureOut,
  ProposalErasureOut,
  RequestErasureOut,
} from '#/plumbing/api/types';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { day, number } from '#/plumbing/i18n/format';
import { go } from '#/plumbing/router/router';
import { Form, RadioField, TextField, Wrong, need, type Typed } from '#/plumbing/ui/form';
import { Blank, Head, Note, Show, say } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import type { ScreenProps } from '#/app/routes';
import { erase, look_at_erasure } from '../actions';
import { type Erasable, bare_number, is_record, records, type Record_ } from '../model';

function Find({ record, wanted }: { record: Record_; wanted: string }): JSX.Element {
  const send = async (typed: Typed): Promise<void> => {
    need(typed, { nomor: t('erasure.number') });
    go(`/kelola/penghapusan?${new URLSearchParams({ jenis: typed.needed('jenis'), nomor: typed.needed('nomor') })}`);
    return Promise.resolve();
  };
  return (
    <section class="card">
      <Form key={`${record} ${wanted}`} send={send} button={t('erasure.look')} icon="search">
        <RadioField
          row
          name="jenis"
          label={t('erasure.record')}
          chosen={record}
          choices={records.map((value) => ({ value, text: t_code('erasure.of', value) }))}
        />
        <TextField
          name="nomor"
          label={t('erasure.number')}
          hint={t('erasure.number_hint')}
          defaultValue={wanted}
          autocomplete="off"
          width="mid"
        />
      </Form>
    </section>
  );
}

/// What goes, counted where it can be.
function goes_of(record: Record_, seen: Erasable): string[] {
  if (record === 'permohonan') {
    const request = seen as RequestErasureOut;
    return [
      t('erasure.person'),
      t('erasure.papers', { n: number(request.papers) }),
      t('erasure.letters', { n: number(request.letters) }),
    ];
  }
  if (record === 'kasus') {
    const file = seen as CaseErasureOut;
    return [
      t('erasure.case_persons', { n: number(file.persons) }),
      t('erasure.case_words', { n: number(file.words) }),
      t('erasure.case_papers', { n: number(file.papers) }),
      ...(file.offices ? [t('erasure.case_offices', { n: number(file.offices) })] : []),
    ];
  }
  if (record === 'daftar') {
    const list = seen as ProposalErasureOut;
    return [t('erasure.lines', { n: number(list.lines) }), t('erasure.roll_papers', { n: number(list.papers) })];
  }
  if (record === 'padan') {
    const one = seen as CivilErasureOut;
    return [
      t('erasure.padan'),
      t('erasure.padan_words', { n: number(one.words) }),
      t('erasure.padan_asked', { n: number(one.asked) }),
      t('erasure.padan_letters', { n: number(one.letters) }),
    ];
  }
  if (record !== 'aduan') {
    const one = seen as ObjectionErasureOut;
    return [
      t('erasure.citizen'),
      ...(record === 'sanggah' ? [t('erasure.photos', { n: number(one.photos) })] : []),
      ...(record === 'sanggah' ? [t('erasure.words', { n: number(one.words) })] : []),
    ];
  }
  const complaint = seen as GrievanceErasureOut;
  return [
    complaint.has_reporter ? t('erasure.reporter') : t('erasure.no_reporter'),
    t('erasure.words', { n: number(complaint.words) }),
    t('erasure.photos', { n: number(complaint.photos) }),
  ];
}

function Facts({ seen }: { seen: Erasable }): JSX.Element {
  return (
    <dl class="facts">
      <dt>{t('col.kind')}</dt>
      <dd>{'form' in seen ? t_code('case.form', seen.form) : seen.kind_name}</dd>
      <dt>{t('col.place')}</dt>
      <dd>{seen.region_name}</dd>
      <dt>{t('col.state')}</dt>
      <dd>{'form' in seen ? t_code('case.state', seen.state) : seen.state_name}</dd>
      <dt>{t('col.received')}</dt>
      <dd>{day(seen.received_at)}</dd>
    </dl>
  );
}

function Confirm({ record, wanted, done }: { record: Record_; wanted: string; done: () => void }): JSX.Element {
  const send = async (typed: Typed): Promise<void> => {
    need(typed, { reason: t('erasure.reason'), again: t('erasure.again') });
    if (bare_number(typed.needed('again')) !== bare_number(wanted))
      throw new Wrong([{ path: 'again', message: t('erasure.again_wrong', { number: wanted }) }]);
    await erase(record, wanted, typed.needed('reason'));
    say(t('erasure.done', { number: wanted }));
    done();
  };
  return (
    <Form send={send} button={t('erasure.erase')} icon="trash-2" tone="bad" cancel={() => go('/kelola/penghapusan')}>
      <TextField name="reason" label={t('erasure.reason')} hint={t('erasure.reason_hint')} />
      <TextField
        name="again"
        label={t('erasure.again')}
        hint={t('erasure.again_hint', { number: wanted })}
        autocomplete="off"
        width="mid"
      />
    </Form>
  );
}

function What({ goes }: { goes: string[] }): JSX.Element {
  return (
    <div class="pair">
      <div>
        <h3>{t('erasure.goes')}</h3>
        <ul style={{ listStyle: 'disc', paddingLeft: '20px' }}>
          {goes.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
      <div>
        <h3>{t('erasure.stays')}</h3>
        <p>{t('erasure.stays_text')}</p>
      </div>
    </div>
  );
}

function Seen({ record, wanted }: { record: Record_; wanted: string }): JSX.Element {
  const reading = use_reading(`erasure ${record} ${wanted}`, (signal) => look_at_erasure(record, wanted, signal));
  return (
    <Show reading={reading} bones={4}>
      {(seen) => (
        <section class="card stack" aria-live="polite">
          <h2>
            {t_code('erasure.of', record)} <span class="num">{seen.tracking_number}</span>
          </h2>
          <Facts seen={seen} />
          {seen.is_erased ? (
            <Note kind="good">{t('erasure.is_erased')}</Note>
          ) : seen.is_open ? (
            <Note kind="wait">{t('erasure.is_open')}</Note>
          ) : (
            <>
              <What goes={goes_of(record, seen)} />
              <Confirm record={record} wanted={seen.tracking_number} done={reading.again} />
            </>
          )}
        </section>
      )}
    </Show>
  );
}

export function ErasureView({ query }: ScreenProps): JSX.Element {
  const asked = query.get('jenis') ?? '';
  const record = is_record(asked) ? asked : 'aduan';
  const wanted = (query.get('nomor') ?? '').trim();
  return (
    <>
      <Head title={t('nav.erasure')} lead={t('erasure.lead')} />
      <div class="stack stack-5">
        <Find record={record} wanted={wanted} />
        {wanted === '' ? (
          <div class="card">
            <Blank icon="shield-check" title={t('erasure.empty')}>
              {t('erasure.empty_text')}
            </Blank>
          </div>
        ) : (
          <Seen key={`${record} ${wanted}`} record={record} wanted={wanted} />
        )}
        <p class="quiet small">{t('erasure.logged')}</p>
      </div>
    </>
  );
}

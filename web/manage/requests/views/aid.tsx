// "Why did my aid stop?": the answer for one person as of a day, and the files it is read from.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { day, number, today } from '#/plumbing/i18n/format';
import { Form, PickField, TextField, Wrong, need } from '#/plumbing/ui/form';
import { Blank, Head, Icon, Note, Show, say } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import { may } from '#/ground/session/actions';
import { ask_aid, list_aid_files, load_aid_file, open_pdf, send_aid_file } from '../actions';
import { type AidFile, aid_columns, standing_tone } from '../model';

type Asked = Record<string, string>;

function Answer({ asked }: { asked: Asked }): JSX.Element {
  const reading = use_reading(`aid ${JSON.stringify(asked)}`, (signal) => ask_aid(asked, signal));
  return (
    <Show
      reading={reading}
      is_empty={(told) => !told.items.length}
      blank={
        <div class="card">
          <Blank icon="search" title={t('aid.none')}>
            {t(asked.nik ? 'aid.none_text' : 'aid.none_name')}
          </Blank>
        </div>
      }>
      {(told) => (
        <div class="stack" aria-live="polite">
          {told.items.map((one, i) => (
            <section key={i} class="card stack stack-2">
              <h2>
                {one.programme || t('aid.aid')}{' '}
                <span class={`tag ${standing_tone[one.standing] ? `tag-${standing_tone[one.standing]}` : ''}`}>
                  {one.standing_name}
                </span>
              </h2>
              <p class="quiet">
                {one.name} {one.nik} · {one.status} {one.period}
              </p>
              <dl class="facts">
                <dt>{t('aid.reason')}</dt>
                <dd>{one.reason}</dd>
                <dt>{t('aid.who')}</dt>
                <dd>{one.who}</dd>
                <dt>{t('aid.next')}</dt>
                <dd>
                  <strong>{one.next}</strong>
                </dd>
                {one.appeal && (
                  <>
                    <dt>{t('aid.appeal')}</dt>
                    <dd>{one.appeal}</dd>
                  </>
                )}
              </dl>
              <p class="quiet small">{t('aid.from', { file: one.file, day: day(one.as_of) })}</p>
            </section>
          ))}
          <p>
            {t('aid.contest')} <a href="/keberatan">{t('aid.contest_appeal')}</a> ·{' '}
            <a href="/usul">{t('aid.contest_usul')}</a> · <a href="/sanggah">{t('aid.contest_object')}</a>
          </p>
          <div class="row">
            <button
              class="btn"
              onClick={() =>
                void open_pdf('/aid/standing.pdf', asked).catch((fault: Error) => say(fault.message))
              }>
              <Icon name="printer" />
              {t('aid.print')}
            </button>
          </div>
        </div>
      )}
    </Show>
  );
}

function Mapping({ file, done }: { file: AidFile; done: () => void }): JSX.Element {
  return (
    <section class="card stack">
      <h2>{t('aid.mapping')}</h2>
      <p>{t('aid.mapping_lead', { file: file.name })}</p>
      <Form
        button={t('aid.load')}
        send={async (typed) => {
          await load_aid_file(
            file.id,
            file.headings.map((_, i) => typed.text(`c${i}`) ?? 'none'),
          );
          say(t('aid.loading'));
          done();
        }}>
        {file.headings.map((heading, i) => (
          <PickField
            key={i}
            name={`c${i}`}
            label={heading || t('aid.column', { n: i + 1 })}
            hint={file.sample
              .map((row) => row[i])
              .filter(Boolean)
              .slice(0, 2)
              .join(' · ')}
            defaultValue={file.columns[i] ?? 'none'}
            choices={aid_columns.map((one) => ({ value: one, text: t_code('aid.holds', one) }))}
          />
        ))}
      </Form>
    </section>
  );
}

function Files(): JSX.Element {
  const reading = use_reading('aid files', list_aid_files);
  const [sent, set_sent] = useState<AidFile | null>(null);
  return (
    <section class="stack">
      <h2>{t('aid.files')}</h2>
      {sent ? (
        <Mapping
          file={sent}
          done={() => {
            set_sent(null);
            reading.again();
          }}
        />
      ) : (
        <div class="card">
          <Form
            button={t('aid.send')}
            send={async (typed, form) => {
              need(typed, { as_of: t('aid.as_of') });
              const file = (form.elements.namedItem('file') as HTMLInputElement).files?.[0];
              if (!file)
                throw new Wrong([{ path: 'file', message: t('form.needed', { label: t('aid.file') }) }]);
              set_sent(
                await send_aid_file(
                  {
                    source: typed.needed('source'),
                    as_of: typed.needed('as_of'),
                    programme: typed.needed('programme'),
                  },
                  file,
                ),
              );
            }}>
            <div class="pair">
              <PickField
                name="source"
                label={t('aid.source')}
                defaultValue="siksng"
                choices={['siksng', 'bank', 'programme'].map((one) => ({
                  value: one,
                  text: t_code('aid.source', one),
                }))}
              />
              <TextField name="as_of" type="date" label={t('aid.as_of')} defaultValue={today()} />
              <TextField
                name="programme"
                label={t('aid.programme')}
                hint={t('aid.programme_hint')}
                optional
              />
            </div>
            <TextField
              name="file"
              type="file"
              label={t('aid.file')}
              hint={t('aid.file_hint')}
              accept=".csv,.xlsx"
            />
          </Form>
        </div>
      )}
      <Show
        reading={reading}
        is_empty={(page) => !page.items.length}
        blank={<Note>{t('aid.no_files')}</Note>}>
        {(page) => (
          <Table
            caption={t('aid.files')}
            region={t('aid.files')}
            heads={[t('aid.file'), t('aid.as_of'), [t('aid.rows'), 'right'], [t('aid.faults'), 'right']]}>
            {page.items.map((file) => (
              <tr key={file.id}>
                <th scope="row">
                  {file.name}
                  <div class="quiet small">
                    {t_code('aid.source', file.source)} {file.programme}{' '}
                    {!file.is_loaded && t_code('aid.state', file.state || 'none')}
                  </div>
                </th>
                <td class="nowrap">{day(file.as_of)}</td>
                <td class="right num">{number(file.taken)}</td>
                <td class="right num">{number(file.faults)}</td>
              </tr>
            ))}
          </Table>
        )}
      </Show>
    </section>
  );
}

export function AidView(): JSX.Element {
  const [asked, set_asked] = useState<Asked | null>(null);
  return (
    <>
      <Head title={t('nav.aid')} lead={t('aid.lead')} />
      <div class="stack stack-5">
        <section class="card">
          <Form
            button={t('aid.ask')}
            icon="search"
            send={async (typed) => {
              const wish = Object.fromEntries(
                ['nik', 'name', 'on'].flatMap((n) => (typed.text(n) ? [[n, typed.needed(n)]] : [])),
              );
              if (!wish.nik && !wish.name) {
                set_asked(null);
                throw new Wrong([{ path: 'nik', message: t('aid.ask_who') }]);
              }
              set_asked(wish);
              return Promise.resolve();
            }}>
            <div class="pair">
              <TextField name="nik" label="NIK" inputMode="numeric" autocomplete="off" optional />
              <TextField name="name" label={t('loket.name')} autocomplete="off" optional />
              <TextField name="on" type="date" label={t('aid.on')} defaultValue={today()} />
            </div>
          </Form>
        </section>
        {asked && <Answer asked={asked} />}
        {may('check_request') && <Files />}
      </div>
    </>
  );
}

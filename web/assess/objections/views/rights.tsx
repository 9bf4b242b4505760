// One's own data at the counter: the paper, then what only its owner knows, then what is kept and who opened it.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { client_key } from '#/plumbing/api/api';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { day, moment, number } from '#/plumbing/i18n/format';
import { Form, LongField, PickField, RadioField, TextField, Wrong, need } from '#/plumbing/ui/form';
import { Blank, Head, Icon, Note, Show, say } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import { ask_rights, kept_about, list_rights, prove_rights, settle_rights } from '../actions';
import type { Rights } from '../model';
import { Deed, Mark } from './bits';

const kinds = ['access', 'correction', 'objection'] as const;

function Ask({ begun }: { begun: (made: Rights) => void }): JSX.Element {
  const [key, set_key] = useState(client_key);
  return (
    <section class="card stack">
      <h2>{t('rights.step_1')}</h2>
      <Form
        button={t('rights.seen')}
        send={async (typed) => {
          need(typed, { nik: 'NIK' });
          const kind = typed.needed('kind');
          if (kind !== 'access') need(typed, { text: t('rights.what') });
          begun(
            await ask_rights(
              { nik: typed.needed('nik'), paper: typed.needed('paper'), kind, text: typed.text('text') },
              key,
            ),
          );
          set_key(client_key());
        }}>
        <RadioField
          name="kind"
          label={t('rights.kind')}
          chosen="access"
          choices={kinds.map((value) => ({ value, text: t_code('rights.kind', value) }))}
        />
        <PickField
          name="paper"
          label={t('rights.paper')}
          hint={t('rights.paper_hint')}
          defaultValue="ktp"
          choices={['ktp', 'kk', 'certificate'].map((value) => ({ value, text: t_code('rights.paper', value) }))}
        />
        <TextField name="nik" label="NIK" hint={t('rights.nik_hint')} inputMode="numeric" autocomplete="off" />
        <LongField name="text" label={t('rights.what')} hint={t('rights.what_hint')} optional rows={3} />
      </Form>
    </section>
  );
}

function Prove({ one, next }: { one: Rights; next: (made: Rights) => void }): JSX.Element {
  return (
    <section class="card stack">
      <h2>{t('rights.step_2')}</h2>
      <p>{t('rights.step_2_lead')}</p>
      {one.tries_left < 3 && <Note kind="bad">{t('rights.not_fitting', { n: number(one.tries_left) })}</Note>}
      <Form
        button={t('rights.prove')}
        send={async (typed) => {
          const told = ['born_on', 'mother_name', 'no_kk'].filter((name) => typed.text(name));
          if (told.length < 2) throw new Wrong([{ path: 'born_on', message: t('rights.two_needed') }]);
          next(
            await prove_rights(
              one.id,
              {
                born_on: typed.text('born_on'),
                mother_name: typed.text('mother_name'),
                no_kk: typed.text('no_kk'),
              },
              client_key(),
            ),
          );
        }}>
        <TextField name="born_on" type="date" label={t('rights.born_on')} optional />
        <TextField name="mother_name" label={t('rights.mother')} autocomplete="off" optional />
        <TextField name="no_kk" label={t('rights.kk')} inputMode="numeric" autocomplete="off" optional />
      </Form>
    </section>
  );
}

function Kept({ one, done }: { one: Rights; done: () => void }): JSX.Element {
  const reading = use_reading(`kept ${one.id}`, (signal) => kept_about(one.id, signal));
  const [closes, set_closes] = useState(false);
  return (
    <section class="stack">
      <div class="row">
        <a class="btn btn-main" href={`/api/v1/rights/${one.id}/kept.pdf`} target="_blank" rel="noopener">
          <Icon name="printer" />
          {t('rights.print')}
        </a>
        <button class="btn" onClick={() => set_closes(true)}>
          {t('rights.settle')}
        </button>
      </div>
      {one.text && <p class="said pre">{one.text}</p>}
      <Show reading={reading} is_empty={(page) => !page.items.length} blank={<Note>{t('rights.nothing')}</Note>}>
        {(page) => (
          <Table
            caption={t('rights.kept')}
            region={t('rights.kept')}
            heads={[t('rights.fact'), t('rights.says'), [t('rights.source'), 'hide-narrow'], t('rights.since')]}>
            {page.items.map((line, i) => (
              <tr key={i}>
                <th scope="row">
                  {line.label}
                  <div class="quiet small">
                    {line.part_name} {line.who}
                  </div>
                </th>
                <td>{line.value}</td>
                <td class="hide-narrow">{line.source}</td>
                <td class="nowrap">{line.on && day(line.on)}</td>
              </tr>
            ))}
          </Table>
        )}
      </Show>
      <p class="quiet">{t('rights.decile')}</p>
      {closes && (
        <Deed
          title={t('rights.settle')}
          button={t('rights.settle_do')}
          close={() => set_closes(false)}
          send={async (typed, key) => {
            need(typed, { text: t('rights.answer') });
            await settle_rights(one.id, { outcome: typed.needed('outcome'), text: typed.needed('text') }, key);
            say(t('rights.settled'));
            done();
          }}>
          <RadioField
            name="outcome"
            label={t('rights.outcome')}
            chosen="done"
            choices={['done', 'forwarded', 'refused'].map((value) => ({
              value,
              text: t_code('rights.outcome', value),
            }))}
          />
          <LongField name="text" label={t('rights.answer')} hint={t('rights.answer_hint')} />
        </Deed>
      )}
    </section>
  );
}

function Waiting({ pick }: { pick: (one: Rights) => void }): JSX.Element {
  const reading = use_reading('rights', list_rights, ['objections']);
  return (
    <section class="stack">
      <h2>{t('rights.waiting')}</h2>
      <Show
        reading={reading}
        is_empty={(page) => !page.items.length}
        blank={
          <div class="card">
            <Blank icon="circle-check" title={t('rights.none')}>
              {t('rights.none_text')}
            </Blank>
          </div>
        }>
        {(page) => (
          <Table caption={t('rights.waiting')} heads={[t('sanggah.number'), t('col.state'), t('sanggah.by_day')]}>
            {page.items.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <button class="link num" onClick={() => pick(one)}>
                    {one.number}
                  </button>
                  <div class="quiet small">
                    {t_code('rights.kind', one.kind)} · {one.region_name}
                  </div>
                </th>
                <td>
                  <Mark state={one.state} name={t_code('rights.state', one.state)} />
                </td>
                <td class={`nowrap ${one.is_late ? 'late' : ''}`}>{moment(one.due_at)}</td>
              </tr>
            ))}
          </Table>
        )}
      </Show>
    </section>
  );
}

export function RightsView(): JSX.Element {
  const [one, set_one] = useState<Rights | null>(null);
  return (
    <>
      <Head title={t('rights.title')} lead={t('rights.lead')}>
        {one && (
          <button class="btn" onClick={() => set_one(null)}>
            <Icon name="plus" />
            {t('rights.another')}
          </button>
        )}
      </Head>
      <div class="stack stack-5">
        {!one && <Ask begun={set_one} />}
        {one?.state === 'identified' && <Prove key={one.version} one={one} next={set_one} />}
        {one?.state === 'failed' && <Note kind="bad">{t('rights.failed')}</Note>}
        {one?.state === 'proved' && <Kept one={one} done={() => set_one(null)} />}
        {!one && <Waiting pick={set_one} />}
      </div>
    </>
  );
}

// Persons who are not confirmed, of one cause or all, and the letter about them.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { ScreenProps } from '#/app/routes';
import { client_key } from '#/plumbing/api/api';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { day, number } from '#/plumbing/i18n/format';
import { go } from '#/plumbing/router/router';
import { with_query } from '#/plumbing/router/match';
import { FilterPick } from '#/plumbing/ui/filter';
import { Form, TextField } from '#/plumbing/ui/form';
import { Blank, Dialog, Head, Icon, Link, More, Show, say } from '#/plumbing/ui/parts';
import { use_pages } from '#/plumbing/ui/pages';
import { Table } from '#/plumbing/ui/table';
import { letter_path, list_entries, write_letter } from '../actions';
import { type Cause, type EntryRow, type Letter, causes } from '../model';

function Lines({ rows }: { rows: EntryRow[] }): JSX.Element {
  return (
    <Table
      caption={t('padan.queue')}
      heads={[t('padan.person'), t('col.state'), t('padan.why'), [t('col.place'), 'hide-narrow']]}>
      {rows.map((row) => (
        <tr key={row.id}>
          <th scope="row">
            <Link class="title" to={`/padan/orang/${row.id}`}>
              {row.name}
            </Link>
            <div class="quiet small num">
              {row.nik_masked}
              {row.born_on && ` · ${day(row.born_on)}`}
            </div>
          </th>
          <td>
            <span class={`tag ${row.state.startsWith('Q1') ? 'tag-info' : 'tag-wait'}`}>{row.state}</span>{' '}
            {t_code('padan.state', row.state)}
          </td>
          <td>
            {row.cause === 'differs'
              ? row.differs.map((field) => t_code('padan.field', field)).join(', ') || t('padan.agrees_now')
              : t_code('padan.cause', row.cause)}
            {row.cause_from === 'rule' && <div class="quiet small">{t('padan.guessed')}</div>}
            {row.is_kept && <div class="quiet small">{t('padan.kept')}</div>}
            {row.has_letter && <div class="quiet small">{t('padan.in_letter')}</div>}
          </td>
          <td class="hide-narrow">{row.region_name}</td>
        </tr>
      ))}
    </Table>
  );
}

function WriteLetter({ cause, close }: { cause: Cause; close: () => void }): JSX.Element {
  const key = useMemo(client_key, []);
  const [made, set_made] = useState<Letter | null>(null);
  return (
    <Dialog title={t('padan.write_letter')} close={close}>
      {made ? (
        <div class="stack">
          <p role="status">{t('padan.letter_made', { number: made.number, n: number(made.persons) })}</p>
          <a class="btn btn-main" href={letter_path(made.id)} target="_blank" rel="noopener">
            <Icon name="printer" />
            {t('padan.print_letter')}
          </a>
        </div>
      ) : (
        <Form
          button={t('padan.write_letter')}
          icon="file-text"
          cancel={close}
          send={async (typed) => {
            set_made(await write_letter(typed.needed('number'), cause, key));
            say(t('padan.letter_saved'));
          }}>
          <p>{t('padan.letter_text', { cause: t_code('padan.cause', cause) })}</p>
          <TextField name="number" label={t('padan.letter_number')} hint={t('padan.letter_hint')} width="mid" />
        </Form>
      )}
    </Dialog>
  );
}

export function PadanQueue({ params, query }: ScreenProps): JSX.Element {
  const cause = causes.find((one) => one === params.cause);
  const [is_writing, set_writing] = useState(false);
  const whose = query.get('milik') === 'saya' ? 'saya' : '';
  const is_mine = whose ? 'true' : undefined;
  const key = `civil queue ${cause ?? ''} ${whose}`;
  const entries = use_pages(key, (after, signal) => list_entries({ cause, is_mine, after }, signal), ['civil']);
  const at = (cause: string, whose: string): void =>
    go(with_query(`/padan/antrean/${cause || 'semua'}`, query, { milik: whose || undefined }), 'replace');
  return (
    <>
      <Head title={cause ? t_code('padan.cause', cause) : t('padan.queue')} lead={t('padan.queue_lead')}>
        {cause && (entries.data?.items.length ?? 0) > 0 && (
          <button class="btn btn-main" onClick={() => set_writing(true)}>
            <Icon name="file-text" />
            {t('padan.write_letter')}
          </button>
        )}
        <Link class="btn" to="/padan">
          <Icon name="chevron-left" />
          {t('nav.padan')}
        </Link>
      </Head>
      <div class="stack">
        <div class="row">
          <FilterPick
            label={t('padan.cause_head')}
            any={t('padan.any_cause')}
            chosen={cause ?? ''}
            choices={causes.map((value) => ({ value, text: t_code('padan.cause', value) }))}
            pick={(value) => at(value, whose)}
          />
          <FilterPick
            label={t('padan.whose')}
            any={t('padan.whose_any')}
            chosen={whose}
            choices={[{ value: 'saya', text: t('padan.whose_mine') }]}
            pick={(value) => at(cause ?? '', value)}
          />
        </div>
        <Show
          reading={entries}
          is_empty={(page) => page.items.length === 0}
          blank={
            <div class="card">
              <Blank icon="circle-check" title={t('padan.nobody')}>
                {t('padan.nobody_text')}
              </Blank>
            </div>
          }>
          {(page) => (
            <>
              <Lines rows={page.items} />
              <More next={page.next} shown={page.items.length} load={entries.load} />
            </>
          )}
        </Show>
        {is_writing && cause && <WriteLetter cause={cause} close={() => set_writing(false)} />}
      </div>
    </>
  );
}

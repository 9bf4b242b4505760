// Field checks of an area. A paper form is keyed in by the code it carries.
import type { JSX } from 'preact';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { day, today } from '#/plumbing/i18n/format';
import { go } from '#/plumbing/router/router';
import { with_query } from '#/plumbing/router/match';
import { FilterPick } from '#/plumbing/ui/filter';
import { Form, TextField, Wrong, type Typed } from '#/plumbing/ui/form';
import { Blank, Head, Link, More, Show } from '#/plumbing/ui/parts';
import { use_pages } from '#/plumbing/ui/pages';
import { Table } from '#/plumbing/ui/table';
import type { ScreenProps } from '#/app/routes';
import { list_visits, open_visit } from '../actions';
import { code_in } from '../model';
import { RoundButton } from '#/assess/objections/views/round';
import { Rooms } from './bits';

const states = ['open', 'done', 'accepted'] as const;
const path_of = (id: string): string => `/registri/kunjungan/${id}`;

/// The code of a paper form leads to its visit.
function CodeBox(): JSX.Element {
  const send = async (typed: Typed): Promise<void> => {
    const code = code_in(typed.needed('code'));
    if (!code) throw new Wrong([{ path: 'code', message: t('reg.code_wrong') }]);
    await open_visit(code);
    go(path_of(code));
  };
  return (
    <section class="card">
      <Form send={send} button={t('reg.key_in')} icon="clipboard-list">
        <TextField
          name="code"
          label={t('reg.paper_code')}
          hint={t('reg.paper_code_hint')}
          width="mid"
          autocomplete="off"
        />
      </Form>
    </section>
  );
}

export function VisitsView({ query }: ScreenProps): JSX.Element {
  const state = states.find((one) => one === query.get('status')) ?? 'open';
  const list = use_pages(`visits ${state}`, (after, signal) => list_visits({ state, after, limit: 50 }, signal), [
    'registry',
  ]);
  return (
    <>
      <Head title={t('reg.visits')} lead={t('reg.visits_lead')}>
        <RoundButton done={list.again} />
      </Head>
      <Rooms at="visits" />
      <div class="stack">
        <CodeBox />
        <FilterPick
          label={t('col.state')}
          is_said
          chosen={state}
          choices={states.map((value) => ({ value, text: t_code('reg.visit_state', value) }))}
          pick={(status) =>
            go(with_query('/registri/kunjungan', query, { status: status === 'open' ? undefined : status }), 'replace')
          }
        />
        <Show
          reading={list}
          is_empty={(page) => !page.items.length}
          blank={
            <div class="card">
              <Blank icon="map-pin" title={t('reg.no_visits')}>
                {t('reg.no_visits_text')}
              </Blank>
            </div>
          }>
          {(page) => (
            <>
              <Table
                caption={t('reg.visits')}
                kind="queue"
                heads={[
                  t('reg.head'),
                  [t('reg.home'), 'hide-narrow'],
                  t('reg.due'),
                  [t('reg.tries'), 'right hide-narrow'],
                ]}>
                {page.items.map((visit) => (
                  <tr key={visit.id}>
                    <td class="c-what">
                      <Link class="title" to={path_of(visit.id)}>
                        {visit.head_name}
                      </Link>
                      <br />
                      <span class="quiet small">{visit.reason}</span>
                    </td>
                    <td class="hide-narrow">
                      {visit.region_name}
                      <br />
                      <span class="quiet">{visit.address}</span>
                    </td>
                    <td class={visit.due_on && visit.state === 'open' && visit.due_on < today() ? 'late' : ''}>
                      {day(visit.due_on)}
                    </td>
                    <td class="right num hide-narrow">{visit.tries}</td>
                  </tr>
                ))}
              </Table>
              <More next={page.next} shown={page.items.length} load={list.load} />
            </>
          )}
        </Show>
      </div>
    </>
  );
}

// What citizens propose, in the village's queue: taken into the next period, or refused with a reason and a next step.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { day } from '#/plumbing/i18n/format';
import { go } from '#/plumbing/router/router';
import { with_query } from '#/plumbing/router/match';
import { FilterPick } from '#/plumbing/ui/filter';
import { LongField, PickField, need } from '#/plumbing/ui/form';
import { Blank, Dialog, Head, Icon, Link, Show, say } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import type { ScreenProps } from '#/app/routes';
import { may } from '#/ground/session/actions';
import { list_words } from '#/assess/proposals/actions';
import { FamilyField } from '#/assess/registry/views/pick';
import { do_usul, list_usuls, open_usul } from '../actions';
import { month_words } from '#/assess/proposals/views/words';
import { type Usul, type UsulQueue, page_size, refusals, usul_queues } from '../model';
import { Deed, Mark, Rooms } from './bits';

interface Act {
  usul: Usul;
  close: () => void;
  done: () => void;
}

/// The office's own list; what the citizen wrote may be a name of no programme.
function Programme({ usul }: { usul: Usul }): JSX.Element {
  const words = use_reading('proposal words', list_words);
  const all = (words.data?.items ?? []).filter((one) => one.list === 'programme');
  const chosen = all.find((one) => one.name === usul.programme || one.code === usul.programme)?.code ?? '';
  return (
    <PickField
      key={`${all.length}`}
      name="programme"
      label={t('sanggah.programme')}
      none={t('sanggah.choose')}
      defaultValue={chosen}
      choices={all.map((one) => ({ value: one.code, text: one.name }))}
      {...(usul.programme && !chosen ? { hint: t('sanggah.programme_said', { said: usul.programme }) } : {})}
    />
  );
}

/// Taking one on, or putting one that waits into the list: both name the family.
function Accept({ usul, close, done }: Act): JSX.Element {
  const known = usul.known[0];
  const deed = usul.state === 'received' ? 'accept' : 'enrol';
  const asks_programme = deed === 'enrol' && usul.kind === 'programme';
  return (
    <Deed
      title={t_code('sanggah', deed)}
      button={t_code('sanggah', `${deed}_do`)}
      wide
      close={close}
      send={async (typed, key) => {
        const family = typed.text('family') ?? usul.family ?? (known ? known.id : undefined);
        if (asks_programme) need(typed, { programme: t('sanggah.programme') });
        const programme = asks_programme ? { programme: typed.needed('programme') } : {};
        const after = await do_usul(usul.id, deed, { family, ...programme, version: usul.version }, key);
        say(after.line ? t('sanggah.enrolled', { month: month_words(after.line.month) }) : t('sanggah.accepted'));
        done();
      }}>
      <p>{t(usul.kind === 'programme' ? 'sanggah.accept_programme' : 'sanggah.accept_lead')}</p>
      {known && <p>{t('sanggah.known_as', { name: known.head_name, place: known.address })}</p>}
      {asks_programme && <Programme usul={usul} />}
      <FamilyField name="family" label={t('sanggah.family')} not="" />
    </Deed>
  );
}

function Refuse({ usul, close, done }: Act): JSX.Element {
  return (
    <Deed
      title={t('sanggah.refuse')}
      button={t('sanggah.refuse_do')}
      tone="bad"
      close={close}
      send={async (typed, key) => {
        need(typed, { reason: t('sanggah.reason'), text: t('sanggah.words') });
        const body = { reason: typed.needed('reason'), text: typed.needed('text'), version: usul.version };
        await do_usul(usul.id, 'refuse', body, key);
        say(t('sanggah.refused'));
        done();
      }}>
      <PickField
        name="reason"
        label={t('sanggah.reason')}
        none={t('sanggah.choose')}
        choices={refusals.map((value) => ({ value, text: t_code('sanggah.refusal', value) }))}
      />
      <LongField name="text" label={t('sanggah.words')} hint={t('sanggah.refuse_hint')} />
    </Deed>
  );
}

function Opened({ id, close, done }: { id: string; close: () => void; done: () => void }): JSX.Element {
  const reading = use_reading(`usul ${id}`, (signal) => open_usul(id, signal));
  const [act, set_act] = useState<'accept' | 'refuse' | null>(null);
  const end = (): void => {
    done();
    close();
  };
  const usul = reading.data;
  if (usul && act === 'accept') return <Accept usul={usul} close={() => set_act(null)} done={end} />;
  if (usul && act === 'refuse') return <Refuse usul={usul} close={() => set_act(null)} done={end} />;
  return (
    <Dialog title={usul?.name ?? t('sanggah.usul_one')} wide close={close}>
      <Show reading={reading}>
        {(one) => (
          <div class="stack">
            <dl class="facts">
              <dt>{t('sanggah.kind')}</dt>
              <dd>
                {t_code('sanggah.usul_kind', one.kind)} {one.programme}
              </dd>
              <dt>NIK</dt>
              <dd class="num">{one.nik || t('sanggah.not_said')}</dd>
              <dt>{t('sanggah.address')}</dt>
              <dd>
                {one.address || t('sanggah.not_said')} {one.rt && `RT ${one.rt}`} {one.rw && `RW ${one.rw}`}
              </dd>
              <dt>{t('sanggah.said')}</dt>
              <dd class="pre">{one.text}</dd>
              <dt>{t('sanggah.proposer')}</dt>
              <dd>
                {one.proposer_name} {one.proposer_phone} · {t_code('sanggah.whose', one.whose)}
              </dd>
              {one.known.length > 0 && (
                <>
                  <dt>{t('sanggah.known')}</dt>
                  <dd>
                    {one.known.map((family) => (
                      <Link key={family.id} to={`/registri/keluarga/${family.id}`}>
                        {family.head_name}
                      </Link>
                    ))}
                  </dd>
                </>
              )}
              {one.line && (
                <>
                  <dt>{t('sanggah.line')}</dt>
                  <dd>
                    <Link to={`/usulan/daftar/${one.line.roll}`}>{month_words(one.line.month)}</Link>{' '}
                    <Mark state={one.line.state} name={one.line.state_name} />
                    <div>{[one.line.reason, one.line.words].filter(Boolean).join(': ')}</div>
                  </dd>
                </>
              )}
              {one.refusal && (
                <>
                  <dt>{t('sanggah.reason')}</dt>
                  <dd>
                    {t_code('sanggah.refusal', one.refusal)} {one.told}
                  </dd>
                </>
              )}
            </dl>
            {one.state === 'accepted' && !one.line && (
              <div class="row">
                <button class="btn btn-main" onClick={() => set_act('accept')}>
                  {t('sanggah.enrol')}
                </button>
                <button class="btn" onClick={() => set_act('refuse')}>
                  {t('sanggah.refuse')}
                </button>
              </div>
            )}
            {one.state === 'received' && (
              <div class="row">
                <button class="btn btn-main" onClick={() => set_act('accept')}>
                  {t('sanggah.accept')}
                </button>
                <button class="btn" onClick={() => set_act('refuse')}>
                  {t('sanggah.refuse')}
                </button>
              </div>
            )}
          </div>
        )}
      </Show>
    </Dialog>
  );
}

export function UsulView({ query }: ScreenProps): JSX.Element {
  const asked = query.get('which') as UsulQueue | null;
  const which = asked && usul_queues.includes(asked) ? asked : 'open';
  const opened = query.get('usul');
  const open = (id: string | undefined): void =>
    go(with_query('/usul-warga', query, { usul: id }), id ? 'push' : 'replace');
  const reading = use_reading(`usuls ${which}`, (signal) => list_usuls({ which, limit: page_size * 2 }, signal), [
    'objections',
  ]);
  return (
    <>
      <Head title={t('sanggah.usuls')} lead={t('sanggah.usuls_lead')}>
        {may('take_request') && (
          <Link class="btn btn-main" to="/usul-warga/baru">
            <Icon name="plus" />
            {t('sanggah.usul_take_in')}
          </Link>
        )}
      </Head>
      <Rooms at="usuls" />
      <div class="stack">
        <FilterPick
          label={t('col.state')}
          is_said
          chosen={which}
          choices={usul_queues.map((value) => ({ value, text: t_code('sanggah.usul_which', value) }))}
          pick={(value) =>
            go(with_query('/usul-warga', query, { which: value === 'open' ? undefined : value }), 'replace')
          }
        />
        <Show
          reading={reading}
          is_empty={(page) => !page.items.length}
          blank={
            <div class="card">
              <Blank icon="inbox" title={t('sanggah.no_usuls')}>
                {t('sanggah.no_usuls_text')}
              </Blank>
            </div>
          }>
          {(page) => (
            <Table
              caption={t('sanggah.usuls')}
              kind="queue"
              heads={[t('sanggah.candidate'), [t('col.place'), 'hide-narrow'], t('col.state'), t('sanggah.came')]}>
              {page.items.map((usul) => (
                <tr key={usul.id}>
                  <th scope="row" class="c-what">
                    <button class="link title" onClick={() => open(usul.id)}>
                      {usul.name}
                    </button>
                    <div class="quiet small">
                      {t_code('sanggah.usul_kind', usul.kind)} {usul.programme}
                    </div>
                  </th>
                  <td class="hide-narrow">
                    {usul.region_name} {usul.rt && `RT ${usul.rt}`}
                  </td>
                  <td>
                    {usul.line ? (
                      <Mark state={usul.line.state} name={usul.line.state_name} />
                    ) : (
                      <Mark state={usul.state} name={t_code('sanggah.usul_state', usul.state)} />
                    )}
                  </td>
                  <td class="nowrap">{day(usul.received_at)}</td>
                </tr>
              ))}
            </Table>
          )}
        </Show>
      </div>
      {opened && <Opened key={opened} id={opened} close={() => open(undefined)} done={reading.again} />}
    </>
  );
}

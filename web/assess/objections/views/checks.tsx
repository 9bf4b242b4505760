// Families whose data are checked on site. Why this family does not stand here: nobody who visits needs to know.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { day, number, today } from '#/plumbing/i18n/format';
import { go } from '#/plumbing/router/router';
import { with_query } from '#/plumbing/router/match';
import { FilterPick } from '#/plumbing/ui/filter';
import { LongField, PickField, RadioField, TextField, Wrong, need } from '#/plumbing/ui/form';
import { Blank, Head, Icon, Link, Show, say } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import type { ScreenProps } from '#/app/routes';
import { may } from '#/ground/session/actions';
import { RegionPicker } from '#/ground/regions/views/picker';
import { do_check, get_form, list_checks, open_checks } from '../actions';
import { type Check, findings, page_size } from '../model';
import { Deed, Mark, Rooms } from './bits';

interface Act {
  check: Check;
  close: () => void;
  done: () => void;
}
const finding_choices = (): { value: string; text: string }[] =>
  findings.map((value) => ({ value, text: t_code('sanggah.found', value) }));

function Visit({ check, close, done }: Act): JSX.Element {
  return (
    <Deed
      title={t('sanggah.visit_of', { name: check.head_name })}
      button={t('sanggah.visit_do')}
      wide
      close={close}
      send={async (typed, key) => {
        if (!typed.text('seen'))
          throw new Wrong([{ path: 'seen', message: t('form.needed', { label: t('sanggah.finding') }) }]);
        need(typed, { note: t('sanggah.visit_note') });
        await do_check(
          check.id,
          'visit',
          {
            seen: typed.needed('seen'),
            note: typed.needed('note'),
            on: typed.text('on'),
            place: typed.text('place'),
            family_says: typed.text('family_says'),
            version: check.version,
          },
          key,
        );
        say(t('sanggah.visited'));
        done();
      }}>
      <TextField name="on" type="date" label={t('sanggah.on_day')} defaultValue={today()} max={today()} />
      <RadioField name="seen" label={t('sanggah.finding')} choices={finding_choices()} />
      <LongField name="note" label={t('sanggah.visit_note')} hint={t('sanggah.visit_note_hint')} />
      <LongField
        name="family_says"
        label={t('sanggah.family_says')}
        hint={t('sanggah.family_says_hint')}
        optional
        rows={3}
      />
      <TextField name="place" label={t('sanggah.place')} hint={t('sanggah.place_hint')} optional />
    </Deed>
  );
}

function Close({ check, close, done }: Act): JSX.Element {
  const [finding, set_finding] = useState<string>(check.seen);
  const form = use_reading('objection form', get_form);
  return (
    <Deed
      title={t('sanggah.close_of', { name: check.head_name })}
      button={t('sanggah.close_do')}
      wide
      close={close}
      send={async (typed, key) => {
        const is_removed = finding === 'differs' && !!typed.text('programme');
        await do_check(
          check.id,
          'close',
          {
            finding,
            minutes: typed.text('minutes'),
            minutes_on: typed.text('minutes_on'),
            ...(is_removed ? { programme: typed.text('programme'), reason: typed.needed('reason') } : {}),
            version: check.version,
          },
          key,
        );
        say(t(is_removed ? 'sanggah.closed_proposed' : 'sanggah.closed'));
        done();
      }}>
      {check.note && <p class="said pre">{check.note}</p>}
      {check.family_says && (
        <p class="pre">
          <strong>{t('sanggah.family_says')}:</strong> {check.family_says}
        </p>
      )}
      <RadioField
        name="finding"
        label={t('sanggah.finding')}
        choices={finding_choices()}
        chosen={check.seen}
        change={set_finding}
      />
      <div class="pair">
        <TextField name="minutes" label={t('sanggah.minutes')} hint={t('sanggah.minutes_hint')} optional />
        <TextField name="minutes_on" type="date" label={t('sanggah.minutes_on')} max={today()} optional />
      </div>
      {finding === 'differs' && (
        <fieldset class="stack">
          <legend>{t('sanggah.propose')}</legend>
          <p class="hint">{t('sanggah.propose_hint')}</p>
          <TextField name="programme" label={t('sanggah.programme')} optional />
          <PickField
            name="reason"
            label={t('sanggah.reason')}
            none={t('sanggah.choose')}
            choices={(form.data?.removal_reasons ?? []).map((one) => ({ value: one.code, text: one.name }))}
          />
        </fieldset>
      )}
    </Deed>
  );
}

function Begin({ close, done }: { close: () => void; done: () => void }): JSX.Element {
  return (
    <Deed
      title={t('sanggah.begin')}
      button={t('sanggah.begin_do')}
      close={close}
      send={async (typed, key) => {
        need(typed, { region: t('loket.village'), count: t('sanggah.how_many') });
        const made = await open_checks({ region: typed.needed('region'), count: typed.number('count') ?? 1 }, key);
        say(t('sanggah.begun', { n: number(made.opened) }));
        done();
      }}>
      <p>{t('sanggah.begin_lead')}</p>
      <RegionPicker name="region" label={t('loket.village')} level="village" />
      <TextField
        name="count"
        type="number"
        label={t('sanggah.how_many')}
        defaultValue="10"
        min="1"
        max="100"
        width="short"
      />
    </Deed>
  );
}

export function ChecksView({ query }: ScreenProps): JSX.Element {
  const which = query.get('which') === 'ended' ? 'ended' : 'open';
  const [act, set_act] = useState<{ deed: 'visit' | 'close'; check: Check } | null>(null);
  const [begins, set_begins] = useState(false);
  const reading = use_reading(
    `checks ${which}`,
    (signal) => list_checks({ which, limit: page_size * 2 }, signal),
    ['objections'],
  );
  return (
    <>
      <Head title={t('sanggah.checks')} lead={t('sanggah.checks_lead')}>
        {may('verify_registry') && (
          <button class="btn btn-main" onClick={() => set_begins(true)}>
            <Icon name="plus" />
            {t('sanggah.begin')}
          </button>
        )}
      </Head>
      <Rooms at="checks" />
      <div class="stack">
        <FilterPick
          label={t('col.state')}
          is_said
          chosen={which}
          choices={['open', 'ended'].map((value) => ({ value, text: t_code('sanggah.which', value) }))}
          pick={(value) =>
            go(with_query('/pemeriksaan', query, { which: value === 'open' ? undefined : value }), 'replace')
          }
        />
        <Show
          reading={reading}
          is_empty={(page) => !page.items.length}
          blank={
            <div class="card">
              <Blank icon="circle-check" title={t('sanggah.no_checks')}>
                {t('sanggah.no_checks_text')}
              </Blank>
            </div>
          }>
          {(page) => (
            <Table
              caption={t('sanggah.checks')}
              kind="queue"
              heads={[t('sanggah.family'), [t('col.place'), 'hide-narrow'], t('sanggah.by_day'), null]}>
              {page.items.map((check) => (
                <tr key={check.id}>
                  <th scope="row" class="c-what">
                    <Link class="title" to={`/registri/keluarga/${check.family}`}>
                      {check.head_name}
                    </Link>
                    <div class="quiet small">
                      {check.address} {check.rt && `RT ${check.rt}`}
                    </div>
                    <Mark state={check.state} name={t_code('sanggah.check_state', check.state)} />{' '}
                    {check.state !== 'open' && (
                      <span class="quiet small">
                        {t_code('sanggah.found', check.finding === 'none' ? check.seen : check.finding)}
                      </span>
                    )}
                  </th>
                  <td class="hide-narrow">{check.region_name}</td>
                  <td class="nowrap">
                    <span class={check.is_late ? 'late' : ''}>{day(check.due_at)}</span>
                  </td>
                  <td>
                    <div class="row">
                      {check.may.includes('visit') && (
                        <button
                          class={`btn btn-small ${check.state === 'open' ? 'btn-main' : ''}`}
                          onClick={() => set_act({ deed: 'visit', check })}>
                          {t('sanggah.visit')}
                        </button>
                      )}
                      {check.may.includes('close') && (
                        <button class="btn btn-small" onClick={() => set_act({ deed: 'close', check })}>
                          {t('sanggah.close')}
                        </button>
                      )}
                      <a
                        class="btn btn-small"
                        href={`/api/v1/family-checks/${check.id}/letter.pdf`}
                        target="_blank"
                        rel="noopener"
                        aria-label={t('sanggah.letter_of', { name: check.head_name })}>
                        <Icon name="printer" />
                      </a>
                    </div>
                  </td>
                </tr>
              ))}
            </Table>
          )}
        </Show>
      </div>
      {begins && <Begin close={() => set_begins(false)} done={reading.again} />}
      {act?.deed === 'visit' && <Visit check={act.check} close={() => set_act(null)} done={reading.again} />}
      {act?.deed === 'close' && <Close check={act.check} close={() => set_act(null)} done={reading.again} />}
    </>
  );
}

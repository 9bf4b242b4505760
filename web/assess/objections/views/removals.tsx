// Removals from a programme: the head's word, the letter, and the family's appeal.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { day, today } from '#/plumbing/i18n/format';
import { go } from '#/plumbing/router/router';
import { with_query } from '#/plumbing/router/match';
import { FilterPick } from '#/plumbing/ui/filter';
import { LongField, RadioField, TextField, Wrong, need } from '#/plumbing/ui/form';
import { Blank, Head, Icon, Link, Show, say } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import type { ScreenProps } from '#/app/routes';
import { may } from '#/ground/session/actions';
import { do_removal, list_removals } from '../actions';
import { type Removal, page_size } from '../model';
import { Deed, Mark, Rooms } from './bits';

const deeds = ['decide', 'told', 'appeal', 'answer'] as const;
type RemovalDeed = (typeof deeds)[number];

function Do({
  removal,
  deed,
  close,
  done,
}: {
  removal: Removal;
  deed: RemovalDeed;
  close: () => void;
  done: () => void;
}): JSX.Element {
  const has_word = deed === 'decide' || deed === 'answer';
  return (
    <Deed
      title={t(`sanggah.${deed}_of`, { name: removal.head_name })}
      button={t(`sanggah.${deed}_do`)}
      close={close}
      send={async (typed, key) => {
        if (has_word && !typed.text('word'))
          throw new Wrong([{ path: 'word', message: t('form.needed', { label: t('sanggah.word') }) }]);
        if (deed === 'appeal' || deed === 'answer') need(typed, { text: t('sanggah.words') });
        await do_removal(
          removal.id,
          deed,
          { word: typed.text('word'), on: typed.text('on'), text: typed.text('text') },
          key,
        );
        say(t('sanggah.kept'));
        done();
      }}>
      <p>{t(`sanggah.${deed}_lead`)}</p>
      {has_word && (
        <RadioField
          name="word"
          label={t('sanggah.word')}
          choices={['yes', 'no'].map((value) => ({ value, text: t_code(`sanggah.${deed}_word`, value) }))}
        />
      )}
      {deed === 'told' && (
        <TextField name="on" type="date" label={t('sanggah.on_day')} defaultValue={today()} max={today()} />
      )}
      {(deed === 'appeal' || deed === 'answer') && <LongField name="text" label={t('sanggah.words')} />}
    </Deed>
  );
}

function Card({ removal, ask }: { removal: Removal; ask: (deed: RemovalDeed) => void }): JSX.Element {
  const fact = (label: string, value: string | null | undefined): JSX.Element | null =>
    value ? (
      <>
        <dt>{label}</dt>
        <dd class="pre">{value}</dd>
      </>
    ) : null;
  const may_print = may('decide_registry') && !['proposed', 'refused'].includes(removal.state);
  return (
    <section class="card stack stack-2">
      <h2>
        <Link to={`/registri/keluarga/${removal.family}`}>{removal.head_name}</Link>{' '}
        <Mark state={removal.state} name={t_code('sanggah.removal', removal.state)} />
      </h2>
      <p class="quiet">
        {removal.number} · {removal.region_name} · {removal.programme}
      </p>
      <dl class="facts">
        {fact(t('sanggah.reason'), removal.reason_name)}
        {fact(t('sanggah.proof'), removal.proof)}
        {fact(t('sanggah.proposed_by'), `${removal.proposed_by_name}, ${day(removal.proposed_at)}`)}
        {fact(t('sanggah.decided_by'), removal.decided_by_name)}
        {fact(t('sanggah.told_on'), removal.told_on && day(removal.told_on))}
        {fact(t('sanggah.appeal_until'), removal.appeal_until && day(removal.appeal_until))}
        {fact(t('sanggah.appeal_text'), removal.appeal)}
        {removal.appeal_due && !removal.answer && (
          <>
            <dt>{t('sanggah.appeal_due')}</dt>
            <dd class={removal.is_late ? 'late' : ''}>{day(removal.appeal_due)}</dd>
          </>
        )}
        {fact(t('sanggah.answer_text'), removal.answer)}
      </dl>
      <div class="row">
        {deeds
          .filter((deed) => removal.may.includes(deed))
          .map((deed) => (
            <button key={deed} class="btn btn-main" onClick={() => ask(deed)}>
              {t(`sanggah.${deed}`)}
            </button>
          ))}
        {may_print && (
          <a class="btn" href={`/api/v1/removals/${removal.id}/letter.pdf`} target="_blank" rel="noopener">
            <Icon name="printer" />
            {t('sanggah.letter')}
          </a>
        )}
      </div>
    </section>
  );
}

export function RemovalsView({ query }: ScreenProps): JSX.Element {
  const which = query.get('which') === 'ended' ? 'ended' : 'open';
  const [act, set_act] = useState<{ deed: RemovalDeed; removal: Removal } | null>(null);
  const reading = use_reading(
    `removals ${which}`,
    (signal) => list_removals({ which, limit: page_size * 2 }, signal),
    ['objections'],
  );
  return (
    <>
      <Head title={t('sanggah.removals')} lead={t('sanggah.removals_lead')} />
      <Rooms at="removals" />
      <div class="stack">
        <FilterPick
          label={t('col.state')}
          is_said
          chosen={which}
          choices={['open', 'ended'].map((value) => ({ value, text: t_code('sanggah.removal_which', value) }))}
          pick={(value) =>
            go(with_query('/pencoretan', query, { which: value === 'open' ? undefined : value }), 'replace')
          }
        />
        <Show
          reading={reading}
          is_empty={(page) => !page.items.length}
          blank={
            <div class="card">
              <Blank icon="scale" title={t('sanggah.no_removals')}>
                {t('sanggah.no_removals_text')}
              </Blank>
            </div>
          }>
          {(page) => (
            <>
              {page.items.map((removal) => (
                <Card key={removal.id} removal={removal} ask={(deed) => set_act({ deed, removal })} />
              ))}
            </>
          )}
        </Show>
      </div>
      {act && <Do {...act} close={() => set_act(null)} done={reading.again} />}
    </>
  );
}

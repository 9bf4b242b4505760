// For the regent, who does not sign in: what waits, the paper to print, and the signed one that comes back.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { client_key } from '#/plumbing/api/api';
import { t } from '#/plumbing/i18n/i18n';
import { day, moment, number, today } from '#/plumbing/i18n/format';
import { Form, LongField, TextField, Wrong, need } from '#/plumbing/ui/form';
import { Blank, Dialog, Head, Icon, Link, Note, Show, say } from '#/plumbing/ui/parts';
import { Press } from '#/plumbing/ui/press';
import { use_reading } from '#/plumbing/ui/query';
import { give_up_recap, list_recaps, make_recap, paper_path, recap_path, sign_recap } from '../actions';
import type { Recap, Recaps } from '../model';
import { MonthPick, Tabs } from './bits';
import { RollRows } from './desk';

function SignForm({ recap, done }: { recap: Recap; done: () => void }): JSX.Element {
  return (
    <Form
      button={t('usul.keep_signed')}
      icon="upload"
      send={async (typed, form) => {
        need(typed, { number: t('usul.signed_number'), on: t('usul.signed_on') });
        const scan = typed.files('scan')[0];
        if (!scan) throw new Wrong([{ path: 'scan', message: t('usul.scan_needed') }]);
        await sign_recap(recap.id, typed.needed('number'), typed.needed('on'), scan);
        form.reset();
        say(t('usul.endorsed'));
        done();
      }}>
      <TextField name="number" label={t('usul.signed_number')} />
      <TextField
        name="on"
        label={t('usul.signed_on')}
        type="date"
        width="mid"
        defaultValue={today()}
        max={today()}
      />
      <TextField
        name="scan"
        label={t('usul.scan')}
        hint={t('usul.scan_hint')}
        type="file"
        accept="image/jpeg,image/png,application/pdf"
      />
    </Form>
  );
}

function RecapCard({ recap, may_make, again }: { recap: Recap; may_make: boolean; again: () => void }): JSX.Element {
  const [open, set_open] = useState<'sign' | 'give_up' | null>(null);
  const is_open = !recap.number && !recap.ended;
  const lines = recap.rolls.reduce((sum, roll) => sum + roll.counts.items, 0);
  const done = (): void => {
    set_open(null);
    again();
  };
  return (
    <section class="card stack">
      <h2>
        {recap.number
          ? t('usul.recap_signed', { number: recap.number })
          : t('usul.recap_of', { at: moment(recap.made_at) })}
      </h2>
      <p class="quiet">
        {recap.made_by} · {t('usul.recap_size', { n: number(lines), of: number(recap.rolls.length) })}
        {recap.signed_on && ` · ${day(recap.signed_on)}`}
      </p>
      {recap.ended && (
        <Note>
          {t('usul.given_up')} {recap.ended}
        </Note>
      )}
      <div class="row">
        {recap.rolls.map((roll) => (
          <Link key={roll.id} to={`/usulan/daftar/${roll.id}`}>
            {roll.region_name}
          </Link>
        ))}
      </div>
      <div class="row">
        {!recap.ended && (
          <a class="btn" href={recap_path(recap.id)} target="_blank" rel="noopener">
            <Icon name="printer" />
            {t('usul.print_recap')}
          </a>
        )}
        {recap.papers.map((paper) => (
          <a key={paper.id} class="btn" href={paper_path(paper.id)} target="_blank" rel="noopener">
            <Icon name="file-text" />
            {paper.file_name}
          </a>
        ))}
        {is_open && may_make && (
          <>
            <button class="btn btn-main" onClick={() => set_open('sign')}>
              {t('usul.came_signed')}
            </button>
            <button class="btn" onClick={() => set_open('give_up')}>
              {t('usul.give_up')}
            </button>
          </>
        )}
      </div>
      {open === 'sign' && (
        <Dialog title={t('usul.came_signed')} close={() => set_open(null)}>
          <SignForm recap={recap} done={done} />
        </Dialog>
      )}
      {open === 'give_up' && (
        <Dialog title={t('usul.give_up')} close={() => set_open(null)}>
          <Form
            button={t('usul.give_up')}
            tone="bad"
            cancel={() => set_open(null)}
            send={async (typed) => {
              need(typed, { words: t('usul.why') });
              await give_up_recap(recap.id, typed.needed('words'));
              done();
            }}>
            <LongField name="words" label={t('usul.why')} rows={3} />
          </Form>
        </Dialog>
      )}
    </section>
  );
}

function Waiting({ all, again }: { all: Recaps; again: () => void }): JSX.Element {
  const key = useMemo(client_key, [all.month, all.items.length]);
  const make = async (): Promise<void> => {
    await make_recap(all.month, key);
    again();
  };
  if (!all.waiting.length) return <Note>{t('usul.none_waits')}</Note>;
  return (
    <section class="stack">
      <RollRows rolls={all.waiting} caption={t('usul.waits_regent')} />
      {all.may_make && (
        <div class="row">
          <Press look="btn btn-main" press={make}>
            <Icon name="file-text" />
            {t('usul.make_recap', { n: number(all.waiting.length) })}
          </Press>
        </div>
      )}
    </section>
  );
}

export function RecapsView(): JSX.Element {
  const [month, set_month] = useState(today().slice(0, 7));
  const reading = use_reading(`rekap ${month}`, (signal) => list_recaps(month, signal), ['proposals']);
  return (
    <>
      <Head title={t('usul.tab_recap')} lead={t('usul.recap_lead')} />
      <div class="stack stack-5">
        <Tabs />
        <div class="row">
          <MonthPick month={month} pick={set_month} />
        </div>
        <Show
          reading={reading}
          is_empty={(all) => !all.items.length && !all.waiting.length}
          blank={
            <div class="card">
              <Blank icon="file-text" title={t('usul.no_recap')} />
            </div>
          }>
          {(all) => (
            <div class="stack stack-5">
              <Waiting all={all} again={reading.again} />
              {all.items.map((recap) => (
                <RecapCard key={recap.id} recap={recap} may_make={all.may_make} again={reading.again} />
              ))}
            </div>
          )}
        </Show>
      </div>
    </>
  );
}

// One task: the family in the order of SIKS-NG's screen with a button to copy each field, the screenshot, "entered";
// of a removal first the letter, and the objection that stops it.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { client_key } from '#/plumbing/api/api';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { day, today } from '#/plumbing/i18n/format';
import { Form, LongField, RadioField, TextField, need } from '#/plumbing/ui/form';
import { Dialog, Icon, Link, Note, say, sentence_of } from '#/plumbing/ui/parts';
import { Upload } from '#/plumbing/ui/upload';
import type { Problem } from '#/plumbing/api/api';
import { may } from '#/ground/session/actions';
import { do_item, notice_path, open_numbers, send_paper } from '../actions';
import type { Item, Numbers } from '../model';
import { ItemMark, kind_words } from './bits';
import { month_words } from './words';

function CopyRow({ label, value }: { label: string; value: string }): JSX.Element {
  const [is_copied, set_copied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(value);
      set_copied(true);
    } catch {
      say(t('usul.copy_by_hand'));
    }
  };
  return (
    <>
      <dt>{label}</dt>
      <dd class="row">
        <span class="grow num">{value || '—'}</span>
        {value && (
          <button type="button" class="btn btn-small" onClick={() => void copy()}>
            <Icon name={is_copied ? 'check' : 'copy'} />
            {t(is_copied ? 'usul.copied' : 'usul.copy')}
            <span class="unseen">: {label}</span>
          </button>
        )}
      </dd>
    </>
  );
}

function Fields({ numbers }: { numbers: Numbers }): JSX.Element {
  return (
    <>
      <dl class="facts">
        {numbers.fields.map((one) => (
          <CopyRow key={one.key} label={t_code('usul.field', one.key)} value={one.value} />
        ))}
      </dl>
      {numbers.members.map((member, i) => (
        <details key={i}>
          <summary>
            {t('usul.member', { n: i + 1 })}: {member[0]?.value}
          </summary>
          <dl class="facts">
            {member.map((one) => (
              <CopyRow key={one.key} label={t_code('usul.field', one.key)} value={one.value} />
            ))}
          </dl>
        </details>
      ))}
    </>
  );
}

function EnterForm({ item, done }: { item: Item; done: () => void }): JSX.Element {
  const key = useMemo(client_key, [item.id, item.version]);
  const [numbers, set_numbers] = useState<Numbers | null>(null);
  const [shots, set_shots] = useState(0);
  const open = async (): Promise<void> => {
    try {
      set_numbers(await open_numbers(item.id));
    } catch (fault) {
      say(sentence_of(fault as Problem));
    }
  };
  const attach = async (file: File): Promise<void> => {
    await send_paper(item.roll, 'screenshot', file, item.id);
    set_shots(shots + 1);
  };
  return (
    <section class="stack">
      <h3>{t('usul.to_type')}</h3>
      {numbers ? (
        <Fields numbers={numbers} />
      ) : (
        <div class="row">
          <button class="btn" onClick={() => void open()}>
            <Icon name="eye" />
            {t('usul.show_numbers')}
          </button>
          <span class="quiet small">{t('usul.numbers_logged')}</span>
        </div>
      )}
      <div class="row">
        <Upload label={t('usul.screenshot')} send={attach} />
        {shots > 0 && <span role="status">{t('usul.paper_kept')}</span>}
      </div>
      <Form
        button={t('usul.is_entered')}
        icon="check"
        send={async (typed) => {
          need(typed, { on: t('usul.entered_on') });
          await do_item(item.id, 'enter', { on: typed.text('on'), version: item.version }, key);
          say(t('usul.saved'));
          done();
        }}>
        <TextField
          name="on"
          label={t('usul.entered_on')}
          type="date"
          width="mid"
          defaultValue={today()}
          max={today()}
        />
      </Form>
    </section>
  );
}

function TellForm({ item, done }: { item: Item; done: () => void }): JSX.Element {
  const key = useMemo(client_key, [item.id, item.version]);
  return (
    <section class="stack">
      <h3>{t('usul.tell')}</h3>
      <p>{t('usul.tell_text')}</p>
      <a class="btn" href={notice_path(item.id)} target="_blank" rel="noopener">
        <Icon name="printer" />
        {t('usul.print_notice')}
      </a>
      <Form
        button={t('usul.is_told')}
        send={async (typed) => {
          need(typed, { on: t('usul.told_on'), words: t('usul.told_how') });
          await do_item(
            item.id,
            'tell',
            { on: typed.text('on'), words: typed.text('words'), version: item.version },
            key,
          );
          say(t('usul.saved'));
          done();
        }}>
        <TextField name="on" label={t('usul.told_on')} type="date" width="mid" defaultValue={today()} max={today()} />
        <TextField name="words" label={t('usul.told_how')} hint={t('usul.told_how_hint')} />
      </Form>
    </section>
  );
}

function AppealForm({ item, done }: { item: Item; done: () => void }): JSX.Element {
  const key = useMemo(client_key, [item.id, item.version]);
  return (
    <details>
      <summary>{t('usul.appeal')}</summary>
      <Form
        button={t('usul.keep_appeal')}
        send={async (typed) => {
          need(typed, { words: t('usul.appeal_words') });
          await do_item(item.id, 'appeal', { words: typed.text('words'), version: item.version }, key);
          say(t('usul.saved'));
          done();
        }}>
        <LongField name="words" label={t('usul.appeal_words')} hint={t('usul.appeal_hint')} rows={3} />
      </Form>
    </details>
  );
}

function JudgeForm({ item, done }: { item: Item; done: () => void }): JSX.Element {
  const key = useMemo(client_key, [item.id, item.version]);
  return (
    <Form
      button={t('usul.judge')}
      send={async (typed) => {
        need(typed, { verdict: t('usul.verdict'), words: t('usul.why') });
        await do_item(
          item.id,
          'judge',
          { verdict: typed.text('verdict'), words: typed.text('words'), version: item.version },
          key,
        );
        say(t('usul.saved'));
        done();
      }}>
      <RadioField
        name="verdict"
        label={t('usul.verdict')}
        choices={[
          { value: 'granted', text: t('usul.granted') },
          { value: 'upheld', text: t('usul.upheld') },
        ]}
      />
      <LongField name="words" label={t('usul.why')} rows={3} />
    </Form>
  );
}

export function TaskDialog({
  item,
  close,
  done,
}: {
  item: Item;
  close: () => void;
  done: () => void;
}): JSX.Element {
  const is_removal = item.kind === 'removal';
  const is_open = item.state === 'approved' || item.state === 'missing';
  const may_type = may('edit_registry');
  return (
    <Dialog title={item.name} close={close} wide>
      <div class="stack">
        <p>
          <ItemMark item={item} /> {kind_words(item)} · {item.region_name} ·{' '}
          <Link to={`/usulan/daftar/${item.roll}`}>{month_words(item.month)}</Link>
        </p>
        {item.note && <p>{item.note}</p>}
        {item.told_on && <Note>{t('usul.was_told', { on: day(item.told_on), how: item.told_how })}</Note>}
        {item.appeal_words && (
          <Note kind="bad">
            {t('usul.appealed')} {item.appeal_words}
          </Note>
        )}
        {is_removal && is_open && may_type && !item.told_on && <TellForm item={item} done={done} />}
        {is_open && may_type && (!is_removal || item.told_on) && <EnterForm item={item} done={done} />}
        {is_removal && may_type && ['approved', 'entered', 'missing'].includes(item.state) && (
          <AppealForm item={item} done={done} />
        )}
        {item.state === 'appealed' && may('decide_registry') && <JudgeForm item={item} done={done} />}
      </div>
    </Dialog>
  );
}

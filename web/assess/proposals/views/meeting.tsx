// The meeting: one decision for the whole list, and the lines that are left out, each with its reason.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { client_key } from '#/plumbing/api/api';
import { t } from '#/plumbing/i18n/i18n';
import { today } from '#/plumbing/i18n/format';
import {
  Form,
  LongField,
  PickField,
  RadioField,
  TextField,
  type Trouble,
  type Typed,
  all_at_once,
  lacking,
} from '#/plumbing/ui/form';
import { say } from '#/plumbing/ui/parts';
import { do_roll } from '../actions';
import { type RollFile, is_alive, words_in } from '../model';
import { kind_words } from './bits';

export function MeetingForm({ file, done }: { file: RollFile; done: () => void }): JSX.Element {
  const [way, set_way] = useState('meeting');
  const [left_out, set_left_out] = useState<ReadonlySet<string>>(new Set());
  const key = useMemo(client_key, [file.roll.version]);
  const lines = file.items.filter((item) => is_alive(item.state));
  const is_meeting = way === 'meeting';
  const toggle = (id: string): void => {
    const next = new Set(left_out);
    if (!next.delete(id)) next.add(id);
    set_left_out(next);
  };
  const excepted = lines.filter((item) => left_out.has(item.id));
  /// Its place in what is sent, so that the answer finds the field.
  const reason_of = (item: (typeof lines)[number]): string => `exceptions.${excepted.indexOf(item)}.reason`;
  /// What is empty here. The server finds that and the rest in the same answer.
  const empty = (typed: Typed): Trouble[] => [
    ...lacking(typed, {
      on: t('usul.met_on'),
      ...(is_meeting ? { place: t('usul.met_place'), attended: t('usul.attended') } : {}),
      words: t('usul.decision'),
    }),
    ...excepted
      .filter((item) => !typed.text(reason_of(item)))
      .map((item) => ({ path: reason_of(item), message: t('usul.reason_for', { name: item.name }) })),
  ];
  return (
    <Form
      button={t('usul.keep_meeting')}
      icon="check"
      send={async (typed) => {
        const attended = typed.number('attended');
        const body = {
          way,
          ...(typed.text('on') ? { on: typed.text('on') } : {}),
          ...(is_meeting
            ? {
                place: typed.needed('place'),
                ...(attended !== undefined && Number.isInteger(attended) ? { attended } : {}),
              }
            : {}),
          words: typed.needed('words'),
          exceptions: excepted.map((item) => ({ item: item.id, reason: typed.needed(reason_of(item)) })),
          version: file.roll.version,
        };
        // What is empty is refused by the server too, so it may be asked for the rest: nothing is kept.
        await all_at_once(empty(typed), () => do_roll(file.id, 'meet', body, key));
        say(t('usul.met'));
        done();
      }}>
      <RadioField
        name="way"
        label={t('usul.way')}
        chosen={way}
        change={set_way}
        row
        choices={[
          { value: 'meeting', text: t(file.roll.is_kelurahan ? 'usul.muskel' : 'usul.musdes') },
          { value: 'sptjm', text: t('usul.sptjm') },
        ]}
      />
      <TextField name="on" label={t('usul.met_on')} type="date" width="mid" defaultValue={today()} max={today()} />
      {is_meeting && (
        <>
          <TextField name="place" label={t('usul.met_place')} />
          <TextField name="attended" label={t('usul.attended')} inputMode="numeric" width="short" />
        </>
      )}
      <LongField name="words" label={t('usul.decision')} hint={t('usul.decision_hint')} rows={3} />
      <fieldset class="field">
        <legend>{t('usul.except')}</legend>
        <div class="hint">{t('usul.except_hint')}</div>
        {lines.map((item) => (
          <div key={item.id}>
            <label class="tick">
              <input type="checkbox" checked={left_out.has(item.id)} onChange={() => toggle(item.id)} />
              <span>
                {item.name} · {kind_words(item)}
              </span>
            </label>
            {left_out.has(item.id) && (
              <PickField
                name={reason_of(item)}
                label={t('usul.reason_of', { name: item.name })}
                none={t('usul.choose')}
                choices={words_in(file, 'reason')}
              />
            )}
          </div>
        ))}
      </fieldset>
    </Form>
  );
}

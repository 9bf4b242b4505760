// What the words of a status mean: the office's own sentences for "why did my aid stop?".
import type { JSX } from 'preact';
import { in_language, t, t_code } from '#/plumbing/i18n/i18n';
import { Form, LongField, PickField, TextField, need, type Typed } from '#/plumbing/ui/form';
import { Dialog, Note } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Register, type Opened } from '#/plumbing/ui/register';
import { list_aid_reasons, save_aid_reason } from '../actions';
import { type AidReason, aid_standings, standing_tone } from '../model';

const fresh: AidReason = {
  code: '',
  standing: 'stopped',
  words: '',
  text_id: '',
  text_en: '',
  who_id: '',
  who_en: '',
  next_id: '',
  next_en: '',
  appeal_id: '',
  appeal_en: '',
};
/// The reason for a status nobody explained yet; it has no words of its own.
const unknown_code = 'tidak_dikenal';

/// One question in both languages.
function Both({ name, label, reason, optional }: {
  name: 'text' | 'who' | 'next' | 'appeal';
  label: string;
  reason: AidReason;
  optional?: boolean;
}): JSX.Element {
  return (
    <div class="pair">
      <LongField
        name={`${name}_id`}
        label={label}
        rows={2}
        defaultValue={reason[`${name}_id`]}
        optional={optional ?? false}
      />
      <LongField
        name={`${name}_en`}
        label={t('arti.english', { label })}
        rows={2}
        defaultValue={reason[`${name}_en`]}
        optional={optional ?? false}
      />
    </div>
  );
}

function Edit({ reason, close, done }: { reason: AidReason } & Opened): JSX.Element {
  const is_new = !reason.code;
  const send = async (typed: Typed): Promise<void> => {
    const in_english = (label: string): string => t('arti.english', { label });
    need(typed, {
      ...(is_new ? { code: t('arti.code') } : {}),
      ...(reason.code === unknown_code ? {} : { words: t('arti.words') }),
      text_id: t('aid.reason'),
      text_en: in_english(t('aid.reason')),
      who_id: t('aid.who'),
      who_en: in_english(t('aid.who')),
      next_id: t('aid.next'),
      next_en: in_english(t('aid.next')),
    });
    await save_aid_reason({
      code: reason.code || typed.needed('code'),
      standing: typed.needed('standing') as AidReason['standing'],
      words: typed.needed('words'),
      text_id: typed.needed('text_id'),
      text_en: typed.needed('text_en'),
      who_id: typed.needed('who_id'),
      who_en: typed.needed('who_en'),
      next_id: typed.needed('next_id'),
      next_en: typed.needed('next_en'),
      appeal_id: typed.needed('appeal_id'),
      appeal_en: typed.needed('appeal_en'),
    });
    done();
  };
  return (
    <Dialog wide title={is_new ? t('arti.add') : reason.text_id} close={close}>
      <Form send={send} button={t('ui.save')} cancel={close}>
        <Note>{t('arti.note')}</Note>
        <div class="pair">
          {is_new && <TextField name="code" label={t('arti.code')} hint={t('layanan.code_hint')} />}
          <PickField
            name="standing"
            label={t('arti.standing')}
            choices={aid_standings.map((value) => ({ value, text: t_code('aid.standing', value) }))}
            defaultValue={reason.standing}
          />
        </div>
        {reason.code !== unknown_code && (
          <TextField name="words" label={t('arti.words')} hint={t('arti.words_hint')} defaultValue={reason.words} />
        )}
        <Both name="text" label={t('aid.reason')} reason={reason} />
        <Both name="who" label={t('aid.who')} reason={reason} />
        <Both name="next" label={t('aid.next')} reason={reason} />
        <Both name="appeal" label={t('aid.appeal')} reason={reason} optional />
      </Form>
    </Dialog>
  );
}

export function AidReasonsView(): JSX.Element {
  const reading = use_reading('aid reasons', list_aid_reasons);
  return (
    <Register<AidReason, AidReason>
      title={t('nav.reasons')}
      lead={t('arti.lead')}
      reading={reading}
      add={{ label: t('arti.add'), fresh }}
      blank={{ icon: 'circle-help', title: t('arti.empty'), text: t('arti.empty_text') }}
      heads={[t('aid.reason'), [t('arti.words'), 'hide-narrow'], [t('aid.next'), 'hide-narrow']]}
      line={(reason) => ({
        key: reason.code,
        name: reason.code,
        cells: (
          <>
            <th scope="row">
              <span class={`tag ${standing_tone[reason.standing] ? `tag-${standing_tone[reason.standing]}` : ''}`}>
                {t_code('aid.standing', reason.standing)}
              </span>{' '}
              {in_language(reason.text_id, reason.text_en)}
            </th>
            <td class="hide-narrow quiet">{reason.words.split('|').join(', ') || t('arti.all_else')}</td>
            <td class="hide-narrow">{in_language(reason.next_id, reason.next_en)}</td>
          </>
        ),
      })}
      form={(reason, opened) => <Edit reason={reason} {...opened} />}
    />
  );
}

// The word of a second person on a field check.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { today } from '#/plumbing/i18n/format';
import { Form, LongField, RadioField, TextField, need, type Typed } from '#/plumbing/ui/form';
import { Dialog, Icon, Note, say } from '#/plumbing/ui/parts';
import { may } from '#/ground/session/actions';
import { judge_visit } from '../actions';
import { type Visit, type VisitFile } from '../model';

export function Judge({ file, again }: { file: VisitFile; again: () => void }): JSX.Element | null {
  const [verdict, set_verdict] = useState<'accept' | 'back' | null>(null);
  const { visit } = file;
  if (visit.state === 'accepted' || !may('verify_registry')) return null;
  if (visit.is_own) return visit.state === 'done' ? <Note>{t('reg.judge_own')}</Note> : null;
  const send = async (typed: Typed): Promise<void> => {
    need(typed, { reason: t('reg.reason') });
    const minutes_on = typed.text('minutes_on');
    await judge_visit(visit.id, {
      version: visit.version,
      verdict: verdict!,
      reason: typed.needed('reason'),
      ...(typed.text('finding') ? { finding: typed.needed('finding') as Visit['finding'] } : {}),
      ...(typed.text('minutes') ? { minutes: typed.needed('minutes') } : {}),
      ...(minutes_on ? { minutes_on } : {}),
    });
    set_verdict(null);
    say(t_code('reg.judged_visit', verdict!));
    again();
  };
  return (
    <div class="row">
      <button
        type="button"
        class={`btn ${visit.state === 'done' ? 'btn-main' : ''}`}
        onClick={() => set_verdict('accept')}>
        <Icon name="check" />
        {visit.state === 'done' ? t_code('reg.judge_visit', 'accept') : t('reg.judge_unseen')}
      </button>
      {visit.state === 'done' && (
        <button type="button" class="btn" onClick={() => set_verdict('back')}>
          <Icon name="undo-2" />
          {t_code('reg.judge_visit', 'back')}
        </button>
      )}
      {verdict && (
        <Dialog title={t_code('reg.judge_visit', verdict)} close={() => set_verdict(null)}>
          <Form send={send} button={t_code('reg.judge_visit', verdict)} cancel={() => set_verdict(null)}>
            <Note>{t_code('reg.judge_visit_text', visit.state === 'done' ? verdict : 'unseen')}</Note>
            {verdict === 'accept' && (
              <>
                <RadioField
                  name="finding"
                  label={t('reg.seen')}
                  {...(visit.seen === 'none' ? {} : { chosen: visit.seen })}
                  choices={(['fits', 'differs', 'absent'] as const).map((value) => ({
                    value,
                    text: t_code('sanggah.found', value),
                  }))}
                />
                <div class="pair">
                  <TextField name="minutes" label={t('sanggah.minutes')} hint={t('reg.minutes_hint')} optional />
                  <TextField name="minutes_on" type="date" label={t('sanggah.minutes_on')} max={today()} optional />
                </div>
              </>
            )}
            <LongField name="reason" label={t('reg.reason')} hint={t('reg.reason_hint')} rows={2} />
          </Form>
        </Dialog>
      )}
    </div>
  );
}

// A field check is asked for, with its reason and the day by which.
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { client_key } from '#/plumbing/api/api';
import { t } from '#/plumbing/i18n/i18n';
import { today } from '#/plumbing/i18n/format';
import { go } from '#/plumbing/router/router';
import { Form, LongField, TextField, need, type Typed } from '#/plumbing/ui/form';
import { Dialog, say } from '#/plumbing/ui/parts';
import { ask_visit } from '../actions';

/// A task for whoever goes there.
export function AskVisit({ family, close }: { family: string; close: () => void }): JSX.Element {
  const key = useMemo(client_key, []);
  const send = async (typed: Typed): Promise<void> => {
    need(typed, { reason: t('reg.reason') });
    const due_on = typed.text('due_on');
    const made = await ask_visit({ family, reason: typed.needed('reason'), ...(due_on ? { due_on } : {}) }, key);
    say(t('reg.visit_asked'));
    go(`/registri/kunjungan/${made.visit.id}`);
  };
  return (
    <Dialog title={t('reg.ask_visit')} close={close}>
      <Form send={send} button={t('reg.ask_visit')} icon="map-pin" cancel={close}>
        <LongField name="reason" label={t('reg.reason')} hint={t('reg.visit_reason_hint')} rows={2} />
        <TextField name="due_on" type="date" label={t('reg.due')} min={today()} optional />
      </Form>
    </Dialog>
  );
}

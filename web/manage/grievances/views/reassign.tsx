// The bar that appears after a tick: hand several reports to one officer, with a reason, and say which were refused.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '#/plumbing/i18n/i18n';
import { Form, LongField, need, type Typed } from '#/plumbing/ui/form';
import { Dialog, Icon, Note, say } from '#/plumbing/ui/parts';
import { reassign } from '../actions';
import type { Row } from '../model';
import { OfficerField } from './officer_field';

export function Reassign({
  ids,
  rows,
  done,
  clear,
}: {
  ids: Row['id'][];
  rows: Row[];
  done: (ids: string[]) => void;
  clear: () => void;
}): JSX.Element {
  const [is_open, set_open] = useState(false);
  const [refused, set_refused] = useState<{ id: string; key: string; message: string }[]>([]);
  const send = async (typed: Typed): Promise<void> => {
    need(typed, { officer: t('col.officer'), text: t('deed.reason') });
    const answer = await reassign(ids, typed.needed('officer'), typed.needed('text'));
    say(t('reassign.done', { n: answer.done }));
    const no = new Set(answer.refused.map((r) => r.id));
    if (answer.refused.length) set_refused(answer.refused);
    else set_open(false);
    done(ids.filter((id) => !no.has(id)));
  };
  return (
    <>
      <div class="bulk" role="region" aria-label={t('reassign.bar')}>
        <strong>{t('reassign.ticked', { n: ids.length })}</strong>
        <button class="btn btn-small" onClick={() => set_open(true)}>
          <Icon name="users" />
          {t('reassign.act')}
        </button>
        <button class="link" onClick={clear}>
          {t('reassign.clear')}
        </button>
      </div>
      {is_open && (
        <Dialog title={t('reassign.title', { n: ids.length })} close={() => set_open(false)}>
          {refused.length > 0 ? (
            <Note kind="wait">
              {t('reassign.refused')}
              <ul>
                {refused.map((r) => (
                  <li key={r.id}>
                    <span class="num">{rows.find((row) => row.id === r.id)?.tracking_number ?? r.id}</span>:{' '}
                    {r.message || r.key}
                  </li>
                ))}
              </ul>
            </Note>
          ) : (
            <Form send={send} button={t('reassign.act')} icon="users" cancel={() => set_open(false)}>
              <OfficerField />
              <LongField name="text" label={t('deed.reason')} hint={t('reassign.hint')} rows={2} />
            </Form>
          )}
        </Dialog>
      )}
    </>
  );
}

// Two officers, one case: both sides are shown, a person decides. Nothing is settled silently.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Problem } from '#/plumbing/api/api';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { ago, moment } from '#/plumbing/i18n/format';
import { Dialog, Note, Show, sentence_of } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { type DeedIn, open_grievance } from '../actions';
import { Table } from '#/plumbing/ui/table';
import { type Deed, type File_, type Step, differences } from '../model';

interface SidesProps {
  file: File_;
  now: File_;
  deed: Deed;
  body: DeedIn;
  last: Step | undefined;
}
const value = (field: string, v: string): string =>
  field === 'state' ? t_code('state', v) : field === 'promise_by' ? moment(v) : v || '—';
function Sides({ file, now, deed, body, last }: SidesProps): JSX.Element {
  return (
    <Table
      caption={t('conflict.caption')}
      kind="compare"
      heads={[t('conflict.what'), t('conflict.seen'), t('conflict.now')]}>
      {differences(file, now).map((d) => (
        <tr key={d.field}>
          <th scope="row">{t_code('difference', d.field)}</th>
          <td>{value(d.field, d.before)}</td>
          <td class="differs">{value(d.field, d.now)}</td>
        </tr>
      ))}
      {last?.text && (
        <tr>
          <th scope="row">{t('conflict.last')}</th>
          <td>—</td>
          <td class="differs pre">{last.text}</td>
        </tr>
      )}
      <tr>
        <th scope="row">{t('conflict.mine')}</th>
        <td colSpan={2} class="pre">
          <strong>{t_code('deed', deed)}</strong>
          {typeof body.text === 'string' ? `\n${body.text}` : ''}
        </td>
      </tr>
    </Table>
  );
}
export function Conflict({
  file,
  deed,
  body,
  anyway,
  close,
}: {
  file: File_;
  deed: Deed;
  body: DeedIn;
  anyway: (body: DeedIn, version: number) => Promise<void>;
  close: () => void;
}): JSX.Element {
  const reading = use_reading(`now ${file.id}`, (signal) => open_grievance(file.id, signal));
  const [wrong, set_wrong] = useState('');
  return (
    <Dialog wide title={t('conflict.title')} close={close}>
      <Show reading={reading} bones={3}>
        {(now) => {
          const last = [...now.steps].sort((a, b) => b.at.localeCompare(a.at))[0];
          return (
            <div class="stack">
              <Note kind="wait">
                {t('conflict.text', {
                  who: last?.by_name || t('timeline.system'),
                  what: last ? t_code('step', last.deed) : '',
                  when: ago(last?.at),
                })}
              </Note>
              <Sides {...{ file, now, deed, body, last }} />
              {wrong && (
                <Note kind="bad" live>
                  {wrong}
                </Note>
              )}
              <div class="row">
                {now.may.includes(deed) ? (
                  <button
                    class="btn btn-main"
                    onClick={() => {
                      anyway(body, now.version).catch((fault: Problem) => set_wrong(sentence_of(fault)));
                    }}>
                    {t('conflict.anyway')}
                  </button>
                ) : (
                  <span class="quiet">{t('conflict.not_any_more')}</span>
                )}
                <button class="btn" onClick={close}>
                  {t('conflict.drop')}
                </button>
              </div>
            </div>
          );
        }}
      </Show>
    </Dialog>
  );
}

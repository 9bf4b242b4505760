// Two officers changed one thing at once: what stands there now beside what this one typed. A person decides.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Problem } from '#/plumbing/api/api';
import { t } from '#/plumbing/i18n/i18n';
import { Dialog, Note, sentence_of } from './parts';
import { Table } from './table';

export interface Side {
  label: string;
  mine: string;
  now: string;
}
export function BothSides({
  title,
  sides,
  keep_mine,
  close,
}: {
  title: string;
  sides: Side[];
  keep_mine: () => Promise<void>;
  /// What stands there stays.
  close: () => void;
}): JSX.Element {
  const [wrong, set_wrong] = useState('');
  return (
    <Dialog wide title={title} close={close}>
      <div class="stack">
        <Note kind="wait">{t('both.text')}</Note>
        <Table
          caption={t('both.caption')}
          kind="compare"
          heads={[t('conflict.what'), t('both.mine'), t('conflict.now')]}>
          {sides
            .filter((side) => side.mine || side.now)
            .map((side) => (
              <tr key={side.label}>
                <th scope="row">{side.label}</th>
                <td class="pre">{side.mine || '—'}</td>
                <td class={side.mine === side.now ? 'pre' : 'pre differs'}>{side.now || '—'}</td>
              </tr>
            ))}
        </Table>
        {wrong && (
          <Note kind="bad" live>
            {wrong}
          </Note>
        )}
        <div class="row">
          <button
            class="btn btn-main"
            onClick={() => {
              keep_mine().catch((fault: Problem) => set_wrong(sentence_of(fault)));
            }}>
            {t('both.keep_mine')}
          </button>
          <button class="btn" onClick={close}>
            {t('both.keep_theirs')}
          </button>
        </div>
      </div>
    </Dialog>
  );
}

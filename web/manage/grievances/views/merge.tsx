// Merge into an earlier report: find it, compare side by side, say why. Both reporters stay and both are answered.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { moment } from '#/plumbing/i18n/format';
import { Form, LongField, need, type Typed } from '#/plumbing/ui/form';
import { Dialog, Note, Show } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { type DeedIn, find_similar, list_grievances, open_grievance } from '../actions';
import type { File_, Row, Similar } from '../model';
import { Table } from '#/plumbing/ui/table';
import { SimilarList, place_of } from './bits';

type Line = [label: string, value: (f: File_) => string];
const lines = (): Line[] => [
  [t('col.report'), (f) => f.tracking_number],
  [t('col.kind'), (f) => f.kind_name],
  [t('col.received'), (f) => moment(f.received_at)],
  [t('col.channel'), (f) => t_code('channel', f.channel)],
  [t('col.place'), place_of],
  [t('file.place_more'), (f) => f.place ?? ''],
  [t('col.state'), (f) => t_code('state', f.state)],
  [t('col.officer'), (f) => f.officer_name ?? ''],
  [t('reporter.title'), (f) => f.reporters.map((r) => [r.name, r.phone].filter(Boolean).join(', ')).join('; ')],
  [t('file.said'), (f) => f.text],
];

function Compare({ mine, other }: { mine: File_; other: File_ }): JSX.Element {
  return (
    <Table caption={t('merge.caption')} kind="compare" heads={[t('conflict.what'), t('merge.this'), t('merge.stays')]}>
      {lines().map(([label, value]) => {
        const [a, b] = [value(mine), value(other)];
        return a || b ? (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td class="pre">{a || '—'}</td>
            <td class={`pre ${a !== b ? 'differs' : ''}`}>{b || '—'}</td>
          </tr>
        ) : null;
      })}
    </Table>
  );
}

function Settle({
  file,
  id,
  close,
  carry_out,
}: {
  file: File_;
  id: string;
  close: () => void;
  carry_out: (body: DeedIn) => Promise<void>;
}): JSX.Element {
  const reading = use_reading(`file ${id}`, (signal) => open_grievance(id, signal));
  const send = async (typed: Typed): Promise<void> => {
    need(typed, { text: t('deed.reason') });
    await carry_out({ into: id, text: typed.needed('text') });
  };
  return (
    <Dialog wide title={t('merge.title')} close={close}>
      <Show reading={reading} bones={6}>
        {(other) => (
          <div class="stack">
            <Note>{t('merge.text', { number: other.tracking_number })}</Note>
            <Compare mine={file} other={other} />
            <Form send={send} button={t('deed_button.merge')} icon="merge" cancel={close}>
              <LongField name="text" label={t('deed.reason')} hint={t('merge.reason_hint')} rows={2} />
            </Form>
          </div>
        )}
      </Show>
    </Dialog>
  );
}

export function Merge({
  file,
  cancel,
  carry_out,
}: {
  file: File_;
  cancel: () => void;
  carry_out: (body: DeedIn) => Promise<void>;
}): JSX.Element {
  const [words, set_words] = useState('');
  const [chosen, set_chosen] = useState('');
  const reading = use_reading<{ items: (Row & Partial<Similar>)[] }>(`merge ${file.id} ${words}`, async (signal) =>
    words
      ? await list_grievances('all', { q: words }, undefined, signal)
      : await find_similar(file.text, file.region, '', signal),
  );
  const act = (row: Row): JSX.Element => (
    <button type="button" class="btn btn-small" onClick={() => set_chosen(row.id)}>
      {t('merge.compare')}
    </button>
  );
  return (
    <div class="stack">
      <form
        role="search"
        class="row"
        style={{ flexWrap: 'nowrap' }}
        onSubmit={(e) => {
          e.preventDefault();
          set_words(String(new FormData(e.currentTarget).get('q') ?? '').trim());
        }}>
        <label class="unseen" for="gabung-cari">
          {t('merge.search')}
        </label>
        <input class="input" id="gabung-cari" name="q" type="search" placeholder={t('merge.search')} />
        <button class="btn">{t('queue.search')}</button>
      </form>
      <Show
        reading={reading}
        bones={3}
        is_empty={(page) => page.items.every((row) => row.id === file.id)}
        blank={<p class="quiet">{t('merge.none')}</p>}>
        {(page) => <SimilarList rows={page.items.filter((row) => row.id !== file.id)} act={act} />}
      </Show>
      <button type="button" class="btn btn-plain" onClick={cancel}>
        {t('ui.cancel')}
      </button>
      {chosen && <Settle file={file} id={chosen} close={() => set_chosen('')} carry_out={carry_out} />}
    </div>
  );
}

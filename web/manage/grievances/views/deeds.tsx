// The acts of one complaint: only those allowed now, the first one large; each opens its own short form in place.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Problem, client_key } from '#/plumbing/api/api';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { Form, type Typed } from '#/plumbing/ui/form';
import { Icon, say } from '#/plumbing/ui/parts';
import { tell } from '#/plumbing/live/live';
import { go } from '#/plumbing/router/router';
import { type DeedIn, do_deed, open_grievance } from '../actions';
import type { Deed, File_ } from '../model';
import { deed_icon } from './bits';
import { Conflict } from './conflict';
import { body_of, Fields } from './deed_fields';
import { Merge } from './merge';

const shown: Deed[] = [
  'claim',
  'verify',
  'answer',
  'assign',
  'forward',
  'note',
  'ask',
  'extend',
  'merge',
  'close',
  'reopen',
  'name',
  'reject',
];
const bad: Deed[] = ['reject'];

function Choose({ deeds, choose }: { deeds: Deed[]; choose: (deed: Deed) => void }): JSX.Element {
  return (
    <div class="act-list">
      {deeds.map((deed, i) => (
        <button
          key={deed}
          type="button"
          class={`btn ${i === 0 ? 'btn-main' : bad.includes(deed) ? 'btn-bad' : ''}`}
          onClick={() => choose(deed)}>
          <Icon name={deed_icon[deed]} />
          {t_code('deed', deed)}
        </button>
      ))}
    </div>
  );
}
export function Deeds({ file, wanted, again }: { file: File_; wanted: Deed | null; again: () => void }): JSX.Element {
  const [chosen, set_chosen] = useState<Deed | null>(wanted);
  const [conflict, set_conflict] = useState<DeedIn | null>(null);
  const key = useMemo(client_key, [file.id, file.version, chosen]);
  const first = file.next_act;
  const deeds = shown
    .filter((deed) => file.may.includes(deed))
    .sort((a, b) => Number(b === first) - Number(a === first));
  const finish = (deed: Deed): void => {
    set_chosen(null);
    set_conflict(null);
    say(t('deed.done', { deed: t_code('deed_done', deed), number: file.tracking_number }));
    tell('grievances', file.id);
    again();
  };
  /// Who names somebody may name themselves out of the file: they leave it before it is read again.
  const leave_if_gone = async (): Promise<void> => {
    try {
      await open_grievance(file.id);
    } catch (fault) {
      if (!(fault instanceof Problem) || ![403, 404].includes(fault.status)) return;
      go('/antrean/all');
      say(t('deed.name_gone', { number: file.tracking_number }));
    }
  };
  const carry_out = async (deed: Deed, body: DeedIn): Promise<void> => {
    try {
      await do_deed(file.id, deed, { ...body, version: file.version }, key);
      if (deed === 'name') await leave_if_gone();
      finish(deed);
    } catch (fault) {
      if (fault instanceof Problem && ['grievances.changed', 'grievances.not_in_this_state'].includes(fault.key)) {
        set_conflict(body);
        return;
      }
      throw fault;
    }
  };
  const anyway = async (body: DeedIn, version: number): Promise<void> => {
    await do_deed(file.id, chosen!, { ...body, version }, client_key());
    finish(chosen!);
  };
  return (
    <section class="card stack" aria-labelledby="tindakan">
      <h2 id="tindakan">{t('deed.title')}</h2>
      {deeds.length === 0 && <p class="quiet">{t('deed.none')}</p>}
      {chosen === null ? (
        <Choose deeds={deeds} choose={set_chosen} />
      ) : (
        <div class="stack">
          <h3 class="row">
            <Icon name={deed_icon[chosen]} />
            {t_code('deed', chosen)}
          </h3>
          {chosen === 'merge' ? (
            <Merge file={file} cancel={() => set_chosen(null)} carry_out={(body) => carry_out('merge', body)} />
          ) : (
            <Form
              key={chosen}
              button={t_code('deed_button', chosen)}
              icon={deed_icon[chosen]}
              {...(bad.includes(chosen) ? { tone: 'bad' as const } : {})}
              cancel={() => set_chosen(null)}
              send={(typed: Typed) => carry_out(chosen, body_of(chosen, typed))}>
              <Fields deed={chosen} file={file} />
            </Form>
          )}
        </div>
      )}
      {conflict && chosen && (
        <Conflict
          file={file}
          deed={chosen}
          body={conflict}
          anyway={anyway}
          close={() => {
            set_conflict(null);
            again();
          }}
        />
      )}
    </section>
  );
}

// One person: where somebody stood and when, who was merged into the row, what happened.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { day, moment } from '#/plumbing/i18n/format';
import { Form, LongField, need, type Typed } from '#/plumbing/ui/form';
import { Dialog, HiddenTitle, Icon, Link, Note, Show, Title, say } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import type { ScreenProps } from '#/app/routes';
import { may } from '#/ground/session/actions';
import { open_person, undo_merge } from '../actions';
import { type PersonFile, is_none } from '../model';
import { NikCell, PersonMarks, Says, in_words, life_text, relation_text, use_form } from './bits';
import { History } from './history';

function Stays({ file }: { file: PersonFile }): JSX.Element | null {
  const form = use_form().data;
  if (!file.stays.length) return null;
  return (
    <Table caption={t('reg.stays')} is_said heads={[t('reg.family'), t('reg.relation'), t('reg.from'), t('reg.until')]}>
      {file.stays.map((stay) => (
        <tr key={stay.family + stay.from_on}>
          <th scope="row">
            {stay.head_name ? (
              <Link to={`/registri/keluarga/${stay.family}`}>{t('reg.family_of', { name: stay.head_name })}</Link>
            ) : (
              t('reg.beyond')
            )}
          </th>
          <td>{relation_text(form, stay.relation)}</td>
          <td>
            {day(stay.from_on)}
            <br />
            <small class="quiet">{t_code('reg.event', stay.cause)}</small>
          </td>
          <td>
            {stay.to_on ? day(stay.to_on) : t('reg.until_now')}
            {stay.end_cause && (
              <>
                <br />
                <small class="quiet">{t_code('reg.event', stay.end_cause)}</small>
              </>
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}

/// A merge can be taken back as long as nobody took it back before.
export function UndoMerge({ merge, done }: { merge: string; done: () => void }): JSX.Element {
  const [is_open, set_open] = useState(false);
  const send = async (typed: Typed): Promise<void> => {
    need(typed, { reason: t('reg.reason') });
    await undo_merge(merge, typed.needed('reason'));
    set_open(false);
    say(t('reg.unmerged'));
    done();
  };
  return (
    <>
      <button type="button" class="btn btn-small" onClick={() => set_open(true)}>
        <Icon name="undo-2" />
        {t('reg.undo_merge')}
      </button>
      {is_open && (
        <Dialog title={t('reg.undo_merge')} close={() => set_open(false)}>
          <Form send={send} button={t('reg.undo_merge')} cancel={() => set_open(false)}>
            <p>{t('reg.undo_merge_text')}</p>
            <LongField name="reason" label={t('reg.reason')} rows={2} />
          </Form>
        </Dialog>
      )}
    </>
  );
}

function Merges({ file, done }: { file: PersonFile; done: () => void }): JSX.Element | null {
  if (!file.merges.length) return null;
  return (
    <section class="card stack stack-2">
      <h2>{t('reg.merged_rows')}</h2>
      <ul class="stack stack-2">
        {file.merges.map((one) => (
          <li key={one.id} class="row-apart">
            <span>
              <Link to={`/registri/orang/${one.gone}`}>{t('reg.other_row')}</Link> · {moment(one.made_at)} ·{' '}
              {one.author_name}
              <br />
              <span class="quiet">{one.reason}</span>
            </span>
            {may('verify_registry') && <UndoMerge merge={one.id} done={done} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Facts({ file }: { file: PersonFile }): JSX.Element {
  const form = use_form().data;
  const { person } = file;
  return (
    <dl class="facts">
      <dt>NIK</dt>
      <dd>
        <NikCell person={person} />
      </dd>
      <dt>{t('reg.life')}</dt>
      <dd>{life_text(person)}</dd>
      <dt>{t('reg.born_place')}</dt>
      <dd>{person.born_place || '—'}</dd>
      <dt>{t('reg.marital')}</dt>
      <dd>{in_words(form?.maritals, person.marital)}</dd>
      <dt>{t('reg.mother')}</dt>
      <dd>{file.mother_name || person.mother_name || '—'}</dd>
      {file.father_name && (
        <>
          <dt>{t('reg.father')}</dt>
          <dd>{file.father_name}</dd>
        </>
      )}
      <dt>{t('reg.village')}</dt>
      <dd>{person.region_name}</dd>
    </dl>
  );
}

export function PersonView({ params }: ScreenProps): JSX.Element {
  const reading = use_reading(`registry person ${params.id}`, (signal) => open_person(params.id!, signal));
  return (
    <>
      {!reading.data && <HiddenTitle>{t('reg.person')}</HiddenTitle>}
      <Show reading={reading}>
        {(file) => (
          <div class="stack">
            <div class="identity">
              <div class="identity-name">
                <Title tab={file.person.name}>{file.person.name}</Title>
                <PersonMarks person={file.person} />
                {file.pairs.length > 0 && (
                  <Link class="tag tag-bad" to={`/registri/ganda/${file.pairs[0]!}`}>
                    {t('reg.maybe_double')}
                  </Link>
                )}
              </div>
              <Says of={file.person} />
            </div>
            {!is_none(file.person.merged_into) && (
              <Note kind="wait">
                {t('reg.merged_into')}{' '}
                <Link to={`/registri/orang/${file.person.merged_into}`}>{t('reg.other_row')}</Link>
              </Note>
            )}
            <section class="card stack">
              <Facts file={file} />
              {!is_none(file.person.family) && (
                <Link class="btn" to={`/registri/keluarga/${file.person.family}?orang=${file.person.id}`}>
                  <Icon name="users" />
                  {t('reg.to_family')}
                </Link>
              )}
            </section>
            <Stays file={file} />
            <Merges file={file} done={reading.again} />
            <section class="stack stack-2">
              <h2>{t_code('reg.part', 'riwayat')}</h2>
              <History events={file.events} members={[file.person]} of="person" />
            </section>
          </div>
        )}
      </Show>
    </>
  );
}

// A letter: its paper, its signature, taking it back; and the register of a year.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { day, today } from '#/plumbing/i18n/format';
import { SearchBox } from '#/plumbing/ui/filter';
import { Form, PickField, TextField, Wrong, need } from '#/plumbing/ui/form';
import { Blank, Head, Link, Note, Show, say } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import { may } from '#/ground/session/actions';
import { end_letter, list_letters, sign_letter } from '../actions';
import type { Letter } from '../model';

function SignForm({ letter, done }: { letter: Letter; done: () => void }): JSX.Element {
  return (
    <Form
      button={t('letter.sign')}
      send={async (_typed, form) => {
        const file = (form.elements.namedItem('file') as HTMLInputElement).files?.[0];
        if (!file)
          throw new Wrong([{ path: 'file', message: t('form.needed', { label: t('letter.scan') }) }]);
        await sign_letter(letter.id, (form.elements.namedItem('way') as HTMLSelectElement).value, file);
        say(t('letter.signed'));
        done();
      }}>
      <PickField
        name="way"
        label={t('letter.way')}
        defaultValue="paper"
        choices={['paper', 'electronic'].map((way) => ({ value: way, text: t_code('letter.way', way) }))}
      />
      <TextField
        name="file"
        type="file"
        label={t('letter.scan')}
        hint={t('letter.scan_hint')}
        accept="application/pdf,image/*"
      />
    </Form>
  );
}

export function LetterCard({ letter, again }: { letter: Letter; again: () => void }): JSX.Element {
  const [ending, set_ending] = useState<'withdraw' | 'reissue' | null>(null);
  const is_open = letter.standing === 'numbered' || letter.standing === 'valid';
  return (
    <section class="card stack stack-2">
      <h2>
        {t('letter.one')} <span class="num">{letter.number}</span>
      </h2>
      <p>
        <span class={`tag ${letter.is_in_force ? 'tag-good' : is_open ? 'tag-wait' : 'tag-bad'}`}>
          {t_code('letter.standing', letter.standing)}
        </span>{' '}
        {day(letter.dated)} · {letter.signer_name}
        {letter.is_from_outside && ` · ${t('letter.outside')}`}
      </p>
      {letter.valid_until && <p class="quiet small">{t('letter.until', { day: day(letter.valid_until) })}</p>}
      {letter.end_reason && <Note kind="bad">{letter.end_reason}</Note>}
      <div class="row">
        <a href={`/api/v1/letters/${letter.id}/letter.pdf`} target="_blank" rel="noopener">
          {t('letter.open')}
        </a>
        {letter.has_scan && (
          <a href={`/api/v1/letters/${letter.id}/scan`} target="_blank" rel="noopener">
            {t('letter.open_scan')}
          </a>
        )}
        <a href={`/surat/${letter.code}`} target="_blank" rel="noopener">
          {t('letter.proof')}
        </a>
      </div>
      {letter.standing === 'numbered' && may('manage_letters') && <SignForm letter={letter} done={again} />}
      {is_open && may('manage_letters') && !ending && (
        <div class="row">
          <button class="btn btn-small" onClick={() => set_ending('reissue')}>
            {t('letter.reissue')}
          </button>
          <button class="btn btn-small" onClick={() => set_ending('withdraw')}>
            {t('letter.withdraw')}
          </button>
        </div>
      )}
      {ending && (
        <Form
          key={ending}
          tone="bad"
          button={t_code('letter', ending)}
          cancel={() => set_ending(null)}
          send={async (typed) => {
            need(typed, { reason: t('letter.reason') });
            await end_letter(letter.id, ending, typed.needed('reason'));
            say(t('loket.saved'));
            set_ending(null);
            again();
          }}>
          <TextField name="reason" label={t('letter.reason')} hint={t('letter.reason_hint')} />
        </Form>
      )}
    </section>
  );
}

export function LettersView(): JSX.Element {
  const [year, set_year] = useState(today().slice(0, 4));
  const [number, set_number] = useState('');
  const reading = use_reading(
    `letters ${year} ${number}`,
    (signal) => list_letters({ year, ...(number ? { number } : {}), limit: '100' }, signal),
    ['requests'],
  );
  const years = Array.from({ length: 4 }, (_, i) => String(Number(today().slice(0, 4)) - i));
  return (
    <>
      <Head title={t('nav.letters')} lead={t('letter.lead')} />
      <div class="stack">
        <div class="row">
          <label>
            {t('letter.year')}{' '}
            <select class="input input-short" value={year} onChange={(e) => set_year(e.currentTarget.value)}>
              {years.map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          </label>
          <SearchBox label={t('letter.find')} q={number} search={set_number} />
        </div>
        <Show
          reading={reading}
          is_empty={(page) => !page.items.length}
          blank={
            <div class="card">
              <Blank icon="file-text" title={t('letter.empty')}>
                {t('letter.empty_text')}
              </Blank>
            </div>
          }>
          {(page) => (
            <Table
              caption={t('nav.letters')}
              heads={[
                t('letter.number'),
                t('letter.dated'),
                [t('col.kind'), 'hide-narrow'],
                t('letter.standing_of'),
                [t('letter.signer'), 'hide-narrow'],
              ]}>
              {page.items.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    <Link class="title num" to={`/loket/${one.request}`}>
                      {one.number}
                    </Link>
                    {one.is_from_outside && <div class="quiet small">{t('letter.outside')}</div>}
                  </th>
                  <td class="nowrap">{day(one.dated)}</td>
                  <td class="hide-narrow">{one.kind_name}</td>
                  <td>
                    <span class={`tag ${one.is_in_force ? 'tag-good' : ''}`}>
                      {t_code('letter.standing', one.standing)}
                    </span>
                  </td>
                  <td class="hide-narrow">{one.signer_name}</td>
                </tr>
              ))}
            </Table>
          )}
        </Show>
      </div>
    </>
  );
}

// The agreements of this office: which hold, which end soon, how far their work plans are.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { day, number } from '#/plumbing/i18n/format';
import { Form, LongField, TextField, TickField, all_at_once, lacking, type Typed } from '#/plumbing/ui/form';
import { Blank, Dialog, Head, Icon, Link, Show } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import { go } from '#/plumbing/router/router';
import { may } from '#/ground/session/actions';
import { add_agreement, list_agreements } from '../actions';
import { type AgreementRow, fields } from '../model';

export function AgreementState({ row }: { row: AgreementRow }): JSX.Element {
  const tone = row.state === 'in_force' ? (row.is_ending ? 'wait' : 'good') : row.state === 'draft' ? 'info' : '';
  return (
    <>
      <span class={`tag ${tone ? `tag-${tone}` : ''}`}>{t_code('agreement.state', row.state)}</span>
      {row.is_ending && <div class="late small">{t('agreement.ends_in', { n: number(row.days_left) })}</div>}
    </>
  );
}

function Line({ row }: { row: AgreementRow }): JSX.Element {
  return (
    <tr>
      <th scope="row">
        <Link to={`/perjanjian/${row.id}`}>{row.title}</Link>
        <div class="quiet small">{[row.number_first, row.number_second].filter(Boolean).join(' · ')}</div>
      </th>
      <td class="hide-narrow">{row.partner_name}</td>
      <td>
        <AgreementState row={row} />
      </td>
      <td class="nowrap hide-narrow">
        {day(row.starts_on)} – {day(row.ends_on)}
      </td>
      <td class="right num hide-narrow">
        {number(row.items_done)}/{number(row.items)}
        {row.items_late > 0 && <div class="late small">{t('queue.late_n', { n: number(row.items_late) })}</div>}
      </td>
    </tr>
  );
}

function NewAgreement({ close }: { close: () => void }): JSX.Element {
  const send = async (typed: Typed): Promise<void> => {
    // Left empty they are left out, and the server refuses them too.
    const empty = lacking(typed, {
      title: t('agreement.title'),
      party_first: t('agreement.party_first'),
      party_second: t('agreement.party_second'),
      starts_on: t('agreement.starts_on'),
      ends_on: t('agreement.ends_on'),
    });
    const terms: Record<string, unknown> = { fields: fields.filter((name) => typed.is_on(`field.${name}`)) };
    for (const name of [
      'title',
      'party_first',
      'party_second',
      'starts_on',
      'ends_on',
      'signed_on',
      'number_first',
      'number_second',
      'parent_mou',
      'scope',
    ]) {
      const value = typed.text(name);
      if (value) terms[name] = value;
    }
    for (const name of ['answer_hours', 'emergency_hours']) {
      const value = typed.number(name);
      if (value !== undefined) terms[name] = value;
    }
    const made = await all_at_once(empty, () => add_agreement(terms));
    go(`/perjanjian/${made.head.id}`);
  };
  return (
    <Dialog wide title={t('agreement.add')} close={close}>
      <Form send={send} button={t('ui.save')} cancel={close}>
        <TextField name="title" label={t('agreement.title')} />
        <div class="pair">
          <TextField name="party_first" label={t('agreement.party_first')} hint={t('agreement.party_hint')} />
          <TextField name="party_second" label={t('agreement.party_second')} hint={t('agreement.party_hint')} />
        </div>
        <div class="pair">
          <TextField name="number_first" label={t('agreement.number_first')} optional />
          <TextField name="number_second" label={t('agreement.number_second')} optional />
        </div>
        <TextField name="parent_mou" label={t('agreement.parent_mou')} optional />
        <div class="pair">
          <TextField name="signed_on" type="date" label={t('agreement.signed_on')} optional />
          <TextField name="starts_on" type="date" label={t('agreement.starts_on')} />
          <TextField name="ends_on" type="date" label={t('agreement.ends_on')} />
        </div>
        <LongField name="scope" label={t('agreement.scope')} optional />
        <div class="pair">
          <TextField name="answer_hours" type="number" min="1" label={t('agreement.answer_hours')} optional />
          <TextField
            name="emergency_hours"
            type="number"
            min="1"
            max="24"
            label={t('agreement.emergency_hours')}
            optional
          />
        </div>
        <fieldset>
          <legend class="label">{t('agreement.fields')}</legend>
          <p class="hint">{t('agreement.fields_hint')}</p>
          {fields.map((name) => (
            <TickField key={name} name={`field.${name}`} label={t_code('agreement.field', name)} />
          ))}
        </fieldset>
      </Form>
    </Dialog>
  );
}

export function AgreementsView(): JSX.Element {
  const reading = use_reading('agreements', list_agreements, ['agreements']);
  const [is_open, set_open] = useState(false);
  return (
    <>
      <Head title={t('nav.agreements')} lead={t('agreement.lead')}>
        {may('manage_agreement') && (
          <button class="btn btn-main" onClick={() => set_open(true)}>
            <Icon name="plus" />
            {t('agreement.add')}
          </button>
        )}
      </Head>
      <Show
        reading={reading}
        is_empty={(page) => !page.items.length}
        blank={
          <div class="card">
            <Blank icon="handshake" title={t('agreement.empty')}>
              {t('agreement.empty_text')}
            </Blank>
          </div>
        }>
        {(page) => (
          <Table
            caption={t('nav.agreements')}
            heads={[
              t('agreement.one'),
              [t('agreement.partner'), 'hide-narrow'],
              t('col.state'),
              [t('agreement.holds'), 'hide-narrow'],
              [t('agreement.plan'), 'right hide-narrow'],
            ]}>
            {page.items.map((row) => (
              <Line key={row.id} row={row} />
            ))}
          </Table>
        )}
      </Show>
      {is_open && <NewAgreement close={() => set_open(false)} />}
    </>
  );
}

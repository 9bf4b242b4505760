// Lists of SIKS-NG that were held beside the registry, and sending one more.
import type { JSX } from 'preact';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { moment, number, today } from '#/plumbing/i18n/format';
import { go } from '#/plumbing/router/router';
import { Form, PickField, RadioField, TextField, Wrong, need } from '#/plumbing/ui/form';
import { Blank, Head, Link, Show } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import { list_words } from '#/assess/proposals/actions';
import { list_lists, send_list } from '../actions';
import type { List } from '../model';

export const list_tone: Record<List['state'], string> = {
  reading: 'tag-info',
  read: 'tag-good',
  taking: 'tag-info',
  failed: 'tag-bad',
};

function Send(): JSX.Element {
  const words = use_reading('proposal words', list_words);
  return (
    <section class="card stack" aria-labelledby="send">
      <h2 id="send">{t('rekon.send')}</h2>
      <Form
        button={t('rekon.send_button')}
        icon="git-compare"
        send={async (typed) => {
          const file = typed.files('file')[0];
          if (!file) throw new Wrong([{ path: 'file', message: t('form.needed', { label: t('rekon.file') }) }]);
          need(typed, { on: t('rekon.on') });
          const list = await send_list(file, {
            extent: typed.needed('extent'),
            on: typed.needed('on'),
            period: typed.text('period'),
            programme: typed.text('programme'),
          });
          go(`/rekonsiliasi/${list.id}`);
        }}>
        <TextField
          name="file"
          type="file"
          label={t('rekon.file')}
          hint={t('rekon.file_hint')}
          accept=".xlsx,.csv,.txt"
        />
        <PickField
          name="programme"
          label={t('rekon.programme')}
          hint={t('rekon.programme_hint')}
          none={t('rekon.dtsen')}
          optional
          choices={(words.data?.items ?? [])
            .filter((one) => one.list === 'programme')
            .map((one) => ({ value: one.code, text: one.name }))}
        />
        <TextField name="on" label={t('rekon.on')} type="date" width="mid" defaultValue={today()} max={today()} />
        <TextField
          name="period"
          label={t('rekon.period')}
          hint={t('rekon.period_hint')}
          placeholder="2026-Q3"
          optional
          width="short"
        />
        <RadioField
          name="extent"
          label={t('rekon.extent')}
          chosen="some"
          choices={['some', 'whole'].map((value) => ({
            value,
            text: t_code('rekon.extent', value),
            hint: t_code('rekon.extent_hint', value),
          }))}
        />
      </Form>
    </section>
  );
}

export function RekonView(): JSX.Element {
  const reading = use_reading('siks lists', list_lists, ['siks']);
  return (
    <>
      <Head title={t('nav.rekon')} lead={t('rekon.lead')} />
      <Show reading={reading}>
        {(data) => (
          <div class="stack stack-5">
            <Send />
            {data.items.length === 0 ? (
              <div class="card">
                <Blank icon="git-compare" title={t('rekon.none')}>
                  {t('rekon.none_text')}
                </Blank>
              </div>
            ) : (
              <Table
                caption={t('rekon.lists')}
                is_said
                heads={[
                  t('rekon.list'),
                  t('col.state'),
                  [t('rekon.differs'), 'right'],
                  [t('rekon.only_theirs'), 'right'],
                  [t('rekon.only_ours'), 'right hide-narrow'],
                ]}>
                {data.items.map((list) => (
                  <tr key={list.id}>
                    <th scope="row">
                      <Link class="title" to={`/rekonsiliasi/${list.id}`}>
                        {list.name}
                      </Link>
                      <div class="quiet small">
                        {moment(list.made_at)} · {list.account_name}
                      </div>
                    </th>
                    <td>
                      <span class={`tag ${list_tone[list.state]}`}>{t_code('rekon.state', list.state)}</span>
                    </td>
                    <td class="right num">{number(list.counts.differs)}</td>
                    <td class="right num">{number(list.counts.only_theirs)}</td>
                    <td class="right num hide-narrow">{number(list.counts.only_ours)}</td>
                  </tr>
                ))}
              </Table>
            )}
          </div>
        )}
      </Show>
    </>
  );
}

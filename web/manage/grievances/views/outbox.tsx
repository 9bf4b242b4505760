// Reports that wait on this device: ready, sending, or refused with the server's reason.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { moment } from '#/plumbing/i18n/format';
import { Blank, Head, Icon, Link, say } from '#/plumbing/ui/parts';
import { is_online, tell } from '#/plumbing/live/live';
import { Table } from '#/plumbing/ui/table';
import { type Deed, deeds, drop, flush } from '#/plumbing/outbox/outbox';

function Line({ deed }: { deed: Deed }): JSX.Element {
  const remove = (): void => {
    if (confirm(t('outbox.drop_sure'))) void drop(deed.key);
  };
  return (
    <tr>
      <th scope="row">
        {deed.title}
        <div class="quiet small">{deed.photos.length > 0 && t('outbox.photos', { n: deed.photos.length })}</div>
      </th>
      <td>{moment(deed.at)}</td>
      <td>
        <span class={`tag ${deed.state === 'refused' ? 'tag-bad' : 'tag-wait'}`}>
          {t_code('outbox_state', deed.state)}
        </span>
        {deed.reason && <div class="late">{deed.reason}</div>}
      </td>
      <td class="acts">
        <button class="btn btn-small btn-bad" onClick={remove}>
          <Icon name="trash-2" />
          {t('outbox.drop')}
        </button>
      </td>
    </tr>
  );
}
export function Outbox(): JSX.Element {
  const [is_busy, set_busy] = useState(false);
  const send = async (): Promise<void> => {
    if (is_busy) return;
    set_busy(true);
    const sent = await flush();
    set_busy(false);
    say(t('outbox.sent', { n: sent }));
    if (sent) tell('grievances');
  };
  return (
    <>
      <Head title={t('nav.outbox')} lead={t('outbox.lead')}>
        {deeds.value.length > 0 && (
          <button class="btn btn-main" aria-busy={is_busy} onClick={() => void send()}>
            <Icon name="send" />
            {is_online.value ? t('outbox.send') : t('outbox.try')}
          </button>
        )}
      </Head>
      {deeds.value.length === 0 ? (
        <div class="card">
          <Blank
            icon="circle-check"
            title={t('outbox.empty')}
            acts={
              <Link class="btn" to="/aduan/baru">
                {t('nav.intake')}
              </Link>
            }>
            {t('outbox.empty_text')}
          </Blank>
        </div>
      ) : (
        <Table caption={t('nav.outbox')} heads={[t('col.report'), t('outbox.written'), t('col.state'), null]}>
          {deeds.value.map((deed) => (
            <Line key={deed.key} deed={deed} />
          ))}
        </Table>
      )}
    </>
  );
}

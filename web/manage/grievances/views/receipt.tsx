// After intake: the number large, the key once, what to tell the reporter.
import type { JSX } from 'preact';
import { t } from '#/plumbing/i18n/i18n';
import { long_day } from '#/plumbing/i18n/format';
import { Blank, Head, Icon, Link, say } from '#/plumbing/ui/parts';
import type { Sent } from '#/plumbing/outbox/outbox';
import { wa_link } from '../model';

function Kept({ again }: { again: JSX.Element }): JSX.Element {
  return (
    <>
      <Head title={t('receipt.kept')} />
      <Blank
        icon="wifi-off"
        title={t('receipt.kept')}
        acts={
          <>
            {again}
            <Link class="btn" to="/kotak-keluar">
              {t('nav.outbox')}
            </Link>
          </>
        }>
        {t('receipt.kept_text')}
      </Blank>
    </>
  );
}
function Ways({ sent, link, copy }: { sent: Sent; link: string; copy: () => void }): JSX.Element {
  return (
    <div class="row no-print">
      {link && (
        <a class="btn" href={link} target="_blank" rel="noopener noreferrer">
          <Icon name="message-circle" />
          {t('receipt.wa')}
        </a>
      )}
      <button class="btn" onClick={copy}>
        <Icon name="copy" />
        {t('receipt.copy')}
      </button>
      <a class="btn" href={`/api/v1/grievances/${sent.id}/receipt.pdf`} target="_blank" rel="noopener">
        <Icon name="printer" />
        {t('file.receipt')}
      </a>
    </div>
  );
}
export function Receipt({
  sent,
  phone,
  fresh,
}: {
  sent: Sent | 'kept';
  phone: string;
  fresh: () => void;
}): JSX.Element {
  const again = (
    <button class="btn btn-main" onClick={fresh}>
      <Icon name="plus" />
      {t('receipt.next')}
    </button>
  );
  if (sent === 'kept') return <Kept again={again} />;
  const words = t('receipt.words', {
    number: sent.tracking_number,
    key: sent.key,
    day: long_day(sent.answer_by),
    address: `${location.origin}/lacak`,
  });
  const link = wa_link(phone, words);
  const copy = (): void => {
    void navigator.clipboard?.writeText(words).then(() => say(t('receipt.copied')));
  };
  return (
    <>
      <Head title={t('receipt.title')} />
      <div class="ticket stack" style={{ maxWidth: '640px' }}>
        <div>
          <span class="quiet">{t('receipt.number')}</span>
          <div class="big">{sent.tracking_number}</div>
        </div>
        <div class="pair">
          <div>
            <span class="quiet">{t('receipt.key')}</span>
            <div class="num" style={{ font: '600 20px/28px var(--font)' }}>
              {sent.key}
            </div>
          </div>
          <div>
            <span class="quiet">{t('receipt.answer_by')}</span>
            <div style={{ font: '600 16px/28px var(--font)' }}>{long_day(sent.answer_by)}</div>
          </div>
        </div>
        <p class="quiet">{t('receipt.tell')}</p>
        <Ways {...{ sent, link, copy }} />
      </div>
      <div class="row" style={{ marginTop: '16px' }}>
        {again}
        <Link class="btn" to={`/aduan/${sent.id}`}>
          {t('receipt.open')}
        </Link>
      </div>
    </>
  );
}

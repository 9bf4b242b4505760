// The answer goes out by WhatsApp from the officer's own telephone: a prefilled wa.me link, then "mark sent".
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Problem, client_key } from '#/plumbing/api/api';
import { t } from '#/plumbing/i18n/i18n';
import { Icon, say, sentence_of } from '#/plumbing/ui/parts';
import { do_deed, open_reporter } from '../actions';
import { type File_, type Step, wa_link } from '../model';

export function Delivery({ step, file, again }: { step: Step; file: File_; again: () => void }): JSX.Element | null {
  const [link, set_link] = useState('');
  const key = useMemo(client_key, [step.id]);
  const may_write =
    file.reporters.some((r) => r.is_known && r.contact !== 'none' && !r.no_text) && file.may_open_reporter;
  const is_sent = file.steps.some((s) => s.deed === 'sent' && s.at >= step.at);
  if (!step.is_public || !may_write || !step.text) return null;
  if (is_sent)
    return (
      <div class="row small done">
        <Icon name="check" />
        {t('delivery.sent')}
      </div>
    );
  const prepare = async (): Promise<void> => {
    try {
      const reporter = await open_reporter(file.id, t('delivery.reason'));
      const words = t('delivery.words', { number: file.tracking_number, text: step.text ?? '' });
      const link_ = reporter.wa_link ? wa_link(reporter.phone, words) || reporter.wa_link : '';
      set_link(link_);
      if (!link_) say(t('delivery.no_phone'));
    } catch (fault) {
      say(sentence_of(fault as Problem));
    }
  };
  const mark = async (): Promise<void> => {
    try {
      await do_deed(file.id, 'sent', { step: step.id }, key);
      say(t('delivery.marked'));
      again();
    } catch (fault) {
      say(sentence_of(fault as Problem));
    }
  };
  return (
    <div class="row" style={{ marginTop: '8px' }}>
      {link ? (
        <a class="btn btn-small btn-main" href={link} target="_blank" rel="noopener noreferrer">
          <Icon name="external-link" />
          {t('delivery.open')}
        </a>
      ) : (
        <button class="btn btn-small" onClick={() => void prepare()}>
          <Icon name="send" />
          {t('delivery.prepare')}
        </button>
      )}
      <button class="btn btn-small" onClick={() => void mark()}>
        <Icon name="check" />
        {t('delivery.mark')}
      </button>
    </div>
  );
}

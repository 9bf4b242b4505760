// The day on one page of plain text, ready to paste into a message.
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { t } from '#/plumbing/i18n/i18n';
import { today } from '#/plumbing/i18n/format';
import { Icon, Show, say } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { get_report } from '../actions';
import { Centre } from './parts';

export function ReportView(): JSX.Element {
  const [chosen, set_chosen] = useState(today());
  const reading = use_reading(`report ${chosen}`, (signal) => get_report(chosen, signal));
  const page = useRef<HTMLParagraphElement>(null);
  // A browser gives no clipboard to an address without a lock: then the text stands chosen, ready for Ctrl+C.
  const copy = async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      say(t('command.copied'));
    } catch {
      if (page.current) getSelection()?.selectAllChildren(page.current);
      say(t('command.chosen'));
    }
  };
  return (
    <Centre lead={t('command.report_lead')}>
      <label class="field field-above">
        <span class="label">{t('command.day')}</span>
        <input
          class="input input-short"
          type="date"
          value={chosen}
          max={today()}
          onChange={(event) => event.currentTarget.value && set_chosen(event.currentTarget.value)}
        />
      </label>
      <Show reading={reading} is_empty={() => false} blank={<></>}>
        {(report) => (
          <div class="card stack">
            <button class="btn btn-main" onClick={() => void copy(report.text)}>
              <Icon name="copy" />
              {t('command.copy')}
            </button>
            <p class="pre paste" ref={page}>{report.text}</p>
          </div>
        )}
      </Show>
    </Centre>
  );
}

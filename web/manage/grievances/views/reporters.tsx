// Who reported: masked until opened with a reason, and the opening is itself recorded.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { Form, PickField, TextField, need, type Typed } from '#/plumbing/ui/form';
import { Dialog, Icon, Note } from '#/plumbing/ui/parts';
import { open_reporter } from '../actions';
import { type File_, type Reporter, type ReporterLine } from '../model';

const reasons = ['call_back', 'verify', 'answer', 'emergency', 'other'] as const;

const hour = (h: number): string => `${String(h).padStart(2, '0')}.00`;
function Safe({ safe }: { safe: ReporterLine }): JSX.Element {
  const hours =
    safe.hours_from != null && safe.hours_to != null
      ? t('safe.hours', { from: hour(safe.hours_from), to: hour(safe.hours_to) })
      : t('safe.any_hour');
  return (
    <Note kind="wait">
      <strong>{t('safe.title')}</strong> {t_code('safe', safe.contact)}. {hours}.
      {safe.no_text ? ` ${t('safe.no_text')}` : ''}
    </Note>
  );
}

function Person({ line, opened }: { line: ReporterLine; opened: Reporter | null }): JSX.Element {
  return (
    <dl class="facts">
      <dt>{t('reporter.number')}</dt>
      <dd class="num">{line.tracking_number}</dd>
      <dt>{t('reporter.name')}</dt>
      <dd>
        {opened?.name || line.name || (
          <span class="quiet">{line.is_known ? t('reporter.kept') : t('reporter.anonymous')}</span>
        )}
      </dd>
      {(opened?.phone || line.phone) && (
        <>
          <dt>{t('reporter.phone')}</dt>
          <dd class="num">{opened?.phone ? <a href={`tel:${opened.phone}`}>{opened.phone}</a> : line.phone}</dd>
        </>
      )}
      {opened?.email && (
        <>
          <dt>{t('reporter.email')}</dt>
          <dd>{opened.email}</dd>
        </>
      )}
      {opened?.address && (
        <>
          <dt>{t('reporter.address')}</dt>
          <dd>{opened.address}</dd>
        </>
      )}
    </dl>
  );
}
function One({ file, line }: { file: File_; line: ReporterLine }): JSX.Element {
  const [opened, set_opened] = useState<Reporter | null>(null);
  const [is_asking, set_asking] = useState(false);
  const is_careful = line.contact !== '' && (line.contact !== 'phone' || line.no_text || line.hours_from != null);
  const send = async (typed: Typed): Promise<void> => {
    need(typed, { why: t('deed.reason') });
    const why = typed.needed('why');
    if (why === 'other') need(typed, { more: t('reporter.more') });
    set_opened(
      await open_reporter(
        line.tracking_number === file.tracking_number ? file.id : line.tracking_number.replace(/-/g, ''),
        [t_code('open_reason', why), typed.text('more')].filter(Boolean).join(': '),
      ),
    );
    set_asking(false);
  };
  return (
    <li class="stack stack-2">
      <Person {...{ line, opened }} />
      {is_careful && <Safe safe={line} />}
      {opened?.wa_link && (
        <a class="btn btn-small" href={opened.wa_link} target="_blank" rel="noopener noreferrer">
          <Icon name="message-circle" />
          {t('reporter.wa')}
        </a>
      )}
      {!opened && line.is_known && file.may_open_reporter && (
        <button class="btn btn-small" onClick={() => set_asking(true)}>
          <Icon name="eye" />
          {t('reporter.open')}
        </button>
      )}
      {is_asking && (
        <Dialog title={t('reporter.open_title')} close={() => set_asking(false)}>
          <Form send={send} button={t('reporter.open')} icon="eye" cancel={() => set_asking(false)}>
            <Note>{t('reporter.open_text')}</Note>
            <PickField
              name="why"
              label={t('deed.reason')}
              none={t('form.choose')}
              choices={reasons.map((value) => ({ value, text: t_code('open_reason', value) }))}
            />
            <TextField name="more" label={t('reporter.more')} optional />
          </Form>
        </Dialog>
      )}
    </li>
  );
}

export function Reporters({ file }: { file: File_ }): JSX.Element {
  return (
    <section class="card">
      <header>
        <h2>{file.reporters.length > 1 ? t('reporter.title_n', { n: file.reporters.length }) : t('reporter.title')}</h2>
      </header>
      {file.reporters.length === 0 ? (
        <p class="quiet">{t('reporter.none')}</p>
      ) : (
        <ul class="stack" style={{ listStyle: 'none' }}>
          {file.reporters.map((line) => (
            <One key={line.tracking_number} file={file} line={line} />
          ))}
        </ul>
      )}
    </section>
  );
}

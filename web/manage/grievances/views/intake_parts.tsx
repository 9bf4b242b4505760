// Pieces of the intake: the draft on this device, the WhatsApp box, the photos.
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Problem } from '#/plumbing/api/api';
import { t } from '#/plumbing/i18n/i18n';
import { moment } from '#/plumbing/i18n/format';
import { Field } from '#/plumbing/ui/form';
import { Icon, Note, sentence_of } from '#/plumbing/ui/parts';
import { read_chat } from '../actions';
import { rough_chat } from '../chat';

export interface Draft {
  channel?: string;
  kind?: string;
  region?: string;
  text?: string;
  name?: string;
  phone?: string;
  privacy?: string;
  at?: string;
}
/// Paste the chat; text, telephone and time are read and stay open to correction.
export function ChatBox({ take }: { take: (change: Partial<Draft>) => void }): JSX.Element {
  const [said, set_said] = useState<{ kind: 'good' | 'bad'; text: string } | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const read = async (): Promise<void> => {
    const chat = box.current?.value ?? '';
    if (!chat.trim()) {
      box.current?.focus();
      return;
    }
    try {
      const found = await read_chat(chat).catch((fault: Problem) => {
        if (fault.is_offline) return rough_chat(chat);
        throw fault;
      });
      take({
        text: found.text,
        ...(found.phone ? { phone: found.phone } : {}),
        ...(found.name ? { name: found.name } : {}),
        ...(found.at ? { at: found.at } : {}),
      });
      set_said({
        kind: 'good',
        text: t('chat.read', {
          phone: found.phone || '—',
          name: found.name || '—',
          at: found.at ? moment(found.at) : '—',
        }),
      });
    } catch (fault) {
      set_said({ kind: 'bad', text: sentence_of(fault as Problem) });
    }
  };
  return (
    <Field name="chat" label={t('chat.label')} hint={t('chat.hint')}>
      {(a) => (
        <div class="stack stack-2">
          <textarea class="input" rows={4} ref={box} {...a} onPaste={() => setTimeout(() => void read(), 0)} />
          <button type="button" class="btn btn-small" onClick={() => void read()}>
            <Icon name="clipboard-paste" />
            {t('chat.act')}
          </button>
          {said && (
            <Note kind={said.kind} live>
              {said.text}
            </Note>
          )}
        </div>
      )}
    </Field>
  );
}

export function PhotoField(): JSX.Element {
  const [names, set_names] = useState<string[]>([]);
  return (
    <Field name="photos" label={t('intake.photos')} hint={t('intake.photos_hint')} optional>
      {(a) => (
        <>
          <input
            class="input"
            type="file"
            accept="image/jpeg,image/png"
            multiple
            {...a}
            onChange={(e) => set_names([...(e.currentTarget.files ?? [])].map((f) => f.name))}
          />
          {names.length > 0 && <p class="quiet">{names.join(', ')}</p>}
        </>
      )}
    </Field>
  );
}

// A button that is a file: chosen, it is sent. Another one is not heard while it is on its way, and a refusal is said.
import type { JSX } from 'preact';
import { t } from '#/plumbing/i18n/i18n';
import { use_once } from './once';
import { Icon } from './parts';

export function Upload({
  label,
  name,
  from = 'paper',
  send,
}: {
  label: string;
  /// What it belongs to, for who does not see the row.
  name?: string;
  /// A paper may be a picture or a PDF; the camera is opened where there is one.
  from?: 'paper' | 'camera';
  send: (file: File) => Promise<void>;
}): JSX.Element {
  const [is_busy, once] = use_once(send);
  return (
    <label class="btn btn-small">
      <Icon name={from === 'camera' ? 'image-plus' : 'upload'} />
      {is_busy ? t('form.sending') : label}
      {name && <span class="unseen">: {name}</span>}
      <input
        class="unseen"
        type="file"
        accept={from === 'camera' ? 'image/jpeg,image/png' : 'image/jpeg,image/png,application/pdf'}
        {...(from === 'camera' && { capture: 'environment' })}
        onChange={(e) => {
          const file = e.currentTarget.files?.[0];
          if (file) void once(file);
          e.currentTarget.value = '';
        }}
      />
    </label>
  );
}

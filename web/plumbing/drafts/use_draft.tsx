// A form whose fields keep themselves: what was half typed comes back with a line that says so and a way to drop it.
import type { JSX, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '#/plumbing/i18n/i18n';
import { moment } from '#/plumbing/i18n/format';
import { Icon, Note } from '#/plumbing/ui/parts';
import { type Draft, type Fields, drop_draft, fields_of, keep_draft, kept_draft, put_fields } from './drafts';

/// `more` is what the fields alone do not say: how many rows there are, who was chosen.
interface Half<T> {
  fields: Fields;
  more: T;
}
export interface FormDraft<T> {
  /// What came back; null when the form begins empty.
  restored: Draft<Half<T>> | null;
  /// For the element around the form.
  box: RefObject<HTMLDivElement | null>;
  /// To be called at every input, and by itself when `more` changed.
  keep: () => void;
  drop: () => void;
}
/// @param is_ready whether every field stands on the screen, so that it can be filled again
export function use_draft<T>(account: string, form: string, more: T, is_ready: boolean): FormDraft<T> {
  const [restored, set_restored] = useState(() => kept_draft<Half<T>>(account, form));
  const box = useRef<HTMLDivElement>(null);
  const is_whole = useRef(!restored);
  const is_over = useRef(false);
  const seen = useRef(JSON.stringify(more));
  const keep = (): void => {
    const typed = box.current?.querySelector('form');
    if (typed && is_whole.current && !is_over.current) keep_draft(account, form, { fields: fields_of(typed), more });
  };
  useEffect(() => {
    const typed = box.current?.querySelector('form');
    if (!is_ready || is_whole.current || !typed || !restored) return;
    put_fields(typed, restored.value.fields);
    is_whole.current = true;
  }, [is_ready]);
  useEffect(() => {
    if (seen.current === JSON.stringify(more)) return;
    seen.current = JSON.stringify(more);
    keep();
  });
  const drop = (): void => {
    is_over.current = true;
    drop_draft(account, form);
    set_restored(null);
  };
  return { restored, box, keep, drop };
}

export function DraftNote({ at, drop }: { at: string; drop: () => void }): JSX.Element {
  return (
    <div class="above">
      <Note>
        <span class="row-apart">
          <span>{t('draft.restored', { at: moment(at) })}</span>
          <button type="button" class="btn btn-small" onClick={drop}>
            <Icon name="trash-2" />
            {t('draft.drop')}
          </button>
        </span>
      </Note>
    </div>
  );
}

// Forms: labels above, hints below them, every wrong field named at once in a summary that takes the focus. The button
// is never disabled; a second press while sending does nothing.
import { createContext, type ComponentChildren, type JSX, type TargetedEvent } from 'preact';
import { useContext, useEffect, useId, useRef, useState } from 'preact/hooks';
import { Problem } from '#/plumbing/api/api';
import { t } from '#/plumbing/i18n/i18n';
import { Icon, sentence_of } from './parts';
import { type Trouble, Wrong, all_at_once, at_fields, told_by, with_label } from './troubles';
import type { IconName } from './icons.gen';

export { Wrong, all_at_once };
export type { Trouble };
interface FormState {
  troubles: Trouble[];
  is_busy: boolean;
  prefix: string;
}
const Form_ = createContext<FormState>({ troubles: [], is_busy: false, prefix: '' });

/// What a person typed, with empty as undefined so that the server sees an absent field.
export class Typed {
  constructor(private readonly data: FormData) {}
  text(name: string): string | undefined {
    const v = this.data.get(name);
    return typeof v === 'string' && v.trim() ? v.trim() : undefined;
  }
  needed(name: string): string {
    return this.text(name) ?? '';
  }
  is_on(name: string): boolean {
    return this.data.get(name) !== null;
  }
  number(name: string): number | undefined {
    const v = this.text(name);
    return v === undefined || Number.isNaN(Number(v)) ? undefined : Number(v);
  }
  files(name: string): File[] {
    return this.data.getAll(name).filter((v): v is File => v instanceof File && v.size > 0);
  }
  /// A chosen file with nothing in it, which `files` leaves out.
  empty_file(name: string): File | undefined {
    return this.data.getAll(name).find((v): v is File => v instanceof File && v.name !== '' && v.size === 0);
  }
  all(name: string): string[] {
    return this.data.getAll(name).filter((v): v is string => typeof v === 'string');
  }
}
/// The fields that are empty, each with its sentence.
export function lacking(typed: Typed, fields: Record<string, string>): Trouble[] {
  return Object.entries(fields)
    .filter(([name]) => !typed.text(name))
    .map(([path, label]) => ({ path, message: t('form.needed', { label }) }));
}
export function need(typed: Typed, fields: Record<string, string>): void {
  const missing = lacking(typed, fields);
  if (missing.length) throw new Wrong(missing);
}

function troubles_of(fault: unknown): Trouble[] {
  const told = told_by(fault);
  if (told.length) return told;
  return [{ path: '', message: fault instanceof Problem ? sentence_of(fault) : String(fault) }];
}

/// What is wrong, all at once; it takes the focus, and each line leads to its field.
function Summary({ troubles, prefix }: { troubles: Trouble[]; prefix: string }): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [troubles]);
  return (
    <div class="summary" ref={box} tabIndex={-1} role="alert">
      <h2>{t('form.wrong')}</h2>
      <ul class="stack stack-2">
        {troubles.map((w) => (
          <li key={w.path + w.message}>
            {w.path ? (
              <a href={`#${prefix}${w.path}`} onClick={(e) => jump(e, prefix + w.path)}>
                {with_label(w.message, label_of(prefix + w.path))}
              </a>
            ) : (
              w.message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
export function Form({
  send,
  button,
  icon,
  cancel,
  children,
  tone,
  extra,
  inline,
}: {
  send: (typed: Typed, form: HTMLFormElement) => Promise<void>;
  button: string;
  icon?: IconName;
  cancel?: () => void;
  children: ComponentChildren;
  tone?: 'bad';
  extra?: ComponentChildren;
  inline?: boolean;
}): JSX.Element {
  const [troubles, set_troubles] = useState<Trouble[]>([]);
  const [is_busy, set_busy] = useState(false);
  const prefix = useId();
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    if (is_busy) return;
    set_busy(true);
    set_troubles([]);
    try {
      await send(new Typed(new FormData(form)), form);
    } catch (fault) {
      set_troubles(at_fields(troubles_of(fault), (path) => document.getElementById(prefix + path) !== null));
    } finally {
      set_busy(false);
    }
  };
  return (
    <Form_.Provider value={{ troubles, is_busy, prefix }}>
      <form class={inline ? 'row' : 'stack'} onSubmit={(e) => void submit(e)} noValidate>
        {troubles.length > 0 && <Summary {...{ troubles, prefix }} />}
        {children}
        <div class="row">
          <button class={`btn ${tone === 'bad' ? 'btn-bad' : 'btn-main'}`} aria-busy={is_busy}>
            {icon && <Icon name={icon} />}
            {is_busy ? t('form.sending') : button}
          </button>
          {cancel && (
            <button type="button" class="btn btn-plain" onClick={cancel}>
              {t('ui.cancel')}
            </button>
          )}
          {extra}
        </div>
      </form>
    </Form_.Provider>
  );
}
/// What the field is called on the screen, without "(boleh kosong)".
function label_of(id: string): string {
  const field = document.getElementById(id);
  const is_one =
    field instanceof HTMLSelectElement ||
    field instanceof HTMLTextAreaElement ||
    (field instanceof HTMLInputElement && field.type !== 'radio');
  const label = is_one ? field.labels?.item(0) : field?.closest('fieldset')?.querySelector('legend');
  return label?.firstChild?.textContent?.trim() ?? '';
}
function jump(event: Event, id: string): void {
  event.preventDefault();
  document.getElementById(id)?.focus();
}

interface FieldProps {
  name: string;
  label: string;
  hint?: ComponentChildren;
  optional?: boolean;
}
function use_field(name: string): { id: string; wrong: string | undefined } {
  const { troubles, prefix } = useContext(Form_);
  return { id: prefix + name, wrong: troubles.find((w) => w.path === name)?.message };
}
function WrongHere({ id, wrong }: { id: string; wrong: string | undefined }): JSX.Element | null {
  if (!wrong) return null;
  return (
    <div class="wrong" id={`${id}-w`}>
      <Icon name="triangle-alert" />
      {wrong}
    </div>
  );
}
export function Field({
  name,
  label,
  hint,
  optional,
  children,
}: FieldProps & {
  children: (a: {
    id: string;
    name: string;
    'aria-describedby': string | undefined;
    'aria-invalid': 'true' | undefined;
  }) => ComponentChildren;
}): JSX.Element {
  const { id, wrong } = use_field(name);
  const told = [hint ? `${id}-h` : '', wrong ? `${id}-w` : ''].filter(Boolean).join(' ') || undefined;
  return (
    <div class={`field ${wrong ? 'field-wrong' : ''}`}>
      <label for={id}>
        {label}
        {optional && (
          <span class="quiet" style={{ fontWeight: 400 }}>
            {' '}
            {t('form.optional')}
          </span>
        )}
      </label>
      {hint && (
        <div class="hint" id={`${id}-h`}>
          {hint}
        </div>
      )}
      <WrongHere {...{ id, wrong }} />
      {children({ id, name, 'aria-describedby': told, 'aria-invalid': wrong ? 'true' : undefined })}
    </div>
  );
}
interface Input {
  type?: 'text' | 'password' | 'tel' | 'email' | 'date' | 'number' | 'file' | 'search';
  value?: string;
  defaultValue?: string;
  placeholder?: string;
  autocomplete?: string;
  autoCapitalize?: 'none';
  spellcheck?: boolean;
  inputMode?: 'text' | 'numeric';
  autoFocus?: boolean;
  readOnly?: boolean;
  min?: string;
  max?: string;
  accept?: string;
  onInput?: (event: TargetedEvent<HTMLInputElement>) => void;
  onChange?: (event: TargetedEvent<HTMLInputElement>) => void;
}
export function TextField({
  name,
  label,
  hint,
  optional,
  width,
  ...rest
}: FieldProps & { width?: 'short' | 'mid' } & Input): JSX.Element {
  return (
    <Field {...{ name, label, hint, optional: optional ?? false }}>
      {(a) => <input class={`input ${width ? `input-${width}` : ''}`} {...(rest as { type?: 'text' })} {...a} />}
    </Field>
  );
}
interface Area {
  rows?: number;
  value?: string;
  defaultValue?: string;
  onInput?: (event: TargetedEvent<HTMLTextAreaElement>) => void;
}
export function LongField({ name, label, hint, optional, ...rest }: FieldProps & Area): JSX.Element {
  return (
    <Field {...{ name, label, hint, optional: optional ?? false }}>
      {(a) => <textarea class="input" rows={4} {...rest} {...a} />}
    </Field>
  );
}
export interface Choice {
  value: string;
  text: string;
  group?: string;
}
interface Pick {
  value?: string;
  defaultValue?: string;
  onChange?: (event: TargetedEvent<HTMLSelectElement>) => void;
}
export function PickField({
  name,
  label,
  hint,
  optional,
  choices,
  none,
  width,
  ...rest
}: FieldProps & { choices: Choice[]; none?: string; width?: 'mid' } & Pick): JSX.Element {
  return (
    <Field {...{ name, label, hint, optional: optional ?? false }}>
      {(a) => (
        <select class={`input ${width ? `input-${width}` : ''}`} {...rest} {...a}>
          {none !== undefined && <option value="">{none}</option>}
          <Choices choices={choices} chosen={rest.value ?? rest.defaultValue ?? ''} />
        </select>
      )}
    </Field>
  );
}
export function Choices({ choices, chosen = '' }: { choices: Choice[]; chosen?: string }): JSX.Element {
  const groups = [...new Set(choices.map((c) => c.group ?? ''))];
  const option = (c: Choice): JSX.Element => (
    <option key={c.value} value={c.value} selected={c.value === chosen}>
      {c.text}
    </option>
  );
  return (
    <>
      {groups.map((g) =>
        g ? (
          <optgroup key={g} label={g}>
            {choices.filter((c) => c.group === g).map(option)}
          </optgroup>
        ) : (
          choices.filter((c) => !c.group).map(option)
        ),
      )}
    </>
  );
}
export function RadioField({
  name,
  label,
  hint,
  choices,
  chosen,
  change,
  row,
}: FieldProps & {
  choices: (Choice & { hint?: string })[];
  chosen?: string;
  change?: (value: string) => void;
  row?: boolean;
}): JSX.Element {
  const { id, wrong } = use_field(name);
  return (
    <fieldset class={`field ${wrong ? 'field-wrong' : ''}`} aria-describedby={wrong && `${id}-w`}>
      <legend>{label}</legend>
      {hint && <div class="hint">{hint}</div>}
      <WrongHere {...{ id, wrong }} />
      <div class={row ? 'row' : ''}>
        {choices.map((c, i) => (
          <label class="tick" key={c.value}>
            <input
              type="radio"
              id={i === 0 ? id : `${id}-${c.value}`}
              name={name}
              value={c.value}
              defaultChecked={c.value === chosen}
              onChange={() => change?.(c.value)}
            />
            <span>
              {c.text}
              {c.hint && (
                <span class="hint" style={{ display: 'block' }}>
                  {c.hint}
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
/// Several boxes that are one answer; what is wrong with it is said to the whole.
export function Group({
  name,
  label,
  hint,
  children,
}: FieldProps & { children: ComponentChildren }): JSX.Element {
  const { id, wrong } = use_field(name);
  return (
    <fieldset
      class={`field ${wrong ? 'field-wrong' : ''}`}
      id={id}
      tabIndex={-1}
      aria-describedby={wrong && `${id}-w`}>
      <legend>{label}</legend>
      {hint && <div class="hint">{hint}</div>}
      <WrongHere {...{ id, wrong }} />
      {children}
    </fieldset>
  );
}
/// Photos and papers that travel with what is written; on a phone the camera opens.
export function FilesField({ name, label, hint }: FieldProps): JSX.Element {
  return (
    <Field {...{ name, label, hint }} optional>
      {(a) => <input class="input" type="file" multiple accept="image/*,application/pdf" {...a} />}
    </Field>
  );
}
export function TickField({
  name,
  label,
  hint,
  defaultChecked,
}: FieldProps & { defaultChecked?: boolean }): JSX.Element {
  const { id, wrong } = use_field(name);
  return (
    <div class={wrong && 'field-wrong'}>
      <WrongHere {...{ id, wrong }} />
      <label class="tick">
        <input
          type="checkbox"
          id={id}
          name={name}
          defaultChecked={defaultChecked ?? false}
          aria-invalid={wrong ? 'true' : undefined}
          aria-describedby={wrong && `${id}-w`}
        />
        <span>
          {label}
          {hint && (
            <span class="hint" style={{ display: 'block' }}>
              {hint}
            </span>
          )}
        </span>
      </label>
    </div>
  );
}

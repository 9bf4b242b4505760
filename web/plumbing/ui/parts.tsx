// The small parts every screen is made of.
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { signal } from '@preact/signals';
import sprite from './sprite.svg?url';
import type { IconName } from './icons.gen';
import type { Problem } from '#/plumbing/api/api';
import type { Reading } from './query';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { href, place } from '#/plumbing/router/router';

export function Icon({ name, label }: { name: IconName; label?: string }): JSX.Element {
  return (
    <svg class="icon" role={label ? 'img' : undefined} aria-label={label} aria-hidden={label ? undefined : 'true'}>
      <use href={`${sprite}#${name}`} />
    </svg>
  );
}

export function Link({
  to,
  children,
  ...rest
}: {
  to: string;
  children: ComponentChildren;
  class?: string;
  target?: '_blank';
  'aria-current'?: 'page' | undefined;
  'aria-label'?: string;
}): JSX.Element {
  return (
    <a {...rest} href={href(to)}>
      {children}
    </a>
  );
}

/// The screen's name: in the tab, and focused after a move so that a screen reader says where one has come.
export function Title({ children, tab }: { children: ComponentChildren; tab?: string }): JSX.Element {
  const box = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${tab ?? box.current?.textContent ?? ''} · Sinergi`;
    if (place.peek().moves > 0 && !document.activeElement?.closest('form, dialog'))
      box.current?.focus({ preventScroll: true });
  }, [tab]);
  return (
    <h1 ref={box} tabIndex={-1}>
      {children}
    </h1>
  );
}

/// A screen whose name is in what it still waits for has one for the screen reader meanwhile.
export function HiddenTitle({ children }: { children: ComponentChildren }): JSX.Element {
  return (
    <div class="unseen">
      <Title>{children}</Title>
    </div>
  );
}

export function Head({
  title,
  lead,
  tab,
  children,
}: {
  title: ComponentChildren;
  lead?: ComponentChildren;
  tab?: string;
  children?: ComponentChildren;
}): JSX.Element {
  return (
    <div class="head">
      <div>
        <Title {...(tab ? { tab } : {})}>{title}</Title>
        {lead && <p>{lead}</p>}
      </div>
      {children && <div class="row">{children}</div>}
    </div>
  );
}

type NoteKind = 'info' | 'bad' | 'wait' | 'good';
const note_icon: Record<NoteKind, IconName> = {
  info: 'info',
  bad: 'triangle-alert',
  wait: 'clock',
  good: 'circle-check',
};
export function Note({
  kind = 'info',
  children,
  live = false,
}: {
  kind?: NoteKind;
  children: ComponentChildren;
  live?: boolean;
}): JSX.Element {
  return (
    <div class={`note note-${kind}`} role={live ? 'status' : undefined}>
      <Icon name={note_icon[kind]} />
      <div class="grow">{children}</div>
    </div>
  );
}

export function Blank({
  icon = 'inbox',
  title,
  children,
  acts,
}: {
  icon?: IconName;
  title: string;
  children?: ComponentChildren;
  acts?: ComponentChildren;
}): JSX.Element {
  return (
    <div class="blank">
      <Icon name={icon} />
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {acts && <div class="row">{acts}</div>}
    </div>
  );
}

export function Bones({ rows = 6 }: { rows?: number }): JSX.Element {
  return (
    <div class="waiting" role="status">
      <span class="unseen">{t('ui.waiting')}</span>
      {Array.from({ length: rows }, (_, i) => (
        <div class="bone" key={i} />
      ))}
    </div>
  );
}

/// The server's sentence first, ours when it sent none.
export const sentence_of = (problem: Problem): string =>
  problem.detail ||
  problem.title ||
  (problem.is_offline ? t('ui.offline_text') : t('ui.broken_text', { status: problem.status }));

export function Refused({ problem, again }: { problem: Problem; again: () => void }): JSX.Element {
  if (problem.is_offline)
    return (
      <Blank
        icon="wifi-off"
        title={t('ui.offline')}
        acts={
          <button class="btn" onClick={again}>
            <Icon name="refresh-cw" />
            {t('ui.again')}
          </button>
        }>
        {t('ui.offline_text')}
      </Blank>
    );
  const is_forbidden = problem.status === 403 || problem.status === 404;
  return (
    <Blank
      icon={is_forbidden ? 'ban' : 'triangle-alert'}
      title={is_forbidden ? t('ui.refused') : t('ui.broken')}
      acts={
        is_forbidden ? (
          <Link class="btn" to="/">
            {t('ui.to_home')}
          </Link>
        ) : (
          <button class="btn" onClick={again}>
            <Icon name="refresh-cw" />
            {t('ui.again')}
          </button>
        )
      }>
      {sentence_of(problem)}
    </Blank>
  );
}

/// Waiting, offline, refused, empty or the thing itself.
export function Show<T>({
  reading,
  is_empty,
  blank,
  bones,
  children,
}: {
  reading: Reading<T>;
  is_empty?: (data: T) => boolean;
  blank?: ComponentChildren;
  bones?: number;
  children: (data: T) => ComponentChildren;
}): JSX.Element {
  const { data, problem, again } = reading;
  if (data === undefined)
    return problem ? <Refused problem={problem} again={again} /> : <Bones {...(bones ? { rows: bones } : {})} />;
  return (
    <>
      {problem && (
        <div class="stack">
          <Note kind="wait" live>
            {t('ui.stale')} {sentence_of(problem)}{' '}
            <button class="link" onClick={again}>
              {t('ui.again')}
            </button>
          </Note>
          <span />
        </div>
      )}
      {is_empty?.(data) ? (blank ?? <Blank title={t('ui.empty')} />) : children(data)}
    </>
  );
}

export function Dialog({
  title,
  close,
  wide,
  children,
}: {
  title: string;
  close: () => void;
  wide?: boolean;
  children: ComponentChildren;
}): JSX.Element {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (!box.current?.open) box.current?.showModal();
  }, []);
  return (
    <dialog
      ref={box}
      class={`dialog ${wide ? 'dialog-wide' : ''}`}
      aria-labelledby={id}
      onClose={close}
      onClick={(e) => {
        if (e.target === box.current) close();
      }}>
      <header>
        <h2 id={id}>{title}</h2>
        <button type="button" class="btn btn-plain btn-icon" onClick={close} aria-label={t('ui.close')}>
          <Icon name="x" />
        </button>
      </header>
      <div class="body">{children}</div>
    </dialog>
  );
}

export const roles_words = (role: string): string => t_code('role', role);

interface Said {
  id: number;
  text: string;
  link?: { to: string; text: string };
}
const said = signal<Said[]>([]);
let said_count = 0;
/// A short word about a deed that is done; it goes by itself and never carries the only copy of something.
export function say(text: string, link?: { to: string; text: string }): void {
  const one: Said = { id: ++said_count, text, ...(link ? { link } : {}) };
  said.value = [...said.value.slice(-2), one];
  setTimeout(() => {
    said.value = said.value.filter((other) => other.id !== one.id);
  }, 6000);
}
export function Toasts(): JSX.Element {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {said.value.map((one) => (
        <div class="toast" key={one.id}>
          <span class="grow">{one.text}</span>
          {one.link && <Link to={one.link.to}>{one.link.text}</Link>}
        </div>
      ))}
    </div>
  );
}

export function More({
  next,
  shown,
  load,
}: {
  next: string | null;
  shown: number;
  load: () => void;
}): JSX.Element | null {
  if (!next) return null;
  return (
    <div class="row" style={{ marginTop: '12px' }}>
      <button class="btn" onClick={load}>
        {t('ui.more')}
      </button>
      <span class="quiet">{t('ui.shown', { n: shown })}</span>
    </div>
  );
}

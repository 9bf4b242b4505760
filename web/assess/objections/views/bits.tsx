// What the screens of objections share.
import type { ComponentChildren, JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { client_key } from '#/plumbing/api/api';
import { t } from '#/plumbing/i18n/i18n';
import { Form, type Typed } from '#/plumbing/ui/form';
import { Dialog, Link } from '#/plumbing/ui/parts';
import { may } from '#/ground/session/actions';
import { tone_of } from '../model';

export const Mark = ({ state, name }: { state: string; name: string }): JSX.Element => (
  <span class={`tag ${tone_of[state] ? `tag-${tone_of[state]}` : ''}`}>{name}</span>
);

/// What a citizen at the counter takes along: the number and its key.
export function Ticket({
  receipt,
  facts,
  next,
}: {
  receipt: { number: string; key: string };
  facts?: ComponentChildren;
  next?: ComponentChildren;
}): JSX.Element {
  return (
    <div class="ticket stack" role="status">
      <p>{t('sanggah.give_receipt')}</p>
      <dl class="facts">
        <dt>{t('sanggah.number')}</dt>
        <dd class="big num">{receipt.number}</dd>
        <dt>{t('sanggah.key')}</dt>
        <dd class="big num">{receipt.key}</dd>
        {facts}
      </dl>
      <p class="row">
        {next}
        <Link to="/loket">{t('nav.loket')}</Link>
      </p>
    </div>
  );
}

/// May this person handle objections? The server decides again.
export const may_handle = (): boolean => may('verify_registry') || may('decide_registry');

const rooms = [
  ['objections', '/sanggah', () => may_handle()],
  ['checks', '/registri/kunjungan', () => may('see_registry')],
  ['removals', '/pencoretan', () => may('see_registry')],
  ['usuls', '/usul-warga', () => may('edit_registry')],
] as const;
export type Room = (typeof rooms)[number][0];
export function Rooms({ at }: { at: Room }): JSX.Element {
  return (
    <nav class="row above" aria-label={t('sanggah.rooms')}>
      {rooms
        .filter(([room, , is_open]) => room === at || is_open())
        .map(([room, to]) => (
          <Link
            key={room}
            class={`btn btn-small ${room === at ? 'btn-main' : ''}`}
            aria-current={room === at ? 'page' : undefined}
            to={to}>
            {t(`sanggah.${room}`)}
          </Link>
        ))}
    </nav>
  );
}

/// A deed in a dialog: one client key for as long as it is open, so that a second press is the first.
export function Deed({
  title,
  button,
  tone,
  wide,
  send,
  close,
  children,
}: {
  title: string;
  button: string;
  tone?: 'bad';
  wide?: boolean;
  send: (typed: Typed, key: string) => Promise<void>;
  close: () => void;
  children: ComponentChildren;
}): JSX.Element {
  const key = useMemo(client_key, []);
  return (
    <Dialog title={title} close={close} {...(wide ? { wide } : {})}>
      <Form
        button={button}
        cancel={close}
        {...(tone ? { tone } : {})}
        send={async (typed) => {
          await send(typed, key);
          close();
        }}>
        {children}
      </Form>
    </Dialog>
  );
}

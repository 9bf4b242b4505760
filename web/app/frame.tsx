// The frame: bar on top, rail of queues at the left, strip when offline, the screen.
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { language, speak, t } from '#/plumbing/i18n/i18n';
import { is_online } from '#/plumbing/live/live';
import { deeds } from '#/plumbing/outbox/outbox';
import { place } from '#/plumbing/router/router';
import { Mark } from '#/plumbing/ui/mark';
import { Dialog, Icon, Link, roles_words } from '#/plumbing/ui/parts';
import { session, sign_out } from '#/ground/session/actions';
import { Rail } from './rail';
import { KeyHelp, Palette, start_keys } from './keys';

function Me(): JSX.Element {
  const officer = session.value!.officer;
  const leave = (): void => {
    if (deeds.value.length && !confirm(t('session.leave_unsent', { n: deeds.value.length }))) return;
    void sign_out();
  };
  return (
    <details class="menu">
      <summary class="btn">
        <Icon name="user" />
        <span class="who">{officer.name}</span>
        <Icon name="chevron-down" />
      </summary>
      <div class="pop" onClick={(e) => (e.currentTarget.parentElement as HTMLDetailsElement).removeAttribute('open')}>
        <div style={{ padding: '8px 12px' }}>
          <strong>{officer.name}</strong>
          <br />
          <span class="quiet">
            {roles_words(officer.role)}
            <br />
            {officer.unit_name ? `${officer.unit_name}, ` : ''}
            {officer.area_name}
          </span>
        </div>
        <hr />
        <Link to="/akun-saya">
          <Icon name="shield-check" />
          {t('nav.my_account')}
        </Link>
        <button
          type="button"
          class="item"
          onClick={() => void speak(language.value === 'id' ? 'en' : 'id')}
          lang={language.value === 'id' ? 'en' : 'id'}>
          <Icon name="languages" />
          {language.value === 'id' ? 'English' : 'Bahasa Indonesia'}
        </button>
        <hr />
        <button type="button" class="item" onClick={leave}>
          <Icon name="log-out" />
          {t('session.sign_out')}
        </button>
      </div>
    </details>
  );
}

function Strip(): JSX.Element | null {
  const waiting = deeds.value.length;
  if (is_online.value && waiting === 0) return null;
  return (
    <div class="strip" role="status">
      <Icon name={is_online.value ? 'send' : 'wifi-off'} />
      <span>
        {is_online.value
          ? t('strip.online', { n: waiting })
          : waiting
            ? t('strip.offline_kept', { n: waiting })
            : t('strip.offline')}
      </span>
      {waiting > 0 && <Link to="/kotak-keluar">{t('nav.outbox')}</Link>}
    </div>
  );
}

export function Frame({ children }: { children: ComponentChildren }): JSX.Element {
  const [open, set_open] = useState<'menu' | 'find' | 'help' | null>(null);
  useEffect(() => start_keys(set_open), []);
  useEffect(() => {
    set_open(null);
  }, [place.value.moves]);
  return (
    <>
      <a class="skip" href="#isi">
        {t('nav.skip')}
      </a>
      <header class="top">
        <button
          type="button"
          class="btn btn-icon menu-wide"
          aria-label={t('nav.menu')}
          onClick={() => set_open('menu')}>
          <Icon name="menu" />
        </button>
        <Link to="/" class="brand">
          <Mark />
          <div>
            <strong>Sinergi</strong>
            <span>{t('nav.office', { area: session.value!.officer.area_name })}</span>
          </div>
        </Link>
        <span class="grow" />
        <button type="button" class="find" onClick={() => set_open('find')}>
          <Icon name="search" />
          <span>{t('nav.find')}</span>
          <kbd>Ctrl K</kbd>
        </button>
        <button
          type="button"
          class="btn btn-icon hide-narrow"
          aria-label={t('keys.title')}
          onClick={() => set_open('help')}>
          <Icon name="keyboard" />
        </button>
        <Me />
      </header>
      <Strip />
      <div class="frame">
        <Rail />
        <main class="main" id="isi" tabIndex={-1}>
          {children}
        </main>
      </div>
      {open === 'menu' && (
        <Dialog title={t('nav.menu')} close={() => set_open(null)}>
          <Rail />
        </Dialog>
      )}
      {open === 'find' && <Palette close={() => set_open(null)} />}
      {open === 'help' && <KeyHelp close={() => set_open(null)} />}
    </>
  );
}

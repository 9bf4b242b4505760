// The four pages of the command centre under one head.
import type { ComponentChildren, JSX } from 'preact';
import { t, type Key } from '#/plumbing/i18n/i18n';
import { place } from '#/plumbing/router/router';
import { Head, Link } from '#/plumbing/ui/parts';

const pages: readonly (readonly [string, Key])[] = [
  ['/pusat-kendali', 'command.wall'],
  ['/pusat-kendali/telepon', 'command.call'],
  ['/pusat-kendali/giliran', 'command.shifts'],
  ['/pusat-kendali/laporan', 'command.report'],
];

export function Centre({ lead, children }: { lead: string; children: ComponentChildren }): JSX.Element {
  const here = pages.find(([to]) => to === place.value.path);
  return (
    <>
      <Head title={`${t('nav.command')}: ${t(here?.[1] ?? 'command.wall')}`} lead={lead} />
      <nav class="tabs tabs-many" aria-label={t('nav.command')}>
        {pages.map(([to, name]) => (
          <Link key={to} to={to} aria-current={to === place.value.path ? 'page' : undefined}>
            {t(name)}
          </Link>
        ))}
      </nav>
      {children}
    </>
  );
}

// One address for each queue, filter and record: the address bar is the only memory of where somebody is.
import { signal } from '@preact/signals';
import { within } from './match';

export const BASE = '/app';
export interface Place {
  path: string;
  query: URLSearchParams;
  moves: number;
}
const here = (moves: number): Place => ({
  path: within(location.pathname, BASE),
  query: new URLSearchParams(location.search),
  moves,
});
export const place = signal<Place>(here(0));

export const href = (path: string): string => BASE + (path === '/' ? '/' : path);
export function go(path: string, how: 'push' | 'replace' = 'push'): void {
  history[how === 'push' ? 'pushState' : 'replaceState'](null, '', href(path));
  const before = place.value.path;
  place.value = here(place.value.moves + 1);
  if (before !== place.value.path) scrollTo(0, 0);
}

export function start_router(): void {
  addEventListener('popstate', () => {
    place.value = here(place.value.moves + 1);
  });
  document.addEventListener('click', (event) => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const link = (event.target as Element).closest?.('a');
    if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (!link.pathname.startsWith(BASE + '/') || link.getAttribute('href')?.startsWith('#')) return;
    event.preventDefault();
    go(within(link.pathname, BASE) + link.search);
  });
}

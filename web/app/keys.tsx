// The keyboard of the office: g then a letter goes somewhere, Ctrl+K finds anything, ? tells the rest.
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { in_language, t, type Key } from '#/plumbing/i18n/i18n';
import { go } from '#/plumbing/router/router';
import { Dialog, Icon } from '#/plumbing/ui/parts';
import type { IconName } from '#/plumbing/ui/icons.gen';
import { may } from '#/ground/session/actions';
import { list_grievances } from '#/manage/grievances/actions';
import type { Row } from '#/manage/grievances/model';
import { queue_icon, queues_known } from '#/manage/grievances/views/queues';
import { is_shown, other_screens } from './rail';

export const jumps: Record<string, string> = {
  b: '/',
  n: '/aduan/baru',
  v: '/antrean/to_verify',
  u: '/antrean/unassigned',
  m: '/antrean/mine',
  t: '/antrean/late',
  d: '/antrean/urgent',
  a: '/antrean/all',
  l: '/beban',
  f: '/angka',
  r: '/registri',
};
const is_typing = (event: KeyboardEvent): boolean => {
  const at = event.target as HTMLElement;
  return (
    at.isContentEditable ||
    (/^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) && (at as HTMLInputElement).type !== 'checkbox')
  );
};

export function start_keys(open: (what: 'find' | 'help') => void): () => void {
  let g_at = 0;
  const press = (event: KeyboardEvent): void => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      open('find');
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || is_typing(event) || document.querySelector('dialog[open]'))
      return;
    if (event.key === '?') {
      event.preventDefault();
      open('help');
      return;
    }
    if (event.key === 'g') {
      g_at = event.timeStamp;
      return;
    }
    const to = jumps[event.key];
    if (to && g_at > 0 && event.timeStamp - g_at < 1200) {
      event.preventDefault();
      g_at = 0;
      go(to);
    }
  };
  document.addEventListener('keydown', press);
  return () => document.removeEventListener('keydown', press);
}

interface Hit {
  to: string;
  text: string;
  icon: IconName;
  more?: string;
}
function screens_for(words: string): Hit[] {
  const all: Hit[] = [{ to: '/', text: t('nav.home'), icon: 'house' }];
  if (may('receive_grievance')) all.push({ to: '/aduan/baru', text: t('nav.intake'), icon: 'plus' });
  for (const queue of queues_known.value)
    all.push({
      to: `/antrean/${queue.code}`,
      text: in_language(queue.name_id, queue.name_en),
      icon: queue_icon[queue.code] ?? 'inbox',
      more: String(queue.count),
    });
  for (const item of other_screens.filter(is_shown)) all.push({ to: item.to, text: t(item.name), icon: item.icon });
  all.push({ to: '/akun-saya', text: t('nav.my_account'), icon: 'shield-check' });
  return all.filter((hit) => hit.text.toLowerCase().includes(words.toLowerCase()));
}
const row_hit = (row: Row): Hit => ({
  to: `/aduan/${row.id}`,
  text: `${row.tracking_number} · ${row.kind_name}`,
  icon: 'message-circle',
  more: row.region_name,
});

/// Reports that fit the words, asked for once typing rests.
function use_found(words: string): Row[] {
  const [rows, set_rows] = useState<Row[]>([]);
  const timer = useRef(0);
  useEffect(() => {
    clearTimeout(timer.current);
    if (words.trim().length < 3) {
      set_rows([]);
      return;
    }
    timer.current = window.setTimeout(() => {
      list_grievances('all', { q: words.trim() }).then(
        (page) => set_rows(page.items.slice(0, 8)),
        () => set_rows([]),
      );
    }, 200);
  }, [words]);
  return rows;
}
function Hits({ hits, chosen, take }: { hits: Hit[]; chosen: number; take: (hit: Hit) => void }): JSX.Element {
  return (
    <ul
      class="options palette"
      id="temuan"
      role="listbox"
      aria-label={t('palette.label')}
      style={{ boxShadow: 'none', marginTop: '8px', maxHeight: '50vh' }}>
      {hits.map((hit, i) => (
        <li key={hit.to} id={`temuan-${i}`} role="option" aria-selected={i === chosen} onClick={() => take(hit)}>
          <span class="row">
            <Icon name={hit.icon} />
            <span class="grow">{hit.text}</span>
            <span class="quiet">{hit.more}</span>
          </span>
        </li>
      ))}
      {hits.length === 0 && (
        <li role="option" aria-selected={false} class="quiet">
          {t('palette.none')}
        </li>
      )}
    </ul>
  );
}
export function Palette({ close }: { close: () => void }): JSX.Element {
  const [words, set_words] = useState('');
  const [at, set_at] = useState(0);
  const rows = use_found(words);
  const hits = [...screens_for(words.trim()).slice(0, words ? 6 : 12), ...rows.map(row_hit)];
  const chosen = Math.min(at, hits.length - 1);
  const take = (hit: Hit | undefined): void => {
    if (hit) {
      close();
      go(hit.to);
    }
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      set_at(Math.min(chosen + 1, hits.length - 1));
    }
    if (event.key === 'ArrowUp') {
      event.preventDefault();
      set_at(Math.max(chosen - 1, 0));
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      take(hits[chosen]);
    }
  };
  return (
    <Dialog title={t('nav.find')} close={close}>
      <input
        class="input"
        role="combobox"
        aria-label={t('palette.label')}
        aria-expanded="true"
        aria-controls="temuan"
        aria-activedescendant={hits[chosen] ? `temuan-${chosen}` : undefined}
        placeholder={t('palette.example')}
        value={words}
        onInput={(e) => {
          set_words(e.currentTarget.value);
          set_at(0);
        }}
        onKeyDown={press}
        autoFocus
      />
      <Hits {...{ hits, chosen, take }} />
    </Dialog>
  );
}

const told: [string, Key][] = [
  ['j / k', 'keys.move'],
  ['Enter', 'keys.open'],
  ['x', 'keys.tick'],
  ['/', 'keys.search'],
  ['Ctrl K', 'keys.find'],
  ['g b', 'keys.home'],
  ['g n', 'keys.intake'],
  ['g v', 'keys.verify'],
  ['g u', 'keys.unassigned'],
  ['g m', 'keys.mine'],
  ['g t', 'keys.late'],
  ['g d', 'keys.urgent'],
  ['g a', 'keys.all'],
  ['g l', 'keys.load'],
  ['g f', 'keys.figures'],
  ['g r', 'keys.registry'],
  ['?', 'keys.help'],
];
export function KeyHelp({ close }: { close: () => void }): JSX.Element {
  return (
    <Dialog title={t('keys.title')} close={close}>
      <dl class="facts">
        {told.map(([key, what]) => (
          <>
            <dt>
              {key.split(' ').map((k) => (
                <>
                  <kbd>{k}</kbd>{' '}
                </>
              ))}
            </dt>
            <dd>{t(what)}</dd>
          </>
        ))}
      </dl>
    </Dialog>
  );
}

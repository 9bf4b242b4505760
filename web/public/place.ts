// Village search over the list that is in the page already (a regency), or asked of the server (a province), and the
// device's own position for who wants to give it.
import { words } from './form';

interface Village {
  code: string;
  name: string;
  district: string;
}
const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9 ]/g, '');

function listed(select: HTMLSelectElement): Village[] {
  return Array.from(select.options)
    .filter((o) => o.value)
    .map((o) => ({ code: o.value, name: o.text, district: (o.parentElement as HTMLOptGroupElement).label ?? '' }));
}
function search_here(all: Village[], typed: string): Village[] {
  const wanted = plain(typed).split(' ').filter(Boolean);
  const rank = (v: Village): number => (plain(v.name).startsWith(wanted[0] ?? '') ? 0 : 1);
  return all
    .filter((v) => wanted.every((word) => plain(`${v.name} ${v.district}`).includes(word)))
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
    .slice(0, 12);
}
async function search_there(typed: string, signal: AbortSignal): Promise<Village[]> {
  const answer = await fetch(`/api/v1/regions?level=village&limit=12&q=${encodeURIComponent(typed)}`, { signal });
  const { items } = (await answer.json()) as {
    items: { code: string; name: string; parents: { code: string; name: string }[] }[];
  };
  return items.map((r) => ({
    code: r.code,
    name: r.name,
    district: r.parents
      .map((p) => p.name)
      .reverse()
      .join(', '),
  }));
}

class Picker {
  private readonly list = document.createElement('ul');
  private readonly input = document.createElement('input');
  private found: Village[] = [];
  private at = -1;
  private asked: AbortController | null = null;

  constructor(private readonly select: HTMLSelectElement) {
    const box = document.createElement('div');
    const hint = document.createElement('p');
    box.className = 'combo';
    hint.className = 'hint';
    hint.id = 'desa-hint';
    hint.textContent = words('searchHint');
    Object.assign(this.list, { className: 'options', id: 'desa-daftar', hidden: true });
    this.list.setAttribute('role', 'listbox');
    this.list.setAttribute('aria-label', words('search'));
    Object.assign(this.input, { className: 'input', id: 'desa-cari', type: 'text', autocomplete: 'off' });
    for (const [name, value] of Object.entries({
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': 'desa-daftar',
      'aria-describedby': 'desa-hint',
    }))
      this.input.setAttribute(name, value);
    document.querySelector('label[for=region]')?.setAttribute('for', 'desa-cari');
    select.hidden = true;
    box.append(this.input, this.list);
    select.before(hint, box);
    const chosen = select.selectedOptions[0];
    if (chosen?.value)
      this.input.value = this.shown({
        code: chosen.value,
        name: chosen.text,
        district: (chosen.parentElement as HTMLOptGroupElement).label ?? '',
      });
    this.input.addEventListener('input', () => {
      void this.type();
    });
    this.input.addEventListener('keydown', (event) => this.press(event));
    this.input.addEventListener('blur', () => setTimeout(() => this.close(), 150));
  }
  private shown(v: Village): string {
    return v.district ? `${v.name}, ${v.district}` : v.name;
  }
  private close(): void {
    this.list.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
  }
  private async type(): Promise<void> {
    this.select.value = '';
    this.asked?.abort();
    const typed = this.input.value.trim();
    if (typed.length < 2) {
      this.close();
      return;
    }
    const stop = (this.asked = new AbortController());
    try {
      this.found = this.select.dataset.remote
        ? await search_there(typed, stop.signal)
        : search_here(listed(this.select), typed);
    } catch {
      return;
    }
    if (stop.signal.aborted) return;
    this.at = this.found.length ? 0 : -1;
    this.draw();
  }
  private draw(): void {
    this.list.textContent = '';
    this.found.forEach((village, i) => {
      const li = document.createElement('li');
      const more = document.createElement('span');
      li.id = `desa-${i}`;
      li.setAttribute('role', 'option');
      li.setAttribute('aria-selected', String(i === this.at));
      li.textContent = `${village.name} `;
      more.className = 'quiet';
      more.textContent = village.district;
      li.append(more);
      li.addEventListener('mousedown', (event) => {
        event.preventDefault();
        this.choose(village);
      });
      this.list.append(li);
    });
    if (!this.found.length) {
      const li = document.createElement('li');
      li.setAttribute('role', 'option');
      li.setAttribute('aria-disabled', 'true');
      li.textContent = words('noneFound');
      this.list.append(li);
    }
    this.list.hidden = false;
    this.input.setAttribute('aria-expanded', 'true');
    this.input.setAttribute('aria-activedescendant', this.at >= 0 ? `desa-${this.at}` : '');
  }
  private press(event: KeyboardEvent): void {
    if (this.list.hidden) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.at = Math.min(Math.max(this.at + (event.key === 'ArrowDown' ? 1 : -1), 0), this.found.length - 1);
      this.draw();
    }
    if (event.key === 'Enter' && this.found[this.at]) {
      event.preventDefault();
      this.choose(this.found[this.at]!);
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.close();
    }
  }
  private choose(village: Village): void {
    if (!Array.from(this.select.options).some((o) => o.value === village.code))
      this.select.add(new Option(village.name, village.code));
    this.select.value = village.code;
    this.input.value = this.shown(village);
    this.close();
  }
}

function start_location(): void {
  const news = document.getElementById('lokasi-kabar');
  document.getElementById('lokasi')?.addEventListener('click', () => {
    if (!navigator.geolocation) {
      if (news) news.textContent = words('notLocated');
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        set_position(coords.latitude, coords.longitude);
        if (news) news.textContent = `${words('located')} (±${Math.round(coords.accuracy)} m)`;
      },
      () => {
        if (news) news.textContent = words('notLocated');
      },
      { enableHighAccuracy: true, timeout: 15_000 },
    );
  });
}
export function set_position(lat: number, lon: number): void {
  (document.getElementById('lat') as HTMLInputElement).value = lat.toFixed(6);
  (document.getElementById('lon') as HTMLInputElement).value = lon.toFixed(6);
}
export function start_place(form: HTMLFormElement): void {
  const select = form.querySelector<HTMLSelectElement>('#region');
  if (select && !document.getElementById('desa-cari')) new Picker(select);
  start_location();
}

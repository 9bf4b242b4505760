// "Reported already?": open, unnamed reports near this place. Closed kinds are never asked about and never shown.
import { words } from './form';

interface Near {
  tracking_number: string;
  kind: string;
  kind_name?: string;
  place: string;
  received_on: string;
  state: string;
  state_name?: string;
  follow_count: number;
}

function choice(value: string, title: string, more: string, is_chosen: boolean): HTMLLabelElement {
  const label = document.createElement('label');
  const input = document.createElement('input');
  const text = document.createElement('span');
  const strong = document.createElement('strong');
  const small = document.createElement('small');
  label.className = 'tick tick-card';
  Object.assign(input, { type: 'radio', name: 'follows', value, checked: is_chosen });
  strong.textContent = title;
  small.textContent = more;
  text.append(strong, small);
  label.append(input, text);
  return label;
}
/// The server asks "reported already?" by itself unless the form says that its list was looked at.
function note_looked(form: HTMLFormElement): void {
  if (form.querySelector('[name=checked]')) return;
  const looked = document.createElement('input');
  Object.assign(looked, { type: 'hidden', name: 'checked', value: '1' });
  form.append(looked);
}
/// True when there is something to show.
export async function look_nearby(form: HTMLFormElement): Promise<boolean> {
  const box = document.getElementById('daftar-sekitar');
  const kind = form.querySelector<HTMLInputElement>('[name=kind]:checked');
  if (!box || !kind || kind.dataset.closed) {
    if (box) box.textContent = '';
    return false;
  }
  const data = new FormData(form);
  const ask = new URLSearchParams();
  for (const name of ['kind', 'region', 'lat', 'lon']) {
    const value = String(data.get(name) ?? '');
    if (value) ask.set(name, value);
  }
  try {
    const answer = await fetch(`/api/v1/public/nearby?${ask}`);
    if (!answer.ok) return false;
    const { items } = (await answer.json()) as { items: Near[] };
    box.textContent = '';
    note_looked(form);
    if (!items.length) return false;
    box.append(choice('', words('otherEvent'), '', true));
    const kind_name = kind.parentElement!.querySelector('strong')?.textContent ?? '';
    for (const near of items.slice(0, 8)) {
      box.append(
        choice(
          near.tracking_number,
          `${words('follow')}: ${near.kind_name ?? kind_name}, ${near.place}`,
          [
            near.received_on,
            near.state_name,
            near.follow_count ? words('followers', { n: String(near.follow_count) }) : '',
          ]
            .filter(Boolean)
            .join(' · '),
          false,
        ),
      );
    }
    return true;
  } catch {
    return false;
  } // the list is a help, never a gate
}

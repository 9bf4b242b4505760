// Photos go ahead while the person types on: what is kept in the form is the server's id and token. The original is
// sent, not a shrunk one, because the server reads the position in it before taking it out.
import { words } from './form';
import { set_position } from './place';

const LIMIT_BYTES = 10 * 1024 * 1024;

async function upload(file: File): Promise<{ id: string; token: string; lat?: number; lon?: number }> {
  const answer = await fetch('/api/v1/public/photos', {
    method: 'POST',
    headers: { 'Content-Type': file.type || 'image/jpeg', 'X-Sinergi': '1' },
    body: file,
  });
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()) as { id: string; token: string; lat?: number; lon?: number };
}
function line(file: File): { li: HTMLLIElement; news: HTMLElement } {
  const li = document.createElement('li');
  const picture = document.createElement('img');
  const news = document.createElement('p');
  li.dataset.name = file.name;
  picture.src = URL.createObjectURL(file);
  picture.alt = file.name;
  news.className = 'small';
  news.setAttribute('role', 'status');
  news.textContent = words('uploading');
  li.append(picture, news);
  return { li, news };
}
async function add(form: HTMLFormElement, list: HTMLElement, file: File): Promise<void> {
  const { li, news } = line(file);
  list.append(li);
  if (file.size > LIMIT_BYTES) {
    news.textContent = words('tooLarge');
    news.className = 'small late';
    return;
  }
  try {
    const { id, token, lat, lon } = await upload(file);
    const kept = document.createElement('input');
    const drop = document.createElement('button');
    Object.assign(kept, { type: 'hidden', name: 'photo', value: `${id}:${token}` });
    Object.assign(drop, { type: 'button', className: 'link small', textContent: words('remove') });
    drop.addEventListener('click', () => li.remove());
    li.append(kept, drop);
    news.textContent = words('uploaded');
    const has_position = (form.elements.namedItem('lat') as HTMLInputElement).value !== '';
    if (lat !== undefined && lat !== null && lon !== undefined && lon !== null && !has_position) {
      set_position(lat, lon);
      const place_news = document.getElementById('lokasi-kabar');
      if (place_news) place_news.textContent = words('photoLocated');
    }
  } catch {
    news.textContent = words('uploadFailed');
    news.className = 'small late';
  }
}
export function start_photos(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('#photos');
  const list = document.getElementById('foto-terunggah');
  if (!input || !list) return;
  input.addEventListener('change', () => {
    const files = Array.from(input.files ?? []);
    input.value = ''; // sent ahead: not a second time with the form
    files.forEach((file) => {
      void add(form, list, file);
    });
  });
}

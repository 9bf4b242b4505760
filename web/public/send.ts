// Sends the form as the browser would, but keeps the page when the connection is lost. The server's page is put in
// place of this one without a new address, so nothing is left in the history.
import { words } from './form';
import { start_small } from './small';
import { start_exit } from './exit';

let is_busy = false;
export async function send(form: HTMLFormElement, start_again: () => void): Promise<void> {
  if (is_busy) return;
  is_busy = true;
  const button = form.querySelector<HTMLButtonElement>('#kirim button')!;
  const label = button.textContent ?? '';
  form.querySelector('.wrong-here')?.remove();
  button.textContent = words('sending');
  button.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      body: new FormData(form),
      headers: { Accept: 'text/html', 'X-Sinergi': '1' },
    });
    show(await answer.text(), start_again);
  } catch {
    const note = document.createElement('p');
    note.className = 'wrong wrong-here';
    note.setAttribute('role', 'alert');
    note.textContent = words('offline');
    button.before(note);
  } finally {
    is_busy = false;
    button.textContent = label;
    button.removeAttribute('aria-busy');
  }
}
function show(html: string, start_again: () => void): void {
  const page = new DOMParser().parseFromString(html, 'text/html');
  document.title = page.title;
  document.body.replaceWith(page.body);
  start_exit();
  start_small();
  start_again();
  scrollTo(0, 0);
  if (!document.getElementById('galat')) document.querySelector<HTMLElement>('h1')?.focus();
}

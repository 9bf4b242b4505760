// Somebody may come in. One press, or Esc twice: the page goes blank, what was typed is dropped, and a weather site
// takes this page's place in the history. Steps never add history entries, so "back" leads nowhere near here.
const TWICE_MS = 1500;

function leave(link: HTMLAnchorElement): void {
  document.querySelectorAll('form').forEach((form) => form.reset());
  document.body.textContent = '';
  document.title = 'BMKG';
  history.replaceState(null, '', '/');
  location.replace(link.href);
}
export function start_exit(): void {
  const link = document.getElementById('keluar-cepat') as HTMLAnchorElement | null;
  const news = document.getElementById('kabar');
  if (!link) return;
  let last = -TWICE_MS;
  link.addEventListener('click', (event) => {
    event.preventDefault();
    leave(link);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    if (event.timeStamp - last < TWICE_MS) {
      leave(link);
      return;
    }
    last = event.timeStamp;
    if (news) news.textContent = news.dataset.exit ?? '';
  });
  // The key stays out of the address bar and the history once the page is shown.
  if (location.pathname.startsWith('/lacak') && location.search.includes('kunci='))
    history.replaceState(null, '', location.pathname);
}

// Copy, print, and the focus on what is wrong.
export function start_small(): void {
  document.querySelectorAll<HTMLElement>('[data-copy]').forEach((button) =>
    button.addEventListener('click', () => {
      void copy(button.dataset.copy ?? '');
    }),
  );
  document.querySelectorAll('[data-print]').forEach((button) => button.addEventListener('click', () => print()));
  document.getElementById('galat')?.focus();
}
async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const box = document.createElement('textarea');
    box.value = text;
    document.body.append(box);
    box.select();
    document.execCommand('copy'); // pages without TLS have no clipboard of their own
    box.remove();
  }
  const news = document.getElementById('kabar');
  if (news) {
    news.textContent = news.dataset.copied ?? '';
    news.className = 'toasts toast';
    setTimeout(() => {
      news.className = 'unseen';
    }, 3000);
  }
}

// The shell kept on the device: the page, its script, sheet, icons. Records are never kept here, and nothing outside
// /app/ is touched. FILES and VERSION are filled in by tools/finish.mjs.
const SHELL = `sinergi-${VERSION}`;
const INDEX = '/app/';

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(SHELL)
      .then((shell) => shell.addAll([INDEX, ...FILES]))
      .then(() => self.skipWaiting()),
  );
});
self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((n) => n.startsWith('sinergi-') && n !== SHELL).map((n) => caches.delete(n))),
      )
      .then(() => self.clients.claim()),
  );
});
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== location.origin || !url.pathname.startsWith('/app/')) return;
  if (event.request.mode === 'navigate') {
    // Fresh when there is a server, the kept page when there is none.
    event.respondWith(fetch(event.request).catch(() => caches.match(INDEX, { cacheName: SHELL })));
    return;
  }
  // Hashed names never change their content, so the kept copy is as good as a new one.
  event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request)));
});

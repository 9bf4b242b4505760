// For the eye only: serves dist and answers the API from made-up fixtures. `node tools/mock.mjs [port]`.
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { answer, kinds } from '../plumbing/dev/fixtures.js';
import { contexts } from './mock_pages.mjs';
import { render } from './mustache.mjs';

const dist = new URL('../dist/', import.meta.url);
const types = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.html': 'text/html',
  '.webmanifest': 'application/manifest+json',
  '.json': 'application/json',
};

async function body_of(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('latin1');
}
function file(response, name) {
  const path = new URL(name, dist);
  if (!existsSync(path)) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'Content-Type': `${types[extname(name)] ?? 'text/plain'}; charset=utf-8`,
    'Content-Security-Policy': "default-src 'self'; img-src 'self' blob: data:",
  });
  response.end(readFileSync(path));
}
function public_page(response, url, method, body) {
  const language = url.searchParams.get('lang') === 'en' ? 'en' : 'id';
  const [name, context] = contexts(url, method, body, kinds, language);
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': "default-src 'self'; img-src 'self' blob: data:",
  });
  response.end(render(readFileSync(new URL(`pages/${language}/${name}.mustache`, dist), 'utf8'), context));
}
async function api(request, response, url) {
  const text = await body_of(request);
  let body = {};
  try {
    body = JSON.parse(Buffer.from(text, 'latin1').toString('utf8') || '{}');
  } catch {
    /* a photo or CSV */
  }
  if (url.pathname.endsWith('/live')) {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(': hi\n\n');
    return;
  }
  let said = answer(request.method, url.pathname, url.searchParams, body);
  if (url.pathname === '/api/v1/session') {
    if (request.method === 'POST' && said.status === 200)
      response.setHeader('Set-Cookie', 'sinergi_session=x; HttpOnly; Path=/');
    if (request.method === 'DELETE') response.setHeader('Set-Cookie', 'sinergi_session=; Max-Age=0; Path=/');
    if (request.method === 'GET' && !request.headers.cookie?.includes('sinergi_session=x'))
      said = { status: 401, body: { key: 'access.no_session', title: 'Silakan masuk.' } };
  }
  response.writeHead(said.status, {
    'Content-Type': said.status < 400 ? 'application/json' : 'application/problem+json',
  });
  response.end(said.status === 204 ? undefined : JSON.stringify(said.body));
}
const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://mock');
  if (url.pathname.startsWith('/api/')) await api(request, response, url);
  else if (/^\/app\/(assets\/|sw\.js|manifest|icon)/.test(url.pathname)) file(response, url.pathname.slice(5));
  else if (url.pathname.startsWith('/app')) file(response, 'index.html');
  else public_page(response, url, request.method, request.method === 'POST' ? await body_of(request) : '');
});
server.listen(Number(process.argv[2] ?? 8099), '127.0.0.1', () =>
  console.log(`http://127.0.0.1:${server.address().port}/app/`),
);

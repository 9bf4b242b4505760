// After vite: the public script, the page templates with their sentences and hashed addresses put in, the service
// worker with its list. Fails when a sentence is missing or a first view is over its budget.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';

const at = (path) => new URL(`../${path}`, import.meta.url);
const read = (path) => readFileSync(at(path), 'utf8');
const zipped = (path) => gzipSync(readFileSync(at(path)), { level: 6 }).length;
const fail = (why) => {
  console.error(`finish: ${why}`);
  process.exit(1);
};

async function public_script() {
  const made = await build({
    entryPoints: [at('public/enhance.ts').pathname],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2019',
    write: false,
  });
  const text = made.outputFiles[0].text;
  const name = `public-${createHash('sha256').update(text).digest('hex').slice(0, 8)}.js`;
  writeFileSync(at(`dist/assets/${name}`), text);
  return name;
}

function fill(template, sentences, assets, used, file) {
  return template
    .replace(/\{\{>\s*(\w+)\s*\}\}/g, (_, name) => fill(read(`public/${name}.mustache`), sentences, assets, used, name))
    .replace(/\{\{!![\s\S]*?\}\}\n?/g, '') // notes for whoever writes the server side stay here
    .replace(/\{\{\{?t\.(\w+)\}?\}\}/g, (_, key) => {
      used.add(key);
      return sentences[key] ?? fail(`${file}: no sentence "${key}"`);
    })
    .replace(/\{\{asset\.(\w+)\}\}/g, (_, key) => assets[key] ?? fail(`${file}: no asset "${key}"`));
}

function pages(assets) {
  const partials = new Set(['kepala', 'kaki', 'darurat', 'galat_isian']);
  const names = readdirSync(at('public'))
    .filter((n) => n.endsWith('.mustache'))
    .map((n) => n.slice(0, -9))
    .filter((n) => !partials.has(n));
  for (const language of ['id', 'en']) {
    const sentences = JSON.parse(read(`locale/public.${language}.json`));
    const used = new Set();
    mkdirSync(at(`dist/pages/${language}`), { recursive: true });
    for (const name of names)
      writeFileSync(
        at(`dist/pages/${language}/${name}.mustache`),
        fill(
          read(`public/${name}.mustache`),
          sentences,
          { ...assets, lang: language, other: language === 'id' ? 'en' : 'id' },
          used,
          name,
        ),
      );
    const idle = Object.keys(sentences).filter((key) => !used.has(key));
    if (idle.length) fail(`locale/public.${language}.json: nobody says ${idle.join(', ')}`);
  }
  return names;
}

async function service_worker(files) {
  const listed = files
    .filter((n) => !n.startsWith('public-') && !/^(states|fixtures)-/.test(n))
    .map((n) => `/app/assets/${n}`);
  const version = createHash('sha256')
    .update(listed.join() + read('dist/index.html'))
    .digest('hex')
    .slice(0, 10);
  const { code } = await transform(read('app/sw.js'), {
    minify: true,
    define: {
      FILES: JSON.stringify([...listed, '/app/manifest.webmanifest', '/app/icon.svg']),
      VERSION: JSON.stringify(version),
    },
  });
  writeFileSync(at('dist/sw.js'), code);
}

const script = await public_script();
const files = readdirSync(at('dist/assets'));
const named = (pattern) => files.find((n) => pattern.test(n)) ?? fail(`no asset like ${pattern}`);
const css = named(/^(style|index)-.*\.css$/);
const main = named(/^index-.*\.js$/);
const sprite = named(/^sprite-.*\.svg$/);
const names = pages({ css: `/app/assets/${css}`, js: `/app/assets/${script}`, sprite: `/app/assets/${sprite}` });
await service_worker(files);

const sum = (...paths) => paths.reduce((all, path) => all + zipped(path), 0);
const staff_start = read('dist/index.html')
  .match(/assets\/[\w.-]+\.(js|css)/g)
  .map((n) => `dist/${n}`);
const sizes = {
  css: sum(`dist/assets/${css}`),
  sprite: sum(`dist/assets/${sprite}`),
  'public script': sum(`dist/assets/${script}`),
  'staff script': sum(`dist/assets/${main}`),
  'first view, public form (villages not counted)': sum(
    'dist/pages/id/lapor.mustache',
    `dist/assets/${css}`,
    `dist/assets/${script}`,
    `dist/assets/${sprite}`,
  ),
  'first view, staff app': sum('dist/index.html', ...new Set(staff_start), `dist/assets/${sprite}`),
  'all of the staff app': sum(...files.filter((n) => !n.startsWith('public-')).map((n) => `dist/assets/${n}`)),
};
for (const [what, bytes] of Object.entries(sizes))
  console.log(`${String((bytes / 1000).toFixed(1)).padStart(7)} kB gz  ${what}`);
console.log(`pages: ${names.join(', ')}`);
if (sizes.css > 12_000) fail('the sheet is over 12 kB');
if (sizes['first view, public form (villages not counted)'] > 50_000)
  fail('the public form is over its 60 kB less 10 kB of villages');
if (sizes['first view, staff app'] > 100_000) fail('the staff app is over 100 kB');

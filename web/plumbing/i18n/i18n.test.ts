import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fill } from './fill';

const read = (path: string): Record<string, string> =>
  JSON.parse(readFileSync(join(process.cwd(), path), 'utf8')) as Record<string, string>;
const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]!).sort();

for (const name of ['', 'public.']) {
  test(`both languages say the same things with the same holes (${name || 'office'})`, () => {
    const id = read(`locale/${name}id.json`);
    const en = read(`locale/${name}en.json`);
    assert.deepEqual(Object.keys(en).sort(), Object.keys(id).sort());
    for (const [key, sentence] of Object.entries(id)) {
      assert.deepEqual(holes(en[key]!), holes(sentence), key);
      assert.ok(sentence.trim() && en[key]!.trim(), key);
    }
  });
}
test('no office sentence is kept that nobody says', () => {
  const said = new Set<string>();
  const groups = new Set<string>();
  const walk = (folder: string): void => {
    for (const name of readdirSync(folder)) {
      if (name === 'node_modules' || name === 'dist') continue;
      const path = join(folder, name);
      if (statSync(path).isDirectory()) walk(path);
      else if (/\.tsx?$/.test(name) && !name.endsWith('.test.ts')) {
        const text = readFileSync(path, 'utf8');
        for (const m of text.matchAll(/'([a-z_]+\.[a-z_0-9]+)'/g)) said.add(m[1]!);
        for (const m of text.matchAll(/(?:t_code|code_choices)\(['`]([\w.]+?)(?:'|\.\$)/g)) groups.add(m[1]!);
      }
    }
  };
  walk(process.cwd());
  const is_coded = (key: string): boolean =>
    key.split('.').some((_, i, parts) => groups.has(parts.slice(0, i).join('.')));
  const idle = Object.keys(read('locale/id.json')).filter((key) => !said.has(key) && !is_coded(key));
  assert.deepEqual(idle, []);
});
test('values go into a sentence, an unknown name stays', () => {
  assert.equal(fill('{n} dari {of}', { n: 3 }), '3 dari {of}');
});
test('the types are those of the contract', async () => {
  const golden = join(process.cwd(), '../tests/golden/openapi.json');
  if (!existsSync(golden)) return;
  const { types_of } = (await import(join(process.cwd(), 'tools/types.mjs'))) as {
    types_of: (document: unknown) => string;
  };
  assert.equal(
    readFileSync('plumbing/api/types.ts', 'utf8'),
    types_of(JSON.parse(readFileSync(golden, 'utf8'))),
    'run: npm run types',
  );
});

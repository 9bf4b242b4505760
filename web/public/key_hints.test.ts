import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import words from '../locale/public.id.json';

test('a page that asks for a key says on which paper it stands', () => {
  for (const [page, paper] of [
    ['lacak', 'nomor laporan'],
    ['lacak-usul', 'tanda terima'],
    ['lacak-permohonan', 'tanda terima'],
    ['keberatan', 'surat keputusan'],
  ] as const) {
    const file = page === 'lacak-permohonan' ? 'permohonan' : page;
    const source = readFileSync(`public/${file}.mustache`, 'utf8');
    const hint = /id="kunci-h">\{\{t\.(\w+)\}\}/.exec(source)?.[1] as keyof typeof words;
    assert.ok(words[hint].includes(paper), `${page}: ${words[hint]}`);
  }
});

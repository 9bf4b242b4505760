import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chosen_of, has_person, is_corrected, pair_of, pieces_of, told } from './model';

const file = {
  id: '01',
  name: 'pkh.xlsx',
  size: 10,
  sheets: [],
  sheet: '',
  first_line: 2,
  columns: [
    { title: 'NIK', holds: 'nik', known: 'heading' },
    { title: 'Nama', holds: 'nama', known: 'heading' },
    { title: 'Bank', holds: 'other', known: 'not_known' },
  ],
  sample: [],
} as unknown as Parameters<typeof chosen_of>[0];

test('each kind is read from one column only', () => {
  const moved = told(chosen_of(file), 2, 'nama');
  assert.deepEqual(moved.columns, ['nik', 'other', 'nama']);
  assert.ok(is_corrected(moved));
  assert.ok(!is_corrected(chosen_of(file)));
  assert.ok(!has_person(told(told(chosen_of(file), 0, 'other'), 1, 'other')));
});
const marked = (text: string, other: string): string =>
  pieces_of(text, other)
    .map((p) => (p.differs ? `[${p.text}]` : p.text))
    .join('');
test('only the letters that differ are marked', () => {
  assert.equal(marked('3208011708859001', '3208011808859001'), '3208011[7]08859001');
  assert.equal(marked('MAULANA', 'MAULAANA'), 'MAULANA');
  assert.equal(marked('MAULAANA', 'Maulana').replace(/[[\]]/g, ''), 'MAULAANA');
  assert.equal(pieces_of('MAULAANA', 'Maulana').filter((p) => p.differs).length, 1);
  assert.equal(marked('SITI N', 'SITI NURHAYATI'), 'SITI N');
  assert.equal(marked('', 'x'), '');
  assert.equal(marked('x', ''), '[x]');
});
test('a doubt stands field by field, without what neither list has', () => {
  const heading = (title: string, render: string, side = '') => ({ title, render, side });
  const pair = pair_of(
    {
      headings: [
        heading('Baris kiri', 'number'),
        heading('Baris kanan', 'number'),
        heading('Kepastian', 'sure'),
        heading('Alasan', 'reasons'),
        heading('Nama', 'plain', 'left'),
        heading('Nama', 'plain', 'right'),
        heading('NIK', 'plain', 'left'),
        heading('NIK', 'plain', 'right'),
        heading('Keputusan', 'verdict'),
      ],
      items: [['4', '9', 'mungkin', 'Nama sama; tahun lahir beda satu', 'SITI', 'SITI N', '', '', 'same']],
      first: 50,
      next: null,
      total: 51,
    } as unknown as Parameters<typeof pair_of>[0],
    0,
  );
  assert.deepEqual(pair, {
    number: 50,
    line_left: '4',
    line_right: '9',
    sure: 'mungkin',
    reasons: ['Nama sama', 'tahun lahir beda satu'],
    fields: [{ title: 'Nama', left: 'SITI', right: 'SITI N' }],
    verdict: 'same',
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rough_chat } from './chat';

test('the first sender speaks, with their number and the first moment in WIB', () => {
  const read = rough_chat(
    '[21/11/26 08.15] +62 812-0000-9001: Assalamualaikum\n' +
      '[21/11/26 08.16] +62 812-0000-9001: ada kakek sakit\ndi pasar\n' +
      '[21/11/26 08.20] Dinas: Baik, kami catat',
  );
  assert.deepEqual(read, {
    text: 'Assalamualaikum\nada kakek sakit\ndi pasar',
    phone: '+6281200009001',
    name: '',
    at: '2026-11-21T01:15:00.000Z',
    messages: 4,
  });
});
test('the export of a telephone reads too, media lines left out', () => {
  const read = rough_chat(
    '22/11/2026, 08.15 - Neng Uji: <Media tidak disertakan>\n22/11/2026, 08.16 - Neng Uji: banjir di blok Pahing',
  );
  assert.equal(read.text, 'banjir di blok Pahing');
  assert.equal(read.name, 'Neng Uji');
});
test('text without a stamp is taken as it is', () => {
  assert.equal(rough_chat('tolong ke 0812 0000 9002').phone, '081200009002');
  assert.equal(rough_chat('').text, '');
});

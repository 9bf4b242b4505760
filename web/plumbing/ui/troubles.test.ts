import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '#/plumbing/api/api';
import { Wrong, all_at_once, at_fields, with_label } from './troubles';

const told = (errors: { path: string; message: string }[]): Problem =>
  new Problem(400, 'registry.faulty', 'Salah', '', errors as Problem['errors']);

async function troubles_of(run: Promise<unknown>): Promise<string[]> {
  try {
    await run;
  } catch (fault) {
    assert.ok(fault instanceof Wrong);
    return fault.troubles.map((one) => `${one.path}: ${one.message}`);
  }
  return assert.fail('nothing was refused');
}

test('each trouble stands at its field, told once; what no field bears is told all the same', () => {
  const fields = ['name', 'nik', 'members.0.nik'];
  const told = (...paths: string[]): string[] =>
    at_fields(
      paths.map((path, n) => ({ path, message: String(n) })),
      (path) => fields.includes(path),
    ).map((one) => `${one.path}: ${one.message}`);
  assert.deepEqual(told('person.nik', 'name'), ['nik: 0', 'name: 1'], 'the path of what was sent leads to the field');
  assert.deepEqual(told('members.0.nik', 'members.1.nik'), ['members.0.nik: 0', 'nik: 1'], 'the whole path first');
  assert.deepEqual(told('name', 'person.name'), ['name: 0'], 'the first who spoke is heard');
  assert.deepEqual(told('scope', 'terms.law'), [': 0', ': 1']);
});

test('what the form found and what the server found are named together', async () => {
  const asked: string[] = [];
  const found = await troubles_of(
    all_at_once([{ path: 'name', message: 'Isi nama.' }], (asks) => {
      asked.push(asks);
      return Promise.reject(
        told([
          { path: 'rt', message: 'Terlalu panjang.' },
        ]),
      );
    }),
  );
  assert.deepEqual(found, ['name: Isi nama.', 'rt: Terlalu panjang.']);
  assert.deepEqual(asked, ['only_check'], 'nothing is kept while the form knows of a fault');
});

test('a form with a fault of its own is never kept, whatever the server says', async () => {
  const own = [{ path: 'place', message: 'Titik tidak terbaca.' }];
  assert.deepEqual(await troubles_of(all_at_once(own, () => Promise.resolve('kept'))), ['place: Titik tidak terbaca.']);
  const offline = all_at_once(own, () => Promise.reject(new Problem(0, 'web.offline', '')));
  assert.deepEqual(await troubles_of(offline), ['place: Titik tidak terbaca.']);
});

test('a form without faults is sent to be kept', async () => {
  assert.equal(await all_at_once([], (asks) => Promise.resolve(asks)), 'to_keep');
});

test('a sentence names its field', () => {
  assert.equal(with_label('Tulisan ini terlalu panjang.', 'RT'), 'RT: Tulisan ini terlalu panjang.');
  assert.equal(with_label('Isi nama kepala keluarga.', 'Nama'), 'Isi nama kepala keluarga.');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  behind_path,
  differences,
  file_of,
  fill_template,
  filters_of,
  is_some,
  queue_path,
  row_of,
  wa_digits,
  wa_link,
} from './model';
import { period_of } from './period';
import { file_of as made_file, rows } from '#/plumbing/dev/fixtures.js';

test('filters go into the address and come back the same', () => {
  const filters = { state: 'dikerjakan', region: '320801', q: 'kakek & pasar' };
  const path = queue_path('to_verify', filters);
  assert.deepEqual(filters_of(new URLSearchParams(path.split('?')[1])), filters);
  assert.equal(queue_path('mine', { q: '' }), '/antrean/mine');
});
test('an unknown name in the address is no filter', () => {
  assert.deepEqual(filters_of(new URLSearchParams('queue=x&sort=y&kind=layanan&state=')), { kind: 'layanan' });
});
test('the list behind a figure opens in this app', () => {
  assert.equal(behind_path('/app/antrean/late?region=3208'), '/antrean/late?region=3208');
});
test('telephone numbers as people write them become what wa.me wants', () => {
  for (const [written, wanted] of [
    ['0812-3456-7890', '6281234567890'],
    ['+62 812 3456 7890', '6281234567890'],
    ['6281234567890', '6281234567890'],
    ['812 3456 7890', '6281234567890'],
    ['021-171', ''],
    ['', ''],
  ]) {
    assert.equal(wa_digits(written!), wanted, written);
  }
  assert.equal(wa_link('08123456789', 'a & b'), 'https://wa.me/628123456789?text=a%20%26%20b');
});
test('a template says what is known and shows what is not', () => {
  assert.equal(fill_template('Laporan {nomor} untuk {nama}', { nomor: 'K-1' }), 'Laporan K-1 untuk {nama}');
});
test("the server's words for deeds become the doors one goes through", () => {
  const row = row_of({ ...rows[0], next_act: 'verified' } as never);
  assert.equal(row.next_act, 'verify');
  assert.equal(row_of({ ...rows[0], next_act: '' } as never).next_act, null);
  const file = file_of(made_file(rows[2]!.id) as never);
  assert.ok(file.may.includes('answer'));
  assert.equal(file.may_open_reporter, true);
});
test('a conflict names each thing that changed and nothing else', () => {
  const before = file_of(made_file(rows[2]!.id) as never);
  assert.deepEqual(differences(before, before), []);
  assert.deepEqual(
    differences(before, { ...before, state: 'dijawab', officer_name: 'Lain' }).map((d) => d.field),
    ['state', 'officer'],
  );
});
test('an id of zeros is nobody', () => {
  assert.equal(is_some('0000000000000'), false);
  assert.equal(is_some('01JD'), true);
  assert.equal(is_some(null), false);
});
test('periods end where people think they do', () => {
  assert.deepEqual(period_of('last_month', '2026-01-15'), { from: '2025-12-01', to: '2025-12-31' });
  assert.deepEqual(period_of('quarter', '2026-11-22'), { from: '2026-10-01', to: '2026-11-22' });
  assert.deepEqual(period_of('all', '2026-11-22'), {});
});

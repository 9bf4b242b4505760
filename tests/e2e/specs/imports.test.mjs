// Files into the registry in the browser, as somebody with a faulty list does it: looked at, a cell mended where it is
// seen, the faulty rows taken home, applied, the same file again, and taken back; columns that nobody recognised told.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { account_of, assert_clean, launch, open_page, phone, sign_in, wide } from '../browser.mjs';

let browser;
let desk;
before(async () => {
  browser = await launch();
  desk = await open_page(browser);
  await sign_in(desk, account_of('back_office'));
});
after(async () => {
  await browser?.close();
});
/// On a desk and on a phone: axe finds nothing, and nothing is wider than the window.
const clean = async () => {
  for (const viewport of [phone, wide]) {
    await desk.setViewportSize(viewport);
    await assert_clean(desk, `${viewport.width} px`);
  }
};

// Made-up people; the marks keep one run apart from the next on the same node.
const mark = Date.now() % 900;
const serial = (n) => String(9000 + ((mark + n * 17) % 999)).padStart(4, '0');
const kk = (n) => `3208012103${String(20 + (mark % 5))}${serial(100 + n)}`;
const man = (n) => `3208011506${String(70 + (n % 20))}${serial(200 + n)}`;
const born = (n) => `15-06-19${String(70 + (n % 20))}`;
const heads = 'no_kk,nik,nama,jk,tgl_lahir,hubungan,status_kawin,alamat,kode_wil,pbi,status_dtsen,cut_off';
const row = (n, { card = kk(n), nik = man(n), name = `KARTUBI CONTOH ${n}`, place = '3208012001' } = {}) =>
  `${card},${nik},${name},L,${born(n)},1,2,Dusun Wage,${place},YA,DTSEN AKTIF,2026-03-31`;
const rows = [
  heads,
  row(1),
  row(2, { nik: man(2).slice(0, 15) }), // line 3: a digit is missing
  row(3, { place: '9999999999' }), // line 4: no such village
  row(4),
  row(5, { card: kk(5), nik: man(1) }), // line 6: the number of line 2
].join('\n');

const name = `keluarga-${mark}.csv`;
const choose = (text, as = name) =>
  desk.locator('input[type=file]').setInputFiles({ name: as, mimeType: 'text/csv', buffer: Buffer.from(`${text}\n`) });
const looked_at = async (text, as = name) => {
  await desk.goto('/app/registri/impor');
  await choose(text, as);
  await desk.getByRole('button', { name: 'Periksa berkas' }).click();
  await desk.waitForURL(/\/app\/registri\/impor\/.+/);
  await desk.getByText('Belum ada yang berubah di registri').waitFor({ timeout: 20_000 });
};
const box = (kind) => desk.locator('.box', { hasText: kind }).locator('strong').textContent();
const deed = async (word) => {
  await desk.getByRole('button', { name: word, exact: true }).click();
  await desk.locator('dialog').getByRole('button', { name: word, exact: true }).dblclick();
};

test('what is wrong stands by its row, and who is written twice names the other row', async () => {
  await looked_at(rows);
  assert.equal(await box('Baru'), '3');
  assert.equal(await box('Bermasalah'), '2');
  await desk.locator('details summary', { hasText: 'NIK harus 16 angka' }).click();
  await desk.locator('details[open] td.num', { hasText: /^3$/ }).first().waitFor();
  const twice = desk.locator('details', { hasText: 'mungkin tertulis dua kali' });
  await twice.locator('summary').click();
  await twice.getByText(`${name} : 6`).waitFor();
  await twice.getByText(`${name} : 2`).waitFor();
  await clean();
});

test('a cell is mended where it is seen, and the list is looked at again', async () => {
  await desk.locator('details summary', { hasText: 'Perbaiki di sini' }).click();
  await desk.getByRole('button', { name: 'Simpan dan periksa lagi' }).click();
  await desk.getByRole('alert').waitFor();
  await clean();
  const cell = desk.getByLabel('nik, baris 3', { exact: false });
  assert.equal(await cell.inputValue(), man(2).slice(0, 15));
  await cell.fill(man(2));
  await desk.getByRole('button', { name: 'Simpan dan periksa lagi' }).dblclick();
  await desk.locator('.box', { hasText: 'Baru' }).locator('strong', { hasText: '4' }).waitFor({ timeout: 20_000 });
  assert.equal(await box('Bermasalah'), '1');
});

test('the faulty rows go home with what is wrong behind them', async () => {
  const [faulty] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('link', { name: 'Unduh baris bermasalah' }).click(),
  ]);
  const chunks = [];
  for await (const chunk of await faulty.createReadStream()) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  assert.match(text, /Masalah/);
  assert.match(text, /KARTUBI CONTOH 3/);
  assert.doesNotMatch(text, /KARTUBI CONTOH 2/, 'it was mended');
});

test('applied once, and the same file twice changes nothing', async () => {
  await deed('Terapkan');
  await desk.getByText(/^Diterapkan /).first().waitFor({ timeout: 20_000 });
  await clean();
  const applied = desk.url();
  await looked_at(rows);
  await desk.getByText('sudah pernah diterapkan').first().waitFor();
  assert.equal(await box('Baru'), '0');
  assert.equal(await box('Berubah'), '0');
  assert.equal(await box('Sama'), '3');
  const apply = desk.getByRole('button', { name: 'Terapkan', exact: true });
  assert.equal(await apply.count(), 0, 'there is nothing to apply');
  await clean();
  const found = await desk.request.post('/api/v1/registry/search', {
    headers: { 'X-Sinergi': '1', 'Idempotency-Key': crypto.randomUUID() },
    data: { q: kk(4) },
  });
  const family = (await found.json()).items[0].person.family;
  await desk.goto(`/app/registri/keluarga/${family}?bagian=bantuan`);
  await desk.getByRole('row', { name: /Status DTSEN.*DTSEN AKTIF/ }).waitFor();
  await clean();
  await desk.goto(applied);
});

test('taken back, nobody of it is left', async () => {
  await deed('Batalkan impor');
  await desk.getByText(/^Dibatalkan /).first().waitFor({ timeout: 20_000 });
  const found = await desk.request.post('/api/v1/registry/search', {
    headers: { 'X-Sinergi': '1', 'Idempotency-Key': crypto.randomUUID() },
    data: { q: kk(4) },
  });
  assert.deepEqual((await found.json()).items, []);
  await clean();
});

test('columns that nobody recognised are told once, and known the next time', async () => {
  const odd = (n) =>
    [
      `kartu ${mark},orang,panggilan,kelamin,hari,tempat tinggal,peran`,
      `${kk(n)},${man(n)},SANUKRI CONTOH ${n},L,${born(n)},3208012001,1`,
    ].join('\n');
  await looked_at(odd(7), 'aneh.csv');
  assert.equal(await box('Baru'), '0', 'only the card is known by its looks');
  await desk.locator('details summary', { hasText: 'tidak menyebut anggotanya' }).waitFor();
  await desk.locator('details summary', { hasText: 'Isi kolom berkas' }).click();
  await desk.getByLabel(`Isi kolom kartu ${mark}`).waitFor();
  await clean();
  for (const [column, holds] of [
    [`kartu ${mark}`, 'no_kk'],
    ['orang', 'nik'],
    ['panggilan', 'name'],
    ['kelamin', 'sex'],
    ['hari', 'born_on'],
    ['tempat tinggal', 'region'],
    ['peran', 'relation'],
  ])
    await desk.getByLabel(`Isi kolom ${column}`, { exact: false }).selectOption(holds);
  await clean();
  await desk.getByRole('button', { name: 'Simpan dan periksa lagi' }).dblclick();
  await desk.locator('.box', { hasText: 'Baru' }).locator('strong', { hasText: '1' }).waitFor({ timeout: 20_000 });
  await looked_at(odd(8), 'aneh-lagi.csv');
  assert.equal(await box('Baru'), '1');
});

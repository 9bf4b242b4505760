// What an office says in its own words, and what its data protection officer does: clocks, meanings of an aid status,
// the logo, figures broken down, somebody named after intake, and an erasure in two steps.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { account_of, axe_faults, launch, open_page, sign_in } from '../browser.mjs';

let browser;
const pages = {};
const as = async (role) => {
  if (!pages[role]) {
    pages[role] = await open_page(browser);
    await sign_in(pages[role], account_of(role));
  }
  return pages[role];
};
before(async () => {
  browser = await launch();
});
after(async () => {
  for (const page of Object.values(pages)) assert.deepEqual(page.faults, []);
  await browser?.close();
});
const clean = async (page) => assert.deepEqual(await axe_faults(page), []);
/// A call as the app makes it, by whoever is signed in on the page.
const call = (page, path, body, method = 'POST') =>
  page.evaluate(
    async ([to, what, how]) => {
      const answer = await fetch(`/api/v1${to}`, {
        method: how,
        headers: { 'Content-Type': 'application/json', 'X-Sinergi': '1' },
        ...(what ? { body: JSON.stringify(what) } : {}),
      });
      return { status: answer.status, body: answer.status === 204 ? null : await answer.json() };
    },
    [path, body, method],
  );
const told = async (page, path) => (await call(page, path, null, 'GET')).body;
const taken_in = async (page, text) => {
  const region = (await told(page, '/regions?within=3208&level=village&limit=1')).items[0].code;
  return (await call(page, '/grievances', { kind: 'layanan', region, channel: 'walk_in', text })).body;
};

test('clocks hold from a day, with their decree', async () => {
  const page = await as('admin');
  await page.goto('/app/kelola/tenggat');
  await page.getByRole('heading', { name: 'Tenggat kantor' }).waitFor();
  await clean(page);
  await page.getByRole('button', { name: 'Ubah tenggat' }).click();
  const dialog = page.locator('dialog[open]');
  await dialog.getByLabel('Berlaku sejak').fill('2099-01-01');
  await dialog.getByLabel('Jawaban: biasa').fill('400');
  await dialog.getByLabel('Dasar').fill('SK Contoh 9/2098');
  const save = dialog.getByRole('button', { name: 'Simpan' });
  await save.click();
  await dialog.getByText('Angka ini di luar batas').first().waitFor();
  await clean(page);
  await dialog.getByLabel('Jawaban: biasa').fill('10');
  await save.dblclick();
  await page.getByRole('rowheader', { name: /2099/ }).waitFor();
  assert.equal(await page.getByRole('rowheader', { name: /2099/ }).count(), 1, 'a double click is one change');
});

test('a word of a status belongs to one meaning', async () => {
  const page = await as('admin');
  await page.goto('/app/kelola/arti-status');
  await page.getByRole('button', { name: 'Tambah arti' }).first().click();
  const dialog = page.locator('dialog[open]');
  await clean(page);
  const code = `uji_${Date.now()}`;
  await dialog.getByLabel('Kode').fill(code);
  await dialog.getByLabel('Kata pada status').fill(`${code}|meninggal`);
  for (const label of ['Artinya', 'Diputuskan oleh', 'Langkah berikut']) {
    await dialog.getByLabel(label, { exact: true }).fill(`${label} contoh`);
    await dialog.getByLabel(`${label} (Inggris)`).fill(`${label} example`);
  }
  await dialog.getByRole('button', { name: 'Simpan' }).click();
  await dialog.getByText('sudah dipakai arti lain').first().waitFor();
  await dialog.getByLabel('Kata pada status').fill(code);
  await dialog.getByRole('button', { name: 'Simpan' }).click();
  await page.getByText('Artinya contoh').first().waitFor();
});

test('the logo is checked, shown and taken off', async () => {
  const page = await as('admin');
  await page.goto('/app/kelola/kop-surat');
  const file = (name, buffer) =>
    page.getByLabel('Berkas gambar').setInputFiles({ name, mimeType: 'image/png', buffer });
  await file('logo.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
  await page.getByRole('button', { name: 'Pasang logo' }).click();
  await page.getByRole('alert').waitFor();
  const png = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 200;
    canvas.getContext('2d').fillRect(20, 20, 160, 160);
    return canvas.toDataURL('image/png').split(',')[1];
  });
  await file('logo.png', Buffer.from(png, 'base64'));
  await page.getByRole('button', { name: 'Pasang logo' }).click();
  const logo = page.getByRole('img', { name: 'Logo yang dipakai sekarang' });
  await logo.waitFor();
  assert.ok(await logo.evaluate((img) => img.decode().then(() => img.naturalWidth === 200)), 'it is the picture');
  await clean(page);
  page.once('dialog', (sure) => void sure.accept());
  await page.getByRole('button', { name: 'Lepas logo' }).click();
  await page.getByText('Belum ada logo').waitFor();
});

test('figures are broken down, and a count opens its list', async () => {
  const page = await as('head');
  await page.goto('/app/angka?masa=all&menurut=unit');
  await page.getByRole('heading', { name: 'Rincian' }).waitFor();
  await page.locator('tbody tr').first().waitFor();
  await clean(page);
  await page.getByLabel('Rinci menurut').selectOption('kind');
  await page.waitForURL(/menurut=kind/);
  await page.locator('tbody a').first().click();
  await page.waitForURL(/\/antrean\/.*kind=/);
});

test('whoever is named later no longer sees the report', async () => {
  const desk = await as('front_office');
  const made = await taken_in(desk, 'Petugas di loket meminta uang rokok, kata pelapor yang kembali hari ini.');
  await desk.goto(`/app/aduan/${made.id}`);
  await desk.getByRole('button', { name: 'Sebut pihak' }).click();
  await desk.getByRole('button', { name: 'Sebut dan batasi' }).click();
  await desk.getByRole('alert').waitFor();
  await clean(desk);
  await desk.getByLabel('Siapa').selectOption('officer');
  await desk.getByRole('button', { name: 'Sebut dan batasi' }).click();
  await desk.getByText('Tulis namanya, atau pilih akun atau unitnya').first().waitFor();
  await desk.getByLabel('Nama atau jabatan').fill('petugas loket satu');
  await desk.getByRole('button', { name: 'Sebut dan batasi' }).click();
  await desk.waitForURL(/\/antrean\/all/);
  assert.equal((await call(desk, `/grievances/${made.id}`, null, 'GET')).status, 404);
});

test('an erasure is looked at, confirmed by its number, and done once', async () => {
  const front = await as('front_office');
  const made = await taken_in(front, 'Laporan uji yang datanya akan dihapus atas permintaan pelapor.');
  const dpo = await as('dpo');
  await dpo.goto('/app/kelola/penghapusan');
  await dpo.getByRole('button', { name: 'Lihat dahulu' }).click();
  await dpo.getByRole('alert').waitFor();
  await clean(dpo);
  await dpo.getByLabel('Nomor').first().fill(made.tracking_number.toLowerCase());
  await dpo.getByRole('button', { name: 'Lihat dahulu' }).click();
  await dpo.getByText('Masih dikerjakan').waitFor();
  const ended = await call(front, `/grievances/${made.id}/reject`, { reason: 'ganda', text: 'Sudah dilaporkan.' });
  assert.equal(ended.status, 200);
  await dpo.reload();
  await dpo.getByRole('heading', { name: 'Yang dikosongkan' }).waitFor();
  const shown = await dpo.locator('main').textContent();
  assert.equal(shown.includes('datanya akan dihapus atas'), false, 'nothing of it is told');
  await dpo.getByLabel('Alasan').fill('permintaan pelapor, surat 12/2026');
  await dpo.getByLabel('Nomor sekali lagi').fill('1234-5678');
  await dpo.getByRole('button', { name: 'Hapus selamanya' }).click();
  await dpo.getByText('Nomornya tidak sama').first().waitFor();
  await clean(dpo);
  await dpo.getByLabel('Nomor sekali lagi').fill(made.tracking_number);
  await dpo.getByRole('button', { name: 'Hapus selamanya' }).dblclick();
  await dpo.getByText('Data pribadinya sudah dihapus').waitFor();
  const supervisor = await as('supervisor');
  assert.equal((await told(supervisor, `/grievances/${made.id}`)).text, '[dihapus]');
});

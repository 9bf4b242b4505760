// The administrator and the auditor.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { account_of, axe_faults, launch, open_page, sign_in } from '../browser.mjs';

let browser;
let page;
before(async () => {
  browser = await launch();
  page = await open_page(browser);
  await sign_in(page, account_of('admin'));
});
after(async () => {
  await browser?.close();
});
const clean = async (what = page) => assert.deepEqual(await axe_faults(what), []);

test('an account is made, its password shown once, and it can be ended', async () => {
  const letters = Date.now()
    .toString()
    .replace(/\d/g, (d) => 'abcdefghij'[Number(d)]);
  const person = `Petugas ${letters[0].toUpperCase()}${letters.slice(1)}`;
  const name = `uji.${letters}`;
  await page.goto('/app/kelola/akun');
  await page.getByRole('heading', { name: 'Akun', exact: true }).waitFor();
  await clean();
  await page.getByRole('button', { name: 'Buat akun' }).click();
  const dialog = page.locator('dialog[open]');
  await dialog.getByLabel('Nama lengkap').fill(person);
  await dialog.getByLabel('Nama akun').fill(name);
  await dialog.getByLabel('Peran').selectOption('back_office');
  await dialog.getByRole('combobox', { name: 'Wilayah' }).fill('kuningan');
  await dialog.locator('ul[role=listbox] > li').first().click();
  await dialog.getByLabel('Dasar (SK)').fill('800.1.3/9001-Dinsos/2026');
  await dialog.getByLabel('Berlaku sampai').fill('2027-12-31');
  await clean();
  await dialog.getByRole('button', { name: 'Buat akun' }).click();
  await page.getByRole('heading', { name: 'Kata sandi pertama' }).waitFor();
  await clean();
  await page.locator('dialog[open] .body').getByRole('button', { name: 'Tutup' }).click();
  await page.goto(`/app/kelola/akun?q=${encodeURIComponent(person)}`);
  await page.getByRole('link', { name: person }).click();
  await page.getByRole('button', { name: 'Akhiri akun' }).click();
  await page.locator('dialog[open]').getByLabel('Alasan').fill('Akun uji sudah selesai dipakai.');
  await clean();
  await page.locator('dialog[open]').getByRole('button', { name: 'Akhiri akun' }).click();
  await page.getByText('Berakhir').first().waitFor();
});

test('a holiday list is looked at before it is applied', async () => {
  await page.goto('/app/kelola/libur?tahun=2031');
  await page.getByRole('button', { name: 'Impor setahun' }).first().click();
  const csv = (text) => ({ name: 'libur.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.locator('input[type=file]').setInputFiles(csv('tanggal,nama,jenis,sumber\n2031-13-01,,salah,\n'));
  await page.locator('dialog[open] table').waitFor();
  await clean();
  await page
    .locator('input[type=file]')
    .setInputFiles(csv('tanggal,nama,jenis,sumber\n2031-01-01,Tahun Baru Masehi,libur_nasional,Contoh uji\n'));
  await page.getByText('Belum ada yang disimpan').waitFor();
  await page.getByRole('button', { name: 'Terapkan' }).click();
  await page.getByRole('rowheader', { name: 'Tahun Baru Masehi' }).waitFor();
});

test('the second factor asks for the password again, then shows a picture to scan', async () => {
  await page.goto('/app/akun-saya');
  await page.getByRole('button', { name: 'Pasang' }).click();
  const dialog = page.locator('dialog[open]');
  const go_on = dialog.getByRole('button', { name: 'Pasang' });
  await clean();
  await dialog.getByLabel('Kata sandi').fill('bukan kata sandinya');
  await go_on.click();
  await dialog.getByRole('alert').waitFor();
  assert.equal(await page.getByRole('img', { name: /Kode QR/ }).count(), 0);
  await dialog.getByLabel('Kata sandi').fill(account_of('admin').password);
  await go_on.click();
  await page.getByRole('img', { name: /Kode QR/ }).waitFor();
  await clean();
});

test('every screen of the administration stands up', async () => {
  for (const [path, heading] of [
    ['unit', 'Unit'],
    ['piket', 'Jadwal piket'],
    ['jenis', 'Jenis dan tenggat'],
    ['templat', 'Templat jawaban'],
    ['libur', 'Hari libur'],
  ]) {
    await page.goto(`/app/kelola/${path}`);
    await page.getByRole('heading', { name: heading, exact: true }).waitFor();
    await page.locator('table, .blank').first().waitFor();
    assert.deepEqual(
      (await axe_faults(page)).map((line) => `${path}: ${line}`),
      [],
    );
  }
  assert.deepEqual(page.faults, []);
});

test('the auditor finds who did what', async () => {
  const other = await open_page(browser);
  await sign_in(other, account_of('auditor'));
  await other.goto('/app/audit');
  await other.getByText('Rantai tersegel').waitFor();
  await other.locator('tbody tr').first().waitFor();
  await clean(other);
  await other.context().close();
});

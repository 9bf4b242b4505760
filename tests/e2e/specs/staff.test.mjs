// A report through the office: taken in, verified, assigned, answered, closed; the queue by keyboard; a conflict shown.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { account_of, axe_faults, launch, open_page, sign_in } from '../browser.mjs';

let browser;
let page;
before(async () => {
  browser = await launch();
  page = await open_page(browser);
  await sign_in(page, account_of('supervisor', 'head', 'back_office'));
});
after(async () => {
  await browser?.close();
});

const words = `Ibu lansia di RT 02 belum menerima bantuan pangan sejak September, uji ${Date.now()}`;
const clean = async (what = page) => assert.deepEqual(await axe_faults(what), []);
let address = '';

test('a wrong password says so and the right one opens the door', async () => {
  const other = await open_page(browser);
  const { account } = account_of('supervisor', 'head');
  await other.goto('/app/');
  await other.getByLabel('Nama akun').fill(account);
  await other.getByLabel('Kata sandi').fill('bukan kata sandinya');
  await other.getByRole('button', { name: 'Masuk' }).click();
  await other.getByRole('alert').waitFor();
  await clean(other);
  await other.context().close();
});

test('home lists what waits, each box a way into its queue', async () => {
  await page.goto('/app/');
  await page.getByRole('heading', { name: 'Perlu tindakan' }).waitFor();
  await page.locator('a.box').first().waitFor();
  await clean();
  await page.locator('a.box').first().click();
  await page.waitForURL(/\/app\/antrean\//);
});

test('the front office takes in a report and hears number, key and day', async () => {
  const desk = await open_page(browser);
  await sign_in(desk, account_of('front_office', 'supervisor'));
  await desk.goto('/app/aduan/baru');
  await desk.locator('input[name=phone]').fill('tidak ada');
  await desk.getByRole('button', { name: 'Simpan aduan' }).click();
  for (const field of ['kind', 'region', 'text', 'phone'])
    await desk.getByRole('alert').locator(`a[href$="${field}"]`).waitFor();
  await desk.locator('input[name=phone]').fill('');
  await desk.getByLabel('Jenis', { exact: true }).selectOption('layanan');
  await desk.getByRole('combobox', { name: 'Desa/kelurahan kejadian' }).fill('sindangjawa');
  await desk.locator('ul[role=listbox] > li').first().click();
  await desk.getByLabel('Isi laporan').fill(words);
  await desk.locator('input[name=name]').fill('Warga Uji');
  await clean(desk);
  await desk.getByRole('button', { name: 'Simpan aduan' }).click();
  await desk.getByRole('heading', { name: 'Aduan tersimpan' }).waitFor();
  await clean(desk);
  address = await desk.getByRole('link', { name: 'Buka aduan' }).getAttribute('href');
  await desk.context().close();
});

test('a supervisor verifies it', async () => {
  await page.goto(address);
  await page.getByRole('heading', { name: 'Tindakan' }).waitFor();
  await clean();
  await page.getByRole('button', { name: 'Verifikasi', exact: true }).click();
  await page.getByRole('button', { name: 'Verifikasi laporan' }).click();
  await page.locator('.toast').first().waitFor();
  await page.locator('.timeline').getByText('Diverifikasi').waitFor();
});

test('two officers at once: the second sees both sides and nothing is overwritten', async () => {
  const other = await open_page(browser);
  await sign_in(other, account_of('supervisor', 'head'));
  await other.goto(address);
  await other.getByRole('button', { name: 'Catat' }).click();
  await page.goto(address);
  await page.getByRole('button', { name: 'Tugaskan' }).click();
  await page.locator('select[name=officer] option:nth-child(1)').first().waitFor({ state: 'attached' });
  await page.waitForFunction(() => document.querySelectorAll('select[name=officer] option').length > 1);
  await page.locator('select[name=officer]').selectOption({ index: 1 });
  await page.locator('form').getByRole('button', { name: 'Tugaskan' }).click();
  await page.locator('.timeline').getByText('Diserahkan ke petugas').waitFor();
  await other.getByLabel('Catatan internal').fill('Sudah ditelepon.');
  await other.getByRole('button', { name: 'Simpan catatan' }).click();
  // The live stream may already have brought the newer version; then the note simply goes in.
  await other.locator('dialog[open], .toast').first().waitFor();
  if (await other.locator('dialog[open]').count()) {
    await clean(other);
    await other.getByRole('button', { name: 'Tetap lakukan tindakan saya' }).click();
  }
  await other.locator('.timeline').getByText('Sudah ditelepon.').waitFor();
  await other.context().close();
});

test('it is answered and closed in one step', async () => {
  await page.goto(address);
  await page.getByRole('button', { name: 'Jawab', exact: true }).click();
  await page
    .getByLabel('Jawaban untuk pelapor')
    .fill('Bantuan pangan sudah diusulkan lewat musyawarah desa tanggal 20.');
  await page.getByLabel('Sekaligus tutup aduan').check();
  await clean();
  await page.getByRole('button', { name: 'Kirim jawaban' }).click();
  await page.locator('.identity').getByText('Dijawab').waitFor();
});

test('the queue works by keyboard and its filters stand in the address', async () => {
  await page.goto('/app/antrean/all');
  await page.locator('.queue tbody tr').first().waitFor();
  await clean();
  await page.keyboard.press('j');
  await page.locator('tr[aria-current=true]').waitFor();
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'cari');
  await page.getByRole('button', { name: 'Saring' }).click();
  await page.getByRole('group', { name: 'Saring' }).getByLabel('Status').selectOption('dikerjakan');
  await page.waitForURL(/state=dikerjakan/);
  await page.locator('a.chip').waitFor();
  await page.locator('a.chip').first().click();
  await page.waitForURL((url) => !url.search.includes('state='));
  // A screen that is still being drawn may miss a key: pressed again, as a person would.
  const palette = page.locator('dialog[open] input[role=combobox]');
  for (let tries = 0; tries < 5 && !(await palette.isVisible()); tries += 1) {
    await page.keyboard.press('Control+k');
    await palette.waitFor({ timeout: 1500 }).catch(() => {});
  }
  await palette.fill('beban');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/app\/beban/);
  // Keys belong to a dialog while it is open; the screen must have come.
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: 'Beban petugas', level: 1 }).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('heading', { name: 'Pintasan papan ketik' }).waitFor();
  await clean();
});

test('a pasted WhatsApp chat fills text, telephone and time', async () => {
  const desk = await open_page(browser);
  await sign_in(desk, account_of('front_office', 'supervisor'));
  await desk.goto('/app/aduan/baru');
  await desk.getByLabel('Saluran').selectOption('whatsapp');
  await desk
    .getByLabel('Tempel percakapan WhatsApp')
    .fill(
      '[21/11/26 08.15] +62 812-0000-9001: Assalamualaikum, di pasar ada kakek sakit\n' +
        '[21/11/26 08.16] +62 812-0000-9001: sudah tiga hari',
    );
  await desk.getByRole('button', { name: 'Baca percakapan' }).click();
  await desk.getByText(/Terbaca\./).waitFor();
  assert.match(await desk.getByLabel('Isi laporan').inputValue(), /kakek sakit/);
  assert.match(await desk.getByLabel('Telepon/WhatsApp').inputValue(), /8120000/);
  await desk.context().close();
});

test('without a connection a report waits on the device and goes out by itself', async () => {
  const desk = await open_page(browser);
  await sign_in(desk, account_of('front_office', 'supervisor'));
  await desk.goto('/app/aduan/baru');
  await desk.getByLabel('Jenis', { exact: true }).selectOption('layanan');
  await desk.getByRole('combobox', { name: 'Desa/kelurahan kejadian' }).fill('sindangjawa');
  await desk.locator('ul[role=listbox] > li').first().click();
  await desk.getByLabel('Isi laporan').fill(`Ditulis tanpa sambungan, uji ${Date.now()}`);
  await desk.context().setOffline(true);
  await desk.getByText('Luring').first().waitFor();
  await desk.getByRole('button', { name: 'Simpan aduan' }).click();
  await desk.getByRole('heading', { name: 'Tersimpan di perangkat ini' }).first().waitFor();
  await desk.context().setOffline(false);
  await desk.locator('.strip').waitFor({ state: 'detached' });
  await desk.context().close();
});

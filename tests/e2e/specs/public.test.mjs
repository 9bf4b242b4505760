// A citizen reports and follows the report, on a phone, with JavaScript and without.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assert_clean, launch, open_page, phone } from '../browser.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
});

const words = () => `Jalan menuju posyandu rusak dan lansia sulit lewat, mohon bantuan (uji ${Date.now()}).`;
/// Number and key as the receipt shows them.
const receipt_of = async (page) => ({
  number: (await page.locator('#nomor').innerText()).trim(),
  key: (await page.locator('#kunci').innerText()).trim(),
});

test('the front page names the emergency numbers before anything else', async () => {
  const page = await open_page(browser, { viewport: phone });
  await page.goto('/');
  await assert.doesNotReject(page.getByRole('link', { name: /112/ }).first().waitFor());
  await assert_clean(page);
  await page.context().close();
});

test('with JavaScript the form goes step by step and ends in a number, a key and a day', async () => {
  const page = await open_page(browser, { viewport: phone });
  await page.goto('/lapor');
  const next = page.getByRole('button', { name: 'Lanjut' });
  await assert_clean(page);
  await next.click();
  await next.click();
  await page.getByText('Pilih desa atau kelurahan tempat kejadian.').waitFor();
  await page.getByRole('combobox', { name: 'Desa atau kelurahan' }).fill('sindangjawa');
  await page.getByRole('option').first().click();
  await assert_clean(page);
  await next.click();
  await page.locator('input[name=kind][value=layanan]').check();
  await assert_clean(page);
  await next.click();
  // The list of nearby reports comes only when there are any.
  await page.locator('#sekitar:not([hidden]), #text:visible').first().waitFor();
  if (await page.locator('#sekitar').isVisible()) {
    await assert_clean(page);
    await next.click();
  }
  await page.locator('#text').fill(words());
  await next.click();
  await page.locator('input[name=privacy][value=anonymous]').check();
  assert.equal(await page.locator('#phone').isVisible(), false, 'somebody anonymous is asked for nothing');
  await assert_clean(page);
  await next.click();
  await page.getByRole('heading', { name: 'Periksa sebelum mengirim' }).waitFor();
  await assert_clean(page);
  await page.getByRole('button', { name: 'Kirim laporan' }).click();
  await page.getByRole('heading', { name: 'Laporan diterima' }).waitFor();
  const { number, key } = await receipt_of(page);
  assert.ok(number.length >= 8 && key.length >= 4, `${number} ${key}`);
  await assert_clean(page);
  await page.goto('/lacak');
  await page.getByLabel('Nomor laporan').fill(number);
  await page.getByLabel('Kunci').fill(key);
  await page.getByRole('button', { name: 'Tampilkan' }).click();
  await page.getByRole('heading', { name: new RegExp(number) }).waitFor();
  assert.equal(new URL(page.url()).search, '', 'the key does not stay in the address bar');
  await assert_clean(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('without JavaScript one long form does the same', async () => {
  const page = await open_page(browser, { viewport: phone, javaScriptEnabled: false });
  await page.goto('/lapor?jenis=layanan');
  await page.locator('select[name=region]').selectOption({ index: 5 });
  await page.locator('textarea[name=text]').fill(words());
  await page.locator('input[name=name]').fill('Warga Uji');
  await page.getByRole('button', { name: 'Kirim laporan' }).click();
  // The server may first ask whether it was reported already.
  if (await page.locator('input[name=checked]').count())
    await page.getByRole('button', { name: 'Kirim laporan' }).click();
  await page.getByRole('heading', { name: 'Laporan diterima' }).waitFor();
  const { number, key } = await receipt_of(page);
  await page.goto('/lacak');
  await page.getByLabel('Nomor laporan').fill(number);
  await page.getByLabel('Kunci').fill(key);
  await page.getByRole('button', { name: 'Tampilkan' }).click();
  await page.getByRole('heading', { name: new RegExp(number) }).waitFor();
  await page.context().close();
});

test('without JavaScript what is wrong is named at once and what was typed stays', async () => {
  const page = await open_page(browser, { viewport: phone, javaScriptEnabled: false });
  await page.goto('/lapor');
  await page.locator('input[name=place]').fill('Dekat balai desa');
  await page.getByRole('button', { name: 'Kirim laporan' }).click();
  await page.getByRole('alert').waitFor();
  assert.ok((await page.locator('#galat li').count()) >= 2, 'every wrong field at once');
  assert.equal(await page.locator('input[name=place]').inputValue(), 'Dekat balai desa');
  await page.context().close();
});

test('a wrong key opens nothing', async () => {
  const page = await open_page(browser, { viewport: phone });
  await page.goto('/lacak?nomor=0000000000000&kunci=SALAH');
  await page.getByRole('alert').waitFor();
  assert.equal(await page.locator('#status').count(), 0);
  await assert_clean(page);
  await page.context().close();
});

test('Esc twice leaves the page blank and out of the history', async () => {
  const page = await open_page(browser);
  await page.route('https://www.bmkg.go.id/**', (route) =>
    route.fulfill({ body: '<title>Cuaca</title>', contentType: 'text/html' }),
  );
  await page.goto('/lapor');
  const before_leaving = await page.evaluate(() => history.length);
  await page.locator('html.has-js').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.waitForURL('https://www.bmkg.go.id/');
  assert.equal(await page.evaluate(() => history.length), before_leaving, 'no way back to the form');
  await page.context().close();
});

test('in English too', async () => {
  const page = await open_page(browser, { viewport: phone });
  await page.goto('/lapor');
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Make a report' }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await page.context().close();
});

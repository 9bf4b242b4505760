// Two lists compared in the browser: bad files named, columns corrected, a doubt settled, the workbook, and gone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { account_of, assert_clean, launch, open_page, phone, sign_in } from '../browser.mjs';

let browser;
let page;
before(async () => {
  browser = await launch();
  page = await open_page(browser);
  await sign_in(page, account_of('back_office'));
});
after(async () => {
  await browser?.close();
});
const clean = (what = page) => assert_clean(what);
const file = (name, lines) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n') + '\n') });

// Made-up people of one village. The last of each list are one person to the eye and two to a machine.
const mark = Date.now() % 90;
const names = ['RASIM', 'CARTI WULANDARI', 'DADANG SUHERMAN', 'IMAS MASITOH', 'UJANG KOSASIH', 'NENENG SUMIATI'];
const person = (i) => {
  const name = `${names[i % names.length]} ${names[(i * 5 + 2) % names.length]}`;
  const born = `${String(1 + (i % 28)).padStart(2, '0')}/0${1 + (i % 9)}/19${40 + (i % 50)}`;
  return `${name},${born},Sindangjawa`;
};
const many = Array.from({ length: 40 }, (_, i) => person(i));
const left = file('dbhcht.csv', [
  'Sebutan Orang,Tgl Lahir,Desa',
  ...many,
  `SITI NURHASANAH${mark},01/07/1960,Sindangjawa`,
  'EUIS KOMALA,05/05/1961,Sindangjawa',
  'DADANG SUHERMAN,06/06/1962,Sindangjawa',
  'TATANG,07/07/1963,Sindangjawa',
]);
const right = file('provinsi.csv', [
  'Nama,Tanggal Lahir,Kelurahan',
  ...many.slice(5),
  'SITI N,12/03/1960,Windujanten',
  'EUIS K,05/05/1961,Windujanten',
  'DADAN SUHERMAN,06/06/1972,Sindangjawa',
  'TATANG H,17/07/1963,Windujanten',
]);

test('a file that is no list is named with what to do, and both lists are asked for', async () => {
  await page.getByRole('link', { name: 'Bandingkan daftar' }).first().click();
  await page.getByRole('heading', { name: 'Bandingkan daftar', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Bandingkan', exact: true }).click();
  await page.getByRole('alert').waitFor();
  await clean();
  await page.setInputFiles('#left', file('rusak.xlsx', ['PK\x03\x04 rusak']));
  await page.getByText('Buka dan simpan ulang di Excel').waitFor();
  await page.setInputFiles('#left', file('rekap.csv', ['Bulan,Jumlah', 'Januari,12', 'Februari,13']));
  await page.getByText('Tidak ada kolom nama atau NIK').first().waitFor();
  await clean();
  await page.getByRole('button', { name: 'Ganti berkas' }).click();
});

test('columns are recognised, corrected, and the comparison runs to its groups', async () => {
  await page.setInputFiles('#left', left);
  await page.setInputFiles('#right', right);
  await page.getByLabel('Isi kolom Kelurahan').waitFor();
  assert.equal(await page.getByLabel('Isi kolom Tanggal Lahir').inputValue(), 'tgl_lahir');
  await page.getByLabel('Isi kolom Sebutan Orang').waitFor();
  await page.getByLabel('Isi kolom Sebutan Orang').selectOption('nama');
  await clean();
  await page.getByRole('button', { name: 'Bandingkan', exact: true }).click();
  await page.waitForURL(/\/app\/bandingkan\/.+/);
  await page.locator('a.box').first().waitFor({ timeout: 30_000 });
  const both = page.locator('a.box', { hasText: 'Di keduanya' }).locator('strong');
  assert.ok(Number(await both.textContent()) >= 35);
  await page.locator('table tbody tr').first().waitFor();
  await clean();
});

test('doubts are settled by eye, by key and by hand, and taken back', async () => {
  await page.locator('a.box', { hasText: 'Meragukan' }).click();
  await page.getByRole('heading', { name: /^Pasangan \d+ dari/ }).waitFor();
  await clean();
  const box = page.locator('a.box', { hasText: 'Meragukan' }).locator('strong');
  const open = Number(await box.textContent());
  assert.ok(open > 0, 'these lists hold doubts');
  await page.keyboard.press('1');
  await page.getByText(/^Pasangan \d+ dicatat/).waitFor();
  assert.equal(Number(await box.textContent()), open - 1);
  if (open > 1) await page.getByRole('button', { name: 'Sebelumnya' }).click();
  await page.getByText('Keputusan: orang yang sama').waitFor();
  await page.getByRole('button', { name: 'Tarik keputusan' }).click();
  await page.getByText(/^Keputusan pasangan \d+ ditarik/).waitFor();
  assert.equal(Number(await box.textContent()), open);
  await page.getByRole('button', { name: 'Orang berbeda' }).click();
  await page.getByText(/^Pasangan \d+ dicatat/).waitFor();
  await clean();
});

test('the same lists once more: columns and decisions are remembered', async () => {
  const before_ = Number(await page.locator('a.box', { hasText: 'Meragukan' }).locator('strong').textContent());
  await page.getByRole('link', { name: 'Semua perbandingan' }).click();
  await page.setInputFiles('#left', left);
  await page.getByText('Diingat dari berkas sebelumnya').first().waitFor();
  await page.setInputFiles('#right', right);
  await page.getByLabel('Isi kolom Kelurahan').waitFor();
  await page.getByRole('button', { name: 'Bandingkan', exact: true }).click();
  await page.waitForURL(/\/app\/bandingkan\/.+/);
  await page.locator('a.box').first().waitFor({ timeout: 30_000 });
  assert.equal(Number(await page.locator('a.box', { hasText: 'Meragukan' }).locator('strong').textContent()), before_);
});

test('the workbook comes down, and the result goes when told', async () => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Unduh XLSX' }).click(),
  ]);
  assert.match(download.suggestedFilename(), /^perbandingan-.*\.xlsx$/);
  const address = page.url();
  await page.getByRole('button', { name: 'Hapus sekarang' }).click();
  await clean();
  await page.locator('dialog').getByRole('button', { name: 'Hapus sekarang' }).click();
  await page.waitForURL(/\/app\/bandingkan$/);
  await page.goto(address);
  await page.getByText('sudah dihapus, atau bukan milik Anda').waitFor();
});

test('on a phone nothing is wider than the window', async () => {
  const hand = await open_page(browser, { viewport: phone });
  await sign_in(hand, account_of('back_office'));
  await hand.goto('/app/bandingkan');
  await hand.setInputFiles('#left', left);
  await hand.getByLabel('Isi kolom Desa').waitFor();
  await clean(hand);
  await hand.locator('table a').first().click();
  await hand.locator('a.box', { hasText: 'Meragukan' }).click();
  await hand.locator('section.card h2').waitFor();
  await clean(hand);
  await hand.context().close();
  assert.deepEqual(page.faults, []);
});

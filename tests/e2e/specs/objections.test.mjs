// A citizen proposes and objects on a phone, without an account and without JavaScript; the pages under axe.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { account_of, assert_clean, axe_faults, launch, open_page, phone, sign_in } from '../browser.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
});
/// A picture of one colour.
const picture = async (page) =>
  Buffer.from(
    await page.evaluate(() => {
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = 64;
      canvas.getContext('2d').fillRect(0, 0, 64, 64);
      return canvas.toDataURL('image/jpeg').split(',')[1];
    }),
    'base64',
  );

test('the four pages are clean on a phone, also when something is wrong', async () => {
  const page = await open_page(browser, { viewport: phone });
  const unknown = '/keberatan?nomor=1111-1111-1111&kunci=AAAA-AAAA';
  for (const path of ['/usul', '/sanggah', '/lacak-usul', '/keberatan', unknown]) {
    await page.goto(path);
    await assert_clean(page, path);
  }
  for (const [path, button] of [
    ['/usul', 'Kirim usulan'],
    ['/sanggah', 'Kirim sanggahan'],
  ]) {
    await page.goto(path);
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('alert').waitFor();
    assert.deepEqual(await axe_faults(page), [], path);
  }
  await page.context().close();
});

test('without JavaScript a proposal is mended, sent and followed', async () => {
  const page = await open_page(browser, { viewport: phone, javaScriptEnabled: false });
  await page.goto('/usul');
  await page.locator('#region').selectOption({ label: 'Sindangjawa' });
  await page.locator('#candidate').fill('Carti Wulandari');
  await page.getByRole('button', { name: 'Kirim usulan' }).click();
  await page.getByRole('alert').waitFor();
  assert.equal(await page.locator('#candidate').inputValue(), 'Carti Wulandari', 'nothing is typed twice');
  await page.locator('#text').fill('Janda dengan dua anak sekolah.');
  await page.locator('#declared').check();
  await page.getByRole('button', { name: 'Kirim usulan' }).click();
  await page.locator('#nomor').waitFor();
  await page.getByRole('link', { name: 'Lacak usulan atau sanggahan' }).first().click();
  await page.getByRole('heading', { name: 'Menunggu operator desa' }).waitFor();
  await page.context().close();
});

test('an objection needs photo and place, and reaches those who handle it and nobody of the village', async () => {
  const maker = await open_page(browser, { viewport: phone });
  await maker.goto('/sanggah');
  const file = { name: 'rumah.jpg', mimeType: 'image/jpeg', buffer: await picture(maker) };
  await maker.context().close();
  const page = await open_page(browser, { viewport: phone, javaScriptEnabled: false });
  await page.goto('/sanggah');
  const named = `Warga Uji ${Date.now() % 100000}`;
  await page.locator('#region').selectOption({ label: 'Sindangjawa' });
  await page.locator('#family_name').fill(named);
  await page.locator('#reason').selectOption('mampu');
  await page.locator('#text').fill('Rumahnya bertingkat dan punya mobil.');
  await page.locator('#name').fill('Penyanggah Uji');
  await page.locator('#nik').fill('3208014107809099');
  await page.locator('#declared').check();
  await page.getByRole('button', { name: 'Kirim sanggahan' }).click();
  await page.getByText('Foto rumah belum dilampirkan').first().waitFor();
  await page.locator('#photos').setInputFiles(file);
  await page.getByRole('button', { name: 'Kirim sanggahan' }).click();
  await page.getByText('Koordinat rumah belum ada').first().waitFor();
  await page.locator('#place').fill('-6.9801, 108.4755');
  await page.getByRole('button', { name: 'Kirim sanggahan' }).click();
  await page.locator('#nomor').waitFor();
  await page.context().close();

  const desk = await open_page(browser);
  await sign_in(desk, account_of('back_office'));
  await desk.goto('/app/sanggah');
  await desk.getByRole('link', { name: named }).click();
  await desk.getByText('Rumahnya bertingkat dan punya mobil.').waitFor();
  assert.equal(await desk.getByText('Penyanggah Uji').count(), 0, 'who objected is opened with a reason');
  assert.deepEqual(await axe_faults(desk), []);
  await desk.context().close();

  const village = await open_page(browser);
  await sign_in(village, account_of('village_operator'));
  await village.goto('/app/sanggah');
  await village.getByRole('heading', { level: 1 }).waitFor();
  assert.equal(await village.getByText(named).count(), 0);
  await village.context().close();
});

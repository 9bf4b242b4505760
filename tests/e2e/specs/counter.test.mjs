// The counter: a request taken in, checked, initialled, numbered and signed; its QR page; taken back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { account_of, axe_faults, launch, open_page, phone, sign_in } from '../browser.mjs';

let browser;
let desk;
let head;
let id = '';
let letter;
before(async () => {
  browser = await launch();
  desk = await open_page(browser);
  await sign_in(desk, account_of('back_office'));
  head = await open_page(browser);
  await sign_in(head, account_of('supervisor'));
});
after(async () => {
  await browser?.close();
});
const clean = async (what) => assert.deepEqual(await axe_faults(what), []);
const pdf = { name: 'berkas.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 contoh') };

test('all that is wrong with a request is told at once, each at its field', async () => {
  await desk.goto('/app/loket/baru');
  await desk.getByLabel('Jenis', { exact: true }).selectOption('cek_sktm');
  await desk.getByLabel('NIK').fill('320801');
  await desk.getByLabel(/^Nomor HP|^Telepon/).fill('tidak ada');
  await desk.getByRole('button', { name: 'Simpan permohonan' }).click();
  const told = desk.getByRole('alert');
  await told.waitFor();
  for (const field of ['answers.keperluan', 'name', 'region', 'nik', 'phone'])
    await told.locator(`a[href$="${field}"]`).waitFor();
  assert.equal(await told.getByRole('link').count(), 5, 'each once');
  assert.equal(await desk.locator('form [aria-invalid=true]').count(), 5, 'each beside its field');
  await told.locator('a[href$="nik"]').click();
  assert.equal(await desk.evaluate(() => document.activeElement.name), 'nik', 'its line leads to the field');
  await clean(desk);
});

test('a request is taken in after a search, with number and key', async () => {
  await desk.goto('/app/loket/baru');
  await desk.getByLabel('Jenis', { exact: true }).selectOption('cek_sktm');
  await desk.getByLabel('Untuk keperluan').fill('keringanan biaya');
  await desk.getByLabel('Nama lengkap').fill('Warga Uji Loket');
  await desk.getByRole('combobox', { name: 'Desa/kelurahan' }).fill('sindangjawa');
  await desk.locator('ul[role=listbox] > li').first().click();
  await clean(desk);
  await desk.getByRole('button', { name: 'Simpan permohonan' }).click();
  await desk.getByRole('heading', { name: 'Permohonan diterima' }).waitFor();
  await clean(desk);
  await desk.getByRole('link', { name: 'Unggah berkas' }).click();
  await desk.getByRole('heading', { name: 'Pemeriksaan' }).waitFor();
  id = new URL(desk.url()).pathname.split('/').pop();
});

test('papers and checks lead to the initials of somebody else', async () => {
  for (const code of ['sktm', 'ktp', 'kk']) {
    const sent = await desk.request.post(`/api/v1/requests/${id}/papers?code=${code}`, {
      headers: { 'X-Sinergi': '1' },
      multipart: { file: pdf },
    });
    assert.equal(sent.status(), 201);
  }
  await desk.reload();
  await desk.getByLabel('Ya', { exact: true }).first().waitFor();
  for (const yes of await desk.getByLabel('Ya', { exact: true }).all()) await yes.check();
  await clean(desk);
  await desk.getByRole('button', { name: 'Periksa dan teruskan' }).click();
  await desk.getByText('Menunggu paraf').first().waitFor();
  await head.goto(`/app/loket/${id}`);
  await head.getByRole('button', { name: 'Paraf' }).click();
  await head.getByRole('button', { name: 'Paraf' }).click();
  await head.getByText('Menunggu nomor').first().waitFor();
});

test('the letter gets its number and is signed on paper', async () => {
  await desk.reload();
  await desk.getByRole('button', { name: 'Terbitkan surat bernomor' }).click();
  await desk.getByRole('button', { name: 'Terbitkan surat bernomor' }).click();
  await desk.getByRole('heading', { name: /^Surat / }).waitFor();
  await desk.locator('input[name=file]').setInputFiles(pdf);
  await clean(desk);
  await desk.getByRole('button', { name: 'Simpan surat bertanda tangan' }).click();
  await desk.getByText('Siap diserahkan').first().waitFor();
  const file = await (await desk.request.get(`/api/v1/requests/${id}`)).json();
  [letter] = file.letters;
  assert.equal(letter.standing, 'valid');
});

test('anybody who scans it reads that it is genuine, and nothing of the person', async () => {
  const stranger = await open_page(browser, { viewport: phone, javaScriptEnabled: false });
  await stranger.goto(`/surat/${letter.code}`);
  await stranger.getByRole('heading', { name: 'Surat ini asli dan berlaku' }).waitFor();
  assert.ok(!(await stranger.content()).includes('Warga Uji'));
  await stranger.goto('/surat/AAAA-BBBB-CCCC');
  await stranger.getByRole('heading', { name: 'Surat tidak dikenal' }).waitFor();
  await stranger.context().close();
});

test('a letter taken back says so when it is scanned', async () => {
  const taken = await desk.request.post(`/api/v1/letters/${letter.id}/withdraw`, {
    headers: { 'X-Sinergi': '1' },
    data: { reason: 'salah nama' },
  });
  assert.equal(taken.status(), 200);
  const stranger = await open_page(browser, { viewport: phone });
  await stranger.goto(`/surat/${letter.code}`);
  await stranger.getByRole('heading', { name: 'Surat ini sudah ditarik kantor' }).waitFor();
  await clean(stranger);
  await stranger.context().close();
});

test('every screen of the counter is accessible, wide and narrow', async () => {
  for (const viewport of [phone, { width: 1280, height: 900 }]) {
    await desk.setViewportSize(viewport);
    for (const at of [
      'loket',
      'loket/baru',
      `loket/${id}`,
      'register-surat',
      'status-bantuan',
      'rekap-loket',
      'reaktivasi-pbi',
    ]) {
      await desk.goto(`/app/${at}`);
      await desk.locator('h1').waitFor();
      await desk.waitForTimeout(300);
      await clean(desk);
      const wide = await desk.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(wide, 0, `${at} scrolls sideways at ${viewport.width}`);
    }
  }
});

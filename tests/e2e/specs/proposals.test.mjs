// A family's way into the list, by hand: the village proposes it in its musdes with the minutes attached, the office
// verifies after one look in the field, the head approves, the regent's signed recap comes back, SIKS-NG gets it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  account_named,
  account_of,
  assert_clean,
  launch,
  open_page,
  phone,
  sign_in,
} from '../browser.mjs';

let browser;
let village;
let office;
let head;
let roll = '';
let name = '';
let citizens = { name: '', family: '', number: '', key: '' };
before(async () => {
  browser = await launch();
  village = await open_page(browser);
  await sign_in(village, account_named('desa.sindangjawa'));
  office = await open_page(browser);
  await sign_in(office, account_of('back_office'));
  head = await open_page(browser);
  await sign_in(head, account_of('head'));
});
after(async () => {
  await browser?.close();
});
const paper = { name: 'berita-acara.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 contoh') };
/// Opens a deed's dialog and gives it back.
const deed = async (page, words) => {
  await page.locator('.act-list').getByRole('button', { name: words }).click();
  return page.getByRole('dialog');
};
const ask = async (page, path) => (await page.request.get(`/api/v1${path}`)).json();
const state = async () => (await ask(office, `/proposals/rolls/${roll}`)).roll.state;

test('the deadline page leads the village to its list of this month', async () => {
  await village.goto('/app/usulan');
  await village.locator('main').getByRole('link', { name: 'Sindangjawa', exact: true }).click();
  await village.waitForURL(/\/app\/usulan\/daftar\/.+/);
  roll = new URL(village.url()).pathname.split('/').pop();
  await village.getByRole('heading', { level: 1, name: /Sindangjawa/ }).waitFor();
  await assert_clean(village);
});

test('a family of the registry is proposed once, after a wrong try', async () => {
  const listed = await ask(village, `/proposals/rolls/${roll}`);
  const families = await ask(village, '/registry/families?region=3208012001&limit=200');
  const words = families.items.map((one) => one.head_name);
  const free = families.items.find(
    (one) =>
      one.decile <= 3 &&
      !listed.items.some((item) => item.family === one.id) &&
      words.filter((other) => other === one.head_name).length === 1,
  );
  name = free.head_name;
  const empty = await deed(village, 'Tambah usulan');
  await empty.getByRole('button', { name: 'Usulkan' }).click();
  await empty.getByRole('alert').getByText('pilih keluarganya').waitFor();
  await assert_clean(village);
  await empty.getByRole('button', { name: 'Tutup' }).click();
  const dialog = await deed(village, 'Tambah usulan');
  await dialog.getByRole('combobox').fill(name);
  await dialog.getByRole('option').first().click();
  await assert_clean(village);
  await dialog.getByRole('button', { name: 'Usulkan' }).dblclick();
  await village.getByRole('status').getByText('masuk daftar').waitFor();
  await dialog.getByRole('button', { name: 'Tutup' }).click();
  await village.getByRole('link', { name, exact: true }).waitFor();
  const now = await ask(village, `/proposals/rolls/${roll}`);
  assert.equal(now.items.length, listed.items.length + 1, 'a second press proposes nobody twice');
});

/// What the citizen reads by number and key, on a phone without JavaScript.
const outcome = async () => {
  const page = await open_page(browser, { viewport: phone, javaScriptEnabled: false });
  await page.goto(`/lacak-usul?nomor=${citizens.number}&kunci=${citizens.key}`);
  const words = await page.locator('#status h2').innerText();
  await page.context().close();
  return words;
};

test('a citizen proposes a family; the village takes it on, and it is a candidate in the list', async () => {
  const listed = await ask(village, `/proposals/rolls/${roll}`);
  const families = await ask(village, '/registry/families?region=3208012001&limit=200');
  const heads = families.items.map((one) => one.head_name);
  const free = families.items.find(
    (one) =>
      !listed.items.some((item) => item.family === one.id) &&
      heads.filter((other) => other === one.head_name).length === 1,
  );
  const page = await open_page(browser, { viewport: phone, javaScriptEnabled: false });
  await page.goto('/usul');
  await page.locator('#region').selectOption({ label: 'Sindangjawa' });
  await page.locator('#candidate').fill(free.head_name);
  await page.locator('#text').fill('Buruh tani, dua anak masih sekolah.');
  await page.locator('#declared').check();
  await page.getByRole('button', { name: 'Kirim usulan' }).click();
  citizens = {
    name: free.head_name,
    family: free.id,
    number: (await page.locator('#nomor').innerText()).trim(),
    key: (await page.locator('#kunci').innerText()).trim(),
  };
  await page.context().close();
  assert.equal(await outcome(), 'Menunggu operator desa');
  await village.goto('/app/usul-warga');
  await village.getByRole('button', { name: citizens.name }).last().click();
  await village.getByRole('dialog').getByRole('button', { name: 'Terima' }).click();
  const dialog = village.getByRole('dialog');
  await dialog.getByRole('combobox').fill(citizens.name);
  await dialog.getByRole('option').first().click();
  await assert_clean(village);
  await dialog.getByRole('button', { name: 'Terima usulan' }).click();
  await village.getByRole('status').getByText('masuk daftar').waitFor();
  await village.goto(`/app/usulan/daftar/${roll}`);
  await village.locator('tr', { hasText: citizens.name }).getByText('Usul warga', { exact: true }).waitFor();
  await assert_clean(village);
  assert.equal(await outcome(), 'Masuk daftar usulan awal', 'the meeting is not passed over');
});

test('the meeting decides the list, one line is left out with its reason, the minutes go with it', async () => {
  const dialog = await deed(village, 'Catat musdes');
  await dialog.getByRole('button', { name: 'Simpan keputusan' }).click();
  await dialog.getByRole('alert').waitFor();
  await dialog.getByLabel('Jumlah yang hadir').fill('-3');
  const met_on = dialog.locator('[name=on]');
  const today = await met_on.inputValue();
  await met_on.fill('2030-01-01');
  await dialog.getByRole('checkbox').nth(3).check();
  await dialog.getByRole('button', { name: 'Simpan keputusan' }).click();
  for (const fault of ['bertanggal di kemudian hari', 'paling sedikit 2 orang', 'Tempat', 'Keputusan untuk seluruh'])
    await dialog.getByRole('alert').getByText(fault).first().waitFor();
  await dialog.getByRole('alert').locator('a[href$=".reason"]').waitFor();
  await dialog.getByRole('checkbox').nth(3).uncheck();
  await met_on.fill(today);
  await dialog.getByLabel('Tempat').fill('Balai desa');
  await dialog.getByLabel('Jumlah yang hadir').fill('31');
  await dialog.getByLabel('Keputusan untuk seluruh daftar').fill('Disepakati dengan satu pengecualian.');
  await dialog.getByRole('checkbox').nth(3).check();
  await dialog.getByLabel(/^Alasan untuk/).selectOption('tidak_layak');
  await assert_clean(village);
  await dialog.getByRole('button', { name: 'Simpan keputusan' }).click();
  await village.getByText('Dikecualikan').first().waitFor();
  const sending = await deed(village, 'Kirim ke dinas');
  await sending.getByRole('button', { name: 'Kirim ke dinas' }).click();
  await sending.getByText('Berita acara musyawarah belum diunggah').waitFor();
  await sending.getByRole('button', { name: 'Tutup' }).click();
  await village.getByLabel('Berita acara', { exact: true }).setInputFiles(paper);
  await village.getByRole('link', { name: 'Berita acara: berita-acara.pdf' }).waitFor();
  await (await deed(village, 'Kirim ke dinas')).getByRole('button', { name: 'Kirim ke dinas' }).click();
  await village.getByText('Menunggu verifikasi').waitFor();
});

test('the office draws, looks in the field and passes it on; it may not approve', async () => {
  await office.goto('/app/usulan/meja/sent');
  await office.locator('main').getByRole('link', { name: 'Sindangjawa', exact: true }).click();
  await (await deed(office, 'Tarik contoh lapangan')).getByRole('button', { name: 'Tarik contoh lapangan' }).click();
  await office.getByText('Contoh lapangan').first().waitFor();
  await assert_clean(office);
  for (;;) {
    const open = office.locator('button.btn-main', { hasText: 'Isi hasil lapangan' });
    if (!(await open.count())) break;
    const left = await open.count();
    await open.first().click();
    const dialog = office.getByRole('dialog');
    await dialog.getByLabel('Sesuai').check();
    await dialog.getByRole('button', { name: 'Isi hasil lapangan' }).click();
    await office.waitForFunction(
      (count) => document.querySelectorAll('td button.btn-main').length < count,
      left,
    );
  }
  await (await deed(office, 'Loloskan')).getByRole('button', { name: 'Loloskan' }).click();
  await office.getByText('Menunggu kepala dinas').waitFor();
  assert.equal(await office.locator('.act-list').getByRole('button', { name: 'Setujui' }).count(), 0);
});

test('the head approves, and the recap comes back signed with its number', async () => {
  await head.goto('/app/usulan/meja/verified');
  await head.locator('main').getByRole('link', { name: 'Sindangjawa', exact: true }).click();
  await (await deed(head, 'Setujui')).getByRole('button', { name: 'Setujui' }).click();
  await head.getByText('Menunggu bupati').waitFor();
  await office.goto('/app/usulan/rekap');
  await office.getByRole('button', { name: /Buat rekap dari/ }).dblclick();
  await office.getByRole('button', { name: 'Sudah ditandatangani' }).first().click();
  const dialog = office.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Simpan dan sahkan' }).click();
  await dialog.getByRole('alert').waitFor();
  await dialog.getByLabel('Nomor surat').fill('400.9/77/Dinsos');
  await dialog.getByLabel(/Pindaian/).setInputFiles({ ...paper, name: 'rekap.pdf' });
  await assert_clean(office);
  await dialog.getByRole('button', { name: 'Simpan dan sahkan' }).click();
  await office.getByRole('heading', { name: 'Disahkan: 400.9/77/Dinsos' }).waitFor();
  await assert_clean(office);
  assert.equal(await state(), 'endorsed');
});

test('its line is a task in the order of SIKS-NG, copied, entered, and gone from the queue', async () => {
  await office.goto('/app/usulan/siks-ng');
  await office.getByRole('button', { name, exact: true }).click();
  const dialog = office.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Tampilkan data lengkap' }).click();
  await dialog.getByText('No. KK').first().waitFor();
  assert.match(await dialog.locator('dl.facts').first().innerText(), /NIK\s+\d{16}/);
  await assert_clean(office);
  await dialog.getByRole('button', { name: 'Sudah dimasukkan' }).click();
  await office.getByRole('button', { name, exact: true }).waitFor({ state: 'detached' });
  await office.goto('/app/usulan/siks-ng?keadaan=entered');
  await office.getByRole('button', { name, exact: true }).waitFor();
});

test('the list that came back closes the line, and the citizen reads it', async () => {
  assert.equal(await outcome(), 'Disahkan');
  await office.goto('/app/usulan/siks-ng');
  await office.getByRole('button', { name: citizens.name, exact: true }).click();
  await office.getByRole('dialog').getByRole('button', { name: 'Sudah dimasukkan' }).click();
  await office.getByRole('button', { name: citizens.name, exact: true }).waitFor({ state: 'detached' });
  assert.equal(await outcome(), 'Sudah di Kemensos');
  const item = (await ask(office, `/proposals/rolls/${roll}`)).items.find((one) => one.family === citizens.family);
  const numbers = await office.request.post(`/api/v1/proposals/items/${item.id}/numbers`, {
    headers: { 'X-Sinergi': '1' },
    data: {},
  });
  const card = (await numbers.json()).fields.find((one) => one.key === 'no_kk').value;
  await office.goto('/app/rekonsiliasi');
  await office.getByRole('button', { name: 'Bandingkan' }).click();
  await office.getByRole('alert').first().waitFor();
  await office.getByLabel('Daftar BNBA atau desil').setInputFiles({
    name: 'bnba.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`no_kk,nik,nama\n${card},,${citizens.name}\n`),
  });
  await assert_clean(office);
  await office.getByRole('button', { name: 'Bandingkan' }).click();
  await office.waitForURL(/\/app\/rekonsiliasi\/.+/);
  await office.getByRole('link', { name: 'Unduh laporan' }).waitFor();
  assert.match(await office.locator('dl.facts.card').innerText(), /Usulan yang tertutup\s+1/);
  await assert_clean(office);
  assert.equal(await outcome(), 'Sudah tercatat di pusat');
});

test('a removal is told and may be objected to before anything is typed; on a phone too', async () => {
  const small = await open_page(browser, { viewport: phone });
  await sign_in(small, account_of('back_office'));
  await small.goto('/app/usulan/siks-ng');
  const row = small.locator('tr', { hasText: 'Penghapusan' }).filter({ hasText: 'Keluarga belum diberi tahu' }).first();
  await row.getByRole('button').click();
  const dialog = small.getByRole('dialog');
  assert.equal(await dialog.getByRole('button', { name: 'Sudah dimasukkan' }).count(), 0);
  await dialog.getByLabel('Cara disampaikan').fill('Diantar ke rumah');
  await assert_clean(small);
  await dialog.getByRole('button', { name: 'Sudah diberi tahu' }).click();
  await dialog.waitFor({ state: 'detached' });
  await small.goto('/app/usulan');
  await small.getByText(/terlambat|hari lagi|hari ini/).first().waitFor();
  await assert_clean(small);
  await small.context().close();
});

test('no screen threw', () => {
  assert.deepEqual([...village.faults, ...office.faults, ...head.faults], []);
});

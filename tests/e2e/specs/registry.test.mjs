// The registry in the browser: a family made after one wrong input, found by another spelling, what happened to it, two
// operators at once, a duplicate merged and taken back, an import looked at before it is applied, a list taken out;
// what of it waits on the first page, and from a family to its complaint and back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { account_of, assert_clean, launch, open_page, phone, sign_in } from '../browser.mjs';

let browser;
let desk;
let family = '';
before(async () => {
  browser = await launch();
  desk = await open_page(browser);
  await sign_in(desk, account_of('back_office'));
});
after(async () => {
  await browser?.close();
});
const clean = (what = desk) => assert_clean(what);

// Made-up people; the marks keep one run apart from the next on the same node.
const mark = Date.now() % 1000;
const serial = (n) => String(9000 + ((mark + n * 13) % 999)).padStart(4, '0');
const first = ['Warjita', 'Suparmi', 'Darwinah', 'Kartubi', 'Sanukri'][mark % 5];
const second = ['Wiralodra', 'Jayengrana', 'Suradisastra', 'Natadireja', 'Martakusuma'][Math.floor(mark / 5) % 5];
const father = `${first} ${second}`;
const misspelt = father.replace('j', 'y').replace('w', 'v').replace(/a$/, 'ah');
const day = `${String(1 + (mark % 28)).padStart(2, '0')}`;
const born = `1979-04-${day}`;
const nik = `320801${day}0479${serial(1)}`;
const card = `320801${day}0120${serial(2)}`;

const member = (page, at) => page.getByRole('region', { name: at === 1 ? 'Anggota 1' : `Anggota ${at}`, exact: true });
const choose_village = async (page, name) => {
  const box = page.getByRole('combobox', { name: 'Desa/kelurahan' }).first();
  await box.fill(name);
  await page.locator('ul[role=listbox] > li').first().click();
};

test('a family is made: what is wrong stands at its field, a second press makes no second family', async () => {
  await desk.goto('/app/registri');
  await desk.getByRole('link', { name: 'Tambah keluarga' }).click();
  await desk.getByRole('button', { name: 'Simpan keluarga' }).click();
  await desk.getByRole('alert').waitFor();
  await clean();
  await choose_village(desk, 'sindangjawa');
  await desk.getByLabel('Nomor KK').fill(card);
  await desk.getByLabel('Dusun, jalan').fill('Dusun Pahing');
  const head = member(desk, 1);
  await head.getByLabel('Nama lengkap').fill(father);
  await head.getByLabel('NIK').fill(nik.slice(0, 15));
  await head.getByLabel('Jenis kelamin').selectOption('L');
  await head.getByLabel('Tanggal lahir').fill(born);
  await head.getByLabel('Status kawin').selectOption('2');
  await desk.getByRole('button', { name: 'Simpan keluarga' }).click();
  await head.getByText('NIK harus 16 angka').waitFor();
  await clean();
  await head.getByLabel('NIK').fill(nik);
  await desk.getByRole('button', { name: 'Tambah anggota' }).click();
  const wife = member(desk, 2);
  await wife.getByLabel('Hubungan').selectOption('3');
  await wife.getByLabel('Nama lengkap').fill(`Nyi ${second}`);
  await wife.getByLabel('Jenis kelamin').selectOption('P');
  await wife.getByLabel('Status kawin').selectOption('2');
  await desk.getByRole('button', { name: 'Simpan keluarga' }).dblclick();
  await desk.waitForURL(/\/app\/registri\/keluarga\/.+/);
  family = new URL(desk.url()).pathname.split('/').pop();
  const found = await desk.request.post('/api/v1/registry/search', {
    headers: { 'X-Sinergi': '1', 'Idempotency-Key': crypto.randomUUID() },
    data: { q: card },
  });
  assert.equal((await found.json()).items.length, 2, 'one family of two');
});

test('a section of the form skips what does not apply and says on which form it was answered', async () => {
  await desk.getByRole('button', { name: 'Isi atau ubah: Air, listrik, sanitasi' }).click();
  const form = desk.locator('dialog');
  await form.getByLabel('Penerangan').selectOption('1');
  await form.getByLabel('Daya terpasang').selectOption('1');
  await form.getByLabel('Penerangan').selectOption('4');
  assert.equal(await form.getByLabel('Daya terpasang').count(), 0);
  await clean();
  await form.getByRole('button', { name: 'Simpan' }).click();
  await desk.getByText('4 · bukan listrik').waitFor();
  await desk.getByText('Regsosek 2022 (kode DTSEN)').first().waitFor();
  await clean();
});

test('another spelling finds the person in the keyboard alone, and no NIK goes into an address', async () => {
  const addresses = [];
  desk.on('request', (request) => addresses.push(request.url()));
  await desk.goto('/app/registri');
  await desk.getByRole('combobox', { name: /^Nama, NIK/ }).fill(`${misspelt} ${day}-04-1979, sindangjawa`);
  await desk.locator('#temuan-orang > li', { hasText: father }).first().waitFor();
  await clean();
  await desk.keyboard.press('ArrowDown');
  await desk.keyboard.press('ArrowUp');
  await desk.keyboard.press('Enter');
  await desk.waitForURL(new RegExp(`/registri/keluarga/${family}`));
  await desk.goBack();
  await desk.getByRole('combobox', { name: /^Nama, NIK/ }).fill(nik);
  await desk.locator('#temuan-orang > li', { hasText: father }).first().waitFor();
  await desk.getByRole('combobox', { name: /^Nama, NIK/ }).fill(nik.slice(0, 12));
  await desk.getByText('Yang tertulis 12').waitFor();
  assert.ok(!addresses.some((address) => address.includes(nik)), 'a NIK in an address');
});

test('a birth is recorded and stands in the history; the NIK opens with a reason', async () => {
  await desk.goto(`/app/registri/keluarga/${family}`);
  await desk.getByRole('button', { name: 'Lahir', exact: true }).click();
  const form = desk.locator('dialog');
  await form.getByRole('button', { name: 'Catat' }).click();
  await form.getByRole('alert').waitFor();
  await clean();
  await form.getByLabel('Nama lengkap').fill(`Neneng ${second}`);
  await form.getByLabel('Jenis kelamin').selectOption('P');
  await form.getByRole('button', { name: 'Catat' }).dblclick();
  await desk.getByRole('link', { name: `Neneng ${second}` }).waitFor();
  await clean();
  await desk.getByRole('link', { name: 'Riwayat', exact: true }).click();
  await desk.getByText(`Neneng ${second} lahir`).waitFor();
  assert.equal(await desk.getByText(`Neneng ${second} lahir`).count(), 1, 'a second press records nothing');
  await clean();
  await desk.getByRole('link', { name: 'Anggota', exact: true }).click();
  await desk.getByRole('button', { name: `Buka NIK: ${father}` }).click();
  await desk.locator('dialog').getByLabel('Alasan').fill('cocokkan dengan KTP');
  await desk.locator('dialog').getByRole('button', { name: 'Buka NIK' }).click();
  await desk.getByText(nik).waitFor();
});

test('two operators at once: both sides stand beside each other, a person decides', async () => {
  const village = await open_page(browser);
  await sign_in(village, account_of('supervisor'));
  for (const page of [desk, village]) {
    await page.goto(`/app/registri/keluarga/${family}`);
    await page.getByRole('button', { name: 'Ubah KK dan alamat' }).click();
  }
  await village.locator('dialog').getByLabel('Dusun, jalan').fill('Dusun Manis');
  await village.locator('dialog').getByRole('button', { name: 'Simpan' }).click();
  await village.getByText('Dusun Manis').first().waitFor();
  await desk.locator('dialog').getByLabel('RT', { exact: false }).first().fill('007');
  await desk.locator('dialog').getByRole('button', { name: 'Simpan' }).click();
  await desk.getByRole('heading', { name: 'Data ini berubah sementara Anda menulis' }).waitFor();
  await desk.locator('dialog td', { hasText: 'Dusun Manis' }).first().waitFor();
  await clean();
  await desk.getByRole('button', { name: 'Simpan isian saya di atas yang sekarang' }).click();
  await desk.getByText('Dusun Manis · RT 007').first().waitFor();
  await village.context().close();
});

test('a half-filled family comes back until it is thrown away, and all faults are named at once', async () => {
  await desk.goto('/app/registri/baru');
  await desk.getByText('Regsosek').first().waitFor();
  await desk.getByLabel('Nomor KK').fill('123');
  await desk.locator('[name=rt]').fill('abcdef');
  await desk.getByLabel('Titik rumah').fill('abc');
  await desk.getByRole('button', { name: 'Tambah anggota' }).click();
  await member(desk, 2).getByLabel('Nama lengkap').fill('Anak Kedua');
  await member(desk, 2).getByLabel('Tanggal lahir').fill('2030-01-20');
  await desk.reload();
  await desk.getByText('dipulihkan').waitFor();
  await clean();
  assert.equal(await member(desk, 2).getByLabel('Nama lengkap').inputValue(), 'Anak Kedua');
  assert.equal(new URL(desk.url()).search, '', 'nothing of it stands in the address');
  await desk.getByRole('button', { name: 'Simpan keluarga' }).click();
  const told = desk.getByRole('alert');
  await told.waitFor();
  for (const fault of ['Desa/kelurahan', 'Titik rumah', 'RT: ', 'KK', 'lahir'])
    assert.match(await told.innerText(), new RegExp(fault), fault);
  await desk.getByRole('button', { name: 'Buang draf' }).click();
  await member(desk, 2).waitFor({ state: 'detached' });
  await desk.reload();
  await desk.getByText('Regsosek').first().waitFor();
  assert.equal(await desk.getByText('dipulihkan').count(), 0);
});

test('who is known already is shown before a family is made', async () => {
  await desk.goto('/app/registri/baru');
  await choose_village(desk, 'sindangjawa');
  const head = member(desk, 1);
  await head.getByLabel('Nama lengkap').fill(misspelt);
  await head.getByLabel('Tanggal lahir').fill(born);
  const known = desk.getByRole('complementary').filter({ hasText: 'Sudah dikenal?' });
  await known.getByText(father).first().waitFor();
  await clean();
  await known.getByRole('button', { name: 'Ini orangnya' }).first().click();
  await head.getByText('Pindah dari keluarga').waitFor();
  await clean();
});

test('two rows of one person are merged with a reason, and the merge is taken back', async () => {
  const made = await desk.request.post('/api/v1/registry/families', {
    headers: { 'X-Sinergi': '1', 'Idempotency-Key': crypto.randomUUID() },
    data: {
      region: '3208012001',
      members: [{ relation: 1, nik, name: misspelt, sex: 'L', born_on: born, marital: 2 }],
    },
  });
  assert.equal(made.status(), 200, await made.text());
  const { pairs } = await (await desk.request.get(`/api/v1/registry/families/${(await made.json()).family.id}`)).json();
  await desk.goto('/app/registri/ganda');
  await desk.locator('table a').first().waitFor();
  await clean();
  await desk.goto(`/app/registri/ganda/${pairs[0]}`);
  await desk.locator('td mark').first().waitFor();
  await clean();
  await desk.keyboard.press('1');
  const form = desk.locator('dialog');
  await form.getByRole('button', { name: 'Orang yang sama' }).click();
  await form.getByRole('alert').waitFor();
  await clean();
  await form.getByRole('radio', { name: new RegExp(`^${father} ·`) }).check();
  await form.getByLabel('Alasan').fill('KTP dan KK dicocokkan');
  await form.getByRole('button', { name: 'Orang yang sama' }).click();
  await desk.locator('.toast', { hasText: 'Digabung' }).waitFor();
  await desk.goto(`/app/registri/ganda/${pairs[0]}`);
  await desk.getByRole('button', { name: 'Batalkan penggabungan' }).click();
  await form.getByLabel('Alasan').fill('ternyata saudara kembar');
  await form.getByRole('button', { name: 'Batalkan penggabungan' }).click();
  await desk.getByRole('button', { name: 'Orang berbeda' }).waitFor();
});

test('an import is looked at first, applied when told, and taken back', async () => {
  const kk = (n) => `320801${day}0221${serial(10 + n)}`;
  const id = (n) => `320801${day}0690${serial(20 + n)}`;
  const rows = [
    'no_kk,nik,nama,jk,tgl_lahir,hubungan,status_kawin,alamat,kode_wil',
    `${kk(1)},${id(1)},SATIMAN CONTOH,L,${day}-06-1990,1,1,Dusun Wage,3208012001`,
    `${kk(2)},${id(2).slice(0, 15)},KURNIA CONTOH,L,${day}-06-1990,1,1,Dusun Wage,3208012001`,
  ];
  await desk.goto('/app/registri/impor');
  await desk.getByRole('button', { name: 'Periksa berkas' }).click();
  await desk.getByText('Pilih dulu berkasnya').first().waitFor();
  await desk.locator('input[type=file]').setInputFiles({
    name: `daftar-${mark}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(`${rows.join('\n')}\n`),
  });
  await clean();
  await desk.getByRole('button', { name: 'Periksa berkas' }).click();
  await desk.waitForURL(/\/app\/registri\/impor\/.+/);
  await desk.getByText('Belum ada yang berubah di registri').waitFor({ timeout: 20_000 });
  assert.ok(Number(await desk.locator('.box', { hasText: 'Baru' }).locator('strong').textContent()) >= 1);
  await desk.locator('details summary', { hasText: 'NIK harus 16 angka' }).click();
  await desk.locator('details[open] td', { hasText: '3' }).first().waitFor();
  await clean();
  const [faulty] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('link', { name: 'Unduh baris bermasalah' }).click(),
  ]);
  assert.match(faulty.suggestedFilename(), /^bermasalah-.*\.csv$/);
  await desk.getByRole('button', { name: 'Terapkan' }).click();
  await desk.locator('dialog').getByRole('button', { name: 'Terapkan' }).dblclick();
  await desk.getByText(/^Diterapkan /).first().waitFor({ timeout: 20_000 });
  await clean();
  await desk.getByRole('button', { name: 'Batalkan impor' }).click();
  await desk.locator('dialog').getByRole('button', { name: 'Batalkan impor' }).click();
  await desk.getByText(/^Dibatalkan /).first().waitFor({ timeout: 20_000 });
});

test('a field check is asked for, reported with a photo, and accepted by somebody else', async () => {
  await desk.goto(`/app/registri/keluarga/${family}`);
  await desk.getByRole('button', { name: 'Minta cek lapangan' }).click();
  await desk.locator('dialog').getByLabel('Alasan').fill('lantai rumah diragukan');
  await desk.locator('dialog').getByRole('button', { name: 'Minta cek lapangan' }).click();
  await desk.waitForURL(/\/app\/registri\/kunjungan\/.+/);
  const address = new URL(desk.url()).pathname;
  const code = address.split('/').pop();
  await desk.getByRole('heading', { name: /^Cek lapangan: keluarga/ }).waitFor();
  await clean();
  await desk.locator('input[type=file]').first().setInputFiles({
    name: 'depan.png',
    mimeType: 'image/png',
    buffer: await desk.screenshot(),
  });
  await desk.locator('.photos img').first().waitFor();
  const form = await desk.request.get(`/api/v1/registry/visits/${code}/form.pdf`);
  assert.ok((await form.body()).subarray(0, 5).equals(Buffer.from('%PDF-')));
  await desk.getByRole('button', { name: 'Simpan hasil' }).click();
  await desk.getByRole('alert').waitFor();
  await desk.locator('details summary', { hasText: 'Bangunan' }).click();
  await desk.getByLabel('Lantai terluas').selectOption('8');
  await desk.getByLabel('Berbeda dari data').check();
  await desk.getByLabel('Catatan').fill('lantai tanah');
  await clean();
  await desk.getByRole('button', { name: 'Simpan hasil' }).dblclick();
  await desk.getByText('yang menerima harus orang lain').waitFor();
  await clean();
  const head = await open_page(browser);
  await sign_in(head, account_of('supervisor'));
  await head.goto('/app/registri/kunjungan');
  await head.getByLabel('Kode formulir').fill(code.toLowerCase());
  await head.getByRole('button', { name: 'Salin formulir' }).click();
  await head.waitForURL(new RegExp(code));
  await head.getByRole('button', { name: 'Terima ke berkas' }).click();
  await head.locator('dialog').getByLabel('Alasan').fill('foto cocok');
  await head.locator('dialog').getByRole('button', { name: 'Terima ke berkas' }).click();
  await head.getByText('Diterima').first().waitFor();
  await clean(head);
  await head.goto(`/app/registri/keluarga/${family}?bagian=kondisi`);
  await head.getByText('8 · tanah').waitFor();
  await head.context().close();
});

test('a list goes out with its purpose, and not without', async () => {
  const head = await open_page(browser);
  await sign_in(head, account_of('supervisor'));
  await head.goto('/app/registri/daftar?desa=3208012001');
  await head.locator('table a').first().waitFor();
  await clean(head);
  await head.getByRole('button', { name: 'Ekspor' }).click();
  const form = head.locator('dialog');
  await form.getByRole('button', { name: 'Ekspor' }).click();
  await form.getByRole('alert').waitFor();
  await clean(head);
  await form.getByLabel('Untuk keperluan apa').fill('daftar awal musdes Sindangjawa');
  const [file] = await Promise.all([
    head.waitForEvent('download'),
    form.getByRole('button', { name: 'Ekspor' }).click(),
  ]);
  assert.match(file.suggestedFilename(), /^registri-3208012001-.*\.xlsx$/);
  await head.context().close();
});

test('the first page asks each queue once, and shows field checks and padan to whose turn it is', async () => {
  const asked = [];
  const hear = (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.endsWith('queues')) asked.push(pathname);
  };
  desk.on('request', hear);
  await desk.goto('/app/');
  await desk.getByRole('heading', { name: 'Cek lapangan' }).waitFor();
  await desk.getByRole('heading', { name: 'Padan Dukcapil' }).waitFor();
  desk.off('request', hear);
  assert.ok(asked.includes('/api/v1/proposal-queues'), asked.join(' '));
  assert.deepEqual([...asked].sort(), [...new Set(asked)].sort(), 'none is asked twice');
  await clean();
  const box = desk.locator('a.box[href*="/padan/antrean/"]').last();
  const count = Number((await box.locator('strong').innerText()).replaceAll('.', ''));
  await box.click();
  await desk.getByLabel('Giliran siapa').waitFor();
  await desk.locator('tbody tr').first().waitFor();
  assert.equal(await desk.locator('tbody tr').count(), Math.min(count, 50), 'the list holds what the box counts');
  await clean();
});

test('from a family to its complaint, and from the complaint back to its person', async () => {
  const tied = await desk.evaluate(async () => {
    const read = async (path) => (await fetch(`/api/v1/registry/${path}`)).json();
    for (const one of (await read('families?region=3208012001&limit=50')).items)
      if ((await read(`families/${one.id}/files`)).items.some((file) => file.kind === 'grievances')) return one.id;
    return '';
  });
  assert.ok(tied, 'the demo ties a complaint to a family of the first village');
  for (const viewport of [undefined, phone]) {
    const page = await open_page(browser, viewport ? { viewport } : {});
    await sign_in(page, account_of('back_office'));
    await page.goto(`/app/registri/keluarga/${tied}?bagian=terkait`);
    await page.locator('main a[href*="/aduan/"]').first().waitFor();
    await clean(page);
    await page.locator('main a[href*="/aduan/"]').first().click();
    const card = page.locator('section', { has: page.getByRole('heading', { name: 'Orang di registri' }) });
    const person = card.locator('a[href*="/registri/keluarga/"]');
    const name = await person.innerText();
    await clean(page);
    await card.getByRole('button', { name: 'Tautkan orang' }).click();
    await card.getByRole('button', { name: 'Tautkan', exact: true }).click();
    await card.getByRole('alert').waitFor();
    await page.evaluate(() => scrollTo(0, 0)); // from under the bar, which axe takes for too small
    await clean(page);
    await person.click();
    await page.waitForURL(`**/registri/keluarga/${tied}**`);
    await page.getByText(name).first().waitFor();
    await clean(page);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  }
});

test('a village operator sees the own village, on a phone nothing is wider than the window', async () => {
  const hand = await open_page(browser, { viewport: phone });
  await sign_in(hand, account_of('village_operator'));
  await hand.goto('/app/registri');
  await hand.getByRole('combobox', { name: /^Nama, NIK/ }).fill('a');
  await clean(hand);
  await hand.goto('/app/registri/daftar');
  await hand.getByRole('heading', { name: 'Daftar keluarga', level: 1 }).waitFor();
  await clean(hand);
  await hand.goto('/app/registri/baru');
  await hand.getByRole('button', { name: 'Simpan keluarga' }).waitFor();
  await clean(hand);
  await hand.context().close();
  assert.deepEqual(desk.faults, []);
});

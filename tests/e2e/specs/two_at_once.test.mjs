// Two officers change one thing: nobody overwrites what they did not see. Both sides are shown, a person decides, and
// what only the other one changed stays in either case.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { base, launch, phone, wide } from '../browser.mjs';
import { acts, choose, clean, desk_of, open_case, pages_of } from '../case_page.mjs';

let browser;
let other;
const { page_of, shown } = pages_of(() => browser, 'two_at_once');
const mark = Date.now().toString(36);

before(async () => {
  browser = await launch();
  other = await desk_of('penyelia1');
});
after(async () => {
  await browser?.close();
});

/// The officer's form stands open with a new telephone when the supervisor saves name and address.
async function at_once(name) {
  const id = await open_case(await desk_of('bo3'), `${name} ${mark}`, `Lansia telantar, uji dua petugas ${mark}`);
  const page = await page_of('bo3');
  await page.goto(`/app/kasus/${id}`);
  await choose(page, 'Catat orangnya');
  await acts(page).getByLabel('Telepon').fill('081290010099');
  const [person] = (await other('GET', `/cases/${id}`)).persons;
  const theirs = { name: `${name} Diganti ${mark}`, address: 'Blok Pasar RT 01' };
  await other('POST', `/cases/${id}/person`, {
    person: person.id,
    version: person.version,
    values: { role: 'subject', identity: 'known', sex: 'L', phone: person.phone, ...theirs },
  });
  // The page reads the case again by itself; what is typed stays, and it is still the older version that was seen.
  await page.getByText(theirs.name).first().waitFor();
  await acts(page).getByRole('button', { name: 'Catat orangnya' }).click();
  const dialog = page.getByRole('dialog', { name: 'Orang ini diubah sementara Anda menulis' });
  await dialog.waitFor();
  const phones = dialog.getByRole('row', { name: /Telepon/ });
  await phones.getByText('081290010099').waitFor();
  await phones.getByText('+6281290010011').waitFor();
  assert.equal(await dialog.getByText(theirs.address).count(), 2, 'an address this officer did not touch stays theirs');
  await clean(page);
  return { id, page, dialog, theirs, seen: person };
}
const person_now = async (id) => (await other('GET', `/cases/${id}`)).persons[0];

shown('the officer keeps what they typed, and nothing of the other is lost', async () => {
  const { id, page, dialog, theirs, seen } = await at_once('Sarmin Uji');
  await page.setViewportSize(phone);
  await clean(page);
  await page.setViewportSize(wide);
  await dialog.getByRole('button', { name: 'Pakai isian saya' }).dblclick();
  await dialog.waitFor({ state: 'hidden' });
  const now = await person_now(id);
  assert.equal(now.phone, '+6281290010099');
  assert.equal(now.name, theirs.name);
  assert.equal(now.address, theirs.address);
  assert.equal(now.age_band, seen.age_band, 'an age nobody said again stays');
  assert.equal(now.version, seen.version + 2);
});

shown('the officer leaves what the other one saved', async () => {
  const { id, page, dialog, theirs } = await at_once('Karta Uji');
  await dialog.getByRole('button', { name: 'Biarkan yang sekarang' }).click();
  await dialog.waitFor({ state: 'hidden' });
  const now = await person_now(id);
  assert.equal(now.phone, '+6281290010011');
  assert.equal(now.name, theirs.name);
  await choose(page, 'Catat orangnya');
  assert.equal(await acts(page).getByLabel('Alamat').inputValue(), theirs.address, 'the form starts from what is now');
});

shown('an item of a work plan that the other one marked is shown with both proofs', async () => {
  const head = await desk_of('kepala');
  const { items } = await head('GET', '/agreements');
  const id = items[0].id;
  const page = await page_of('kepala');
  await page.goto(`/app/perjanjian/${id}`);
  const action = `Pelatihan petugas, uji ${mark}`;
  await page.getByRole('button', { name: 'Tambah kegiatan' }).click();
  const form = page.locator('dialog[open]');
  await form.locator('textarea[name=action]').fill(action);
  await form.locator('input[name=due]').fill('2027-06-30');
  await form.locator('input[name=owner_second]').fill('Bidang Rehabilitasi Sosial');
  await clean(page);
  await form.getByRole('button', { name: 'Simpan' }).click();
  const row = page.getByRole('row', { name: new RegExp(action) });
  await row.getByRole('button', { name: 'Tandai selesai' }).click();
  await form.locator('textarea[name=note]').fill('Daftar hadir di map A');
  await form
    .locator('input[name=proof]')
    .setInputFiles({ name: 'hadir.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') });
  const item = (await head('GET', `/agreements/${id}`)).plan.find((one) => one.action === action);
  await head('POST', `/agreements/${id}/items/${item.id}/done`, {
    version: item.version,
    done_on: '2026-11-20',
    note: 'Berita acara BA-7',
  });
  await form.getByRole('button', { name: 'Tandai selesai' }).click();
  const dialog = page.getByRole('dialog', { name: 'Rencana ini diubah sementara Anda menulis' });
  await dialog.getByText('Daftar hadir di map A').waitFor();
  await dialog.getByText('Berita acara BA-7').waitFor();
  await clean(page);
  await dialog.getByRole('button', { name: 'Pakai isian saya' }).click();
  await dialog.waitFor({ state: 'hidden' });
  const now = (await head('GET', `/agreements/${id}`)).plan.find((one) => one.id === item.id);
  const ours = now.second.is_ours ? now.second : now.first;
  assert.equal(ours.note, 'Daftar hadir di map A');
  assert.equal(now.version, item.version + 2);
  const proof = await page.getByRole('link', { name: 'Berkas bukti' }).first().getAttribute('href');
  assert.equal((await page.request.get(`${base}${proof}`)).headers()['content-type'], 'application/pdf');
});

// Two governments, one case (DESIGN 4, steps 1 to 3): a citizen's report becomes a case of the regency, health first;
// the partner hands back; the ministry is asked, sees it at once and answers; the answer comes back to the citizen.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { centre, launch, open_page, phone } from '../browser.mjs';
import { acts, choose, clean, pages_of, told } from '../case_page.mjs';

let browser;
const { page_of, picture } = pages_of(() => browser, 'together');
const mark = Date.now().toString(36);
const need = `Kakek sakit tidur di los pasar, uji ${mark}`;
const answer = `Satu tempat di sentra lansia mulai Senin, uji ${mark}`;
/// A letter of one page, to be shown as a paper of the case.
const paper = { name: 'surat.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };
let report;
let file;

let is_broken = false;
/// Each step stands on the one before: what follows a broken one is not tried.
const step = (words, play) =>
  test(words, async () => {
    assert.equal(is_broken, false, 'a step before failed');
    is_broken = true;
    try {
      await play();
    } catch (fault) {
      await picture();
      throw fault;
    }
    is_broken = false;
  });

before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
});

step('a citizen reports an old sick man at the market and gets number and key', async () => {
  const page = await open_page(browser, { viewport: phone, javaScriptEnabled: false });
  await page.goto('/lapor?jenis=ppks');
  await page.locator('select[name=region]').selectOption('3208012001');
  await page.locator('textarea[name=text]').fill(need);
  await page.locator('input[name=name]').fill('Warga Uji');
  await page.getByRole('button', { name: 'Kirim laporan' }).click();
  if (await page.locator('input[name=checked]').count())
    await page.getByRole('button', { name: 'Kirim laporan' }).click();
  await page.getByRole('heading', { name: 'Laporan diterima' }).waitFor();
  report = {
    number: (await page.locator('#nomor').innerText()).trim(),
    key: (await page.locator('#kunci').innerText()).trim(),
  };
  await page.context().close();
});

step('the case worker looks for the man first, then makes the report a case', async () => {
  const page = await page_of('bo3');
  await page.goto(`/app/antrean/all?q=${report.number}`);
  await page.locator('.queue tbody a').first().click();
  await page.getByRole('link', { name: 'Jadikan kasus' }).click();
  await page.getByRole('heading', { name: 'Buka kasus' }).waitFor();
  await page.waitForFunction((words) => document.querySelector('textarea[name=need]')?.value === words, need);
  await page.locator('input[name=name]').fill(`Karta Uji ${mark}`);
  await page.locator('input[name=age]').fill('77');
  await clean(page);
  await page.getByRole('button', { name: 'Cari dahulu' }).click();
  await page.getByLabel('Lanjut usia telantar').check();
  await clean(page);
  await page.getByRole('button', { name: 'Buka kasus' }).click();
  await page.waitForURL(/\/app\/kasus\/[0-9A-Z]{13}$/);
  file = new URL(page.url()).pathname;
  await choose(page, 'Ambil kasus');
  await acts(page).getByRole('button', { name: 'Ambil kasus' }).click();
  await told(page, 'Kasus diambil');
  await clean(page);
});

step('health first: the hospital accepts him and hands him back', async () => {
  const page = await page_of('bo3');
  await choose(page, 'Perlu berobat?');
  await page.getByLabel('Perlu berobat').check();
  await page.locator('textarea[name=finding]').fill('Demam, lemah');
  await page.locator('input[name=papers]').setInputFiles(paper);
  await acts(page).getByRole('button', { name: 'Perlu berobat?' }).click();
  await told(page, 'Kesehatan didahulukan');
  await told(page, 'surat.pdf');
  await choose(page, 'Rujuk ke layanan kesehatan');
  await page.locator('select[name=place] option').nth(1).waitFor({ state: 'attached' });
  await page.locator('select[name=place]').selectOption({ label: 'RSUD (contoh) (Kabupaten Kuningan)' });
  await page.locator('textarea[name=asked]').fill('Rawat sampai pulih');
  await page.locator('select[name=payer]').selectOption('apbd');
  await clean(page);
  await acts(page).getByRole('button', { name: 'Rujuk ke layanan kesehatan' }).click();
  await told(page, 'Dirujuk ke RSUD');

  const partner = await page_of('rsud');
  await partner.goto('/app/rujukan');
  await partner.locator('.queue tbody a').first().waitFor();
  await clean(partner);
  await partner.locator('.queue tbody a').first().click();
  await acts(partner).getByRole('button', { name: 'Terima' }).click();
  await acts(partner).getByRole('button', { name: 'Terima' }).click();
  await acts(partner).getByRole('button', { name: 'Serahkan kembali' }).click();
  await partner.locator('textarea[name=text]').fill('Sudah pulih, boleh pulang');
  await clean(partner);
  await acts(partner).getByRole('button', { name: 'Serahkan kembali' }).click();
  await partner.getByText('Diserahkan kembali').first().waitFor();

  // Told by the live stream: nobody reloads.
  await told(page, 'Sudah pulih, boleh pulang');
  await page.locator('.identity').getByText('Ditangani').waitFor();
});

step('an escalation is shown before it goes, with what the regency tried, and a supervisor approves it', async () => {
  const ministry = await page_of('pusat2', centre);
  await ministry.goto('/app/kasus/antrean/incoming');
  await ministry.getByRole('heading', { name: 'Kasus', level: 1 }).waitFor();

  const page = await page_of('bo3');
  await choose(page, 'Minta ke atas (eskalasi)');
  await page.locator('select[name=to_node] option').nth(1).waitFor({ state: 'attached' });
  await page.locator('select[name=to_node]').selectOption('pusat');
  await page.locator('select[name=reason]').selectOption('province_full');
  await page.locator('textarea[name=asked]').fill('Satu tempat di sentra lansia');
  await page.locator('textarea[name=tried]').fill('Panti provinsi penuh\nPDKT permakanan');
  await clean(page);
  await page.getByRole('button', { name: 'Lihat yang akan dikirim' }).click();
  await page.getByRole('heading', { name: 'Ini yang akan dikirim' }).waitFor();
  await acts(page).getByText('PDKT permakanan').waitFor();
  await acts(page).getByText(need).waitFor();
  await acts(page).getByText('Sindangjawa').first().waitFor();
  await clean(page);
  await acts(page).getByRole('button', { name: 'Kirim' }).click();
  await page.getByRole('heading', { name: 'Menunggu persetujuan' }).waitFor();

  const boss = await page_of('penyelia1');
  await boss.goto(file);
  await boss.getByRole('button', { name: 'Setujui' }).waitFor();
  await clean(boss);
  await boss.getByRole('button', { name: 'Setujui' }).click();
  await told(boss, 'Disetujui');
});

step('the ministry sees it without a reload, accepts and answers', async () => {
  const page = await page_of('pusat2', centre);
  const row = page.locator('.queue tbody tr', { hasText: need });
  await row.waitFor();
  await clean(page);
  await row.getByRole('link').first().click();
  await acts(page).getByText('PDKT permakanan').or(page.getByText('PDKT permakanan')).first().waitFor();
  await choose(page, 'Terima permintaan');
  await acts(page).getByRole('button', { name: 'Terima permintaan' }).click();
  await page.getByRole('button', { name: 'Selesaikan' }).click();
  await page.getByLabel('Hasil').fill(answer);
  await clean(page);
  await page.getByRole('button', { name: 'Selesaikan' }).click();
  await told(page, answer);
});

step('the answer stands in the regency’s file, and closing the case takes it to the complaint', async () => {
  const page = await page_of('bo3');
  await told(page, answer);
  await clean(page);
  await choose(page, 'Tutup kasus');
  await page.locator('select[name=reason]').selectOption({ index: 1 });
  await page.locator('textarea[name=answer]').fill(answer);
  await clean(page);
  await acts(page).getByRole('button', { name: 'Tutup kasus' }).click();
  await page.getByRole('heading', { name: 'Menunggu persetujuan' }).waitFor();
  const boss = await page_of('penyelia1');
  await boss.goto(file);
  await boss.getByRole('button', { name: 'Setujui' }).click();
  await boss.locator('.identity').getByText('Selesai').first().waitFor();
});

step('the citizen reads it where the report was made', async () => {
  const page = await page_of('bo3');
  await page.goto(file);
  await page.getByRole('link', { name: report.number }).click();
  await page.locator('.timeline').getByText(answer).first().waitFor();
  await acts(page).getByRole('button', { name: 'Jawab', exact: true }).click();
  await page.getByLabel('Jawaban untuk pelapor').fill(answer);
  await page.getByRole('button', { name: 'Kirim jawaban' }).click();
  await told(page, 'Jawaban kepada pelapor');
  const citizen = await open_page(browser, { viewport: phone });
  await citizen.goto('/lacak');
  await citizen.getByLabel('Nomor laporan').fill(report.number);
  await citizen.getByLabel('Kunci').fill(report.key);
  await citizen.getByRole('button', { name: 'Tampilkan' }).click();
  await citizen.getByText(answer).first().waitFor();
  await clean(citizen);
});

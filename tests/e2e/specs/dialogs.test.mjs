// Dialogs that stand beside the long stories: a consent for one purpose and one receiver, a place that closes, letters
// of a case, an erasure of a case in two steps, the poster, and an outside system that is told of changes and asks for
// them again.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import { after, before } from 'node:test';
import { base, launch, phone, wide } from '../browser.mjs';
import { acts, choose, clean, desk_of, open_case, pages_of, told } from '../case_page.mjs';

let browser;
const { page_of, shown } = pages_of(() => browser, 'dialogs');
const mark = Date.now().toString(36);
const lks = `LKS Uji ${mark}`;

before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
});
const is_pdf = async (page, path) => {
  const answer = await page.request.get(`${base}${path}`);
  assert.equal(answer.status(), 200, path);
  assert.equal((await answer.body()).subarray(0, 5).toString(), '%PDF-', path);
};

let file;
shown('a place outside government is asked only with a consent that names it', async () => {
  const admin = await desk_of('admin');
  await admin('POST', '/places', {
    kind: 'lks',
    name: lks,
    region: '320801',
    law: '',
    address: '',
    phone: '0232000199',
    hours: '',
    offers: '',
  });
  file = await open_case(await desk_of('bo3'), `Sarmin ${mark}`, `Lansia telantar, uji persetujuan ${mark}`);
  const page = await page_of('bo3');
  await page.goto(`/app/kasus/${file}`);
  const refer = async () => {
    await choose(page, 'Rujuk ke lembaga');
    const choice = page.locator('select[name=place] option', { hasText: lks });
    await choice.waitFor({ state: 'attached' });
    await page.locator('select[name=place]').selectOption(await choice.getAttribute('value'));
    await page.locator('textarea[name=asked]').fill('Pendampingan di rumah');
    await page.getByLabel('Persetujuan orangnya').check();
    await clean(page);
    await acts(page).getByRole('button', { name: 'Rujuk ke lembaga' }).click();
  };
  await refer();
  await acts(page).getByRole('alert').getByText('persetujuan').first().waitFor();
  await acts(page).getByRole('button', { name: 'Batal' }).click();

  await choose(page, 'Catat persetujuan');
  await acts(page).getByRole('button', { name: 'Catat persetujuan' }).click();
  await acts(page).getByRole('alert').waitFor();
  await clean(page);
  await page.locator('select[name=given_by]').selectOption('self');
  await page.locator('select[name=purpose]').selectOption('partner');
  const receiver = page.locator('select[name=receiver] option', { hasText: lks });
  await receiver.waitFor({ state: 'attached' });
  await page.locator('select[name=receiver]').selectOption(await receiver.getAttribute('value'));
  await page.locator('textarea[name=for_what]').fill('Pendampingan di rumah');
  await page.setViewportSize(phone);
  await clean(page);
  await page.setViewportSize(wide);
  await acts(page).getByRole('button', { name: 'Catat persetujuan' }).dblclick();
  await told(page, lks);
  await refer();
  await page.getByRole('heading', { name: 'Menunggu persetujuan' }).waitFor();
  const { timeline } = await (await desk_of('bo3'))('GET', `/cases/${file}`);
  assert.equal(timeline.filter((step) => step.kind === 'consent').length, 1, 'pressed twice, noted once');
});

shown('a receipt, a relay letter and the letter of a referral are printed from the file', async () => {
  const bo = await desk_of('bo3');
  const chief = await desk_of('penyelia1');
  const [waiting] = (await chief('GET', `/cases/${file}`)).approvals.filter((one) => one.state === 'asked');
  await chief('POST', `/cases/${file}/approvals/${waiting.id}/approve`, {});
  await bo('POST', `/cases/${file}/entries`, { kind: 'service', body: { code: 'atensi_1', quantity: 1, bast: 'B-1' } });
  await bo('POST', `/cases/${file}/entries`, {
    kind: 'journey',
    body: { on: '2026-11-24', to_place: 'Cirebon', to_office: 'Dinsos Cirebon (contoh)' },
  });
  const page = await page_of('bo3');
  await page.goto(`/app/kasus/${file}`);
  for (const name of ['Cetak berita acara serah terima', 'Cetak surat pengantar', 'Surat rujukan'])
    await is_pdf(page, await page.getByRole('link', { name }).first().getAttribute('href'));
  await clean(page);
});

shown('an asking above begins with what the file says was tried', async () => {
  const id = await open_case(await desk_of('bo3'), `Darma ${mark}`, `Lansia telantar, uji yang sudah dicoba ${mark}`);
  await (await desk_of('bo3'))('POST', `/cases/${id}/entries`, {
    kind: 'tried',
    body: { what: 'permakanan', programme: 'PDKT', outcome: 'tidak cukup' },
  });
  const page = await page_of('bo3');
  await page.goto(`/app/kasus/${id}`);
  await choose(page, 'Minta ke atas (eskalasi)');
  assert.equal(await page.locator('textarea[name=tried]').inputValue(), 'PDKT: permakanan (tidak cukup)');
  await clean(page);
});

shown('a place closes from a day on, is offered no more, and opens again', async () => {
  const page = await page_of('admin');
  await page.goto('/app/kelola/tempat');
  const row = page.getByRole('row', { name: new RegExp(lks) });
  const dialog = page.locator('dialog[open]');
  const open = async () => {
    await row.getByRole('button').first().click();
    await dialog.waitFor();
  };
  await open();
  await dialog.getByText('Tutup tempat ini').first().click();
  await dialog.locator('input[name=since]').fill('');
  await dialog.getByRole('button', { name: 'Tutup tempat ini' }).click();
  await dialog.getByRole('alert').waitFor();
  await clean(page);
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  await dialog.locator('input[name=since]').fill(yesterday);
  await dialog.getByRole('button', { name: 'Tutup tempat ini' }).dblclick();
  await row.getByText('tutup sejak').waitFor();
  await clean(page);
  const offered = async () =>
    JSON.stringify(await (await desk_of('bo3'))('GET', '/places?kind=lks&near=3208012001&limit=100')).includes(lks);
  assert.equal(await offered(), false);
  await open();
  await dialog.getByText('Buka lagi tempat ini').first().click();
  await dialog.getByRole('button', { name: 'Buka lagi tempat ini' }).click();
  await row.getByText('tutup sejak').waitFor({ state: 'hidden' });
});

shown('the poster of the area is printed from the guide', async () => {
  const page = await page_of('bo3');
  await page.goto('/app/ke-mana');
  const poster = page.getByRole('link', { name: 'Cetak poster' });
  await poster.waitFor();
  await is_pdf(page, await poster.getAttribute('href'));
  await page.goto('/ke-mana');
  await is_pdf(page, await page.locator('a[href*="poster.pdf"]').first().getAttribute('href'));
});

shown('an ended case is emptied in two steps by who protects the data', async () => {
  const bo = await desk_of('bo3');
  const need = `Kebutuhan yang akan dikosongkan ${mark}`;
  const id = await open_case(bo, `Wagiman ${mark}`, need);
  const dpo = await page_of('dpo');
  await dpo.goto(`/app/kelola/penghapusan?jenis=kasus&nomor=${id}`);
  await dpo.getByText('Masih dikerjakan').waitFor();
  const closing = await bo('POST', `/cases/${id}/close`, { reason: 'reunified', text: 'Sudah pulang' });
  await (await desk_of('penyelia1'))('POST', `/cases/${id}/approvals/${closing.waits}/approve`, {});
  await dpo.reload();
  await dpo.getByText('telepon 1 orang').waitFor();
  assert.equal((await dpo.locator('main').textContent()).includes(need), false, 'nothing of it is told');
  await clean(dpo);
  const number = await dpo.locator('h2 .num').innerText();
  await dpo.getByLabel('Alasan').fill('permintaan keluarga, surat 12/2026');
  await dpo.getByLabel('Nomor sekali lagi').fill('SALAH');
  await dpo.getByRole('button', { name: 'Hapus selamanya' }).click();
  await dpo.getByText('Nomornya tidak sama').first().waitFor();
  await dpo.getByLabel('Nomor sekali lagi').fill(number);
  await dpo.getByRole('button', { name: 'Hapus selamanya' }).dblclick();
  await dpo.getByText('Data pribadinya sudah dihapus').waitFor();
  assert.equal((await bo('GET', `/cases/${id}`)).head.need, '[dihapus]');
});

/// What the regency's own programme hears; each event is proved by its signature.
function listen(address) {
  const heard = [];
  const server = createServer((question, answer) => {
    const pieces = [];
    question.on('data', (piece) => pieces.push(piece));
    question.on('end', () => {
      heard.push({ headers: question.headers, body: Buffer.concat(pieces).toString() });
      answer.writeHead(204).end();
    });
  });
  return new Promise((ready) => {
    server.listen(0, address, () =>
      ready({ heard, url: `http://${address}:${server.address().port}/`, close: () => server.close() }),
    );
  });
}
const is_proved = (secret, { headers, body }) => {
  const text = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const wanted = createHmac('sha256', key).update(text).digest('base64');
  return headers['webhook-signature'] === `v1,${wanted}`;
};
const soon = async (holds, words) => {
  for (let tries = 0; tries < 100; tries++) {
    if (holds()) return;
    await new Promise((later) => setTimeout(later, 100));
  }
  assert.fail(`not within ten seconds: ${words}`);
};

shown('an outside system is let in, told of changes, and hears them again from a cursor', async () => {
  const page = await page_of('admin');
  await page.goto('/app/kelola/sistem-luar');
  const row = page.locator('main tbody tr').first();
  const dialog = page.locator('dialog[open]');
  await row.getByRole('button').first().click();
  await dialog.getByLabel('Boleh mengirim aduan').check();
  await dialog.getByLabel('Boleh membaca perubahan').check();
  await clean(page);
  await dialog.getByRole('button', { name: 'Simpan' }).click();
  await row.getByText('mengirim, membaca').waitFor();

  const pdkt = await desk_of('pdkt');
  // An address inside the server's own machine is not asked; the administrator reads why.
  const inside = await pdkt('POST', '/exchange/hooks', { url: 'http://127.0.0.1:9/' });
  const push = (ref) =>
    pdkt('POST', '/exchange/reports', {
      source_ref: ref,
      kind: 'layanan',
      region: '3208012001',
      text: `Laporan dari program daerah, uji ${ref}`,
    });
  await push(`A-${mark}`);
  await page.goto('/app/kelola/sistem-luar');
  await row.getByText('kali gagal').first().waitFor();
  await clean(page);
  await pdkt('DELETE', `/exchange/hooks/${inside.id}`);

  const own = Object.values(networkInterfaces())
    .flat()
    .find((one) => one.family === 'IPv4' && !one.internal)?.address;
  if (!own) return; // a machine without any address but its loopback
  const ear = await listen(own);
  try {
    const hook = await pdkt('POST', '/exchange/hooks', { url: ear.url });
    const sent = await push(`B-${mark}`);
    const events = () => ear.heard.flatMap((one) => JSON.parse(one.body));
    const received = () =>
      events().filter((event) => event.subject === sent.tracking_number && event.type.endsWith('received'));
    await soon(() => received().length === 1, 'the report is told');
    assert.ok(ear.heard.every((one) => is_proved(hook.secret, one)), 'each is signed');
    await pdkt('POST', `/exchange/hooks/${hook.id}/replay`, { from: Number(received()[0].id) - 1 });
    await soon(() => received().length === 2, 'the report is told again');
    assert.equal(received()[0].id, received()[1].id, 'the same event has the same id');
    await page.goto('/app/kelola/sistem-luar');
    await row.getByText('Terakhir diberi tahu').waitFor();
    await pdkt('DELETE', `/exchange/hooks/${hook.id}`);
  } finally {
    ear.close();
  }
});

// One browser for a spec file, a fresh context for each test. Where the node runs and who signs in come from the
// environment, so that the same specs run against the demo, a developer's node or the mock of the web app.
//   SINERGI_URL       http://127.0.0.1:8080
//   SINERGI_ACCOUNTS  JSON of `sinergi seed demo --json`: {accounts: [{account, password, role, area}]}
//   SINERGI_CENTRE_URL, SINERGI_CENTRE_ACCOUNTS   the ministry's node, joined with it (`sinergi seed ministry --json`)
//   SINERGI_CHROMIUM  /usr/bin/chromium
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

export const base = process.env.SINERGI_URL ?? 'http://127.0.0.1:8080';
export const centre = process.env.SINERGI_CENTRE_URL ?? 'http://127.0.0.1:8081';
const accounts_in = (name) => JSON.parse(process.env[name] ?? '{"accounts":[]}').accounts;
const accounts = accounts_in('SINERGI_ACCOUNTS');
export const account_of = (...roles) => {
  const found = roles.map((role) => accounts.find((a) => a.role === role)).find(Boolean) ?? accounts[0];
  if (!found) throw new Error('SINERGI_ACCOUNTS names no account: run `sinergi seed demo --json` and pass its output');
  return found;
};
/// A made-up officer by the name of the account, of the regency or of the ministry.
export const account_named = (name) => {
  const found = [...accounts, ...accounts_in('SINERGI_CENTRE_ACCOUNTS')].find((a) => a.account === name);
  if (!found) throw new Error(`no account ${name} in SINERGI_ACCOUNTS and SINERGI_CENTRE_ACCOUNTS`);
  return found;
};

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
export const launch = () =>
  chromium.launch({ executablePath: process.env.SINERGI_CHROMIUM ?? '/usr/bin/chromium', headless: true, args: flags });
/// The screens of the office app, as /app/keadaan calls them.
export const screens = [
  'beranda',
  'antrean',
  'aduan',
  'terima',
  'beban',
  'angka',
  'akun',
  'satu-akun',
  'unit',
  'piket',
  'jenis',
  'tenggat',
  'arti-status',
  'kop-surat',
  'penghapusan',
  'libur',
  'templat',
  'bandingkan',
  'hasil-banding',
  'meragukan',
  'registri',
  'daftar-keluarga',
  'tambah-keluarga',
  'keluarga',
  'kondisi-keluarga',
  'bantuan-keluarga',
  'terkait-keluarga',
  'riwayat-keluarga',
  'satu-orang',
  'data-ganda',
  'satu-pasangan',
  'kunjungan',
  'satu-kunjungan',
  'impor',
  'satu-impor',
  'usulan',
  'meja-usulan',
  'daftar-usulan',
  'usulan-desa',
  'rekap-usulan',
  'siks-ng',
  'hari-usulan',
  'sanggah',
  'satu-sanggah',
  'terima-sanggah',
  'pencoretan',
  'usul-warga',
  'rekonsiliasi',
  'satu-rekonsiliasi',
  'hak-data',
  'padan',
  'padan-jalan',
  'padan-antrean',
  'padan-orang',
  'layanan-dukcapil',
  'audit',
  'kasus',
  'satu-kasus',
  'kasus-ditahan',
  'buka-kasus',
  'ke-mana',
  'rujukan',
  'satu-rujukan',
  'tempat',
  'panduan',
  'perjanjian',
  'satu-perjanjian',
  'simpul',
  'pusat-kendali',
  'telepon',
  'giliran',
  'laporan',
  'sistem-luar',
  'akun-saya',
];
export const wide = { width: 1280, height: 900 };
export const phone = { width: 360, height: 740 };

/// A page that fails the test on an uncaught script error.
export async function open_page(browser, { viewport = wide, javaScriptEnabled = true, at = base } = {}) {
  const context = await browser.newContext({
    viewport,
    javaScriptEnabled,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    baseURL: at,
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.faults = [];
  page.on('pageerror', (fault) => page.faults.push(String(fault)));
  return page;
}
export async function sign_in(page, { account, password }) {
  await page.goto('/app/');
  await page.getByLabel('Nama akun').fill(account);
  await page.getByLabel('Kata sandi').fill(password);
  await page.getByRole('button', { name: 'Masuk' }).click();
  await page.locator('main.main h1').waitFor();
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/// WCAG 2.2 AA findings as lines; an empty list is what every screen must give.
export async function axe_faults(page) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  );
  return violations.flatMap((v) =>
    v.nodes.map((n) => `${v.id}: ${v.help} — ${n.target.join(' ')} ${n.failureSummary?.split('\n')[1]?.trim() ?? ''}`),
  );
}
/// Nothing may be wider than the window.
export const is_wider_than_window = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);
/// Axe finds nothing on the page, and nothing of it is wider than the window. `where` tells it apart in a failure.
export async function assert_clean(page, where) {
  assert.deepEqual(await axe_faults(page), [], where);
  assert.equal(await is_wider_than_window(page), false, where ?? 'wider than the window');
}
/// What a finger would miss: everything pressed that is lower than 44 px. A link or button within a sentence is as high
/// as its line, and a box is pressed by its label.
export const small_targets = (page) =>
  page.evaluate(() => {
    const is_in_words = (one) =>
      getComputedStyle(one).display === 'inline' ||
      [...one.parentElement.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    return [...document.querySelectorAll('button, summary, select, textarea, label.tick, .btn, .tabs a, input')]
      .filter((one) => !['hidden', 'checkbox', 'radio', 'file'].includes(one.type) && !one.closest('.unseen'))
      .filter((one) => one.checkVisibility() && !(one.matches('.link') && is_in_words(one)))
      .map((one) => [one, one.getBoundingClientRect()])
      .filter(([, box]) => box.width > 1 && box.height < 43.5)
      .map(([one, box]) => `${one.tagName}.${one.className} "${one.textContent.trim()}" ${Math.round(box.height)} px`);
  });
/// Tables with something to press that lies beyond their right edge. What is only read may be scrolled to.
export const cut_tables = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.table-wrap')]
      .filter((box) => box.scrollWidth > box.clientWidth + 1)
      .filter((box) =>
        [...box.querySelectorAll('a, button, input, select')].some(
          (one) => one.getBoundingClientRect().right > box.getBoundingClientRect().right,
        ),
      )
      .map((box) => `cut at the right: ${box.querySelector('caption')?.textContent}`),
  );

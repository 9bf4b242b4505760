// Pictures of every screen for a person to look at, with axe and width faults printed: node shots.mjs [name...]
import { mkdirSync } from 'node:fs';
import {
  account_of,
  axe_faults,
  is_wider_than_window,
  launch,
  open_page,
  phone,
  screens,
  sign_in,
  wide,
} from './browser.mjs';

const out = process.env.SHOTS ?? new URL('out/', import.meta.url).pathname;
mkdirSync(out, { recursive: true });
const wanted = process.argv.slice(2);
const is_wanted = (name) => !wanted.length || wanted.some((w) => name.includes(w));
const browser = await launch();
let faults = 0;
async function shoot(page, name, options = {}) {
  if (process.env.PICTURES !== '0')
    await page.screenshot({ path: `${out}/${name}.png`, fullPage: options.fullPage ?? true });
  for (const line of await axe_faults(page)) {
    faults += 1;
    console.log(`${name}: ${line}`);
  }
  if (await is_wider_than_window(page)) {
    faults += 1;
    console.log(`${name}: wider than the window`);
  }
  for (const line of page.faults.splice(0)) {
    faults += 1;
    console.log(`${name}: script: ${line}`);
  }
}
for (const [size, viewport] of [
  ['1280', wide],
  ['360', phone],
]) {
  const page = await open_page(browser, { viewport });
  for (const [name, path] of [
    ['depan', '/'],
    ['lapor', '/lapor'],
    ['lacak', '/lacak'],
    ['lacak-hasil', '/lacak?nomor=KNG-2026-4301&kunci=RAWA-7741'],
  ]) {
    if (is_wanted(name)) {
      await page.goto(path);
      await shoot(page, `${name}-${size}`);
    }
  }
  if (is_wanted('masuk')) {
    await page.goto('/app/');
    await page.getByLabel('Nama akun').waitFor();
    await shoot(page, `masuk-${size}`);
  }
  await sign_in(page, account_of('admin', 'supervisor'));
  for (const screen of screens) {
    for (const state of process.env.STATES?.split(',') ?? ['full']) {
      const name = `${screen}-${state}-${size}`;
      if (!is_wanted(name)) continue;
      await page.goto(`/app/keadaan?layar=${screen}&keadaan=${state}`);
      await page.waitForTimeout(250);
      await shoot(page, name);
    }
  }
  await page.context().close();
}
await browser.close();
console.log(`${faults} faults`);

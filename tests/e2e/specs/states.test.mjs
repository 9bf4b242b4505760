// Every screen in every state, wide and narrow, is not wider than its window and has no axe fault. On a phone axe looks
// at the full screens only: what differs there is the width, that a finger hits what it means to, and that no table
// keeps a column to the right of the screen.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  account_of,
  axe_faults,
  cut_tables,
  is_wider_than_window,
  launch,
  open_page,
  phone,
  screens,
  sign_in,
  small_targets,
  wide,
} from '../browser.mjs';

/// SINERGI_SCREENS=kasus,simpul looks at these alone.
const wanted = process.env.SINERGI_SCREENS?.split(',');
const looked_at = screens.filter((screen) => !wanted || wanted.includes(screen));
const states = ['full', 'empty', 'waiting', 'offline', 'refused'];
let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
});

for (const [size, viewport] of [
  ['wide', wide],
  ['phone', phone],
]) {
  test(`all screens in all states, ${size}`, async () => {
    const page = await open_page(browser, { viewport });
    await sign_in(page, account_of('admin'));
    const faults = [];
    await page.goto('/app/keadaan');
    for (const screen of looked_at) {
      for (const state of states) {
        // As a link would: the app stays, the screen changes.
        await page.evaluate((to) => {
          history.pushState(null, '', to);
          dispatchEvent(new PopStateEvent('popstate'));
        }, `/app/keadaan?layar=${screen}&keadaan=${state}`);
        await page.locator(`main [data-state="${screen} ${state}"] h1`).first().waitFor();
        if (size === 'wide' || state === 'full')
          faults.push(...(await axe_faults(page)).map((line) => `${screen} ${state}: ${line}`));
        const said = /\b(undefined|NaN|null)\b|\[object/.exec(await page.locator('main').innerText());
        if (said) faults.push(`${screen} ${state}: says ${said[0]}`);
        if (size === 'phone' && state === 'full') {
          const small = [...(await small_targets(page)), ...(await cut_tables(page))];
          faults.push(...small.map((line) => `${screen}: ${line}`));
        }
        if (await is_wider_than_window(page)) faults.push(`${screen} ${state}: wider than the window`);
      }
    }
    assert.deepEqual([...faults, ...page.faults], []);
    await page.context().close();
  });
}

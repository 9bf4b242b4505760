// Every screen in every state, wide and narrow, has no axe fault and is not wider than its window.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
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
} from '../browser.mjs';

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
    for (const screen of screens) {
      for (const state of states) {
        await page.goto(`/app/keadaan?layar=${screen}&keadaan=${state}`);
        // A screen that is fetched for the first time waits without a heading.
        await page.locator('main h1').first().waitFor();
        faults.push(...(await axe_faults(page)).map((line) => `${screen} ${state}: ${line}`));
        if (await is_wider_than_window(page)) faults.push(`${screen} ${state}: wider than the window`);
      }
    }
    assert.deepEqual([...faults, ...page.faults], []);
    await page.context().close();
  });
}

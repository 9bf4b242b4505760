// What was open stays open: the address holds it through a reload, and back closes it. On a phone a list that finds no
// room becomes cards, with everything that is worked with on the screen.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { account_of, assert_clean, cut_tables, launch, open_page, phone, sign_in, wide } from '../browser.mjs';

let browser;
let page;
before(async () => {
  browser = await launch();
  page = await open_page(browser);
  await sign_in(page, account_of('back_office'));
});
after(async () => {
  await browser?.close();
});
const ask = async (path) => (await page.request.get(`/api/v1${path}`)).json();
const query = () => new URL(page.url()).searchParams;

for (const [at, name] of [
  ['/app/usul-warga', 'usul'],
  ['/app/usulan/siks-ng', 'baris'],
]) {
  test(`an opened item of ${at} stands in the address`, async () => {
    await page.goto(at);
    await page.locator('main tbody .c-what :is(button, a)').first().click();
    const dialog = page.getByRole('dialog');
    const heading = dialog.getByRole('heading').first();
    await heading.waitFor();
    await dialog.locator('.bone').first().waitFor({ state: 'detached' });
    const title = await heading.innerText();
    const opened = query().get(name);
    assert.ok(opened, 'the address says which');
    await page.reload();
    await dialog.getByRole('heading', { name: title, exact: true }).waitFor();
    assert.equal(query().get(name), opened, 'a reload keeps it open');
    await page.goBack();
    await dialog.waitFor({ state: 'detached' });
    assert.equal(query().get(name), null, 'back closes it');
    await page.goForward();
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.equal(query().get(name), null, 'closed, the address forgets it');
  });
}

test('the members of a family are a table on a desk and cards on a phone, and cards again a table', async () => {
  const { items } = await ask('/registry/families?limit=50');
  const family = items.find((one) => one.members > 1) ?? items[0];
  await page.goto(`/app/registri/keluarga/${family.id}`);
  const table = page.getByRole('table', { name: 'Anggota' });
  await table.waitFor();
  const row = table.locator('tbody tr').first();
  const tops = () => row.locator('th, td').evaluateAll((all) => new Set(all.map((one) => one.offsetTop)).size);
  assert.equal(await tops(), 1, 'one line a member');
  await page.setViewportSize(phone);
  await page.waitForFunction(() => document.querySelector('.table.cards'));
  assert.equal(await tops(), await row.locator('th, td').count(), 'each value on a line of its own');
  for (const cell of await row.locator('td[data-head]').all()) {
    const head = await cell.evaluate((one) => getComputedStyle(one, '::before').content);
    assert.match(head, /^"\S.*: "$/, 'under the name of its column');
  }
  assert.ok((await row.locator('td[data-head]').count()) >= 3);
  assert.deepEqual(await cut_tables(page), []);
  await assert_clean(page, 'cards');
  await page.setViewportSize(wide);
  await page.waitForFunction(() => !document.querySelector('.table.cards'));
});

// What the specs of cases share: the page of somebody signed in, the acts of a case, and the API as another officer.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { account_named, axe_faults, base, is_wider_than_window, open_page, sign_in } from './browser.mjs';

/// A page with no fault that axe finds, none of its script, and nothing wider than the window.
export async function clean(page) {
  assert.deepEqual(await axe_faults(page), []);
  assert.equal(await is_wider_than_window(page), false, 'wider than the window');
  assert.deepEqual(page.faults, []);
}
export const acts = (page) => page.getByRole('region', { name: 'Tindakan' });
/// Opens an act of the case; what is rarer stands folded.
export async function choose(page, name) {
  const button = acts(page).getByRole('button', { name, exact: true });
  await acts(page).waitFor();
  if (!(await button.isVisible())) {
    const hidden = page.getByRole('button', { name, exact: true, includeHidden: true });
    const fold = acts(page).locator('details', { has: hidden });
    await fold.locator('summary').click();
  }
  await button.click();
}
export const told = (page, words) =>
  page.locator('.timeline').getByText(words, { exact: false }).first().waitFor();

/// Pages of officers by the names of their accounts, one each for a whole spec.
export function pages_of(browser) {
  const people = {};
  const page_of = async (name, at = base) => {
    if (!people[name]) {
      people[name] = await open_page(browser(), { at });
      await sign_in(people[name], account_named(name));
    }
    return people[name];
  };
  const picture = async (spec) => {
    const out = new URL('./out/', import.meta.url).pathname;
    for (const [name, page] of Object.entries(people))
      await page.screenshot({ path: `${out}${spec}-${name}.png`, fullPage: true });
  };
  return { page_of, picture };
}

/// Another officer at another desk, without a browser. @return ask(method, path, body) -> {status, json}
export async function desk_of(name, at = base) {
  const { account, password } = account_named(name);
  const send = async (method, path, body, token) => {
    const answer = await fetch(`${at}/api/v1${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...(method === 'GET' ? {} : { 'Idempotency-Key': randomUUID() }),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    return { status: answer.status, json: text ? JSON.parse(text) : null };
  };
  const entered = await send('POST', '/session', { account, password });
  assert.ok(entered.json.token, JSON.stringify(entered));
  return async (method, path, body) => {
    const answer = await send(method, path, body, entered.json.token);
    assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${JSON.stringify(answer.json)}`);
    return answer.json;
  };
}

/// A managed case in Sindangjawa that needs no doctor. @return its id
export async function open_case(desk, name, need) {
  const made = await desk('POST', '/cases', {
    form: 'managed',
    region: '3208012001',
    need,
    types: ['lansia_telantar'],
    source: 'patrol',
    person: { name, sex: 'L', age: 76, phone: '081290010011' },
  });
  const { id } = made.row;
  await desk('POST', `/cases/${id}/take`, {});
  await desk('POST', `/cases/${id}/entries`, { kind: 'medical_need', body: { needs_treatment: false } });
  return id;
}

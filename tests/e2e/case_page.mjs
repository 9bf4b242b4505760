// What the specs of cases share: the page of somebody signed in, the acts of a case, and the API as another officer.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { account_named, assert_clean, base, open_page, sign_in } from './browser.mjs';

/// A page with no fault that axe finds, none of its script, and nothing wider than the window.
export async function clean(page) {
  await assert_clean(page);
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

/// Pages of officers by the names of their accounts, one each for a whole spec; a test of it that fails leaves pictures
/// of all.
export function pages_of(browser, spec) {
  const people = {};
  const page_of = async (name, at = base) => {
    if (!people[name]) {
      people[name] = await open_page(browser(), { at });
      await sign_in(people[name], account_named(name));
    }
    return people[name];
  };
  const picture = async () => {
    const out = new URL('./out/', import.meta.url).pathname;
    for (const [name, page] of Object.entries(people))
      await page.screenshot({ path: `${out}${spec}-${name}.png`, fullPage: true });
  };
  const shown = (words, play) =>
    test(words, async () => {
      try {
        await play();
      } catch (fault) {
        await picture();
        throw fault;
      }
    });
  return { page_of, picture, shown };
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

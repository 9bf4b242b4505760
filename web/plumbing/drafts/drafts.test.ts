import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { drop_draft, drop_drafts, keep_draft, kept_draft } from './drafts';

/// localStorage as a browser has it: its keys are its own members.
beforeEach(() => {
  const kept: Record<string, string> = {};
  const methods = {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => (kept[key] = value),
    removeItem: (key: string) => delete kept[key],
  };
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    value: new Proxy(kept, { get: (all, key) => methods[key as 'getItem'] ?? all[key as string] }),
  });
});

test('a draft comes back to the officer and the form it was typed in, with its moment', () => {
  keep_draft('A', 'keluarga', { rows: 2 });
  const kept = kept_draft<{ rows: number }>('A', 'keluarga');
  assert.deepEqual(kept?.value, { rows: 2 });
  assert.ok(!Number.isNaN(Date.parse(kept!.at)));
  assert.equal(kept_draft('A', 'aduan'), null);
  assert.equal(kept_draft('B', 'keluarga'), null);
});

test('who signs out leaves no draft, and those of others stay', () => {
  keep_draft('A', 'keluarga', { rows: 2 });
  keep_draft('A', 'aduan', { text: 'x' });
  keep_draft('AB', 'keluarga', { rows: 3 });
  drop_drafts('A');
  assert.equal(kept_draft('A', 'keluarga'), null);
  assert.equal(kept_draft('A', 'aduan'), null);
  assert.deepEqual(kept_draft<{ rows: number }>('AB', 'keluarga')?.value, { rows: 3 });
  drop_draft('AB', 'keluarga');
  assert.equal(kept_draft('AB', 'keluarga'), null);
});

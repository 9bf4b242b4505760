import assert from 'node:assert/strict';
import { test } from 'node:test';
import { is_alive } from './model';
import { months_around } from './queues';

test('months go over the turn of the year', () => {
  assert.deepEqual(months_around('2026-01-31').slice(0, 3), ['2026-02', '2026-01', '2025-12']);
  assert.deepEqual(months_around('2026-12-02').slice(0, 2), ['2027-01', '2026-12']);
});
test('a refused line goes nowhere, a missing one still does', () => {
  assert.ok(!is_alive('refused'));
  assert.ok(is_alive('missing'));
});

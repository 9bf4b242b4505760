import assert from 'node:assert/strict';
import { test } from 'node:test';
import { is_alive, months_around, numbers_in } from './model';

test('months go over the turn of the year', () => {
  assert.deepEqual(months_around('2026-01-31').slice(0, 3), ['2026-02', '2026-01', '2025-12']);
  assert.deepEqual(months_around('2026-12-02').slice(0, 2), ['2027-01', '2026-12']);
});
test('a refused line goes nowhere, a missing one still does', () => {
  assert.ok(!is_alive('refused'));
  assert.ok(is_alive('missing'));
});
test('numbers are read from a pasted column, each once', () => {
  const pasted = 'NIK\n3208011708809001\n3208.0117.0880.9002\t"3208011708809001"\n081234567890\n';
  assert.deepEqual(numbers_in(pasted), ['3208011708809001', '3208011708809002']);
  assert.deepEqual(numbers_in('32080117088090012'), []);
});

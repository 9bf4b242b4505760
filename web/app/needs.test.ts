import assert from 'node:assert/strict';
import { test } from 'node:test';
import { is_open_to } from './needs';

test('a screen whose act somebody lacks is shut, also below it and by a typed address', () => {
  const village = ['see_registry', 'edit_registry'];
  assert.equal(is_open_to('/registri', village), true);
  assert.equal(is_open_to('/registri/baru', village), true);
  assert.equal(is_open_to('/registri/impor', village), false);
  assert.equal(is_open_to('/registri/impor/05A663EKJK0H0', village), false);
  assert.equal(is_open_to('/registri/impor', [...village, 'import_registry']), true);
});

test('a screen that needs two acts is shut to who has one of them', () => {
  assert.equal(is_open_to('/hak-data', ['see_registry', 'read_audit']), false);
  assert.equal(is_open_to('/hak-data', ['take_request']), false);
  assert.equal(is_open_to('/hak-data', ['see_registry', 'take_request']), true);
});

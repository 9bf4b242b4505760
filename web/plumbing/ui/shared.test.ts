import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '#/plumbing/api/api';
import { Shared } from './shared';

const settled = (): Promise<void> => new Promise((done) => setImmediate(done));

test('two who show the same ask the server once, and both see the answer', async () => {
  let asked = 0;
  const queues = new Shared(() => Promise.resolve(++asked), ['grievances']);
  const rail_leaves = queues.come();
  const home_leaves = queues.come();
  assert.deepEqual(queues.seen.value, { data: undefined, problem: undefined, is_waiting: true });
  await settled();
  assert.deepEqual(queues.seen.value, { data: 1, problem: undefined, is_waiting: false });
  home_leaves();
  queues.come()();
  assert.equal(asked, 1, 'who comes while it is fresh does not ask');
  queues.ask();
  assert.equal(queues.seen.value.data, 1, 'old counts stay in view');
  await settled();
  assert.equal(queues.seen.value.data, 2);
  rail_leaves();
});

test('with the last who shows it goes what was read: the next may be another officer', async () => {
  let asked = 0;
  const queues = new Shared(() => Promise.resolve(++asked), []);
  const leaves = queues.come();
  await settled();
  leaves();
  assert.equal(queues.seen.value.data, undefined);
  const again_leaves = queues.come();
  assert.equal(queues.seen.value.is_waiting, true);
  await settled();
  assert.equal(queues.seen.value.data, 2);
  again_leaves();
});

test('a refusal is said beside what was read before', async () => {
  let is_refused = false;
  const no = new Problem(403, 'access.act_not_allowed', 'Peran Anda tidak mencakup ini.');
  const queues = new Shared(() => (is_refused ? Promise.reject(no) : Promise.resolve('three')), []);
  const leaves = queues.come();
  await settled();
  is_refused = true;
  queues.ask();
  await settled();
  assert.deepEqual(queues.seen.value, { data: 'three', problem: no, is_waiting: false });
  leaves();
});

test('an answer that comes after its asker left is not heard', async () => {
  const answers: ((value: string) => void)[] = [];
  const queues = new Shared<string>(() => new Promise((done) => answers.push(done)), []);
  const leaves = queues.come();
  queues.ask();
  answers[1]!('newer');
  await settled();
  answers[0]!('older');
  await settled();
  assert.equal(queues.seen.value.data, 'newer');
  leaves();
});

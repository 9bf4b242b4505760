import assert from 'node:assert/strict';
import { test } from 'node:test';
import { find_route, with_query, within } from './match';

const routes = [
  ['/', 'home'],
  ['/aduan/baru', 'intake'],
  ['/aduan/:id', 'file'],
  ['/antrean/:queue', 'queue'],
] as const;

test('an address means one screen, the first that fits', () => {
  assert.deepEqual(find_route(routes, '/'), { screen: 'home', params: {} });
  assert.deepEqual(find_route(routes, '/aduan/baru'), { screen: 'intake', params: {} });
  assert.deepEqual(find_route(routes, '/aduan/01JD'), { screen: 'file', params: { id: '01JD' } });
  assert.equal(find_route(routes, '/aduan/1/2'), null);
});
test('a broken percent sign in an address is no fault', () => {
  assert.deepEqual(find_route(routes, '/antrean/%zz'), { screen: 'queue', params: { queue: '%zz' } });
});
test('the app sees its own part of the address', () => {
  assert.equal(within('/app/', '/app'), '/');
  assert.equal(within('/app/antrean/mine/', '/app'), '/antrean/mine');
});
test('a query is changed name by name', () => {
  assert.equal(
    with_query('/audit', new URLSearchParams('act=x&from=1'), { act: undefined, to: '2' }),
    '/audit?from=1&to=2',
  );
  assert.equal(with_query('/audit', new URLSearchParams('act=x'), { act: '' }), '/audit');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImportFault, Person, Question } from './model';
import {
  asked_in,
  code_in,
  fault_groups,
  in_order,
  is_asked,
  is_none,
  is_outside,
  is_put,
  kept_answers,
  nobody,
  place_in,
  place_text,
  reason_told,
  sides_of,
  told_column,
} from './model';

test('a question typed into one box is taken apart', () => {
  const rows: [string, Partial<ReturnType<typeof asked_in>>][] = [
    ['', { kind: 'nothing' }],
    ['k', { kind: 'nothing' }],
    ['3208 0155 0885 9002', { kind: 'number', q: '3208015508859002', digits: 16 }],
    ['32080155', { kind: 'number', digits: 8 }],
    ['Karti', { kind: 'name', q: 'Karti', born_on: '' }],
    ['Karti 18-08-1985', { kind: 'name', q: 'Karti', born_on: '1985-08-18' }],
    ['karti 18 agustus 1985, Sindangjawa', { kind: 'name', q: 'karti', born_on: '1985-08-18', place: 'Sindangjawa' }],
    ['karti, desa Sindangjawa', { kind: 'name', q: 'karti', place: 'Sindangjawa' }],
    ['desa Kadugede', { kind: 'place', place: 'Kadugede' }],
    ['Karti 31-02-1985', { kind: 'name', q: 'Karti', born_on: '', no_day: '31-02-1985' }],
    ['31-02-1985', { kind: 'nothing', no_day: '31-02-1985' }],
    ['18-08-1985', { born_on: '1985-08-18', no_day: '' }],
    ['%', { kind: 'nothing' }],
    ['%%%', { kind: 'nothing' }],
  ];
  for (const [typed, wanted] of rows) {
    const found = asked_in(typed);
    for (const [name, value] of Object.entries(wanted))
      assert.equal(found[name as keyof typeof found], value, `${typed}: ${name}`);
  }
});

const question = (key: string, asked: Partial<Question['asked']> = {}): Question => ({
  key,
  section: 'utilities',
  id: key,
  en: key,
  kind: 'code',
  codes: [],
  max: 0,
  asked: { key: '', sex: '', codes: [], age_min: 0, age_max: 200, is_for_once_married: false, ...asked },
});

test('a question is asked by age, sex, marital state and the answer before', () => {
  const pregnant = question('hamil', { sex: 'P', age_min: 10, age_max: 54, is_for_once_married: true });
  assert.equal(is_asked(pregnant, { age: 30, sex: 'P', marital: 2 }, {}), true);
  assert.equal(is_asked(pregnant, { age: 30, sex: 'L', marital: 2 }, {}), false);
  assert.equal(is_asked(pregnant, { age: 30, sex: 'P', marital: 1 }, {}), false);
  assert.equal(is_asked(pregnant, { age: 60, sex: 'P', marital: 2 }, {}), false);
  assert.equal(is_asked(pregnant, nobody, {}), true, 'who is not known is asked');
});

test('an answer that skips another takes it out, and what hangs on that', () => {
  const light = question('light');
  const power = question('power', { key: 'light', codes: [1] });
  const meter = question('meter', { key: 'power', codes: [5] });
  const all = [light, power, meter];
  assert.deepEqual(kept_answers(all, nobody, { light: 1, power: 5, meter: 2 }), { light: 1, power: 5, meter: 2 });
  assert.deepEqual(kept_answers(all, nobody, { light: 4, power: 5, meter: 2 }), { light: 4 });
  assert.equal(is_put(all, meter, nobody, { light: 4 }), false, 'nor is it shown');
});

test('members stand with the head first and the gone last', () => {
  const one = (id: string, relation: number, born_on: string, state: Person['state'] = 'here'): Person =>
    ({ id, relation, born_on, state }) as Person;
  const ordered = in_order([
    one('a', 4, '2015-01-01'),
    one('b', 1, '1955-01-01', 'dead'),
    one('c', 4, '2010-01-01'),
    one('d', 1, '1985-01-01'),
  ]);
  assert.deepEqual(
    ordered.map((member) => member.id),
    ['d', 'c', 'a', 'b'],
  );
});

test('two sides show what differs and nothing else', () => {
  assert.deepEqual(
    sides_of({ rt: '001', rw: '002', address: 'A' }, { rt: '001', rw: '003', address: 'A' }, { rt: '004' }),
    [
      { field: 'rt', seen: '001', now: '001', mine: '004' },
      { field: 'rw', seen: '002', now: '003', mine: '002' },
    ],
  );
});

test('faults of an import stand by kind, what blocks first', () => {
  const fault = (kind: string, weight: string): ImportFault =>
    ({ fault: kind, weight, sentence: kind, file: 'a.csv', column: 'nik', read: '', line: 2 }) as ImportFault;
  const groups = fault_groups([fault('nik_sex', 'doubt'), fault('nik_sex', 'doubt'), fault('nik_short', 'blocks')]);
  assert.deepEqual(
    groups.map((group) => [group.fault, group.count]),
    [
      ['nik_short', 1],
      ['nik_sex', 2],
    ],
  );
});

test('an id of zeros is nobody', () => {
  assert.equal(is_none('0000000000000'), true);
  assert.equal(is_none('05A3E6F7WF000'), false);
});

test('a place is read as maps and people write it', () => {
  const here = { lat: -6_975_600, lon: 108_483_100 };
  for (const text of ['-6.975600, 108.483100', '-6.9756,108.4831', '-6,9756; 108,4831', '-6.9756 108.4831'])
    assert.deepEqual(place_in(text), here, text);
  assert.equal(place_in('Dusun Pahing'), undefined);
  assert.deepEqual(place_in(place_text(here.lat, here.lon)), here);
});

test('the code of a paper form is read as people write it', () => {
  assert.equal(code_in('05a3-e6re-gof0 1'), '05A3E6REG0F01');
  assert.equal(code_in('05A3E6REG0FO1'), '05A3E6REG0F01');
  assert.equal(code_in('05A3'), '');
});

test('a kind is read from one column only', () => {
  assert.deepEqual(told_column(['nik', '', 'name'], 1, 'nik'), ['', 'nik', 'name']);
  assert.deepEqual(told_column(['nik', '', 'name'], 0, ''), ['', '', 'name']);
});

test('a number outside the bounds of its question is told', () => {
  const asked = { ...question('luas_lantai'), kind: 'count' as const, max: 9999 };
  for (const wrong of [-5, 99999999, 1.5]) assert.ok(is_outside(asked, wrong), String(wrong));
  for (const right of [undefined, 0, 36, 9999]) assert.ok(!is_outside(asked, right), String(right));
});

test('what other houses wrote as a reason is told in words', () => {
  assert.deepEqual(reason_told('padan', 'MKb'), { of: 'padan', state: 'MKb' });
  assert.deepEqual(reason_told('edited', 'MKb'), { of: 'words', text: 'MKb' });
  assert.deepEqual(reason_told('proposed', 'usulan 2026-11: programme pkh'), {
    of: 'proposal',
    month: '2026-11',
    kind: 'programme',
    more: 'PKH',
    is_agreed: false,
  });
  assert.deepEqual(reason_told('decided', 'usulan 2026-11: family disetujui'), {
    of: 'proposal',
    month: '2026-11',
    kind: 'family',
    more: '',
    is_agreed: true,
  });
});

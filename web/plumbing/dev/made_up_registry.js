// A made-up family, its duplicate and an import, as the registry tells them.
import { ago } from './made_up.js';
const nobody = '0000000000000';
const stamp = {
  source: 'visit', author_name: 'Euis Komalasari', recorded_at: '2026-11-02T03:10:00Z', valid_from: '2026-11-01',
  version: 2,
};
const person = (n, name, relation, sex, born_on, age, more = {}) => ({
  id: `05A3E6REG0P0${n}`, family: '05A3E6REG0F01', region: '3208012001', region_name: 'Sindangjawa', name,
  nik_masked: `3208••••••••900${n}`, sex, relation, marital: relation < 4 ? 2 : 1, born_on, age,
  born_place: 'Kuningan', mother_name: 'Sarmi', father: nobody, mother: nobody, merged_into: nobody, state: 'here',
  state_on: null, padan: 'unknown', ...stamp, ...more,
});
const members = [
  person(1, 'Rasim', 1, 'L', '1980-08-17', 46, { padan: 'confirmed' }),
  person(2, 'Carti Wulandari', 3, 'P', '1985-08-18', 41),
  person(3, 'Dadan Rasim', 4, 'L', '2010-08-19', 16),
  person(4, 'Sarmi', 7, 'P', '1948-02-10', 78, { state: 'dead', state_on: '2026-09-03' }),
];
const family = {
  id: '05A3E6REG0F01', region: '3208012001', region_name: 'Sindangjawa', no_kk_masked: '3208••••••••9001',
  head_name: 'Rasim', address: 'Dusun Pahing', rt: '003', rw: '002', state: 'active', is_without_head: false, members: 3, decile: 2,
  decile_period: '2026-Q3', household: nobody, lat: -6975600, lon: 108483100, merged_into: nobody, ...stamp,
};
const event = (n, kind, on_day, more = {}) => ({
  id: `05A3E6REG0E0${n}`, kind, on_day, family: family.id, person: nobody, other_family: nobody,
  other_person: nobody, changes: [], section: '', reason: '', source: 'visit', author_name: 'Euis Komalasari',
  by_role: 'back_office', recorded_at: '2026-11-02T03:10:00Z', ...more,
});
const code = (value, id, en) => ({ code: value, id, en });
const asked = { key: '', sex: '', codes: [], age_min: 0, age_max: 200, is_for_once_married: false };
const lights = [code(1, 'PLN dengan meteran', 'PLN, metered'), code(4, 'bukan listrik', 'no electricity')];
const powers = [code(1, '450 VA', '450 VA'), code(2, '900 VA', '900 VA')];
const yes_no = [code(1, 'ya', 'yes'), code(2, 'tidak', 'no')];
const schools = [code(1, 'belum pernah', 'never'), code(2, 'masih sekolah', 'still')];
export const form = {
  form: 'regsosek2022',
  sections: [
    { key: 'housing', id: 'Bangunan', en: 'Building', subject: 'family', is_specific: false },
    { key: 'utilities', id: 'Air, listrik, sanitasi', en: 'Water, power', subject: 'family', is_specific: false },
    { key: 'aid', id: 'Program yang diterima', en: 'Programmes', subject: 'family', is_specific: false },
    { key: 'schooling', id: 'Pendidikan', en: 'Schooling', subject: 'person', is_specific: false },
  ],
  questions: [
    { key: 'luas', section: 'housing', id: 'Luas lantai (m²)', en: 'Floor (m²)', kind: 'count', codes: [], max: 9999, asked },
    { key: 'terang', section: 'utilities', id: 'Penerangan', en: 'Lighting', kind: 'code', codes: lights, max: 0, asked },
    {
      key: 'daya', section: 'utilities', id: 'Daya terpasang', en: 'Power', kind: 'code', codes: powers, max: 0,
      asked: { ...asked, key: 'terang', codes: [1] },
    },
    { key: 'program_pkh', section: 'aid', id: 'PKH', en: 'PKH', kind: 'code', codes: yes_no, max: 0, asked },
    {
      key: 'sekolah', section: 'schooling', id: 'Partisipasi sekolah', en: 'At school', kind: 'code', codes: schools,
      max: 0, asked: { ...asked, age_min: 5 },
    },
  ],
  relations: [
    code(1, 'kepala keluarga', 'head'), code(2, 'suami', 'husband'), code(3, 'istri', 'wife'),
    code(4, 'anak', 'child'), code(7, 'orang tua', 'parent'),
  ],
  maritals: [code(1, 'belum kawin', 'not married'), code(2, 'kawin', 'married'), code(4, 'cerai mati', 'widowed')],
};
const answered = (n, section, answers, more = {}) => ({
  id: `05A3E6REG0A0${n}`, subject: family.id, section, form: 'regsosek2022', answers, mapped: {}, source: 'visit',
  author_name: 'Euis Komalasari', recorded_at: '2026-11-02T03:10:00Z', valid_from: '2026-11-01', ...more,
});
const stated = (kind, value, subject, as_of) => ({
  subject, kind, value, source: 'dtsen', author_name: 'Euis Komalasari', as_of, recorded_at: `${as_of}T03:10:00Z`,
});
export const file = {
  family, members,
  answers: [
    answered(1, 'housing', { luas: 28 }), answered(2, 'utilities', { terang: 1, daya: 1 }),
    answered(3, 'aid', { program_pkh: 1 }), answered(4, 'schooling', { sekolah: 2 }, { subject: members[2].id }),
  ],
  specifics: [],
  deciles: [
    { of: 'bps', period: '2026-Q3', decile: 2, received_at: '2026-10-20T02:00:00Z' },
    { of: 'bps', period: '2026-Q2', decile: 3, received_at: '2026-07-21T02:00:00Z' },
  ],
  facts: [
    stated('status_dtsen', 'aktif', family.id, '2026-07-01'), stated('status_dtsen', 'aktif', family.id, '2026-10-01'),
    stated('pbi', 'ya', members[0].id, '2026-10-01'),
  ],
  events: [
    event(4, 'edited', '2026-11-01', {
      section: 'home', changes: [{ field: 'address', before: 'Dusun Manis', after: 'Dusun Pahing' }],
    }),
    event(3, 'died', '2026-09-03', { person: members[3].id, reason: 'Surat kematian dari desa' }),
    event(1, 'created', '2026-01-15', { source: 'dtsen' }),
  ],
  findings: [
    {
      fault: 'day_not_of_nik', weight: 'doubt', at: 'members.1.born_on',
      sentence: 'Tanggal lahir berbeda dari yang ada di NIK. Periksa KTP; bila memang begitu, biarkan.',
    },
  ],
  pairs: ['05A3E6REG0D01'], sees_specific: false, may_edit: true,
};
const headless = { ...family, id: '05A3E6REG0F02', head_name: 'Imas Masitoh', is_without_head: true, decile: null };
export const families = { items: [family, headless] };
const headless_file = {
  ...file, family: headless,
  members: [person(5, 'Imas Masitoh', 1, 'P', '1950-02-03', 76, { state: 'dead', state_on: '2026-09-03' }), members[2]],
  findings: [{ fault: 'no_head', weight: 'blocks', at: 'members', sentence: 'Keluarga ini belum punya kepala keluarga.' }],
};
export const person_file = {
  person: members[1],
  stays: [
    {
      family: family.id, head_name: 'Rasim', relation: 3, from_on: '2026-01-15', to_on: null, cause: 'married',
      end_cause: '',
    },
  ],
  father_name: '', mother_name: '', events: [event(2, 'married', '2005-06-01', { person: members[1].id })],
  pairs: [],
  merges: [
    {
      id: '05A3E6REG0M01', gone: '05A3E6REG0P09', reason: 'KTP dan KK dicocokkan', author_name: 'Euis Komalasari',
      made_at: '2026-11-03T04:00:00Z',
    },
  ],
  may_edit: true,
};
const why = [{ words: 'NIK sama', weight: 9000 }, { words: 'nama beda ejaan', weight: 2100 }];
export const hits = {
  items: [{ person: members[1], head_name: 'Rasim', address: 'Dusun Pahing', percent: 97, why }], is_whole: true,
};
export const pair = {
  id: '05A3E6REG0D01', state: 'open', left: members[1],
  right: { ...members[1], id: '05A3E6REG0P07', name: 'Karti Wulan Dari', born_on: '1985-08-08', source: 'dtks' },
  left_head: 'Rasim', right_head: 'Imas Masitoh', percent: 97, why, decided_by: '', reason: '', decided_at: null,
  merge: null,
};
export const import_ = {
  id: '05A3E6REG0I01', name: 'keluarga.csv + anggota.csv', state: 'checked', job_state: 'done', stage: '', fault: '',
  source: 'dtsen',
  counts: {
    rows: 1840, families_new: 212, families_changed: 34, families_same: 180, families_faulty: 6, persons_new: 731,
    persons_changed: 88, persons_same: 590, persons_faulty: 9, families_without_head: 1, doubts: 4,
  },
  faults: [
    {
      fault: 'nik_short', weight: 'blocks', sentence: 'NIK harus 16 angka; yang tertulis kurang.', file: 'anggota.csv',
      column: 'nik', read: '320801••••••001', line: 17,
    },
    {
      fault: 'nik_sex', weight: 'doubt', sentence: 'Jenis kelamin dan NIK tidak cocok.', file: 'anggota.csv',
      column: 'jk', read: 'L', line: 40,
    },
  ],
  was_applied_before: false, done: 1840, total: 1840, made_at: '2026-11-21T02:00:00Z', applied_at: null, undone_at: null,
};
const visit = {
  id: '05A3E6REG0V01', family: family.id, region: family.region, region_name: 'Sindangjawa', head_name: 'Rasim',
  address: 'Dusun Pahing', reason: 'Desil naik dari 2 ke 5, keadaan rumah diragukan', asked_by: 'Euis Komalasari',
  state: 'done', finding: 'none', asked_at: '2026-11-18T03:00:00Z', due_on: '2026-11-25', tries: 2, outcome: 'met', way: 'paper',
  visited_on: '2026-11-21', visited_by: 'Dadan Contoh', is_own: false, lat: -6975700, lon: 108483200,
  note: 'Lantai tanah, dua ruang.', judged_by: '', verdict: '', judged_at: null, version: 3,
};
const visit_queues = [
  { state: 'open', count: 6, late_count: 1, oldest_at: ago(240), days_left: -3 },
  { state: 'done', count: 2, late_count: 0, oldest_at: ago(50), days_left: null },
];
const visit_file = {
  visit,
  found: [{ person: '', section: 'utilities', answers: { terang: 4 } }],
  photos: [],
};
const ties = {
  items: [
    {
      id: '05A3E6REG0T01', person: members[0].id, family: family.id, name: 'Rasim', nik_masked: members[0].nik_masked,
      region_name: 'Sindangjawa', is_gone: false, tied_at: '2026-11-20T03:10:00Z',
    },
    {
      id: '05A3E6REG0T02', person: null, family: null, name: '', nik_masked: '', region_name: '', is_gone: false,
      tied_at: '2026-11-20T03:11:00Z',
    },
  ],
  may_tie: true,
};
const filed = { person: members[0].id, person_name: 'Rasim', received_on: '2026-11-20', is_open: true };
const files = [
  { kind: 'cases', id: '05A3E6REG0C01', number: '5A3E-6F7W-F000', ...filed },
  { kind: 'requests', id: '05A3E6REG0Q01', number: '5A3E-6F7W-F001', ...filed, is_open: false },
];
/// [path, answer]; the first that fits answers.
export const registry = [
  [/^\/registry\/(search|known)$/, () => hits],
  [/^\/registry\/form$/, () => form],
  [/^\/registry\/families$/, () => families],
  [/^\/registry\/families\/\w+\/history$/, () => ({ items: file.events, next: null })],
  [/^\/registry\/families\/\w+\/files$/, () => ({ items: files })],
  [/^\/registry\/families\/05A3E6REG0F02/, () => headless_file],
  [/^\/registry\/families\//, () => file],
  [/^\/ties\/\w+\/\w+$/, () => ties],
  [/^\/registry\/persons\/\w+\/nik$/, () => ({ nik: '3208015808859002' })],
  [/^\/registry\/persons\/\w+\/identity$/, () => ({ person: members[1], findings: [] })],
  [/^\/registry\/persons\//, () => person_file],
  [/^\/registry\/pairs$/, () => ({ items: [pair], next: null })],
  [/^\/registry\/pairs\//, () => pair],
  [/^\/visit-queues$/, () => ({ items: visit_queues })],
  [/^\/registry\/visits$/, () => ({ items: [{ ...visit, state: 'open' }], next: null })],
  [/^\/registry\/visits\//, () => visit_file],
  [
    /^\/registry\/imports\/\w+\/columns$/,
    () => ({
      items: [
        {
          file: 0, name: 'keluarga.csv', titles: ['no_kk', 'nama', 'ket'], holds: ['no_kk', 'name', ''],
          sample: [['3208••••••••9001', 'Rasim', '']],
        },
      ],
      known: ['', 'no_kk', 'nik', 'name', 'sex', 'address'],
    }),
  ],
  [
    /^\/registry\/imports\/\w+\/faulty$/,
    () => ({
      file: 0, name: 'keluarga.csv', titles: ['no_kk', 'nama'], next: null,
      items: [{ line: 17, cells: ['320801010115900', 'Rasim'], sentences: ['Nomor KK harus 16 angka.'] }],
    }),
  ],
  [/^\/registry\/imports$/, () => ({ items: [import_] })],
  [/^\/registry\/imports\//, () => import_],
];
/// What stays of an answer that is no list when there is nothing in it yet.
export const registry_emptied = [
  [
    /\/registry\/families\/\w{13}$/,
    { members: [], answers: [], specifics: [], deciles: [], facts: [], events: [], findings: [], pairs: [] },
  ],
  [/\/registry\/persons\/\w{13}$/, { stays: [], events: [], pairs: [], merges: [] }],
  [/\/registry\/imports\/\w{13}$/, { faults: [] }],
  [/\/registry\/visits\/\w{13}$/, { found: [], photos: [] }],
  [/\/registry\/form$/, {}],
];

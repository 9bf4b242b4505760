// A made-up month of proposals: a village's list, the desks, the recap and the tasks, as the server tells them.
const roll = (n, name, state, turn, more = {}) => ({
  id: `05A3E6US0R0${n}`, region: `320801200${n}`, region_name: name, district_name: 'Kadugede', month: '2026-11', state,
  turn, state_since: '2026-11-14T03:10:00Z', round: 1, due_on: '2026-11-17', days_left: -5, is_late: true,
  is_kelurahan: false, needs_head: true, needs_regent: true, opens_on: '2026-11-01', village_due: '2026-11-17',
  pull_on: '2026-11-18', way: 'meeting', met_on: '2026-11-10', met_place: 'Balai desa', attended: 27,
  met_words: 'Daftar usulan disepakati dengan satu pengecualian.', sample_seed: '', recap: null, opened_by: 'Sari Contoh',
  sent_by: 'Sari Contoh', verified_by: '', approved_by: '', version: 4,
  counts: { items: 3, families: 1, programmes: 1, corrections: 0, removals: 1, done: 0, conflicts: 1 }, ...more,
});
const sent = roll(1, 'Sindangjawa', 'sent', 'verifier', { round: 2, sample_seed: '8423916615' });
const line = (n, name, kind, state, more = {}) => ({
  id: `05A3E6US0I0${n}`, roll: sent.id, region_name: 'Sindangjawa', month: '2026-11', kind, origin: 'village', programme: '', reason: '',
  note: '', family: '05A3E6REG0F01', person: null, name, nik_masked: `3208••••••••900${n}`,
  no_kk_masked: '3208••••••••9001', address: 'Dusun Pahing', rt: '003', rw: '002', members: 3, decile: 2, state,
  state_reason: '', state_words: '', conflict: '', is_changed: false, is_sampled: false, check: 'none',
  check_words: '', checked_by: '', proposed_by: 'Sari Contoh', entered_on: null, told_on: null, arrived_on: null,
  told_how: '', appeal_words: '', before: null, version: 2, ...more,
});
const items = [
  line(1, 'Rasim', 'family', 'agreed', { is_sampled: true, conflict: 'Sukardi Contoh (kaur umum)' }),
  line(2, 'Carti Wulandari', 'programme', 'agreed', { programme: 'pkh', origin: 'citizen', is_changed: true, is_sampled: true, check: 'confirmed' }),
  line(3, 'Sarmi', 'removal', 'agreed', { reason: 'meninggal', before: { month: '2026-09', state: 'arrived', kind: 'family' } }),
  line(4, 'Tarsih', 'programme', 'excepted', { programme: 'bpnt', state_reason: 'tidak_layak', state_words: 'Punya sawah.' }),
];
const words = [
  { list: 'programme', code: 'pkh', name: 'PKH' },
  { list: 'reason', code: 'meninggal', name: 'Meninggal' },
  { list: 'reason', code: 'tidak_layak', name: 'Tidak layak (mampu)' },
];
const paper = {
  id: '05A3E6US0P01', item: null, kind: 'minutes', file_name: 'berita-acara.pdf', type: 'application/pdf',
  bytes: 48213, at: '2026-11-11T02:00:00Z', by: 'Sari Contoh',
};
const file = {
  id: sent.id, roll: sent, items, papers: [paper], words,
  steps: [
    { at: '2026-11-14T03:10:00Z', deed: 'sent', by: 'Sari Contoh', by_role: 'village_operator', words: '', item_name: '' },
    {
      at: '2026-11-13T03:10:00Z', deed: 'returned', by: 'Euis Komalasari', by_role: 'back_office',
      words: 'Satu keluarga di RT 04 tertinggal.', item_name: '',
    },
    {
      at: '2026-11-09T03:10:00Z', deed: 'proposed', by: 'Sari Contoh', by_role: 'village_operator', words: '',
      item_name: 'Rasim',
    },
  ],
  deeds: ['checked', 'refused', 'returned', 'verified', 'attached'],
};
const own_list = { ...file, roll: { ...sent, state: 'drafting', turn: 'village', way: 'none', met_on: null },
  deeds: ['proposed', 'withdrawn', 'met', 'attached'] };
const village = (one) => ({
  region: one.region, name: one.region_name, district_name: one.district_name, roll: one.id, state: one.state,
  turn: one.turn, due_on: one.due_on, days_left: one.days_left, is_late: one.is_late, items: one.counts.items,
});
const terms = {
  open_day: 1, village_day: 17, verifier_day: 17, head_day: 17, regent_day: 17, siksng_day: 17, pull_day: 18,
  needs_head: true, needs_regent: true, sample_percent: 10, sample_min: 2, version: 1,
};
const waiting = roll(2, 'Windujanten', 'approved', 'regent', { is_late: false, days_left: 2, due_on: '2026-11-24' });
const overview = {
  month: '2026-11', today: '2026-11-22', terms, may_set: false, may_open: true,
  villages: [
    village(sent),
    { ...village(sent), region: '3208012004', name: 'Tinggar', roll: null, state: null, turn: 'village', items: 0 },
    village(waiting),
  ],
};
const recaps = {
  month: '2026-11', may_make: true, waiting: [waiting],
  items: [
    {
      id: '05A3E6US0C01', month: '2026-11', made_by: 'Euis Komalasari', number: '400.9/12/Dinsos', ended: '',
      made_at: '2026-11-15T03:10:00Z', signed_on: '2026-11-16', rolls: [roll(3, 'Kadugede', 'endorsed', 'siksng')],
      papers: [{ ...paper, kind: 'recap', file_name: 'rekap-bertanda-tangan.pdf' }], version: 2,
    },
    {
      id: '05A3E6US0C02', month: '2026-11', made_by: 'Euis Komalasari', number: '', ended: '',
      made_at: '2026-11-21T03:10:00Z', signed_on: null, rolls: [waiting], papers: [], version: 1,
    },
  ],
};
const tasks = {
  items: [
    line(5, 'Rasim', 'family', 'approved'),
    line(6, 'Sarmi', 'removal', 'approved', { reason: 'meninggal' }),
  ],
  next: null,
};
const officials = {
  items: [{ id: '05A3E6US0O01', name: 'Sukardi Contoh', post: 'kaur umum', nik_masked: '3208••••••••9077', no_kk_masked: '' }],
  may_declare: true, may_end: true,
};
const numbers = {
  id: tasks.items[0].id, item: tasks.items[0],
  fields: [{ key: 'name', value: 'Rasim' }, { key: 'no_kk', value: '3208010101159001' }, { key: 'nik', value: '3208011708809001' }],
  members: [[{ key: 'name', value: 'Carti Wulandari' }, { key: 'nik', value: '3208015808859002' }]],
};
const proposal_queues = [
  { month: '2026-10', turn: 'siksng', count: 2, late_count: 2, due_on: '2026-10-17', days_left: -36 },
  { month: '2026-11', turn: 'verifier', count: 14, late_count: 0, due_on: '2026-11-24', days_left: 2 },
];
/// [path, answer]; the first that fits answers.
export const proposals = [
  [/^\/proposals\/overview$/, () => overview],
  [/^\/proposal-queues$/, () => ({ items: proposal_queues })],
  [/^\/proposals\/queue$/, () => ({ items: [sent] })],
  [/^\/proposals\/rolls\/05A3E6US0R09$/, () => own_list],
  [/^\/proposals\/rolls/, () => file],
  [/^\/proposals\/recaps$/, () => recaps],
  [/^\/proposals\/recaps\//, () => recaps.items[0]],
  [/^\/proposals\/tasks$/, () => tasks],
  [/^\/proposals\/items\/\w+\/numbers$/, () => numbers],
  [/^\/proposals\/items\//, () => items[0]],
  [/^\/proposals\/families\//, () => ({ items, next: null })],
  [/^\/proposals\/terms$/, () => terms],
  [/^\/proposals\/officials/, () => officials],
  [/^\/proposals\/arrivals$/, () => ({ arrived: 1, missing: 0 })],
];
/// What stays of an answer that is no list when there is nothing in it yet.
export const proposals_emptied = [
  [/\/proposals\/overview$/, { villages: [] }],
  [/\/proposals\/rolls\/\w+$/, { items: [], papers: [], steps: [] }],
  [/\/proposals\/recaps$/, { items: [], waiting: [] }],
  [/\/proposals\/terms$/, {}],
];

// A made-up objection with its check, a removal and a proposal.
const village = { region: '3208012001', region_name: 'Sindangjawa' };
const visit = {
  id: '05A3E6VST0001', state: 'accepted', seen: 'differs', finding: 'differs', visited_on: '2026-11-18',
  visited_by_name: 'Sari Contoh', note: '2026-11-18: Rumah bertingkat, dilihat bersama ketua RT.',
};
const row = {
  id: '05A3E6SGH0001', number: '5A3E-6SGH-0001', ...village, state: 'checking', state_name: 'Diperiksa',
  programme: 'PKH', family_name: 'Rasim', address: 'Dusun Pahing', rt: '003', rw: '002',
  reason_name: 'Keluarga sudah mampu', officer_name: 'Euis Nurhasanah', received_at: '2026-11-14T03:00:00Z',
  due_at: '2026-11-28T16:59:59Z', days_left: 6, is_late: false, climbs: 0,
};
const late = { ...row, id: '05A3E6SGH0002', family_name: 'Warga Lain', officer_name: '', is_late: true, days_left: -2, climbs: 1 };
const file = {
  row, id: row.id, state: 'checking', version: 4, text: 'Rumahnya bertingkat dan punya mobil.', channel: 'web',
  told: '', ministry: 'lapsed', outcome: 'proven', ministry_on: '2026-11-21', lat: -6980100, lon: 108475500,
  family: { id: '05A3E6REG0F01', head_name: 'Rasim', address: 'Dusun Pahing', rt: '003', rw: '002' }, visit,
  steps: [
    { at: '2026-11-16T03:00:00Z', deed: 'checking', deed_name: 'Pemeriksaan dimulai', by_name: 'Euis Nurhasanah', by_role: 'back_office', text: '', is_public: true },
    { at: '2026-11-14T03:00:00Z', deed: 'received', deed_name: 'Diterima', by_name: '', by_role: '', text: '', is_public: true },
  ],
  photos: [], barred: [], handlers: [{ id: '05A3E6ACC0009', name: 'Dedi Contoh', role: 'supervisor' }],
  may: ['claim', 'conclude', 'set_aside', 'bar', 'ministry', 'note', 'challenger'],
};
const removal = {
  id: '05A3E6RMV0001', number: '5A3E-6RMV-0001', ...village, family: '05A3E6REG0F01', head_name: 'Rasim',
  state: 'proposed', programme: 'PKH', reason_name: 'Keluarga sudah mampu', proof: 'Berita acara BA 4/2026, 2026-11-20; kunjungan 2026-11-20',
  proposed_by_name: 'Euis Nurhasanah', decided_by_name: '', appeal: '', answer: '', proposed_at: '2026-11-21T03:00:00Z',
  told_on: null, appeal_until: null, appeal_due: null, is_late: false, version: 1, may: ['decide'],
};
const appealed = {
  ...removal, id: '05A3E6RMV0002', state: 'appealed', head_name: 'Warga Contoh', decided_by_name: 'Kepala Dinas',
  told_on: '2026-11-02', appeal_until: '2026-12-01', appeal_due: '2026-11-20', is_late: true,
  appeal: 'Rumah itu milik majikan saya.', may: ['answer'],
};
const usul = {
  id: '05A3E6USL0001', number: '5A3E-6USL-0001', ...village, state: 'received', kind: 'registry', whose: 'other',
  channel: 'web', programme: '', name: 'Carti Wulandari', nik: '3208••••••••9002', no_kk: '', address: 'Dusun Wage',
  rt: '001', rw: '001', text: 'Janda dengan dua anak sekolah.', refusal: '', told: '', proposer_name: 'Dadan',
  proposer_phone: '', received_at: '2026-11-19T03:00:00Z', family: null, line: null, known: [], version: 1,
};
const counts = [
  { code: 'objections', count: 2, late_count: 1, oldest_at: row.received_at },
  { code: 'usuls', count: 1, late_count: 0, oldest_at: usul.received_at },
  { code: 'rights', count: 0, late_count: 0, oldest_at: null },
];
const rights = {
  id: '05A3E6RGT0001', number: '5A3E-6RGT-0001', kind: 'correction', state: 'identified', paper: 'ktp',
  text: 'Lantai rumah kami tanah.', region_name: 'Sindangjawa', outcome: '', answer: '',
  received_at: '2026-11-21T03:00:00Z', due_at: '2026-11-24T03:00:00Z', is_late: false, tries_left: 3, version: 1,
};
const form = {
  reasons: [{ code: 'mampu', name: 'Keluarga sudah mampu' }, { code: 'pindah', name: 'Keluarga sudah pindah' }],
  removal_reasons: [{ code: 'mampu', name: 'Keluarga sudah mampu' }], answer_days: 14, handles: true,
};
const challenger = { name: 'Penyanggah Contoh', nik: '3208014107809099', phone: '', address: '', is_of_another_village: false };
/// [path, answer]; the first that fits answers.
export const objections = [
  [/^\/objections$/, () => ({ items: [row, late], next: null })],
  [/^\/objection-form$/, () => form],
  [/^\/objection-queues$/, () => ({ items: counts })],
  [/^\/objections\/\w+\/challenger$/, () => challenger],
  [/^\/objections\//, () => file],
  [/^\/removals$/, () => ({ items: [removal, appealed], next: null })],
  [/^\/rights$/, () => ({ items: [rights], next: null })],
  [/^\/usuls$/, () => ({ items: [usul], next: null })],
  [/^\/usuls\//, () => usul],
];
/// What stays of an answer that is no list when there is nothing in it yet.
export const objections_emptied = [
  [/\/objections\/\w{13}$/, { family: null, visit: null, steps: [], photos: [], handlers: [], barred: [], may: ['match'] }],
  [/\/objection-form$/, {}],
];

// The check against the civil registry, as the server tells of it.
import { ago } from './made_up.js';

const counts = {
  asked: 1412, without_nik: 37, answered: 1368, agreed: 1201, differed: 131, not_found: 36, rows: 1370,
  rows_unknown: 1, rows_unreadable: 1,
};
export const run = {
  id: '05A3E6PADN001', area: '3208', area_name: 'Kabupaten Kuningan', account_name: 'Euis Komala', way: 'file',
  who: 'never', cause: 'none', state: 'answered', counts,
  faults: [
    { line: 14, column: 'nik', sentence: 'NIK di baris ini bukan 16 angka. Perbaiki di berkasnya, lalu kirim lagi.' },
    { line: 801, column: '', sentence: 'NIK di baris ini tidak termasuk yang ditanyakan pada pemadanan ini.' },
  ],
  fault: '', stage: 'answer', file_name: 'jawaban-dukcapil.xlsx', done: 1370, total: 1370, made_at: ago(72),
  given_at: ago(70), answered_at: ago(2),
};
export const summary = {
  area: '3208', area_name: 'Kabupaten Kuningan', has_service: true, may_mend: true,
  items: [
    { state: 'MKa', cause: 'differs', persons: 118 },
    { state: 'Q1', cause: 'differs', persons: 13 },
    { state: 'MKb', cause: 'not_recorded', persons: 21 },
    { state: 'MKb', cause: 'double_biometric', persons: 9 },
    { state: 'Q1a', cause: 'sync_lag', persons: 6 },
  ],
};
export const queues = [
  { cause: 'differs', count: 118, oldest_at: ago(72) },
  { cause: 'double_biometric', count: 9, oldest_at: ago(30) },
];
const row = (id, name, state, cause, differs, more = {}) => ({
  id, name, nik_masked: '3208••••••••9001', region_name: 'Sindangjawa', born_on: '1980-08-17', state, cause,
  cause_from: cause === 'differs' ? 'answer' : 'rule', differs, answered_at: ago(2), is_kept: false, has_letter: false,
  ...more,
});
export const rows = [
  row('05A3E6PADP001', 'Rasim', 'MKa', 'differs', ['name', 'born_on']),
  row('05A3E6PADP002', 'Carti Wulandari', 'Q1', 'differs', ['mother_name'], { is_kept: true, has_letter: true }),
  row('05A3E6PADP003', 'Dadan Rasim', 'MKb', 'not_recorded', []),
];
export const entry = {
  row: rows[0], family: '05A3E6PADF001', head_name: 'Rasim', address: 'Dusun Pahing', note: '', reason: '',
  letter_number: '', found: 'found', may_mend: true, may_pass: false, is_open: true, version: 1,
  fields: [
    { field: 'name', ours: 'Rasim', theirs: 'RASIMAN', said: 'differs' },
    { field: 'born_place', ours: 'Kuningan', theirs: '', said: 'nothing' },
    { field: 'born_on', ours: '1980-08-17', theirs: '1980-08-19', said: 'differs' },
    { field: 'sex', ours: 'L', theirs: 'L', said: 'same' },
    { field: 'mother_name', ours: 'Sarmi', theirs: '', said: 'same' },
  ],
  steps: [
    { kind: 'answered', state: 'MKa', cause: 'differs', reason: '', author_name: 'Euis Komala', at: ago(2) },
  ],
};
export const letter = {
  id: '05A3E6PADL001', number: '470/117/Dinsos/2026', area_name: 'Kabupaten Kuningan', author_name: 'Euis Komala',
  cause: 'double_biometric', persons: 9, made_at: ago(1),
};
export const service = {
  url: 'https://dukcapil.example.go.id/padan', account: 'dinsos-3208', agreement: 'PKS 119/2025 sampai 31-12-2027',
  set_at: ago(400),
};

/// A list of SIKS-NG beside the registry.
export const siks_list = {
  id: '05A3E6SKSN001', name: 'bnba-sembako-2026-q3.xlsx', area_name: 'Kabupaten Kuningan', period: '2026-Q3',
  account_name: 'Euis Komala', fault: '', programme: 'bpnt', listed_on: '2026-11-21', extent: 'some', state: 'read', done: 412, total: 412, made_at: ago(5),
  counts: { rows: 412, unreadable: 2, same: 371, differs: 28, only_theirs: 11, only_ours: 0, deciles_taken: 0, arrived: 7, missing: 2 },
};
const siks_task = (id, kind, label, differences, more = {}) => ({
  id, kind, line: 17, family: kind === 'only_theirs' ? null : '05A3E6REG0F01', region_name: 'Sindangjawa', label,
  number: '3208••••••••9001', period: '2026-Q3', differences, decile: 3, verdict: 'open', reason: '', settled_by: '',
  settled_at: null, version: 1, ...more,
});
export const siks_tasks = [
  siks_task('05A3E6SKST001', 'differs', 'Rasim', [
    { field: 'name', ours: 'Rasim', theirs: 'RASIMAN' },
    { field: 'decile', ours: '2', theirs: '3' },
  ]),
  siks_task('05A3E6SKST002', 'only_theirs', 'CARTI WULANDARI', []),
  siks_task('05A3E6SKST003', 'differs', 'Dadang', [{ field: 'region', ours: 'Sindangjawa', theirs: 'Kadugede' }], {
    verdict: 'ours', reason: 'pindah sejak Maret',
  }),
];

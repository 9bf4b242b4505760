// Made-up records in the server's shapes. No real person is in here.
const NOW = Date.parse('2026-11-22T03:00:00Z');
export const ago = (hours) => new Date(NOW - hours * 3600e3).toISOString();
const ahead = (days) => new Date(NOW + days * 86400e3).toISOString();
export const page = (items, next = null) => ({ items, next });

export const acts = [
  'receive_grievance',
  'see_grievance',
  'see_closed',
  'see_oversight',
  'open_reporter',
  'verify_grievance',
  'assign_grievance',
  'claim_grievance',
  'work_grievance',
  'answer_grievance',
  'see_load',
  'see_figures',
  'manage_accounts',
  'manage_settings',
  'read_audit',
  'erase_personal',
  'export_list',
  'compare_lists',
];
export const officer = {
  id: '01JD000000AA1',
  name: 'Euis Nurhasanah',
  role: 'supervisor',
  area: '3208',
  area_name: 'Kabupaten Kuningan',
  unit: '01JD000000UN1',
  unit_name: 'Bidang Rehabilitasi Sosial',
};

export const kind = (code, name_id, name_en, more = {}) => ({
  code,
  name_id,
  name_en,
  hint_id: '',
  hint_en: '',
  clock_class: 'ordinary',
  promise_days: null,
  urgent_hours: 0,
  retention_years: 5,
  sort: 0,
  is_closed: false,
  is_emergency: false,
  unit: '0000000000000',
  is_active: true,
  ...more,
});
export const kinds = [
  kind('kekerasan', 'Kekerasan', 'Violence', {
    is_closed: true,
    is_emergency: true,
    urgent_hours: 24,
    hint_id: 'Terhadap perempuan, anak, lansia, atau penyandang disabilitas',
    hint_en: 'Against women, children, the old or disabled',
  }),
  kind('anak', 'Anak terlantar atau dalam bahaya', 'Child neglected or in danger', {
    is_closed: true,
    urgent_hours: 24,
  }),
  kind('bencana', 'Bencana', 'Disaster', {
    is_emergency: true,
    urgent_hours: 24,
    hint_id: 'Banjir, longsor, kebakaran: warga perlu bantuan',
    hint_en: 'Flood, landslide, fire: people need help',
  }),
  kind('ppks', 'Orang terlantar ditemukan', 'Destitute person found', {
    is_closed: true,
    urgent_hours: 24,
    hint_id: 'Lansia, gelandangan, orang sakit di jalan',
    hint_en: 'Old, homeless or sick person in the street',
  }),
  kind('napza', 'Penyalahgunaan napza', 'Drug abuse', { is_closed: true }),
  kind('pungli', 'Pungutan liar atau pemotongan bantuan', 'Extortion or cuts from aid', {
    is_closed: true,
    clock_class: 'supervisory',
  }),
  kind('bansos_salah_sasaran', 'Bansos salah sasaran', 'Aid to the wrong family', {
    hint_id: 'Yang mampu menerima, yang miskin tidak',
    hint_en: 'The well-off receive, the poor do not',
  }),
  kind('bansos_tidak_diterima', 'Bansos tidak diterima', 'Aid not received'),
  kind('kks_rekening', 'Kartu KKS atau rekening', 'Aid card or account'),
  kind('pbi_jk', 'BPJS PBI-JK tidak aktif', 'Health insurance inactive'),
  kind('data_dtsen', 'Data DTSEN keliru', 'Wrong register data'),
  kind('alat_bantu', 'Alat bantu disabilitas', 'Disability aids'),
  kind('layanan', 'Layanan petugas', 'Service of officers'),
  kind('aspirasi', 'Aspirasi', 'Suggestion'),
  kind('informasi', 'Permintaan informasi', 'Information request', { clock_class: 'information' }),
  kind('lainnya', 'Lainnya', 'Other'),
];
const queue = (code, name_id, name_en, count, oldest, left, late = 0, capped = false) => ({
  code,
  name_id,
  name_en,
  count,
  count_is_capped: capped,
  oldest_at: count ? ago(oldest) : null,
  least_days_left: count ? left : null,
  late_count: late,
});
export const queues = [
  queue('urgent', 'Darurat', 'Urgent', 2, 5, 0),
  queue('climbed', 'Naik ke saya', 'Climbed to me', 3, 190, -2, 3),
  queue('late', 'Lewat tenggat', 'Late', 7, 380, -5, 7),
  queue('rebutted', 'Dibantah pelapor', 'Rebutted', 2, 50, 1),
  queue('to_verify', 'Perlu verifikasi', 'To verify', 18, 66, 1, 1),
  queue('unassigned', 'Belum dibagi', 'Unassigned', 11, 80, 2),
  queue('mine', 'Pekerjaan saya', 'My work', 9, 210, 3),
  queue('my_unit', 'Unit saya', 'My unit', 34, 310, -1, 2),
  queue('asked', 'Menunggu pelapor', 'Waiting for reporter', 4, 120, 6),
  queue('answered', 'Sudah dijawab', 'Answered', 26, 200, 4),
  queue('oversight', 'Pengawasan', 'Oversight', 0, 0, 0),
  queue('all', 'Semua aduan', 'All reports', 1000, 9000, -5, 7, true),
];
const villages = [
  ['3208012001', 'Sindangjawa', 'Kadugede'],
  ['3208032004', 'Cibingbin', 'Cibingbin'],
  ['3208101007', 'Kuningan', 'Kuningan'],
  ['3208142003', 'Mandirancan', 'Mandirancan'],
  ['3208222005', 'Cilimus', 'Cilimus'],
  ['3208072002', 'Luragung Landeuh', 'Luragung'],
];
const said = [
  'Ada bapak tua tidur di los pasar sejak tiga hari, sakit dan tidak mau makan. Warga sudah memberi selimut, tetapi belum ada yang membawa ke puskesmas.',
  'Ibu saya terdaftar PKH tetapi sudah dua tahap tidak cair. Kartu KKS tertelan mesin di agen dan belum diganti.',
  'Tetangga yang punya mobil menerima bantuan pangan, sedangkan nenek yang tinggal sendiri di RT 03 tidak pernah dapat.',
  'Banjir setinggi lutut di blok Pahing sejak subuh, sekitar 40 keluarga butuh makanan dan tikar.',
  'Mohon informasi syarat mengurus rekomendasi kursi roda untuk anak usia 9 tahun.',
  'BPJS PBI bapak saya tiba-tiba tidak aktif padahal minggu depan jadwal cuci darah.',
  'Pendamping meminta uang “administrasi” lima puluh ribu setiap pencairan.',
];
const kinds_of = ['ppks', 'kks_rekening', 'bansos_salah_sasaran', 'bencana', 'alat_bantu', 'pbi_jk', 'pungli'];
export const states = ['diterima', 'verifikasi', 'dikerjakan', 'diteruskan', 'dijawab', 'dibantah', 'dikerjakan'];
const next = ['verified', 'verified', 'answered', 'claimed', '', 'answered', 'assigned'];
export const officers_ = [
  ['01JD000000AA1', 'Euis Nurhasanah'],
  ['01JD000000AA2', 'Dadang Suhendar'],
  ['01JD000000AA3', 'Rina Oktaviani'],
  ['01JD000000AA4', 'Ujang Permana'],
];
function row(i) {
  const n = i % 7;
  const [region, region_name, district_name] = villages[i % villages.length];
  const k = kinds.find((x) => x.code === kinds_of[n]);
  const [officer_id, officer_name] = officers_[i % 4];
  const has_officer = ['dikerjakan', 'dijawab', 'dibantah'].includes(states[n]);
  const left = [0, 2, -3, 1, 8, 4, 11][n];
  return {
    id: `01JD00000${String(1000 + i)}`,
    tracking_number: `KNG-2026-${String(4210 + i)}`,
    kind: k.code,
    kind_name: k.name_id,
    region,
    region_name,
    district_name: `Kec. ${district_name}`,
    state: states[n],
    channel: ['web', 'whatsapp', 'walk_in', 'call_112', 'letter', 'call_171', 'web'][n],
    privacy: ['confidential', 'open', 'anonymous', 'open', 'open', 'open', 'confidential'][n],
    is_urgent: n === 0 || n === 3,
    guard: k.code === 'pungli' ? 2 : k.is_closed ? 1 : 0,
    is_climbed: n === 2,
    hours_left: left * 8 + 5,
    state_name: states[n],
    place: '',
    summary: said[n].slice(0, 140),
    received_at: ago(3 + i * 9),
    promise_by: ahead(left + 2).slice(0, 10),
    promise_at: ahead(left + 2),
    state_due: ahead(left),
    days_left: left,
    is_late: left < 0,
    officer: has_officer ? officer_id : null,
    officer_name: has_officer ? officer_name : '',
    unit: has_officer ? '01JD000000UN1' : null,
    unit_name: has_officer ? 'Bidang Rehabilitasi Sosial' : '',
    version: 3,
    next_act: next[n],
  };
}
export const rows = Array.from({ length: 24 }, (_, i) => row(i));
const step = (n, hours, act, by_name, by_role, is_public, text, from_state = '', to_state = '') => ({
  id: `01JD0000ST${n}`,
  at: ago(hours),
  deed: act,
  deed_name: act,
  about: '',
  about_name: '',
  by_name,
  by_role,
  by_unit: by_name ? 'Bidang Rehabilitasi Sosial' : '',
  is_public,
  text,
  from_state,
  to_state,
});
export function file_of(id) {
  const found = rows.find((x) => x.id === id) ?? rows[2];
  return {
    row: { ...found, place: 'Los belakang pasar, dekat musala' },
    id: found.id,
    tracking_number: found.tracking_number,
    state: found.state,
    version: found.version,
    source_ref: '',
    received_by_name: '',
    is_asked: false,
    is_satisfied: null,
    follows: null,
    text: `${said[rows.indexOf(found) % 7]}\n\nSudah saya sampaikan ke RT, belum ada tindak lanjut.`,
    lat: -6.97562,
    lon: 108.48311,
    photos: [{ id: '1', url: '/app/icon.svg', thumb: '/app/icon.svg', width: 1, height: 1 }],
    about: [],
    merged: [],
    merged_into: null,
    steps: [
      step(1, 70, 'received', '', '', true, '', '', 'diterima'),
      step(
        2,
        66,
        'verified',
        'Rina Oktaviani',
        'back_office',
        false,
        'Sudah dicek ke ketua RT lewat telepon, benar.',
        'diterima',
        'diteruskan',
      ),
      step(
        3,
        60,
        'assigned',
        'Euis Nurhasanah',
        'supervisor',
        false,
        'Mohon ditengok hari ini.',
        'diteruskan',
        'dikerjakan',
      ),
      step(
        4,
        40,
        'asked',
        'Dadang Suhendar',
        'back_office',
        true,
        'Apakah bapak tersebut masih di tempat yang sama pagi ini?',
      ),
      step(5, 38, 'replied', '', '', true, 'Masih, di los nomor 12.'),
      step(
        6,
        12,
        'answered',
        'Dadang Suhendar',
        'back_office',
        true,
        'Petugas sudah membawa beliau ke Puskesmas Kadugede dan keluarganya sedang ditelusuri. Terima kasih atas laporannya.',
        'dikerjakan',
        'dijawab',
      ),
      step(7, 2, 'climbed', '', '', false, ''),
    ],
    reporters: [
      {
        tracking_number: found.tracking_number,
        name: 'N••• S•••••',
        phone: '0812••••••47',
        contact: 'whatsapp',
        hours_from: 16,
        hours_to: 20,
        no_text: false,
        is_known: true,
      },
    ],
    may: [
      'verified',
      'answered',
      'assigned',
      'forwarded',
      'noted',
      'asked',
      'extended',
      'merged',
      'closed',
      'rejected',
      'named',
      'opened',
    ],
    clocks: {
      promise_at: ahead(9),
      promise_days_left: 7,
      promise_hours_left: 200,
      state_due: found.state_due,
      state_days_left: found.days_left,
      state_hours_left: found.hours_left,
      extended_to: null,
      is_late: false,
      is_state_late: found.is_late,
    },
  };
}
export const accounts = officers_.map(([id, name], i) => ({
  id,
  account: name.toLowerCase().split(' ')[0],
  name,
  role: ['supervisor', 'back_office', 'back_office', 'front_office'][i],
  area: '3208',
  area_name: 'Kabupaten Kuningan',
  unit: '01JD000000UN1',
  unit_name: 'Bidang Rehabilitasi Sosial',
  decree: `800.1.3/${120 + i}-Dinsos/2026`,
  decree_ends: '2027-12-31',
  superior: i ? officers_[0][0] : null,
  superior_name: '',
  phone: '',
  version: 1,
  ended_at: null,
  is_active: i !== 3,
  has_second_factor: i < 2,
  absent_from: i === 2 ? '2026-11-20' : null,
  absent_to: i === 2 ? '2026-11-27' : null,
  last_seen: i === 3 ? null : ago(i * 5 + 1),
}));
export const units = [
  {
    id: '01JD000000UN1',
    code: 'rehsos',
    name: 'Bidang Rehabilitasi Sosial',
    is_oversight: false,
    head: officers_[0][0],
    head_name: officers_[0][1],
  },
  {
    id: '01JD000000UN2',
    code: 'linjamsos',
    name: 'Bidang Perlindungan dan Jaminan Sosial',
    is_oversight: false,
    head: null,
    head_name: '',
  },
  { id: '01JD000000UN3', code: 'inspektorat', name: 'Inspektorat', is_oversight: true, head: null, head_name: '' },
];
const figure = (code, value, of = null, behind = '/app/pengaduan?wilayah=3208&antrean=all') => ({
  code,
  value,
  of,
  behind,
});
export const figures = {
  as_of: ago(0),
  region: '3208',
  region_name: 'Kabupaten Kuningan',
  from: '2026-11-01',
  to: '2026-11-22',
  figures: [
    figure('received', 412),
    figure('open', 131),
    figure('verified_in_time', 371, 398),
    figure('answered_in_time', 243, 281),
    figure('late_now', 7, 131, '/app/pengaduan?wilayah=3208&antrean=late'),
    figure('half_days_median', 13),
    figure('rebutted', 9, 281, '/app/pengaduan?wilayah=3208&antrean=rebutted'),
    figure('reopened', 5, 281),
    figure('satisfied', 88, 104),
  ],
};
const slice = (key, name, received, open, late) => ({
  key,
  name,
  figures: [
    figure('received', received, undefined, `/app/antrean/semua?kind=${key}&region=3208`),
    figure('open', open, received, `/app/antrean/all?kind=${key}&region=3208`),
    figure('answered_in_time', received - open - late, received - open),
    figure('late_now', late, open, `/app/antrean/late?kind=${key}&region=3208`),
    figure('half_days_median', 9),
    figure('rebutted', 1, received),
  ],
});
export const slices = {
  as_of: ago(0),
  items: [
    slice('ppks', 'Orang terlantar ditemukan', 120, 31, 4),
    slice('bansos_salah_sasaran', 'Bansos salah sasaran', 98, 22, 3),
    slice('layanan', 'Layanan petugas', 44, 9, 0),
  ],
};
export const region = (code, name, level, kind_, parents) => ({
  code,
  name,
  level,
  kind: kind_,
  parents,
  valid_from: '2020-01-01',
  valid_to: null,
  now: null,
});
export const regency = { code: '3208', name: 'Kabupaten Kuningan' };
export const regions = [...new Map(villages.map(([code, , district]) => [code.slice(0, 6), district]))]
  .map(([code, name]) => region(code, name, 'district', 'kecamatan', [regency]))
  .concat(
    villages.map(([code, name, d]) =>
      region(code, name, 'village', 'desa', [regency, { code: code.slice(0, 6), name: d }]),
    ),
  );
export const holidays = [
  ['2026-01-01', 'Tahun Baru Masehi', 'libur_nasional'],
  ['2026-03-20', 'Idulfitri 1447 H', 'libur_nasional'],
  ['2026-03-23', 'Cuti bersama Idulfitri', 'cuti_bersama'],
  ['2026-08-17', 'Hari Kemerdekaan', 'libur_nasional'],
  ['2026-09-01', 'Hari Jadi Kuningan', 'libur_daerah'],
  ['2026-12-25', 'Natal', 'libur_nasional'],
].map(([day, name, k]) => ({ day, name, kind: k, source: 'Contoh data' }));
export const audit = [
  'grievances.opened',
  'grievances.verified',
  'access.signed_in',
  'grievances.reporter_opened',
].flatMap((act, i) =>
  [0, 1, 2].map((j) => ({
    seq: 900 - i * 3 - j,
    id: `01JD0000AU${i}${j}`,
    at: ago(i * 3 + j),
    actor: officers_[j][0],
    account: officers_[j][0],
    account_name: officers_[j][1],
    role: 'back_office',
    act,
    subject_kind: 'grievance',
    subject: rows[i + j].id,
    region: '320801',
    purpose: i === 3 ? 'Menghubungi pelapor untuk penanganan' : '',
    address: '10.8.0.14',
  })),
);
export const sessions = [
  {
    id: 's1',
    since: ago(4),
    last_seen: ago(0),
    address: '10.8.0.14',
    agent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/130.0',
    is_current: true,
  },
  {
    id: 's2',
    since: ago(80),
    last_seen: ago(30),
    address: '10.8.0.77',
    agent: 'Mozilla/5.0 (Android 13) Chrome/129.0 Mobile',
    is_current: false,
  },
];
export const templates = [
  {
    id: 't1',
    name: 'Bantuan sedang diproses',
    kind: '',
    body: 'Terima kasih. Laporan {nomor} tentang {jenis} di {desa} sedang kami tangani. Petugas: {petugas}.',
  },
  {
    id: 't2',
    name: 'Ganti kartu KKS',
    kind: 'kks_rekening',
    body: 'Kartu KKS yang tertelan diganti di bank penyalur. Bawa KTP dan KK; pendamping kami menemani.',
  },
];

// Two lists beside each other.
const columns = [
  ['NIK', 'nik'],
  ['Nama KPM', 'nama'],
  ['Tgl Lahir', 'tgl_lahir'],
  ['Desa', 'desa'],
  ['Bank', 'other'],
].map(([title, holds]) => ({ title, holds, known: holds === 'other' ? 'not_known' : 'heading' }));
const list_summary = (file, rows) => ({ file, sheet: 'Daftar', rows, people_double: 2, columns, faults: [] });
export const list_file = {
  id: '01JD0000LF1',
  name: 'dbhcht-2026.xlsx',
  size: 182_400,
  sheets: ['Daftar', 'Rekap'],
  sheet: 'Daftar',
  first_line: 12,
  columns,
  sample: [['3208••••••••9001', 'RASIM', '1985-08-17', 'Sindangjawa', 'BJB']],
};
export const comparison = {
  id: '01JD0000LC1',
  left_name: 'dbhcht-2026.xlsx',
  right_name: 'daftar provinsi.csv',
  keep: 'one_day',
  state: 'done',
  percent: 100,
  stage: 'write',
  fault: '',
  open_doubts: 1,
  made_at: ago(1),
  expires_at: ahead(1),
  summary: {
    left: list_summary('dbhcht-2026.xlsx', 1240),
    right: list_summary('daftar provinsi.csv', 1198),
    groups: [
      ['both', 1102, 1100],
      ['left_only', 138, 138],
      ['right_only', 96, 96],
      ['doubled', 4, 2],
      ['changed', 61, 58],
      ['doubtful', 2, 1],
      ['faults', 7, 7],
    ].map(([group, rows_, people]) => ({ group, rows: rows_, people })),
    changed: [
      { field: 'alamat', count: 40 },
      { field: '=Bank', count: 21 },
    ],
  },
};
const heading = (title, render = 'plain', side = '') => ({ title, render, side });
const both_sides = (title) => [heading(title, 'plain', 'left'), heading(title, 'plain', 'right')];
export const group_rows = (group) =>
  group === 'doubtful'
    ? {
        headings: [
          heading('Baris kiri', 'number'),
          heading('Baris kanan', 'number'),
          heading('Kepastian', 'sure'),
          heading('Alasan', 'reasons'),
          ...['Nama', 'NIK', 'Tanggal lahir'].flatMap(both_sides),
          heading('Keputusan', 'verdict'),
        ],
        items: [
          [
            '14',
            '203',
            'mungkin',
            'Nama lebih pendek; tahun lahir beda satu',
            'SITI NURHASANAH',
            'SITI N',
            '',
            '',
            '1960-07-01',
            '1961-07-01',
            '',
          ],
          [
            '88',
            '91',
            'kurang mungkin',
            'NIK beda satu angka',
            'TATANG',
            'TATANG H',
            '3208010707639004',
            '3208011707639004',
            '1963-07-07',
            '1963-07-17',
            'same',
          ],
        ],
        first: 0,
        next: null,
        total: 2,
      }
    : {
        headings: [
          heading('Baris kiri', 'number'),
          heading('Baris kanan', 'number'),
          heading('Kepastian', 'sure'),
          heading('Nama'),
          heading('NIK'),
        ],
        items: [
          ['12', '40', 'pasti', 'RASIM', '3208••••••••9001'],
          ['13', '7', 'sangat mungkin', 'CARTI WULANDARI', '3208••••••••9002'],
        ],
        first: 0,
        next: 50,
        total: 1102,
      };

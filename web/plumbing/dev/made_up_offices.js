// Made-up places, agreements, nodes and what the command centre sees, as the server tells them. Nobody here is real.
export const offices = {
  items: [
    { node: 'pusat', name: 'Kementerian Sosial', is_above: true, is_below: false },
    { node: '3209', name: 'Kabupaten Cirebon', is_above: false, is_below: true },
  ],
};
export const places = {
  items: [
    {
      place: {
        id: '05A3E6CBACG0Q', kind: 'baznas', kind_name: 'Baznas', name: 'Baznas (contoh)',
        region_name: 'Kabupaten Kuningan', address: 'Jl. Contoh 7', phone: '0232000107', hours: '08.00-15.00',
        offers: ['Bantuan darurat'], lat: null, lon: null, km: null, free_beds: null, free_on: null,
      },
      authority: 'regency', law: '', region: '3208', capacity: null, unit: null, node: '', is_secret: false,
      is_open: true, has_account: false, closed_since: null, version: 1,
    },
    {
      place: {
        id: '05A3E6CBACG0H', kind: 'dukcapil', kind_name: 'Dinas Dukcapil', name: 'Dinas Dukcapil (contoh)',
        region_name: 'Kabupaten Kuningan', address: 'Jl. Contoh 5', phone: '0232000105', hours: '08.00-15.00',
        offers: ['Pencarian identitas biometrik', 'KTP-el dan KK'], lat: null, lon: null, km: null,
        free_beds: null, free_on: null,
      },
      authority: 'regency', law: '', region: '3208', capacity: null, unit: null, node: '', is_secret: false,
      is_open: true, has_account: false, closed_since: null, version: 1,
    },
    {
      place: {
        id: '05A3E6CBACG0T', kind: 'disdik', kind_name: 'Dinas Pendidikan', name: 'Dinas Pendidikan (contoh)',
        region_name: 'Kabupaten Kuningan', address: 'Jl. Contoh 8', phone: '0232000108', hours: '08.00-15.00',
        offers: ['Anak putus sekolah'], lat: null, lon: null, km: null, free_beds: null, free_on: null,
      },
      authority: 'regency', law: '', region: '3208', capacity: null, unit: null, node: '', is_secret: false,
      is_open: true, has_account: false, closed_since: null, version: 1,
    },
    {
      place: {
        id: '05A3E6CBACG0E', kind: 'police', kind_name: 'Polisi', name: 'Polres, unit PPA (contoh)',
        region_name: 'Kabupaten Kuningan', address: 'Jl. Contoh Raya 4', phone: '110', hours: '24 jam',
        offers: ['Laporan pidana'], lat: null, lon: null, km: null, free_beds: null, free_on: null,
      },
      authority: 'regency', law: '', region: '3208', capacity: null, unit: null, node: '', is_secret: false,
      is_open: true, has_account: false, closed_since: null, version: 1,
    },
  ],
  next: null,
};
export const referrals = {
  items: [
    {
      id: '05A3JZ6NSGG00', number: 'R-6/2026', place_name: 'RSUD (contoh)', region_name: 'Sindangjawa',
      asked: 'Rawat sampai pulih', state: 'returned', basis: 'public_task', payer: 'apbd',
      asked_at: '2026-11-23T00:58:55.196Z', due_at: '2026-11-30T16:59:59.999Z',
      answered_at: '2026-11-23T00:58:56.647Z', ended_at: '2026-11-23T00:58:56.979Z', is_late: false, version: 3,
    },
    {
      id: '05A3JAFKXGG00', number: 'R-5/2026', place_name: 'RSUD (contoh)', region_name: 'Sindangjawa',
      asked: 'Rawat sampai pulih', state: 'returned', basis: 'public_task', payer: 'apbd',
      asked_at: '2026-11-23T00:53:15.710Z', due_at: '2026-11-30T16:59:59.999Z',
      answered_at: '2026-11-23T00:53:17.462Z', ended_at: '2026-11-23T00:53:17.762Z', is_late: false, version: 3,
    },
    {
      id: '05A3HHBY5P800', number: 'R-4/2026', place_name: 'RSUD (contoh)', region_name: 'Sindangjawa',
      asked: 'Rawat sampai pulih', state: 'returned', basis: 'public_task', payer: 'apbd',
      asked_at: '2026-11-23T00:46:24.226Z', due_at: '2026-11-30T16:59:59.999Z',
      answered_at: '2026-11-23T00:46:26.740Z', ended_at: '2026-11-23T00:46:27.156Z', is_late: false, version: 3,
    },
  ],
  next: null,
};
export const referral = {
  head: {
    id: '05A3JZ6NSGG00', number: 'R-6/2026', place_name: 'RSUD (contoh)', region_name: 'Sindangjawa',
    asked: 'Rawat sampai pulih', state: 'returned', basis: 'public_task', payer: 'apbd',
    asked_at: '2026-11-23T00:58:55.196Z', due_at: '2026-11-30T16:59:59.999Z',
    answered_at: '2026-11-23T00:58:56.647Z', ended_at: '2026-11-23T00:58:56.979Z', is_late: false, version: 3,
  },
  office: 'Dinas Sosial Kabupaten Kuningan',
  shown: [
    { label_id: 'Nomor kasus', label_en: 'Case number', value: '5A3J-Z40N-GG01' },
    { label_id: 'Kebutuhan', label_en: 'Need', value: 'Kakek sakit tidur di los pasar, uji mwsk54pn' },
    { label_id: 'Nama', label_en: 'Name', value: 'Karta Uji mwsk54pn' },
    { label_id: 'Umur', label_en: 'Age', value: '60+' },
    { label_id: 'Keadaan', label_en: 'Condition', value: 'Demam, lemah' },
  ],
  reason: 'Sudah pulih, boleh pulang', result: '', papers: [], deeds: [], subject: null,
};
export const agreements = {
  items: [
    {
      id: '05A3E6CBACG02', name: '3208/05A3E6CBACG01',
      title: 'Penanganan pengaduan melalui Si C-Ce dan integrasi PDKT', number_first: 'CONTOH/HK.02/2023',
      number_second: 'CONTOH/KS/2023', partner: 'pusat', partner_name: 'Kementerian Sosial', state: 'in_force',
      signed_on: '2023-10-04', starts_on: '2023-10-04', ends_on: '2028-10-03', ended_on: null, days_left: 680,
      is_ending: false, is_confirmed_by_us: true, is_confirmed_by_partner: true, items: 0, items_done: 0,
      items_late: 0, version: 1,
    },
  ],
  next: null,
};
export const agreement = {
  head: {
    id: '05A3E6CBACG02', name: '3208/05A3E6CBACG01',
    title: 'Penanganan pengaduan melalui Si C-Ce dan integrasi PDKT', number_first: 'CONTOH/HK.02/2023',
    number_second: 'CONTOH/KS/2023', partner: 'pusat', partner_name: 'Kementerian Sosial', state: 'in_force',
    signed_on: '2023-10-04', starts_on: '2023-10-04', ends_on: '2028-10-03', ended_on: null, days_left: 680,
    is_ending: false, is_confirmed_by_us: true, is_confirmed_by_partner: true, items: 0, items_done: 0,
    items_late: 0, version: 1,
  },
  terms: {
    title: 'Penanganan pengaduan melalui Si C-Ce dan integrasi PDKT', party_first: 'pusat', party_second: '3208',
    party_first_name: 'Kementerian Sosial', party_second_name: 'Kabupaten Kuningan', starts_on: '2023-10-04',
    ends_on: '2028-10-03', number_first: 'CONTOH/HK.02/2023', number_second: 'CONTOH/KS/2023', parent_mou: '',
    scope: "Penanganan pengaduan masyarakat melalui Si C-Ce.\nIntegrasi program daerah PDKT.\nMasa",
    signed_on: '2023-10-04', answer_days: 5, answer_hours: null, emergency_hours: 24,
    fields: ['identity', 'nik', 'contact', 'address', 'health', 'assessment'],
    signatories: [
      { side: 'first', name: 'Pejabat Kementerian (contoh)', title: 'Pihak kesatu' },
      { side: 'second', name: 'Pejabat Kabupaten (contoh)', title: 'Pihak kedua' },
    ],
  },
  own_side: 'second',
  contacts: [
    {
      side: 'first', name: 'Piket Pusat Kendali', title: 'Si C-Ce', phone: '021171', email: '', is_emergency: true,
    },
    {
      side: 'second', name: 'Piket Dinas Sosial', title: 'Rehabilitasi Sosial', phone: '081290010001', email: '',
      is_emergency: true,
    },
  ],
  signed_file: '', ended_why: '', plan: [], evaluations: [], papers: [],
  deeds: ['contacts', 'end', 'plan', 'evaluate', 'attach'],
};
export const nodes = {
  own: {
    node: '3208', name: 'Dinas Sosial Kabupaten Kuningan', url: 'http://127.0.0.1:8300',
    sign_key: '68uV2b2tCkMMh0vHrgd2jRGzUWVqQdLqTlSNy3BNRtM',
    seal_key: 'kw_N84Mse5N8iBGnQ8dWVaQxUrC7KGm41t-pe-lEtXk',
    fingerprint: 'F7FW-YTH6-EAXH-ONL3-2AEN-JE3R-YUAE-YWNJ', epoch: 1, release: '0.1.0', since: 0, endorsed_by: '',
    endorsement: '', signature: 'xoMqYuD8W4UweM_xdERB2RU85hWEzKzudVnvmcN8P2KkKvevv-WKa3F_EVlDaJfC9Jf6EB380OMlC4qE',
  },
  items: [
    {
      node: 'pusat', name: 'Kementerian Sosial, Pusat Kendali', url: 'http://127.0.0.1:8301', state: 'trusted',
      fingerprint: 'IRD4-43VW-56JU-MYDC-YPRT-2RJB-O264-OXAO', release: '0.1.0',
      proposed_by: 'Administrator (demo)', confirmed_by: 'Administrator kedua (demo)',
      proposed_at: '2026-11-23T00:17:11.348Z', confirmed_at: '2026-11-23T00:17:11.349Z',
      heard_at: '2026-11-23T00:59:04.622Z', sent_at: '2026-11-23T00:59:06.994Z', oldest_waiting_at: null,
      waiting: 0, waiting_is_capped: false, trouble: null, what_to_do: null, trouble_since: null,
      may_confirm: false,
    },
    {
      node: '32', name: 'Provinsi Jawa Barat', url: 'http://127.0.0.1:8301', state: 'proposed',
      fingerprint: 'IRD4-43VW-56JU-MYDC-YPRT-2RJB-O264-OXAO', release: '0.1.0',
      proposed_by: 'Administrator (demo)', confirmed_by: '', proposed_at: '2026-11-23T00:17:11.348Z',
      confirmed_at: '2026-11-23T00:17:11.349Z', heard_at: null, sent_at: '2026-11-23T00:59:06.994Z',
      oldest_waiting_at: null, waiting: 3, waiting_is_capped: false, trouble: 'Simpul ini tidak menjawab.',
      what_to_do: 'Periksa alamatnya, lalu coba lagi.', trouble_since: null, may_confirm: true,
    },
  ],
};
export const refused = {
  items: [
    {
      id: 1, at: '2026-11-22T01:00:00Z', node: '32',
      refusal: 'Tanda tangan surat tidak cocok dengan kunci simpul itu.',
      what_to_do: 'Cocokkan sidik jari dengan kantor itu lewat telepon.',
    },
  ],
  next: null,
};
export const waiting = {
  gaps: [
    {
      node: 'pusat', stream: 'case:3208/05A3', state: 'waits', since: '2026-11-22T01:30:00Z', last_applied: 4,
      first_here: 6, waiting: 2,
    },
  ],
};
export const wall = {
  all: {
    region: '', name: 'Kementerian Sosial, Pusat Kendali', open: 49, late: 6, urgent: 2, incoming: 10,
    asked_down: 5, oldest_at: '2026-11-16T00:17:11.119Z',
  },
  items: [
    {
      region: '3273', name: 'Kota Bandung', open: 41, late: 6, urgent: 2, incoming: 9, asked_down: 3,
      oldest_at: '2026-11-16T00:17:11.119Z',
    },
    {
      region: '3208', name: 'Kabupaten Kuningan', open: 6, late: 0, urgent: 0, incoming: 2, asked_down: 2,
      oldest_at: '2026-11-16T00:17:11.119Z',
    },
    {
      region: '3209', name: 'Kabupaten Cirebon', open: 3, late: 0, urgent: 0, incoming: 0, asked_down: 0,
      oldest_at: '2026-11-16T00:17:11.119Z',
    },
  ],
};
export const shifts = {
  items: [
    {
      id: '05A3E6SSSS001', at: '2026-11-22T00:00:00Z', by_name: 'Ani Wulandari',
      note: 'Kasus 5A3E-6F7W-F000 menunggu jawaban sentra. Telepon lagi pukul 10.', open: 49, late: 6, urgent: 2,
      taken_at: null, taken_by_name: '', may_take: true,
    },
    {
      id: '05A3E6SSSS002', at: '2026-11-21T12:00:00Z', by_name: 'Ani Wulandari',
      note: 'Kasus 5A3E-6F7W-F000 menunggu jawaban sentra. Telepon lagi pukul 10.', open: 49, late: 6, urgent: 2,
      taken_at: '2026-11-21T12:20:00Z', taken_by_name: 'Budi Santosa', may_take: false,
    },
  ],
  next: null,
};
export const report = {
  day: '2026-11-23',
  text: "*Laporan harian Pusat Kendali*\nKementerian Sosial, Pusat Kendali, 2026-11-23\n\n*Lapor", calls: [],
  asked: [
    { kind: 'disposition', way: 'out', state: 'asked', many: 1, urgent: 0 },
    { kind: 'escalation', way: 'in', state: 'asked', many: 1, urgent: 0 },
    { kind: 'escalation', way: 'in', state: 'done', many: 2, urgent: 0 },
  ],
  ended: [{ kind: 'escalation', way: 'in', state: 'done', many: 2, urgent: 2 }],
};
export const nearest = {
  is_from_centre: true,
  items: [
    {
      id: '05A3E6CBECG08', name: 'Sentra contoh Bandung', region_name: 'Kota Bandung', address: 'Bandung',
      phone: '', hours: '24 jam', offers: "Lansia telantar\nDisabilitas\nTerapi psikososial", node: '',
      capacity: 40, free_beds: null, free_on: null, km: null,
    },
    {
      id: '05A3E6CBECG0B', name: 'Sentra contoh Bogor', region_name: 'Kabupaten Bogor', address: 'Bogor',
      phone: '', hours: '24 jam', offers: "Korban NAPZA\nGelandangan dan pengemis", node: '', capacity: 50,
      free_beds: null, free_on: null, km: null,
    },
    {
      id: '05A3E6CBECG05', name: 'Sentra Prof. Dr. Soeharso', region_name: 'Kota Surakarta', address: 'Surakarta',
      phone: '', hours: '24 jam', offers: "Rehabilitasi disabilitas\nKursi roda dan alat bantu\nVokasional",
      node: '', capacity: null, free_beds: null, free_on: null, km: null,
    },
  ],
};
export const systems = {
  items: [
    {
      account: '01JD000000AA3', may_push: true, may_pull: true, kinds: ['layanan'],
      hooks: [
        {
          id: '05A3E6HHHH001', url: 'https://pdkt.contoh.id/kabar', state: 'active', cursor: 812, behind: 4,
          fails: 2, last_fault: '503', told_at: '2026-11-21T10:00:00Z', next_try_at: null,
        },
      ],
    },
  ],
};
export const known = {
  here: [
    {
      id: '05A3E6CMRCG02', number: '5A3E-6CMR-CG02', state: 'disposisi', region_name: 'Cisukadana',
      received_at: '2026-11-22T00:17:11.119Z', because: ['name', 'place'],
    },
  ],
  node: '3208', asking: 7,
};
export const known_answer = {
  is_answered: true,
  cases: [
    {
      number: '5A3E-6CBA-CG2T', office: 'Dinas Sosial Kabupaten Kuningan', state: 'ditangani',
      since: '2026-11-20T02:00:00Z',
    },
  ],
};

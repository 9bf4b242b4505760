// Made-up cases in the server's shapes. No real person is in here.
export const case_queues = {
  items: [
    {
      code: 'urgent', name_id: 'Darurat', name_en: 'Urgent', count: 1, count_is_capped: false, oldest_at: null,
      late_count: 0,
    },
    {
      code: 'mine', name_id: 'Tugas saya', name_en: 'Mine', count: 6, count_is_capped: false,
      oldest_at: '2026-11-11T00:17:11.119Z', late_count: 1,
    },
    {
      code: 'incoming', name_id: 'Diminta kepada kita', name_en: 'Asked of us', count: 2, count_is_capped: false,
      oldest_at: '2026-11-23T00:17:11.119Z', late_count: 0,
    },
    {
      code: 'unassigned', name_id: 'Belum ada petugas', name_en: 'Unassigned', count: 3, count_is_capped: false,
      oldest_at: '2026-11-23T00:17:11.119Z', late_count: 0,
    },
    {
      code: 'health', name_id: 'Kesehatan dulu', name_en: 'Health first', count: 5, count_is_capped: false,
      oldest_at: '2026-11-17T00:17:11.119Z', late_count: 0,
    },
    {
      code: 'shelter', name_id: 'Di rumah singgah', name_en: 'In the shelter', count: 0, count_is_capped: false,
      oldest_at: null, late_count: 0,
    },
    {
      code: 'asked_up', name_id: 'Diminta ke atas', name_en: 'Asked above', count: 3, count_is_capped: false,
      oldest_at: '2026-11-18T00:17:11.119Z', late_count: 0,
    },
    {
      code: 'asked_down', name_id: 'Disposisi', name_en: 'Asked below', count: 0, count_is_capped: false,
      oldest_at: null, late_count: 0,
    },
    {
      code: 'late', name_id: 'Lewat tenggat', name_en: 'Late', count: 1, count_is_capped: false, oldest_at: null,
      late_count: 1,
    },
    {
      code: 'aftercare', name_id: 'Kunjungan purnalayan', name_en: 'Aftercare due', count: 0,
      count_is_capped: false, oldest_at: null, late_count: 0,
    },
    {
      code: 'all', name_id: 'Semua yang terbuka', name_en: 'All open', count: 16, count_is_capped: false,
      oldest_at: '2026-11-11T00:17:11.119Z', late_count: 0,
    },
  ],
};
export const case_rows = [
  {
    id: '05A3E6F7WF000', number: '5A3E-6F7W-F000', region: '3208012001', region_name: 'Sindangjawa',
    form: 'managed', state: 'ditangani', types: [], need: '', risk: 'unknown', urgency: 'normal', is_child: true,
    officer: '0527F0EG0001P', officer_name: 'Engkos Kurniawan', unit_name: 'Bidang Rehabilitasi Sosial',
    pen_node: '3208', due_at: '2026-12-11T16:59:59.999Z', received_at: '2026-11-23T00:17:12.830Z', days_left: 14,
    waiting_for: '', version: 12, withheld: true,
  },
  {
    id: '05A3E6CP8CG02', number: '5A3E-6CP8-CG02', region: '3208012001', region_name: 'Sindangjawa',
    form: 'managed', state: 'ditangani', types: ['fakir_miskin'],
    need: 'Penelepon 171: keluarga belum pernah menerima bantuan', risk: 'high', urgency: 'emergency',
    is_child: false, officer: '0527F0EG0001P', officer_name: 'Engkos Kurniawan',
    unit_name: 'Bidang Rehabilitasi Sosial', pen_node: 'pusat', due_at: null,
    received_at: '2026-11-16T00:17:11.119Z', days_left: -2, waiting_for: 'health', version: 5, withheld: false,
  },
  {
    id: '05A3E6CMRCG02', number: '5A3E-6CMR-CG02', region: '3208012011', region_name: 'Cisukadana',
    form: 'managed', state: 'disposisi', types: ['anak_telantar'], need: 'Asesmen lapangan, amankan anak',
    risk: 'unknown', urgency: 'normal', is_child: false, officer: '0527F0EG0001P',
    officer_name: 'Engkos Kurniawan', unit_name: 'Bidang Rehabilitasi Sosial', pen_node: 'pusat',
    due_at: '2026-11-24T16:59:59.999Z', received_at: '2026-11-22T00:17:11.119Z', days_left: 1,
    waiting_for: 'health', version: 4, withheld: false,
  },
  {
    id: '05A3E6CKRCG02', number: '5A3E-6CKR-CG02', region: '3208012010', region_name: 'Ciherang', form: 'managed',
    state: 'disposisi', types: ['lansia_telantar'], need: 'Penelepon 171: kakek tidur di emperan pasar',
    risk: 'unknown', urgency: 'normal', is_child: false, officer: null, officer_name: '', unit_name: '',
    pen_node: 'pusat', due_at: '2026-11-24T00:17:11.119Z', received_at: '2026-11-23T00:17:11.119Z', days_left: 1,
    waiting_for: 'incoming', version: 2, withheld: false,
  },
  {
    id: '05A3E6CHMCG06', number: '5A3E-6CHM-CG06', region: '3208012009', region_name: 'Tinggar', form: 'managed',
    state: 'ditangani', types: ['pekerja_migran'], need: 'Pekerja migran pulang tanpa uang dari pelabuhan',
    risk: 'unknown', urgency: 'normal', is_child: false, officer: '0527F0EG0001P',
    officer_name: 'Engkos Kurniawan', unit_name: 'Bidang Rehabilitasi Sosial', pen_node: '3208',
    due_at: '2026-12-01T16:59:59.999Z', received_at: '2026-11-11T00:17:11.119Z', days_left: 6, waiting_for: '',
    version: 10, withheld: false,
  },
  {
    id: '05A3E6CG0CG04', number: '5A3E-6CG0-CG04', region: '3208012008', region_name: 'Bayuning', form: 'managed',
    state: 'ditangani', types: ['korban_napza'], need: 'Pemuda pecandu ingin berhenti', risk: 'unknown',
    urgency: 'normal', is_child: false, officer: '0527F0EG0001P', officer_name: 'Engkos Kurniawan',
    unit_name: 'Bidang Rehabilitasi Sosial', pen_node: '3208', due_at: '2026-12-03T16:59:59.999Z',
    received_at: '2026-11-15T00:17:11.119Z', days_left: 8, waiting_for: '', version: 9, withheld: false,
  },
];
export const case_file = {
  head: {
    id: '05A3E6F7WF000', number: '5A3E-6F7W-F000', region: '3208012001', region_name: 'Sindangjawa',
    form: 'managed', state: 'eskalasi', types: ['lansia_telantar'], need: 'Kakek sakit tidur di pasar',
    risk: 'high', urgency: 'soon', is_child: false, officer: '0527F0EG0001P', officer_name: 'Engkos Kurniawan',
    unit_name: 'Bidang Rehabilitasi Sosial', pen_node: '3208', due_at: '2026-12-11T16:59:59.999Z',
    received_at: '2026-11-23T00:17:12.830Z', days_left: 3, waiting_for: 'asked_up', version: 12, withheld: false,
  },
  grievance: '01JD000001002', grievance_number: 'KNG-2026-4301', source: 'visit', answer: '', close_reason: '',
  closed_at: null, promise_at: '2026-12-11T16:59:59.999Z',
  persons: [
    {
      id: '05A3E6F7WF001', role: 'subject', identity: 'known', name: 'Pak Karta Contoh', nik_masked: '', sex: 'L',
      born_on: null, age_band: '60+', phone: '', address: '', relation: '', version: 1, is_withheld: false,
    },
  ],
  types: [{ code: 'lansia_telantar', name_id: 'Lanjut usia telantar', name_en: 'Neglected old person' }],
  state: 'ditangani',
  deeds: [
    'accept',
    'decline',
    'identified',
    'risk_set',
    'assessment',
    'plan',
    'goal_done',
    'service',
    'tracing',
    'tried',
    'journey',
    'reunification',
    'minutes_two',
    'consent',
    'death',
    'shelter_in',
    'refer',
    'assign',
    'types',
    'person',
    'escalate',
    'dispose',
    'offer_pen',
    'close',
    'note',
  ],
  plan: {
    goals: [
      {
        goal: 'Tinggal di tempat yang aman', how: 'Sentra lansia', who: 'Pekerja sosial', until: '2026-12-05',
        is_done: false, result: '',
      },
      {
        goal: 'Keluarga ditemukan', how: '', who: 'TKSK', until: null, is_done: true, result: 'Anak di Cirebon',
      },
    ],
  },
  health: 'recovered', shelter: { in_shelter: false, bed_days: 0, stays: [] },
  assignments: [
    {
      id: '05A3E6F8AF003', kind: 'referral', state: 'returned', from_node: '3208', to_node: '',
      place_name: 'RSUD (contoh)', reason: '', asked: 'Rawat sampai pulih', tried: '', state_reason: 'Sudah pulih',
      result: '', asked_at: '2026-11-23T00:17:12.837Z', due_at: '2026-11-30T16:59:59.999Z',
      answered_at: '2026-11-23T00:17:12.866Z', ended_at: '2026-11-23T00:17:12.871Z', is_emergency: false,
      with_pen: false, is_flagged: false, is_ours: false, is_late: false, basis: 'public_task', is_withheld: false,
    },
    {
      id: '05A3E6FB0F003', kind: 'escalation', state: 'asked', from_node: '3208', to_node: 'pusat', place_name: '',
      reason: 'province_full', asked: 'Satu tempat di sentra lansia',
      tried: "Panti provinsi penuh\nPDKT permakanan", state_reason: '', result: '',
      asked_at: '2026-11-23T00:17:12.880Z', due_at: '2026-11-30T16:59:59.999Z',
      answered_at: '2026-11-23T00:17:12.939Z', ended_at: '2026-11-23T00:17:12.943Z', is_emergency: false,
      with_pen: false, is_flagged: true, is_ours: false, is_late: false, basis: 'public_task', is_withheld: false,
    },
    {
      id: '05A3E6AAAA001', kind: 'disposition', state: 'accepted', from_node: 'pusat', to_node: '3208',
      place_name: '', reason: '', asked: 'Periksa di lapangan: apakah masih tidur di pasar?', tried: '',
      state_reason: '', result: '', asked_at: '2026-11-23T00:17:12.880Z', due_at: '2026-11-30T16:59:59.999Z',
      answered_at: '2026-11-23T00:17:12.939Z', ended_at: '2026-11-23T00:17:12.943Z', is_emergency: false,
      with_pen: false, is_flagged: false, is_ours: true, is_late: false, basis: 'public_task', is_withheld: false,
    },
  ],
  approvals: [
    {
      id: '05A3E6FAYF000', kind: 'referral', deed: 'ask', state: 'approved', asked_by_name: 'Engkos Kurniawan',
      decided_by_name: 'Komariah Wulandari', reason: '', asked_at: '2026-11-23T00:17:12.879Z',
      decided_at: '2026-11-23T00:17:12.880Z',
      body: {
        kind: 'escalation', to_node: 'pusat', reason: 'province_full', asked: 'Satu tempat di sentra lansia',
        tried: ['Panti provinsi penuh', 'PDKT permakanan'], with_pen: false, due_hours: null,
      },
      may_decide: false,
    },
    {
      id: '05A3E6BBBB001', kind: 'referral', deed: 'ask', state: 'asked', asked_by_name: 'Engkos Kurniawan',
      decided_by_name: '', reason: '', asked_at: '2026-11-23T00:17:12.879Z', decided_at: null,
      body: {
        kind: 'escalation', to_node: 'pusat', reason: 'province_full', asked: 'Satu tempat di sentra lansia',
        tried: ['Panti provinsi penuh', 'PDKT permakanan'], with_pen: false, due_hours: null,
      },
      may_decide: true,
    },
  ],
  due: [{ kind: 'aftercare', due_on: '2026-12-12', what: 'Kunjungan ke sentra', is_done: false }],
  papers: [
    {
      id: '05A3E6PPPP001', kind: 'photo', file_name: 'los-pasar.jpg', type: 'image/jpeg',
      url: '/api/v1/cases/05A3E6F7WF000/papers/05A3E6PPPP001', bytes: 81234, at: '2026-11-21T02:10:00Z',
      from_node: '3208',
    },
  ],
  timeline_next: null,
  kinds: ['accepted', 'approval_asked', 'approved', 'assessment', 'done', 'escalated', 'health_back', 'health_referral', 'medical_need', 'note', 'opened', 'plan', 'referral', 'service', 'taken'],
  timeline: [
    {
      id: '05A3E6FFCF002', at: '2026-11-22T09:10:00.000Z', kind: 'done', by_name: '', by_role: 'back_office',
      office: 'Kementerian Sosial, Pusat Kendali', author_node: 'pusat',
      body: {
        assignment: '05A3E6FBGER0E', from_node: '3208', reason: '',
        result: 'Tempat di Sentra contoh Bandung tersedia mulai Senin',
      },
      is_withheld: false, is_partial: false, papers: [],
    },
    {
      id: '05A3E6FF2F002', at: '2026-11-22T08:11:00.000Z', kind: 'accepted', by_name: '', by_role: 'back_office',
      office: 'Kementerian Sosial, Pusat Kendali', author_node: 'pusat',
      body: { assignment: '05A3E6FBGER0E', from_node: '3208', reason: '', result: '' }, is_withheld: false,
      is_partial: false, papers: [],
    },
    {
      id: '05A3E6FB0F004', at: '2026-11-22T07:12:00.000Z', kind: 'escalated', by_name: 'Engkos Kurniawan',
      by_role: 'back_office', office: 'Dinas Sosial Kabupaten Kuningan', author_node: '3208',
      body: {
        assignment: '05A3E6FB0F003', to_node: 'pusat', reason: 'province_full',
        asked: 'Satu tempat di sentra lansia', tried: ['Panti provinsi penuh', 'PDKT permakanan'],
        basis: 'public_task', by: 'agreement',
        fields: ['identity', 'nik', 'contact', 'address', 'health', 'assessment'], with_pen: false,
        due_at: '2026-11-30T16:59:59.999Z',
      },
      is_withheld: false, is_partial: false, papers: [],
    },
    {
      id: '05A3E6ZZZZ001', at: '2026-11-21T08:00:00Z', kind: 'service', by_name: 'Engkos Kurniawan',
      by_role: 'back_office', office: 'Dinas Sosial Kabupaten Kuningan', author_node: '3208',
      body: {
        code: 'atensi_1', quantity: 3, unit: 'paket', bast: 'BAST/014/2026', on: '2026-11-21',
        note: 'Makanan dan selimut',
      },
      is_withheld: false, is_partial: false,
      papers: [
        {
          id: '05A3E6PPPP001', kind: 'photo', file_name: 'los-pasar.jpg', type: 'image/jpeg',
          url: '/api/v1/cases/05A3E6F7WF000/papers/05A3E6PPPP001', bytes: 81234, at: '2026-11-21T02:10:00Z',
          from_node: '3208',
        },
      ],
    },
    {
      id: '05A3E6ZZZZ002', at: '2026-11-21T07:30:00Z', kind: 'plan', by_name: 'Engkos Kurniawan',
      by_role: 'back_office', office: 'Dinas Sosial Kabupaten Kuningan', author_node: '3208',
      body: {
        goals: [
          {
            goal: 'Tinggal di tempat yang aman', how: 'Sentra lansia', who: 'Pekerja sosial', until: '2026-12-05',
          },
          { goal: 'Keluarga ditemukan', how: '', who: 'TKSK', until: null },
        ],
      },
      is_withheld: false, is_partial: false, papers: [],
    },
    {
      id: '05A3E6ZZZZ003', at: '2026-11-21T07:00:00Z', kind: 'assessment', by_name: 'Engkos Kurniawan',
      by_role: 'back_office', office: 'Dinas Sosial Kabupaten Kuningan', author_node: '3208',
      body: {
        bio: 'Berjalan pelan, makan teratur', psycho: 'Tenang, rindu anaknya',
        social: 'Tidak ada keluarga di Kuningan', spiritual: 'Rajin ke surau',
        summary: 'Aman bila ada yang mendampingi',
      },
      is_withheld: false, is_partial: false, papers: [],
    },
    {
      id: '05A3E6ZZZZ004', at: '2026-11-21T06:00:00Z', kind: 'note', by_name: '', by_role: '',
      office: 'Dinas Sosial Kabupaten Kuningan', author_node: '3208', body: null, is_withheld: true,
      is_partial: false, papers: [],
    },
    {
      id: '05A3E6ZZZZ005', at: '2026-11-21T05:30:00Z', kind: 'note', by_name: '', by_role: 'back_office',
      office: 'Kementerian Sosial, Pusat Kendali', author_node: 'pusat',
      body: { text: 'Sentra minta foto terbaru dan hasil pemeriksaan.' }, is_withheld: false, is_partial: true,
      papers: [],
    },
    {
      id: '05A3E6FB0F000', at: '2026-11-21T06:13:00.000Z', kind: 'approved', by_name: 'Komariah Wulandari',
      by_role: 'supervisor', office: 'Dinas Sosial Kabupaten Kuningan', author_node: '3208',
      body: { approval: '05A3E6FAYF000', kind: 'referral', deed: 'ask', reason: '' }, is_withheld: false,
      is_partial: false, papers: [],
    },
    {
      id: '05A3E6FAYF001', at: '2026-11-21T05:14:00.000Z', kind: 'approval_asked', by_name: 'Engkos Kurniawan',
      by_role: 'back_office', office: 'Dinas Sosial Kabupaten Kuningan', author_node: '3208',
      body: { approval: '05A3E6FAYF000', kind: 'referral', deed: 'ask', reason: '' }, is_withheld: false,
      is_partial: false, papers: [],
    },
    {
      id: '05A3E6FAPF000', at: '2026-11-21T04:15:00.000Z', kind: 'health_back', by_name: 'Engkos Kurniawan',
      by_role: 'back_office', office: 'Dinas Sosial Kabupaten Kuningan', author_node: '3208',
      body: { has_recovered: true, date_in: null, date_out: null, letter: '', summary: '' }, is_withheld: false,
      is_partial: false, papers: [],
    },
    {
      id: '05A3E6FAEF002', at: '2026-11-21T03:16:00.000Z', kind: 'health_back', by_name: 'Mimin Sumiati',
      by_role: 'partner', office: 'Dinas Sosial Kabupaten Kuningan', author_node: '3208',
      body: { has_recovered: true, date_in: null, date_out: null, letter: '', summary: 'Sudah pulih' },
      is_withheld: false, is_partial: false, papers: [],
    },
    {
      id: '05A3E6FA4F002', at: '2026-11-21T02:17:00.000Z', kind: 'accepted', by_name: 'Mimin Sumiati',
      by_role: 'partner', office: 'Dinas Sosial Kabupaten Kuningan', author_node: '3208',
      body: { assignment: '05A3E6F8AF003', place: 'RSUD (contoh)', reason: '', result: '' }, is_withheld: false,
      is_partial: false, papers: [],
    },
    {
      id: '05A3E6F8AF004', at: '2026-11-21T01:18:00.000Z', kind: 'health_referral', by_name: 'Engkos Kurniawan',
      by_role: 'back_office', office: 'Dinas Sosial Kabupaten Kuningan', author_node: '3208',
      body: {
        assignment: '05A3E6F8AF003', place: 'RSUD (contoh)', asked: 'Rawat sampai pulih', payer: 'apbd',
        basis: 'public_task', letter: 'R-1/2026',
      },
      is_withheld: false, is_partial: false, papers: [],
    },
    {
      id: '05A3E6F82F000', at: '2026-11-21T00:19:00.000Z', kind: 'medical_need', by_name: 'Engkos Kurniawan',
      by_role: 'back_office', office: 'Dinas Sosial Kabupaten Kuningan', author_node: '3208',
      body: { needs_treatment: true, seen_by: '', finding: 'demam' }, is_withheld: false, is_partial: false,
      papers: [],
    },
    {
      id: '05A3E6F80F000', at: '2026-11-21T00:10:00.000Z', kind: 'taken', by_name: 'Engkos Kurniawan',
      by_role: 'back_office', office: 'Dinas Sosial Kabupaten Kuningan', author_node: '3208', body: {},
      is_withheld: false, is_partial: false, papers: [],
    },
    {
      id: '05A3E6F7WF002', at: '2026-11-21T00:11:00.000Z', kind: 'opened', by_name: 'Engkos Kurniawan',
      by_role: 'back_office', office: 'Dinas Sosial Kabupaten Kuningan', author_node: '3208',
      body: { need: 'Kakek sakit tidur di pasar', source: 'visit', is_managed: true, grievance: '' },
      is_withheld: false, is_partial: false, papers: [],
    },
  ],
  sharing: {
    own_node: '3208', origin_node: '3208', pen_node: '3208', pen_offered_to: '',
    nodes: [
      {
        node: 'pusat', since: '2026-11-23T00:17:12.880Z', is_emergency: false,
        ground: {
          by: 'agreement', basis: 'public_task', agreement_number: 'CONTOH/HK.02/2023',
          fields: ['identity', 'nik', 'contact', 'address', 'health', 'assessment'], is_flagged: false,
          answer_by: null,
        },
      },
    ],
  },
};
export const preview = {
  this_will_be_sent: [
    { label_id: 'Yang diminta', label_en: 'What is asked', value: 'Satu tempat di sentra lansia' },
    { label_id: 'Kebutuhan', label_en: 'Need', value: 'Kakek sakit tidur di pasar' },
  ],
  ground: {
    by: 'statute', basis: 'public_task', agreement_number: '', fields: [], is_flagged: true,
    answer_by: '2026-12-10T16:59:59Z',
  },
};

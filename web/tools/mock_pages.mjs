// Made-up contexts for the public templates, in the shapes that each template's first lines describe.
const office = { name: 'Dinas Sosial', area_name: 'Kabupaten Kuningan' };
const help = [
  { name: 'Darurat', number: '112', href: 'tel:112', note: '24 jam' },
  { name: 'SAPA', number: '129', href: 'tel:129', note: 'kekerasan perempuan dan anak' },
  { name: 'UPTD PPA Kuningan' },
];
const districts = ['Cibeureum', 'Cibingbin', 'Cilimus', 'Kadugede', 'Kuningan', 'Luragung'].map((name, d) => ({
  name,
  villages: Array.from({ length: 9 }, (_, i) => ({
    code: `3208${String(d + 1).padStart(2, '0')}20${String(i + 1).padStart(2, '0')}`,
    name:
      ['Sindangjawa', 'Ciasih', 'Margasari', 'Sukamaju', 'Babakan', 'Cikadu', 'Windusari', 'Nanggela', 'Pasirayu'][i] +
      (d ? ` ${name}` : ''),
  })),
}));
const field = (body, name) => /\r\n\r\n([\s\S]*?)\r\n--/.exec(body.slice(body.indexOf(`name="${name}"`)))?.[1] ?? '';

export function contexts(url, method, body, kinds, language) {
  const base = { office, help, lang_url: `${url.pathname}?lang=${language === 'id' ? 'en' : 'id'}` };
  const named = kinds.map((k) => ({
    ...k,
    name: language === 'id' ? k.name_id : k.name_en,
    hint: language === 'id' ? k.hint_id : k.hint_en,
    promise: k.urgent_hours ? `${k.urgent_hours} jam` : `${k.promise_days ?? 14} hari kerja`,
    is_chosen: url.searchParams.get('jenis') === k.code,
  }));
  if (url.pathname === '/') return ['depan', { ...base, kinds: named }];
  if (
    url.pathname === '/lapor' &&
    method === 'POST' &&
    body.includes('name="region"') &&
    field(body, 'region') &&
    field(body, 'text').length >= 10
  ) {
    return [
      'tanda',
      {
        ...base,
        tracking_number: 'KNG-2026-4301',
        key: 'RAWA-7741',
        answer_by: 'Jumat, 11 Desember 2026',
        track_url: '/lacak?nomor=KNG-2026-4301&kunci=RAWA-7741',
        receipt_url: '#',
        share_url: 'https://wa.me/?text=KNG-2026-4301',
        copy_text: 'KNG-2026-4301 RAWA-7741',
      },
    ];
  }
  if (url.pathname === '/lapor') {
    const is_wrong = method === 'POST';
    const errors = is_wrong
      ? [
          { path: 'region', message: 'Pilih desa atau kelurahan tempat kejadian.' },
          { path: 'text', message: 'Ceritakan kejadiannya, paling sedikit 10 huruf.' },
        ]
      : [];
    return [
      'lapor',
      {
        ...base,
        kinds: named,
        has_districts: true,
        districts,
        value: {},
        is: { open: true },
        client_key: '00000000-0000-4000-8000-000000000000',
        has_errors: is_wrong,
        errors,
        wrong: is_wrong ? { region: errors[0].message, text: errors[1].message } : {},
      },
    ];
  }
  if (url.pathname.startsWith('/lacak')) {
    const nomor = url.searchParams.get('nomor') ?? '';
    if (!nomor && method === 'GET') return ['lacak', { ...base, nomor: '', kunci: '' }];
    return [
      'lacak',
      {
        ...base,
        nomor,
        found: {
          tracking_number: nomor || 'KNG-2026-4301',
          key: 'RAWA-7741',
          kind_name: 'Orang terlantar ditemukan',
          region_name: 'Sindangjawa, Kec. Kadugede',
          received_on: '20 November 2026',
          answer_by: 'Jumat, 11 Desember 2026',
          is_late: false,
          is_open: true,
          tone: 'work',
          state_name: 'Dikerjakan',
          state_text: 'Petugas sedang menangani laporan Anda.',
          question: 'Apakah bapak tersebut masih di tempat yang sama pagi ini?',
          may_rate: true,
          may_rebut: true,
          rebut_until: '2 Desember 2026',
          receipt_url: '#',
          timeline: [
            {
              at: '22 Nov 2026, 08.10',
              what: 'Pertanyaan untuk Anda',
              by: 'Dinas Sosial',
              text: 'Apakah bapak tersebut masih di tempat yang sama pagi ini?',
              by_office: true,
            },
            { at: '21 Nov 2026, 14.02', what: 'Diverifikasi', by: 'Dinas Sosial', by_office: true },
            { at: '20 Nov 2026, 16.40', what: 'Laporan diterima', by: 'Anda', text: '', by_office: false },
          ],
        },
      },
    ];
  }
  return ['pesan', { ...base, title: 'Halaman tidak ada', text: 'Periksa alamatnya.' }];
}

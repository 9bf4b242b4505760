// Code lists of cases and the guide, as the server tells them.
export const case_words = {
  types: [
    {
      code: 'balita_telantar', name_id: 'Anak balita telantar', name_en: 'Neglected child under five', number: 1,
      is_child: true,
    },
    { code: 'anak_telantar', name_id: 'Anak telantar', name_en: 'Neglected child', number: 2, is_child: true },
    {
      code: 'anak_berhadapan_hukum', name_id: 'Anak berhadapan dengan hukum',
      name_en: 'Child in conflict with the law', number: 3, is_child: true,
    },
    { code: 'anak_jalanan', name_id: 'Anak jalanan', name_en: 'Street child', number: 4, is_child: true },
    {
      code: 'anak_disabilitas', name_id: 'Anak dengan kedisabilitasan', name_en: 'Child with a disability',
      number: 5, is_child: true,
    },
    {
      code: 'anak_korban_kekerasan', name_id: 'Anak korban tindak kekerasan atau diperlakukan salah',
      name_en: 'Child harmed by violence', number: 6, is_child: true,
    },
    {
      code: 'anak_perlindungan_khusus', name_id: 'Anak yang memerlukan perlindungan khusus',
      name_en: 'Child in need of special protection', number: 7, is_child: true,
    },
    {
      code: 'lansia_telantar', name_id: 'Lanjut usia telantar', name_en: 'Neglected old person', number: 8,
      is_child: false,
    },
    {
      code: 'disabilitas', name_id: 'Penyandang disabilitas', name_en: 'Person with a disability', number: 9,
      is_child: false,
    },
    {
      code: 'tuna_susila', name_id: 'Tuna susila', name_en: 'Person in prostitution', number: 10, is_child: false,
    },
    { code: 'gelandangan', name_id: 'Gelandangan', name_en: 'Homeless person', number: 11, is_child: false },
    { code: 'pengemis', name_id: 'Pengemis', name_en: 'Beggar', number: 12, is_child: false },
    { code: 'pemulung', name_id: 'Pemulung', name_en: 'Waste picker', number: 13, is_child: false },
    {
      code: 'kelompok_minoritas', name_id: 'Kelompok minoritas', name_en: 'Member of a minority', number: 14,
      is_child: false,
    },
    {
      code: 'bekas_warga_binaan', name_id: 'Bekas warga binaan lembaga pemasyarakatan', name_en: 'Former prisoner',
      number: 15, is_child: false,
    },
    {
      code: 'odha', name_id: 'Orang dengan HIV/AIDS (ODHA)', name_en: 'Person with HIV/AIDS', number: 16,
      is_child: false,
    },
    {
      code: 'korban_napza', name_id: 'Korban penyalahgunaan NAPZA', name_en: 'Person harmed by drugs', number: 17,
      is_child: false,
    },
    {
      code: 'korban_trafficking', name_id: 'Korban trafficking', name_en: 'Person harmed by trafficking',
      number: 18, is_child: false,
    },
    {
      code: 'korban_kekerasan', name_id: 'Korban tindak kekerasan', name_en: 'Person harmed by violence',
      number: 19, is_child: false,
    },
    {
      code: 'pekerja_migran', name_id: 'Pekerja migran bermasalah sosial', name_en: 'Migrant worker in need',
      number: 20, is_child: false,
    },
    {
      code: 'korban_bencana_alam', name_id: 'Korban bencana alam', name_en: 'Person harmed by a natural disaster',
      number: 21, is_child: false,
    },
    {
      code: 'korban_bencana_sosial', name_id: 'Korban bencana sosial', name_en: 'Person harmed by social conflict',
      number: 22, is_child: false,
    },
    {
      code: 'perempuan_rawan', name_id: 'Perempuan rawan sosial ekonomi',
      name_en: 'Woman at social and economic risk', number: 23, is_child: false,
    },
    { code: 'fakir_miskin', name_id: 'Fakir miskin', name_en: 'Destitute person', number: 24, is_child: false },
    {
      code: 'keluarga_bermasalah', name_id: 'Keluarga bermasalah sosial psikologis',
      name_en: 'Family with social and psychological need', number: 25, is_child: false,
    },
    {
      code: 'komunitas_adat', name_id: 'Komunitas adat terpencil', name_en: 'Remote indigenous community',
      number: 26, is_child: false,
    },
  ],
  services: [
    {
      code: 'atensi_1', name_id: 'ATENSI: dukungan pemenuhan kebutuhan hidup layak',
      name_en: 'ATENSI: needs of a decent life', unit: 'paket',
    },
    {
      code: 'atensi_2', name_id: 'ATENSI: perawatan sosial atau pengasuhan anak',
      name_en: 'ATENSI: care, care of children', unit: 'kali',
    },
    {
      code: 'atensi_3', name_id: 'ATENSI: dukungan keluarga', name_en: 'ATENSI: support of the family',
      unit: 'kali',
    },
    {
      code: 'atensi_4', name_id: 'ATENSI: terapi fisik, psikososial, mental spiritual', name_en: 'ATENSI: therapy',
      unit: 'kali',
    },
    {
      code: 'atensi_5', name_id: 'ATENSI: pelatihan vokasional atau kewirausahaan',
      name_en: 'ATENSI: vocational training', unit: 'kali',
    },
    {
      code: 'atensi_6', name_id: 'ATENSI: bantuan dan asistensi sosial',
      name_en: 'ATENSI: social aid and assistance', unit: 'paket',
    },
    {
      code: 'atensi_7', name_id: 'ATENSI: dukungan aksesibilitas', name_en: 'ATENSI: accessibility', unit: 'unit',
    },
    {
      code: 'spm_permakanan', name_id: 'Permakanan, paling lama 7 hari', name_en: 'Meals, at most 7 days',
      unit: 'hari',
    },
  ],
  escalation_reasons: [
    { code: 'no_local_service', name_id: 'Tidak ada layanan di daerah', name_en: 'No local service' },
    {
      code: 'province_authority', name_id: 'Kewenangan atau panti provinsi',
      name_en: 'Authority or institution of the province',
    },
    { code: 'province_full', name_id: 'Panti provinsi penuh', name_en: "The province's institution is full" },
    { code: 'province_declined', name_id: 'Provinsi menolak', name_en: 'The province declined' },
    { code: 'budget_exhausted', name_id: 'Anggaran habis', name_en: 'The budget is used up' },
    { code: 'crosses_regions', name_id: 'Lintas wilayah', name_en: 'Crosses regions' },
    { code: 'ministry_authority', name_id: 'Kewenangan kementerian', name_en: 'Authority of the ministry' },
    { code: 'emergency_24h', name_id: 'Darurat 1x24 jam', name_en: 'Emergency, within 24 hours' },
    { code: 'clock_broken', name_id: 'Tenggat lewat', name_en: 'The clock ran out' },
  ],
  close_reasons: [
    { code: 'need_met', name_id: 'Kebutuhan terpenuhi', name_en: 'The need was met' },
    { code: 'reunified', name_id: 'Kembali ke keluarga', name_en: 'Back with the family' },
    {
      code: 'home_region', name_id: 'Dipulangkan ke daerah asal', name_en: 'Sent home to the region of origin',
    },
    { code: 'placed', name_id: 'Ditempatkan di panti atau sentra', name_en: 'Placed in an institution' },
    { code: 'independent', name_id: 'Sudah mandiri', name_en: 'Lives on their own means' },
    { code: 'died', name_id: 'Meninggal dunia', name_en: 'Died' },
    { code: 'other_office', name_id: 'Dilanjutkan kantor lain', name_en: 'Continued by another office' },
    { code: 'refused_help', name_id: 'Menolak dibantu', name_en: 'Refused help' },
    { code: 'left', name_id: 'Pergi dan tidak ditemukan', name_en: 'Left and was not found' },
    { code: 'not_ppks', name_id: 'Bukan PPKS atau keliru', name_en: 'Not in need, or an error' },
  ],
  entry_kinds: ['note', 'need_met', 'risk_set', 'identified', 'medical_need'],
};
export const needs = {
  items: [
    {
      code: 'sakit', name: 'Ada orang sakit atau terluka',
      hint: 'Di jalan, di pasar, di rumah tanpa ada yang merawat', name_id: 'Ada orang sakit atau terluka',
      name_en: 'Somebody is sick or hurt', hint_id: 'Di jalan, di pasar, di rumah tanpa ada yang merawat',
      hint_en: 'In the street, at the market, at home with nobody to care', sort: 10,
    },
    {
      code: 'kekerasan', name: 'Ada kekerasan pada perempuan atau anak',
      hint: 'Dipukul, diancam, dilecehkan, dipaksa', name_id: 'Ada kekerasan pada perempuan atau anak',
      name_en: 'Violence against a woman or a child', hint_id: 'Dipukul, diancam, dilecehkan, dipaksa',
      hint_en: 'Beaten, threatened, abused, forced', sort: 20,
    },
    {
      code: 'anak', name: 'Anak telantar atau tanpa pengasuh',
      hint: 'Bayi ditinggalkan, anak jalanan, anak tanpa orang tua', name_id: 'Anak telantar atau tanpa pengasuh',
      name_en: 'A child neglected or without a carer',
      hint_id: 'Bayi ditinggalkan, anak jalanan, anak tanpa orang tua',
      hint_en: 'An abandoned baby, a child of the street, a child without parents', sort: 30,
    },
    {
      code: 'lansia', name: 'Lansia telantar', hint: 'Hidup sendiri, tidak terurus, tanpa keluarga',
      name_id: 'Lansia telantar', name_en: 'An old person left alone',
      hint_id: 'Hidup sendiri, tidak terurus, tanpa keluarga', hint_en: 'Lives alone, uncared for, without family',
      sort: 40,
    },
    {
      code: 'disabilitas', name: 'Penyandang disabilitas butuh bantuan',
      hint: 'Kursi roda, alat dengar, perawatan, pendampingan', name_id: 'Penyandang disabilitas butuh bantuan',
      name_en: 'A person with a disability needs help',
      hint_id: 'Kursi roda, alat dengar, perawatan, pendampingan',
      hint_en: 'Wheelchair, hearing aid, care, support', sort: 50,
    },
    {
      code: 'odgj', name: 'Gangguan jiwa (ODGJ)', hint: 'Mengamuk, berkeliaran, dipasung, atau tidak berobat',
      name_id: 'Gangguan jiwa (ODGJ)', name_en: 'Mental illness (ODGJ)',
      hint_id: 'Mengamuk, berkeliaran, dipasung, atau tidak berobat',
      hint_en: 'Agitated, wandering, in shackles, or untreated', sort: 60,
    },
  ],
  next: null,
};
export const guide = {
  items: [
    {
      code: 'anak.dinsos', need: 'anak', need_name: 'Anak telantar atau tanpa pengasuh', urgency: 'any',
      place_kind: 'dinsos', office: 'Dinas Sosial', service: 'Perlindungan anak telantar di luar panti',
      steps: [
        'Lapor ke Dinas Sosial atau Puskesos desa.',
        'Petugas menjangkau, menilai, dan menelusuri keluarga.',
        'Keluarga ditemukan: anak kembali. Bila tidak: rumah singgah, lalu lembaga.',
      ],
      documents: [], phone: '', source: 'PP 2/2018, Permensos 9/2018 (SPM) (docs/sources.md#spm-social)',
      places: [],
    },
    {
      code: 'anak.panti', need: 'anak', need_name: 'Anak telantar atau tanpa pengasuh', urgency: 'ordinary',
      place_kind: 'province_institution', office: 'Panti provinsi atau LKS', service: 'Pengasuhan di dalam panti',
      steps: ['Hanya bila pengasuhan keluarga tidak mungkin.', 'Diusulkan Dinas Sosial sesudah asesmen.'],
      documents: [], phone: '', source: 'UU 23/2014 (docs/sources.md#authority)',
      places: [
        {
          id: '05A3E6CBACG0X', kind: 'province_institution', kind_name: 'Panti provinsi',
          name: 'Panti lansia UPTD provinsi (contoh)', region_name: 'Kota Bandung',
          address: 'Jl. Contoh Provinsi 9', phone: '0220000109', hours: '24 jam',
          offers: ['Pengasuhan lansia telantar'], lat: null, lon: null, km: null, free_beds: null, free_on: null,
        },
      ],
    },
  ],
  next: null, region: '3208012001', region_name: 'Sindangjawa',
};
export const guide_rows = {
  items: [
    {
      code: 'anak.dinsos', region: '', region_name: 'Indonesia', need: 'anak', urgency: 'any',
      place_kind: 'dinsos', office_id: 'Dinas Sosial', office_en: 'Social office',
      service_id: 'Perlindungan anak telantar di luar panti',
      service_en: 'Protection of neglected children outside institutions',
      steps_id: "Lapor ke Dinas Sosial atau Puskesos desa.\nPetugas menjangkau, menilai, dan menelusur",
      steps_en: "Report to the social office or the village counter.\nStaff reach out, assess and trac",
      documents_id: '', documents_en: '', phone: '',
      source: 'PP 2/2018, Permensos 9/2018 (SPM) (docs/sources.md#spm-social)', sort: 70, is_hidden: false,
      is_own: false, is_replaced: false,
    },
    {
      code: 'anak.panti', region: '', region_name: 'Indonesia', need: 'anak', urgency: 'ordinary',
      place_kind: 'province_institution', office_id: 'Panti provinsi atau LKS',
      office_en: 'Institution of the province or LKS', service_id: 'Pengasuhan di dalam panti',
      service_en: 'Care inside an institution',
      steps_id: "Hanya bila pengasuhan keluarga tidak mungkin.\nDiusulkan Dinas Sosial sesudah asesmen",
      steps_en: "Only where family care is impossible.\nProposed by the social office after assessment",
      documents_id: '', documents_en: '', phone: '', source: 'UU 23/2014 (docs/sources.md#authority)', sort: 80,
      is_hidden: false, is_own: false, is_replaced: false,
    },
    {
      code: 'bansos.cek', region: '', region_name: 'Indonesia', need: 'bansos', urgency: 'ordinary',
      place_kind: 'other', office_id: 'Aplikasi Cek Bansos atau 021-171', office_en: 'App Cek Bansos or 021-171',
      service_id: 'Usul dan sanggah', service_en: 'Propose and object',
      steps_id: "Usul diri sendiri atau tetangga di desa yang sama.\nSanggah penerima yang tidak layak",
      steps_en: "Propose yourself or a neighbour of the same village.\nObject to a receiver with a pho",
      documents_id: 'KTP asli dan swafoto dengan KTP', documents_en: 'Identity card and a selfie with it',
      phone: '021-171', source: 'Permensos 3/2025, Kepmensos 245/HUK/2025 (docs/sources.md#dtsen-update)',
      sort: 260, is_hidden: false, is_own: false, is_replaced: false,
    },
    {
      code: 'bansos.puskesos', region: '', region_name: 'Indonesia', need: 'bansos', urgency: 'any',
      place_kind: 'puskesos', office_id: 'Operator SIKS-NG desa atau Puskesos',
      office_en: 'Village SIKS-NG operator or counter', service_id: 'Usulan dan perbaikan data',
      service_en: 'Proposals and corrections',
      steps_id: "Datang ke kantor desa atau kelurahan.\nUsulan dibahas di musyawarah desa, diverifikas",
      steps_en: "Go to the village office.\nDiscussed in the village assembly, verified by the social ",
      documents_id: 'KTP dan KK', documents_en: 'Identity and family card', phone: '',
      source: 'Permensos 3/2025, Kepmensos 245/HUK/2025 (docs/sources.md#dtsen-update)', sort: 250,
      is_hidden: false, is_own: false, is_replaced: false,
    },
  ],
  next: null,
};

/// The office's clocks, by the day from which they hold.
const clocks = (verify_days, ordinary_days) => ({
  verify_days, follow_up_days: 5, information_days: 5, ordinary_days, supervisory_days: 60, rebut_days: 10,
});
export const office_clocks = {
  today: clocks(3, 14),
  items: [
    { valid_from: '2099-01-01', clocks: clocks(2, 10), source: 'Peraturan Bupati Contoh 9/2098' },
    { valid_from: '2026-01-01', clocks: clocks(3, 14), source: 'SK Kepala Dinas Contoh 1/2026' },
    { valid_from: '2025-01-01', clocks: clocks(3, 14), source: 'Peraturan yang berlaku' },
  ],
};
const meaning = (code, standing, words, text_id, who_id, next_id) => ({
  code, standing, words, text_id, text_en: text_id, who_id, who_en: who_id, next_id, next_en: next_id, appeal_id: '',
  appeal_en: '',
});
export const aid_reasons = {
  items: [
    meaning('meninggal', 'stopped', 'meninggal|wafat', 'Penerima tercatat meninggal dunia.', 'Musyawarah desa',
      'Bila masih hidup, datang dengan KTP.'),
    meaning('gagal_rekening', 'failed', 'gagal cek rekening|retur', 'Pemeriksaan rekening gagal.', 'Bank penyalur',
      'Bawa buku rekening dan KTP ke bank.'),
    meaning('tidak_dikenal', 'unknown', '', 'Status ini belum dikenal program.', 'Pemilik data',
      'Tanyakan artinya kepada operator SIKS-NG.'),
  ],
};
export const letterhead = {
  head: {
    above: 'PEMERINTAH KABUPATEN KUNINGAN', office: 'Dinas Sosial', address: 'Jalan Contoh 1, Kuningan',
    place: 'Kuningan', head_title: 'Kepala Dinas Sosial',
  },
  logo: '',
  signers: [{ account: '01JD000000AA4', name: 'Ujang Permana', title: 'Kepala Dinas Sosial', nip: '' }],
};
/// What an erasure of a report would take.
export const erasure = {
  id: '01JD000001002', tracking_number: '1KD3-7Q8R-2MXA', kind_name: 'Layanan petugas', region_name: 'Sindangjawa',
  state_name: 'Selesai', received_at: '2026-09-01T03:00:00Z', is_open: false, is_erased: false, has_reporter: true,
  photos: 2, words: 6,
};

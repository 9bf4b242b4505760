-- Requests at the counter. The person stands apart in request_person, so that it is read with its own act and erased
-- without touching the request; health in a column of its own. Kinds are rows of the office: what is here are the usual
-- ones (docs/sources.md#counter-service).
CREATE TABLE request_kind (
    code            TEXT PRIMARY KEY,
    name_id         TEXT NOT NULL,
    name_en         TEXT NOT NULL,
    hint_id         TEXT NOT NULL DEFAULT '',
    hint_en         TEXT NOT NULL DEFAULT '',
    who_id          TEXT NOT NULL DEFAULT '',
    who_en          TEXT NOT NULL DEFAULT '',
    receives_id     TEXT NOT NULL DEFAULT '',
    receives_en     TEXT NOT NULL DEFAULT '',
    law             TEXT NOT NULL DEFAULT '',
    promise_days    BIGINT NOT NULL CHECK (promise_days BETWEEN 1 AND 90),
    urgent_hours    BIGINT NOT NULL DEFAULT 0 CHECK (urgent_hours BETWEEN 0 AND 168),
    needs_initial   BOOLEAN NOT NULL DEFAULT TRUE,
    is_pbi          BOOLEAN NOT NULL DEFAULT FALSE,
    unit            BIGINT,
    signer          BIGINT,
    register_code   TEXT NOT NULL DEFAULT 'umum',
    number_format   TEXT NOT NULL DEFAULT '{nomor}/{kode}/{bulan}/{tahun}',
    number_code     TEXT NOT NULL DEFAULT '',
    valid_days      BIGINT NOT NULL DEFAULT 0,
    retention_years BIGINT NOT NULL DEFAULT 5 CHECK (retention_years BETWEEN 1 AND 100),
    is_active       BOOLEAN NOT NULL DEFAULT TRUE,
    sort            BIGINT NOT NULL DEFAULT 0,
    version         BIGINT NOT NULL DEFAULT 1,
    papers          TEXT NOT NULL DEFAULT '[]',
    checks          TEXT NOT NULL DEFAULT '[]',
    fields          TEXT NOT NULL DEFAULT '[]',
    letter          TEXT NOT NULL DEFAULT '{}'
);

CREATE TABLE request (
    id           ROWID,
    kind         TEXT NOT NULL REFERENCES request_kind (code),
    region       TEXT NOT NULL,
    state        TEXT NOT NULL,
    state_since  BIGINT NOT NULL,
    received_at  BIGINT NOT NULL,
    due_at       BIGINT NOT NULL,
    is_urgent    BOOLEAN NOT NULL DEFAULT FALSE,
    is_open      BOOLEAN NOT NULL DEFAULT TRUE,
    unit         BIGINT,
    officer      BIGINT,
    checked_by   BIGINT,
    taken_by     BIGINT NOT NULL,
    late_told_at BIGINT,
    ended_at     BIGINT,
    version      BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX request_open ON request (due_at, id) WHERE is_open;
CREATE INDEX request_open_of_area ON request (region, due_at, id) WHERE is_open;
CREATE INDEX request_open_of_officer ON request (officer, due_at, id) WHERE is_open AND officer IS NOT NULL;
CREATE INDEX request_by_region ON request (region, id);
CREATE INDEX request_ended ON request (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX request_not_told ON request (due_at) WHERE is_open AND late_told_at IS NULL;

CREATE TABLE request_person (
    request        BIGINT PRIMARY KEY REFERENCES request (id),
    name           TEXT NOT NULL,
    nik            TEXT NOT NULL DEFAULT '',
    no_kk          TEXT NOT NULL DEFAULT '',
    born_place     TEXT NOT NULL DEFAULT '',
    born_on        TEXT,
    address        TEXT NOT NULL DEFAULT '',
    phone          TEXT NOT NULL DEFAULT '',
    asker_name     TEXT NOT NULL DEFAULT '',
    asker_relation TEXT NOT NULL DEFAULT '',
    answers        TEXT NOT NULL DEFAULT '{}',
    specific       TEXT NOT NULL DEFAULT '{}'
);
CREATE INDEX request_person_nik ON request_person (nik, request) WHERE nik <> '';
CREATE INDEX request_person_phone ON request_person (phone, request) WHERE phone <> '';

CREATE TABLE request_term (
    term    TEXT NOT NULL,
    request BIGINT NOT NULL REFERENCES request (id),
    PRIMARY KEY (term, request)
);
CREATE INDEX request_term_of ON request_term (request);

CREATE TABLE request_paper (
    id        ROWID,
    request   BIGINT NOT NULL REFERENCES request (id),
    code      TEXT NOT NULL,
    digest    TEXT NOT NULL,
    file_name TEXT NOT NULL,
    type      TEXT NOT NULL,
    bytes     BIGINT NOT NULL,
    at        BIGINT NOT NULL,
    account   BIGINT NOT NULL
);
CREATE INDEX request_paper_of ON request_paper (request, id);

CREATE TABLE request_check (
    request BIGINT NOT NULL REFERENCES request (id),
    code    TEXT NOT NULL,
    is_met  BOOLEAN NOT NULL,
    note    TEXT NOT NULL DEFAULT '',
    account BIGINT NOT NULL,
    at      BIGINT NOT NULL,
    PRIMARY KEY (request, code)
);

-- The timeline; only added to.
CREATE TABLE request_step (
    id         ROWID,
    request    BIGINT NOT NULL REFERENCES request (id),
    at         BIGINT NOT NULL,
    deed       TEXT NOT NULL,
    account    BIGINT,
    by_role    TEXT NOT NULL DEFAULT '',
    is_public  BOOLEAN NOT NULL DEFAULT FALSE,
    body       TEXT NOT NULL DEFAULT '',
    from_state TEXT NOT NULL,
    to_state   TEXT NOT NULL
);
CREATE INDEX request_step_of ON request_step (request, id);

INSERT INTO request_kind (
    code, name_id, name_en, hint_id, hint_en, who_id, who_en, receives_id, receives_en, law, promise_days,
    urgent_hours, is_pbi, number_code, valid_days, papers, checks, fields, letter, sort) VALUES
 ('reaktivasi_pbi',
  'Reaktivasi PBI-JK',
  'Reactivation of PBI-JK',
  'Kartu JKN-KIS bantuan iuran tidak aktif saat berobat',
  'State-paid health insurance found inactive',
  'Warga yang bersangkutan, keluarganya, atau pendamping',
  'The person, a relative or a facilitator',
  'Surat rekomendasi reaktivasi, lalu kabar hasil dari SIKS-NG',
  'A recommendation, then the outcome from SIKS-NG',
  'Permensos 3/2025; syarat reaktivasi PBI-JK',
  3, 24, TRUE, 'PBI-JK', 0,
  '[{"code": "surat_faskes", "name_id": "Surat keterangan fasilitas kesehatan", "name_en": "Letter of the '
   || 'health facility", "is_required": true}, {"code": "ktp", "name_id": "KTP atau surat keterangan perekaman", '
   || '"name_en": "Identity card or proof of recording", "is_required": true}, {"code": "kk", "name_id": "Kartu '
   || 'Keluarga (KK)", "name_en": "Family card (KK)", "is_required": true}, {"code": "sktm", "name_id": "Surat '
   || 'keterangan tidak mampu (SKTM)", "name_en": "Statement of poverty (SKTM)", "is_required": false}]',
  '[{"code": "identitas", "text_id": "Identitas pada KTP dan KK sama", "text_en": "Identity card and family '
   || 'card agree"}, {"code": "daftar", "text_id": "Namanya ada pada daftar penonaktifan", "text_en": "The name '
   || 'is on the list of deactivated"}, {"code": "miskin", "text_id": "Miskin atau rentan miskin menurut '
   || 'verifikasi", "text_en": "Poor or nearly poor as verified"}, {"code": "rekam", "text_id": "Sudah merekam '
   || 'KTP elektronik", "text_en": "Electronic identity card is recorded"}]',
  '[{"code": "keperluan", "name_id": "Layanan kesehatan yang dibutuhkan", "name_en": "Health service '
   || 'needed", "is_required": true, "is_specific": true}, {"code": "faskes", "name_id": "Fasilitas kesehatan", '
   || '"name_en": "Health facility", "is_required": true, "is_specific": false}, {"code": "nomor_faskes", '
   || '"name_id": "Nomor surat fasilitas kesehatan", "name_en": "Number of its letter", "is_required": true, '
   || '"is_specific": false}, {"code": "tanggal_faskes", "name_id": "Tanggal surat fasilitas kesehatan", '
   || '"name_en": "Day of its letter", "is_required": true, "is_specific": false}]',
  '{"title": "", "to": "Kepala Pusat Data dan Informasi Kesejahteraan Sosial\nKementerian Sosial", '
   || '"subject": "Rekomendasi reaktivasi PBI-JK", "opening": "Berdasarkan surat keterangan fasilitas kesehatan '
   || '{faskes} nomor {nomor_faskes} tanggal {tanggal_faskes} dan hasil verifikasi petugas, kami '
   || 'merekomendasikan reaktivasi kepesertaan PBI-JK atas nama:", "facts": "Nama | {nama}\nNIK | {nik}\nTempat, '
   || 'tanggal lahir | {ttl}\nAlamat | {alamat}\nDesa/Kelurahan | {desa}\nKecamatan | {kecamatan}\nNo. KK | '
   || '{no_kk}", "closing": "Yang bersangkutan telah diverifikasi sebagai warga miskin atau rentan miskin. '
   || 'Pemutakhiran data pada DTSEN dilakukan paling lambat dua periode berikutnya.\n\nDemikian rekomendasi ini '
   || 'kami sampaikan. Atas perhatian dan kerja sama Saudara kami ucapkan terima kasih."}', 10),
 ('keterangan_dtsen',
  'Surat keterangan terdata di DTSEN',
  'Statement of being in DTSEN',
  'Untuk beasiswa, keringanan biaya, atau pendaftaran sekolah',
  'For a scholarship, a reduced fee or enrolment',
  'Warga yang bersangkutan, keluarganya, atau pendamping',
  'The person, a relative or a facilitator',
  'Surat keterangan',
  'A statement',
  'Inpres 4/2025; Permensos 3/2025',
  1, 0, FALSE, '', 180,
  '[{"code": "ktp", "name_id": "KTP atau surat keterangan perekaman", "name_en": "Identity card or proof of '
   || 'recording", "is_required": true}, {"code": "kk", "name_id": "Kartu Keluarga (KK)", "name_en": "Family '
   || 'card (KK)", "is_required": true}]',
  '[{"code": "identitas", "text_id": "Identitas pada KTP dan KK sama", "text_en": "Identity card and family '
   || 'card agree"}, {"code": "dtsen", "text_id": "Namanya ada di DTSEN, dilihat di SIKS-NG", "text_en": "The '
   || 'name is in DTSEN as seen in SIKS-NG"}]',
  '[{"code": "keperluan", "name_id": "Untuk keperluan", "name_en": "Purpose", "is_required": true, '
   || '"is_specific": false}, {"code": "desil", "name_id": "Desil menurut BPS", "name_en": "Decile by BPS", '
   || '"is_required": false, "is_specific": false}]',
  '{"title": "SURAT KETERANGAN", "to": "", "subject": "", "opening": "Yang bertanda tangan di bawah ini, '
   || '{jabatan} {kabupaten}, menerangkan bahwa:", "facts": "Nama | {nama}\nNIK | {nik}\nTempat, tanggal lahir | '
   || '{ttl}\nAlamat | {alamat}\nDesa/Kelurahan | {desa}\nKecamatan | {kecamatan}\n", "closing": "adalah benar '
   || 'terdata dalam Data Tunggal Sosial dan Ekonomi Nasional (DTSEN) menurut pemeriksaan tanggal '
   || '{tanggal_surat}. Surat ini diberikan untuk keperluan {keperluan} dan berlaku sampai '
   || '{berlaku_sampai}.\n\nSurat keterangan ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana '
   || 'mestinya."}', 20),
 ('cek_sktm',
  'Pemeriksaan SKTM',
  'Check of a statement of poverty',
  'SKTM dari desa diperiksa dan diketahui Dinas Sosial',
  'A village''s SKTM is checked and confirmed',
  'Warga yang bersangkutan, keluarganya, atau pendamping',
  'The person, a relative or a facilitator',
  'SKTM yang diketahui dan surat keterangan',
  'The confirmed SKTM and a statement',
  'Permensos 15/2018 (SLRT dan Puskesos)',
  2, 0, FALSE, '', 180,
  '[{"code": "sktm", "name_id": "Surat keterangan tidak mampu (SKTM)", "name_en": "Statement of poverty '
   || '(SKTM)", "is_required": true}, {"code": "ktp", "name_id": "KTP atau surat keterangan perekaman", '
   || '"name_en": "Identity card or proof of recording", "is_required": true}, {"code": "kk", "name_id": "Kartu '
   || 'Keluarga (KK)", "name_en": "Family card (KK)", "is_required": true}]',
  '[{"code": "identitas", "text_id": "Identitas pada KTP dan KK sama", "text_en": "Identity card and family '
   || 'card agree"}, {"code": "keadaan", "text_id": "Keadaan keluarga sesuai SKTM", "text_en": "The family lives '
   || 'as the SKTM says"}]',
  '[{"code": "keperluan", "name_id": "Untuk keperluan", "name_en": "Purpose", "is_required": true, '
   || '"is_specific": false}]',
  '{"title": "SURAT KETERANGAN", "to": "", "subject": "", "opening": "Yang bertanda tangan di bawah ini '
   || 'menerangkan telah memeriksa surat keterangan tidak mampu dari Desa/Kelurahan {desa} atas nama:", "facts": '
   || '"Nama | {nama}\nNIK | {nik}\nTempat, tanggal lahir | {ttl}\nAlamat | {alamat}\nDesa/Kelurahan | '
   || '{desa}\nKecamatan | {kecamatan}\n", "closing": "Menurut hasil pemeriksaan, yang bersangkutan tergolong '
   || 'keluarga tidak mampu. Surat ini diberikan untuk keperluan {keperluan}.\n\nSurat keterangan ini dibuat '
   || 'dengan sebenarnya untuk dipergunakan sebagaimana mestinya."}', 30),
 ('rekomendasi_rs',
  'Rekomendasi ke rumah sakit',
  'Recommendation to a hospital',
  'Warga tidak mampu tanpa jaminan kesehatan aktif',
  'A poor citizen without active insurance',
  'Warga yang bersangkutan, keluarganya, atau pendamping',
  'The person, a relative or a facilitator',
  'Surat rekomendasi untuk rumah sakit',
  'A recommendation to the hospital',
  'Permensos 15/2018 (SLRT dan Puskesos)',
  1, 24, FALSE, '', 30,
  '[{"code": "ktp", "name_id": "KTP atau surat keterangan perekaman", "name_en": "Identity card or proof of '
   || 'recording", "is_required": true}, {"code": "kk", "name_id": "Kartu Keluarga (KK)", "name_en": "Family '
   || 'card (KK)", "is_required": true}, {"code": "sktm", "name_id": "Surat keterangan tidak mampu (SKTM)", '
   || '"name_en": "Statement of poverty (SKTM)", "is_required": true}, {"code": "rawat", "name_id": "Surat '
   || 'keterangan dirawat atau rujukan puskesmas", "name_en": "Proof of admission or referral", "is_required": '
   || 'true}]',
  '[{"code": "identitas", "text_id": "Identitas pada KTP dan KK sama", "text_en": "Identity card and family '
   || 'card agree"}, {"code": "jaminan", "text_id": "Tidak punya jaminan kesehatan yang aktif", "text_en": "No '
   || 'active health insurance"}]',
  '[{"code": "rumah_sakit", "name_id": "Rumah sakit", "name_en": "Hospital", "is_required": true, '
   || '"is_specific": false}, {"code": "layanan_medis", "name_id": "Layanan yang dibutuhkan", "name_en": '
   || '"Service needed", "is_required": false, "is_specific": true}]',
  '{"title": "", "to": "Direktur {rumah_sakit}", "subject": "Rekomendasi pelayanan kesehatan warga tidak '
   || 'mampu", "opening": "Bersama ini kami merekomendasikan warga tidak mampu yang membutuhkan pelayanan '
   || 'kesehatan:", "facts": "Nama | {nama}\nNIK | {nik}\nTempat, tanggal lahir | {ttl}\nAlamat | '
   || '{alamat}\nDesa/Kelurahan | {desa}\nKecamatan | {kecamatan}\n", "closing": "Mohon yang bersangkutan '
   || 'mendapat pelayanan sesuai ketentuan yang berlaku.\n\nDemikian rekomendasi ini kami sampaikan. Atas '
   || 'perhatian dan kerja sama Saudara kami ucapkan terima kasih."}', 40),
 ('rekomendasi_sekolah',
  'Rekomendasi untuk sekolah',
  'Recommendation for a school',
  'Keringanan biaya atau jalur afirmasi',
  'Reduced fees or an affirmative track',
  'Warga yang bersangkutan, keluarganya, atau pendamping',
  'The person, a relative or a facilitator',
  'Surat rekomendasi untuk sekolah',
  'A recommendation to the school',
  'Permensos 15/2018 (SLRT dan Puskesos)',
  2, 0, FALSE, '', 180,
  '[{"code": "kk", "name_id": "Kartu Keluarga (KK)", "name_en": "Family card (KK)", "is_required": true}, '
   || '{"code": "akta", "name_id": "Akta kelahiran anak", "name_en": "Birth certificate of the child", '
   || '"is_required": true}, {"code": "sktm", "name_id": "Surat keterangan tidak mampu (SKTM)", "name_en": '
   || '"Statement of poverty (SKTM)", "is_required": false}]',
  '[{"code": "identitas", "text_id": "Identitas pada KTP dan KK sama", "text_en": "Identity card and family '
   || 'card agree"}, {"code": "dtsen", "text_id": "Keluarga terdata di DTSEN atau SKTM sudah diperiksa", '
   || '"text_en": "In DTSEN or SKTM checked"}]',
  '[{"code": "sekolah", "name_id": "Nama sekolah", "name_en": "School", "is_required": true, "is_specific": '
   || 'false}, {"code": "orang_tua", "name_id": "Nama orang tua atau wali", "name_en": "Parent or guardian", '
   || '"is_required": true, "is_specific": false}]',
  '{"title": "", "to": "Kepala {sekolah}", "subject": "Rekomendasi keringanan biaya pendidikan", "opening": '
   || '"Bersama ini kami merekomendasikan peserta didik dari keluarga tidak mampu:", "facts": "Nama | '
   || '{nama}\nNIK | {nik}\nTempat, tanggal lahir | {ttl}\nAlamat | {alamat}\nDesa/Kelurahan | {desa}\nKecamatan '
   || '| {kecamatan}\nOrang tua/wali | {orang_tua}", "closing": "Demikian rekomendasi ini kami sampaikan. Atas '
   || 'perhatian dan kerja sama Saudara kami ucapkan terima kasih."}', 50),
 ('rekomendasi_panti',
  'Rekomendasi ke panti atau lembaga',
  'Recommendation to an institution',
  'Perawatan lansia, anak, atau disabilitas telantar di panti',
  'Care of a neglected elder, child or disabled person',
  'Warga yang bersangkutan, keluarganya, atau pendamping',
  'The person, a relative or a facilitator',
  'Surat rekomendasi untuk panti',
  'A recommendation to the institution',
  'Permensos 9/2018; UU 23/2014: rehabilitasi di dalam panti urusan provinsi',
  5, 0, FALSE, '', 90,
  '[{"code": "kk", "name_id": "Kartu Keluarga (KK)", "name_en": "Family card (KK)", "is_required": false}, '
   || '{"code": "ktp", "name_id": "KTP atau surat keterangan perekaman", "name_en": "Identity card or proof of '
   || 'recording", "is_required": false}, {"code": "asesmen", "name_id": "Hasil asesmen pekerja sosial", '
   || '"name_en": "Assessment of a social worker", "is_required": true}, {"code": "sehat", "name_id": "Surat '
   || 'keterangan kesehatan", "name_en": "Health certificate", "is_required": true}, {"code": "setuju", '
   || '"name_id": "Persetujuan keluarga atau wali", "name_en": "Consent of family or guardian", "is_required": '
   || 'false}]',
  '[{"code": "keluarga", "text_id": "Keluarga sudah ditelusuri", "text_en": "Family was traced"}, {"code": '
   || '"panti", "text_id": "Panti menyatakan ada tempat", "text_en": "The institution has a place"}]',
  '[{"code": "panti", "name_id": "Nama panti atau lembaga", "name_en": "Institution", "is_required": true, '
   || '"is_specific": false}, {"code": "alasan", "name_id": "Alasan dan kebutuhan perawatan", "name_en": "Reason '
   || 'and need of care", "is_required": true, "is_specific": true}]',
  '{"title": "", "to": "Kepala {panti}", "subject": "Rekomendasi pelayanan di dalam panti", "opening": '
   || '"Bersama ini kami merekomendasikan untuk mendapat pelayanan di dalam panti:", "facts": "Nama | '
   || '{nama}\nNIK | {nik}\nTempat, tanggal lahir | {ttl}\nAlamat | {alamat}\nDesa/Kelurahan | {desa}\nKecamatan '
   || '| {kecamatan}\n", "closing": "Hasil asesmen dan berkas pendukung terlampir.\n\nDemikian rekomendasi ini '
   || 'kami sampaikan. Atas perhatian dan kerja sama Saudara kami ucapkan terima kasih."}', 60),
 ('rekomendasi_kursi_roda',
  'Rekomendasi kursi roda atau alat bantu',
  'Recommendation for a wheelchair or device',
  'Kursi roda, tongkat, alat bantu dengar, kaki palsu',
  'Wheelchair, cane, hearing aid, prosthesis',
  'Warga yang bersangkutan, keluarganya, atau pendamping',
  'The person, a relative or a facilitator',
  'Surat rekomendasi, lalu jadwal pengukuran',
  'A recommendation, then a day for measuring',
  'Permensos 7/2021 (ATENSI), diubah Permensos 7/2022',
  5, 0, FALSE, '', 90,
  '[{"code": "pengantar", "name_id": "Surat pengantar desa atau kelurahan", "name_en": "Letter of '
   || 'introduction from the village", "is_required": true}, {"code": "ktp", "name_id": "KTP atau surat '
   || 'keterangan perekaman", "name_en": "Identity card or proof of recording", "is_required": true}, {"code": '
   || '"kk", "name_id": "Kartu Keluarga (KK)", "name_en": "Family card (KK)", "is_required": true}, {"code": '
   || '"foto", "name_id": "Foto seluruh badan", "name_en": "Full-body photo", "is_required": true}, {"code": '
   || '"akta", "name_id": "Akta kelahiran atau KIA untuk anak", "name_en": "Birth certificate of a child", '
   || '"is_required": false}, {"code": "sktm", "name_id": "Surat keterangan tidak mampu (SKTM)", "name_en": '
   || '"Statement of poverty (SKTM)", "is_required": false}]',
  '[{"code": "identitas", "text_id": "Identitas pada KTP dan KK sama", "text_en": "Identity card and family '
   || 'card agree"}, {"code": "asesmen", "text_id": "Kebutuhan alat sudah dinilai di rumah", "text_en": "The '
   || 'need was assessed at home"}]',
  '[{"code": "alat", "name_id": "Alat yang dibutuhkan", "name_en": "Device needed", "is_required": true, '
   || '"is_specific": true}, {"code": "penyalur", "name_id": "Sentra atau lembaga yang dituju", "name_en": '
   || '"Addressed centre", "is_required": true, "is_specific": false}]',
  '{"title": "", "to": "Kepala {penyalur}", "subject": "Rekomendasi bantuan alat bantu", "opening": "Bersama '
   || 'ini kami merekomendasikan penyandang disabilitas yang membutuhkan {alat}:", "facts": "Nama | {nama}\nNIK '
   || '| {nik}\nTempat, tanggal lahir | {ttl}\nAlamat | {alamat}\nDesa/Kelurahan | {desa}\nKecamatan | '
   || '{kecamatan}\n", "closing": "Ukuran badan dan foto terlampir, karena alat perlu disesuaikan dengan '
   || 'pemakainya.\n\nDemikian rekomendasi ini kami sampaikan. Atas perhatian dan kerja sama Saudara kami '
   || 'ucapkan terima kasih."}', 70),
 ('pengantar_adminduk',
  'Pengantar akta kelahiran atau identitas',
  'Letter for birth or identity papers',
  'Warga telantar, anak panti, atau keluarga tanpa dokumen',
  'Neglected people, children in care, families without papers',
  'Warga yang bersangkutan, keluarganya, atau pendamping',
  'The person, a relative or a facilitator',
  'Surat pengantar ke Dinas Dukcapil',
  'A letter to the civil registry',
  'Permensos 9/2018: fasilitasi NIK, akta kelahiran, surat nikah, KIA',
  2, 0, FALSE, '', 30,
  '[{"code": "pengantar", "name_id": "Surat pengantar desa atau kelurahan", "name_en": "Letter of '
   || 'introduction from the village", "is_required": false}, {"code": "kk", "name_id": "Kartu Keluarga (KK)", '
   || '"name_en": "Family card (KK)", "is_required": false}, {"code": "foto", "name_id": "Foto orang yang '
   || 'bersangkutan", "name_en": "Photo of the person", "is_required": true}]',
  '[{"code": "asal", "text_id": "Asal-usul sudah ditanyakan dan dicatat", "text_en": "Origin was asked and '
   || 'written down"}, {"code": "rekam", "text_id": "Belum pernah merekam KTP elektronik", "text_en": "Never '
   || 'recorded for an identity card"}]',
  '[{"code": "dokumen", "name_id": "Dokumen yang dimohon", "name_en": "Papers asked for", "is_required": '
   || 'true, "is_specific": false}]',
  '{"title": "", "to": "Kepala Dinas Kependudukan dan Pencatatan Sipil", "subject": "Permohonan fasilitasi '
   || 'dokumen kependudukan", "opening": "Mohon bantuan Saudara memfasilitasi penerbitan {dokumen} bagi:", '
   || '"facts": "Nama | {nama}\nNIK | {nik}\nTempat, tanggal lahir | {ttl}\nAlamat | {alamat}\nDesa/Kelurahan | '
   || '{desa}\nKecamatan | {kecamatan}\n", "closing": "Demikian rekomendasi ini kami sampaikan. Atas perhatian '
   || 'dan kerja sama Saudara kami ucapkan terima kasih."}', 80);

-- Where a person in need goes: institutions and offices, the guide "Ke mana?", what was referred to a partner office.
CREATE TABLE place (
    id           ROWID,
    kind         TEXT NOT NULL,
    authority    TEXT NOT NULL CHECK (authority IN ('regency', 'province', 'ministry')),
    law          TEXT NOT NULL DEFAULT '',
    name         TEXT NOT NULL CHECK (length(name) BETWEEN 2 AND 200),
    region       TEXT NOT NULL,
    address      TEXT NOT NULL DEFAULT '',
    phone        TEXT NOT NULL DEFAULT '',
    hours        TEXT NOT NULL DEFAULT '',
    lat          DOUBLE PRECISION,
    lon          DOUBLE PRECISION,
    offers       TEXT NOT NULL DEFAULT '',
    capacity     BIGINT CHECK (capacity >= 0),
    free_beds    BIGINT CHECK (free_beds >= 0),
    free_on      TEXT,
    unit         BIGINT,
    node         TEXT NOT NULL DEFAULT '',
    is_secret    BOOLEAN NOT NULL DEFAULT FALSE,
    closed_since TEXT,
    version      BIGINT NOT NULL DEFAULT 1,
    CHECK ((lat IS NULL) = (lon IS NULL)),
    CHECK ((free_beds IS NULL) = (free_on IS NULL))
);
CREATE INDEX place_by_kind ON place (kind, region, name, id);
CREATE INDEX place_by_region ON place (region, name, id);

CREATE TABLE guide_need (
    code    TEXT PRIMARY KEY,
    name_id TEXT NOT NULL,
    name_en TEXT NOT NULL,
    hint_id TEXT NOT NULL DEFAULT '',
    hint_en TEXT NOT NULL DEFAULT '',
    sort    BIGINT NOT NULL DEFAULT 0
);

-- A row of a narrower area replaces the wider one of the same code; region '' is the whole country.
CREATE TABLE guide_row (
    code         TEXT NOT NULL,
    region       TEXT NOT NULL,
    need         TEXT NOT NULL REFERENCES guide_need (code),
    urgency      TEXT NOT NULL DEFAULT 'any' CHECK (urgency IN ('any', 'urgent', 'ordinary')),
    place_kind   TEXT NOT NULL,
    office_id    TEXT NOT NULL,
    office_en    TEXT NOT NULL,
    service_id   TEXT NOT NULL,
    service_en   TEXT NOT NULL,
    steps_id     TEXT NOT NULL DEFAULT '',
    steps_en     TEXT NOT NULL DEFAULT '',
    documents_id TEXT NOT NULL DEFAULT '',
    documents_en TEXT NOT NULL DEFAULT '',
    phone        TEXT NOT NULL DEFAULT '',
    source       TEXT NOT NULL,
    sort         BIGINT NOT NULL DEFAULT 0,
    is_hidden    BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (region, code)
);

-- What was asked of a place. `shown` is all that the partner sees of the person, prepared by whoever refers.
CREATE TABLE referral (
    id           ROWID,
    subject_kind TEXT NOT NULL,
    subject      BIGINT NOT NULL,
    region       TEXT NOT NULL,
    place        BIGINT NOT NULL REFERENCES place (id),
    unit         BIGINT,
    number       TEXT NOT NULL UNIQUE,
    asked        TEXT NOT NULL,
    basis        TEXT NOT NULL CHECK (basis IN ('public_task', 'vital_interest', 'consent')),
    payer        TEXT NOT NULL DEFAULT 'none',
    shown        TEXT NOT NULL DEFAULT '[]',
    state        TEXT NOT NULL CHECK (state IN ('asked', 'accepted', 'declined', 'done', 'returned', 'withdrawn')),
    asked_at     BIGINT NOT NULL,
    asked_by     BIGINT NOT NULL,
    due_at       BIGINT,
    answered_at  BIGINT,
    ended_at     BIGINT,
    answered_by  BIGINT,
    reason       TEXT NOT NULL DEFAULT '',
    result       TEXT NOT NULL DEFAULT '',
    guard        BIGINT NOT NULL DEFAULT 0,
    version      BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX referral_of_subject ON referral (subject_kind, subject, id);
-- The partner's list: of its unit, newest first.
CREATE INDEX referral_of_unit ON referral (unit, id) WHERE unit IS NOT NULL;
CREATE INDEX referral_open_of_unit ON referral (unit, state, id) WHERE unit IS NOT NULL AND ended_at IS NULL;

CREATE TABLE referral_paper (
    id          ROWID,
    referral    BIGINT NOT NULL,
    digest      TEXT NOT NULL,
    file_name   TEXT NOT NULL,
    type        TEXT NOT NULL,
    bytes       BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    account     BIGINT,
    is_partners BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE INDEX referral_paper_of ON referral_paper (referral, id);

-- The letters' register: the last number of a year.
CREATE TABLE referral_register (
    year BIGINT PRIMARY KEY,
    last BIGINT NOT NULL
);

-- The needs an office starts with, in the words of a citizen.
INSERT INTO guide_need (code, name_id, name_en, hint_id, hint_en, sort) VALUES
 ('sakit', 'Ada orang sakit atau terluka', 'Somebody is sick or hurt',
  'Di jalan, di pasar, di rumah tanpa ada yang merawat',
  'In the street, at the market, at home with nobody to care', 10),
 ('kekerasan', 'Ada kekerasan pada perempuan atau anak', 'Violence against a woman or a child',
  'Dipukul, diancam, dilecehkan, dipaksa',
  'Beaten, threatened, abused, forced', 20),
 ('anak', 'Anak telantar atau tanpa pengasuh', 'A child neglected or without a carer',
  'Bayi ditinggalkan, anak jalanan, anak tanpa orang tua',
  'An abandoned baby, a child of the street, a child without parents', 30),
 ('lansia', 'Lansia telantar', 'An old person left alone',
  'Hidup sendiri, tidak terurus, tanpa keluarga',
  'Lives alone, uncared for, without family', 40),
 ('disabilitas', 'Penyandang disabilitas butuh bantuan', 'A person with a disability needs help',
  'Kursi roda, alat dengar, perawatan, pendampingan',
  'Wheelchair, hearing aid, care, support', 50),
 ('odgj', 'Gangguan jiwa (ODGJ)', 'Mental illness (ODGJ)',
  'Mengamuk, berkeliaran, dipasung, atau tidak berobat',
  'Agitated, wandering, in shackles, or untreated', 60),
 ('gepeng', 'Gelandangan atau pengemis', 'Homeless people or beggars',
  'Tidur di jalan, meminta-minta, tanpa tempat tinggal',
  'Sleeping rough, begging, without a home', 70),
 ('pulang', 'Telantar di perjalanan, ingin pulang', 'Stranded, wants to go home',
  'Kehabisan ongkos, tidak tahu jalan pulang, pekerja migran',
  'Out of money, lost, a returning migrant worker', 80),
 ('bencana', 'Korban bencana', 'Victims of a disaster',
  'Banjir, longsor, kebakaran, gempa',
  'Flood, landslide, fire, earthquake', 90),
 ('identitas', 'Tidak punya KTP, KK, atau akta', 'No identity card, family card or birth certificate',
  'NIK tidak ditemukan, anak tanpa akta, data tidak online',
  'NIK not found, a child without certificate, data not online', 100),
 ('berobat', 'Tidak mampu bayar berobat', 'Cannot pay for treatment',
  'BPJS tidak aktif, tidak punya jaminan kesehatan',
  'Health insurance inactive or none', 110),
 ('bansos', 'Bantuan sosial (PKH, sembako)', 'Social aid (PKH, food aid)',
  'Ingin diusulkan, tidak menerima, atau ada yang tidak berhak',
  'To be proposed, not received, or somebody not entitled', 120),
 ('pangan', 'Kekurangan makan', 'Not enough to eat',
  'Keluarga tidak punya persediaan makanan',
  'A family without food', 130),
 ('usaha', 'Butuh modal usaha atau santunan', 'Needs capital or alms',
  'Usaha kecil, zakat, utang mendesak',
  'A small business, alms, pressing need', 140),
 ('sekolah', 'Anak putus sekolah atau butuh biaya', 'A child out of school or without fees',
  'Tidak lanjut, seragam, biaya, sekolah khusus',
  'Dropped out, uniform, fees, special school', 150),
 ('rumah', 'Rumah tidak layak huni', 'A house unfit to live in',
  'Atap bocor, dinding rusak, lantai tanah',
  'Leaking roof, broken walls, earth floor', 160),
 ('energi', 'Listrik atau gas', 'Electricity or gas',
  'Belum ada listrik, subsidi tidak sesuai',
  'No electricity, wrong subsidy', 170),
 ('tani', 'Pertanian atau perikanan', 'Farming or fishing',
  'Pupuk, benih, alat tangkap',
  'Fertiliser, seed, gear', 180),
 ('napza', 'Penyalahgunaan narkoba (NAPZA)', 'Drug abuse (NAPZA)',
  'Ingin sembuh, butuh rehabilitasi',
  'Wants to recover, needs rehabilitation', 190),
 ('hiv', 'Orang dengan HIV/AIDS butuh dukungan', 'A person with HIV/AIDS needs support',
  'Pengobatan, dukungan, tempat tinggal',
  'Treatment, support, a place to live', 200),
 ('pengaduan', 'Mengadukan pelayanan atau petugas', 'To complain of a service or an officer',
  'Pungutan, layanan buruk, petugas tidak jujur',
  'Extortion, bad service, dishonest staff', 210);

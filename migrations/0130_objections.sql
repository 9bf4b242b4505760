-- Objections (sanggah) and what follows from them. Who objected stands apart in objection_by and is read with its own
-- act; a check of a family knows nothing of the objection that asked for it: the only link goes from the objection.
CREATE TABLE objection_clock (
    valid_from         TEXT PRIMARY KEY,
    answer_days        BIGINT NOT NULL CHECK (answer_days BETWEEN 1 AND 60),
    cover_families     BIGINT NOT NULL CHECK (cover_families BETWEEN 1 AND 20),
    check_days         BIGINT NOT NULL CHECK (check_days BETWEEN 1 AND 60),
    appeal_days        BIGINT NOT NULL CHECK (appeal_days BETWEEN 1 AND 90),
    appeal_answer_days BIGINT NOT NULL CHECK (appeal_answer_days BETWEEN 1 AND 90),
    source             TEXT NOT NULL
);
INSERT INTO objection_clock (valid_from, answer_days, cover_families, check_days, appeal_days, appeal_answer_days,
                             source)
VALUES ('0001-01-01', 14, 2, 7, 21, 10,
        '14 hari: usul-sanggah Cek Bansos; keberatan: UU 30/2014 Pasal 77; selebihnya aturan kantor sendiri');

-- Why somebody is said not to be entitled. Citizens choose among the public ones; a removal names any.
CREATE TABLE objection_reason (
    code      TEXT PRIMARY KEY,
    name_id   TEXT NOT NULL,
    name_en   TEXT NOT NULL,
    is_public BOOLEAN NOT NULL,
    sort      BIGINT NOT NULL
);
INSERT INTO objection_reason (code, name_id, name_en, is_public, sort) VALUES
 ('mampu', 'Keluarga sudah mampu', 'The family is well off', TRUE, 1),
 ('pekerjaan', 'Ada anggota ASN, TNI, Polri, pegawai BUMN/BUMD, atau pejabat',
  'A member is a civil servant, soldier, police officer, works for a state company or holds office', TRUE, 2),
 ('pensiunan', 'Ada anggota pensiunan', 'A member draws a pension', TRUE, 3),
 ('upah', 'Pekerja dengan upah setara upah minimum atau lebih', 'A worker paid the minimum wage or more', FALSE, 4),
 ('usaha', 'Pengurus atau pemilik badan usaha', 'Owns or runs a company', TRUE, 5),
 ('meninggal', 'Penerima sudah meninggal', 'The receiver has died', TRUE, 6),
 ('pindah', 'Keluarga sudah pindah', 'The family has moved', TRUE, 7),
 ('tidak_ditemukan', 'Alamat atau keluarga tidak ditemukan', 'The address or the family cannot be found', TRUE, 8),
 ('ganda', 'NIK tidak padan atau ganda', 'The NIK does not match or stands twice', FALSE, 9),
 ('mundur', 'Menolak atau mengundurkan diri', 'Declines or steps back', FALSE, 10),
 ('lain', 'Alasan lain', 'Another reason', TRUE, 99);

CREATE TABLE objection (
    id          ROWID,
    region      TEXT NOT NULL,
    state       TEXT NOT NULL,
    channel     TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    due_at      BIGINT NOT NULL,
    climb_at    BIGINT NOT NULL,
    programme   TEXT NOT NULL DEFAULT '',
    family_name TEXT NOT NULL,
    address     TEXT NOT NULL DEFAULT '',
    rt          TEXT NOT NULL DEFAULT '',
    rw          TEXT NOT NULL DEFAULT '',
    reason      TEXT NOT NULL REFERENCES objection_reason (code),
    body        TEXT NOT NULL,
    lat         BIGINT NOT NULL,
    lon         BIGINT NOT NULL,
    family      BIGINT,
    check_id    BIGINT,
    officer     BIGINT,
    climbed_to  BIGINT,
    climbs      BIGINT NOT NULL DEFAULT 0,
    taken_by    BIGINT,
    told        TEXT NOT NULL DEFAULT '',
    ministry    TEXT NOT NULL DEFAULT '',
    ministry_on TEXT,
    closed_at   BIGINT,
    is_open     BOOLEAN NOT NULL DEFAULT TRUE,
    version     BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX objection_open ON objection (due_at, id) WHERE is_open;
CREATE INDEX objection_climb ON objection (climb_at) WHERE is_open;

CREATE TABLE objection_by (
    objection BIGINT PRIMARY KEY REFERENCES objection (id),
    name      TEXT NOT NULL,
    nik       TEXT NOT NULL,
    phone     TEXT NOT NULL DEFAULT '',
    address   TEXT NOT NULL DEFAULT ''
);

-- Officers who never see it: named in it, or of the family.
CREATE TABLE objection_kin (
    objection BIGINT NOT NULL REFERENCES objection (id),
    account   BIGINT NOT NULL,
    PRIMARY KEY (objection, account)
);

CREATE TABLE objection_photo (
    id        ROWID,
    objection BIGINT,
    token     TEXT NOT NULL,
    digest    TEXT NOT NULL,
    thumb     TEXT NOT NULL,
    lat       BIGINT,
    lon       BIGINT,
    at        BIGINT NOT NULL
);
CREATE INDEX objection_photo_of ON objection_photo (objection, id);

CREATE TABLE objection_step (
    id         ROWID,
    objection  BIGINT NOT NULL REFERENCES objection (id),
    at         BIGINT NOT NULL,
    deed       TEXT NOT NULL,
    account    BIGINT,
    by_role    TEXT NOT NULL DEFAULT '',
    is_public  BOOLEAN NOT NULL,
    body       TEXT NOT NULL DEFAULT '',
    from_state TEXT NOT NULL,
    to_state   TEXT NOT NULL
);
CREATE INDEX objection_step_of ON objection_step (objection, id);

CREATE TABLE family_check (
    id         ROWID,
    region     TEXT NOT NULL,
    family     BIGINT NOT NULL,
    state      TEXT NOT NULL,
    opened_at  BIGINT NOT NULL,
    due_at     BIGINT NOT NULL,
    opened_by  BIGINT NOT NULL,
    visited_by BIGINT,
    visited_on TEXT,
    note       TEXT NOT NULL DEFAULT '',
    lat        BIGINT,
    lon        BIGINT,
    seen       TEXT NOT NULL DEFAULT 'none',
    family_says TEXT NOT NULL DEFAULT '',
    finding    TEXT NOT NULL DEFAULT 'none',
    closed_by  BIGINT,
    closed_at  BIGINT,
    is_open    BOOLEAN NOT NULL DEFAULT TRUE,
    version    BIGINT NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX family_check_one ON family_check (family) WHERE is_open;
CREATE INDEX family_check_open ON family_check (due_at, id) WHERE is_open;
CREATE INDEX family_check_of ON family_check (family, id);

-- Taking a family off a programme: proposed with its proof, decided by another, told to the family, and only then done.
CREATE TABLE removal (
    id            ROWID,
    region        TEXT NOT NULL,
    family        BIGINT NOT NULL,
    check_id      BIGINT NOT NULL REFERENCES family_check (id),
    state         TEXT NOT NULL,
    programme     TEXT NOT NULL,
    reason        TEXT NOT NULL REFERENCES objection_reason (code),
    proof         TEXT NOT NULL CHECK (proof <> ''),
    minutes       TEXT NOT NULL DEFAULT '',
    minutes_on    TEXT,
    proposed_by   BIGINT NOT NULL,
    proposed_at   BIGINT NOT NULL,
    decided_by    BIGINT,
    decided_at    BIGINT,
    told_on       TEXT,
    appeal_until  TEXT,
    exclusion     BIGINT NOT NULL DEFAULT 0,
    appealed_at   BIGINT,
    appeal_due    TEXT,
    appeal        TEXT NOT NULL DEFAULT '',
    answer        TEXT NOT NULL DEFAULT '',
    answered_at   BIGINT,
    is_late_told  BOOLEAN NOT NULL DEFAULT FALSE,
    version       BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX removal_by_state ON removal (state, id);
CREATE INDEX removal_of ON removal (family, id);

-- A family's way into the trusted list: one roll a village and month, its lines, the meeting, the chain, SIKS-NG.
-- Days and chain are the office's; a roll keeps those of its opening, so that a change moves nobody's deadline.
CREATE TABLE proposal_terms (
    id             ROWID,
    open_day       BIGINT NOT NULL,
    village_day    BIGINT NOT NULL,
    verifier_day   BIGINT NOT NULL,
    head_day       BIGINT NOT NULL,
    regent_day     BIGINT NOT NULL,
    siksng_day     BIGINT NOT NULL,
    pull_day       BIGINT NOT NULL,
    needs_head     BOOLEAN NOT NULL,
    needs_regent   BOOLEAN NOT NULL,
    sample_percent BIGINT NOT NULL,
    sample_min     BIGINT NOT NULL,
    version        BIGINT NOT NULL DEFAULT 1
);
-- Open from the first, cut off on the 17th, pulled on the 18th (docs/sources.md#registry-update). The draw is our own.
INSERT INTO proposal_terms (id, open_day, village_day, verifier_day, head_day, regent_day, siksng_day, pull_day,
                            needs_head, needs_regent, sample_percent, sample_min)
VALUES (1, 1, 17, 17, 17, 17, 17, 18, TRUE, TRUE, 10, 2);

-- Why somebody is taken out, and programmes one may be proposed for (docs/sources.md#registry-exclusion).
CREATE TABLE proposal_word (
    list    TEXT NOT NULL CHECK (list IN ('reason', 'programme')),
    code    TEXT NOT NULL,
    name_id TEXT NOT NULL,
    name_en TEXT NOT NULL,
    sort    BIGINT NOT NULL,
    PRIMARY KEY (list, code)
);
INSERT INTO proposal_word (list, code, name_id, name_en, sort) VALUES
    ('programme', 'pkh', 'PKH', 'PKH', 1),
    ('programme', 'bpnt', 'BPNT (Sembako)', 'BPNT (food aid)', 2),
    ('programme', 'pbi_jk', 'PBI-JK', 'PBI-JK (health insurance)', 3),
    ('reason', 'meninggal', 'Meninggal', 'Died', 1),
    ('reason', 'pindah', 'Pindah', 'Moved away', 2),
    ('reason', 'ganda', 'Ganda', 'Listed twice', 3),
    ('reason', 'tidak_layak', 'Tidak layak (mampu)', 'Not eligible (can provide)', 4),
    ('reason', 'tidak_ditemukan', 'Alamat atau keluarga tidak ditemukan', 'Address or family not found', 5),
    ('reason', 'nik_tidak_padan', 'NIK tidak padan', 'NIK does not match', 6),
    ('reason', 'asn', 'ASN, TNI, Polri, BUMN/BUMD atau pejabat', 'Civil servant, army, police, state company', 7),
    ('reason', 'pensiunan', 'Pensiunan', 'Pensioner', 8),
    ('reason', 'upah', 'Berupah setara UMP/UMK atau lebih', 'Wage at or above the minimum', 9),
    ('reason', 'usaha', 'Pengurus atau pemilik badan usaha', 'Runs or owns a company', 10),
    ('reason', 'mundur', 'Menolak atau mengundurkan diri', 'Declined or withdrew', 11);

CREATE TABLE proposal_roll (
    id           ROWID,
    region       TEXT NOT NULL,
    month        TEXT NOT NULL,
    state        TEXT NOT NULL,
    state_since  BIGINT NOT NULL,
    round        BIGINT NOT NULL DEFAULT 0,
    opens_on     TEXT NOT NULL,
    village_due  TEXT NOT NULL,
    verifier_due TEXT NOT NULL,
    head_due     TEXT NOT NULL,
    regent_due   TEXT NOT NULL,
    siksng_due   TEXT NOT NULL,
    pull_on      TEXT NOT NULL,
    needs_head   BOOLEAN NOT NULL,
    needs_regent BOOLEAN NOT NULL,
    opened_by    BIGINT,
    sent_by      BIGINT,
    verified_by  BIGINT,
    approved_by  BIGINT,
    way          TEXT NOT NULL DEFAULT 'none',
    met_on       TEXT,
    met_place    TEXT NOT NULL DEFAULT '',
    met_words    TEXT NOT NULL DEFAULT '',
    attended     BIGINT NOT NULL DEFAULT 0,
    sample_seed  BIGINT NOT NULL DEFAULT 0,
    recap        BIGINT,
    version      BIGINT NOT NULL DEFAULT 1,
    UNIQUE (region, month)
);
CREATE INDEX proposal_roll_month ON proposal_roll (month, region);
CREATE INDEX proposal_roll_state ON proposal_roll (state, region, id);
CREATE INDEX proposal_roll_recap ON proposal_roll (recap, region) WHERE recap IS NOT NULL;

-- `subject` is what a line is about (kind, programme, family, person): nobody stands twice in one roll.
CREATE TABLE proposal_item (
    id           ROWID,
    roll         BIGINT NOT NULL,
    region       TEXT NOT NULL,
    subject      TEXT NOT NULL,
    kind         TEXT NOT NULL CHECK (kind IN ('family', 'programme', 'correction', 'removal')),
    programme    TEXT NOT NULL DEFAULT '',
    reason       TEXT NOT NULL DEFAULT '',
    note         TEXT NOT NULL DEFAULT '',
    family       BIGINT NOT NULL,
    person       BIGINT,
    name         TEXT NOT NULL,
    nik          TEXT NOT NULL,
    no_kk        TEXT NOT NULL,
    address      TEXT NOT NULL,
    rt           TEXT NOT NULL,
    rw           TEXT NOT NULL,
    members      BIGINT NOT NULL,
    decile       BIGINT,
    state        TEXT NOT NULL,
    state_reason TEXT NOT NULL DEFAULT '',
    state_words  TEXT NOT NULL DEFAULT '',
    conflict     TEXT NOT NULL DEFAULT '',
    since_round  BIGINT NOT NULL,
    is_sampled   BOOLEAN NOT NULL DEFAULT FALSE,
    check_result TEXT NOT NULL DEFAULT 'none',
    check_words  TEXT NOT NULL DEFAULT '',
    proposed_by  BIGINT,
    checked_by   BIGINT,
    decided_by   BIGINT,
    entered_by   BIGINT,
    entered_at   BIGINT,
    entered_on   TEXT,
    told_on      TEXT,
    arrived_on   TEXT,
    told_how     TEXT NOT NULL DEFAULT '',
    appeal_words TEXT NOT NULL DEFAULT '',
    version      BIGINT NOT NULL DEFAULT 1,
    -- A removal has its reason, whoever writes it.
    CHECK (kind <> 'removal' OR reason <> '')
);
CREATE UNIQUE INDEX proposal_item_subject ON proposal_item (roll, subject) WHERE state <> 'withdrawn';
CREATE INDEX proposal_item_roll ON proposal_item (roll, id);
CREATE INDEX proposal_item_family ON proposal_item (family, id);
CREATE INDEX proposal_item_task ON proposal_item (state, region, id);

CREATE TABLE proposal_paper (
    id        ROWID,
    roll      BIGINT,
    item      BIGINT,
    recap     BIGINT,
    kind      TEXT NOT NULL,
    digest    TEXT NOT NULL,
    file_name TEXT NOT NULL,
    type      TEXT NOT NULL,
    bytes     BIGINT NOT NULL,
    at        BIGINT NOT NULL,
    account   BIGINT
);
CREATE INDEX proposal_paper_roll ON proposal_paper (roll, id) WHERE roll IS NOT NULL;
CREATE INDEX proposal_paper_recap ON proposal_paper (recap, id) WHERE recap IS NOT NULL;

CREATE TABLE proposal_step (
    id         ROWID,
    roll       BIGINT NOT NULL,
    item       BIGINT,
    at         BIGINT NOT NULL,
    deed       TEXT NOT NULL,
    account    BIGINT,
    by_role    TEXT NOT NULL,
    words      TEXT NOT NULL DEFAULT '',
    from_state TEXT NOT NULL,
    to_state   TEXT NOT NULL
);
CREATE INDEX proposal_step_roll ON proposal_step (roll, id);

-- What the regent signs on paper. `ended` says why one was given up before it was signed.
CREATE TABLE proposal_recap (
    id        ROWID,
    region    TEXT NOT NULL,
    month     TEXT NOT NULL,
    made_by   BIGINT,
    made_at   BIGINT NOT NULL,
    number    TEXT NOT NULL DEFAULT '',
    signed_on TEXT,
    ended     TEXT NOT NULL DEFAULT '',
    version   BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX proposal_recap_month ON proposal_recap (month, id);

CREATE TABLE proposal_official (
    id          ROWID,
    region      TEXT NOT NULL,
    name        TEXT NOT NULL,
    post        TEXT NOT NULL,
    nik         TEXT NOT NULL DEFAULT '',
    no_kk       TEXT NOT NULL DEFAULT '',
    declared_by BIGINT,
    ended_at    BIGINT
);
CREATE INDEX proposal_official_region ON proposal_official (region, id);

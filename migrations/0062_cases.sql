-- Cases of social need and their timeline. Entries are only added to; today's state is what they add up to, kept beside
-- them so that queues walk an index. Between offices a case is named origin_node/origin_id.
CREATE TABLE case_file (
    id             ROWID,
    origin_node    TEXT NOT NULL,
    origin_id      TEXT NOT NULL,
    region         TEXT NOT NULL,
    is_managed     BOOLEAN NOT NULL,
    state          TEXT NOT NULL,
    state_since    BIGINT NOT NULL,
    due_at         BIGINT NOT NULL,
    received_at    BIGINT NOT NULL,
    promise_at     BIGINT NOT NULL,
    need           TEXT NOT NULL,
    source         TEXT NOT NULL,
    grievance      BIGINT,
    risk           TEXT NOT NULL,
    urgency        TEXT NOT NULL,
    guard          BIGINT NOT NULL CHECK (guard BETWEEN 0 AND 2),
    unit           BIGINT,
    officer        BIGINT,
    opened_by      BIGINT,
    climbed_to     BIGINT,
    climbs         BIGINT NOT NULL DEFAULT 0,
    pen_node       TEXT NOT NULL,
    pen_seq        BIGINT NOT NULL,
    pen_offered_to TEXT NOT NULL DEFAULT '',
    medical        TEXT NOT NULL,
    is_child       BOOLEAN NOT NULL DEFAULT FALSE,
    is_health      BOOLEAN NOT NULL DEFAULT FALSE,
    is_open        BOOLEAN NOT NULL DEFAULT TRUE,
    is_incoming    BOOLEAN NOT NULL DEFAULT FALSE,
    is_asked_up    BOOLEAN NOT NULL DEFAULT FALSE,
    is_asked_down  BOOLEAN NOT NULL DEFAULT FALSE,
    waits_approval BOOLEAN NOT NULL DEFAULT FALSE,
    in_shelter     BOOLEAN NOT NULL DEFAULT FALSE,
    aftercare_at   BIGINT,
    closed_at      BIGINT,
    close_reason   TEXT NOT NULL DEFAULT '',
    answer         TEXT NOT NULL DEFAULT '',
    types          TEXT NOT NULL DEFAULT '',
    version        BIGINT NOT NULL DEFAULT 1,
    UNIQUE (origin_node, origin_id)
);
-- Lists of an area, newest first, all states.
CREATE INDEX case_file_by_region ON case_file (region, id);
-- Queues walk open cases, the earliest clock first; each queue of its own has its own small index.
CREATE INDEX case_open_by_due ON case_file (due_at, id) WHERE is_open;
CREATE INDEX case_open_by_region ON case_file (region, due_at, id) WHERE is_open;
CREATE INDEX case_open_by_officer ON case_file (officer, due_at, id) WHERE is_open AND officer IS NOT NULL;
CREATE INDEX case_open_unassigned ON case_file (due_at, id) WHERE is_open AND officer IS NULL;
CREATE INDEX case_open_urgent ON case_file (due_at, id) WHERE is_open AND urgency = 'emergency';
CREATE INDEX case_open_to_approve ON case_file (due_at, id) WHERE is_open AND waits_approval;
CREATE INDEX case_open_health ON case_file (due_at, id) WHERE is_open AND medical IN ('open', 'needed', 'treated');
CREATE INDEX case_open_shelter ON case_file (due_at, id) WHERE is_open AND in_shelter;
CREATE INDEX case_open_asked_up ON case_file (due_at, id) WHERE is_open AND is_asked_up;
CREATE INDEX case_open_asked_down ON case_file (due_at, id) WHERE is_open AND is_asked_down;
CREATE INDEX case_open_incoming ON case_file (due_at, id) WHERE is_open AND is_incoming;
CREATE INDEX case_aftercare ON case_file (aftercare_at, id) WHERE aftercare_at IS NOT NULL;
CREATE INDEX case_of_grievance ON case_file (grievance, id) WHERE grievance IS NOT NULL;

CREATE TABLE case_type (
    type    TEXT NOT NULL,
    case_id BIGINT NOT NULL,
    PRIMARY KEY (type, case_id)
);

-- Persons of a case. The NIK is boxed with the node's secret and found by its keyed digest.
CREATE TABLE case_person (
    id         ROWID,
    case_id    BIGINT NOT NULL,
    role       TEXT NOT NULL CHECK (role IN ('subject', 'family', 'guardian', 'contact')),
    identity   TEXT NOT NULL CHECK (identity IN ('known', 'unknown', 'biometric')),
    name       TEXT NOT NULL DEFAULT '',
    nik_masked TEXT NOT NULL DEFAULT '',
    nik_digest TEXT NOT NULL DEFAULT '',
    nik_box    TEXT NOT NULL DEFAULT '',
    sex        TEXT NOT NULL DEFAULT '' CHECK (sex IN ('', 'L', 'P')),
    born_on    TEXT,
    age_band   TEXT NOT NULL DEFAULT '',
    phone      TEXT NOT NULL DEFAULT '',
    address    TEXT NOT NULL DEFAULT '',
    relation   TEXT NOT NULL DEFAULT '',
    is_child   BOOLEAN NOT NULL DEFAULT FALSE,
    version    BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX case_person_of ON case_person (case_id, id);
CREATE INDEX case_person_by_nik ON case_person (nik_digest, case_id) WHERE nik_digest <> '';

-- Whom the report behind a case names, as it travels with the case.
CREATE TABLE case_named (
    case_id BIGINT NOT NULL,
    place   BIGINT NOT NULL,
    kind    TEXT NOT NULL CHECK (kind IN ('officer', 'village', 'facilitator')),
    account BIGINT,
    unit    BIGINT,
    region  TEXT NOT NULL DEFAULT '',
    node    TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (case_id, place)
);

-- The timeline. An entry has one author node; what another node wrote keeps its name there, so that it is taken once.
CREATE TABLE case_entry (
    id          ROWID,
    case_id     BIGINT NOT NULL,
    author_node TEXT NOT NULL,
    author_id   TEXT NOT NULL,
    at          BIGINT NOT NULL,
    kind        TEXT NOT NULL,
    account     BIGINT,
    by_role     TEXT NOT NULL DEFAULT '',
    office      TEXT NOT NULL DEFAULT '',
    body        TEXT NOT NULL,
    secrecy     TEXT NOT NULL CHECK (secrecy IN ('none', 'identity', 'health', 'child')),
    is_partial  BOOLEAN NOT NULL DEFAULT FALSE,
    UNIQUE (author_node, author_id)
);
CREATE INDEX case_entry_of ON case_entry (case_id, id);

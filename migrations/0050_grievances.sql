-- Complaints and their timeline. Personal data of reporters stands apart in grievance_reporter, so that it is read with
-- its own act and erased without touching the case.
CREATE TABLE grievance_kind (
    code            TEXT PRIMARY KEY,
    name_id         TEXT NOT NULL,
    name_en         TEXT NOT NULL,
    hint_id         TEXT NOT NULL DEFAULT '',
    hint_en         TEXT NOT NULL DEFAULT '',
    clock_class     TEXT NOT NULL CHECK (clock_class IN ('information', 'ordinary', 'supervisory')),
    promise_days    BIGINT CHECK (promise_days BETWEEN 1 AND 365),
    urgent_hours    BIGINT NOT NULL DEFAULT 0 CHECK (urgent_hours BETWEEN 0 AND 720),
    is_closed       BOOLEAN NOT NULL DEFAULT FALSE,
    is_emergency    BOOLEAN NOT NULL DEFAULT FALSE,
    unit            BIGINT,
    retention_years BIGINT NOT NULL DEFAULT 5 CHECK (retention_years BETWEEN 1 AND 100),
    is_active       BOOLEAN NOT NULL DEFAULT TRUE,
    sort            BIGINT NOT NULL DEFAULT 0
);

-- One row a change: the clocks in force on a day are those of the last valid_from. Source:
-- docs/sources.md#grievance-deadline.
CREATE TABLE grievance_clock (
    valid_from       TEXT PRIMARY KEY,
    verify_days      BIGINT NOT NULL,
    follow_up_days   BIGINT NOT NULL,
    information_days BIGINT NOT NULL,
    ordinary_days    BIGINT NOT NULL,
    supervisory_days BIGINT NOT NULL,
    rebut_days       BIGINT NOT NULL,
    source           TEXT NOT NULL
);

CREATE TABLE grievance (
    id              ROWID,
    region          TEXT NOT NULL,
    kind            TEXT NOT NULL,
    channel         TEXT NOT NULL,
    privacy         TEXT NOT NULL,
    state           TEXT NOT NULL,
    state_since     BIGINT NOT NULL,
    state_due       BIGINT NOT NULL,
    received_at     BIGINT NOT NULL,
    promise_at      BIGINT NOT NULL,
    extended_to     TEXT,
    verified_at     BIGINT,
    is_verified_in_time BOOLEAN,
    first_answer_at BIGINT,
    answered_at     BIGINT,
    unit            BIGINT,
    officer         BIGINT,
    climbed_to      BIGINT,
    climbs          BIGINT NOT NULL DEFAULT 0,
    guard           BIGINT NOT NULL DEFAULT 0 CHECK (guard BETWEEN 0 AND 2),
    is_urgent       BOOLEAN NOT NULL DEFAULT FALSE,
    is_open         BOOLEAN NOT NULL DEFAULT TRUE,
    is_asked        BOOLEAN NOT NULL DEFAULT FALSE,
    is_satisfied    BOOLEAN,
    rebuts          BIGINT NOT NULL DEFAULT 0,
    reopens         BIGINT NOT NULL DEFAULT 0,
    follows         BIGINT,
    merged_into     BIGINT,
    received_by     BIGINT,
    source_ref      TEXT NOT NULL DEFAULT '',
    place           TEXT NOT NULL DEFAULT '',
    lat             DOUBLE PRECISION,
    lon             DOUBLE PRECISION,
    body            TEXT NOT NULL,
    erased_at       BIGINT,
    version         BIGINT NOT NULL DEFAULT 1
);
-- Lists of an area, newest first, all states.
CREATE INDEX grievance_by_region ON grievance (region, id);
-- Queues walk open complaints only, the earliest promise first.
CREATE INDEX grievance_open_by_promise ON grievance (promise_at, id) WHERE is_open;
CREATE INDEX grievance_open_by_region ON grievance (region, promise_at, id) WHERE is_open;
CREATE INDEX grievance_open_by_officer ON grievance (officer, promise_at, id) WHERE is_open AND officer IS NOT NULL;
CREATE INDEX grievance_open_by_unit ON grievance (unit, promise_at, id) WHERE is_open AND unit IS NOT NULL;
-- What runs out next: late queues, climbing, finishing after the ten days.
CREATE INDEX grievance_open_by_due ON grievance (state_due, id) WHERE is_open;
CREATE INDEX grievance_merged ON grievance (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX grievance_followed ON grievance (follows) WHERE follows IS NOT NULL;

CREATE TABLE grievance_reporter (
    grievance    BIGINT PRIMARY KEY,
    name         TEXT NOT NULL DEFAULT '',
    phone        TEXT NOT NULL DEFAULT '',
    email        TEXT NOT NULL DEFAULT '',
    address      TEXT NOT NULL DEFAULT '',
    contact      TEXT NOT NULL DEFAULT 'phone',
    hours_from   BIGINT,
    hours_to     BIGINT,
    no_text      BOOLEAN NOT NULL DEFAULT FALSE,
    language     TEXT NOT NULL DEFAULT 'id'
);
CREATE INDEX grievance_reporter_by_phone ON grievance_reporter (phone, grievance) WHERE phone <> '';

CREATE TABLE grievance_step (
    id         ROWID,
    grievance  BIGINT NOT NULL,
    at         BIGINT NOT NULL,
    deed       TEXT NOT NULL,
    account    BIGINT,
    by_role    TEXT NOT NULL DEFAULT '',
    is_public  BOOLEAN NOT NULL DEFAULT FALSE,
    body       TEXT NOT NULL DEFAULT '',
    from_state TEXT NOT NULL DEFAULT '',
    to_state   TEXT NOT NULL DEFAULT '',
    about      TEXT NOT NULL DEFAULT '',
    about_id   BIGINT
);
CREATE INDEX grievance_step_of ON grievance_step (grievance, id);

CREATE TABLE grievance_named (
    grievance  BIGINT NOT NULL,
    place      BIGINT NOT NULL,
    kind       TEXT NOT NULL,
    account    BIGINT,
    unit       BIGINT,
    region     TEXT NOT NULL DEFAULT '',
    name       TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (grievance, place)
);

CREATE TABLE grievance_photo (
    id         ROWID,
    grievance  BIGINT,
    digest     TEXT NOT NULL,
    thumb      TEXT NOT NULL,
    width      BIGINT NOT NULL,
    height     BIGINT NOT NULL,
    lat        DOUBLE PRECISION,
    lon        DOUBLE PRECISION,
    token      TEXT NOT NULL DEFAULT '',
    uploaded_at BIGINT NOT NULL
);
CREATE INDEX grievance_photo_of ON grievance_photo (grievance, id) WHERE grievance IS NOT NULL;
CREATE INDEX grievance_photo_loose ON grievance_photo (uploaded_at) WHERE grievance IS NULL;

-- How far a task has followed the notices.
CREATE TABLE grievance_follower (
    follower TEXT PRIMARY KEY,
    seq      BIGINT NOT NULL
);

CREATE TABLE grievance_template (
    id    ROWID,
    name  TEXT NOT NULL,
    kind  TEXT NOT NULL DEFAULT '',
    body  TEXT NOT NULL
);

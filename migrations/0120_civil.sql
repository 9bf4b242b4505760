-- The check of persons against the civil registry (padan): runs with who was asked, where each person stands, what was
-- done about it, letters, and where the web service is. What the civil registry said stands beside ours, never in it.
CREATE TABLE civil_run (
    id          ROWID,
    account     BIGINT NOT NULL,
    area        TEXT NOT NULL,
    way         TEXT NOT NULL CHECK (way IN ('file', 'service')),
    who         TEXT NOT NULL CHECK (who IN ('never', 'open', 'everybody')),
    cause       TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('gathering', 'ready', 'answering', 'answered', 'stopped')),
    family_at   BIGINT NOT NULL DEFAULT 0,
    at          BIGINT NOT NULL DEFAULT 0,
    counts      TEXT NOT NULL DEFAULT '{}',
    faults      TEXT NOT NULL DEFAULT '[]',
    file        BIGINT NOT NULL DEFAULT 0,
    file_name   TEXT NOT NULL DEFAULT '',
    key         TEXT NOT NULL DEFAULT '',  -- of the answer beside the database, boxed with the office's secret
    job         BIGINT NOT NULL DEFAULT 0,
    made_at     BIGINT NOT NULL,
    given_at    BIGINT,
    answered_at BIGINT
);

-- Who was asked, as he was then.
CREATE TABLE civil_asked (
    run         BIGINT NOT NULL,
    person      BIGINT NOT NULL,
    nik         TEXT NOT NULL,
    body        TEXT NOT NULL,
    is_answered BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (run, person)
);
CREATE INDEX civil_asked_nik ON civil_asked (run, nik);

CREATE TABLE civil_entry (
    person      BIGINT PRIMARY KEY,
    region      TEXT NOT NULL,
    state       TEXT NOT NULL,
    is_open     BOOLEAN NOT NULL,
    cause       TEXT NOT NULL,
    cause_from  TEXT NOT NULL,
    found       TEXT NOT NULL,
    fields      TEXT NOT NULL DEFAULT '[]',
    note        TEXT NOT NULL DEFAULT '',
    run         BIGINT NOT NULL,
    answered_at BIGINT NOT NULL,
    mended_by   BIGINT,
    is_kept     BOOLEAN NOT NULL DEFAULT FALSE,
    reason      TEXT NOT NULL DEFAULT '',
    letter      BIGINT,
    version     BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX civil_entry_open ON civil_entry (region, person) WHERE is_open;
CREATE INDEX civil_entry_cause ON civil_entry (cause, region, person) WHERE is_open;

CREATE TABLE civil_step (
    id     ROWID,
    person BIGINT NOT NULL,
    kind   TEXT NOT NULL,
    state  TEXT NOT NULL,
    cause  TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    author BIGINT NOT NULL,
    at     BIGINT NOT NULL
);
CREATE INDEX civil_step_person ON civil_step (person, id);

CREATE TABLE civil_letter (
    id      ROWID,
    number  TEXT NOT NULL UNIQUE,
    cause   TEXT NOT NULL,
    area    TEXT NOT NULL,
    persons BIGINT NOT NULL,
    author  BIGINT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE TABLE civil_letter_person (
    letter BIGINT NOT NULL,
    person BIGINT NOT NULL,
    PRIMARY KEY (letter, person)
);

-- One row: the civil registry's web service as the agreement names it.
CREATE TABLE civil_service (
    id        BIGINT PRIMARY KEY CHECK (id = 1),
    url       TEXT NOT NULL,
    account   TEXT NOT NULL,
    secret    TEXT NOT NULL,  -- boxed with the office's secret
    agreement TEXT NOT NULL,
    author    BIGINT NOT NULL,
    set_at    BIGINT NOT NULL,
    version   BIGINT NOT NULL DEFAULT 1
);

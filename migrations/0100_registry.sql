-- Persons and families with their history: today's row in one table, what it was in another, so that a list of today
-- and a list as of a day are each a range of an index. NIK and KK are text and not unique: duplicates go to a queue.
CREATE TABLE registry_person (
    id          ROWID,
    region      TEXT NOT NULL,
    family      BIGINT,
    relation    BIGINT NOT NULL DEFAULT 0,
    nik         TEXT NOT NULL DEFAULT '',
    name        TEXT NOT NULL,
    name_key    TEXT NOT NULL,
    sex         TEXT NOT NULL DEFAULT '' CHECK (sex IN ('', 'L', 'P')),
    born_on     TEXT,
    born_place  TEXT NOT NULL DEFAULT '',
    mother_name TEXT NOT NULL DEFAULT '',
    father      BIGINT,
    mother      BIGINT,
    marital     BIGINT NOT NULL DEFAULT 0,
    state       TEXT NOT NULL DEFAULT 'here',
    state_on    TEXT,
    merged_into BIGINT,
    padan       TEXT NOT NULL DEFAULT 'unknown',
    source      TEXT NOT NULL,
    author      BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    valid_from  TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX registry_person_nik ON registry_person (nik, id) WHERE nik <> '';
CREATE INDEX registry_person_family ON registry_person (family, id);
CREATE INDEX registry_person_name ON registry_person (name_key, id);

CREATE TABLE registry_family (
    id            ROWID,
    region        TEXT NOT NULL,
    no_kk         TEXT NOT NULL DEFAULT '',
    head          BIGINT,
    head_name     TEXT NOT NULL DEFAULT '',
    head_key      TEXT NOT NULL DEFAULT '',
    address       TEXT NOT NULL DEFAULT '',
    rt            TEXT NOT NULL DEFAULT '',
    rw            TEXT NOT NULL DEFAULT '',
    state         TEXT NOT NULL DEFAULT 'active',
    household     BIGINT,
    members       BIGINT NOT NULL DEFAULT 0,
    decile        BIGINT,
    decile_period TEXT NOT NULL DEFAULT '',
    lat           BIGINT,
    lon           BIGINT,
    merged_into   BIGINT,
    source        TEXT NOT NULL,
    author        BIGINT NOT NULL,
    recorded_at   BIGINT NOT NULL,
    valid_from    TEXT NOT NULL,
    version       BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX registry_family_kk ON registry_family (no_kk, id) WHERE no_kk <> '';
CREATE INDEX registry_family_list ON registry_family (region, head_key, id);

-- What a row was: from valid_from until the day on which a later version holds.
CREATE TABLE registry_person_was (
    id          BIGINT NOT NULL,
    region      TEXT NOT NULL,
    family      BIGINT,
    relation    BIGINT NOT NULL,
    nik         TEXT NOT NULL,
    name        TEXT NOT NULL,
    sex         TEXT NOT NULL,
    born_on     TEXT,
    born_place  TEXT NOT NULL,
    mother_name TEXT NOT NULL,
    father      BIGINT,
    mother      BIGINT,
    marital     BIGINT NOT NULL,
    state       TEXT NOT NULL,
    state_on    TEXT,
    merged_into BIGINT,
    padan       TEXT NOT NULL,
    source      TEXT NOT NULL,
    author      BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    valid_from  TEXT NOT NULL,
    version     BIGINT NOT NULL,
    until       TEXT NOT NULL,
    PRIMARY KEY (id, version)
);
CREATE TABLE registry_family_was (
    id            BIGINT NOT NULL,
    region        TEXT NOT NULL,
    no_kk         TEXT NOT NULL,
    head          BIGINT,
    head_name     TEXT NOT NULL,
    address       TEXT NOT NULL,
    rt            TEXT NOT NULL,
    rw            TEXT NOT NULL,
    state         TEXT NOT NULL,
    household     BIGINT,
    members       BIGINT NOT NULL,
    decile        BIGINT,
    decile_period TEXT NOT NULL,
    lat           BIGINT,
    lon           BIGINT,
    merged_into   BIGINT,
    source        TEXT NOT NULL,
    author        BIGINT NOT NULL,
    recorded_at   BIGINT NOT NULL,
    valid_from    TEXT NOT NULL,
    version       BIGINT NOT NULL,
    until         TEXT NOT NULL,
    PRIMARY KEY (id, version)
);
CREATE INDEX registry_family_was_region ON registry_family_was (region, until, id);

CREATE TABLE registry_household (
    id     ROWID,
    region TEXT NOT NULL,
    code   TEXT NOT NULL
);
CREATE INDEX registry_household_code ON registry_household (code, id);

-- Who stood in which family, from a day until another. Closed, never deleted.
CREATE TABLE registry_membership (
    id        ROWID,
    person    BIGINT NOT NULL,
    family    BIGINT NOT NULL,
    relation  BIGINT NOT NULL,
    from_on   TEXT NOT NULL,
    to_on     TEXT NOT NULL,
    cause     TEXT NOT NULL,
    end_cause TEXT NOT NULL DEFAULT ''
);
CREATE INDEX registry_membership_family ON registry_membership (family, to_on, id);
CREATE INDEX registry_membership_person ON registry_membership (person, id);

-- Answers of the official form, a section at a time, with the codes of the form they were given on. Only added to.
CREATE TABLE registry_answer (
    id          ROWID,
    subject     BIGINT NOT NULL,
    section     TEXT NOT NULL,
    form        TEXT NOT NULL CHECK (form IN ('bdt2015', 'regsosek2022')),
    body        TEXT NOT NULL,
    source      TEXT NOT NULL,
    author      BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    valid_from  TEXT NOT NULL
);
CREATE INDEX registry_answer_of ON registry_answer (subject, section, valid_from, id);
-- The same of health and functioning, apart because reading it takes an act of its own (UU 27/2022, specific data).
CREATE TABLE registry_specific (
    id          ROWID,
    subject     BIGINT NOT NULL,
    section     TEXT NOT NULL,
    form        TEXT NOT NULL CHECK (form IN ('bdt2015', 'regsosek2022')),
    body        TEXT NOT NULL,
    source      TEXT NOT NULL,
    author      BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    valid_from  TEXT NOT NULL
);
CREATE INDEX registry_specific_of ON registry_specific (subject, section, valid_from, id);

-- The decile of BPS and a score of our own are different facts.
CREATE TABLE registry_decile (
    family      BIGINT NOT NULL,
    maker       TEXT NOT NULL CHECK (maker IN ('bps', 'local')),
    period      TEXT NOT NULL,
    decile      BIGINT NOT NULL CHECK (decile BETWEEN 1 AND 10),
    received_at BIGINT NOT NULL,
    author      BIGINT NOT NULL,
    PRIMARY KEY (family, maker, period)
);

-- The timeline.
CREATE TABLE registry_event (
    id           ROWID,
    kind         TEXT NOT NULL,
    on_day       TEXT NOT NULL,
    region       TEXT NOT NULL,
    family       BIGINT,
    person       BIGINT,
    other_family BIGINT,
    other_person BIGINT,
    changes      TEXT NOT NULL DEFAULT '[]',
    section      TEXT NOT NULL DEFAULT '',
    reason       TEXT NOT NULL DEFAULT '',
    source       TEXT NOT NULL,
    author       BIGINT NOT NULL,
    by_role      TEXT NOT NULL,
    recorded_at  BIGINT NOT NULL
);
CREATE INDEX registry_event_family ON registry_event (family, id) WHERE family IS NOT NULL;
CREATE INDEX registry_event_person ON registry_event (person, id) WHERE person IS NOT NULL;

-- Rows that may be one person. "Different" is remembered, so that the pair never comes back.
CREATE TABLE registry_pair (
    id         ROWID,
    left_id    BIGINT NOT NULL,
    right_id   BIGINT NOT NULL,
    region     TEXT NOT NULL,
    score      BIGINT NOT NULL,
    state      TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'same', 'different', 'check')),
    decided_by BIGINT,
    decided_at BIGINT,
    reason     TEXT NOT NULL DEFAULT '',
    UNIQUE (left_id, right_id)
);
CREATE INDEX registry_pair_queue ON registry_pair (state, region, id);
CREATE INDEX registry_pair_right ON registry_pair (right_id, id);

-- A merge with what it takes to undo it.
CREATE TABLE registry_merge (
    id        ROWID,
    kept      BIGINT NOT NULL,
    gone      BIGINT NOT NULL,
    reason    TEXT NOT NULL,
    author    BIGINT NOT NULL,
    made_at   BIGINT NOT NULL,
    undo      TEXT NOT NULL,
    undone_by BIGINT,
    undone_at BIGINT
);
CREATE INDEX registry_merge_kept ON registry_merge (kept, id);
CREATE INDEX registry_merge_gone ON registry_merge (gone, id);

-- Agreements between offices (PKS). What both sides sign stands in agreement; who signed, whom to call, the plan and
-- the minutes beside it. Each part has one writer, so that two nodes that keep it never overwrite one another.
CREATE TABLE agreement (
    id               ROWID,
    origin_node      TEXT NOT NULL,
    origin_id        BIGINT NOT NULL,
    number_first     TEXT NOT NULL DEFAULT '',
    number_second    TEXT NOT NULL DEFAULT '',
    title            TEXT NOT NULL,
    parent_mou       TEXT NOT NULL DEFAULT '',
    scope            TEXT NOT NULL DEFAULT '',
    party_first      TEXT NOT NULL,
    party_second     TEXT NOT NULL,
    signed_on        TEXT,
    starts_on        TEXT NOT NULL,
    ends_on          TEXT NOT NULL,
    answer_days      BIGINT CHECK (answer_days BETWEEN 1 AND 365),
    answer_hours     BIGINT CHECK (answer_hours BETWEEN 1 AND 8760),
    emergency_hours  BIGINT CHECK (emergency_hours BETWEEN 1 AND 8760),
    fields           TEXT NOT NULL DEFAULT '',
    terms_version    BIGINT NOT NULL,
    terms_by         TEXT NOT NULL,
    confirmed_first  BIGINT NOT NULL DEFAULT 0,
    confirmed_first_on  TEXT,
    confirmed_second BIGINT NOT NULL DEFAULT 0,
    confirmed_second_on TEXT,
    signed_file      TEXT NOT NULL DEFAULT '',
    state            TEXT NOT NULL CHECK (state IN ('draft', 'in_force', 'ended')),
    ended_on         TEXT,
    ended_why        TEXT NOT NULL DEFAULT '',
    warned_of        TEXT,
    version          BIGINT NOT NULL,
    partner_version  BIGINT NOT NULL DEFAULT 0,
    changed_at       BIGINT NOT NULL,
    UNIQUE (origin_node, origin_id),
    CHECK (party_first <> party_second),
    CHECK (starts_on <= ends_on),
    CHECK (answer_days IS NULL OR answer_hours IS NULL)
);
CREATE INDEX agreement_between ON agreement (party_first, party_second, id);
-- What runs out next.
CREATE INDEX agreement_by_end ON agreement (ends_on, id) WHERE state = 'in_force';
CREATE INDEX agreement_by_state ON agreement (state, id);

CREATE TABLE agreement_signatory (
    agreement BIGINT NOT NULL,
    place     BIGINT NOT NULL,
    side      TEXT NOT NULL CHECK (side IN ('first', 'second')),
    name      TEXT NOT NULL,
    title     TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (agreement, place)
);

CREATE TABLE agreement_contact (
    agreement    BIGINT NOT NULL,
    place        BIGINT NOT NULL,
    side         TEXT NOT NULL CHECK (side IN ('first', 'second')),
    name         TEXT NOT NULL,
    title        TEXT NOT NULL DEFAULT '',
    phone        TEXT NOT NULL DEFAULT '',
    email        TEXT NOT NULL DEFAULT '',
    is_emergency BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (agreement, place)
);

-- The annual work plan. origin_* says who wrote the text; the marks of each side are that side's.
CREATE TABLE agreement_item (
    id             ROWID,
    agreement      BIGINT NOT NULL,
    origin_node    TEXT NOT NULL,
    origin_id      BIGINT NOT NULL,
    year           BIGINT NOT NULL,
    action         TEXT NOT NULL,
    owner_first    TEXT NOT NULL DEFAULT '',
    owner_second   TEXT NOT NULL DEFAULT '',
    due            TEXT NOT NULL,
    is_withdrawn   BOOLEAN NOT NULL DEFAULT FALSE,
    first_done_on  TEXT,
    first_note     TEXT NOT NULL DEFAULT '',
    first_proof    TEXT NOT NULL DEFAULT '',
    second_done_on TEXT,
    second_note    TEXT NOT NULL DEFAULT '',
    second_proof   TEXT NOT NULL DEFAULT '',
    UNIQUE (agreement, origin_node, origin_id)
);
CREATE INDEX agreement_item_of ON agreement_item (agreement, due, id);

CREATE TABLE agreement_evaluation (
    id          ROWID,
    agreement   BIGINT NOT NULL,
    origin_node TEXT NOT NULL,
    origin_id   BIGINT NOT NULL,
    held_on     TEXT NOT NULL,
    title       TEXT NOT NULL,
    minutes     TEXT NOT NULL DEFAULT '',
    file        TEXT NOT NULL DEFAULT '',
    UNIQUE (agreement, origin_node, origin_id)
);
CREATE INDEX agreement_evaluation_of ON agreement_evaluation (agreement, held_on, id);

-- Files in the FileStore that belong to an agreement.
CREATE TABLE agreement_paper (
    agreement BIGINT NOT NULL,
    name      TEXT NOT NULL,
    kind      TEXT NOT NULL CHECK (kind IN ('signed_file', 'proof', 'minutes')),
    file_name TEXT NOT NULL,
    type      TEXT NOT NULL,
    bytes     BIGINT NOT NULL,
    at        BIGINT NOT NULL,
    account   BIGINT,
    PRIMARY KEY (agreement, name)
);

-- The clocks where no agreement sets one; the row of the last valid_from holds. docs/sources.md#escalation-clock
CREATE TABLE agreement_default (
    valid_from      TEXT PRIMARY KEY,
    answer_days     BIGINT NOT NULL CHECK (answer_days BETWEEN 1 AND 365),
    emergency_hours BIGINT NOT NULL CHECK (emergency_hours BETWEEN 1 AND 8760),
    source          TEXT NOT NULL
);
INSERT INTO agreement_default (valid_from, answer_days, emergency_hours, source)
VALUES ('2000-01-01', 14, 24, 'docs/sources.md#escalation-clock');

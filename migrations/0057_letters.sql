-- The register of letters: a number is taken in the transaction that writes the letter, so a year has no gaps and no
-- number twice. What stood on the paper is kept in `content`; the scan of the signed paper lies in the file store.
CREATE TABLE letter_register (
    year          BIGINT NOT NULL,
    register_code TEXT NOT NULL,
    last          BIGINT NOT NULL,
    PRIMARY KEY (year, register_code)
);

CREATE TABLE letter (
    id            ROWID,
    request       BIGINT NOT NULL REFERENCES request (id),
    kind          TEXT NOT NULL,
    region        TEXT NOT NULL,
    year          BIGINT NOT NULL,
    register_code TEXT NOT NULL,
    serial        BIGINT,
    number        TEXT NOT NULL UNIQUE,
    code          TEXT NOT NULL UNIQUE,
    dated         TEXT NOT NULL,
    valid_until   TEXT,
    standing      TEXT NOT NULL CHECK (standing IN ('numbered', 'valid', 'withdrawn', 'replaced')),
    signing       TEXT NOT NULL CHECK (signing IN ('none', 'paper', 'electronic')),
    signer        BIGINT NOT NULL,
    issued_by     BIGINT NOT NULL,
    issued_at     BIGINT NOT NULL,
    signed_at     BIGINT,
    scan          TEXT NOT NULL DEFAULT '',
    ended_at      BIGINT,
    end_reason    TEXT NOT NULL DEFAULT '',
    replaces      BIGINT REFERENCES letter (id),
    replaced_by   BIGINT REFERENCES letter (id),
    version       BIGINT NOT NULL DEFAULT 1,
    content       TEXT NOT NULL,
    UNIQUE (year, register_code, serial)
);
CREATE INDEX letter_of_request ON letter (request, id);
CREATE INDEX letter_of_year ON letter (year, id);

-- How the office's paper looks. One row a region; an office has one.
CREATE TABLE letterhead (
    region     TEXT PRIMARY KEY,
    above      TEXT NOT NULL DEFAULT '',
    office     TEXT NOT NULL,
    address    TEXT NOT NULL DEFAULT '',
    place      TEXT NOT NULL DEFAULT '',
    head_title TEXT NOT NULL DEFAULT '',
    logo       TEXT NOT NULL DEFAULT ''
);

-- Title and NIP under a signature.
CREATE TABLE letter_signer (
    account BIGINT PRIMARY KEY,
    title   TEXT NOT NULL,
    nip     TEXT NOT NULL DEFAULT ''
);

-- How far a task of the counter has followed the notices.
CREATE TABLE request_follower (
    follower TEXT PRIMARY KEY,
    seq      BIGINT NOT NULL
);

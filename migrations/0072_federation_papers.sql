-- Attachments follow their envelope in pieces, sealed whole for the receiver, and go on where they stopped.
CREATE TABLE federation_paper_out (
    id           ROWID,
    node         TEXT NOT NULL,
    name         TEXT NOT NULL,
    bytes        BIGINT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('waiting', 'there', 'refused')),
    sealed_name  TEXT NOT NULL DEFAULT '',
    sealed_bytes BIGINT NOT NULL DEFAULT 0,
    sent         BIGINT NOT NULL DEFAULT 0,
    not_before   BIGINT NOT NULL DEFAULT 0,
    tries        BIGINT NOT NULL DEFAULT 0,
    refusal      TEXT NOT NULL DEFAULT '',
    UNIQUE (node, name)
);
CREATE INDEX federation_paper_out_waiting ON federation_paper_out (node, id) WHERE state = 'waiting';

CREATE TABLE federation_paper_in (
    id           ROWID,
    node         TEXT NOT NULL,
    name         TEXT NOT NULL,
    bytes        BIGINT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('pending', 'there')),
    at           BIGINT NOT NULL,
    sealed_name  TEXT NOT NULL DEFAULT '',
    sealed_bytes BIGINT NOT NULL DEFAULT 0,
    received     BIGINT NOT NULL DEFAULT 0,
    UNIQUE (node, name)
);
CREATE INDEX federation_paper_in_pending ON federation_paper_in (id) WHERE state = 'pending';

CREATE TABLE federation_piece (
    node   TEXT NOT NULL,
    name   TEXT NOT NULL,
    start  BIGINT NOT NULL,
    bytes  BYTES NOT NULL,
    PRIMARY KEY (node, name, start)
);

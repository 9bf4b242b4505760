-- Envelopes between nodes. The outbox is written in the deed's own transaction and holds what only the receiver can
-- open; the inbox knows every envelope by its id, so that nothing happens twice, and its number, so that what belongs
-- together happens in order.
CREATE TABLE federation_stream_out (
    node   TEXT NOT NULL,
    epoch  BIGINT NOT NULL,
    stream TEXT NOT NULL,
    seq    BIGINT NOT NULL,
    PRIMARY KEY (node, epoch, stream)
);

CREATE TABLE federation_out (
    id         ROWID,
    envelope   TEXT NOT NULL UNIQUE,
    node       TEXT NOT NULL,
    stream     TEXT NOT NULL,
    epoch      BIGINT NOT NULL,
    seq        BIGINT NOT NULL,
    kind       TEXT NOT NULL,
    at         BIGINT NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('waiting', 'stored', 'refused')),
    body       TEXT NOT NULL,
    not_before BIGINT NOT NULL DEFAULT 0,
    tries      BIGINT NOT NULL DEFAULT 0,
    refusal    TEXT NOT NULL DEFAULT '',
    settled_at BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX federation_out_waiting ON federation_out (node, id) WHERE state = 'waiting';
CREATE INDEX federation_out_open ON federation_out (id) WHERE state <> 'stored';
CREATE INDEX federation_out_settled ON federation_out (settled_at) WHERE state = 'stored';
CREATE INDEX federation_out_stream ON federation_out (node, stream, epoch, seq);

CREATE TABLE federation_stream_in (
    node   TEXT NOT NULL,
    epoch  BIGINT NOT NULL,
    stream TEXT NOT NULL,
    seq    BIGINT NOT NULL,
    PRIMARY KEY (node, epoch, stream)
);

CREATE TABLE federation_in (
    id           ROWID,
    envelope     TEXT NOT NULL UNIQUE,
    node         TEXT NOT NULL,
    epoch        BIGINT NOT NULL,
    stream       TEXT NOT NULL,
    seq          BIGINT NOT NULL,
    kind         TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('applied', 'gap', 'held', 'unknown', 'refused')),
    at           BIGINT NOT NULL,
    signed_at    BIGINT NOT NULL,
    agreement    TEXT NOT NULL,
    basis        TEXT NOT NULL,
    is_emergency BOOLEAN NOT NULL,
    papers       TEXT NOT NULL,
    digest       TEXT NOT NULL,
    content_box  BYTES NOT NULL,
    refusal      TEXT NOT NULL DEFAULT ''
);
CREATE INDEX federation_in_waiting ON federation_in (node, epoch, stream, seq) WHERE state IN ('gap', 'held');
CREATE INDEX federation_in_held ON federation_in (node, epoch, stream) WHERE state = 'held';
CREATE INDEX federation_in_unknown ON federation_in (id) WHERE state = 'unknown';
CREATE INDEX federation_in_node ON federation_in (node, id);
CREATE INDEX federation_in_at ON federation_in (at);

-- What was refused, ours by others and theirs by us, for an administrator.
CREATE TABLE federation_refused (
    id        ROWID,
    at        BIGINT NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
    node      TEXT NOT NULL,
    envelope  TEXT NOT NULL,
    kind      TEXT NOT NULL,
    refusal   TEXT NOT NULL,
    about     TEXT NOT NULL,
    times     BIGINT NOT NULL DEFAULT 1,
    UNIQUE (node, envelope, refusal, direction)
);

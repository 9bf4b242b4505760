-- Who we are to other offices, and whom we trust: keys with the time they were in force, so that what was signed then
-- is judged by the key of then. Secret halves are boxed with the office's own secret.
CREATE TABLE federation_own (
    id    ROWID,
    node  TEXT NOT NULL,
    epoch BIGINT NOT NULL,
    since BIGINT NOT NULL,
    CHECK (id = 1)
);

CREATE TABLE federation_own_key (
    id          ROWID,
    name        TEXT NOT NULL UNIQUE,
    sign_open   BYTES NOT NULL,
    seal_open   BYTES NOT NULL,
    secret_box  BYTES NOT NULL,
    since       BIGINT NOT NULL
);
CREATE INDEX federation_own_key_since ON federation_own_key (since, id);

CREATE TABLE federation_node (
    node           TEXT PRIMARY KEY,
    name           TEXT NOT NULL,
    url            TEXT NOT NULL,
    state          TEXT NOT NULL CHECK (state IN ('proposed', 'trusted', 'suspended')),
    fingerprint    TEXT NOT NULL,
    epoch          BIGINT NOT NULL,
    release        TEXT NOT NULL,
    proposed_by    BIGINT NOT NULL,
    proposed_name  TEXT NOT NULL,
    proposed_at    BIGINT NOT NULL,
    confirmed_by   BIGINT NOT NULL DEFAULT 0,
    confirmed_name TEXT NOT NULL DEFAULT '',
    confirmed_at   BIGINT NOT NULL DEFAULT 0,
    heard_at       BIGINT NOT NULL DEFAULT 0,
    sent_at        BIGINT NOT NULL DEFAULT 0,
    trouble        TEXT NOT NULL DEFAULT '',
    trouble_at     BIGINT NOT NULL DEFAULT 0,
    -- While it is above zero, what we hold of the restored node is given back, from this row of the inbox on.
    resync_after   BIGINT NOT NULL DEFAULT 0,
    version        BIGINT NOT NULL DEFAULT 1
);

CREATE TABLE federation_node_key (
    node      TEXT NOT NULL REFERENCES federation_node (node),
    name      TEXT NOT NULL,
    sign_open BYTES NOT NULL,
    seal_open BYTES NOT NULL,
    since     BIGINT NOT NULL,
    until     BIGINT NOT NULL,
    PRIMARY KEY (node, name)
);

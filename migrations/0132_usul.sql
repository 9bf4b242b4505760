-- Proposals by citizens (usul). The proposer stands apart, as with objections.
CREATE TABLE usul (
    id          ROWID,
    region      TEXT NOT NULL,
    state       TEXT NOT NULL,
    channel     TEXT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('registry', 'programme')),
    whose       TEXT NOT NULL CHECK (whose IN ('self', 'family', 'other')),
    received_at BIGINT NOT NULL,
    programme   TEXT NOT NULL DEFAULT '',
    name        TEXT NOT NULL,
    nik         TEXT NOT NULL DEFAULT '',
    no_kk       TEXT NOT NULL DEFAULT '',
    address     TEXT NOT NULL DEFAULT '',
    rt          TEXT NOT NULL DEFAULT '',
    rw          TEXT NOT NULL DEFAULT '',
    body        TEXT NOT NULL,
    taken_by    BIGINT,
    family      BIGINT,
    refusal     TEXT NOT NULL DEFAULT '',
    told        TEXT NOT NULL DEFAULT '',
    decided_by  BIGINT,
    decided_at  BIGINT,
    is_open     BOOLEAN NOT NULL DEFAULT TRUE,
    version     BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX usul_open ON usul (region, id) WHERE is_open;
CREATE INDEX usul_by_region ON usul (region, id);

CREATE TABLE usul_by (
    usul  BIGINT PRIMARY KEY REFERENCES usul (id),
    name  TEXT NOT NULL,
    phone TEXT NOT NULL DEFAULT ''
);

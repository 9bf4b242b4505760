-- What people ask about their own data (UU 27/2022, Pasal 30 and 32): what is kept, who opened it, a correction, an
-- objection. Answered within 3x24 hours. Identity is proved twice: by a paper, and by what its owner knows.
CREATE TABLE rights_request (
    id          ROWID,
    region      TEXT NOT NULL,
    person      BIGINT NOT NULL,
    family      BIGINT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('access', 'correction', 'objection')),
    state       TEXT NOT NULL,
    paper       TEXT NOT NULL,
    body        TEXT NOT NULL DEFAULT '',
    received_at BIGINT NOT NULL,
    due_at      BIGINT NOT NULL,
    tries       BIGINT NOT NULL DEFAULT 0,
    taken_by    BIGINT NOT NULL,
    outcome     TEXT NOT NULL DEFAULT '',
    answer      TEXT NOT NULL DEFAULT '',
    closed_by   BIGINT,
    closed_at   BIGINT,
    is_open     BOOLEAN NOT NULL DEFAULT TRUE,
    version     BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX rights_request_open ON rights_request (due_at, id) WHERE is_open;

-- News for the live stream, the climbing of late complaints, webhooks and other nodes. Written unnumbered in the deed's
-- own transaction; the sealer numbers what is committed, because ids are not in the order of commits.
CREATE TABLE notice (
    id      ROWID,
    seq     BIGINT UNIQUE,
    at      BIGINT NOT NULL,
    topic   TEXT NOT NULL,
    subject BIGINT NOT NULL,
    region  TEXT NOT NULL,
    unit    BIGINT NOT NULL,
    account BIGINT NOT NULL,
    guard   BIGINT NOT NULL CHECK (guard BETWEEN 0 AND 2),
    payload TEXT NOT NULL
);

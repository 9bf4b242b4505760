-- Lists from elsewhere: what columns of the same headings held before, files waiting to be compared, comparisons and
-- what officers decided. No row holds a person: files and results lie beside the database, each closed by the key of
-- its own row, so that deleting the row ends them even where a copy of a file is left.

-- By the digest of the headings, for the whole office: the same export comes every quarter.
CREATE TABLE list_mapping (
    signature TEXT PRIMARY KEY,
    columns   TEXT NOT NULL,  -- what each column holds, a blank between
    account   BIGINT NOT NULL,
    used_at   BIGINT NOT NULL
);

CREATE TABLE list_file (
    id      ROWID,
    account BIGINT NOT NULL,
    name    TEXT NOT NULL,
    size    BIGINT NOT NULL,
    key     TEXT NOT NULL,  -- boxed with the office's secret
    sent_at BIGINT NOT NULL
);
CREATE INDEX list_file_sent ON list_file (sent_at, id);

CREATE TABLE list_comparison (
    id         ROWID,
    account    BIGINT NOT NULL,
    left_name  TEXT NOT NULL,
    right_name TEXT NOT NULL,
    wish       TEXT NOT NULL,  -- JSON: files, sheets, columns
    keep       TEXT NOT NULL CHECK (keep IN ('until_download', 'one_day', 'seven_days')),
    key        TEXT NOT NULL,  -- boxed with the office's secret
    job        BIGINT NOT NULL,
    summary    TEXT NOT NULL DEFAULT '',  -- JSON, once done
    made_at    BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX list_comparison_account ON list_comparison (account, id);
CREATE INDEX list_comparison_expires ON list_comparison (expires_at, id);

-- What was settled within one comparison, by the number of the doubt.
CREATE TABLE list_settled (
    comparison BIGINT NOT NULL REFERENCES list_comparison (id) ON DELETE CASCADE,
    doubt      BIGINT NOT NULL,
    verdict    TEXT NOT NULL CHECK (verdict IN ('same', 'different')),
    PRIMARY KEY (comparison, doubt)
);

-- ... and what the next comparison knows of it: a keyed digest, which tells nothing to who has not the two people at
-- hand.
CREATE TABLE list_decision (
    digest     TEXT PRIMARY KEY,
    verdict    TEXT NOT NULL CHECK (verdict IN ('same', 'different')),
    account    BIGINT NOT NULL,
    decided_at BIGINT NOT NULL
);
CREATE INDEX list_decision_decided ON list_decision (decided_at, digest);

-- Who did or read what about whom. A deed inserts its line without a number; the sealer numbers committed lines and
-- chains them in blocks, so that no deed waits for the head of the chain.
CREATE TABLE audit_line (
    id           ROWID,
    seq          BIGINT UNIQUE,
    at           BIGINT NOT NULL,
    actor        TEXT NOT NULL CHECK (actor IN ('officer', 'citizen', 'system')),
    account      BIGINT,
    role         TEXT NOT NULL,
    act          TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject      BIGINT,
    region       TEXT NOT NULL,
    purpose      TEXT NOT NULL,
    address      TEXT NOT NULL,
    digest       TEXT NOT NULL
);
CREATE INDEX audit_line_subject ON audit_line (subject, id) WHERE subject IS NOT NULL;
CREATE INDEX audit_line_account ON audit_line (account, id) WHERE account IS NOT NULL;

-- One block of the chain: `hash` covers the block before it and the digest of every line, which is kept, so that a
-- broken line can be named. `digests` is 32 bytes a line, in the order of seq.
CREATE TABLE audit_block (
    number    ROWID,
    first_seq BIGINT NOT NULL UNIQUE,
    last_seq  BIGINT NOT NULL UNIQUE,
    at        BIGINT NOT NULL,
    previous  TEXT NOT NULL,
    hash      TEXT NOT NULL,
    digests   BYTES NOT NULL,
    CHECK (first_seq <= last_seq)
);

-- Digests of content are salted per subject. Erasing a subject deletes its salt: then no digest can be matched with a
-- guess of what was written, and the chain stays whole.
CREATE TABLE audit_salt (
    subject_kind TEXT NOT NULL,
    subject      BIGINT NOT NULL,
    salt         BYTES NOT NULL,
    PRIMARY KEY (subject_kind, subject)
);

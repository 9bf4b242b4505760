-- Outside systems (a village app, the regency's own programme): an account of role outside_system, what it may do, what
-- it sent, and where it wants to be told.
CREATE TABLE exchange_system (
    account  BIGINT PRIMARY KEY,
    may_push BOOLEAN NOT NULL,
    may_pull BOOLEAN NOT NULL,
    kinds    TEXT NOT NULL DEFAULT '',  -- codes of complaints with a blank between; '' all
    since    BIGINT NOT NULL,
    version  BIGINT NOT NULL DEFAULT 1
);

-- The system's own number beside ours: the same number twice is the same report.
CREATE TABLE exchange_report (
    account    BIGINT NOT NULL,
    source_ref TEXT NOT NULL,
    digest     TEXT NOT NULL,
    grievance  BIGINT NOT NULL,
    PRIMARY KEY (account, source_ref)
);
CREATE INDEX exchange_report_grievance ON exchange_report (grievance);

CREATE TABLE exchange_hook (
    id          ROWID,
    account     BIGINT NOT NULL,
    url         TEXT NOT NULL,
    secret      TEXT NOT NULL,  -- boxed
    state       TEXT NOT NULL CHECK (state IN ('active', 'paused')),
    cursor      BIGINT NOT NULL,  -- seq of the last notice that was taken
    fails       BIGINT NOT NULL DEFAULT 0,  -- in a row
    next_try_at BIGINT NOT NULL,
    last_fault  TEXT NOT NULL DEFAULT '',
    told_at     BIGINT,
    since       BIGINT NOT NULL
);
CREATE INDEX exchange_hook_due ON exchange_hook (next_try_at, id) WHERE state = 'active';
CREATE INDEX exchange_hook_account ON exchange_hook (account, id);

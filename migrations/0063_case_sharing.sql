-- What was asked of whom, who shares a case, what waits for a supervisor, papers, dates, words for search.
CREATE TABLE case_assignment (
    id           ROWID,
    case_id      BIGINT NOT NULL,
    kind         TEXT NOT NULL CHECK (kind IN ('referral', 'escalation', 'disposition')),
    author_node  TEXT NOT NULL,
    author_id    TEXT NOT NULL,
    from_node    TEXT NOT NULL,
    to_node      TEXT NOT NULL DEFAULT '',
    referral     BIGINT,
    place        BIGINT,
    reason       TEXT NOT NULL DEFAULT '',
    asked        TEXT NOT NULL,
    tried        TEXT NOT NULL DEFAULT '',
    state        TEXT NOT NULL CHECK (state IN ('asked', 'accepted', 'declined', 'done', 'returned')),
    state_reason TEXT NOT NULL DEFAULT '',
    result       TEXT NOT NULL DEFAULT '',
    asked_at     BIGINT NOT NULL,
    due_at       BIGINT NOT NULL,
    answered_at  BIGINT,
    ended_at     BIGINT,
    is_emergency BOOLEAN NOT NULL DEFAULT FALSE,
    is_health    BOOLEAN NOT NULL DEFAULT FALSE,
    with_pen     BOOLEAN NOT NULL DEFAULT FALSE,
    basis        TEXT NOT NULL CHECK (basis IN ('public_task', 'vital_interest', 'consent')),
    agreement    BIGINT,
    is_flagged   BOOLEAN NOT NULL DEFAULT FALSE,
    asked_by     BIGINT,
    UNIQUE (author_node, author_id)
);
CREATE INDEX case_assignment_of ON case_assignment (case_id, id);
CREATE INDEX case_assignment_referral ON case_assignment (referral) WHERE referral IS NOT NULL;

-- Each node a case is shared with.
CREATE TABLE case_share (
    case_id BIGINT NOT NULL,
    node    TEXT NOT NULL,
    since   BIGINT NOT NULL,
    is_emergency BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (case_id, node)
);

-- A deed that waits for a supervisor: it takes effect when approved, with what was asked for.
CREATE TABLE case_approval (
    id         ROWID,
    case_id    BIGINT NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('shelter', 'child', 'referral', 'closing')),
    deed       TEXT NOT NULL,
    body       TEXT NOT NULL,
    state      TEXT NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'approved', 'disapproved')),
    asked_by   BIGINT NOT NULL,
    asked_at   BIGINT NOT NULL,
    decided_by BIGINT,
    decided_at BIGINT,
    reason     TEXT NOT NULL DEFAULT ''
);
CREATE INDEX case_approval_of ON case_approval (case_id, id);

-- Dates to keep: aftercare, the date of a discharge. Done ones stay.
CREATE TABLE case_due (
    id      ROWID,
    case_id BIGINT NOT NULL,
    kind    TEXT NOT NULL,
    due_on  TEXT NOT NULL,
    what    TEXT NOT NULL DEFAULT '',
    done_at BIGINT
);
CREATE INDEX case_due_of ON case_due (case_id, due_on);

CREATE TABLE case_paper (
    id        ROWID,
    case_id   BIGINT NOT NULL,
    entry     BIGINT,
    digest    TEXT NOT NULL,
    thumb     TEXT NOT NULL DEFAULT '',
    kind      TEXT NOT NULL CHECK (kind IN ('photo', 'document')),
    file_name TEXT NOT NULL DEFAULT '',
    type      TEXT NOT NULL,
    bytes     BIGINT NOT NULL,
    secrecy   TEXT NOT NULL CHECK (secrecy IN ('none', 'identity', 'health', 'child')),
    from_node TEXT NOT NULL DEFAULT '',
    at        BIGINT NOT NULL,
    account   BIGINT
);
CREATE INDEX case_paper_of ON case_paper (case_id, id);
CREATE INDEX case_paper_by_digest ON case_paper (digest);

-- Nights in a shelter, so that bed-days are summed without reading timelines.
CREATE TABLE case_stay (
    id       ROWID,
    case_id  BIGINT NOT NULL,
    place    TEXT NOT NULL,
    bed      TEXT NOT NULL DEFAULT '',
    first_on TEXT NOT NULL,
    last_on  TEXT
);
CREATE INDEX case_stay_of ON case_stay (case_id, id);

-- Does another node know this person? Asked and answered.
CREATE TABLE case_known (
    id          ROWID,
    node        TEXT NOT NULL,
    asked_at    BIGINT NOT NULL,
    asked_by    BIGINT,
    answered_at BIGINT,
    answer      TEXT NOT NULL DEFAULT ''
);

-- Words of names ('n') and of need and place ('w'): the same search on both databases.
CREATE TABLE case_term (
    scope   TEXT NOT NULL,
    term    TEXT NOT NULL,
    case_id BIGINT NOT NULL,
    PRIMARY KEY (scope, term, case_id)
);

-- How far a task has followed the notices.
CREATE TABLE case_follower (
    follower TEXT PRIMARY KEY,
    seq      BIGINT NOT NULL
);

-- One row a change: the clocks in force on a day are those of the last valid_from.
CREATE TABLE case_clock (
    valid_from      TEXT PRIMARY KEY,
    take_days       BIGINT NOT NULL,
    take_soon_days  BIGINT NOT NULL,
    work_days       BIGINT NOT NULL,
    work_soon_days  BIGINT NOT NULL,
    emergency_hours BIGINT NOT NULL,
    health_days     BIGINT NOT NULL,
    referral_days   BIGINT NOT NULL,
    aftercare_days  BIGINT NOT NULL,
    source          TEXT NOT NULL
);
INSERT INTO case_clock (valid_from, take_days, take_soon_days, work_days, work_soon_days, emergency_hours, health_days,
                        referral_days, aftercare_days, source)
VALUES ('2000-01-01', 3, 1, 14, 5, 24, 14, 5, 30, 'docs/sources.md#case-clocks');

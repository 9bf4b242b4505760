-- A request may be withdrawn, a person has one name between nodes, and what is personal in an ended case is emptied
-- when it has been kept long enough. SQLite changes no CHECK, so the table is laid anew.
DROP VIEW case_asking;
CREATE TABLE case_assignment_next (
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
    state        TEXT NOT NULL CHECK (state IN ('asked', 'accepted', 'declined', 'done', 'returned', 'withdrawn')),
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
INSERT INTO case_assignment_next (id, case_id, kind, author_node, author_id, from_node, to_node, referral, place,
       reason, asked, tried, state, state_reason, result, asked_at, due_at, answered_at, ended_at, is_emergency,
       is_health, with_pen, basis, agreement, is_flagged, asked_by)
SELECT id, case_id, kind, author_node, author_id, from_node, to_node, referral, place,
       reason, asked, tried, state, state_reason, result, asked_at, due_at, answered_at, ended_at, is_emergency,
       is_health, with_pen, basis, agreement, is_flagged, asked_by
  FROM case_assignment;
DROP TABLE case_assignment;
ALTER TABLE case_assignment_next RENAME TO case_assignment;
CREATE INDEX case_assignment_of ON case_assignment (case_id, id);
CREATE INDEX case_assignment_referral ON case_assignment (referral) WHERE referral IS NOT NULL;
CREATE INDEX case_assignment_asked ON case_assignment (asked_at);
CREATE INDEX case_assignment_ended ON case_assignment (ended_at) WHERE ended_at IS NOT NULL;
CREATE VIEW case_asking AS
SELECT a.id, a.kind, a.from_node, a.to_node, a.reason, a.state, a.asked_at, a.due_at, a.answered_at, a.ended_at,
       a.is_emergency, c.region, c.guard
  FROM case_assignment a
  JOIN case_file c ON c.id = a.case_id;

-- "3208/0ABC...": the node that wrote the person down first, and its id there; '' for rows of before.
ALTER TABLE case_person ADD COLUMN ref TEXT NOT NULL DEFAULT '';

ALTER TABLE case_file ADD COLUMN erased_at BIGINT;
CREATE INDEX case_ended_by_day ON case_file (closed_at, id) WHERE closed_at IS NOT NULL AND erased_at IS NULL;
ALTER TABLE case_clock ADD COLUMN keep_years BIGINT NOT NULL DEFAULT 5;

-- Files that an erased case named, until they are removed from the folder.
CREATE TABLE case_loose_file (name TEXT PRIMARY KEY);
CREATE INDEX case_paper_by_thumb ON case_paper (thumb) WHERE thumb <> '';

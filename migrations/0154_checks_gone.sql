-- Objections and removals name the field check; the table of checks has no reader any more.
UPDATE objection
   SET check_id = (SELECT v.id FROM family_check c JOIN registry_visit v ON v.family = c.family
                    WHERE c.id = objection.check_id AND c.is_open AND v.state IN ('open', 'done'))
 WHERE is_open
   AND EXISTS (SELECT 1 FROM family_check c JOIN registry_visit v ON v.family = c.family
                WHERE c.id = objection.check_id AND c.is_open AND v.state IN ('open', 'done'));
ALTER TABLE objection RENAME COLUMN check_id TO visit;

CREATE TABLE removal_kept (
    id            ROWID,
    region        TEXT NOT NULL,
    family        BIGINT NOT NULL,
    visit         BIGINT NOT NULL,
    state         TEXT NOT NULL,
    programme     TEXT NOT NULL,
    reason        TEXT NOT NULL REFERENCES objection_reason (code),
    proof         TEXT NOT NULL CHECK (proof <> ''),
    minutes       TEXT NOT NULL DEFAULT '',
    minutes_on    TEXT,
    proposed_by   BIGINT NOT NULL,
    proposed_at   BIGINT NOT NULL,
    decided_by    BIGINT,
    decided_at    BIGINT,
    told_on       TEXT,
    appeal_until  TEXT,
    exclusion     BIGINT NOT NULL DEFAULT 0,
    appealed_at   BIGINT,
    appeal_due    TEXT,
    appeal        TEXT NOT NULL DEFAULT '',
    answer        TEXT NOT NULL DEFAULT '',
    answered_at   BIGINT,
    is_late_told  BOOLEAN NOT NULL DEFAULT FALSE,
    version       BIGINT NOT NULL DEFAULT 1
);
INSERT INTO removal_kept (id, region, family, visit, state, programme, reason, proof, minutes, minutes_on, proposed_by,
                          proposed_at, decided_by, decided_at, told_on, appeal_until, exclusion, appealed_at,
                          appeal_due, appeal, answer, answered_at, is_late_told, version)
SELECT id, region, family, check_id, state, programme, reason, proof, minutes, minutes_on, proposed_by, proposed_at,
       decided_by, decided_at, told_on, appeal_until, exclusion, appealed_at, appeal_due, appeal, answer, answered_at,
       is_late_told, version
  FROM removal;
DROP TABLE removal;
ALTER TABLE removal_kept RENAME TO removal;
CREATE INDEX removal_by_state ON removal (state, id);
CREATE INDEX removal_of ON removal (family, id);
CREATE INDEX removal_by_visit ON removal (visit);
DROP TABLE family_check;

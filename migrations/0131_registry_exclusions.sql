-- A family that is not entitled to a programme from a day on: why, on what proof, until when. Added to, never deleted:
-- who is readmitted keeps the row with its end.
CREATE TABLE registry_exclusion (
    id        ROWID,
    family    BIGINT NOT NULL,
    programme TEXT NOT NULL,
    reason    TEXT NOT NULL,
    proof     TEXT NOT NULL CHECK (proof <> ''),
    from_on   TEXT NOT NULL,
    author    BIGINT NOT NULL,
    to_on     TEXT,
    ended_by  BIGINT,
    end_cause TEXT NOT NULL DEFAULT ''
);
CREATE INDEX registry_exclusion_of ON registry_exclusion (family, id);

-- Whom of the registry a case, a complaint or a request is about. A tie that was wrong ends and stays, until what the
-- file held is erased.
CREATE TABLE tie (
    id       ROWID,
    kind     TEXT NOT NULL CHECK (kind IN ('cases', 'grievances', 'requests')),
    file     BIGINT NOT NULL,
    person   BIGINT NOT NULL,
    tied_by  BIGINT NOT NULL,
    tied_at  BIGINT NOT NULL,
    ended_by BIGINT,
    ended_at BIGINT
);
CREATE UNIQUE INDEX tie_once ON tie (kind, file, person) WHERE ended_at IS NULL;
CREATE INDEX tie_file ON tie (kind, file, id);
CREATE INDEX tie_person ON tie (person, id) WHERE ended_at IS NULL;

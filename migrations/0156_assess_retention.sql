-- How long what ended keeps what is personal: five years, as complaints and cases do (docs/sources.md#retention).
-- Citizens' proposals, objections and requests about own data; the village's lists; who was asked of the civil
-- registry.
ALTER TABLE objection_clock ADD COLUMN keep_years BIGINT NOT NULL DEFAULT 5 CHECK (keep_years BETWEEN 1 AND 50);
ALTER TABLE proposal_terms ADD COLUMN keep_years BIGINT NOT NULL DEFAULT 5 CHECK (keep_years BETWEEN 1 AND 50);
CREATE TABLE civil_terms (
    id         ROWID,
    keep_years BIGINT NOT NULL CHECK (keep_years BETWEEN 1 AND 50)
);
INSERT INTO civil_terms (id, keep_years) VALUES (1, 5);
CREATE INDEX objection_ended ON objection (closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX usul_ended ON usul (decided_at) WHERE decided_at IS NOT NULL;
CREATE INDEX rights_request_ended ON rights_request (closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX civil_run_ended ON civil_run (answered_at) WHERE answered_at IS NOT NULL;

-- Reactivation of PBI-JK beside its request, and what the law asks, in force from a day
-- (docs/sources.md#pbi-reactivation).
CREATE TABLE pbi_rule (
    valid_from          TEXT PRIMARY KEY,
    takes_other_service BOOLEAN NOT NULL,
    update_periods      BIGINT NOT NULL,
    emergency_hours     BIGINT NOT NULL,
    source              TEXT NOT NULL
);
INSERT INTO pbi_rule (valid_from, takes_other_service, update_periods, emergency_hours, source) VALUES
 ('2025-06-01', FALSE, 2, 24, 'Penonaktifan Mei 2025: penyakit kronis, katastropik, atau darurat'),
 ('2026-02-01', TRUE, 2, 24, 'Februari 2026: setiap layanan yang dinyatakan perlu oleh fasilitas kesehatan');

CREATE TABLE pbi (
    request        BIGINT PRIMARY KEY REFERENCES request (id),
    need           TEXT NOT NULL,
    deactivated_on TEXT,
    course         TEXT NOT NULL CHECK (course IN ('waiting', 'proposed', 'reactivated', 'refused')),
    batch          BIGINT NOT NULL DEFAULT 0,
    proposed_at    BIGINT,
    decided_on     TEXT,
    outcome        TEXT NOT NULL DEFAULT '',
    update_due     TEXT,
    updated_on     TEXT,
    reminded_at    BIGINT
);
CREATE INDEX pbi_waiting ON pbi (request) WHERE course = 'waiting';
CREATE INDEX pbi_of_batch ON pbi (batch, request);
CREATE INDEX pbi_not_updated ON pbi (update_due, request) WHERE course = 'reactivated' AND updated_on IS NULL;

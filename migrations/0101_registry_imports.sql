-- Imports into the registry: what was sent, what it would do, when it was done and when it was taken back. The rows an
-- import made carry its moment; the rows it changed stand here with the version it gave them.
CREATE TABLE registry_import (
    id         ROWID,
    account    BIGINT NOT NULL,
    name       TEXT NOT NULL,
    digest     TEXT NOT NULL,
    source     TEXT NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('sent', 'checked', 'applying', 'applied', 'undoing', 'undone', 'failed')),
    files      TEXT NOT NULL,
    counts     TEXT NOT NULL DEFAULT '{}',
    faults     TEXT NOT NULL DEFAULT '[]',
    key        TEXT NOT NULL DEFAULT '',  -- of the files beside the database, boxed with the office's secret
    job        BIGINT NOT NULL DEFAULT 0,
    first_id   BIGINT NOT NULL DEFAULT 0,
    last_id    BIGINT NOT NULL DEFAULT 0,
    made_at    BIGINT NOT NULL,
    applied_at BIGINT,
    undone_at  BIGINT
);
CREATE INDEX registry_import_account ON registry_import (account, id);
CREATE INDEX registry_import_digest ON registry_import (digest, id);
-- Two people never write at the same minute: the second hears who is at work.
CREATE UNIQUE INDEX registry_import_working ON registry_import (state) WHERE state IN ('applying');

CREATE TABLE registry_import_change (
    import    BIGINT NOT NULL,
    subject   BIGINT NOT NULL,
    is_person BOOLEAN NOT NULL,
    version   BIGINT NOT NULL,
    PRIMARY KEY (import, subject)
);

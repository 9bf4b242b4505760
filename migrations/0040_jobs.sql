-- Long work: imports, payment lists, matching. A row is the whole truth about a job, so that another process can go on
-- where a dead one stopped.
CREATE TABLE job (
    id            ROWID,
    kind          TEXT NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
    done          BIGINT NOT NULL,
    total         BIGINT NOT NULL,
    note          TEXT NOT NULL,
    input         TEXT NOT NULL,
    resume_point  TEXT NOT NULL,
    result        TEXT NOT NULL,
    fault_key     TEXT NOT NULL,
    started_by    BIGINT NOT NULL,
    client_key    TEXT,
    started_at    BIGINT NOT NULL,
    not_before    BIGINT NOT NULL,
    heartbeat     BIGINT NOT NULL,
    runner        BIGINT NOT NULL,
    tries         BIGINT NOT NULL,
    cancel_wanted BOOLEAN NOT NULL,
    finished_at   BIGINT,
    CHECK ((finished_at IS NULL) = (state IN ('queued', 'running'))),
    UNIQUE (started_by, client_key)
);
-- What is to be done is few; what was done is many.
CREATE INDEX job_open ON job (kind, id) WHERE finished_at IS NULL;
CREATE INDEX job_of ON job (started_by, id);
CREATE INDEX job_finished ON job (finished_at) WHERE finished_at IS NOT NULL;

-- Tasks that come round again. Of several processes, the one that holds the lease runs it.
CREATE TABLE job_lease (
    name        TEXT PRIMARY KEY,
    holder      BIGINT NOT NULL,
    lease_until BIGINT NOT NULL,
    due_at      BIGINT NOT NULL,
    last_run    BIGINT NOT NULL
);

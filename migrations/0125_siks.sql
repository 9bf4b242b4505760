-- Lists of SIKS-NG (BNBA, deciles) beside the registry: what differs, family by family, is a task until somebody says
-- who is right. The file itself lies closed beside the database.
CREATE TABLE siks_list (
    id      ROWID,
    account BIGINT NOT NULL,
    area    TEXT NOT NULL,
    name    TEXT NOT NULL,
    period  TEXT NOT NULL DEFAULT '',
    extent  TEXT NOT NULL CHECK (extent IN ('some', 'whole')),
    state   TEXT NOT NULL CHECK (state IN ('reading', 'read', 'taking', 'failed')),
    counts  TEXT NOT NULL DEFAULT '{}',
    key     TEXT NOT NULL DEFAULT '',
    job     BIGINT NOT NULL DEFAULT 0,
    made_at BIGINT NOT NULL
);

CREATE TABLE siks_task (
    id          ROWID,
    list        BIGINT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('differs', 'only_theirs', 'only_ours')),
    line        BIGINT NOT NULL,
    family      BIGINT,
    region      TEXT NOT NULL DEFAULT '',
    label       TEXT NOT NULL,
    number      TEXT NOT NULL,  -- masked
    differences TEXT NOT NULL DEFAULT '[]',
    decile      BIGINT NOT NULL DEFAULT 0,
    period      TEXT NOT NULL DEFAULT '',
    verdict     TEXT NOT NULL DEFAULT 'open' CHECK (verdict IN ('open', 'ours', 'theirs', 'leave')),
    reason      TEXT NOT NULL DEFAULT '',
    settled_by  BIGINT,
    settled_at  BIGINT,
    version     BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX siks_task_list ON siks_task (list, id);

-- Field checks of families: asked for with a reason, what was found beside the file until somebody else accepts it, and
-- its photos. The id is the code printed on the paper form. Health and functioning never stand here.
CREATE TABLE registry_visit (
    id         ROWID,
    family     BIGINT NOT NULL,
    region     TEXT NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('open', 'done', 'accepted')),
    reason     TEXT NOT NULL,
    asked_by   BIGINT NOT NULL,
    asked_at   BIGINT NOT NULL,
    due_on     TEXT,
    tries      BIGINT NOT NULL DEFAULT 0,
    outcome    TEXT NOT NULL DEFAULT '',
    way        TEXT NOT NULL DEFAULT 'screen',
    visited_on TEXT,
    visited_by BIGINT,
    lat        BIGINT,
    lon        BIGINT,
    note       TEXT NOT NULL DEFAULT '',
    found      TEXT NOT NULL DEFAULT '[]',
    judged_by  BIGINT,
    judged_at  BIGINT,
    verdict    TEXT NOT NULL DEFAULT '',
    version    BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX registry_visit_list ON registry_visit (state, region, id);
CREATE INDEX registry_visit_family ON registry_visit (family, id);
-- A family is checked once at a time.
CREATE UNIQUE INDEX registry_visit_open ON registry_visit (family) WHERE state IN ('open', 'done');

CREATE TABLE registry_visit_photo (
    id    ROWID,
    visit BIGINT NOT NULL,
    kind  TEXT NOT NULL CHECK (kind IN ('front', 'inside', 'kk', 'paper')),
    file  TEXT NOT NULL,
    thumb TEXT NOT NULL,
    by    BIGINT NOT NULL,
    at    BIGINT NOT NULL
);
CREATE INDEX registry_visit_photo_visit ON registry_visit_photo (visit, id);

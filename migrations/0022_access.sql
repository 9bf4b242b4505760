-- Units, accounts and what they sign in with. An account rests on a decree (SK) and ends with it; rows are never
-- deleted, because audit lines and complaints name them.
CREATE TABLE unit (
    id           ROWID,
    code         TEXT NOT NULL UNIQUE,
    name         TEXT NOT NULL,
    is_oversight BOOLEAN NOT NULL DEFAULT FALSE,
    head         BIGINT
);

CREATE TABLE account (
    id          ROWID,
    account     TEXT NOT NULL UNIQUE,
    name        TEXT NOT NULL,
    name_key    TEXT NOT NULL,
    role        TEXT NOT NULL,
    area        TEXT NOT NULL,
    unit        BIGINT REFERENCES unit (id),
    decree      TEXT NOT NULL,
    decree_ends TEXT NOT NULL,
    superior    BIGINT REFERENCES account (id),
    phone       TEXT NOT NULL DEFAULT '',
    since       BIGINT NOT NULL,
    ended_at    BIGINT,
    ended_why   TEXT NOT NULL DEFAULT '',
    successor   BIGINT REFERENCES account (id),
    absent_from TEXT,
    absent_to   TEXT,
    version     BIGINT NOT NULL DEFAULT 1,
    CHECK ((absent_from IS NULL) = (absent_to IS NULL))
);
CREATE INDEX account_name ON account (name_key, id);
CREATE INDEX account_unit ON account (unit);
CREATE INDEX account_expiry ON account (decree_ends) WHERE ended_at IS NULL;

-- For other houses: who an id is. Not whether they may sign in.
CREATE VIEW officer_name AS
SELECT a.id, a.name, a.role, a.area, a.unit, COALESCE(u.name, '') AS unit_name
  FROM account a LEFT JOIN unit u ON u.id = a.unit;

-- What opens an account stands apart, so that no list of accounts ever reads it.
CREATE TABLE account_secret (
    account     ROWID,
    password    TEXT NOT NULL,
    password_at BIGINT NOT NULL,
    totp_box    BYTES,
    totp_since  BIGINT,
    totp_step   BIGINT NOT NULL DEFAULT 0
);

-- Codes on paper for the day the phone is lost; each once.
CREATE TABLE recovery_code (
    account BIGINT NOT NULL,
    digest  TEXT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (account, digest)
);

-- Wrong tries by the digest of the name that was typed, whether there is such an account or not: both wait alike.
CREATE TABLE sign_in_try (
    name_digest TEXT PRIMARY KEY,
    tries       BIGINT NOT NULL,
    last_at     BIGINT NOT NULL,
    wait_until  BIGINT NOT NULL
);
CREATE INDEX sign_in_try_last ON sign_in_try (last_at);

CREATE TABLE session (
    id           ROWID,
    account      BIGINT NOT NULL REFERENCES account (id),
    token_digest TEXT NOT NULL UNIQUE,
    since        BIGINT NOT NULL,
    last_seen    BIGINT NOT NULL,
    ends         BIGINT NOT NULL,
    address      TEXT NOT NULL,
    agent        TEXT NOT NULL,
    ended_at     BIGINT
);
CREATE INDEX session_account ON session (account, id);
CREATE INDEX session_last_seen ON session (last_seen);

-- Piket: who answers for urgent matters on a day.
CREATE TABLE duty (
    day     TEXT PRIMARY KEY,
    account BIGINT NOT NULL REFERENCES account (id)
);

-- What a deed with an Idempotency-Key answered: the same key gives the same answer. Account 0 is the public.
CREATE TABLE deed (
    account     BIGINT NOT NULL,
    client_key  TEXT NOT NULL,
    body_digest TEXT NOT NULL,
    answer      TEXT NOT NULL,
    status      BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    PRIMARY KEY (account, client_key)
);
CREATE INDEX deed_at ON deed (at);

-- Kemendagri areas, as they were and are. A code is never reused or overwritten: a decree ends versions
-- and begins others.
CREATE TABLE region_change (
    id          ROWID,
    day         TEXT NOT NULL CHECK (length(day) = 10),  -- the areas are new from this day on
    decree      TEXT NOT NULL CHECK (length(decree) BETWEEN 1 AND 200),
    recorded_at BIGINT NOT NULL,
    recorded_by BIGINT                                   -- an account; NULL: the program, on an empty database
);

-- One version of an area. What holds today has no valid_to. The kind and the level are in the code (regions::kind_of).
CREATE TABLE region (
    code       TEXT NOT NULL CHECK (length(code) IN (2, 4, 6, 10)),
    valid_from TEXT NOT NULL,                            -- 0001-01-01: since before our records
    valid_to   TEXT CHECK (valid_to IS NULL OR valid_to >= valid_from),
    name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    kode_bps   TEXT,                                     -- of the statistics office: another tree, never derived
    lat        DOUBLE PRECISION CHECK (lat BETWEEN -90 AND 90),
    lon        DOUBLE PRECISION CHECK (lon BETWEEN -180 AND 180),
    change_id  BIGINT NOT NULL REFERENCES region_change (id),
    PRIMARY KEY (code, valid_from)
);

-- Who became whom. A code that steps to itself goes on; one that steps to others only has ended.
CREATE TABLE region_step (
    change_id BIGINT NOT NULL REFERENCES region_change (id),
    from_code TEXT NOT NULL,
    to_code   TEXT NOT NULL,
    PRIMARY KEY (change_id, from_code, to_code)
);

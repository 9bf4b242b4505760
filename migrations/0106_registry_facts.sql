-- What a list of the state says of a family or a person besides answers and deciles: standing in DTSEN, PBI, aid,
-- extreme poverty, found at home or not. Each with its source and the day of the list's cut-off; a later list adds a
-- row when it says something else, and none is ever written over.
CREATE TABLE registry_fact (
    id          ROWID,
    subject     BIGINT NOT NULL,
    kind        TEXT NOT NULL
                CHECK (kind IN ('status_dtsen', 'pbi', 'bansos', 'kemiskinan_ekstrem', 'keberadaan')),
    value       TEXT NOT NULL,
    source      TEXT NOT NULL,
    author      BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    as_of       TEXT NOT NULL
);
CREATE INDEX registry_fact_of ON registry_fact (subject, kind, as_of, id);

-- A decile that another one of the same quarter took the place of, so that taking an import back finds it again.
CREATE TABLE registry_decile_was (
    family      BIGINT NOT NULL,
    maker       TEXT NOT NULL,
    period      TEXT NOT NULL,
    decile      BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    author      BIGINT NOT NULL,
    until       BIGINT NOT NULL,  -- when the other one came
    PRIMARY KEY (family, maker, period, until)
);
CREATE INDEX registry_decile_was_until ON registry_decile_was (until, family);

-- Imports say for which quarter their deciles are, remember what columns of the same headings hold, and keep the cells
-- that an officer mended, so that a faulty row need not be sent again.
ALTER TABLE registry_import ADD COLUMN period TEXT NOT NULL DEFAULT '';

-- By the digest of the headings, for the whole office: the same export comes every quarter.
CREATE TABLE registry_mapping (
    signature TEXT PRIMARY KEY,
    columns   TEXT NOT NULL,  -- JSON: what each column holds
    account   BIGINT NOT NULL,
    used_at   BIGINT NOT NULL
);

-- A cell as an officer wrote it in place of what the file says. `line` and `column_at` (from 0) as the file has them.
CREATE TABLE registry_import_cell (
    import    BIGINT NOT NULL,
    file      BIGINT NOT NULL,
    line      BIGINT NOT NULL,
    column_at BIGINT NOT NULL,
    value     TEXT NOT NULL,
    account   BIGINT NOT NULL,
    made_at   BIGINT NOT NULL,
    PRIMARY KEY (import, file, line, column_at)
);

-- Taking an import back finds what it wrote of deciles by its moment.
CREATE INDEX registry_decile_received ON registry_decile (received_at);

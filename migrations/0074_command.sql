-- Shifts of a command centre: what one hands over, and who took it.
CREATE TABLE command_shift (
    id       ROWID,
    account  BIGINT NOT NULL,
    at       BIGINT NOT NULL,
    note     TEXT NOT NULL,
    open     BIGINT NOT NULL,
    late     BIGINT NOT NULL,
    urgent   BIGINT NOT NULL,
    incoming BIGINT NOT NULL,
    taken_by BIGINT,
    taken_at BIGINT
);

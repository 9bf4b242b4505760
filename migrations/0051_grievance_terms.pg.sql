-- Words of complaints, the same search on both databases (docs/decisions/0010). By fortnights, so that new complaints
-- write into one small part of the table however large it grows.
CREATE TABLE grievance_term (
    fortnight BIGINT NOT NULL,
    term      TEXT NOT NULL,
    id        BIGINT NOT NULL,
    PRIMARY KEY (fortnight, term, id)
);

-- Words of complaints, the same search on both databases (docs/decisions/0010).
CREATE TABLE grievance_term (
    term TEXT NOT NULL,
    id   BIGINT NOT NULL,
    PRIMARY KEY (term, id)
);

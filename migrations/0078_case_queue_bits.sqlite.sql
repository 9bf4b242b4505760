-- In which queues a case stands, as bits (src/manage/cases/store/counts.cpp), and its province: what waits in all
-- queues of a province is counted along one narrow index, in its own order. The database keeps both columns, so that
-- they are never other than the rest of the row.
ALTER TABLE case_file ADD COLUMN queues INTEGER GENERATED ALWAYS AS (
    CASE WHEN urgency = 'emergency' THEN 1 ELSE 0 END
    + CASE WHEN officer IS NULL THEN 4 ELSE 0 END
    + CASE WHEN waits_approval THEN 8 ELSE 0 END
    + CASE WHEN medical IN ('open', 'needed', 'treated') THEN 16 ELSE 0 END
    + CASE WHEN in_shelter THEN 32 ELSE 0 END
    + CASE WHEN is_asked_up THEN 64 ELSE 0 END
    + CASE WHEN is_asked_down THEN 128 ELSE 0 END
    + CASE WHEN is_incoming THEN 256 ELSE 0 END) VIRTUAL;
ALTER TABLE case_file ADD COLUMN province TEXT GENERATED ALWAYS AS (substr(region, 1, 2)) VIRTUAL;
CREATE INDEX case_open_in_province ON case_file (province, queues, guard, due_at, received_at, officer, opened_by, id,
       is_open) WHERE is_open;
DROP INDEX case_open_by_region;
CREATE INDEX case_open_by_region ON case_file (region, due_at, id, guard, officer, opened_by, urgency, medical,
       waits_approval, in_shelter, is_asked_up, is_asked_down, is_incoming, is_open, received_at, queues) WHERE is_open;

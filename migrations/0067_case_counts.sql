-- What waits in each queue of a province or a regency is counted in one walk of an index that holds all it asks.
DROP INDEX case_open_by_region;
CREATE INDEX case_open_by_region ON case_file (region, due_at, id, guard, officer, opened_by, urgency, medical,
       waits_approval, in_shelter, is_asked_up, is_asked_down, is_incoming, is_open, received_at) WHERE is_open;

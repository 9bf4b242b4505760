-- A page of a queue is chosen from the queue's own index, which holds all that decides who may see a row; whole rows
-- are read of the page alone. So are the counts beside the queues, and the newest of a regency.
DROP INDEX case_file_by_region;
DROP INDEX case_open_by_due;
DROP INDEX case_open_by_officer;
DROP INDEX case_open_unassigned;
DROP INDEX case_open_urgent;
DROP INDEX case_open_to_approve;
DROP INDEX case_open_health;
DROP INDEX case_open_shelter;
DROP INDEX case_open_asked_up;
DROP INDEX case_open_asked_down;
DROP INDEX case_open_incoming;
CREATE INDEX case_file_by_region ON case_file (region, id, guard, officer, opened_by, state);
CREATE INDEX case_open_by_due ON case_file (due_at, id, region, guard, officer, opened_by, received_at, is_open)
 WHERE is_open;
CREATE INDEX case_open_by_officer ON case_file (officer, due_at, id, region, guard, opened_by, received_at, is_open)
 WHERE is_open AND officer IS NOT NULL;
CREATE INDEX case_open_unassigned ON case_file (due_at, id, region, guard, officer, opened_by, received_at, is_open)
 WHERE is_open AND officer IS NULL;
CREATE INDEX case_open_urgent ON case_file (due_at, id, region, guard, officer, opened_by, received_at, is_open,
       urgency) WHERE is_open AND urgency = 'emergency';
CREATE INDEX case_open_to_approve ON case_file (due_at, id, region, guard, officer, opened_by, received_at, is_open,
       waits_approval) WHERE is_open AND waits_approval;
CREATE INDEX case_open_health ON case_file (due_at, id, region, guard, officer, opened_by, received_at, is_open,
       medical) WHERE is_open AND medical IN ('open', 'needed', 'treated');
CREATE INDEX case_open_shelter ON case_file (due_at, id, region, guard, officer, opened_by, received_at, is_open,
       in_shelter) WHERE is_open AND in_shelter;
CREATE INDEX case_open_asked_up ON case_file (due_at, id, region, guard, officer, opened_by, received_at, is_open,
       is_asked_up) WHERE is_open AND is_asked_up;
CREATE INDEX case_open_asked_down ON case_file (due_at, id, region, guard, officer, opened_by, received_at, is_open,
       is_asked_down) WHERE is_open AND is_asked_down;
CREATE INDEX case_open_incoming ON case_file (due_at, id, region, guard, officer, opened_by, received_at, is_open,
       is_incoming) WHERE is_open AND is_incoming;

-- name: insert_job
INSERT INTO job (id, kind, state, done, total, note, input, resume_point, result, fault_key, started_by, client_key,
                 started_at, not_before, heartbeat, runner, tries, cancel_wanted)
VALUES (:id, :kind, 'queued', 0, 0, '', :input, '', '', '', :started_by, :client_key,
        :now, :now, 0, 0, 0, FALSE)

-- name: find_by_client_key
SELECT id FROM job WHERE started_by = :started_by AND client_key = :client_key

-- name: find_job
SELECT id, kind, state, done, total, note, input, resume_point, result, fault_key, started_by, started_at, tries,
       cancel_wanted, finished_at
  FROM job
 WHERE id = :id

-- name: list_all
SELECT id, kind, state, done, total, note, input, resume_point, result, fault_key, started_by, started_at, tries,
       cancel_wanted, finished_at
  FROM job
 WHERE id < :before AND (:kind = '' OR kind = :kind)
 ORDER BY id DESC
 LIMIT :row_max

-- name: list_of
SELECT id, kind, state, done, total, note, input, resume_point, result, fault_key, started_by, started_at, tries,
       cancel_wanted, finished_at
  FROM job
 WHERE started_by = :started_by AND id < :before AND (:kind = '' OR kind = :kind)
 ORDER BY id DESC
 LIMIT :row_max

-- name: cancel_queued
UPDATE job SET state = 'cancelled', finished_at = :now WHERE id = :id AND state = 'queued'

-- name: want_cancel
UPDATE job SET cancel_wanted = TRUE WHERE id = :id AND state = 'running'

-- name: find_ready
-- The oldest of a kind that waits, or whose runner has not been heard of since `stale`. A beat from the future was
-- written before the clock was set back: it says nothing.
SELECT id FROM job
 WHERE kind = :kind AND finished_at IS NULL AND id > :after
   AND ((state = 'queued' AND (not_before <= :now OR not_before > :ahead))
        OR (state = 'running' AND (heartbeat < :stale OR heartbeat > :ahead)))
 ORDER BY id
 LIMIT 1

-- name: take
UPDATE job SET state = 'running', runner = :runner, heartbeat = :now, tries = tries + 1
 WHERE id = :id
   AND ((state = 'queued' AND (not_before <= :now OR not_before > :ahead))
        OR (state = 'running' AND (heartbeat < :stale OR heartbeat > :ahead)))
RETURNING id, kind, state, done, total, note, input, resume_point, result, fault_key, started_by, started_at, tries,
          cancel_wanted, finished_at

-- name: beat
UPDATE job SET heartbeat = :now, done = :done, total = :total, note = :note
 WHERE id = :id AND runner = :runner AND state = 'running'
RETURNING cancel_wanted

-- name: keep_step
-- A step done is a job that gets on: its tries count anew.
UPDATE job SET heartbeat = :now, done = :done, total = :total, note = :note, resume_point = :resume_point, tries = 1
 WHERE id = :id AND runner = :runner AND state = 'running'
RETURNING cancel_wanted

-- name: finish
UPDATE job SET state = :state, result = :result, fault_key = :fault_key, done = :done, total = :total, note = :note,
               finished_at = :now
 WHERE id = :id AND runner = :runner AND state = 'running'

-- name: put_back
UPDATE job SET state = 'queued', not_before = :not_before, tries = :tries, done = :done, total = :total, note = :note
 WHERE id = :id AND runner = :runner AND state = 'running'

-- name: forget_finished
DELETE FROM job WHERE finished_at IS NOT NULL AND finished_at < :before

-- name: insert_lease
INSERT INTO job_lease (name, holder, lease_until, due_at, last_run) VALUES (:name, 0, 0, 0, 0)
ON CONFLICT (name) DO NOTHING

-- name: find_due
SELECT due_at FROM job_lease WHERE name = :name

-- name: take_lease
-- Times further ahead than this task ever sets them were written before the clock was set back.
UPDATE job_lease SET holder = :runner, lease_until = :until
 WHERE name = :name
   AND (due_at <= :now OR due_at > :due_ahead)
   AND (lease_until <= :now OR lease_until > :until)

-- name: beat_lease
UPDATE job_lease SET lease_until = :until WHERE name = :name AND holder = :runner

-- name: end_lease
UPDATE job_lease SET lease_until = 0, due_at = :due_at, last_run = :now WHERE name = :name AND holder = :runner

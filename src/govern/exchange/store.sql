-- name: find_system
SELECT account, may_push, may_pull, kinds, version FROM exchange_system WHERE account = :account

-- name: list_systems
-- A handful in an office.
SELECT account, may_push, may_pull, kinds, version FROM exchange_system ORDER BY account LIMIT :row_max

-- name: put_system
INSERT INTO exchange_system (account, may_push, may_pull, kinds, since)
VALUES (:account, :may_push, :may_pull, :kinds, :now)
ON CONFLICT (account) DO UPDATE
   SET may_push = excluded.may_push, may_pull = excluded.may_pull, kinds = excluded.kinds,
       version = exchange_system.version + 1

-- name: find_report
SELECT grievance, digest FROM exchange_report WHERE account = :account AND source_ref = :source_ref

-- name: insert_report
INSERT INTO exchange_report (account, source_ref, digest, grievance)
VALUES (:account, :source_ref, :digest, :grievance)

-- name: find_sender
-- Which of its own numbers a system gave a complaint.
SELECT source_ref FROM exchange_report WHERE grievance = :grievance AND account = :account

-- name: insert_hook
INSERT INTO exchange_hook (id, account, url, secret, state, cursor, next_try_at, since)
VALUES (:id, :account, :url, :secret, 'active', :cursor, :now, :now)

-- name: find_hook
SELECT id, account, url, secret, state, cursor, fails, next_try_at, last_fault, told_at
  FROM exchange_hook WHERE id = :id

-- name: list_hooks
SELECT id, account, url, secret, state, cursor, fails, next_try_at, last_fault, told_at
  FROM exchange_hook WHERE account = :account ORDER BY id LIMIT :row_max

-- name: due_hooks
-- Those that have all there is do not stand before others.
SELECT id, account, url, secret, state, cursor, fails, next_try_at, last_fault, told_at
  FROM exchange_hook
 WHERE state = 'active' AND next_try_at <= :now AND cursor < :last_seq
 ORDER BY next_try_at, id
 LIMIT :row_max

-- name: keep_told
-- Guarded by the cursor it started from: a replay asked for meanwhile is not lost.
UPDATE exchange_hook
   SET cursor = :cursor, fails = 0, last_fault = '', told_at = :now, next_try_at = :now
 WHERE id = :id AND cursor = :was

-- name: keep_failed
UPDATE exchange_hook SET fails = :fails, last_fault = :fault, next_try_at = :next_try_at WHERE id = :id

-- name: set_hook
UPDATE exchange_hook
   SET state = :state, cursor = :cursor, fails = 0, last_fault = '', next_try_at = :now
 WHERE id = :id

-- name: delete_hook
DELETE FROM exchange_hook WHERE id = :id

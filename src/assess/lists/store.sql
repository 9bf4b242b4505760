-- name: find_mapping
SELECT columns FROM list_mapping WHERE signature = :signature

-- name: put_mapping
INSERT INTO list_mapping (signature, columns, account, used_at)
VALUES (:signature, :columns, :account, :now)
ON CONFLICT (signature) DO UPDATE
   SET columns = excluded.columns, account = excluded.account, used_at = excluded.used_at

-- name: insert_file
INSERT INTO list_file (id, account, name, size, key, sent_at)
VALUES (:id, :account, :name, :size, :key, :now)

-- name: find_file
SELECT id, account, name, size, key, sent_at FROM list_file WHERE id = :id AND account = :account

-- name: has_file
SELECT id FROM list_file WHERE id = :id

-- name: delete_file
DELETE FROM list_file WHERE id = :id

-- name: old_files
SELECT id FROM list_file WHERE sent_at < :before ORDER BY sent_at, id LIMIT :row_max

-- name: insert_comparison
INSERT INTO list_comparison (id, account, left_name, right_name, wish, keep, key, job, made_at, expires_at)
VALUES (:id, :account, :left_name, :right_name, :wish, :keep, :key, :job, :now, :expires_at)

-- name: find_comparison
SELECT id, account, left_name, right_name, wish, keep, key, job, summary, made_at, expires_at
  FROM list_comparison WHERE id = :id

-- name: list_comparisons
-- Somebody's own, the newest first; they end by themselves, so there are few.
SELECT id, account, left_name, right_name, wish, keep, key, job, summary, made_at, expires_at
  FROM list_comparison
 WHERE account = :account AND expires_at > :now
 ORDER BY id DESC
 LIMIT :row_max

-- name: finish_comparison
UPDATE list_comparison SET summary = :summary, expires_at = :expires_at WHERE id = :id

-- name: expire_comparison
-- Never later than it was to end anyway.
UPDATE list_comparison SET expires_at = :expires_at WHERE id = :id AND expires_at > :expires_at

-- name: delete_comparison
DELETE FROM list_comparison WHERE id = :id

-- name: ended_comparisons
SELECT id FROM list_comparison WHERE expires_at <= :now ORDER BY expires_at, id LIMIT :row_max

-- name: put_settled
INSERT INTO list_settled (comparison, doubt, verdict) VALUES (:comparison, :doubt, :verdict)
ON CONFLICT (comparison, doubt) DO UPDATE SET verdict = excluded.verdict

-- name: delete_settled
DELETE FROM list_settled WHERE comparison = :comparison AND doubt = :doubt

-- name: delete_all_settled
DELETE FROM list_settled WHERE comparison = :comparison

-- name: list_settled
SELECT doubt, verdict FROM list_settled WHERE comparison = :comparison ORDER BY doubt LIMIT :row_max

-- name: put_decision
INSERT INTO list_decision (digest, verdict, account, decided_at)
VALUES (:digest, :verdict, :account, :now)
ON CONFLICT (digest) DO UPDATE
   SET verdict = excluded.verdict, account = excluded.account, decided_at = excluded.decided_at

-- name: delete_decision
DELETE FROM list_decision WHERE digest = :digest

-- name: list_decisions
-- All that is remembered, the newest first: a comparison holds them in memory.
SELECT digest, verdict FROM list_decision ORDER BY decided_at DESC, digest LIMIT :row_max

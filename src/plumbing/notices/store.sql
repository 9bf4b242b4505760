-- name: insert_notice
INSERT INTO notice (id, at, topic, subject, region, unit, account, guard, payload)
VALUES (:id, :at, :topic, :subject, :region, :unit, :account, :guard, :payload)

-- name: find_after
SELECT seq, id, at, topic, subject, region, unit, account, guard, payload
  FROM notice
 WHERE seq > :seq
 ORDER BY seq
 LIMIT :row_max

-- name: find_last_seq
SELECT seq FROM notice WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1

-- name: find_highest_id
SELECT id FROM notice WHERE id > 0 ORDER BY id DESC LIMIT 1

-- name: find_unsealed
SELECT id FROM notice WHERE seq IS NULL LIMIT 1

-- name: seal_notices
-- Only the sealer runs this, under its lock: the numbers stay dense.
UPDATE notice SET seq = fresh.next_seq
  FROM (SELECT id AS fresh_id, :last_seq + row_number() OVER (ORDER BY id) AS next_seq
          FROM notice WHERE seq IS NULL ORDER BY id LIMIT :row_max) AS fresh
 WHERE notice.id = fresh.fresh_id

-- name: delete_before
-- From the lowest number on, so that one look at old ones ends soon.
DELETE FROM notice
 WHERE at < :before
   AND seq IN (SELECT oldest.seq FROM notice oldest WHERE oldest.seq <= :seq_max ORDER BY oldest.seq LIMIT :row_max)

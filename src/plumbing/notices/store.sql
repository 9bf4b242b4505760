-- name: insert_notice
-- Numbered in the order of commits: writers of a database stand in line, and each sees all that was committed before.
INSERT INTO notice (id, seq, at, topic, subject, region, unit, account, guard, payload)
VALUES (:id, (SELECT COALESCE(max(newest.seq), 0) + 1 FROM notice newest), :at, :topic, :subject, :region, :unit,
        :account, :guard, :payload)

-- name: find_after
SELECT seq, id, at, topic, subject, region, unit, account, guard, payload
  FROM notice
 WHERE seq > :seq
 ORDER BY seq
 LIMIT :row_max

-- name: find_last_seq
SELECT seq FROM notice WHERE seq > 0 ORDER BY seq DESC LIMIT 1

-- name: find_highest_id
SELECT id FROM notice WHERE id > 0 ORDER BY id DESC LIMIT 1

-- name: delete_before
-- From the lowest number on, so that one look at old ones ends soon.
DELETE FROM notice
 WHERE at < :before
   AND seq IN (SELECT oldest.seq FROM notice oldest WHERE oldest.seq <= :seq_max ORDER BY oldest.seq LIMIT :row_max)

-- Statements of reconciling with SIKS-NG.

-- part: list
l.id, l.account, l.area, l.name, l.period, l.programme, l.listed_on, l.extent, l.state, l.counts, l.key, l.job,
       l.made_at

-- part: task
t.id, t.list, t.kind, t.line, t.family, t.region, t.label, t.number, t.differences, t.decile, t.period, t.verdict,
       t.reason, t.settled_by, t.settled_at, t.version

-- name: insert_list
INSERT INTO siks_list (id, account, area, name, period, programme, listed_on, extent, state, key, job, made_at)
VALUES (:id, :account, :area, :name, :period, :programme, :listed_on, :extent, :state, :key, :job, :made_at)

-- name: find_list
SELECT {list} FROM siks_list l WHERE l.id = :id

-- name: list_lists
-- Some dozens a year in an office.
SELECT {list} FROM siks_list l
 WHERE l.area >= :area_first AND l.area < :area_after
 ORDER BY l.id DESC
 LIMIT :row_max

-- name: save_list
UPDATE siks_list SET state = :state, counts = :counts, job = :job WHERE id = :id

-- name: insert_task
INSERT INTO siks_task (id, list, kind, line, family, region, label, number, differences, decile, period)
VALUES (:id, :list, :kind, :line, :family, :region, :label, :number, :differences, :decile, :period)

-- name: clear_tasks
DELETE FROM siks_task
 WHERE id IN (SELECT t.id FROM siks_task t WHERE t.list = :list ORDER BY t.id LIMIT 5000)

-- name: list_tasks
SELECT {task} FROM siks_task t
 WHERE t.list = :list AND t.id > :after
   AND (t.region = '' OR (t.region >= :area_first AND t.region < :area_after))
   AND (:kind = '' OR t.kind = :kind)
   AND (:verdict = '' OR t.verdict = :verdict)
 ORDER BY t.id
 LIMIT :row_max

-- name: tasks_of
SELECT {task} FROM siks_task t
 WHERE t.family = :family AND t.region >= :area_first AND t.region < :area_after
 ORDER BY t.id DESC
 LIMIT 20

-- name: find_task
SELECT {task} FROM siks_task t WHERE t.id = :id

-- name: settle_task
UPDATE siks_task
   SET verdict = :verdict, reason = :reason, settled_by = :settled_by, settled_at = :settled_at, version = version + 1
 WHERE id = :id AND version = :version

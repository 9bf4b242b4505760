-- name: wall
-- scan: every open case is counted once; the answer is kept for some seconds (Wall).
-- How much stands open in each regency; a case of a whole province or of the country stands under its own code.
SELECT substr(region, 1, 4) AS area, count(*) AS open_count,
       count(*) FILTER (WHERE due_at < :now) AS late,
       count(*) FILTER (WHERE urgency = 'emergency') AS urgent,
       count(*) FILTER (WHERE is_incoming) AS incoming,
       count(*) FILTER (WHERE is_asked_down) AS asked_down,
       min(received_at) AS oldest_at
  FROM case_line
 WHERE is_open AND (guard < 2 OR :sees_named)
   AND region >= :area_first AND region < :area_after
 GROUP BY substr(region, 1, 4)
 ORDER BY area

-- name: asked_between
-- What was asked of offices above and below on a day, by what became of it until now. `|| ''` keeps the
-- index of the day.
SELECT kind, CASE WHEN to_node = :own THEN 'in' ELSE 'out' END AS way, state, count(*) AS many,
       count(*) FILTER (WHERE is_emergency) AS urgent
  FROM case_asking
 WHERE asked_at >= :from_at AND asked_at < :to_at AND kind <> 'referral' AND (guard < 2 OR :sees_named)
   AND (region || '') >= :area_first AND (region || '') < :area_after
 GROUP BY kind, way, state
 ORDER BY kind, way, state

-- name: ended_between
SELECT kind, CASE WHEN to_node = :own THEN 'in' ELSE 'out' END AS way, state, count(*) AS many,
       count(*) FILTER (WHERE ended_at <= due_at) AS urgent
  FROM case_asking
 WHERE ended_at >= :from_at AND ended_at < :to_at AND kind <> 'referral' AND (guard < 2 OR :sees_named)
   AND (region || '') >= :area_first AND (region || '') < :area_after
 GROUP BY kind, way, state
 ORDER BY kind, way, state

-- name: calls_between
-- Ids are sorted by time, so a day is a range of them.
SELECT channel, count(*) AS many, count(*) FILTER (WHERE is_urgent) AS urgent
  FROM grievance_line
 WHERE id >= :from_id AND id < :to_id AND (guard < 2 OR :sees_named)
   AND (region || '') >= :area_first AND (region || '') < :area_after
 GROUP BY channel
 ORDER BY many DESC, channel

-- name: insert_shift
INSERT INTO command_shift (id, account, at, note, open, late, urgent, incoming)
VALUES (:id, :account, :at, :note, :open, :late, :urgent, :incoming)

-- name: find_shift
SELECT id, account, at, note, open, late, urgent, incoming, taken_by, taken_at FROM command_shift WHERE id = :id

-- name: list_shifts
SELECT id, account, at, note, open, late, urgent, incoming, taken_by, taken_at
  FROM command_shift
 WHERE id < :before
 ORDER BY id DESC
 LIMIT :row_max

-- name: take_shift
UPDATE command_shift SET taken_by = :account, taken_at = :now WHERE id = :id AND taken_by IS NULL

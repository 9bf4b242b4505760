-- What stands beside the names of the queues of an area (store/counts.cpp).

-- name: count_queues_of_area
-- All queues of an area in one walk: how many open cases stand in the same ones. The bits: store/counts.cpp.
SELECT g.bits, count(*) AS rows, min(g.received_at) AS oldest_at
  FROM (SELECT c.received_at,
               CASE WHEN c.urgency = 'emergency' THEN 1 ELSE 0 END
               + CASE WHEN c.officer = :me THEN 2 WHEN c.officer IS NULL THEN 4 ELSE 0 END
               + CASE WHEN c.waits_approval THEN 8 ELSE 0 END
               + CASE WHEN c.medical IN ('open', 'needed', 'treated') THEN 16 ELSE 0 END
               + CASE WHEN c.in_shelter THEN 32 ELSE 0 END
               + CASE WHEN c.is_asked_up THEN 64 ELSE 0 END
               + CASE WHEN c.is_asked_down THEN 128 ELSE 0 END
               + CASE WHEN c.is_incoming THEN 256 ELSE 0 END
               + CASE WHEN c.due_at < :now THEN 512 ELSE 0 END AS bits
          FROM case_file c
         WHERE c.is_open AND c.region >= :area_first AND c.region < :area_after AND {seen}) g
 GROUP BY g.bits
 ORDER BY g.bits
 LIMIT 1024

-- part: count
SELECT count(*) AS rows, min(x.received_at) AS oldest_at, sum(CASE WHEN x.due_at < :now THEN 1 ELSE 0 END) AS late

-- name: count_all
{count}
  FROM (SELECT c.received_at, c.due_at FROM case_file c
         WHERE c.is_open AND {visible}
         ORDER BY c.due_at LIMIT 1000) x

-- name: count_urgent
{count}
  FROM (SELECT c.received_at, c.due_at FROM case_file c
         WHERE c.is_open AND c.urgency = 'emergency' AND {visible}
         ORDER BY c.due_at LIMIT 1000) x

-- name: count_mine
{count}
  FROM (SELECT c.received_at, c.due_at FROM case_file c
         WHERE c.is_open AND c.officer IS NOT NULL AND c.officer = :me AND {visible}
         ORDER BY c.due_at LIMIT 1000) x

-- name: count_unassigned
{count}
  FROM (SELECT c.received_at, c.due_at FROM case_file c
         WHERE c.is_open AND c.officer IS NULL AND {visible}
         ORDER BY c.due_at LIMIT 1000) x

-- name: count_to_approve
{count}
  FROM (SELECT c.received_at, c.due_at FROM case_file c
         WHERE c.is_open AND c.waits_approval AND {visible}
         ORDER BY c.due_at LIMIT 1000) x

-- name: count_health
{count}
  FROM (SELECT c.received_at, c.due_at FROM case_file c
         WHERE c.is_open AND c.medical IN ('open', 'needed', 'treated') AND {visible}
         ORDER BY c.due_at LIMIT 1000) x

-- name: count_shelter
{count}
  FROM (SELECT c.received_at, c.due_at FROM case_file c
         WHERE c.is_open AND c.in_shelter AND {visible}
         ORDER BY c.due_at LIMIT 1000) x

-- name: count_asked_up
{count}
  FROM (SELECT c.received_at, c.due_at FROM case_file c
         WHERE c.is_open AND c.is_asked_up AND {visible}
         ORDER BY c.due_at LIMIT 1000) x

-- name: count_asked_down
{count}
  FROM (SELECT c.received_at, c.due_at FROM case_file c
         WHERE c.is_open AND c.is_asked_down AND {visible}
         ORDER BY c.due_at LIMIT 1000) x

-- name: count_incoming
{count}
  FROM (SELECT c.received_at, c.due_at FROM case_file c
         WHERE c.is_open AND c.is_incoming AND {visible}
         ORDER BY c.due_at LIMIT 1000) x

-- name: count_late
{count}
  FROM (SELECT c.received_at, c.due_at FROM case_file c
         WHERE c.is_open AND c.due_at < :now AND {visible}
         ORDER BY c.due_at LIMIT 1000) x

-- name: count_aftercare
{count}
  FROM (SELECT c.received_at, c.aftercare_at AS due_at FROM case_file c
         WHERE c.aftercare_at IS NOT NULL AND c.aftercare_at < :until AND {visible}
         ORDER BY c.aftercare_at LIMIT 1000) x

-- What stands beside the names of the queues of an area (store/counts.cpp).

-- part: count_queues
-- How many open cases stand in the same queues, the oldest of them, and those whose clock ran out.
SELECT c.queues AS bits, count(*) AS rows, min(c.received_at) AS oldest_at,
       count(*) FILTER (WHERE c.due_at < :now) AS late,
       min(c.received_at) FILTER (WHERE c.due_at < :now) AS late_oldest_at

-- name: count_queues_of_area
{count_queues}
  FROM case_file c
 WHERE c.is_open AND c.region >= :area_first AND c.region < :area_after AND {seen}
 GROUP BY c.queues
 ORDER BY c.queues
 LIMIT 512

-- name: count_queues_of_province
-- Thirty thousand cases and more: its index holds them in the order of their queues, so that nothing is sorted.
{count_queues}
  FROM case_file c
 WHERE c.is_open AND c.province = :area_first AND c.province < :area_after AND {seen}
 GROUP BY c.queues
 ORDER BY c.queues
 LIMIT 512

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

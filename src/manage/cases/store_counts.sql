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
         WHERE c.is_open AND c.region >= :area_first AND c.region < :area_after AND {visible}) g
 GROUP BY g.bits
 ORDER BY g.bits
 LIMIT 1024

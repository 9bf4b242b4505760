-- The seed has no tables of its own; this is what a load asks of the one it fills.

-- name: count_complaints
-- All of them, once before a load: a scan, and nobody waits for it.
SELECT count(*) AS rows FROM grievance

-- name: calm_isolation
-- The sealer reads what others are inserting: under SERIALIZABLE it would make their transactions fail for nothing. It
-- is alone under its lock and needs no more than committed rows.
SET TRANSACTION ISOLATION LEVEL READ COMMITTED

-- name: take_lock
-- "sinergi audit" as a number: one sealer a database. Held to the end of the transaction.
SELECT 1 FROM (SELECT pg_advisory_xact_lock(7310014201)) AS held

-- name: take_lock
-- "sinergi audit" as a number: one sealer a database, to the end of the transaction. Tried, not waited for: who has it
-- seals for all.
SELECT pg_try_advisory_xact_lock(7310014201) AS is_mine

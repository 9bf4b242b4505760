-- name: calm_isolation
-- One writer: nothing to calm.
SELECT 1

-- name: take_lock
-- The writer itself is the lock.
SELECT 1

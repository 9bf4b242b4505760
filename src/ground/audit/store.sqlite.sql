-- name: take_lock
-- The one writer is the lock.
SELECT TRUE AS is_mine

-- name: all_days
-- A few hundred in ten years: the whole table is one small value (Calendar).
SELECT day, name, kind, source FROM holiday ORDER BY day;

-- name: days_between
SELECT day, name, kind, source FROM holiday WHERE day >= :first AND day <= :last ORDER BY day;

-- name: put_day
INSERT INTO holiday (day, name, kind, source) VALUES (:day, :name, :kind, :source)
ON CONFLICT (day) DO UPDATE SET name = excluded.name, kind = excluded.kind, source = excluded.source;

-- name: remove_day
DELETE FROM holiday WHERE day = :day;

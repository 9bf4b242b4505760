-- Statements of imports beyond their own rows: columns remembered, cells mended, and what an import wrote of answers
-- and deciles.

-- name: find_mapping
SELECT m.columns FROM registry_mapping m WHERE m.signature = :signature

-- name: put_mapping
INSERT INTO registry_mapping (signature, columns, account, used_at) VALUES (:signature, :columns, :account, :now)
    ON CONFLICT (signature)
    DO UPDATE SET columns = excluded.columns, account = excluded.account, used_at = excluded.used_at

-- name: import_cells
SELECT c.file, c.line, c.column_at, c.value FROM registry_import_cell c
 WHERE c.import = :import ORDER BY c.file, c.line, c.column_at LIMIT 20000

-- name: put_import_cell
INSERT INTO registry_import_cell (import, file, line, column_at, value, account, made_at)
VALUES (:import, :file, :line, :column_at, :value, :account, :now)
    ON CONFLICT (import, file, line, column_at)
    DO UPDATE SET value = excluded.value, account = excluded.account, made_at = excluded.made_at

-- name: count_import_cells
SELECT count(*) AS cells FROM registry_import_cell c WHERE c.import = :import

-- name: remove_answers
DELETE FROM registry_answer
 WHERE id IN (SELECT a.id FROM registry_answer a
               WHERE a.id >= :first AND a.id <= :last AND a.recorded_at = :made_at ORDER BY a.id LIMIT :row_max)

-- name: remove_specifics
DELETE FROM registry_specific
 WHERE id IN (SELECT a.id FROM registry_specific a
               WHERE a.id >= :first AND a.id <= :last AND a.recorded_at = :made_at ORDER BY a.id LIMIT :row_max)

-- name: remove_facts
DELETE FROM registry_fact
 WHERE id IN (SELECT t.id FROM registry_fact t
               WHERE t.id >= :first AND t.id <= :last AND t.recorded_at = :made_at ORDER BY t.id LIMIT :row_max)

-- name: restore_deciles
-- What a decile of this import took the place of stands again; unless yet another one came since.
UPDATE registry_decile
   SET decile = w.decile, received_at = w.received_at, author = w.author
  FROM registry_decile_was w
 WHERE w.until = :made_at AND w.family = registry_decile.family AND w.maker = registry_decile.maker
   AND w.period = registry_decile.period
   AND registry_decile.received_at = :made_at AND registry_decile.author = :author

-- name: remove_deciles
DELETE FROM registry_decile
 WHERE (family, maker, period) IN (SELECT d.family, d.maker, d.period FROM registry_decile d
                                    WHERE d.received_at = :made_at AND d.author = :author
                                    ORDER BY d.family LIMIT :row_max)

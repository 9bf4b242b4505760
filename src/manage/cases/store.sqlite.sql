-- name: list_some
-- Cases by their ids; :ids is a JSON array of numbers.
SELECT {columns}
  FROM case_file c
 WHERE c.id IN (SELECT value FROM json_each(:ids)) AND {visible} AND {filters}
 ORDER BY c.id DESC
 LIMIT :row_max

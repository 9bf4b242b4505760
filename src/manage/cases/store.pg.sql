-- name: list_some
-- Cases by their ids; :ids is a JSON array of numbers.
SELECT {columns}
  FROM case_file c
 WHERE c.id IN (SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST(:ids AS json)) AS value)
   AND {visible} AND {filters}
 ORDER BY c.id DESC
 LIMIT :row_max

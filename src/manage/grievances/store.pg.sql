-- name: insert_terms
-- All words of a complaint in one statement; :terms is a JSON array, no word twice.
INSERT INTO grievance_term (fortnight, term, id)
SELECT :fortnight, value, :id FROM json_array_elements_text(CAST(:terms AS json)) AS value

-- name: list_some
-- Complaints found by their words; :ids is a JSON array of numbers.
SELECT {listed}
  FROM grievance g
 WHERE g.id IN (SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST(:ids AS json)) AS value)
   AND {visible} AND {filters}
 ORDER BY g.id DESC
 LIMIT :row_max

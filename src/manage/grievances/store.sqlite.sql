-- name: insert_terms
-- All words of a complaint in one statement; :terms is a JSON array, no word twice.
INSERT INTO grievance_term (fortnight, term, id) SELECT :fortnight, value, :id
  FROM json_each(:terms)

-- name: list_some
-- Complaints found by their words; :ids is a JSON array of numbers.
SELECT {listed}
  FROM grievance g
 WHERE g.id IN (SELECT value FROM json_each(:ids)) AND {visible} AND {filters}
 ORDER BY g.id DESC
 LIMIT :row_max

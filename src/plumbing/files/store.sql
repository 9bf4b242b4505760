-- name: loosen
INSERT INTO loose_file (name) VALUES (:name) ON CONFLICT DO NOTHING

-- name: loose
SELECT name FROM loose_file WHERE name > :after ORDER BY name LIMIT :row_max

-- name: settle
DELETE FROM loose_file WHERE name = :name

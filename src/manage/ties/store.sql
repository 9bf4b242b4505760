-- Statements of ties.

-- part: tie
t.id, t.kind, t.file, t.person, t.tied_by, t.tied_at

-- name: insert_tie
INSERT INTO tie (id, kind, file, person, tied_by, tied_at)
VALUES (:id, :kind, :file, :person, :tied_by, :tied_at)

-- name: ties_of_file
SELECT {tie} FROM tie t WHERE t.kind = :kind AND t.file = :file AND t.ended_at IS NULL ORDER BY t.id LIMIT :row_max

-- name: ties_of_person
SELECT {tie} FROM tie t WHERE t.person = :person AND t.ended_at IS NULL ORDER BY t.id DESC LIMIT :row_max

-- name: end_tie
UPDATE tie SET ended_at = :ended_at, ended_by = :ended_by WHERE id = :id AND ended_at IS NULL

-- name: ties_after
SELECT {tie} FROM tie t WHERE t.id > :after ORDER BY t.id LIMIT :row_max

-- name: forget_ties
DELETE FROM tie WHERE kind = :kind AND file = :file

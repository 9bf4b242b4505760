-- What is emptied in an ended case (store/erasure.cpp).

-- name: file_names
SELECT digest AS name FROM case_paper WHERE digest BETWEEN :first AND :last
UNION ALL
SELECT thumb AS name FROM case_paper WHERE thumb <> '' AND thumb BETWEEN :first AND :last

-- name: erase_case
UPDATE case_file
   SET need = :text, answer = CASE WHEN answer = '' THEN '' ELSE :text END, erased_at = :now,
       version = version + 1
 WHERE id = :id

-- name: erase_persons
UPDATE case_person
   SET name = '', nik_masked = '', nik_digest = '', nik_box = '', born_on = NULL, phone = '', address = '',
       relation = ''
 WHERE case_id = :case_id

-- name: erase_entries
-- That something was done stays, and when; its words go.
UPDATE case_entry SET body = '{}', is_partial = TRUE WHERE case_id = :case_id AND kind <> 'erased'

-- name: told_entries
-- How many lines of a timeline say something.
SELECT count(*) AS rows FROM case_entry WHERE case_id = :case_id AND body <> '{}'

-- name: erase_assignments
UPDATE case_assignment
   SET asked = :text, tried = '', state_reason = '', result = CASE WHEN result = '' THEN '' ELSE :text END
 WHERE case_id = :case_id

-- name: erase_approvals
UPDATE case_approval SET body = '{}', reason = '' WHERE case_id = :case_id

-- name: erase_papers
DELETE FROM case_paper WHERE case_id = :case_id

-- name: erase_stays
UPDATE case_stay SET place = '', bed = '' WHERE case_id = :case_id

-- name: erase_dues
UPDATE case_due SET what = '' WHERE case_id = :case_id

-- name: erase_named
DELETE FROM case_named WHERE case_id = :case_id

-- name: erasable
-- Ended longer ago than cases are kept.
SELECT id FROM case_file WHERE closed_at IS NOT NULL AND erased_at IS NULL AND closed_at < :before AND NOT is_open
 ORDER BY closed_at, id LIMIT :row_max

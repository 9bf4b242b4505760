-- Statements of imports: what was sent and what became of it, how what one changed or made is taken back, columns
-- remembered, cells mended, and what it wrote of answers and deciles.

-- part: import
i.id, i.account, i.name, i.digest, i.source, i.state, i.files, i.counts, i.faults, i.key, i.job, i.first_id, i.last_id,
       i.made_at, i.applied_at, i.undone_at, i.period

-- name: insert_import
INSERT INTO registry_import (id, account, name, digest, source, state, files, key, job, made_at, period)
VALUES (:id, :account, :name, :digest, :source, :state, :files, :key, :job, :made_at, :period)

-- name: find_import
SELECT {import} FROM registry_import i WHERE i.id = :id

-- name: list_imports
SELECT {import} FROM registry_import i WHERE i.account = :account ORDER BY i.id DESC LIMIT :row_max

-- name: applied_before
SELECT i.id FROM registry_import i WHERE i.digest = :digest AND i.state = 'applied' AND i.id <> :id
 ORDER BY i.id LIMIT 1

-- name: set_import_checked
UPDATE registry_import SET state = 'checked', counts = :counts, faults = :faults WHERE id = :id

-- name: set_import_state
UPDATE registry_import SET state = :state, job = :job WHERE id = :id

-- name: set_import_applied
UPDATE registry_import
   SET state = :state, counts = :counts, first_id = :first_id, last_id = :last_id, applied_at = :applied_at
 WHERE id = :id

-- name: set_import_undone
UPDATE registry_import SET state = 'undone', undone_at = :now WHERE id = :id

-- name: note_import_change
INSERT INTO registry_import_change (import, subject, is_person, version)
VALUES (:import, :subject, :is_person, :version)
    ON CONFLICT (import, subject) DO UPDATE SET version = excluded.version

-- name: import_changes
SELECT c.subject, c.is_person, c.version FROM registry_import_change c
 WHERE c.import = :import ORDER BY c.subject LIMIT :row_max

-- name: forget_import_change
DELETE FROM registry_import_change WHERE import = :import AND subject = :subject

-- name: person_before
-- The last version that neither this import wrote nor another one that was taken back.
SELECT {person} FROM registry_person_was p
 WHERE p.id = :id AND p.until <> '' AND p.recorded_at <> :made_at ORDER BY p.version DESC LIMIT 1

-- name: family_before
SELECT {family} FROM registry_family_was f
 WHERE f.id = :id AND f.until <> '' AND f.recorded_at <> :made_at ORDER BY f.version DESC LIMIT 1

-- name: forget_person_days
-- What was taken back holds on no day.
UPDATE registry_person_was SET until = '' WHERE id = :id AND version > :version

-- name: forget_family_days
UPDATE registry_family_was SET until = '' WHERE id = :id AND version > :version

-- name: mend_person_days
-- Each version holds again until the first day of a later one.
UPDATE registry_person_was
   SET until = (SELECT min(n.valid_from)
                  FROM (SELECT p.version, p.valid_from FROM registry_person p WHERE p.id = :id
                        UNION ALL
                        SELECT w.version, w.valid_from FROM registry_person_was w
                         WHERE w.id = :id AND w.until <> '') n
                 WHERE n.version > registry_person_was.version)
 WHERE id = :id AND until <> ''

-- name: mend_family_days
UPDATE registry_family_was
   SET until = (SELECT min(n.valid_from)
                  FROM (SELECT f.version, f.valid_from FROM registry_family f WHERE f.id = :id
                        UNION ALL
                        SELECT w.version, w.valid_from FROM registry_family_was w
                         WHERE w.id = :id AND w.until <> '') n
                 WHERE n.version > registry_family_was.version)
 WHERE id = :id AND until <> ''

-- name: remove_stay
-- In which an import wrote another relation of somebody who stood before.
DELETE FROM registry_membership
 WHERE person = :person AND id >= :first AND id <= :last AND cause = 'imported'

-- name: reopen_stay
UPDATE registry_membership SET to_on = :forever, end_cause = ''
 WHERE id = (SELECT max(m.id) FROM registry_membership m WHERE m.person = :person AND m.end_cause = 'imported')

-- name: made_persons
-- Of an import, by id from the one after :after: who was made then. Whom an officer made while it ran has another
-- moment, and what somebody changed since too; what a later import changed has this one's again once that is taken
-- back. A family that it made is vouched for when somebody changed it or one of its members, one that stood before when
-- it could not be given back as it was.
SELECT p.id, p.recorded_at <> :made_at AS is_changed,
       CASE WHEN f.id IS NULL OR (f.id >= :first AND f.id <= :last) THEN NULL ELSE f.id END AS stood,
       CASE WHEN f.id IS NULL THEN FALSE
            WHEN f.id >= :first AND f.id <= :last
            THEN f.recorded_at <> :made_at
                 OR EXISTS (SELECT 1 FROM registry_person o WHERE o.family = f.id AND o.recorded_at <> :made_at)
            ELSE EXISTS (SELECT 1 FROM registry_import_change c WHERE c.import = :import AND c.subject = f.id)
       END AS is_vouched
  FROM registry_person p LEFT JOIN registry_family f ON f.id = p.family
 WHERE p.id > :after AND p.id <= :last
   AND (p.recorded_at = :made_at OR (p.recorded_at > :made_at AND p.version <> 1))
 ORDER BY p.id
 LIMIT :row_max

-- name: remove_person
DELETE FROM registry_person WHERE id = :id

-- name: remove_person_was
DELETE FROM registry_person_was WHERE id = :id

-- name: remove_memberships
DELETE FROM registry_membership WHERE person = :person

-- name: remove_pairs_left
DELETE FROM registry_pair WHERE left_id = :person

-- name: remove_pairs_right
DELETE FROM registry_pair WHERE right_id = :person

-- name: remove_families
DELETE FROM registry_family
 WHERE id > :after AND id <= :last AND recorded_at = :made_at
   AND NOT EXISTS (SELECT 1 FROM registry_person p WHERE p.family = registry_family.id)

-- name: remove_families_was
DELETE FROM registry_family_was
 WHERE id > :after AND id <= :last AND NOT EXISTS (SELECT 1 FROM registry_family f WHERE f.id = registry_family_was.id)

-- name: remove_events
DELETE FROM registry_event
 WHERE id > :after AND id <= :last AND recorded_at = :made_at AND kind = 'imported'
   AND NOT EXISTS (SELECT 1 FROM registry_family f WHERE f.id = registry_event.family)

-- name: remove_deaths
-- Of those whom the import made dead, and who are not any more.
DELETE FROM registry_event
 WHERE id > :after AND id <= :last AND recorded_at = :made_at AND kind = 'died'
   AND NOT EXISTS (SELECT 1 FROM registry_person p WHERE p.id = registry_event.person AND p.state = 'dead')

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

-- Statements of the check against the civil registry. Lists are narrowed here, by the range of the permit's area.

-- part: run
r.id, r.account, r.area, r.way, r.who, r.cause, r.state, r.family_at, r.at, r.counts, r.faults, r.file, r.file_name,
       r.key, r.job, r.made_at, r.given_at, r.answered_at

-- part: entry
e.person, e.region, e.state, e.is_open, e.cause, e.cause_from, e.found, e.fields, e.note, e.run, e.answered_at,
       e.mended_by, e.is_kept, e.reason, e.letter, e.version

-- part: letter
l.id, l.number, l.cause, l.area, l.persons, l.author, l.made_at

-- part: at_rest
-- No job is at work on it and no first answer is waited for.
r.state IN ('answered', 'stopped')

-- part: in_queue
-- Who was erased comes back with the next answer or mending.
e.is_open AND e.erased_at IS NULL

-- part: due
-- Something for this officer to do (rules: is_due): a second look is not for who mended it.
(e.state IN ('MKa', 'MKb', 'Q2a', 'Q2b') OR (e.state = 'Q1a' AND e.mended_by IS DISTINCT FROM :due_for))

-- name: insert_run
INSERT INTO civil_run (id, account, area, way, who, cause, state, job, made_at)
VALUES (:id, :account, :area, :way, :who, :cause, :state, :job, :made_at)

-- name: find_run
SELECT {run} FROM civil_run r WHERE r.id = :id

-- name: list_runs
-- Some hundred a year in an office.
SELECT {run} FROM civil_run r
 WHERE r.area >= :area_first AND r.area < :area_after
 ORDER BY r.id DESC
 LIMIT :row_max

-- name: save_run
UPDATE civil_run
   SET state = :state, family_at = :family_at, at = :at, counts = :counts, faults = :faults, file = :file,
       file_name = :file_name, key = :key, job = :job, given_at = :given_at, answered_at = :answered_at
 WHERE id = :id

-- name: insert_asked
INSERT INTO civil_asked (run, person, nik, body) VALUES (:run, :person, :nik, :body)
    ON CONFLICT (run, person) DO NOTHING

-- name: list_asked
SELECT a.person, a.body, a.is_answered FROM civil_asked a
 WHERE a.run = :run AND a.person > :after
 ORDER BY a.person
 LIMIT :row_max

-- name: asked_by_nik
SELECT a.person, a.body, a.is_answered FROM civil_asked a
 WHERE a.run = :run AND a.nik = :nik
 ORDER BY a.person
 LIMIT 20

-- name: set_answered
UPDATE civil_asked SET is_answered = TRUE WHERE run = :run AND person = :person

-- name: find_entry
SELECT {entry} FROM civil_entry e WHERE e.person = :person

-- name: put_entry
INSERT INTO civil_entry (person, region, state, is_open, cause, cause_from, found, fields, note, run, answered_at,
                         mended_by, is_kept, reason, letter, version)
VALUES (:person, :region, :state, :is_open, :cause, :cause_from, :found, :fields, :note, :run, :answered_at,
        :mended_by, :is_kept, :reason, :letter, :version)
    ON CONFLICT (person)
    DO UPDATE SET region = excluded.region, state = excluded.state, is_open = excluded.is_open,
                  cause = excluded.cause, cause_from = excluded.cause_from, found = excluded.found,
                  fields = excluded.fields, note = excluded.note, run = excluded.run,
                  answered_at = excluded.answered_at, mended_by = excluded.mended_by, is_kept = excluded.is_kept,
                  reason = excluded.reason, letter = excluded.letter, erased_at = NULL,
                  version = civil_entry.version + 1

-- name: save_entry
UPDATE civil_entry
   SET region = :region, state = :state, is_open = :is_open, cause = :cause, cause_from = :cause_from,
       fields = :fields, mended_by = :mended_by, is_kept = :is_kept, reason = :reason, letter = :letter,
       erased_at = NULL, version = version + 1
 WHERE person = :person AND version = :version

-- name: list_entries
SELECT {entry} FROM civil_entry e
 WHERE {in_queue} AND e.region >= :area_first AND e.region < :area_after
   AND (e.region, e.person) > (:after_region, :after_person)
   AND (:state = '' OR e.state = :state) AND (:due_for = 0 OR {due})
 ORDER BY e.region, e.person
 LIMIT :row_max

-- name: list_entries_of_cause
SELECT {entry} FROM civil_entry e
 WHERE {in_queue} AND e.cause = :cause AND e.region >= :area_first AND e.region < :area_after
   AND (e.region, e.person) > (:after_region, :after_person)
   AND (:state = '' OR e.state = :state) AND (:due_for = 0 OR {due})
 ORDER BY e.region, e.person
 LIMIT :row_max

-- name: entries_for_letter
-- Who was in no letter yet: not found, or found otherwise and an officer stands by ours.
SELECT {entry} FROM civil_entry e
 WHERE e.is_open AND e.cause = :cause AND e.region >= :area_first AND e.region < :area_after
   AND e.letter IS NULL AND (e.is_kept OR e.found = 'not_found')
 ORDER BY e.region, e.person
 LIMIT :row_max

-- name: look_erasable
-- A run that asked before the erasure and came to rest after it may be erased as well.
SELECT e.erased_at IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM civil_asked a JOIN civil_run r ON r.id = a.run
                        WHERE a.person = e.person AND {at_rest}) AS is_erased,
       (SELECT count(*) FROM civil_asked a JOIN civil_run r ON r.id = a.run
         WHERE a.person = e.person AND {at_rest}) AS asked,
       (SELECT count(*) FROM civil_step s WHERE s.person = e.person AND s.reason <> '') AS words,
       (SELECT count(*) FROM civil_letter_person l WHERE l.person = e.person) AS letters
  FROM civil_entry e
 WHERE e.person = :person

-- name: runs_at_rest_of
SELECT {run} FROM civil_asked a JOIN civil_run r ON r.id = a.run
 WHERE a.person = :person AND {at_rest} ORDER BY r.id LIMIT 1000

-- name: erase_entry
UPDATE civil_entry
   SET cause = 'none', cause_from = 'nobody', fields = '[]', note = '', reason = '', letter = NULL, erased_at = :now,
       version = version + 1
 WHERE person = :person

-- name: erase_steps
UPDATE civil_step SET cause = 'none', reason = '' WHERE person = :person

-- name: erase_asked
-- Who is asked just now is waited for.
DELETE FROM civil_asked
 WHERE person = :person
   AND run IN (SELECT a.run FROM civil_asked a JOIN civil_run r ON r.id = a.run
                WHERE a.person = :person AND {at_rest})

-- name: erase_letter_person
DELETE FROM civil_letter_person WHERE person = :person

-- name: drop_file
-- Without its key the answer's file is closed for good.
UPDATE civil_run SET file = 0, file_name = '', key = '' WHERE id = :id

-- name: count_entries
SELECT e.state, e.cause, count(*) AS persons FROM civil_entry e
 WHERE {in_queue} AND e.region >= :area_first AND e.region < :area_after
 GROUP BY e.state, e.cause
 ORDER BY e.state, e.cause

-- name: count_due
SELECT e.cause, count(*) AS persons, min(e.answered_at) AS oldest_at FROM civil_entry e
 WHERE {in_queue} AND e.region >= :area_first AND e.region < :area_after AND {due}
 GROUP BY e.cause
 ORDER BY e.cause

-- name: insert_step
INSERT INTO civil_step (id, person, kind, state, cause, reason, author, at)
VALUES (:id, :person, :kind, :state, :cause, :reason, :author, :at)

-- name: mended_at
SELECT s.at FROM civil_step s
 WHERE s.person = :person AND s.kind = 'mended' AND s.reason <> '' ORDER BY s.id LIMIT 1000

-- name: list_steps
SELECT s.kind, s.state, s.cause, s.reason, s.author, s.at FROM civil_step s
 WHERE s.person = :person ORDER BY s.id DESC LIMIT 50

-- name: insert_letter
INSERT INTO civil_letter (id, number, cause, area, persons, author, made_at)
VALUES (:id, :number, :cause, :area, :persons, :author, :made_at)

-- name: insert_letter_person
INSERT INTO civil_letter_person (letter, person) VALUES (:letter, :person)

-- name: find_letter
SELECT {letter} FROM civil_letter l WHERE l.id = :id

-- name: list_letters
SELECT {letter} FROM civil_letter l
 WHERE l.area >= :area_first AND l.area < :area_after
 ORDER BY l.id DESC
 LIMIT :row_max

-- name: letter_persons
SELECT p.person FROM civil_letter_person p WHERE p.letter = :letter ORDER BY p.person LIMIT 2000

-- name: find_service
SELECT s.url, s.account, s.secret, s.agreement, s.author, s.set_at, s.version FROM civil_service s WHERE s.id = 1

-- name: put_service
INSERT INTO civil_service (id, url, account, secret, agreement, author, set_at)
VALUES (1, :url, :account, :secret, :agreement, :author, :set_at)
    ON CONFLICT (id)
    DO UPDATE SET url = excluded.url, account = excluded.account, secret = excluded.secret,
                  agreement = excluded.agreement, author = excluded.author, set_at = excluded.set_at,
                  version = civil_service.version + 1

-- name: forget_asked
-- Who was asked in runs that were answered longer ago than the office keeps them; some at a time.
DELETE FROM civil_asked
 WHERE run IN (SELECT r.id FROM civil_run r JOIN civil_terms t ON t.id = 1
                WHERE r.answered_at IS NOT NULL AND r.answered_at < :now - t.keep_years * 31557600000
                  AND EXISTS (SELECT 1 FROM civil_asked a WHERE a.run = r.id)
                ORDER BY r.answered_at LIMIT :row_max)

-- Statements of the counter. Lists are narrowed by the permit here, never afterwards.

-- part: in_area
-- `|| ''` keeps the index for the statement's own order.
(r.region || '') >= :area_first AND (r.region || '') < :area_after

-- part: listed
r.id, r.kind, r.region, r.state, r.is_urgent, r.received_at, r.due_at, r.state_since, r.officer, r.unit, r.version,
       p.name, p.nik

-- part: row
r.id, r.kind, r.region, r.state, r.state_since, r.received_at, r.due_at, r.is_urgent, r.unit, r.officer, r.checked_by,
       r.taken_by, r.late_told_at, r.ended_at, r.version

-- part: in_queue
(:queue = 'all'
        OR (:queue = 'emergency' AND r.is_urgent)
        OR (:queue = 'to_check' AND r.state = 'received')
        OR (:queue = 'incomplete' AND r.state = 'incomplete')
        OR (:queue = 'to_initial' AND r.state = 'checked')
        OR (:queue = 'to_number' AND r.state = 'initialled')
        OR (:queue = 'to_sign' AND r.state = 'numbered')
        OR (:queue = 'to_hand_over' AND r.state = 'signed_off')
        OR (:queue = 'mine' AND r.officer = :me)
        OR (:queue = 'late' AND r.due_at < :now))

-- name: kinds
SELECT code, name_id, name_en, hint_id, hint_en, who_id, who_en, receives_id, receives_en, law, promise_days,
       urgent_hours, needs_initial, is_pbi, unit, signer, register_code, number_format, number_code, valid_days,
       retention_years, is_active, sort, version
  FROM request_kind ORDER BY sort, code

-- name: kind_lists
SELECT code, papers, checks, fields, letter FROM request_kind ORDER BY sort, code

-- name: insert_kind
INSERT INTO request_kind (code, name_id, name_en, hint_id, hint_en, who_id, who_en, receives_id, receives_en, law,
                          promise_days, urgent_hours, needs_initial, is_pbi, unit, signer, register_code, number_format,
                          number_code, valid_days, retention_years, is_active, sort, papers, checks, fields, letter)
VALUES (:code, :name_id, :name_en, :hint_id, :hint_en, :who_id, :who_en, :receives_id, :receives_en, :law,
        :promise_days, :urgent_hours, :needs_initial, :is_pbi, :unit, :signer, :register_code, :number_format,
        :number_code, :valid_days, :retention_years, :is_active, :sort, :papers, :checks, :fields, :letter)

-- name: update_kind
-- Only from the version that was read.
UPDATE request_kind
   SET name_id = :name_id, name_en = :name_en, hint_id = :hint_id, hint_en = :hint_en, who_id = :who_id,
       who_en = :who_en, receives_id = :receives_id, receives_en = :receives_en, law = :law,
       promise_days = :promise_days, urgent_hours = :urgent_hours, needs_initial = :needs_initial, is_pbi = :is_pbi,
       unit = :unit, signer = :signer, register_code = :register_code, number_format = :number_format,
       number_code = :number_code, valid_days = :valid_days, retention_years = :retention_years,
       is_active = :is_active, sort = :sort, papers = :papers, checks = :checks, fields = :fields, letter = :letter,
       version = version + 1
 WHERE code = :code AND version = :version

-- name: insert
INSERT INTO request (id, kind, region, state, state_since, received_at, due_at, is_urgent, unit, officer, taken_by)
VALUES (:id, :kind, :region, :state, :state_since, :received_at, :due_at, :is_urgent, :unit, :officer, :taken_by)

-- name: update
UPDATE request
   SET state = :state, state_since = :state_since, due_at = :due_at, is_open = :is_open, unit = :unit,
       officer = :officer, checked_by = :checked_by, late_told_at = :late_told_at, ended_at = :ended_at,
       version = :version
 WHERE id = :id AND version = :version - 1

-- name: find
SELECT {row} FROM request r WHERE r.id = :id AND {in_area}

-- name: find_plain
-- Without a permit: for whoever has the key, and for the office's own clocks.
SELECT {row} FROM request r WHERE r.id = :id

-- name: list_open
SELECT {listed}
  FROM request r JOIN request_person p ON p.request = r.id
 WHERE r.is_open AND {in_area} AND {in_queue} AND (:kind = '' OR r.kind = :kind)
   AND (r.due_at, r.id) > (:after_at, :after_id)
 ORDER BY r.due_at, r.id
 LIMIT :row_max

-- name: list_newest
-- All states, newest first.
SELECT {listed}
  FROM request r JOIN request_person p ON p.request = r.id
 WHERE r.id < :before_id AND {in_area} AND (:kind = '' OR r.kind = :kind) AND (:state = '' OR r.state = :state)
 ORDER BY r.id DESC
 LIMIT :row_max

-- name: list_some
SELECT {listed}
  FROM request r JOIN request_person p ON p.request = r.id
 WHERE r.id = :id AND {in_area}

-- name: count_queue
-- At most a thousand are counted: no screen waits for a count of a large table.
SELECT count(*) AS rows, min(x.due_at) AS due_at, sum(CASE WHEN x.due_at < :now THEN 1 ELSE 0 END) AS late
  FROM (SELECT r.due_at FROM request r WHERE r.is_open AND {in_area} AND {in_queue} ORDER BY r.due_at LIMIT 1000) x

-- name: with_nik
SELECT request FROM request_person WHERE nik = :nik AND nik <> '' ORDER BY request DESC LIMIT 50

-- name: with_phone
SELECT request FROM request_person WHERE phone = :phone AND phone <> '' ORDER BY request DESC LIMIT 50

-- name: with_terms
-- The more words a name shares, the higher; then the newest.
SELECT t.request, count(*) AS shared
  FROM request_term t
 WHERE t.term IN (:term1, :term2, :term3, :term4)
 GROUP BY t.request
 ORDER BY shared DESC, t.request DESC
 LIMIT :row_max

-- name: insert_term
INSERT INTO request_term (term, request) VALUES (:term, :request) ON CONFLICT (term, request) DO NOTHING

-- name: insert_person
INSERT INTO request_person (request, name, nik, no_kk, born_place, born_on, address, phone, asker_name, asker_relation,
                            answers, specific)
VALUES (:request, :name, :nik, :no_kk, :born_place, :born_on, :address, :phone, :asker_name, :asker_relation,
        :answers, :specific)

-- name: update_person
UPDATE request_person
   SET name = :name, nik = :nik, no_kk = :no_kk, born_place = :born_place, born_on = :born_on, address = :address,
       phone = :phone, asker_name = :asker_name, asker_relation = :asker_relation, answers = :answers,
       specific = :specific
 WHERE request = :request

-- name: find_person
SELECT name, nik, no_kk, born_place, born_on, address, phone, asker_name, asker_relation, answers, specific
  FROM request_person WHERE request = :request

-- name: delete_terms
DELETE FROM request_term WHERE request = :request

-- name: insert_paper
INSERT INTO request_paper (id, request, code, digest, file_name, type, bytes, at, account)
VALUES (:id, :request, :code, :digest, :file_name, :type, :bytes, :at, :account)

-- name: papers_of
SELECT id, code, digest, file_name, type, bytes, at, account FROM request_paper WHERE request = :request ORDER BY id
 LIMIT 200

-- name: file_names
SELECT digest AS name FROM request_paper WHERE digest BETWEEN :first AND :last
UNION ALL
SELECT scan AS name FROM letter WHERE scan <> '' AND scan BETWEEN :first AND :last
UNION ALL
SELECT logo AS name FROM letterhead WHERE logo <> '' AND logo BETWEEN :first AND :last
UNION ALL
SELECT digest AS name FROM aid_file WHERE digest <> '' AND digest BETWEEN :first AND :last
UNION ALL
SELECT name FROM letter_print WHERE name BETWEEN :first AND :last

-- name: keep_print
INSERT INTO letter_print (name, at) VALUES (:name, :now) ON CONFLICT (name) DO UPDATE SET at = excluded.at

-- name: old_prints
SELECT name FROM letter_print WHERE at < :before ORDER BY at LIMIT :row_max

-- name: delete_print
DELETE FROM letter_print WHERE name = :name

-- name: delete_papers
DELETE FROM request_paper WHERE request = :request

-- name: erase_steps
UPDATE request_step SET body = :body WHERE request = :request AND body <> ''

-- name: erase_checks
UPDATE request_check SET note = '' WHERE request = :request AND note <> ''

-- name: erase_letter
UPDATE letter SET content = :content, scan = '', end_reason = '' WHERE id = :id

-- name: put_check
INSERT INTO request_check (request, code, is_met, note, account, at)
VALUES (:request, :code, :is_met, :note, :account, :at)
ON CONFLICT (request, code) DO UPDATE SET is_met = excluded.is_met, note = excluded.note, account = excluded.account,
                                          at = excluded.at

-- name: checks_of
SELECT code, is_met, note, account, at FROM request_check WHERE request = :request ORDER BY code LIMIT 100

-- name: insert_step
INSERT INTO request_step (id, request, at, deed, account, by_role, is_public, body, from_state, to_state)
VALUES (:id, :request, :at, :deed, :account, :by_role, :is_public, :body, :from_state, :to_state)

-- name: steps_of
SELECT id, at, deed, account, by_role, is_public, body, from_state, to_state
  FROM request_step WHERE request = :request ORDER BY id LIMIT 500

-- name: not_told_late
-- Open requests whose time ran out and of which nobody was told yet.
SELECT r.id FROM request r WHERE r.is_open AND r.late_told_at IS NULL AND r.due_at < :now
 ORDER BY r.due_at LIMIT :row_max

-- name: open_of_officer
SELECT r.id FROM request r WHERE r.is_open AND r.officer IS NOT NULL AND r.officer = :officer AND r.id > :after_id
 ORDER BY r.due_at, r.id LIMIT 100

-- name: erasable
-- Ended so long ago that the kind's years are over; a year has 365 days and a quarter.
SELECT r.id
  FROM request r JOIN request_kind k ON k.code = r.kind JOIN request_person p ON p.request = r.id
 WHERE r.ended_at IS NOT NULL AND r.ended_at < :now - k.retention_years * 31557600000 AND p.name <> ''
 ORDER BY r.ended_at LIMIT :row_max

-- name: highest_id
SELECT max(id) AS id FROM request

-- part: letter
SELECT id, request, kind, region, year, register_code, serial, number, code, dated, valid_until, standing, signing,
       signer, issued_by, issued_at, signed_at, scan, ended_at, end_reason, replaces, replaced_by, version
  FROM letter

-- name: next_number
INSERT INTO letter_register (year, register_code, last) VALUES (:year, :register_code, 1)
ON CONFLICT (year, register_code) DO UPDATE SET last = letter_register.last + 1
RETURNING last

-- name: insert_letter
INSERT INTO letter (id, request, kind, region, year, register_code, serial, number, code, dated, valid_until, standing,
                    signing, signer, issued_by, issued_at, replaces, content)
VALUES (:id, :request, :kind, :region, :year, :register_code, :serial, :number, :code, :dated, :valid_until,
        'numbered', 'none', :signer, :issued_by, :issued_at, :replaces, :content)

-- name: update_letter
UPDATE letter
   SET standing = :standing, signing = :signing, signed_at = :signed_at, scan = :scan, ended_at = :ended_at,
       end_reason = :end_reason, replaced_by = :replaced_by, version = version + 1
 WHERE id = :id AND version = :version

-- name: find_letter
{letter} WHERE id = :id

-- name: find_letter_by_code
{letter} WHERE code = :code

-- name: letters_of
{letter} WHERE request = :request ORDER BY id DESC LIMIT 50

-- name: letter_content
SELECT content FROM letter WHERE id = :id

-- name: year_of_letters
-- The register of a year, newest first.
{letter}
 WHERE year = :year AND id < :before_id AND (region || '') >= :area_first AND (region || '') < :area_after
   AND (:number = '' OR number = :number)
 ORDER BY id DESC
 LIMIT :row_max

-- name: find_letterhead
SELECT above, office, address, place, head_title, logo FROM letterhead WHERE region = :region

-- name: put_letterhead
INSERT INTO letterhead (region, above, office, address, place, head_title, logo)
VALUES (:region, :above, :office, :address, :place, :head_title, :logo)
ON CONFLICT (region) DO UPDATE
   SET above = excluded.above, office = excluded.office, address = excluded.address, place = excluded.place,
       head_title = excluded.head_title, logo = excluded.logo

-- name: find_signer
SELECT account, title, nip FROM letter_signer WHERE account = :account

-- name: signers
SELECT account, title, nip FROM letter_signer ORDER BY account

-- name: put_signer
INSERT INTO letter_signer (account, title, nip) VALUES (:account, :title, :nip)
ON CONFLICT (account) DO UPDATE SET title = excluded.title, nip = excluded.nip

-- name: pbi_rule
SELECT takes_other_service, update_periods, emergency_hours, source
  FROM pbi_rule WHERE valid_from <= :today ORDER BY valid_from DESC LIMIT 1

-- name: find_pbi
SELECT need, deactivated_on, course, batch, proposed_at, decided_on, outcome, update_due, updated_on, reminded_at
  FROM pbi WHERE request = :request

-- name: put_pbi
INSERT INTO pbi (request, need, deactivated_on, course, batch, proposed_at, decided_on, outcome, update_due, updated_on,
                 reminded_at)
VALUES (:request, :need, :deactivated_on, :course, :batch, :proposed_at, :decided_on, :outcome, :update_due,
        :updated_on, :reminded_at)
ON CONFLICT (request) DO UPDATE
   SET need = excluded.need, deactivated_on = excluded.deactivated_on, course = excluded.course,
       batch = excluded.batch, proposed_at = excluded.proposed_at, decided_on = excluded.decided_on,
       outcome = excluded.outcome, update_due = excluded.update_due, updated_on = excluded.updated_on,
       reminded_at = excluded.reminded_at

-- name: pbi_waiting
SELECT b.request
  FROM pbi b JOIN request r ON r.id = b.request
 WHERE b.course = 'waiting' AND r.state IN ('signed_off', 'handed_over') AND {in_area}
 ORDER BY b.request LIMIT :row_max

-- name: pbi_of_batch
SELECT request FROM pbi WHERE batch = :batch ORDER BY request LIMIT 10000

-- name: pbi_to_remind
SELECT request FROM pbi
 WHERE course = 'reactivated' AND updated_on IS NULL AND update_due <= :until
   AND (reminded_at IS NULL OR reminded_at < :reminded_before)
 ORDER BY update_due, request LIMIT :row_max

-- name: pbi_not_updated
SELECT b.request
  FROM pbi b JOIN request r ON r.id = b.request
 WHERE b.course = 'reactivated' AND b.updated_on IS NULL AND {in_area}
 ORDER BY b.update_due, b.request LIMIT :row_max

-- name: follower_seq
SELECT seq FROM request_follower WHERE follower = 'hand_over'

-- name: keep_follower_seq
INSERT INTO request_follower (follower, seq) VALUES ('hand_over', :seq)
ON CONFLICT (follower) DO UPDATE SET seq = excluded.seq

-- name: insert_aid_file
INSERT INTO aid_file (id, name, source, programme, as_of, digest, columns, first_line, at, account)
VALUES (:id, :name, :source, :programme, :as_of, :digest, :columns, :first_line, :at, :account)

-- name: update_aid_file
UPDATE aid_file
   SET digest = :digest, columns = :columns, taken = :taken, faults = :faults, job = :job, loaded_at = :loaded_at
 WHERE id = :id

-- part: aid_file
SELECT id, name, source, programme, as_of, digest, columns, first_line, taken, faults, coalesce(job, 0) AS job,
       loaded_at, at, account
  FROM aid_file

-- name: find_aid_file
{aid_file} WHERE id = :id

-- name: aid_files
{aid_file} ORDER BY id DESC LIMIT :row_max

-- name: insert_aid_row
-- The same line again changes nothing: a job that died goes on where it was.
INSERT INTO aid_row (file, line, nik, name, name_key, programme, period, status, note)
VALUES (:file, :line, :nik, :name, :name_key, :programme, :period, :status, :note)
ON CONFLICT (file, line) DO NOTHING

-- part: aid_found
SELECT w.nik, w.name, w.programme, w.period, w.status, w.note, f.name AS file, f.source, f.as_of
  FROM aid_row w JOIN aid_file f ON f.id = w.file

-- name: aid_of_nik
{aid_found} WHERE w.nik = :nik AND w.nik <> '' AND f.as_of <= :day ORDER BY f.as_of DESC, w.file DESC, w.line LIMIT 200

-- name: aid_of_name
{aid_found} WHERE w.name_key = :name_key AND w.name_key <> '' AND f.as_of <= :day
 ORDER BY f.as_of DESC, w.file DESC, w.line LIMIT 200

-- name: aid_reasons
SELECT code, standing, words, text_id, text_en, who_id, who_en, next_id, next_en, appeal_id, appeal_en
  FROM aid_reason ORDER BY sort, code LIMIT 500

-- name: put_aid_reason
INSERT INTO aid_reason (code, standing, words, text_id, text_en, who_id, who_en, next_id, next_en, appeal_id, appeal_en)
VALUES (:code, :standing, :words, :text_id, :text_en, :who_id, :who_en, :next_id, :next_en, :appeal_id, :appeal_en)
ON CONFLICT (code) DO UPDATE
   SET standing = excluded.standing, words = excluded.words, text_id = excluded.text_id, text_en = excluded.text_en,
       who_id = excluded.who_id, who_en = excluded.who_en, next_id = excluded.next_id, next_en = excluded.next_en,
       appeal_id = excluded.appeal_id, appeal_en = excluded.appeal_en

-- name: recap_rows
-- Requests taken in within a range of time: what the recapitulation counts in memory.
SELECT r.id, r.kind, r.region, r.state, r.is_urgent, r.received_at, r.due_at, r.state_since, r.officer, r.unit,
       r.version, '' AS name, '' AS nik
  FROM request r
 WHERE r.received_at >= :from_at AND r.received_at <= :until_at AND {in_area}
 ORDER BY r.received_at, r.id LIMIT :row_max

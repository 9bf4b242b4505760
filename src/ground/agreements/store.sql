-- part: head
SELECT id, origin_node, origin_id, number_first, number_second, title, parent_mou, scope, party_first, party_second,
       signed_on, starts_on, ends_on, answer_days, answer_hours, emergency_hours, fields, terms_version, terms_by,
       confirmed_first, confirmed_first_on, confirmed_second, confirmed_second_on, signed_file, state, ended_on,
       ended_why, version, partner_version, changed_at
  FROM agreement

-- name: find
{head} WHERE id = :id

-- name: find_named
{head} WHERE origin_node = :origin_node AND origin_id = :origin_id

-- name: between
-- Both orders of the parties; a pair has a few in ten years.
{head} WHERE (party_first, party_second) = (:a, :b)
UNION ALL
{head} WHERE (party_first, party_second) = (:b, :a)
 ORDER BY 1

-- name: list
-- Newest first; an office has tens, the ministry some hundreds a year.
{head} WHERE (:state = '' OR state = :state) AND id < :before ORDER BY id DESC LIMIT :row_max

-- name: ending
-- In force, over within the days of warning, and not yet warned of for this end.
{head} WHERE state = 'in_force' AND ends_on <= :warn_until AND (warned_of IS NULL OR warned_of <> ends_on)
 ORDER BY ends_on, id LIMIT :row_max

-- name: over
-- Its last day has passed, or its early end has come.
{head} WHERE state = 'in_force' AND (ends_on < :today OR ended_on <= :today) ORDER BY ends_on, id LIMIT :row_max

-- name: insert
INSERT INTO agreement (id, origin_node, origin_id, number_first, number_second, title, parent_mou, scope, party_first,
                       party_second, signed_on, starts_on, ends_on, answer_days, answer_hours, emergency_hours, fields,
                       terms_version, terms_by, confirmed_first, confirmed_first_on, confirmed_second,
                       confirmed_second_on, signed_file, state, ended_on, ended_why, version, partner_version,
                       changed_at)
VALUES (:id, :origin_node, :origin_id, :number_first, :number_second, :title, :parent_mou, :scope, :party_first,
        :party_second, :signed_on, :starts_on, :ends_on, :answer_days, :answer_hours, :emergency_hours, :fields,
        :terms_version, :terms_by, :confirmed_first, :confirmed_first_on, :confirmed_second,
        :confirmed_second_on, :signed_file, :state, :ended_on, :ended_why, :version, :partner_version, :changed_at)

-- name: update
UPDATE agreement
   SET number_first = :number_first, number_second = :number_second, title = :title, parent_mou = :parent_mou,
       scope = :scope, signed_on = :signed_on, starts_on = :starts_on, ends_on = :ends_on, answer_days = :answer_days,
       answer_hours = :answer_hours, emergency_hours = :emergency_hours, fields = :fields,
       terms_version = :terms_version, terms_by = :terms_by, confirmed_first = :confirmed_first,
       confirmed_first_on = :confirmed_first_on, confirmed_second = :confirmed_second,
       confirmed_second_on = :confirmed_second_on, signed_file = :signed_file, state = :state, ended_on = :ended_on,
       ended_why = :ended_why, version = :version, partner_version = :partner_version, changed_at = :changed_at
 WHERE id = :id

-- name: warned
UPDATE agreement SET warned_of = ends_on WHERE id = :id

-- name: signatories_of
SELECT side, name, title FROM agreement_signatory WHERE agreement = :id ORDER BY place

-- name: insert_signatory
INSERT INTO agreement_signatory (agreement, place, side, name, title) VALUES (:id, :place, :side, :name, :title)

-- name: clear_signatories
DELETE FROM agreement_signatory WHERE agreement = :id

-- name: contacts_of
SELECT side, name, title, phone, email, is_emergency FROM agreement_contact WHERE agreement = :id ORDER BY place

-- name: insert_contact
INSERT INTO agreement_contact (agreement, place, side, name, title, phone, email, is_emergency)
VALUES (:id, :place, :side, :name, :title, :phone, :email, :is_emergency)

-- name: clear_contacts
DELETE FROM agreement_contact WHERE agreement = :id

-- name: plan_of
SELECT id, origin_node, origin_id, year, action, owner_first, owner_second, due, is_withdrawn, first_done_on,
       first_note, first_proof, second_done_on, second_note, second_proof, version
  FROM agreement_item WHERE agreement = :id ORDER BY due, id LIMIT 2000

-- name: put_item
-- What a partner tells again without a change is no new version.
INSERT INTO agreement_item (id, agreement, origin_node, origin_id, year, action, owner_first, owner_second, due,
                            is_withdrawn, first_done_on, first_note, first_proof, second_done_on, second_note,
                            second_proof)
VALUES (:id, :agreement, :origin_node, :origin_id, :year, :action, :owner_first, :owner_second, :due, :is_withdrawn,
        :first_done_on, :first_note, :first_proof, :second_done_on, :second_note, :second_proof)
ON CONFLICT (agreement, origin_node, origin_id) DO UPDATE
   SET year = excluded.year, action = excluded.action, owner_first = excluded.owner_first,
       owner_second = excluded.owner_second, due = excluded.due, is_withdrawn = excluded.is_withdrawn,
       first_done_on = excluded.first_done_on, first_note = excluded.first_note, first_proof = excluded.first_proof,
       second_done_on = excluded.second_done_on, second_note = excluded.second_note,
       second_proof = excluded.second_proof,
       version = agreement_item.version
                 + CASE WHEN (agreement_item.year, agreement_item.action, agreement_item.owner_first,
                              agreement_item.owner_second, agreement_item.due, agreement_item.is_withdrawn,
                              agreement_item.first_done_on, agreement_item.first_note, agreement_item.first_proof,
                              agreement_item.second_done_on, agreement_item.second_note, agreement_item.second_proof)
                             IS DISTINCT FROM
                             (excluded.year, excluded.action, excluded.owner_first, excluded.owner_second,
                              excluded.due, excluded.is_withdrawn, excluded.first_done_on, excluded.first_note,
                              excluded.first_proof, excluded.second_done_on, excluded.second_note,
                              excluded.second_proof)
                        THEN 1 ELSE 0 END

-- name: evaluations_of
SELECT id, origin_node, origin_id, held_on, title, minutes, file
  FROM agreement_evaluation WHERE agreement = :id ORDER BY held_on, id LIMIT 500

-- name: insert_evaluation
INSERT INTO agreement_evaluation (id, agreement, origin_node, origin_id, held_on, title, minutes, file)
VALUES (:id, :agreement, :origin_node, :origin_id, :held_on, :title, :minutes, :file)
ON CONFLICT (agreement, origin_node, origin_id) DO NOTHING

-- name: file_names
-- What a term, a plan item or minutes name is a paper of the agreement first.
SELECT name FROM agreement_paper WHERE name BETWEEN :first AND :last

-- name: papers_of
SELECT name, kind, file_name, type, bytes FROM agreement_paper WHERE agreement = :id ORDER BY at, name LIMIT 2000

-- name: put_paper
INSERT INTO agreement_paper (agreement, name, kind, file_name, type, bytes, at, account)
VALUES (:agreement, :name, :kind, :file_name, :type, :bytes, :at, :account)
ON CONFLICT (agreement, name) DO NOTHING

-- name: defaults_on
SELECT answer_days, emergency_hours FROM agreement_default WHERE valid_from <= :day ORDER BY valid_from DESC LIMIT 1

-- Statements of the house of cases. Lists are narrowed here, never afterwards; what is withheld of a row or an entry is
-- decided by rules/sight.cpp on the way out.

-- part: visible
-- `|| ''` keeps an index for the statement's own range.
(c.region || '') >= :area_first AND (c.region || '') < :area_after AND {seen}

-- part: seen
-- The lines of rules.hpp is_visible, in SQL, for a statement that narrows the area itself. `+ 0` keeps PostgreSQL from
-- looking each guard up in an index and reading all it holds (180 ms where a page in order takes one).
(c.guard + 0 = 0
        OR (c.guard + 0 = 1 AND (:sees_closed OR c.officer + 0 = :me OR c.opened_by + 0 = :me))
        OR (c.guard + 0 = 2 AND (:sees_named OR c.officer + 0 = :me)
            AND NOT EXISTS (SELECT 1 FROM case_named n
                             WHERE n.case_id = c.id
                               AND (n.account = :me
                                    OR (n.kind <> 'village' AND n.unit = :my_unit AND NOT :is_head)
                                    OR (n.kind = 'village' AND length(:my_area) = 10
                                        AND substr(:my_area, 1, length(n.region)) = n.region)
                                    OR (n.kind = 'facilitator' AND n.account IS NULL AND :is_field_officer
                                        AND (substr(n.region, 1, length(:my_area)) = :my_area
                                             OR substr(:my_area, 1, length(n.region)) = n.region))))))

-- part: columns
c.id, c.origin_node, c.origin_id, c.region, c.is_managed, c.state, c.state_since, c.due_at, c.received_at,
       c.promise_at, c.need, c.source, c.grievance, c.risk, c.urgency, c.guard, c.unit, c.officer, c.opened_by,
       c.climbed_to, c.climbs, c.pen_node, c.pen_seq, c.pen_offered_to, c.medical, c.is_child, c.is_health,
       c.is_open, c.is_incoming, c.is_asked_up, c.is_asked_down, c.waits_approval, c.in_shelter, c.aftercare_at,
       c.closed_at, c.erased_at, c.close_reason, c.answer, c.types, c.version

-- part: filters
(:state = '' OR c.state = :state)
   AND (:officer = 0 OR c.officer = :officer)
   AND (:type = '' OR EXISTS (SELECT 1 FROM case_type t WHERE t.type = :type AND t.case_id = c.id))

-- part: next_by_due
(c.due_at, c.id) > (:after_at, :after_id)
 ORDER BY c.due_at, c.id
 LIMIT :row_max

-- part: rows_of_page
-- What is on a page was chosen from an index alone; whole rows are read of it and nothing else.
JOIN case_file c ON c.id = w.id
 ORDER BY c.due_at, c.id

-- part: in_queue
-- What each queue holds, for an area whose rows are few; the whole office has an index for each.
(:queue = 'all'
        OR (:queue = 'urgent' AND c.urgency = 'emergency')
        OR (:queue = 'mine' AND c.officer = :me)
        OR (:queue = 'unassigned' AND c.officer IS NULL)
        OR (:queue = 'to_approve' AND c.waits_approval)
        OR (:queue = 'health' AND c.medical IN ('open', 'needed', 'treated'))
        OR (:queue = 'shelter' AND c.in_shelter)
        OR (:queue = 'asked_up' AND c.is_asked_up)
        OR (:queue = 'asked_down' AND c.is_asked_down)
        OR (:queue = 'incoming' AND c.is_incoming)
        OR (:queue = 'late' AND c.due_at < :now))

-- name: list_all
SELECT {columns}
  FROM (SELECT c.id
          FROM case_file c
         WHERE c.is_open AND {visible} AND {next_by_due}) w
  {rows_of_page}

-- name: list_urgent
SELECT {columns}
  FROM (SELECT c.id
          FROM case_file c
         WHERE c.is_open AND c.urgency = 'emergency' AND {visible} AND {next_by_due}) w
  {rows_of_page}

-- name: list_mine
SELECT {columns}
  FROM (SELECT c.id
          FROM case_file c
         WHERE c.is_open AND c.officer IS NOT NULL AND c.officer = :me AND {visible} AND {next_by_due}) w
  {rows_of_page}

-- name: list_unassigned
SELECT {columns}
  FROM (SELECT c.id
          FROM case_file c
         WHERE c.is_open AND c.officer IS NULL AND {visible} AND {next_by_due}) w
  {rows_of_page}

-- name: list_to_approve
SELECT {columns}
  FROM (SELECT c.id
          FROM case_file c
         WHERE c.is_open AND c.waits_approval AND {visible} AND {next_by_due}) w
  {rows_of_page}

-- name: list_health
SELECT {columns}
  FROM (SELECT c.id
          FROM case_file c
         WHERE c.is_open AND c.medical IN ('open', 'needed', 'treated') AND {visible} AND {next_by_due}) w
  {rows_of_page}

-- name: list_shelter
SELECT {columns}
  FROM (SELECT c.id
          FROM case_file c
         WHERE c.is_open AND c.in_shelter AND {visible} AND {next_by_due}) w
  {rows_of_page}

-- name: list_asked_up
SELECT {columns}
  FROM (SELECT c.id
          FROM case_file c
         WHERE c.is_open AND c.is_asked_up AND {visible} AND {next_by_due}) w
  {rows_of_page}

-- name: list_asked_down
SELECT {columns}
  FROM (SELECT c.id
          FROM case_file c
         WHERE c.is_open AND c.is_asked_down AND {visible} AND {next_by_due}) w
  {rows_of_page}

-- name: list_incoming
SELECT {columns}
  FROM (SELECT c.id
          FROM case_file c
         WHERE c.is_open AND c.is_incoming AND {visible} AND {next_by_due}) w
  {rows_of_page}

-- name: list_late
SELECT {columns}
  FROM (SELECT c.id
          FROM case_file c
         WHERE c.is_open AND c.due_at < :now AND {visible} AND {next_by_due}) w
  {rows_of_page}

-- name: list_of_area
-- A queue of a small area: its own index, then sorted; whole rows are read of the page alone.
SELECT {columns}
  FROM (SELECT c.id
          FROM case_file c
         WHERE c.is_open AND c.region >= :area_first AND c.region < :area_after AND +c.due_at >= 0
           AND {seen} AND {in_queue} AND {filters} AND {next_by_due}) w
  {rows_of_page}

-- name: list_filtered
-- A queue with a filter, over a large area. At most :walk_max rows are looked at, so that a rare filter cannot walk the
-- table; the caller goes on from where the walk ended.
SELECT {columns}
  FROM (SELECT * FROM case_file o WHERE o.is_open AND (o.due_at, o.id) > (:after_at, :after_id)
         ORDER BY o.due_at, o.id LIMIT :walk_max) c
 WHERE {visible} AND {in_queue} AND {filters}
 ORDER BY c.due_at, c.id
 LIMIT :row_max

-- name: walked_due_to
SELECT o.due_at, o.id FROM case_file o
 WHERE o.is_open AND (o.due_at, o.id) > (:after_at, :after_id)
 ORDER BY o.due_at, o.id LIMIT 1 OFFSET CAST(:walk_max AS BIGINT) - 1

-- name: list_aftercare
-- Ended cases whose next visit is due, the earliest first.
SELECT {columns}
  FROM case_file c
 WHERE c.aftercare_at IS NOT NULL AND c.aftercare_at < :until AND (c.aftercare_at, c.id) > (:after_at, :after_id)
   AND {visible}
 ORDER BY c.aftercare_at, c.id
 LIMIT :row_max

-- name: list_newest
-- All states, newest first, for areas that hold a good part of all cases; at most :walk_max are looked at.
SELECT {columns}
  FROM (SELECT c.id
          FROM (SELECT id, region, guard, officer, opened_by, state
                  FROM case_file WHERE id < :before_id ORDER BY id DESC LIMIT :walk_max) c
         WHERE {visible} AND {filters}
         ORDER BY c.id DESC
         LIMIT :row_max) w
  JOIN case_file c ON c.id = w.id
 ORDER BY c.id DESC

-- name: walked_id_to
SELECT id FROM case_file WHERE id < :before_id ORDER BY id DESC LIMIT 1 OFFSET CAST(:walk_max AS BIGINT) - 1

-- name: list_newest_of_area
SELECT {columns}
  FROM (SELECT c.id
          FROM case_file c
         WHERE c.region >= :area_first AND c.region < :area_after AND +c.id < :before_id AND {seen} AND {filters}
         ORDER BY +c.id DESC
         LIMIT :row_max) w
  JOIN case_file c ON c.id = w.id
 ORDER BY c.id DESC

-- name: find
SELECT {columns} FROM case_file c WHERE c.id = :id AND {visible}

-- name: find_plain
-- Without a permit: for the office's own clocks and what other nodes sent.
SELECT {columns} FROM case_file c WHERE c.id = :id

-- name: find_named
-- By its name between nodes.
SELECT {columns} FROM case_file c WHERE c.origin_node = :origin_node AND c.origin_id = :origin_id

-- name: open_of_grievance
SELECT id FROM case_file WHERE grievance IS NOT NULL AND grievance = :grievance ORDER BY id DESC LIMIT 20

-- name: insert
INSERT INTO case_file (id, origin_node, origin_id, region, is_managed, state, state_since, due_at, received_at,
       promise_at, need, source, grievance, risk, urgency, guard, unit, officer, opened_by, climbed_to, climbs,
       pen_node, pen_seq, pen_offered_to, medical, is_child, is_health, is_open, is_incoming, is_asked_up,
       is_asked_down, waits_approval, in_shelter, aftercare_at, closed_at, close_reason, answer, types, version)
VALUES (:id, :origin_node, :origin_id, :region, :is_managed, :state, :state_since, :due_at, :received_at,
       :promise_at, :need, :source, :grievance, :risk, :urgency, :guard, :unit, :officer, :opened_by, :climbed_to,
       :climbs, :pen_node, :pen_seq, :pen_offered_to, :medical, :is_child, :is_health, :is_open, :is_incoming,
       :is_asked_up, :is_asked_down, :waits_approval, :in_shelter, :aftercare_at, :closed_at, :close_reason,
       :answer, :types, :version)

-- name: update
-- Writers stand in line, so the version is the one read in the same transaction; were it another, the column refuses
-- NULL and the deed ends.
UPDATE case_file
   SET region = :region, is_managed = :is_managed, state = :state, state_since = :state_since, due_at = :due_at,
       promise_at = :promise_at, need = :need, grievance = :grievance, risk = :risk, urgency = :urgency,
       guard = :guard, unit = :unit, officer = :officer, climbed_to = :climbed_to, climbs = :climbs,
       pen_node = :pen_node, pen_seq = :pen_seq, pen_offered_to = :pen_offered_to, medical = :medical,
       is_child = :is_child, is_health = :is_health, is_open = :is_open, is_incoming = :is_incoming,
       is_asked_up = :is_asked_up, is_asked_down = :is_asked_down, waits_approval = :waits_approval,
       in_shelter = :in_shelter, aftercare_at = :aftercare_at, closed_at = :closed_at,
       close_reason = :close_reason, answer = :answer, types = :types,
       version = CASE WHEN version = :version - 1 THEN :version END
 WHERE id = :id

-- name: delete_types
DELETE FROM case_type WHERE case_id = :case_id AND type = :type

-- name: insert_type
INSERT INTO case_type (type, case_id) VALUES (:type, :case_id) ON CONFLICT DO NOTHING

-- name: insert_person
INSERT INTO case_person (id, case_id, role, identity, name, nik_masked, nik_digest, nik_box, sex, born_on,
       age_band, phone, address, relation, is_child, ref, version)
VALUES (:id, :case_id, :role, :identity, :name, :nik_masked, :nik_digest, :nik_box, :sex, :born_on, :age_band,
       :phone, :address, :relation, :is_child, :ref, :version)

-- name: update_person
UPDATE case_person
   SET role = :role, identity = :identity, name = :name, nik_masked = :nik_masked, nik_digest = :nik_digest,
       nik_box = :nik_box, sex = :sex, born_on = :born_on, age_band = :age_band, phone = :phone,
       address = :address, relation = :relation, is_child = :is_child, ref = :ref, version = :version
 WHERE id = :id AND case_id = :case_id

-- name: persons_of
SELECT id, case_id, role, identity, name, nik_masked, nik_digest, nik_box, sex, born_on, age_band, phone, address,
       relation, is_child, ref, version
  FROM case_person WHERE case_id = :case_id ORDER BY id LIMIT 50

-- name: persons_after
-- All people with a name, for the index of namesakes.
SELECT id, case_id, name, sex, born_on FROM case_person WHERE id > :after AND name <> '' ORDER BY id LIMIT :row_max

-- name: person_place
SELECT id, case_id, name, sex, born_on FROM case_person WHERE id = :id AND name <> ''

-- name: cases_of_nik
SELECT case_id FROM case_person WHERE nik_digest <> '' AND nik_digest = :nik_digest ORDER BY case_id DESC LIMIT 20

-- name: insert_named
INSERT INTO case_named (case_id, place, kind, account, unit, region, node)
VALUES (:case_id, :place, :kind, :account, :unit, :region, :node)
ON CONFLICT DO NOTHING

-- name: named_of
SELECT kind, account, unit, region, node FROM case_named WHERE case_id = :case_id ORDER BY place LIMIT 200

-- name: insert_entry
INSERT INTO case_entry (id, case_id, author_node, author_id, at, kind, account, by_role, office, body, secrecy,
       is_partial)
VALUES (:id, :case_id, :author_node, :author_id, :at, :kind, :account, :by_role, :office, :body, :secrecy,
       :is_partial)
ON CONFLICT (author_node, author_id) DO NOTHING

-- part: entry
SELECT id, case_id, author_node, author_id, at, kind, account, by_role, office, body, secrecy, is_partial
  FROM case_entry

-- name: entries_before
-- Newest first.
{entry} WHERE case_id = :case_id AND id < :before ORDER BY id DESC LIMIT :row_max

-- name: entries_of_kind
SELECT * FROM ({entry} WHERE case_id = :case_id AND kind = :kind ORDER BY id DESC LIMIT 500) newest ORDER BY id

-- name: find_entry
{entry} WHERE id = :id AND case_id = :case_id

-- name: kinds_of
SELECT kind, secrecy FROM case_entry WHERE case_id = :case_id GROUP BY kind, secrecy ORDER BY kind, secrecy LIMIT 200

-- name: has_entry
SELECT id FROM case_entry WHERE author_node = :author_node AND author_id = :author_id

-- name: insert_assignment
INSERT INTO case_assignment (id, case_id, kind, author_node, author_id, from_node, to_node, referral, place,
       reason, asked, tried, state, state_reason, result, asked_at, due_at, answered_at, ended_at, is_emergency,
       is_health, with_pen, basis, agreement, is_flagged, asked_by)
VALUES (:id, :case_id, :kind, :author_node, :author_id, :from_node, :to_node, :referral, :place, :reason, :asked,
       :tried, :state, :state_reason, :result, :asked_at, :due_at, :answered_at, :ended_at, :is_emergency,
       :is_health, :with_pen, :basis, :agreement, :is_flagged, :asked_by)
ON CONFLICT (author_node, author_id) DO NOTHING

-- name: update_assignment
UPDATE case_assignment
   SET state = :state, state_reason = :state_reason, result = :result, answered_at = :answered_at,
       ended_at = :ended_at, referral = :referral
 WHERE id = :id

-- name: assignments_of
SELECT id, case_id, kind, author_node, author_id, from_node, to_node, referral, place, reason, asked, tried, state,
       state_reason, result, asked_at, due_at, answered_at, ended_at, is_emergency, is_health, with_pen, basis,
       agreement, is_flagged, asked_by
  FROM case_assignment WHERE case_id = :case_id ORDER BY id LIMIT 200

-- name: find_assignment
SELECT id, case_id, kind, author_node, author_id, from_node, to_node, referral, place, reason, asked, tried, state,
       state_reason, result, asked_at, due_at, answered_at, ended_at, is_emergency, is_health, with_pen, basis,
       agreement, is_flagged, asked_by
  FROM case_assignment WHERE id = :id

-- name: find_assignment_named
SELECT id, case_id, kind, author_node, author_id, from_node, to_node, referral, place, reason, asked, tried, state,
       state_reason, result, asked_at, due_at, answered_at, ended_at, is_emergency, is_health, with_pen, basis,
       agreement, is_flagged, asked_by
  FROM case_assignment WHERE author_node = :author_node AND author_id = :author_id

-- name: find_assignment_of_referral
SELECT id, case_id, kind, author_node, author_id, from_node, to_node, referral, place, reason, asked, tried, state,
       state_reason, result, asked_at, due_at, answered_at, ended_at, is_emergency, is_health, with_pen, basis,
       agreement, is_flagged, asked_by
  FROM case_assignment WHERE referral IS NOT NULL AND referral = :referral

-- name: put_share
INSERT INTO case_share (case_id, node, since, is_emergency) VALUES (:case_id, :node, :since, :is_emergency)
ON CONFLICT (case_id, node) DO UPDATE SET is_emergency = excluded.is_emergency

-- name: drop_share
-- A node that never took the case in is told nothing more of it.
DELETE FROM case_share WHERE case_id = :case_id AND node = :node

-- name: shares_of
SELECT s.node, s.since, s.is_emergency,
       s.is_emergency AND EXISTS (SELECT 1 FROM case_assignment a
                                   WHERE a.case_id = s.case_id AND a.is_emergency AND a.state IN ('asked', 'accepted')
                                     AND (a.from_node = s.node OR a.to_node = s.node)) AS is_urgent
  FROM case_share s WHERE s.case_id = :case_id ORDER BY s.node LIMIT 100

-- name: insert_approval
INSERT INTO case_approval (id, case_id, kind, deed, body, state, asked_by, asked_at, decided_by, decided_at, reason)
VALUES (:id, :case_id, :kind, :deed, :body, :state, :asked_by, :asked_at, :decided_by, :decided_at, :reason)

-- name: decide_approval
UPDATE case_approval SET state = :state, decided_by = :decided_by, decided_at = :decided_at, reason = :reason
 WHERE id = :id AND state = 'asked'

-- name: approvals_of
SELECT id, case_id, kind, deed, body, state, asked_by, asked_at, decided_by, decided_at, reason
  FROM case_approval WHERE case_id = :case_id ORDER BY id LIMIT 100

-- name: find_approval
SELECT id, case_id, kind, deed, body, state, asked_by, asked_at, decided_by, decided_at, reason
  FROM case_approval WHERE id = :id

-- name: insert_due
INSERT INTO case_due (id, case_id, kind, due_on, what) VALUES (:id, :case_id, :kind, :due_on, :what)

-- name: dues_of
SELECT id, kind, due_on, what, done_at FROM case_due WHERE case_id = :case_id ORDER BY due_on, id LIMIT 100

-- name: end_dues
UPDATE case_due SET done_at = :now WHERE case_id = :case_id AND kind = :kind AND done_at IS NULL

-- name: insert_paper
INSERT INTO case_paper (id, case_id, entry, digest, thumb, kind, file_name, type, bytes, secrecy, from_node, at,
       account)
VALUES (:id, :case_id, :entry, :digest, :thumb, :kind, :file_name, :type, :bytes, :secrecy, :from_node, :at,
       :account)

-- name: attach_paper
-- To the entry it proves, once.
UPDATE case_paper SET entry = :entry, secrecy = :secrecy WHERE id = :id AND case_id = :case_id AND entry IS NULL

-- name: papers_of
SELECT id, case_id, entry, digest, thumb, kind, file_name, type, bytes, secrecy, from_node, at, account
  FROM case_paper WHERE case_id = :case_id ORDER BY id LIMIT 500

-- name: find_paper
SELECT id, case_id, entry, digest, thumb, kind, file_name, type, bytes, secrecy, from_node, at, account
  FROM case_paper WHERE id = :id

-- name: paper_of_digest
SELECT id FROM case_paper WHERE case_id = :case_id AND digest = :digest LIMIT 1

-- name: insert_stay
INSERT INTO case_stay (id, case_id, place, bed, first_on) VALUES (:id, :case_id, :place, :bed, :first_on)

-- name: end_stay
UPDATE case_stay SET last_on = :last_on WHERE case_id = :case_id AND last_on IS NULL

-- name: stays_of
SELECT id, place, bed, first_on, last_on FROM case_stay WHERE case_id = :case_id ORDER BY id LIMIT 100

-- name: insert_term
INSERT INTO case_term (scope, term, case_id) VALUES (:scope, :term, :case_id) ON CONFLICT DO NOTHING

-- name: delete_term
DELETE FROM case_term WHERE scope = :scope AND term = :term AND case_id = :case_id

-- name: term_rows
SELECT count(*) AS rows
  FROM (SELECT 1 FROM case_term WHERE scope = :scope AND term = :term LIMIT :row_max) x

-- name: walk_terms
-- From the rarest word by falling id; the other words must be there too. At most :walk_max steps. BETWEEN keeps
-- PostgreSQL from reading all rows of a common word into a table of its own.
SELECT w.case_id
  FROM (SELECT t.case_id FROM case_term t WHERE t.scope = :scope AND t.term = :rarest AND t.case_id < :before_id
         ORDER BY t.case_id DESC LIMIT :walk_max) w
 WHERE (:second = '' OR EXISTS (SELECT 1 FROM case_term a WHERE a.scope = :scope AND a.term = :second
                                   AND a.case_id BETWEEN w.case_id AND w.case_id))
   AND (:third = '' OR EXISTS (SELECT 1 FROM case_term b WHERE b.scope = :scope AND b.term = :third
                                  AND b.case_id BETWEEN w.case_id AND w.case_id))
 ORDER BY w.case_id DESC
 LIMIT :row_max

-- name: run_out
-- What a clock has run out on: climbs, or a short case becomes a managed one.
SELECT id FROM case_file WHERE is_open AND due_at < :now AND climbs < 4 ORDER BY due_at, id LIMIT :row_max

-- name: open_of_officer
SELECT id FROM case_file WHERE is_open AND officer IS NOT NULL AND officer = :officer ORDER BY due_at, id LIMIT 200

-- name: clocks_on
SELECT take_days, take_soon_days, work_days, work_soon_days, emergency_hours, health_days, referral_days,
       aftercare_days, keep_years
  FROM case_clock WHERE valid_from <= :day ORDER BY valid_from DESC LIMIT 1

-- name: insert_known
INSERT INTO case_known (id, node, asked_at, asked_by) VALUES (:id, :node, :asked_at, :asked_by)

-- name: answer_known
UPDATE case_known SET answered_at = :answered_at, answer = :answer
 WHERE id = :id AND node = :node AND answered_at IS NULL

-- name: find_known
SELECT id, node, asked_at, asked_by, answered_at, answer FROM case_known WHERE id = :id

-- name: follower_seq
SELECT seq FROM case_follower WHERE follower = :follower

-- name: keep_follower_seq
INSERT INTO case_follower (follower, seq) VALUES (:follower, :seq)
ON CONFLICT (follower) DO UPDATE SET seq = excluded.seq

-- name: highest_id
SELECT max(x.id) AS id FROM (SELECT max(id) AS id FROM case_file UNION ALL SELECT max(id) FROM case_entry
                             UNION ALL SELECT max(id) FROM case_assignment UNION ALL SELECT max(id) FROM case_person
                             UNION ALL SELECT max(id) FROM case_approval UNION ALL SELECT max(id) FROM case_paper) x

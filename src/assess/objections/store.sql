-- Statements of objections, removals and proposals. Lists are narrowed by the permit here, never afterwards.

-- part: in_area
-- `|| ''` keeps the index for the statement's own order.
(o.region || '') >= :area_first AND (o.region || '') < :area_after

-- part: objection
o.id, o.region, o.state, o.channel, o.received_at, o.due_at, o.climb_at, o.programme, o.family_name, o.address, o.rt,
       o.rw, o.reason, o.body, o.lat, o.lon, o.family, o.visit, o.officer, o.climbed_to, o.climbs, o.taken_by,
       o.told, o.ministry, o.ministry_on, o.closed_at, o.version

-- part: not_barred
NOT EXISTS (SELECT 1 FROM objection_kin k WHERE k.objection = o.id AND k.account = :me)

-- part: removal
o.id, o.region, o.family, o.visit, o.state, o.programme, o.reason, o.proof, o.minutes, o.minutes_on, o.proposed_by,
       o.proposed_at, o.decided_by, o.decided_at, o.told_on, o.appeal_until, o.exclusion, o.appealed_at, o.appeal_due,
       o.appeal, o.answer, o.answered_at, o.is_late_told, o.version

-- part: usul
o.id, o.region, o.state, o.channel, o.kind, o.whose, o.received_at, o.programme, o.name, o.nik, o.no_kk, o.address,
       o.rt, o.rw, o.body, o.taken_by, o.family, o.item, o.refusal, o.told, o.decided_by, o.decided_at, o.version

-- name: clocks_on
SELECT answer_days, cover_families, check_days, appeal_days, appeal_answer_days
  FROM objection_clock WHERE valid_from <= :day ORDER BY valid_from DESC LIMIT 1

-- name: reasons
SELECT code, name_id, name_en, is_public FROM objection_reason ORDER BY sort, code

-- name: insert_objection
INSERT INTO objection (id, region, state, channel, received_at, due_at, climb_at, programme, family_name, address, rt,
                       rw, reason, body, lat, lon, taken_by)
VALUES (:id, :region, :state, :channel, :received_at, :due_at, :climb_at, :programme, :family_name, :address, :rt,
        :rw, :reason, :body, :lat, :lon, :taken_by)

-- name: update_objection
UPDATE objection
   SET state = :state, climb_at = :climb_at, family = :family, visit = :visit, officer = :officer,
       climbed_to = :climbed_to, climbs = :climbs, told = :told, ministry = :ministry, ministry_on = :ministry_on,
       closed_at = :closed_at, is_open = :is_open, version = :version
 WHERE id = :id AND version = :version - 1

-- name: find_objection
SELECT {objection} FROM objection o WHERE o.id = :id

-- name: any_objection
SELECT id FROM objection WHERE id > 0 LIMIT 1

-- name: list_open
-- The earliest answer first; pages by the id of the last row, whose answer is looked up.
SELECT {objection}
  FROM objection o
 WHERE o.is_open AND {in_area} AND {not_barred}
   AND (:queue = 'open' OR (:queue = 'late' AND o.due_at < :now)
        OR (:queue = 'mine' AND (o.officer = :me OR o.climbed_to = :me)))
   AND (o.due_at, o.id) > (COALESCE((SELECT l.due_at FROM objection l WHERE l.id = :after), 0), :after)
 ORDER BY o.due_at, o.id
 LIMIT :row_max

-- name: list_ended
SELECT {objection}
  FROM objection o
 WHERE o.id < :before AND NOT o.is_open AND {in_area} AND {not_barred}
 ORDER BY o.id DESC
 LIMIT :row_max

-- name: count_objections
SELECT COUNT(*) AS files, COALESCE(SUM(CASE WHEN o.due_at < :now THEN 1 ELSE 0 END), 0) AS late,
       MIN(o.received_at) AS oldest_at
  FROM objection o
 WHERE o.is_open AND {in_area} AND {not_barred}

-- name: count_removals
SELECT COUNT(*) AS files,
       COALESCE(SUM(CASE WHEN o.state = 'appealed' AND o.appeal_due < :today THEN 1 ELSE 0 END), 0) AS late,
       MIN(o.proposed_at) AS oldest_at
  FROM removal o
 WHERE o.state IN ('proposed', 'decided', 'appealed') AND {in_area}

-- name: count_usuls
SELECT COUNT(*) AS files, 0 AS late, MIN(o.received_at) AS oldest_at
  FROM usul o
 WHERE o.is_open AND o.region >= :area_first AND o.region < :area_after

-- name: count_waiting_usuls
SELECT COUNT(*) AS files, 0 AS late, MIN(o.received_at) AS oldest_at
  FROM usul o
 WHERE o.state = 'accepted' AND o.item IS NULL AND o.region >= :area_first AND o.region < :area_after

-- name: count_rights
SELECT COUNT(*) AS files, COALESCE(SUM(CASE WHEN o.due_at < :now THEN 1 ELSE 0 END), 0) AS late,
       MIN(o.received_at) AS oldest_at
  FROM rights_request o
 WHERE o.is_open AND {in_area}

-- name: to_climb
SELECT id FROM objection WHERE is_open AND climb_at <= :now ORDER BY climb_at LIMIT :row_max

-- name: insert_by
INSERT INTO objection_by (objection, name, nik, phone, address) VALUES (:objection, :name, :nik, :phone, :address)

-- name: find_by
SELECT name, nik, phone, address FROM objection_by WHERE objection = :objection

-- name: bar
INSERT INTO objection_kin (objection, account) VALUES (:objection, :account)
ON CONFLICT (objection, account) DO NOTHING

-- name: barred
SELECT account FROM objection_kin WHERE objection = :objection ORDER BY account LIMIT 500

-- name: insert_photo
INSERT INTO objection_photo (id, token, digest, thumb, lat, lon, at)
VALUES (:id, :token, :digest, :thumb, :lat, :lon, :at)

-- name: loose_photo
SELECT id, digest, thumb, lat, lon FROM objection_photo
 WHERE id = :id AND token = :token AND objection IS NULL

-- name: unused_photos
-- Ids are in the order of time.
SELECT id, digest, thumb, lat, lon FROM objection_photo
 WHERE objection IS NULL AND at < :before
 ORDER BY id LIMIT :row_max

-- name: delete_photo
DELETE FROM objection_photo WHERE id = :id

-- name: give_photo
UPDATE objection_photo SET objection = :objection WHERE id = :id

-- name: photos_of
SELECT id, digest, thumb, lat, lon FROM objection_photo WHERE objection = :objection ORDER BY id LIMIT 20

-- name: insert_step
INSERT INTO objection_step (id, objection, at, deed, account, by_role, is_public, body, from_state, to_state)
VALUES (:id, :objection, :at, :deed, :account, :by_role, :is_public, :body, :from_state, :to_state)

-- name: steps_of
SELECT id, at, deed, account, by_role, is_public, body, from_state, to_state
  FROM objection_step WHERE objection = :objection ORDER BY id LIMIT 1000

-- name: insert_removal
INSERT INTO removal (id, region, family, visit, state, programme, reason, proof, minutes, minutes_on, proposed_by,
                     proposed_at)
VALUES (:id, :region, :family, :visit, :state, :programme, :reason, :proof, :minutes, :minutes_on, :proposed_by,
        :proposed_at)

-- name: update_removal
UPDATE removal
   SET state = :state, decided_by = :decided_by, decided_at = :decided_at, told_on = :told_on,
       appeal_until = :appeal_until, exclusion = :exclusion, appealed_at = :appealed_at, appeal_due = :appeal_due,
       appeal = :appeal, answer = :answer, answered_at = :answered_at, is_late_told = :is_late_told, version = :version
 WHERE id = :id AND version = :version - 1

-- name: find_removal
SELECT {removal} FROM removal o WHERE o.id = :id

-- name: is_proposed
SELECT id FROM removal WHERE visit = :visit AND programme = :programme AND state <> 'refused' LIMIT 1

-- name: waiting_removals
SELECT {removal}
  FROM removal o
 WHERE o.id > :after AND o.state IN ('proposed', 'decided', 'appealed') AND {in_area}
 ORDER BY o.id
 LIMIT :row_max

-- name: other_removals
SELECT {removal}
  FROM removal o
 WHERE o.id < :before AND o.state NOT IN ('proposed', 'decided', 'appealed') AND {in_area}
 ORDER BY o.id DESC
 LIMIT :row_max

-- name: removals_of
SELECT {removal} FROM removal o WHERE o.family = :family AND {in_area} ORDER BY o.id DESC LIMIT 50

-- name: late_appeals
SELECT id FROM removal
 WHERE state = 'appealed' AND appeal_due < :today AND NOT is_late_told
 ORDER BY id LIMIT :row_max

-- name: insert_usul
INSERT INTO usul (id, region, state, channel, kind, whose, received_at, programme, name, nik, no_kk, address, rt, rw,
                  body, taken_by)
VALUES (:id, :region, :state, :channel, :kind, :whose, :received_at, :programme, :name, :nik, :no_kk, :address, :rt,
        :rw, :body, :taken_by)

-- name: insert_usul_by
INSERT INTO usul_by (usul, name, phone) VALUES (:usul, :name, :phone)

-- name: find_usul_by
SELECT name, phone FROM usul_by WHERE usul = :usul

-- name: update_usul
UPDATE usul
   SET state = :state, family = :family, item = :item, programme = :programme, refusal = :refusal, told = :told,
       decided_by = :decided_by, decided_at = :decided_at, is_open = :is_open, version = :version
 WHERE id = :id AND version = :version - 1

-- name: find_usul
SELECT {usul} FROM usul o WHERE o.id = :id

-- name: open_usuls
SELECT {usul} FROM usul o WHERE o.is_open AND o.id > :after AND {in_area} ORDER BY o.id LIMIT :row_max

-- name: waiting_usuls
SELECT {usul}
  FROM usul o
 WHERE o.state = 'accepted' AND o.item IS NULL AND o.id > :after AND {in_area}
 ORDER BY o.id
 LIMIT :row_max

-- name: ended_usuls
SELECT {usul} FROM usul o WHERE NOT o.is_open AND o.id < :before AND {in_area} ORDER BY o.id DESC LIMIT :row_max

-- part: rights
o.id, o.region, o.person, o.family, o.kind, o.state, o.paper, o.body, o.received_at, o.due_at, o.tries, o.taken_by,
       o.outcome, o.answer, o.closed_by, o.closed_at, o.version

-- name: insert_rights
INSERT INTO rights_request (id, region, person, family, kind, state, paper, body, received_at, due_at, taken_by)
VALUES (:id, :region, :person, :family, :kind, :state, :paper, :body, :received_at, :due_at, :taken_by)

-- name: update_rights
UPDATE rights_request
   SET state = :state, tries = :tries, outcome = :outcome, answer = :answer, closed_by = :closed_by,
       closed_at = :closed_at, is_open = :is_open, version = :version
 WHERE id = :id AND version = :version - 1

-- name: find_rights
SELECT {rights} FROM rights_request o WHERE o.id = :id

-- name: open_rights
SELECT {rights} FROM rights_request o WHERE o.is_open AND {in_area} ORDER BY o.due_at, o.id LIMIT :row_max

-- part: kept_ms
(SELECT c.keep_years FROM objection_clock c WHERE c.valid_from <= :day ORDER BY c.valid_from DESC LIMIT 1) * 31557600000

-- name: erasable_objections
SELECT o.id, o.closed_at AS ended_at FROM objection o JOIN objection_by b ON b.objection = o.id
 WHERE o.closed_at IS NOT NULL AND o.closed_at < :now - {kept_ms} AND b.name <> ''
   AND (o.closed_at, o.id) > (:after_at, :after)
 ORDER BY o.closed_at, o.id LIMIT :row_max

-- name: erasable_usuls
-- What waits for a list is under way; whether a line is, the house of the lists says.
SELECT o.id, o.decided_at AS ended_at FROM usul o JOIN usul_by b ON b.usul = o.id
 WHERE o.decided_at IS NOT NULL AND o.decided_at < :now - {kept_ms} AND b.name <> ''
   AND (o.state <> 'accepted' OR o.item IS NOT NULL) AND (o.decided_at, o.id) > (:after_at, :after)
 ORDER BY o.decided_at, o.id LIMIT :row_max

-- name: erasable_rights
SELECT o.id, o.closed_at AS ended_at FROM rights_request o
 WHERE o.closed_at IS NOT NULL AND o.closed_at < :now - {kept_ms} AND o.person <> 0
   AND (o.closed_at, o.id) > (:after_at, :after)
 ORDER BY o.closed_at, o.id LIMIT :row_max

-- name: erase_objection
UPDATE objection
   SET family_name = '', address = '', rt = '', rw = '', body = '', told = '', lat = 0, lon = 0, family = NULL,
       visit = NULL, version = version + 1
 WHERE id = :id

-- name: erase_objection_by
UPDATE objection_by SET name = '', nik = '', phone = '', address = '' WHERE objection = :objection

-- name: erase_objection_steps
UPDATE objection_step SET body = '' WHERE objection = :objection

-- name: file_names
SELECT digest AS name FROM objection_photo WHERE digest BETWEEN :first AND :last
UNION ALL
SELECT thumb AS name FROM objection_photo WHERE thumb BETWEEN :first AND :last

-- name: delete_objection_photos
DELETE FROM objection_photo WHERE objection = :objection

-- name: erase_usul
UPDATE usul
   SET name = '', nik = '', no_kk = '', address = '', rt = '', rw = '', body = '', told = '', family = NULL,
       version = version + 1
 WHERE id = :id

-- name: erase_usul_by
UPDATE usul_by SET name = '', phone = '' WHERE usul = :usul

-- name: erase_rights
UPDATE rights_request SET person = 0, family = 0, body = '', answer = '', version = version + 1 WHERE id = :id

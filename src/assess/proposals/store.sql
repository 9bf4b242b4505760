-- Statements of the proposals. Lists are narrowed here, by the range of the permit's area, never afterwards.

-- part: roll
r.id, r.region, r.month, r.state, r.state_since, r.round, r.opens_on, r.village_due, r.verifier_due, r.head_due,
       r.regent_due, r.siksng_due, r.pull_on, r.needs_head, r.needs_regent, r.opened_by, r.sent_by, r.verified_by,
       r.approved_by, r.way, r.met_on, r.met_place, r.met_words, r.attended, r.sample_seed, r.recap, r.version

-- part: item
i.id, i.roll, i.region, i.kind, i.origin, i.programme, i.reason, i.note, i.family, i.person, i.name, i.nik, i.no_kk,
       i.address, i.rt, i.rw, i.members, i.decile, i.state, i.state_reason, i.state_words, i.conflict, i.since_round,
       i.is_sampled, i.check_result, i.check_words, i.proposed_by, i.checked_by, i.decided_by, i.entered_by,
       i.entered_at, i.entered_on, i.told_on, i.arrived_on, i.told_how, i.appeal_words, i.version

-- part: paper
p.id, p.roll, p.item, p.recap, p.kind, p.digest, p.file_name, p.type, p.bytes, p.at, p.account

-- part: old_roll
SELECT r.id AS id FROM proposal_roll r JOIN proposal_terms t ON t.id = 1
 WHERE r.state = 'closed' AND r.state_since < :now - t.keep_years * 31557600000

-- part: recap
c.id, c.region, c.month, c.made_by, c.made_at, c.number, c.signed_on, c.ended, c.version

-- part: official
o.id, o.region, o.name, o.post, o.nik, o.no_kk, o.declared_by, o.ended_at

-- name: terms
SELECT t.open_day, t.village_day, t.verifier_day, t.head_day, t.regent_day, t.siksng_day, t.pull_day, t.needs_head,
       t.needs_regent, t.sample_percent, t.sample_min, t.version
  FROM proposal_terms t WHERE t.id = 1

-- name: put_terms
UPDATE proposal_terms
   SET open_day = :open_day, village_day = :village_day, verifier_day = :verifier_day, head_day = :head_day,
       regent_day = :regent_day, siksng_day = :siksng_day, pull_day = :pull_day, needs_head = :needs_head,
       needs_regent = :needs_regent, sample_percent = :sample_percent, sample_min = :sample_min, version = version + 1
 WHERE id = 1 AND version = :version

-- name: words
SELECT w.list, w.code, w.name_id, w.name_en FROM proposal_word w ORDER BY w.list, w.sort, w.code LIMIT 200

-- name: insert_roll
INSERT INTO proposal_roll (id, region, month, state, state_since, opens_on, village_due, verifier_due, head_due,
                           regent_due, siksng_due, pull_on, needs_head, needs_regent, opened_by)
VALUES (:id, :region, :month, :state, :state_since, :opens_on, :village_due, :verifier_due, :head_due, :regent_due,
        :siksng_due, :pull_on, :needs_head, :needs_regent, :opened_by)

-- name: update_roll
UPDATE proposal_roll
   SET state = :state, state_since = :state_since, round = :round, sent_by = :sent_by, verified_by = :verified_by,
       approved_by = :approved_by, way = :way, met_on = :met_on, met_place = :met_place, met_words = :met_words,
       attended = :attended, sample_seed = :sample_seed, recap = :recap, version = version + 1
 WHERE id = :id AND version = :version

-- name: find_roll
SELECT {roll} FROM proposal_roll r WHERE r.id = :id AND r.region >= :area_first AND r.region < :area_after

-- name: any_roll
SELECT {roll} FROM proposal_roll r WHERE r.id = :id

-- name: erasable_rolls
{old_roll} AND EXISTS (SELECT 1 FROM proposal_item i WHERE i.roll = r.id AND (i.name <> '' OR i.family <> 0))
 UNION
{old_roll} AND EXISTS (SELECT 1 FROM proposal_paper p WHERE p.roll = r.id)
 UNION
{old_roll} AND EXISTS (SELECT 1 FROM proposal_step s WHERE s.roll = r.id AND s.words <> '')
 UNION
{old_roll} AND r.met_words <> ''
 ORDER BY id LIMIT :row_max

-- name: what_is_told
-- Something of a roll that an erasure would take.
SELECT i.id FROM proposal_item i WHERE i.roll = :roll AND (i.name <> '' OR i.family <> 0)
 UNION ALL
SELECT p.id FROM proposal_paper p WHERE p.roll = :roll
 UNION ALL
SELECT s.id FROM proposal_step s WHERE s.roll = :roll AND s.words <> ''
 UNION ALL
SELECT r.id FROM proposal_roll r WHERE r.id = :roll AND r.met_words <> ''
 LIMIT 1

-- name: erase_items
-- Nobody's line any more. A removal has a reason in the schema: none that says something.
UPDATE proposal_item
   SET subject = CAST(id AS TEXT), family = 0, person = NULL, state_reason = '',
       reason = CASE WHEN kind = 'removal' THEN '-' ELSE '' END, name = '', nik = '', no_kk = '', address = '', rt = '',
       rw = '', note = '', state_words = '', conflict = '', check_words = '', told_how = '', appeal_words = '',
       version = version + 1
 WHERE roll = :roll

-- name: erase_roll
UPDATE proposal_roll SET met_words = '', version = version + 1 WHERE id = :roll

-- name: erase_steps
UPDATE proposal_step SET words = '' WHERE roll = :roll

-- name: delete_papers
DELETE FROM proposal_paper WHERE roll = :roll

-- name: delete_scans
DELETE FROM proposal_paper WHERE recap = :recap

-- name: file_names
SELECT digest AS name FROM proposal_paper WHERE digest BETWEEN :first AND :last

-- name: rolls_of_month
SELECT {roll}
  FROM proposal_roll r
 WHERE r.month = :month AND r.region >= :area_first AND r.region < :area_after
 ORDER BY r.region
 LIMIT :row_max

-- name: rolls_in_state
-- The longest waiting first: ids are sorted by time.
SELECT {roll}
  FROM proposal_roll r
 WHERE r.state = :state AND r.region >= :area_first AND r.region < :area_after
 ORDER BY r.pull_on, r.id
 LIMIT :row_max

-- name: count_rolls
-- How many lists wait in a state, by month and with the days they carry: the rules say which of them counts.
SELECT r.month, r.village_due, r.verifier_due, r.head_due, r.regent_due, r.siksng_due, count(*) AS rolls
  FROM proposal_roll r
 WHERE r.state = :state AND r.region >= :area_first AND r.region < :area_after AND r.month <= :month
 GROUP BY r.month, r.village_due, r.verifier_due, r.head_due, r.regent_due, r.siksng_due
 ORDER BY r.month DESC, r.village_due, r.verifier_due, r.head_due, r.regent_due, r.siksng_due
 LIMIT :row_max

-- name: rolls_of_recap
SELECT {roll} FROM proposal_roll r WHERE r.recap = :recap ORDER BY r.region LIMIT 2000

-- name: rolls_of_village
SELECT {roll}
  FROM proposal_roll r
 WHERE r.region = :region
 ORDER BY r.month DESC
 LIMIT :row_max

-- name: counts_of_rolls
-- How many lines of a month's rolls are alive, and how many of each sort there are.
SELECT i.roll, count(*) AS items,
       sum(CASE WHEN i.kind = 'family' THEN 1 ELSE 0 END) AS families,
       sum(CASE WHEN i.kind = 'programme' THEN 1 ELSE 0 END) AS programmes,
       sum(CASE WHEN i.kind = 'correction' THEN 1 ELSE 0 END) AS corrections,
       sum(CASE WHEN i.kind = 'removal' THEN 1 ELSE 0 END) AS removals,
       sum(CASE WHEN i.state IN ('entered', 'arrived') THEN 1 ELSE 0 END) AS done,
       sum(CASE WHEN i.conflict <> '' THEN 1 ELSE 0 END) AS conflicts
  FROM proposal_roll r JOIN proposal_item i ON i.roll = r.id
 WHERE r.month = :month AND r.region >= :area_first AND r.region < :area_after
   AND i.state NOT IN ('withdrawn', 'excepted', 'refused')
 GROUP BY i.roll
 ORDER BY i.roll
 LIMIT :row_max

-- name: count_of_roll
SELECT i.roll, count(*) AS items,
       sum(CASE WHEN i.kind = 'family' THEN 1 ELSE 0 END) AS families,
       sum(CASE WHEN i.kind = 'programme' THEN 1 ELSE 0 END) AS programmes,
       sum(CASE WHEN i.kind = 'correction' THEN 1 ELSE 0 END) AS corrections,
       sum(CASE WHEN i.kind = 'removal' THEN 1 ELSE 0 END) AS removals,
       sum(CASE WHEN i.state IN ('entered', 'arrived') THEN 1 ELSE 0 END) AS done,
       sum(CASE WHEN i.conflict <> '' THEN 1 ELSE 0 END) AS conflicts
  FROM proposal_item i
 WHERE i.roll = :roll AND i.state NOT IN ('withdrawn', 'excepted', 'refused')
 GROUP BY i.roll

-- name: insert_item
INSERT INTO proposal_item (id, roll, region, subject, kind, origin, programme, reason, note, family, person, name, nik,
                           no_kk, address, rt, rw, members, decile, state, conflict, since_round, proposed_by)
VALUES (:id, :roll, :region, :subject, :kind, :origin, :programme, :reason, :note, :family, :person, :name, :nik,
        :no_kk, :address, :rt, :rw, :members, :decile, :state, :conflict, :since_round, :proposed_by)

-- name: update_item
UPDATE proposal_item
   SET state = :state, state_reason = :state_reason, state_words = :state_words, conflict = :conflict,
       since_round = :since_round, is_sampled = :is_sampled, check_result = :check_result, check_words = :check_words,
       checked_by = :checked_by, decided_by = :decided_by, entered_by = :entered_by, entered_at = :entered_at,
       entered_on = :entered_on, told_on = :told_on, arrived_on = :arrived_on, told_how = :told_how,
       appeal_words = :appeal_words, version = version + 1
 WHERE id = :id AND version = :version

-- name: find_item
SELECT {item} FROM proposal_item i WHERE i.id = :id AND i.region >= :area_first AND i.region < :area_after

-- name: items
SELECT {item} FROM proposal_item i WHERE i.roll = :roll ORDER BY i.id LIMIT 500

-- name: before_of
-- The line before this one of the same family, in another month.
SELECT r.month, i.state, i.kind
  FROM proposal_item i JOIN proposal_roll r ON r.id = i.roll
 WHERE i.family = :family AND i.family <> 0 AND i.roll < :roll AND i.state <> 'withdrawn'
 ORDER BY i.id DESC
 LIMIT 1

-- name: under_way
-- Where a family stands for the same thing and has not come to an end.
SELECT i.id AS item, i.roll, r.month
  FROM proposal_item i JOIN proposal_roll r ON r.id = i.roll
 WHERE i.family = :family AND i.subject = :subject
   AND i.state NOT IN ('withdrawn', 'excepted', 'refused', 'arrived') AND r.state <> 'closed'
 ORDER BY i.id DESC
 LIMIT 1

-- name: standing
SELECT i.id, i.roll, r.month, r.state AS roll_state, i.state, COALESCE(w.name_id, '') AS reason_id,
       COALESCE(w.name_en, '') AS reason_en, i.state_words AS words, r.met_on, i.entered_on, i.arrived_on
  FROM proposal_item i JOIN proposal_roll r ON r.id = i.roll
  LEFT JOIN proposal_word w ON w.list = 'reason' AND w.code = i.state_reason
 WHERE i.id = :id

-- name: tasks
SELECT {item}
  FROM proposal_item i
 WHERE i.state = :state AND i.region >= :area_first AND i.region < :area_after AND i.id > :after_id
 ORDER BY i.id
 LIMIT :row_max

-- name: items_of_family
SELECT {item} FROM proposal_item i WHERE i.family = :family AND i.family <> 0 ORDER BY i.id DESC LIMIT 50

-- name: insert_paper
INSERT INTO proposal_paper (id, roll, item, recap, kind, digest, file_name, type, bytes, at, account)
VALUES (:id, :roll, :item, :recap, :kind, :digest, :file_name, :type, :bytes, :at, :account)

-- name: papers_of_roll
SELECT {paper} FROM proposal_paper p WHERE p.roll = :roll ORDER BY p.id LIMIT 1000

-- name: papers_of_recap
SELECT {paper} FROM proposal_paper p WHERE p.recap = :recap ORDER BY p.id LIMIT 50

-- name: find_paper
SELECT {paper} FROM proposal_paper p WHERE p.id = :id

-- name: insert_step
INSERT INTO proposal_step (id, roll, item, at, deed, account, by_role, words, from_state, to_state)
VALUES (:id, :roll, :item, :at, :deed, :account, :by_role, :words, :from_state, :to_state)

-- name: steps
SELECT s.id, s.roll, s.item, s.at, s.deed, s.account, s.by_role, s.words, s.from_state, s.to_state
  FROM proposal_step s WHERE s.roll = :roll ORDER BY s.id DESC LIMIT 300

-- name: insert_recap
INSERT INTO proposal_recap (id, region, month, made_by, made_at) VALUES (:id, :region, :month, :made_by, :made_at)

-- name: update_recap
UPDATE proposal_recap SET number = :number, signed_on = :signed_on, ended = :ended, version = version + 1
 WHERE id = :id AND version = :version

-- name: find_recap
SELECT {recap} FROM proposal_recap c WHERE c.id = :id AND c.region >= :area_first AND c.region < :area_after

-- name: recaps
SELECT {recap}
  FROM proposal_recap c
 WHERE c.month = :month AND c.region >= :area_first AND c.region < :area_after
 ORDER BY c.id DESC
 LIMIT 50

-- name: insert_official
INSERT INTO proposal_official (id, region, name, post, nik, no_kk, declared_by)
VALUES (:id, :region, :name, :post, :nik, :no_kk, :declared_by)

-- name: end_official
UPDATE proposal_official SET ended_at = :ended_at WHERE id = :id AND ended_at IS NULL

-- name: find_official
SELECT {official} FROM proposal_official o WHERE o.id = :id AND o.region >= :area_first AND o.region < :area_after

-- name: officials
SELECT {official} FROM proposal_official o WHERE o.region = :region AND o.ended_at IS NULL ORDER BY o.id LIMIT 100

-- name: highest_id
SELECT max(x.id) FROM (SELECT max(id) AS id FROM proposal_roll UNION ALL SELECT max(id) FROM proposal_item
                       UNION ALL SELECT max(id) FROM proposal_step) x

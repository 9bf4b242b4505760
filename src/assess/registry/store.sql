-- Statements of the registry. Lists are narrowed here, by the range of the permit's area, never afterwards.

-- part: person
p.id, p.region, p.family, p.relation, p.nik, p.name, p.sex, p.born_on, p.born_place, p.mother_name, p.father, p.mother,
       p.marital, p.state, p.state_on, p.merged_into, p.padan, p.source, p.author, p.recorded_at, p.valid_from,
       p.version

-- part: family
f.id, f.region, f.no_kk, f.head, f.head_name, f.address, f.rt, f.rw, f.state, f.household, f.members, f.decile,
       f.decile_period, f.lat, f.lon, f.merged_into, f.source, f.author, f.recorded_at, f.valid_from, f.version

-- part: answered
a.id, a.subject, a.section, a.form, a.body, a.source, a.author, a.recorded_at, a.valid_from

-- part: event
e.id, e.kind, e.on_day, e.region, e.family, e.person, e.other_family, e.other_person, e.changes, e.section, e.reason,
       e.source, e.author, e.by_role, e.recorded_at

-- part: pair
q.id, q.left_id AS left, q.right_id AS right, q.region, q.score, q.state, q.decided_by, q.decided_at, q.reason

-- name: find_person
SELECT {person} FROM registry_person p WHERE p.id = :id

-- name: persons_by_nik
SELECT {person} FROM registry_person p WHERE p.nik <> '' AND p.nik = :nik ORDER BY p.id LIMIT :row_max

-- name: persons_by_name
-- Whose key begins with what was typed; at most :walk_max are looked at, in the index alone.
SELECT {person}
  FROM (SELECT w.id
          FROM (SELECT n.id, n.name_key, n.region FROM registry_person n
                 WHERE n.name_key >= :first AND n.name_key < :after
                 ORDER BY n.name_key, n.id LIMIT :walk_max) w
         WHERE w.region >= :area_first AND w.region < :area_after
         ORDER BY w.name_key, w.id
         LIMIT :row_max) found
  JOIN registry_person p ON p.id = found.id AND p.state <> 'merged'
 ORDER BY p.name_key, p.id

-- name: persons_of_village_by_name
SELECT {person}
  FROM registry_person p
 WHERE p.region = :village AND p.name_key >= :first AND p.name_key < :after AND p.state <> 'merged'
 ORDER BY p.name_key, p.id
 LIMIT :row_max

-- name: members
SELECT {person} FROM registry_person p WHERE p.family = :family ORDER BY p.id LIMIT 100

-- name: all_persons
-- For the index of names: everybody, by id. Each family is looked up by itself: a join would be planned for the whole
-- table, and all families hashed for every few thousand persons.
SELECT p.id, p.region, p.nik, p.name, p.sex, p.born_on, p.born_place, p.mother_name,
       COALESCE((SELECT f.no_kk FROM registry_family f WHERE f.id = p.family), '') AS no_kk,
       COALESCE((SELECT f.address FROM registry_family f WHERE f.id = p.family), '') AS address
  FROM registry_person p
 WHERE p.id > :after AND p.state NOT IN ('merged', 'dead')
 ORDER BY p.id
 LIMIT :row_max

-- name: count_persons
-- How many there are, near enough: rows of the first :row_max.
SELECT count(*) AS rows FROM (SELECT 1 FROM registry_person LIMIT :row_max) x

-- name: find_family
SELECT {family} FROM registry_family f WHERE f.id = :id

-- name: families_by_kk
SELECT {family} FROM registry_family f WHERE f.no_kk <> '' AND f.no_kk = :no_kk ORDER BY f.id LIMIT :row_max

-- name: list_families
SELECT {family}
  FROM registry_family f
 WHERE f.region >= :area_first AND f.region < :area_after
   AND (f.region, f.head_key, f.id) > (:after_region, :after_key, :after_id)
   AND (:state = '' OR f.state = :state)
   AND (:decile_max = 0 OR f.decile <= :decile_max)
   AND (:is_without_decile = FALSE OR f.decile IS NULL)
 ORDER BY f.region, f.head_key, f.id
 LIMIT :row_max

-- name: list_without_head
-- Families whose head died, and nobody said who follows.
SELECT {family}
  FROM registry_family f
 WHERE f.state = 'active' AND f.head IS NULL AND f.region >= :area_first AND f.region < :area_after
   AND (f.region, f.head_key, f.id) > (:after_region, :after_key, :after_id)
 ORDER BY f.region, f.head_key, f.id
 LIMIT :row_max

-- name: place_of_family
SELECT f.region, f.head_key, f.id FROM registry_family f WHERE f.id = :id

-- name: list_as_of
-- Families that lived in the area on a day, as they were: rows of today that held already, and rows of then.
SELECT x.* FROM (
SELECT {family}
  FROM registry_family f
 WHERE f.region >= :area_first AND f.region < :area_after AND f.valid_from <= :day
UNION ALL
SELECT {family}
  FROM registry_family_was f
 WHERE f.region >= :area_first AND f.region < :area_after AND f.until > :day AND f.valid_from <= :day
) x
 WHERE x.state = 'active'
 ORDER BY x.head_name, x.id
 LIMIT :row_max

-- name: family_as_of
SELECT {family} FROM registry_family f WHERE f.id = :id AND f.valid_from <= :day
UNION ALL
SELECT {family} FROM registry_family_was f WHERE f.id = :id AND f.until > :day AND f.valid_from <= :day
 LIMIT 1

-- name: members_as_of
-- With the relation of that day. A person whose version of that day was not kept stands with the earliest one.
SELECT m.person FROM registry_membership m
 WHERE m.family = :family AND m.to_on > :day AND m.from_on <= :day
 ORDER BY m.id LIMIT 100

-- name: person_as_of
SELECT {person} FROM registry_person p WHERE p.id = :id AND p.valid_from <= :day
UNION ALL
SELECT {person} FROM registry_person_was p WHERE p.id = :id AND p.until > :day AND p.valid_from <= :day
 LIMIT 1

-- name: person_since
SELECT {person} FROM registry_person p WHERE p.id = :id
UNION ALL
SELECT {person} FROM registry_person_was p WHERE p.id = :id AND p.until > :day AND p.until > p.valid_from
 ORDER BY valid_from LIMIT 1000

-- name: family_since
SELECT {family} FROM registry_family f WHERE f.id = :id
UNION ALL
SELECT {family} FROM registry_family_was f WHERE f.id = :id AND f.until > :day AND f.until > f.valid_from
 ORDER BY valid_from LIMIT 1000

-- name: insert_person
INSERT INTO registry_person (id, region, family, relation, nik, name, name_key, sex, born_on, born_place, mother_name,
                             father, mother, marital, state, state_on, merged_into, padan, source, author, recorded_at,
                             valid_from, version)
VALUES (:id, :region, :family, :relation, :nik, :name, :name_key, :sex, :born_on, :born_place, :mother_name,
        :father, :mother, :marital, :state, :state_on, :merged_into, :padan, :source, :author, :recorded_at,
        :valid_from, :version)

-- name: update_person
UPDATE registry_person
   SET region = :region, family = :family, relation = :relation, nik = :nik, name = :name, name_key = :name_key,
       sex = :sex, born_on = :born_on, born_place = :born_place, mother_name = :mother_name, father = :father,
       mother = :mother, marital = :marital, state = :state, state_on = :state_on, merged_into = :merged_into,
       padan = :padan, source = :source, author = :author, recorded_at = :recorded_at, valid_from = :valid_from,
       version = version + 1
 WHERE id = :id AND version = :version

-- name: keep_person
INSERT INTO registry_person_was
SELECT {person}, :until FROM registry_person p WHERE p.id = :id AND p.version = :version

-- name: close_person
UPDATE registry_person_was SET until = :until WHERE id = :id AND until > :until

-- name: insert_family
INSERT INTO registry_family (id, region, no_kk, head, head_name, head_key, address, rt, rw, state, household, members,
                             decile, decile_period, lat, lon, merged_into, source, author, recorded_at, valid_from,
                             version)
VALUES (:id, :region, :no_kk, :head, :head_name, :head_key, :address, :rt, :rw, :state, :household, :members,
        :decile, :decile_period, :lat, :lon, :merged_into, :source, :author, :recorded_at, :valid_from, :version)

-- name: update_family
UPDATE registry_family
   SET region = :region, no_kk = :no_kk, head = :head, head_name = :head_name, head_key = :head_key,
       address = :address, rt = :rt, rw = :rw, state = :state, household = :household, members = :members,
       decile = :decile, decile_period = :decile_period, lat = :lat, lon = :lon, merged_into = :merged_into,
       source = :source, author = :author, recorded_at = :recorded_at, valid_from = :valid_from,
       version = version + 1
 WHERE id = :id AND version = :version

-- name: keep_family
INSERT INTO registry_family_was
SELECT {family}, :until FROM registry_family f WHERE f.id = :id AND f.version = :version

-- name: close_family
UPDATE registry_family_was SET until = :until WHERE id = :id AND until > :until

-- name: find_household
SELECT h.id, h.region, h.code FROM registry_household h WHERE h.code = :code ORDER BY h.id LIMIT 1

-- name: insert_household
INSERT INTO registry_household (id, region, code) VALUES (:id, :region, :code)

-- name: insert_membership
INSERT INTO registry_membership (id, person, family, relation, from_on, to_on, cause, end_cause)
VALUES (:id, :person, :family, :relation, :from_on, :to_on, :cause, :end_cause)

-- name: memberships
SELECT m.id, m.person, m.family, m.relation, m.from_on, m.to_on, m.cause, m.end_cause
  FROM registry_membership m WHERE m.person = :person ORDER BY m.id LIMIT 100

-- name: close_membership
UPDATE registry_membership SET to_on = :to_on, end_cause = :cause
 WHERE person = :person AND family = :family AND to_on > :to_on

-- name: open_membership
UPDATE registry_membership SET to_on = :forever, end_cause = '' WHERE id = :id

-- name: insert_answer
INSERT INTO registry_answer (id, subject, section, form, body, source, author, recorded_at, valid_from)
VALUES (:id, :subject, :section, :form, :body, :source, :author, :recorded_at, :valid_from)

-- name: insert_specific
INSERT INTO registry_specific (id, subject, section, form, body, source, author, recorded_at, valid_from)
VALUES (:id, :subject, :section, :form, :body, :source, :author, :recorded_at, :valid_from)

-- name: answers
SELECT {answered} FROM registry_answer a WHERE a.subject = :subject
 ORDER BY a.section, a.valid_from, a.id LIMIT 200

-- name: specifics
SELECT {answered} FROM registry_specific a WHERE a.subject = :subject
 ORDER BY a.section, a.valid_from, a.id LIMIT 200

-- name: insert_fact
INSERT INTO registry_fact (id, subject, kind, value, source, author, recorded_at, as_of)
VALUES (:id, :subject, :kind, :value, :source, :author, :recorded_at, :as_of)

-- name: facts
SELECT t.id, t.subject, t.kind, t.value, t.source, t.author, t.recorded_at, t.as_of FROM registry_fact t
 WHERE t.subject = :subject ORDER BY t.kind, t.as_of, t.id LIMIT 200

-- name: keep_decile
INSERT INTO registry_decile_was (family, maker, period, decile, received_at, author, until)
SELECT d.family, d.maker, d.period, d.decile, d.received_at, d.author, :now FROM registry_decile d
 WHERE d.family = :family AND d.maker = :maker AND d.period = :period AND d.decile <> :decile
    ON CONFLICT (family, maker, period, until) DO NOTHING

-- name: put_decile
INSERT INTO registry_decile (family, maker, period, decile, received_at, author)
VALUES (:family, :maker, :period, :decile, :received_at, :author)
    ON CONFLICT (family, maker, period)
    DO UPDATE SET decile = excluded.decile, received_at = excluded.received_at, author = excluded.author

-- name: deciles
SELECT d.maker, d.period, d.decile, d.received_at FROM registry_decile d
 WHERE d.family = :family ORDER BY d.period DESC, d.maker LIMIT 40

-- name: insert_event
INSERT INTO registry_event (id, kind, on_day, region, family, person, other_family, other_person, changes, section,
                            reason, source, author, by_role, recorded_at)
VALUES (:id, :kind, :on_day, :region, :family, :person, :other_family, :other_person, :changes, :section,
        :reason, :source, :author, :by_role, :recorded_at)

-- name: events_of_family
SELECT {event} FROM registry_event e WHERE e.family = :family AND e.id < :before ORDER BY e.id DESC LIMIT :row_max

-- name: events_of_person
SELECT {event} FROM registry_event e WHERE e.person = :person AND e.id < :before ORDER BY e.id DESC LIMIT :row_max

-- name: put_pair
INSERT INTO registry_pair (id, left_id, right_id, region, score)
VALUES (:id, :left, :right, :region, :score)
    ON CONFLICT (left_id, right_id) DO NOTHING

-- name: find_pair
SELECT {pair} FROM registry_pair q WHERE q.id = :id

-- name: pair_of
SELECT {pair} FROM registry_pair q WHERE q.left_id = :left AND q.right_id = :right

-- name: list_pairs
SELECT {pair} FROM registry_pair q
 WHERE q.state = :state AND q.region >= :area_first AND q.region < :area_after
   AND (q.region, q.id) > (:after_region, :after_id)
 ORDER BY q.region, q.id
 LIMIT :row_max

-- name: decide_pair
UPDATE registry_pair SET state = :state, decided_by = :by, decided_at = :now, reason = :reason WHERE id = :id

-- name: pairs_of
SELECT {pair} FROM registry_pair q WHERE q.left_id = :person AND q.state = 'open'
UNION ALL
SELECT {pair} FROM registry_pair q WHERE q.right_id = :person AND q.state = 'open'
 LIMIT 20

-- name: insert_merge
INSERT INTO registry_merge (id, kept, gone, reason, author, made_at, undo)
VALUES (:id, :kept, :gone, :reason, :author, :made_at, :undo)

-- name: find_merge
SELECT m.id, m.kept, m.gone, m.reason, m.author, m.made_at, m.undo, m.undone_at FROM registry_merge m WHERE m.id = :id

-- name: merges_of
SELECT m.id, m.kept, m.gone, m.reason, m.author, m.made_at, m.undo, m.undone_at
  FROM registry_merge m WHERE m.kept = :person ORDER BY m.id DESC LIMIT 20

-- name: undo_merge
UPDATE registry_merge SET undone_by = :by, undone_at = :now WHERE id = :id AND undone_at IS NULL

-- name: active_in
SELECT id FROM registry_family WHERE region = :region AND state = 'active' ORDER BY id LIMIT :row_max

-- name: insert_exclusion
INSERT INTO registry_exclusion (id, family, programme, reason, proof, from_on, author)
VALUES (:id, :family, :programme, :reason, :proof, :from_on, :author)

-- name: find_exclusion
SELECT id, family, programme, reason, proof, from_on, author, to_on, ended_by, end_cause
  FROM registry_exclusion WHERE id = :id

-- name: exclusions_of
SELECT id, family, programme, reason, proof, from_on, author, to_on, ended_by, end_cause
  FROM registry_exclusion WHERE family = :family ORDER BY id DESC LIMIT 100

-- name: end_exclusion
UPDATE registry_exclusion SET to_on = :to_on, ended_by = :ended_by, end_cause = :end_cause
 WHERE id = :id AND to_on IS NULL

-- part: visit
v.id, v.family, v.region, v.state, v.reason, v.asked_by, v.asked_at, v.due_on, v.tries, v.outcome, v.way, v.visited_on,
       v.visited_by, v.lat, v.lon, v.note, v.family_says, v.seen, v.found, v.finding, v.minutes, v.minutes_on,
       v.judged_by, v.judged_at, v.verdict, v.version

-- name: insert_visit
INSERT INTO registry_visit (id, family, region, state, reason, asked_by, asked_at, due_on)
VALUES (:id, :family, :region, 'open', :reason, :asked_by, :asked_at, :due_on)

-- name: find_visit
SELECT {visit} FROM registry_visit v WHERE v.id = :id

-- name: visits_of_family
SELECT {visit} FROM registry_visit v WHERE v.family = :family ORDER BY v.id DESC LIMIT 20

-- name: open_visit
SELECT {visit} FROM registry_visit v WHERE v.family = :family AND v.state IN ('open', 'done')

-- name: may_be_drawn
-- Active families of a village that are not being checked and were not asked about since. Counted, so that
-- PostgreSQL looks up each family's visits instead of walking all of them.
SELECT f.id
  FROM registry_family f
 WHERE f.region = :region AND f.state = 'active' AND f.id > :after
   AND (SELECT COUNT(*) FROM registry_visit v
         WHERE v.family = f.id AND (v.asked_at >= :since OR v.state IN ('open', 'done'))) = 0
 ORDER BY f.id
 LIMIT :row_max

-- name: list_visits
SELECT {visit} FROM registry_visit v
 WHERE v.state = :state AND v.region >= :area_first AND v.region < :area_after
   AND (v.region, v.id) > (:after_region, :after_id)
 ORDER BY v.region, v.id
 LIMIT :row_max

-- name: count_visits
-- What somebody found waits for another's word: not counted for who was there (0: counted for everybody).
SELECT count(*) AS visits, coalesce(sum(CASE WHEN v.due_on < :today THEN 1 ELSE 0 END), 0) AS late,
       min(v.asked_at) AS oldest_at, min(v.due_on) AS due_on
  FROM registry_visit v
 WHERE v.state = :state AND v.region >= :area_first AND v.region < :area_after
   AND (:without = 0 OR v.visited_by IS DISTINCT FROM :without)

-- name: update_visit
UPDATE registry_visit
   SET state = :state, tries = :tries, outcome = :outcome, way = :way, visited_on = :visited_on,
       visited_by = :visited_by, lat = :lat, lon = :lon, note = :note, family_says = :family_says, seen = :seen,
       found = :found, finding = :finding, minutes = :minutes, minutes_on = :minutes_on, judged_by = :judged_by,
       judged_at = :judged_at, verdict = :verdict, version = version + 1
 WHERE id = :id AND version = :version

-- name: insert_visit_photo
INSERT INTO registry_visit_photo (id, visit, kind, file, thumb, by, at)
VALUES (:id, :visit, :kind, :file, :thumb, :by, :at)

-- name: visit_photos
SELECT p.id, p.visit, p.kind, p.file, p.thumb, p.by, p.at FROM registry_visit_photo p
 WHERE p.visit = :visit ORDER BY p.id LIMIT 40

-- name: file_names
SELECT p.file AS name FROM registry_visit_photo p WHERE p.file BETWEEN :first AND :last
UNION ALL
SELECT p.thumb AS name FROM registry_visit_photo p WHERE p.thumb BETWEEN :first AND :last

-- Statements of the house of complaints. Lists show masked data and are narrowed here, never afterwards.

-- part: visible
-- The ten lines of rules.hpp is_visible, in SQL; `|| ''` keeps an index for the statement's own range.
-- g is the complaint; :me :my_unit :my_area :is_field_officer
-- :is_head :is_above :sees_closed :sees_named come from the permit. Who is above sees what came up to them alone.
(g.region || '') >= :area_first AND (g.region || '') < :area_after
   AND (NOT :is_above OR g.officer = :me OR g.climbed_to = :me)
   AND (g.guard = 0
        OR (g.guard = 1 AND (:sees_closed OR :is_above OR g.officer = :me))
        OR (g.guard = 2 AND (:sees_named OR :is_above OR g.officer = :me)
            AND NOT EXISTS (SELECT 1 FROM grievance_named n
                             WHERE n.grievance = g.id
                               AND (n.account = :me
                                    OR (n.kind <> 'village' AND n.unit = :my_unit AND NOT :is_head)
                                    OR (n.kind = 'village' AND length(:my_area) = 10
                                        AND substr(:my_area, 1, length(n.region)) = n.region)
                                    OR (n.kind = 'facilitator' AND n.account IS NULL AND :is_field_officer
                                        AND (substr(n.region, 1, length(:my_area)) = :my_area
                                             OR substr(:my_area, 1, length(n.region)) = n.region))))))

-- part: listed
g.id, g.region, g.kind, g.state, g.channel, g.privacy, g.is_urgent, g.guard, substr(g.body, 1, 200) AS summary,
       g.received_at, g.promise_at, g.state_due, g.officer, g.unit, g.climbed_to, g.version, g.place

-- part: filters
(:state = '' OR g.state = :state)
   AND (:kind = '' OR g.kind = :kind)
   AND (:channel = '' OR g.channel = :channel)
   AND (:officer = 0 OR g.officer = :officer)
   AND (:unit = 0 OR g.unit = :unit)

-- part: in_queue
-- What each queue holds; :queue is one of the codes of Queue.
(:queue = 'all'
        OR (:queue = 'to_verify' AND g.state IN ('diterima', 'verifikasi'))
        OR (:queue = 'unassigned' AND g.state = 'diteruskan')
        OR (:queue = 'mine' AND g.officer = :me)
        OR (:queue = 'my_unit' AND g.unit = :my_unit)
        OR (:queue = 'asked' AND g.is_asked)
        OR (:queue = 'answered' AND g.state = 'dijawab')
        OR (:queue = 'rebutted' AND g.state = 'dibantah')
        OR (:queue = 'late' AND g.promise_at < :now AND g.state <> 'dijawab')
        OR (:queue = 'climbed' AND g.climbed_to = :me)
        OR (:queue = 'urgent' AND g.is_urgent AND g.state <> 'dijawab')
        OR (:queue = 'oversight' AND g.guard = 2))

-- part: next_by_promise
(g.promise_at, g.id) > (:after_at, :after_id)
 ORDER BY g.promise_at, g.id
 LIMIT :row_max

-- name: list_open
-- The queue of a whole office: the earliest promise first.
SELECT {listed}
  FROM grievance g
 WHERE g.is_open AND {visible} AND {filters} AND {in_queue} AND {next_by_promise}

-- name: list_open_of_area
-- The same for a village or a kecamatan, whose rows are few: its own index, then sorted.
SELECT {listed}
  FROM grievance g
 WHERE g.is_open AND g.region >= :area_first AND g.region < :area_after AND +g.promise_at >= 0
   AND {visible} AND {filters} AND {in_queue} AND {next_by_promise}

-- name: list_open_of_officer
SELECT {listed}
  FROM grievance g
 WHERE g.is_open AND g.officer IS NOT NULL AND g.officer = :me
   AND {visible} AND {filters} AND {in_queue} AND {next_by_promise}

-- name: list_open_of_unit
SELECT {listed}
  FROM grievance g
 WHERE g.is_open AND g.unit IS NOT NULL AND g.unit = :my_unit
   AND {visible} AND {filters} AND {in_queue} AND {next_by_promise}

-- name: list_newest
-- All states, newest first, for areas that hold a good part of all complaints. At most :walk_max are looked at, so that
-- a rare filter cannot walk the table; the caller goes on from the last id it was shown or walked.
SELECT {listed}
  FROM (SELECT * FROM grievance WHERE id < :before_id ORDER BY id DESC LIMIT :walk_max) g
 WHERE {visible} AND {filters}
 ORDER BY g.id DESC
 LIMIT :row_max

-- name: walked_to
-- Where such a walk ended.
SELECT min(x.id) AS id FROM (SELECT id FROM grievance WHERE id < :before_id ORDER BY id DESC LIMIT :walk_max) x

-- name: list_newest_of_area
-- All states of a small area: its own index, then sorted.
SELECT {listed}
  FROM grievance g
 WHERE g.region >= :area_first AND g.region < :area_after AND +g.id < :before_id AND {visible} AND {filters}
 ORDER BY +g.id DESC
 LIMIT :row_max

-- name: count_queue
-- At most a thousand are counted: no screen waits for a count of a large table.
SELECT count(*) AS rows, min(x.received_at) AS oldest_at, min(x.promise_at) AS due_at,
       sum(CASE WHEN x.promise_at < :now THEN 1 ELSE 0 END) AS late
  FROM (SELECT g.received_at, g.promise_at
          FROM grievance g
         WHERE g.is_open AND {visible} AND {in_queue}
         ORDER BY g.promise_at
         LIMIT 1000) x

-- part: fortnights
-- The fortnights from :top down to :bottom, as f(n).
WITH RECURSIVE f(n) AS (SELECT CAST(:top AS BIGINT) UNION ALL SELECT n - 1 FROM f WHERE n > :bottom)

-- name: reach
SELECT coalesce((SELECT id FROM grievance ORDER BY id LIMIT 1), 0) AS oldest,
       coalesce((SELECT id FROM grievance ORDER BY id DESC LIMIT 1), 0) AS newest

-- name: term_rows
-- How common a word is, counted to a limit.
{fortnights}
SELECT count(*) AS rows
  FROM (SELECT 1 FROM f CROSS JOIN grievance_term t WHERE t.fortnight = f.n AND t.term = :term LIMIT :row_max) x

-- name: fortnights_with
-- Where all the words ('' for none) occur, the newest first.
{fortnights}
SELECT f.n
  FROM f
 WHERE EXISTS (SELECT 1 FROM grievance_term t WHERE t.fortnight = f.n AND t.term = :rarest)
   AND (:second = '' OR EXISTS (SELECT 1 FROM grievance_term a
                                  WHERE a.fortnight = f.n AND a.term = :second))
   AND (:third = '' OR EXISTS (SELECT 1 FROM grievance_term b
                                 WHERE b.fortnight = f.n AND b.term = :third))
   AND (:fourth = '' OR EXISTS (SELECT 1 FROM grievance_term c
                                  WHERE c.fortnight = f.n AND c.term = :fourth))
 ORDER BY f.n DESC

-- name: walk_terms
-- From the rarest word by falling id; the other words must be there too. At most :walk_max steps. BETWEEN keeps
-- PostgreSQL from reading all rows of a common word into a table of its own, which took it 3 ms a search.
SELECT w.id
  FROM (SELECT t.id FROM grievance_term t
         WHERE t.fortnight = :fortnight AND t.term = :rarest AND t.id < :before_id ORDER BY t.id DESC LIMIT :walk_max) w
 WHERE (:second = '' OR EXISTS (SELECT 1 FROM grievance_term a
                                  WHERE a.fortnight = :fortnight AND a.term = :second AND a.id BETWEEN w.id AND w.id))
   AND (:third = '' OR EXISTS (SELECT 1 FROM grievance_term b
                                 WHERE b.fortnight = :fortnight AND b.term = :third AND b.id BETWEEN w.id AND w.id))
   AND (:fourth = '' OR EXISTS (SELECT 1 FROM grievance_term c
                                  WHERE c.fortnight = :fortnight AND c.term = :fourth AND c.id BETWEEN w.id AND w.id))
 ORDER BY w.id DESC
 LIMIT :row_max

-- name: walked_terms_to
-- Where such a walk ended; no row when it came to the end.
SELECT id FROM grievance_term
 WHERE fortnight = :fortnight AND term = :rarest AND id < :before_id
 ORDER BY id DESC LIMIT 1 OFFSET CAST(:walk_max AS BIGINT) - 1

-- name: complete_term
-- The words that start like the last one typed.
{fortnights}
SELECT DISTINCT x.term
  FROM (SELECT t.term FROM f CROSS JOIN grievance_term t
         WHERE t.fortnight = f.n AND t.term >= :first AND t.term < :after LIMIT 500) x
 LIMIT 8

-- name: find
SELECT g.id, g.region, g.kind, g.state, g.state_since, g.state_due, g.received_at, g.promise_at, g.extended_to,
       g.verified_at, g.is_verified_in_time, g.first_answer_at, g.answered_at, g.unit, g.officer, g.climbed_to,
       g.climbs, g.guard, g.is_urgent, g.merged_into, g.version, g.channel, g.privacy, g.place,
       substr(g.body, 1, 200) AS summary, g.is_asked
  FROM grievance g
 WHERE g.id = :id AND {visible}

-- name: find_plain
-- Without a permit: for the reporter with the key, and for the system's own clocks.
SELECT g.id, g.region, g.kind, g.state, g.state_since, g.state_due, g.received_at, g.promise_at, g.extended_to,
       g.verified_at, g.is_verified_in_time, g.first_answer_at, g.answered_at, g.unit, g.officer, g.climbed_to,
       g.climbs, g.guard, g.is_urgent, g.merged_into, g.version, g.channel, g.privacy, g.place,
       substr(g.body, 1, 200) AS summary, g.is_asked
  FROM grievance g
 WHERE g.id = :id

-- name: find_content
SELECT channel, privacy, place, lat, lon, body, source_ref, received_by, is_asked, is_satisfied, follows, erased_at
  FROM grievance WHERE id = :id

-- name: insert
INSERT INTO grievance (id, region, kind, channel, privacy, state, state_since, state_due, received_at, promise_at,
                       verified_at, is_verified_in_time, unit, officer, climbed_to, guard, is_urgent, follows,
                       received_by, source_ref, place, lat, lon, body)
VALUES (:id, :region, :kind, :channel, :privacy, :state, :state_since, :state_due, :received_at, :promise_at,
        :verified_at, :is_verified_in_time, :unit, :officer, :climbed_to, :guard, :is_urgent, :follows, :received_by,
        :source_ref, :place, :lat, :lon, :body)

-- name: update
-- Writers stand in line, so the version is the one that was read in the same transaction; if it ever were another,
-- the column refuses NULL and the deed ends.
UPDATE grievance
   SET kind = :kind, state = :state, state_since = :state_since, state_due = :state_due, extended_to = :extended_to,
       verified_at = :verified_at, is_verified_in_time = :is_verified_in_time,
       first_answer_at = :first_answer_at, answered_at = :answered_at, unit = :unit, officer = :officer,
       climbed_to = :climbed_to, climbs = :climbs, guard = :guard, merged_into = :merged_into, is_open = :is_open,
       promise_at = :promise_at, is_urgent = :is_urgent,
       version = CASE WHEN version = :version - 1 THEN :version END
 WHERE id = :id

-- name: set_asked
UPDATE grievance SET is_asked = :is_asked WHERE id = :id AND is_asked <> :is_asked

-- name: count_turn
UPDATE grievance SET rebuts = rebuts + :rebuts, reopens = reopens + :reopens WHERE id = :id

-- name: set_satisfied
UPDATE grievance SET is_satisfied = :is_satisfied WHERE id = :id

-- name: insert_reporter
INSERT INTO grievance_reporter (grievance, name, phone, email, address, contact, hours_from, hours_to, no_text,
                                language)
VALUES (:grievance, :name, :phone, :email, :address, :contact, :hours_from, :hours_to, :no_text, :language)

-- name: find_reporter
SELECT grievance, name, phone, email, address, contact, hours_from, hours_to, no_text, language
  FROM grievance_reporter WHERE grievance = :grievance

-- name: insert_step
INSERT INTO grievance_step (id, grievance, at, deed, account, by_role, is_public, body, from_state, to_state,
                            about, about_id)
VALUES (:id, :grievance, :at, :deed, :account, :by_role, :is_public, :body, :from_state, :to_state, :about, :about_id)

-- name: steps_of
SELECT id, at, deed, account, by_role, is_public, body, from_state, to_state, about, coalesce(about_id, 0) AS about_id
  FROM grievance_step WHERE grievance = :grievance ORDER BY id LIMIT 1000

-- name: public_steps_of
SELECT id, at, deed, account, by_role, is_public, body, from_state, to_state, about, coalesce(about_id, 0) AS about_id
  FROM grievance_step WHERE grievance = :grievance AND is_public ORDER BY id LIMIT 1000

-- name: insert_named
INSERT INTO grievance_named (grievance, place, kind, account, unit, region, name)
VALUES (:grievance, :place, :kind, :account, :unit, :region, :name)

-- name: named_of
SELECT kind, account, unit, region, name FROM grievance_named WHERE grievance = :grievance ORDER BY place LIMIT 2000

-- name: insert_photo
INSERT INTO grievance_photo (id, grievance, digest, thumb, width, height, lat, lon, token, uploaded_at)
VALUES (:id, :grievance, :digest, :thumb, :width, :height, :lat, :lon, :token, :uploaded_at)

-- name: attach_photo
-- Once, by whoever uploaded it: what was attached before has no token left.
UPDATE grievance_photo SET grievance = :grievance, token = ''
 WHERE id = :id AND token = :token AND token <> '' AND grievance IS NULL

-- name: drop_photo_places
UPDATE grievance_photo SET lat = NULL, lon = NULL WHERE grievance = :grievance

-- name: photos_of
SELECT id, digest, thumb, width, height, lat, lon FROM grievance_photo WHERE grievance = :grievance ORDER BY id LIMIT 20

-- name: find_photo
SELECT grievance, digest, thumb FROM grievance_photo WHERE id = :id AND grievance IS NOT NULL

-- name: loose_photos
SELECT id, digest, thumb FROM grievance_photo WHERE grievance IS NULL AND uploaded_at < :before
 ORDER BY uploaded_at LIMIT 200

-- name: delete_photo
DELETE FROM grievance_photo WHERE id = :id

-- name: file_names
SELECT digest AS name FROM grievance_photo WHERE digest BETWEEN :first AND :last
UNION ALL
SELECT thumb AS name FROM grievance_photo WHERE thumb BETWEEN :first AND :last

-- name: merged_with
SELECT id FROM grievance WHERE merged_into = :id ORDER BY id LIMIT 100

-- name: move_merged
-- What was merged into the lesser follows it to the greater.
UPDATE grievance SET merged_into = :into WHERE merged_into = :id

-- name: same_phone
-- Of open reports only: a telephone typed into a search must not tell who reported in confidence.
SELECT r.grievance
  FROM grievance_reporter r JOIN grievance g ON g.id = r.grievance
 WHERE r.phone <> '' AND r.phone = :phone AND g.privacy = 'open'
 ORDER BY r.grievance DESC
 LIMIT 20

-- name: reporter_names
-- Of open reports only, as by telephone.
SELECT r.grievance, r.name
  FROM grievance_reporter r JOIN grievance g ON g.id = r.grievance
 WHERE r.grievance > :after AND r.name <> '' AND g.privacy = 'open'
 ORDER BY r.grievance
 LIMIT :row_max

-- name: reporter_name
SELECT r.grievance, r.name
  FROM grievance_reporter r JOIN grievance g ON g.id = r.grievance
 WHERE r.grievance = :id AND r.name <> '' AND g.privacy = 'open'

-- name: nearby
-- For the public: open kinds of the village, the last sixty days, never closed or named ones.
SELECT g.id, g.kind, g.place, g.received_at, g.state, g.lat, g.lon,
       (SELECT count(*) FROM grievance f WHERE f.follows = g.id AND f.guard = 0) AS followers
  FROM grievance g
 WHERE g.region >= :area_first AND g.region < :area_after AND g.id > :since_id AND g.guard = 0 AND g.privacy = 'open'
   AND g.is_open AND g.state <> 'dijawab' AND (:kind = '' OR g.kind = :kind)
 ORDER BY g.id DESC
 LIMIT 20

-- name: run_out
-- What a clock has run out on: climbs, or is finished.
SELECT id FROM grievance
 WHERE is_open AND state_due < :now AND (state_due, id) > (:after_due, :after_id) AND (state = 'dijawab' OR climbs < 4)
 ORDER BY state_due, id LIMIT :row_max

-- name: last_climb
SELECT max(at) AS at FROM grievance_step WHERE grievance = :grievance AND deed = 'climbed'

-- name: open_of_officer
SELECT id FROM grievance WHERE is_open AND officer IS NOT NULL AND officer = :officer AND id > :after_id
 ORDER BY id LIMIT 200

-- name: load
-- Open work by officer. Sums run over open complaints only.
SELECT g.officer, count(*) AS open_count, sum(CASE WHEN g.promise_at < :now THEN 1 ELSE 0 END) AS late,
       sum(CASE WHEN g.is_urgent THEN 1 ELSE 0 END) AS urgent, min(g.received_at) AS oldest_at
  FROM grievance g
 WHERE g.is_open AND g.officer IS NOT NULL AND g.state <> 'dijawab' AND {visible}
 GROUP BY g.officer
 ORDER BY count(*) DESC, g.officer
 LIMIT 500

-- name: answered_since
-- By officer, each complaint once, by the index of answers (migrations/0053). A closing with words is an answer.
SELECT s.account AS officer, count(DISTINCT s.grievance) AS answered
  FROM grievance_step s JOIN grievance g ON g.id = s.grievance
 WHERE s.deed IN ('answered', 'closed') AND (s.deed = 'answered' OR s.body <> '')
   AND s.at >= :since AND s.account IS NOT NULL AND {visible}
 GROUP BY s.account
 ORDER BY count(DISTINCT s.grievance) DESC, s.account
 LIMIT 500

-- name: kinds
SELECT code, name_id, name_en, hint_id, hint_en, clock_class, promise_days, urgent_hours, is_closed, is_emergency, unit,
       retention_years, is_active, sort
  FROM grievance_kind ORDER BY sort, code LIMIT 200

-- name: unguarded_of_kind
-- Of a kind that was marked closed after they came in.
SELECT id FROM grievance WHERE id > :after_id AND kind = :kind AND guard = 0 ORDER BY id LIMIT 200

-- name: guard_named
UPDATE grievance SET guard = 2, version = version + 1 WHERE id = :id AND guard <> 2

-- name: close_to_others
UPDATE grievance SET guard = 1, version = version + 1 WHERE id = :id AND guard = 0

-- name: put_kind
INSERT INTO grievance_kind (code, name_id, name_en, hint_id, hint_en, clock_class, promise_days, urgent_hours,
    is_closed,
                            is_emergency, unit, retention_years, is_active, sort)
VALUES (:code, :name_id, :name_en, :hint_id, :hint_en, :clock_class, :promise_days, :urgent_hours, :is_closed,
        :is_emergency, :unit, :retention_years, :is_active, :sort)
ON CONFLICT (code) DO UPDATE SET name_id = excluded.name_id, name_en = excluded.name_en, hint_id = excluded.hint_id,
    hint_en = excluded.hint_en, clock_class = excluded.clock_class, promise_days = excluded.promise_days,
    urgent_hours = excluded.urgent_hours, is_closed = excluded.is_closed, is_emergency = excluded.is_emergency,
    unit = excluded.unit, retention_years = excluded.retention_years, is_active = excluded.is_active,
    sort = excluded.sort

-- name: clocks_on
SELECT verify_days, follow_up_days, information_days, ordinary_days, supervisory_days, rebut_days
  FROM grievance_clock WHERE valid_from <= :day ORDER BY valid_from DESC LIMIT 1

-- name: clocks_by_day
SELECT valid_from, verify_days, follow_up_days, information_days, ordinary_days, supervisory_days, rebut_days, source
  FROM grievance_clock ORDER BY valid_from DESC LIMIT 100

-- name: put_clocks
INSERT INTO grievance_clock (valid_from, verify_days, follow_up_days, information_days, ordinary_days, supervisory_days,
                             rebut_days, source)
VALUES (:valid_from, :verify_days, :follow_up_days, :information_days, :ordinary_days, :supervisory_days,
        :rebut_days, :source)
ON CONFLICT (valid_from) DO UPDATE SET verify_days = excluded.verify_days, follow_up_days = excluded.follow_up_days,
    information_days = excluded.information_days, ordinary_days = excluded.ordinary_days,
    supervisory_days = excluded.supervisory_days, rebut_days = excluded.rebut_days, source = excluded.source

-- name: templates
SELECT id, name, kind, body FROM grievance_template WHERE (:kind = '' OR kind = '' OR kind = :kind)
 ORDER BY name, id LIMIT 200

-- name: put_template
INSERT INTO grievance_template (id, name, kind, body) VALUES (:id, :name, :kind, :body)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind, body = excluded.body

-- name: delete_template
DELETE FROM grievance_template WHERE id = :id

-- name: board_page
-- For the figures, which are counted in memory.
SELECT id, region, kind, state, received_at, promise_at, verified_at, is_verified_in_time, answered_at, guard,
       rebuts, reopens, is_satisfied, state_due, channel, unit
  FROM grievance WHERE id > :after_id ORDER BY id LIMIT :row_max

-- name: board_one
SELECT id, region, kind, state, received_at, promise_at, verified_at, is_verified_in_time, answered_at, guard,
       rebuts, reopens, is_satisfied, state_due, channel, unit
  FROM grievance WHERE id = :id

-- name: follower_seq
SELECT seq FROM grievance_follower WHERE follower = :follower

-- name: keep_follower_seq
INSERT INTO grievance_follower (follower, seq) VALUES (:follower, :seq)
ON CONFLICT (follower) DO UPDATE SET seq = excluded.seq

-- name: highest_id
SELECT max(x.id) AS id FROM (SELECT max(id) AS id FROM grievance UNION ALL SELECT max(id) FROM grievance_step
                             UNION ALL SELECT max(id) FROM grievance_photo) x

-- name: erase_content
UPDATE grievance SET body = :body, place = '', lat = NULL, lon = NULL, source_ref = '', erased_at = :now WHERE id = :id

-- name: erase_reporter
UPDATE grievance_reporter SET name = '', phone = '', email = '', address = '' WHERE grievance = :id

-- name: erase_steps
UPDATE grievance_step SET body = :body WHERE grievance = :id AND body <> ''

-- name: erase_named
UPDATE grievance_named SET name = '' WHERE grievance = :id

-- name: erasable
-- Ended longer ago than the kind is kept.
SELECT g.id FROM grievance g JOIN grievance_kind k ON k.code = g.kind
 WHERE NOT g.is_open AND g.erased_at IS NULL AND g.id < :before_id AND g.id > :after_id
   AND g.state_since < :now - k.retention_years * 31557600000
 ORDER BY g.id LIMIT :row_max

-- name: delete_terms
DELETE FROM grievance_term WHERE fortnight = :fortnight AND id = :id AND term = :term

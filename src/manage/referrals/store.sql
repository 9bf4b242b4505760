-- part: place
SELECT id, kind, authority, law, name, region, address, phone, hours, lat, lon, offers, capacity, free_beds, free_on,
       unit, node, is_secret, closed_since, version
  FROM place

-- name: find_place
{place} WHERE id = :id

-- name: places_of_kind
{place} WHERE kind = :kind AND region >= :region_first AND region < :region_after ORDER BY region, name, id
 LIMIT :row_max

-- name: places_in
{place} WHERE region >= :region_first AND region < :region_after ORDER BY region, name, id LIMIT :row_max

-- name: insert_place
INSERT INTO place (id, kind, authority, law, name, region, address, phone, hours, lat, lon, offers, capacity, free_beds,
                   free_on, unit, node, is_secret, closed_since, version)
VALUES (:id, :kind, :authority, :law, :name, :region, :address, :phone, :hours, :lat, :lon, :offers, :capacity,
        :free_beds, :free_on, :unit, :node, :is_secret, :closed_since, :version)

-- name: update_place
UPDATE place
   SET kind = :kind, authority = :authority, law = :law, name = :name, region = :region, address = :address,
       phone = :phone, hours = :hours, lat = :lat, lon = :lon, offers = :offers, capacity = :capacity,
       free_beds = :free_beds, free_on = :free_on, unit = :unit, node = :node, is_secret = :is_secret,
       closed_since = :closed_since, version = :version
 WHERE id = :id

-- name: needs
SELECT code, name_id, name_en, hint_id, hint_en, sort FROM guide_need ORDER BY sort, code

-- name: put_need
INSERT INTO guide_need (code, name_id, name_en, hint_id, hint_en, sort)
VALUES (:code, :name_id, :name_en, :hint_id, :hint_en, :sort)
ON CONFLICT (code) DO UPDATE SET name_id = excluded.name_id, name_en = excluded.name_en, hint_id = excluded.hint_id,
                                 hint_en = excluded.hint_en, sort = excluded.sort

-- name: rows_of
-- The rows of one area, exactly; the caller asks for each area that holds the region.
SELECT code, region, need, urgency, place_kind, office_id, office_en, service_id, service_en, steps_id, steps_en,
       documents_id, documents_en, phone, source, sort, is_hidden
  FROM guide_row WHERE region = :region ORDER BY code LIMIT 1000

-- name: put_row
INSERT INTO guide_row (code, region, need, urgency, place_kind, office_id, office_en, service_id, service_en, steps_id,
                       steps_en, documents_id, documents_en, phone, source, sort, is_hidden)
VALUES (:code, :region, :need, :urgency, :place_kind, :office_id, :office_en, :service_id, :service_en, :steps_id,
        :steps_en, :documents_id, :documents_en, :phone, :source, :sort, :is_hidden)
ON CONFLICT (region, code) DO UPDATE
   SET need = excluded.need, urgency = excluded.urgency, place_kind = excluded.place_kind,
       office_id = excluded.office_id, office_en = excluded.office_en, service_id = excluded.service_id,
       service_en = excluded.service_en, steps_id = excluded.steps_id, steps_en = excluded.steps_en,
       documents_id = excluded.documents_id, documents_en = excluded.documents_en, phone = excluded.phone,
       source = excluded.source, sort = excluded.sort, is_hidden = excluded.is_hidden

-- name: delete_row
DELETE FROM guide_row WHERE region = :region AND code = :code

-- part: referral
SELECT id, subject_kind, subject, region, place, unit, number, asked, basis, payer, shown, state, asked_at, asked_by,
       due_at, answered_at, ended_at, answered_by, reason, result, guard, version
  FROM referral

-- name: find
{referral} WHERE id = :id

-- name: of_subject
{referral} WHERE subject_kind = :subject_kind AND subject = :subject ORDER BY id LIMIT 500

-- name: of_unit
-- Newest first.
{referral} WHERE unit = :unit AND id < :before ORDER BY id DESC LIMIT :row_max

-- name: open_of_unit
-- What waits longest comes first.
{referral} WHERE unit = :unit AND ended_at IS NULL AND state = :state AND id > :after ORDER BY id LIMIT :row_max

-- name: insert
INSERT INTO referral (id, subject_kind, subject, region, place, unit, number, asked, basis, payer, shown, state,
                      asked_at, asked_by, due_at, guard)
VALUES (:id, :subject_kind, :subject, :region, :place, :unit, :number, :asked, :basis, :payer, :shown, 'asked',
        :asked_at, :asked_by, :due_at, :guard)

-- name: update
-- Only from the version that was read.
UPDATE referral
   SET state = :state, answered_at = :answered_at, ended_at = :ended_at, answered_by = :answered_by, reason = :reason,
       result = :result, version = version + 1
 WHERE id = :id AND version = :version

-- name: next_number
INSERT INTO referral_register (year, last) VALUES (:year, 1)
ON CONFLICT (year) DO UPDATE SET last = referral_register.last + 1
RETURNING last

-- name: papers_of
SELECT id, referral, digest, file_name, type, bytes, at, account AS by, is_partners
  FROM referral_paper WHERE referral = :referral ORDER BY id LIMIT 200

-- name: file_names
SELECT digest AS name FROM referral_paper WHERE digest BETWEEN :first AND :last

-- name: insert_paper
INSERT INTO referral_paper (id, referral, digest, file_name, type, bytes, at, account, is_partners)
VALUES (:id, :referral, :digest, :file_name, :type, :bytes, :at, :account, :is_partners)

-- name: erase_referral
UPDATE referral
   SET asked = :text, shown = '[]', reason = CASE WHEN reason = '' THEN '' ELSE :text END,
       result = CASE WHEN result = '' THEN '' ELSE :text END, version = version + 1
 WHERE id = :id

-- name: erase_papers
DELETE FROM referral_paper WHERE referral = :referral

-- name: is_loaded
SELECT EXISTS (SELECT 1 FROM region) AS is_loaded;

-- name: all_versions
-- Read once at the start of the program, to build the atlas.
SELECT code, valid_from, valid_to, name, lat, lon
  FROM region
 ORDER BY code, valid_from;

-- name: all_steps
SELECT from_code, to_code FROM region_step ORDER BY change_id, from_code, to_code;

-- name: insert_change
INSERT INTO region_change (id, day, decree, recorded_at, recorded_by)
VALUES (:id, :day, :decree, :recorded_at, :recorded_by)
ON CONFLICT (id) DO NOTHING;

-- name: insert_step
INSERT INTO region_step (change_id, from_code, to_code) VALUES (:change_id, :from_code, :to_code);

-- name: insert_version
-- A renamed area keeps its place on the map and its BPS code; a new code has neither yet.
INSERT INTO region (code, valid_from, name, change_id, kode_bps, lat, lon)
VALUES (:code, :valid_from, :name, :change_id,
        (SELECT kode_bps FROM region WHERE code = :code AND valid_to = :day_before),
        (SELECT lat FROM region WHERE code = :code AND valid_to = :day_before),
        (SELECT lon FROM region WHERE code = :code AND valid_to = :day_before));

-- name: end_version
UPDATE region SET valid_to = :valid_to WHERE code = :code AND valid_to IS NULL AND valid_from <= :valid_to;

-- name: versions_between
-- What an action looks at: the rows as they are in its transaction, whatever the atlas of the process still says.
SELECT code, valid_from, valid_to, name, lat, lon
  FROM region
 WHERE code >= :first AND code < :after
 ORDER BY code, valid_from;

-- name: set_place
UPDATE region SET lat = :lat, lon = :lon WHERE code = :code AND valid_to IS NULL;

-- name: set_kode_bps
UPDATE region SET kode_bps = :kode_bps WHERE code = :code AND valid_to IS NULL;

-- name: find_kode_bps
SELECT kode_bps FROM region WHERE code = :code ORDER BY valid_from DESC LIMIT 1;

-- name: changes_of
-- The decrees that touched an area, the latest first.
SELECT c.id, c.day, c.decree, c.recorded_at
  FROM region_change AS c
 WHERE c.id IN (SELECT change_id FROM region WHERE code = :code)
    OR c.id IN (SELECT change_id FROM region_step WHERE from_code = :code)
    OR c.id IN (SELECT change_id FROM region_step WHERE to_code = :code)
 ORDER BY c.day DESC, c.id DESC
 LIMIT :row_max;

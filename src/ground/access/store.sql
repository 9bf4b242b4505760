-- name: find_session
-- Who a token belongs to, and all that decides whether it still opens. One walk by unique keys.
SELECT s.id, s.account, s.last_seen, s.ends, s.ended_at, a.account AS account_name, a.name, a.role, a.area, a.unit,
       COALESCE(u.is_oversight, FALSE) AS is_oversight, a.decree_ends, a.ended_at AS account_ended_at
  FROM session s
  JOIN account a ON a.id = s.account
  LEFT JOIN unit u ON u.id = a.unit
 WHERE s.token_digest = :token_digest

-- name: insert_session
INSERT INTO session (id, account, token_digest, since, last_seen, ends, address, agent)
VALUES (:id, :account, :token_digest, :since, :since, :ends, :address, :agent)

-- name: touch_session
UPDATE session SET last_seen = :at WHERE id = :id AND last_seen < :at

-- name: end_session
UPDATE session SET ended_at = :at WHERE id = :id AND account = :account AND ended_at IS NULL

-- name: end_sessions
UPDATE session SET ended_at = :at WHERE account = :account AND id <> :but AND ended_at IS NULL

-- name: list_sessions
SELECT id, since, last_seen, address, agent
  FROM session
 WHERE account = :account AND ended_at IS NULL AND ends > :now AND last_seen > :idle_since
 ORDER BY id DESC
 LIMIT 100

-- name: delete_old_sessions
DELETE FROM session WHERE last_seen < :before

-- name: insert_unit
INSERT INTO unit (id, code, name, is_oversight, head) VALUES (:id, :code, :name, :is_oversight, :head)

-- name: update_unit
UPDATE unit SET code = :code, name = :name, is_oversight = :is_oversight, head = :head WHERE id = :id

-- name: list_units
SELECT u.id, u.code, u.name, u.is_oversight, u.head, COALESCE(a.name, '') AS head_name
  FROM unit u LEFT JOIN account a ON a.id = u.head
 ORDER BY u.code
 LIMIT 1000

-- name: find_unit
SELECT u.id, u.code, u.name, u.is_oversight, u.head, COALESCE(a.name, '') AS head_name
  FROM unit u LEFT JOIN account a ON a.id = u.head
 WHERE u.id = :id

-- name: insert_account
INSERT INTO account (id, account, name, name_key, role, area, unit, decree, decree_ends, superior, phone, since)
VALUES (:id, :account, :name, :name_key, :role, :area, :unit, :decree, :decree_ends, :superior, :phone, :since)

-- name: update_account
-- Guarded by the version: of two administrators at once, one hears what the other did.
UPDATE account
   SET name = :name, name_key = :name_key, role = :role, area = :area, unit = :unit, decree = :decree,
       decree_ends = :decree_ends, superior = :superior, phone = :phone, version = version + 1
 WHERE id = :id AND version = :version

-- name: end_account
UPDATE account
   SET ended_at = :at, ended_why = :why, successor = :successor, version = version + 1
 WHERE id = :id AND ended_at IS NULL

-- name: update_absence
UPDATE account SET absent_from = :absent_from, absent_to = :absent_to, version = version + 1 WHERE id = :id

-- name: find_account
SELECT a.id, a.account, a.name, a.role, a.area, a.unit, COALESCE(u.name, '') AS unit_name,
       COALESCE(u.is_oversight, FALSE) AS is_oversight, a.decree, a.decree_ends, a.superior, a.phone, a.ended_at,
       a.absent_from, a.absent_to, a.version
  FROM account a LEFT JOIN unit u ON u.id = a.unit
 WHERE a.id = :id

-- name: find_account_by_name
SELECT a.id, a.account, a.name, a.role, a.area, a.unit, COALESCE(u.name, '') AS unit_name,
       COALESCE(u.is_oversight, FALSE) AS is_oversight, a.decree, a.decree_ends, a.superior, a.phone, a.ended_at,
       a.absent_from, a.absent_to, a.version
  FROM account a LEFT JOIN unit u ON u.id = a.unit
 WHERE a.account = :account

-- name: list_accounts
-- By name, from the last one seen. The words are looked at row by row: an office has hundreds of accounts.
SELECT a.id, a.account, a.name, a.role, a.area, a.unit, COALESCE(u.name, '') AS unit_name, a.decree, a.decree_ends,
       a.superior, COALESCE(b.name, '') AS superior_name, a.phone, a.ended_at, a.absent_from, a.absent_to, a.version,
       (k.totp_since IS NOT NULL) AS has_second_factor, a.name_key,
       (SELECT max(s.last_seen) FROM session s WHERE s.account = a.id) AS last_seen
  FROM account a
  LEFT JOIN unit u ON u.id = a.unit
  LEFT JOIN account b ON b.id = a.superior
  LEFT JOIN account_secret k ON k.account = a.id
 WHERE (a.name_key, a.id) > (:after_key, :after_id)
   AND (:id = 0 OR a.id = :id)
   AND a.area >= :area_first AND a.area < :area_after
   AND (:role = '' OR a.role = :role)
   AND (:words = '' OR a.name_key >= :words AND a.name_key < :words_after
        OR a.account >= :words AND a.account < :words_after)
 ORDER BY a.name_key, a.id
 LIMIT :row_max

-- name: list_people
-- Officers in force whose area holds a region: its code starts with theirs.
SELECT a.id, a.account, a.name, a.role, a.area, a.unit, COALESCE(u.name, '') AS unit_name
  FROM account a LEFT JOIN unit u ON u.id = a.unit
 WHERE a.ended_at IS NULL AND a.decree_ends >= :today
   AND (:unit = 0 OR a.unit = :unit)
   AND (:region = '' OR substr(:region, 1, length(a.area)) = a.area)
 ORDER BY a.name_key, a.id
 LIMIT :row_max

-- name: list_names
SELECT a.id, a.name_key, a.unit FROM account a ORDER BY a.id LIMIT 20000

-- name: find_head_of_unit
SELECT head FROM unit WHERE id = :id

-- name: find_superior
-- The one written in the account, else the head of the unit, never oneself.
SELECT CASE WHEN a.superior IS NOT NULL THEN a.superior WHEN u.head <> a.id THEN u.head END AS superior
  FROM account a LEFT JOIN unit u ON u.id = a.unit
 WHERE a.id = :id

-- name: find_office_head
SELECT id FROM account WHERE role = 'head' AND ended_at IS NULL ORDER BY length(area), id LIMIT 1

-- name: find_oversight_head
SELECT a.id
  FROM unit u
  JOIN account a ON a.unit = u.id OR a.id = u.head
 WHERE u.is_oversight AND a.ended_at IS NULL AND (a.id = u.head OR a.role IN ('head', 'supervisor'))
 ORDER BY CASE WHEN a.id = u.head THEN 0 ELSE 1 END, a.id
 LIMIT 1

-- name: find_regent
SELECT id FROM account WHERE role = 'regent' AND ended_at IS NULL ORDER BY length(area), id LIMIT 1

-- name: list_overseers
-- Who may see what names an officer: heads, and the examiners of the inspectorate.
SELECT a.id
  FROM account a
  LEFT JOIN unit u ON u.id = a.unit
 WHERE a.ended_at IS NULL
   AND (a.role = 'head' OR (u.is_oversight AND a.role IN ('supervisor', 'back_office')))
 ORDER BY a.id
 LIMIT 200

-- name: count_admins
SELECT count(*) FROM account WHERE role = 'admin' AND ended_at IS NULL AND decree_ends >= :today AND id <> :but

-- name: list_expired
SELECT id FROM account WHERE ended_at IS NULL AND decree_ends < :today ORDER BY decree_ends, id LIMIT :row_max

-- name: insert_secret
INSERT INTO account_secret (account, password, password_at) VALUES (:account, :password, :at)

-- name: update_password
UPDATE account_secret SET password = :password, password_at = :at WHERE account = :account

-- name: find_secret
SELECT password, totp_box, totp_since, totp_step FROM account_secret WHERE account = :account

-- name: start_totp
-- Only while no second factor is in force: nobody changes it without taking the old one off first.
UPDATE account_secret SET totp_box = :box, totp_step = 0 WHERE account = :account AND totp_since IS NULL

-- name: confirm_totp
UPDATE account_secret SET totp_since = :at, totp_step = :step WHERE account = :account AND totp_since IS NULL

-- name: use_totp_step
-- A code is taken once: of two at the same moment one finds the step used.
UPDATE account_secret SET totp_step = :step WHERE account = :account AND totp_step < :step

-- name: drop_totp
UPDATE account_secret SET totp_box = NULL, totp_since = NULL, totp_step = 0 WHERE account = :account

-- name: insert_recovery_code
INSERT INTO recovery_code (account, digest) VALUES (:account, :digest)

-- name: use_recovery_code
UPDATE recovery_code SET used_at = :at WHERE account = :account AND digest = :digest AND used_at IS NULL

-- name: delete_recovery_codes
DELETE FROM recovery_code WHERE account = :account

-- name: find_try
SELECT tries, last_at, wait_until FROM sign_in_try WHERE name_digest = :name_digest

-- name: count_try
-- Tries of more than a day ago no longer count.
INSERT INTO sign_in_try (name_digest, tries, last_at, wait_until) VALUES (:name_digest, 1, :at, :at)
ON CONFLICT (name_digest) DO UPDATE
   SET tries = CASE WHEN sign_in_try.last_at < :day_ago THEN 1 ELSE sign_in_try.tries + 1 END,
       last_at = excluded.last_at
RETURNING tries, last_at, wait_until

-- name: update_wait
UPDATE sign_in_try SET wait_until = :wait_until WHERE name_digest = :name_digest

-- name: delete_try
DELETE FROM sign_in_try WHERE name_digest = :name_digest

-- name: delete_old_tries
DELETE FROM sign_in_try WHERE last_at < :before

-- name: put_duty
INSERT INTO duty (day, account) VALUES (:day, :account)
ON CONFLICT (day) DO UPDATE SET account = excluded.account

-- name: list_duty
SELECT d.day, d.account, a.name
  FROM duty d JOIN account a ON a.id = d.account
 WHERE d.day >= :first AND d.day < :after
 ORDER BY d.day
 LIMIT 62

-- name: find_duty
SELECT account FROM duty WHERE day = :day

-- name: find_deed
SELECT body_digest, answer, status FROM deed WHERE account = :account AND client_key = :client_key

-- name: insert_deed
INSERT INTO deed (account, client_key, body_digest, answer, status, at, about)
VALUES (:account, :client_key, :body_digest, :answer, :status, :at, :about)

-- name: empty_answers
UPDATE deed SET answer = '' WHERE about = :about

-- name: delete_old_deeds
DELETE FROM deed WHERE at < :before

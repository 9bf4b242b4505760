-- name: insert_line
-- Numbered in the order of commits: writers of a database stand in line, and each sees all that was committed before.
INSERT INTO audit_line (id, seq, at, actor, account, role, act, subject_kind, subject, region, purpose, address, digest,
                        purpose_digest, purpose_salt)
VALUES (:id, (SELECT COALESCE(max(newest.seq), 0) + 1 FROM audit_line newest), :at, :actor, :account, :role, :act,
        :subject_kind, :subject, :region, :purpose, :address, :digest, :purpose_digest, :purpose_salt)

-- name: find_highest_id
SELECT id FROM audit_line WHERE id > 0 ORDER BY id DESC LIMIT 1

-- name: count_after
SELECT count(*) FROM audit_line WHERE seq > :seq

-- name: find_after
SELECT id, seq, at, actor, account, role, act, subject_kind, subject, region, purpose, address, digest,
       purpose_digest, purpose_salt
  FROM audit_line WHERE seq > :seq ORDER BY seq LIMIT :row_max

-- name: find_unnumbered
SELECT id FROM audit_line WHERE seq IS NULL LIMIT 1

-- name: find_last_block
SELECT number, first_seq, last_seq, at, previous, hash
  FROM audit_block WHERE number > 0 ORDER BY number DESC LIMIT 1

-- name: insert_block
INSERT INTO audit_block (number, first_seq, last_seq, at, previous, hash, digests)
VALUES (:number, :first_seq, :last_seq, :at, :previous, :hash, :digests)

-- name: find_blocks_after
SELECT number, first_seq, last_seq, at, previous, hash, digests
  FROM audit_block WHERE number > :number ORDER BY number LIMIT :row_max

-- name: find_sealed
SELECT id, seq, at, actor, account, role, act, subject_kind, subject, region, purpose, address, digest,
       purpose_digest, purpose_salt
  FROM audit_line WHERE seq BETWEEN :first_seq AND :last_seq ORDER BY seq, id

-- name: find_lines
-- Newest first. The range of ids is the range of days; the other filters are looked at row by row.
SELECT id, seq, at, actor, account, role, act, subject_kind, subject, region, purpose, address, digest,
       purpose_digest, purpose_salt
  FROM audit_line
 WHERE id >= :id_first AND id < :id_before
   AND (:act = '' OR act = :act) AND (:subject_kind = '' OR subject_kind = :subject_kind)
 ORDER BY id DESC LIMIT :row_max

-- name: find_lines_of_subject
SELECT id, seq, at, actor, account, role, act, subject_kind, subject, region, purpose, address, digest,
       purpose_digest, purpose_salt
  FROM audit_line
 WHERE subject = :subject AND id >= :id_first AND id < :id_before
   AND (:account = 0 OR account = :account)
   AND (:act = '' OR act = :act) AND (:subject_kind = '' OR subject_kind = :subject_kind)
 ORDER BY id DESC LIMIT :row_max

-- name: find_lines_of_account
SELECT id, seq, at, actor, account, role, act, subject_kind, subject, region, purpose, address, digest,
       purpose_digest, purpose_salt
  FROM audit_line
 WHERE account = :account AND id >= :id_first AND id < :id_before
   AND (:act = '' OR act = :act) AND (:subject_kind = '' OR subject_kind = :subject_kind)
 ORDER BY id DESC LIMIT :row_max

-- name: insert_salt
INSERT INTO audit_salt (subject_kind, subject, salt) VALUES (:subject_kind, :subject, :salt) ON CONFLICT DO NOTHING

-- name: find_salt
SELECT salt FROM audit_salt WHERE subject_kind = :subject_kind AND subject = :subject

-- name: delete_salt
DELETE FROM audit_salt WHERE subject_kind = :subject_kind AND subject = :subject

-- name: empty_purposes
-- The chain holds the salted digest and stays whole.
UPDATE audit_line SET purpose = '', purpose_salt = ''
 WHERE subject = :subject AND subject_kind = :subject_kind AND purpose_salt <> ''

-- name: empty_purposes_of_deed
UPDATE audit_line SET purpose = '', purpose_salt = ''
 WHERE subject = :subject AND subject_kind = :subject_kind AND act = :act AND at = :at AND purpose_salt <> ''

-- name: lines_about
-- Without purposes: what an officer wrote there may speak of somebody else.
SELECT at, actor, role, act FROM audit_line
 WHERE subject = :subject AND subject_kind = :subject_kind
 ORDER BY id DESC LIMIT :row_max

-- Deeds number their lines and notices themselves now (docs/decisions/0009); what was committed and not yet numbered
-- when the program was exchanged gets its number here.
UPDATE audit_line SET seq = fresh.next_seq
  FROM (SELECT id AS fresh_id,
               (SELECT COALESCE(max(seq), 0) FROM audit_line) + row_number() OVER (ORDER BY id) AS next_seq
          FROM audit_line WHERE seq IS NULL) AS fresh
 WHERE audit_line.id = fresh.fresh_id;
UPDATE notice SET seq = fresh.next_seq
  FROM (SELECT id AS fresh_id,
               (SELECT COALESCE(max(seq), 0) FROM notice) + row_number() OVER (ORDER BY id) AS next_seq
          FROM notice WHERE seq IS NULL) AS fresh
 WHERE notice.id = fresh.fresh_id;

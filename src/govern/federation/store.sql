-- name: find_own
-- Who we are and which key signs now: read with every letter, so that another process's rotation is seen at once.
SELECT o.node, o.epoch,
       COALESCE((SELECT k.name FROM federation_own_key k ORDER BY k.since DESC, k.id DESC LIMIT 1), '') AS key_name
  FROM federation_own o
 WHERE o.id = 1

-- name: insert_own
INSERT INTO federation_own (id, node, epoch, since) VALUES (1, :node, 1, :since)

-- name: update_epoch
UPDATE federation_own SET epoch = :epoch WHERE id = 1

-- name: list_own_keys
SELECT name, sign_open, seal_open, secret_box, since, revokes FROM federation_own_key ORDER BY since, id LIMIT 1000

-- name: insert_own_key
INSERT INTO federation_own_key (id, name, sign_open, seal_open, secret_box, since, revokes)
VALUES (:id, :name, :sign_open, :seal_open, :secret_box, :since, :revokes)

-- name: find_node
SELECT node, name, url, state, fingerprint, epoch, release, proposed_by, proposed_name, proposed_at, confirmed_by,
       confirmed_name, confirmed_at, heard_at, sent_at, trouble, trouble_at, resync_after, version
  FROM federation_node
 WHERE node = :node

-- name: list_nodes
SELECT node, name, url, state, fingerprint, epoch, release, proposed_by, proposed_name, proposed_at, confirmed_by,
       confirmed_name, confirmed_at, heard_at, sent_at, trouble, trouble_at, resync_after, version
  FROM federation_node
 ORDER BY node
 LIMIT 1000

-- name: put_node
INSERT INTO federation_node (node, name, url, state, fingerprint, epoch, release, proposed_by, proposed_name,
                             proposed_at)
VALUES (:node, :name, :url, 'proposed', :fingerprint, :epoch, :release, :by, :by_name, :at)
ON CONFLICT (node) DO UPDATE
   SET name = excluded.name, url = excluded.url, state = 'proposed', fingerprint = excluded.fingerprint,
       release = excluded.release, proposed_by = excluded.proposed_by, proposed_name = excluded.proposed_name,
       proposed_at = excluded.proposed_at, confirmed_by = 0, confirmed_name = '', confirmed_at = 0,
       version = federation_node.version + 1

-- name: confirm_node
UPDATE federation_node
   SET state = 'trusted', confirmed_by = :by, confirmed_name = :by_name, confirmed_at = :at, version = version + 1
 WHERE node = :node AND state = 'proposed'

-- name: set_node_state
UPDATE federation_node SET state = :state, version = version + 1 WHERE node = :node AND state = :was

-- name: update_card
UPDATE federation_node
   SET name = :name, url = CASE WHEN :url = '' THEN url ELSE :url END, fingerprint = :fingerprint, release = :release
 WHERE node = :node

-- name: heard_from
UPDATE federation_node SET heard_at = :at WHERE node = :node AND heard_at < :at

-- name: sent_to
UPDATE federation_node SET sent_at = :at, trouble = '' WHERE node = :node

-- name: set_trouble
UPDATE federation_node SET trouble = :trouble, trouble_at = CASE WHEN trouble = '' THEN :at ELSE trouble_at END
 WHERE node = :node

-- name: raise_node_epoch
UPDATE federation_node SET epoch = :epoch, resync_after = :resync_after WHERE node = :node AND epoch < :epoch

-- name: set_resync
UPDATE federation_node SET resync_after = :resync_after WHERE node = :node

-- name: list_resync
SELECT node, resync_after FROM federation_node WHERE resync_after > 0 AND state = 'trusted' ORDER BY node LIMIT 100

-- name: list_node_keys
SELECT name, sign_open, seal_open, since, until, revoked_at
  FROM federation_node_key WHERE node = :node ORDER BY since LIMIT 200

-- name: find_node_key
-- The key a letter to this node is sealed for: the newest.
SELECT n.state, k.name, k.seal_open
  FROM federation_node n JOIN federation_node_key k ON k.node = n.node
 WHERE n.node = :node
 ORDER BY k.since DESC
 LIMIT 1

-- name: put_node_key
INSERT INTO federation_node_key (node, name, sign_open, seal_open, since, until)
VALUES (:node, :name, :sign_open, :seal_open, :since, :until)
ON CONFLICT (node, name) DO NOTHING

-- name: revive_node_key
UPDATE federation_node_key SET until = :until WHERE node = :node AND name = :name

-- name: end_node_keys
UPDATE federation_node_key SET until = :until WHERE node = :node AND name <> :but AND until > :until

-- name: revoke_node_key
-- It leaked: from now on nothing it signed is let in. The first word stands.
UPDATE federation_node_key SET revoked_at = :at, until = CASE WHEN until > :at THEN :at ELSE until END
 WHERE node = :node AND name = :name AND revoked_at = 0

-- name: last_revoked
SELECT max(revoked_at) AS at FROM federation_node_key WHERE node = :node

-- name: sign_out_again
UPDATE federation_out SET body = :body, not_before = :not_before, tries = tries + 1, refusal = :refusal
 WHERE id = :id AND state = 'waiting'

-- name: take_number
INSERT INTO federation_stream_out (node, epoch, stream, seq) VALUES (:node, :epoch, :stream, 1)
ON CONFLICT (node, epoch, stream) DO UPDATE SET seq = federation_stream_out.seq + 1
RETURNING seq

-- name: insert_out
INSERT INTO federation_out (id, envelope, node, stream, epoch, seq, kind, at, state, body, settled_at)
VALUES (:id, :envelope, :node, :stream, :epoch, :seq, :kind, :at, :state, :body, :settled_at)

-- name: list_waiting
SELECT id, envelope, body
  FROM federation_out
 WHERE node = :node AND state = 'waiting' AND id > :after AND not_before <= :now
 ORDER BY id
 LIMIT :row_max

-- name: list_all_waiting
-- After a restore: everything not yet told to be stored gets a number of the new epoch.
SELECT id, envelope, node, stream, body
  FROM federation_out
 WHERE state = 'waiting' AND id > :after
 ORDER BY id
 LIMIT 500

-- name: renumber_out
UPDATE federation_out SET epoch = :epoch, seq = :seq, body = :body, not_before = 0 WHERE id = :id

-- name: find_out
SELECT id, node, stream, epoch, seq, kind, state, tries, body FROM federation_out WHERE envelope = :envelope

-- name: settle_stored
UPDATE federation_out SET state = 'stored', settled_at = :at, refusal = '' WHERE id = :id AND state <> 'stored'

-- name: settle_refused
UPDATE federation_out SET state = 'refused', settled_at = :at, refusal = :refusal WHERE id = :id AND state = 'waiting'

-- name: settle_later
UPDATE federation_out SET not_before = :not_before, tries = tries + 1, refusal = :refusal
 WHERE id = :id AND state = 'waiting'

-- name: send_again_from
-- "Neither" and not "stored": so that the index of the stream is walked, not that of what is stored.
UPDATE federation_out SET state = 'waiting', not_before = 0
 WHERE node = :node AND stream = :stream AND epoch = :epoch AND seq >= :first AND seq < :before AND state <> 'waiting'
   AND state <> 'refused'

-- name: send_again_since
UPDATE federation_out SET state = 'waiting', not_before = 0 WHERE node = :node AND state = 'stored' AND at >= :since

-- name: hurry_out
UPDATE federation_out SET not_before = 0 WHERE node = :node AND state = 'waiting' AND not_before > 0

-- name: forget_out
DELETE FROM federation_out
 WHERE id IN (SELECT id FROM federation_out WHERE state = 'stored' AND settled_at < :before
               ORDER BY settled_at LIMIT 1000)

-- name: list_busy_nodes
-- Who has something to send now: a probe of an index a node. Not EXISTS, which PostgreSQL answers by reading all rows.
SELECT n.node, n.url
  FROM federation_node n
 WHERE n.state = 'trusted' AND n.url <> ''
   AND ((SELECT o.id FROM federation_out o
          WHERE o.node = n.node AND o.state = 'waiting' AND o.not_before <= :now ORDER BY o.id LIMIT 1) IS NOT NULL
        OR (SELECT p.id FROM federation_paper_out p
             WHERE p.node = n.node AND p.state = 'waiting' AND p.not_before <= :now ORDER BY p.id LIMIT 1) IS NOT NULL)
 ORDER BY n.node
 LIMIT 1000

-- name: list_some_waiting
-- To be counted, up to a thousand: nobody waits for the count of a large table.
SELECT id FROM federation_out WHERE node = :node AND state = 'waiting' LIMIT 1000

-- name: find_oldest_waiting
SELECT at FROM federation_out WHERE node = :node AND state = 'waiting' ORDER BY id LIMIT 1

-- name: list_open_out
-- Newest first: what waits and what was refused.
SELECT id, envelope, node, kind, stream, at, state, tries, refusal
  FROM federation_out
 WHERE state <> 'stored' AND id < :before
 ORDER BY id DESC
 LIMIT :row_max

-- name: find_position
SELECT seq FROM federation_stream_in WHERE node = :node AND epoch = :epoch AND stream = :stream

-- name: put_position
INSERT INTO federation_stream_in (node, epoch, stream, seq) VALUES (:node, :epoch, :stream, :seq)
ON CONFLICT (node, epoch, stream) DO UPDATE SET seq = excluded.seq

-- name: find_in
SELECT id, digest, state, refusal FROM federation_in WHERE envelope = :envelope

-- name: insert_in
INSERT INTO federation_in (id, envelope, node, epoch, stream, seq, kind, state, at, signed_at, agreement, basis,
                           is_emergency, papers, digest, content_box)
VALUES (:id, :envelope, :node, :epoch, :stream, :seq, :kind, 'gap', :at, :signed_at, :agreement, :basis,
        :is_emergency, :papers, :digest, :content_box)

-- name: find_next
-- The next one of a stream, if it is there.
SELECT id, envelope, node, epoch, stream, seq, kind, state, signed_at, agreement, basis, is_emergency, papers,
       content_box
  FROM federation_in
 WHERE node = :node AND epoch = :epoch AND stream = :stream AND seq = :seq AND state IN ('gap', 'held')
 LIMIT 1

-- name: list_unknown
SELECT id, envelope, node, epoch, stream, seq, kind, state, signed_at, agreement, basis, is_emergency, papers,
       content_box
  FROM federation_in
 WHERE state = 'unknown' AND id > :after
 ORDER BY id
 LIMIT 200

-- name: renumber_in
-- It comes again under a number of the sender's new epoch.
UPDATE federation_in SET epoch = :epoch, seq = :seq WHERE id = :id AND epoch < :epoch

-- name: set_in_state
UPDATE federation_in SET state = :state, refusal = :refusal WHERE id = :id

-- name: drop_old_gaps
UPDATE federation_in SET state = 'refused', refusal = 'federation.epoch_old'
 WHERE node = :node AND epoch < :epoch AND state = 'gap'

-- name: revive_in
-- With what it brings: what was kept of it may have been emptied meanwhile, and is emptied again so long from now.
UPDATE federation_in
   SET epoch = :epoch, seq = :seq, state = 'gap', refusal = '', at = :at, content_box = :content_box
 WHERE id = :id AND state = 'refused' AND refusal = 'federation.epoch_old'

-- name: list_held_streams
SELECT DISTINCT node, epoch, stream FROM federation_in WHERE state = 'held' LIMIT 200

-- name: list_gaps
-- Streams in which one is missing since before `before`.
SELECT i.node, i.stream, i.epoch, min(i.at) AS since, min(i.seq) AS first_here, count(*) AS waiting,
       COALESCE(max(s.seq), 0) AS last_applied, max(i.state) AS state
  FROM federation_in i
  LEFT JOIN federation_stream_in s ON s.node = i.node AND s.epoch = i.epoch AND s.stream = i.stream
 WHERE i.state IN ('gap', 'held') AND i.at <= :before
 GROUP BY i.node, i.epoch, i.stream
 ORDER BY i.node, i.epoch, i.stream
 LIMIT 200

-- name: list_to_give_back
SELECT id, envelope, node, epoch, stream, seq, kind, state, signed_at, agreement, basis, is_emergency, papers,
       content_box
  FROM federation_in
 WHERE node = :node AND id > :after AND at >= :since AND state IN ('applied', 'unknown')
 ORDER BY id
 LIMIT 100

-- name: empty_old_in
-- The id stays, so that nothing happens twice; the content goes.
UPDATE federation_in SET content_box = :nothing
 WHERE id IN (SELECT id FROM federation_in
               WHERE at < :before AND at >= :since AND state IN ('applied', 'refused') ORDER BY at LIMIT 1000)

-- name: put_refused
INSERT INTO federation_refused (id, at, direction, node, envelope, kind, refusal, about)
VALUES (:id, :at, :direction, :node, :envelope, :kind, :refusal, :about)
ON CONFLICT (node, envelope, refusal, direction) DO UPDATE SET at = excluded.at, times = federation_refused.times + 1

-- name: list_refused
-- With whether the letter came through at a later try.
SELECT r.id, r.at, r.direction, r.node, r.envelope, r.kind, r.refusal, r.about, r.times,
       COALESCE(CASE r.direction
                  WHEN 'out' THEN (SELECT o.state = 'stored' FROM federation_out o WHERE o.envelope = r.envelope)
                  ELSE (SELECT i.state <> 'refused' FROM federation_in i WHERE i.envelope = r.envelope)
                END, FALSE) AS has_arrived
  FROM federation_refused r
 WHERE r.id < :before
 ORDER BY r.id DESC
 LIMIT :row_max

-- name: forget_refused
DELETE FROM federation_refused
 WHERE id IN (SELECT id FROM federation_refused WHERE id < :before ORDER BY id LIMIT 1000)

-- name: find_highest_id
SELECT max(id) FROM (SELECT COALESCE(max(id), 0) AS id FROM federation_out
                     UNION ALL SELECT COALESCE(max(id), 0) FROM federation_in
                     UNION ALL SELECT COALESCE(max(id), 0) FROM federation_refused) AS all_of_them

-- name: put_paper_out
-- Promised again, it is offered again: the other side may have forgotten it meanwhile, or says that it is there.
INSERT INTO federation_paper_out (id, node, name, bytes, state) VALUES (:id, :node, :name, :bytes, 'waiting')
ON CONFLICT (node, name) DO UPDATE
   SET sent = CASE WHEN federation_paper_out.state = 'waiting' THEN federation_paper_out.sent ELSE 0 END,
       state = 'waiting', not_before = 0, tries = 0, refusal = ''

-- name: find_paper_to_send
SELECT id, node, name, bytes, sealed_name, sealed_bytes, sent, tries
  FROM federation_paper_out
 WHERE node = :node AND state = 'waiting' AND not_before <= :now
 ORDER BY id
 LIMIT 1

-- name: find_paper_out
SELECT id, node, name, bytes, sealed_name, sealed_bytes, sent, tries
  FROM federation_paper_out
 WHERE node = :node AND name = :name

-- name: seal_paper_out
UPDATE federation_paper_out SET sealed_name = :sealed_name, sealed_bytes = :sealed_bytes, sent = 0 WHERE id = :id

-- name: move_paper_out
UPDATE federation_paper_out SET sent = :sent, tries = 0, not_before = 0, refusal = '' WHERE id = :id

-- name: end_paper_out
UPDATE federation_paper_out SET state = :state, refusal = :refusal, sealed_name = '', sealed_bytes = 0 WHERE id = :id

-- name: delay_paper_out
UPDATE federation_paper_out SET tries = tries + 1, not_before = :not_before, refusal = :refusal WHERE id = :id

-- name: resend_papers
UPDATE federation_paper_out SET state = 'waiting', sent = 0, not_before = 0 WHERE node = :node AND state = 'there'

-- name: put_paper_in
INSERT INTO federation_paper_in (id, node, name, bytes, state, at) VALUES (:id, :node, :name, :bytes, :state, :at)
ON CONFLICT (node, name) DO UPDATE
   SET state = excluded.state,
       received = CASE WHEN federation_paper_in.state = 'there' THEN 0 ELSE federation_paper_in.received END,
       sealed_name = CASE WHEN federation_paper_in.state = 'there' THEN '' ELSE federation_paper_in.sealed_name END

-- name: find_paper_in
SELECT id, name, bytes, state, sealed_name, sealed_bytes, received
  FROM federation_paper_in
 WHERE node = :node AND name = :name

-- name: begin_paper_in
UPDATE federation_paper_in SET sealed_name = :sealed_name, sealed_bytes = :sealed_bytes, received = 0 WHERE id = :id

-- name: move_paper_in
UPDATE federation_paper_in SET received = :received WHERE id = :id

-- name: end_paper_in
UPDATE federation_paper_in SET state = :state WHERE id = :id

-- name: file_names
-- A paper on its way out, its sealed copy, and one that came before the letter that tells of it is applied: such a
-- letter may have lost its place when its sender was restored, until it comes again or its content is emptied.
SELECT name FROM federation_paper_out WHERE state = 'waiting' AND name BETWEEN :first AND :last
UNION ALL
SELECT sealed_name AS name FROM federation_paper_out WHERE state = 'waiting' AND sealed_name BETWEEN :first AND :last
UNION ALL
SELECT p.name
  FROM federation_paper_in p
 WHERE p.state = 'there' AND p.name BETWEEN :first AND :last
   AND (EXISTS (SELECT 1 FROM federation_in i
                 WHERE i.node = p.node AND i.state IN ('gap', 'held') AND i.papers LIKE '%' || p.name || '%')
        OR EXISTS (SELECT 1 FROM federation_in i
                    WHERE i.state = 'unknown' AND i.node = p.node AND i.papers LIKE '%' || p.name || '%')
        OR EXISTS (SELECT 1 FROM federation_in i
                    WHERE i.node = p.node AND i.state = 'refused' AND i.refusal = 'federation.epoch_old'
                      AND i.papers LIKE '%' || p.name || '%' AND length(i.content_box) > 0))

-- name: list_pending_papers
SELECT node, name, bytes, received, at FROM federation_paper_in WHERE state = 'pending' ORDER BY id LIMIT 200

-- name: put_piece
INSERT INTO federation_piece (node, name, start, bytes) VALUES (:node, :name, :start, :bytes)
ON CONFLICT (node, name, start) DO UPDATE SET bytes = excluded.bytes

-- name: list_pieces
SELECT bytes FROM federation_piece WHERE node = :node AND name = :name ORDER BY start LIMIT 2000

-- name: delete_pieces
DELETE FROM federation_piece WHERE node = :node AND name = :name

-- A key that leaked: from then on nothing it signed is let in, whatever its date; what came before stays. The keys made
-- in its place say so themselves.
ALTER TABLE federation_own_key ADD COLUMN revokes TEXT NOT NULL DEFAULT '';
ALTER TABLE federation_node_key ADD COLUMN revoked_at BIGINT NOT NULL DEFAULT 0;

-- A citizen's proposal that the village took on stands in the village's list as a candidate, marked with whose idea it
-- was; the proposal keeps the line, so that what the meeting and the offices decide comes back to who proposed.
ALTER TABLE proposal_item ADD COLUMN origin TEXT NOT NULL DEFAULT 'village' CHECK (origin IN ('village', 'citizen'));
ALTER TABLE usul ADD COLUMN item BIGINT;
-- Taken on, and in no list yet: the family is not on record, or every list of the village is decided.
CREATE INDEX usul_waiting ON usul (id) WHERE state = 'accepted' AND item IS NULL;

-- Why somebody opened a file is what an officer typed, and may be about the person. It stands apart from what the chain
-- proves: the line's digest covers `purpose_digest`, which is salted, and an erasure takes the words and the salt away.
-- Lines from before keep their purpose within the digest.
ALTER TABLE audit_line ADD COLUMN purpose_digest TEXT NOT NULL DEFAULT '';
ALTER TABLE audit_line ADD COLUMN purpose_salt TEXT NOT NULL DEFAULT '';

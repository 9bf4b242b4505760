-- Of which record a kept answer tells: a receipt holds the reporter's key, so that an erasure of the record empties it.
ALTER TABLE deed ADD COLUMN about BIGINT;
CREATE INDEX deed_about ON deed (about) WHERE about IS NOT NULL;

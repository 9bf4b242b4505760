-- The first page counts, for a village or a regency, the proposals that are in no list yet.
CREATE INDEX usul_waiting_by_region ON usul (region) WHERE state = 'accepted' AND item IS NULL;

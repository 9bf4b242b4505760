-- A field check says whether the data fit, keeps what the family says, and may rest on minutes: it is the one check
-- there is, also of a family that somebody objected to (decision 0044).
ALTER TABLE registry_visit ADD COLUMN family_says TEXT NOT NULL DEFAULT '';
ALTER TABLE registry_visit
    ADD COLUMN seen TEXT NOT NULL DEFAULT 'none' CHECK (seen IN ('none', 'fits', 'differs', 'absent'));
ALTER TABLE registry_visit
    ADD COLUMN finding TEXT NOT NULL DEFAULT 'none' CHECK (finding IN ('none', 'fits', 'differs', 'absent'));
ALTER TABLE registry_visit ADD COLUMN minutes TEXT NOT NULL DEFAULT '';
ALTER TABLE registry_visit ADD COLUMN minutes_on TEXT;

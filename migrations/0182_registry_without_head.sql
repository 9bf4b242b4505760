-- A family whose head died, and of whom nobody said who follows, stands without a head and is found as such. Families
-- of whom that was so before are marked now.
UPDATE registry_family SET head = NULL
 WHERE state = 'active' AND EXISTS (SELECT 1 FROM registry_person p
                                     WHERE p.id = registry_family.head AND p.state = 'dead');
CREATE INDEX registry_family_without_head ON registry_family (region, head_key, id)
 WHERE state = 'active' AND head IS NULL;

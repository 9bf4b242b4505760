-- A village's names are found where they stand, however many share a beginning in the country; of a larger area the
-- index alone tells who is within it.
DROP INDEX registry_person_name;
CREATE INDEX registry_person_name ON registry_person (name_key, id, region);
CREATE INDEX registry_person_village ON registry_person (region, name_key, id);

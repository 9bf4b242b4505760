-- What the civil registry said of a person is emptied on the person's wish; its standing stays. A new answer fills it
-- again.
ALTER TABLE civil_entry ADD COLUMN erased_at BIGINT;
CREATE INDEX civil_asked_person ON civil_asked (person);
CREATE INDEX civil_letter_person_person ON civil_letter_person (person);

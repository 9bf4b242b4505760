-- A file goes when no house names it: what a deed stopped naming waits in loose_file until that is known
-- (docs/decisions/0045). Every column that names a file is walked by its index.
CREATE TABLE loose_file (name TEXT PRIMARY KEY);
INSERT INTO loose_file (name) SELECT name FROM case_loose_file;
DROP TABLE case_loose_file;

-- Letters put into one PDF to print and sign: named here as long as it can be fetched.
CREATE TABLE letter_print (
    name TEXT PRIMARY KEY,
    at   BIGINT NOT NULL
);
CREATE INDEX letter_print_by_time ON letter_print (at);

CREATE INDEX letterhead_by_logo ON letterhead (logo) WHERE logo <> '';
CREATE INDEX aid_file_by_name ON aid_file (digest) WHERE digest <> '';
CREATE INDEX referral_paper_by_digest ON referral_paper (digest);
CREATE INDEX registry_visit_photo_by_file ON registry_visit_photo (file);
CREATE INDEX registry_visit_photo_by_thumb ON registry_visit_photo (thumb);
CREATE INDEX agreement_paper_by_name ON agreement_paper (name);
CREATE INDEX federation_paper_out_by_name ON federation_paper_out (name) WHERE state = 'waiting';
CREATE INDEX federation_paper_out_by_sealed ON federation_paper_out (sealed_name) WHERE state = 'waiting';
CREATE INDEX federation_paper_in_by_name ON federation_paper_in (name) WHERE state = 'there';

-- Two officers at once on one line of a work plan: the second hears that it changed.
ALTER TABLE agreement_item ADD COLUMN version BIGINT NOT NULL DEFAULT 1;

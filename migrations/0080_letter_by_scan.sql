-- A scan goes when no letter names it any more: asked by its name before it is removed.
CREATE INDEX letter_by_scan ON letter (scan) WHERE scan <> '';

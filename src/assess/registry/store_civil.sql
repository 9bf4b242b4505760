-- The standing of a person with the civil registry.

-- name: set_padan
UPDATE registry_person SET padan = :padan WHERE id = :id AND padan <> :padan

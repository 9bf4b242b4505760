-- The standing of a person with the civil registry.

-- name: set_padan
UPDATE registry_person SET padan = :padan WHERE id = :id AND padan <> :padan

-- name: empty_reason_of_edit
UPDATE registry_event SET reason = ''
 WHERE person = :person AND kind = 'edited' AND recorded_at = :at
RETURNING family

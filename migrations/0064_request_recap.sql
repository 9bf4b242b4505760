-- The recapitulation walks requests by the day they came.
CREATE INDEX request_by_received ON request (received_at, id);

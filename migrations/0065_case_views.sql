-- What reports read of cases: no need, no person.
CREATE VIEW case_line AS
SELECT id, region, is_managed, state, urgency, due_at, received_at, guard, is_open, is_incoming, is_asked_up,
       is_asked_down
  FROM case_file;
CREATE VIEW case_asking AS
SELECT a.id, a.kind, a.from_node, a.to_node, a.reason, a.state, a.asked_at, a.due_at, a.answered_at, a.ended_at,
       a.is_emergency, c.region, c.guard
  FROM case_assignment a
  JOIN case_file c ON c.id = a.case_id;
CREATE INDEX case_assignment_asked ON case_assignment (asked_at);
CREATE INDEX case_assignment_ended ON case_assignment (ended_at) WHERE ended_at IS NOT NULL;

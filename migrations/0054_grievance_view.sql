-- What reports read of complaints: nothing said, nobody's name.
CREATE VIEW grievance_line AS
SELECT id, region, kind, channel, state, received_at, promise_at, answered_at, is_urgent, is_open, guard
  FROM grievance;

-- What an officer answered lately is counted for the load of officers: without this index every step would be read. A
-- closing may carry the answer.
CREATE INDEX grievance_step_answers ON grievance_step (at, account, grievance) WHERE deed IN ('answered', 'closed');

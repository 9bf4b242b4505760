-- A family's page asks what SIKS-NG has otherwise.
CREATE INDEX siks_task_family ON siks_task (family, id);

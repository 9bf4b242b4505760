-- A list of SIKS-NG says whose receivers it names and of which day it is: reading it closes the lines that wait for it.
ALTER TABLE siks_list ADD COLUMN programme TEXT NOT NULL DEFAULT '';
ALTER TABLE siks_list ADD COLUMN listed_on TEXT;

-- Is a photo's file named by another photo still? Asked before a file is removed.
CREATE INDEX objection_photo_digest ON objection_photo (digest);
CREATE INDEX objection_photo_thumb ON objection_photo (thumb);

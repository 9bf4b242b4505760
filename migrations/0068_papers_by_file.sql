-- A file goes when nobody names it any more: asked by its name before it is removed.
CREATE INDEX grievance_photo_by_digest ON grievance_photo (digest);
CREATE INDEX grievance_photo_by_thumb ON grievance_photo (thumb);
CREATE INDEX request_paper_by_digest ON request_paper (digest);

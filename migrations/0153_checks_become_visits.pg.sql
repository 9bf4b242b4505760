-- Checks of families become field checks, with their ids. The last moment of a day in WIB, WITA or WIT lies on that day
-- in UTC too. A family under an open field check keeps that one; the other ends here.
INSERT INTO registry_visit (id, family, region, state, reason, asked_by, asked_at, due_on, tries, outcome, visited_on,
                            visited_by, lat, lon, note, family_says, seen, finding, judged_by, judged_at, verdict,
                            version)
SELECT c.id, c.family, c.region,
       CASE WHEN NOT c.is_open OR v.id IS NOT NULL THEN 'accepted' WHEN c.state = 'visited' THEN 'done' ELSE 'open' END,
       'Pemeriksaan data berkala', c.opened_by, c.opened_at,
       to_char(to_timestamp(c.due_at / 1000) AT TIME ZONE 'UTC', 'YYYY-MM-DD'),
       CASE WHEN c.visited_on IS NULL THEN 0 ELSE 1 END,
       CASE c.seen WHEN 'none' THEN '' WHEN 'absent' THEN 'absent' ELSE 'met' END,
       c.visited_on, c.visited_by, c.lat, c.lon, c.note, c.family_says, c.seen, c.finding,
       CASE WHEN c.is_open AND v.id IS NOT NULL THEN c.opened_by ELSE c.closed_by END,
       CASE WHEN c.is_open AND v.id IS NOT NULL THEN c.opened_at ELSE c.closed_at END,
       CASE WHEN c.is_open AND v.id IS NOT NULL THEN 'Dilanjutkan pada cek lapangan yang terbuka' ELSE '' END,
       c.version
  FROM family_check c
  LEFT JOIN registry_visit v ON v.family = c.family AND v.state IN ('open', 'done');

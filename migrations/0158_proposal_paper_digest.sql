-- Two villages may send the same paper: a file goes when nobody names it any more.
CREATE INDEX proposal_paper_digest ON proposal_paper (digest);

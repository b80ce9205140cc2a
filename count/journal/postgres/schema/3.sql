-- The third counting of a batch is claimed like a side of it.
ALTER TABLE claim DROP CONSTRAINT claim_side_check;
ALTER TABLE claim ADD CONSTRAINT claim_side_check CHECK (side IN ('A', 'B', 'R'));

-- The program that is at work at a table, by the name that all of its
-- connections bear.
CREATE TABLE work (
	holder  name PRIMARY KEY DEFAULT session_user,
	program text NOT NULL,
	machine text NOT NULL,
	since   timestamptz NOT NULL DEFAULT clock_timestamp(),
	seen    timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE claim (
	batch   integer CHECK (batch > 0),
	side    text CHECK (side IN ('A', 'B')),
	holder  name NOT NULL DEFAULT session_user,
	machine text NOT NULL,
	who     text NOT NULL,
	held    timestamptz NOT NULL DEFAULT clock_timestamp(),
	seen    timestamptz NOT NULL DEFAULT clock_timestamp(),
	PRIMARY KEY (batch, side)
);

-- A workstation: what it says of itself, and when it was last heard.
CREATE TABLE seat (
	holder  name DEFAULT session_user,
	machine text,
	who     text NOT NULL DEFAULT '',
	seen    timestamptz NOT NULL DEFAULT clock_timestamp(),
	PRIMARY KEY (holder, machine)
);

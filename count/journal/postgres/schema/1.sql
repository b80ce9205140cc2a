CREATE TABLE about (
	one     boolean PRIMARY KEY DEFAULT true CHECK (one),
	version integer NOT NULL
);
INSERT INTO about (version) VALUES (1);

-- writer and stored are for whoever has to find out what happened in a hall.
CREATE TABLE event (
	seq    bigint PRIMARY KEY CHECK (seq > 0),
	body   text NOT NULL,
	hash   bytea NOT NULL CHECK (length(hash) = 32),
	writer name NOT NULL DEFAULT session_user,
	stored timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- A closed side of a batch that tables may not see. waiting: it stands, and
-- the other side's close completes the pair.
CREATE TABLE veil (
	seq      bigint PRIMARY KEY,
	batch    integer NOT NULL,
	side     text NOT NULL,
	stand_in text NOT NULL,
	waiting  boolean NOT NULL DEFAULT true
);
CREATE INDEX veil_batch ON veil (batch);

-- An event that was veiled until another one came.
CREATE TABLE lifted (
	seq  bigint NOT NULL,
	upon bigint NOT NULL
);
CREATE INDEX lifted_upon ON lifted (upon);

-- Never holds a row: locking it is the turn to write, first come first served.
CREATE TABLE turn ();

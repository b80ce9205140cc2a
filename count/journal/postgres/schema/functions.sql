-- Every function runs as the owner of the tables, whom nobody can log in as.
-- session_user is still the address that was used.

CREATE FUNCTION chief() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, countersign, pg_temp AS $$
	SELECT pg_has_role(session_user, $CHIEFS$, 'member')
$$;

CREATE FUNCTION origin() RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
	SELECT sha256(convert_to(E'countersign count 1\n', 'UTF8'))
$$;

CREATE FUNCTION head() RETURNS TABLE (seq bigint, hash bytea)
LANGUAGE plpgsql STABLE AS $$
BEGIN
	SELECT e.seq, e.hash INTO seq, hash FROM event e ORDER BY e.seq DESC LIMIT 1;
	IF NOT FOUND THEN
		seq := 0;
		hash := origin();
	END IF;
	RETURN NEXT;
END
$$;

-- read gives rows of these kinds:
--   p  the event before the first one: number and hash
--   e  an event
--   v  an event that may not be seen yet: body is what stands in for it
--   l  an event before the first one that was veiled until one of these, whole
--   h  the head
-- It stops after the event that fills room, in bytes.
CREATE FUNCTION read(start bigint, room bigint)
RETURNS TABLE (kind "char", seq bigint, body text, hash bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, countersign, pg_temp AS $$
DECLARE
	sees boolean := pg_has_role(session_user, $CHIEFS$, 'member');
	used bigint := 0;
	cover text;
BEGIN
	FOR seq, body, hash, cover IN
		SELECT e.seq, e.body, e.hash, (SELECT v.stand_in FROM veil v WHERE v.seq = e.seq) FROM event e
		WHERE e.seq >= start - 1 ORDER BY e.seq
	LOOP
		kind := 'e';
		IF seq < start THEN
			kind := 'p';
			body := '';
		ELSIF cover IS NOT NULL AND NOT sees THEN
			kind := 'v';
			body := cover;
		END IF;
		RETURN NEXT;
		used := used + octet_length(body);
		EXIT WHEN used >= room;
	END LOOP;
	IF NOT FOUND OR used >= room THEN
		SELECT h.seq, h.hash INTO seq, hash FROM head() h;
	END IF;
	kind := 'h';
	body := '';
	RETURN NEXT;
	IF NOT sees AND start > 1 THEN
		kind := 'l';
		FOR seq, body, hash IN
			SELECT e.seq, e.body, e.hash FROM lifted l JOIN event e ON e.seq = l.seq WHERE l.upon >= start AND l.seq < start
		LOOP
			RETURN NEXT;
		END LOOP;
	END IF;
END
$$;

-- turn waits until nobody else writes, then reads. It is over with the
-- transaction, whose commit does not wait for the disk: whoever wrote in it asks
-- for flush before telling anybody, and the next one need not wait for that.
CREATE FUNCTION turn(start bigint, room bigint)
RETURNS TABLE (kind "char", seq bigint, body text, hash bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
	LOCK TABLE turn IN EXCLUSIVE MODE;
	PERFORM set_config('synchronous_commit', 'off', true);
	RETURN QUERY SELECT r.kind, r.seq, r.body, r.hash FROM read(start, room) r;
END
$$;

-- finish ends the claim of what this table has done now. What another one has in
-- hand is refused.
CREATE FUNCTION finish(number integer, face text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM claim c WHERE c.batch = number AND c.side = face AND c.holder = session_user;
	IF NOT FOUND AND EXISTS (SELECT FROM claim c WHERE c.batch = number AND c.side = face AND alive(c.seen)) THEN
		RAISE EXCEPTION SQLSTATE 'CS003' USING MESSAGE = 'claimed';
	END IF;
END
$$;

-- cover keeps the veil in step with event n. What calls itself a close and is
-- not spelled as the desk spells one is refused: its figures would go out.
CREATE FUNCTION cover(n bigint, b text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
	top text := left(b, 4096);
	m text[];
	number integer;
BEGIN
	IF position('"command":{"do":"close"' IN top) > 0 THEN
		m := regexp_match(top, '^\{"seq":([0-9]{1,18}),"at":"([^"\\]*)","command":\{"do":"close",(?:"place":"(?:[^"\\]|\\.)*",)?"batch":([0-9]{1,9}),"side":"([AB])","recorder":"((?:[^"\\]|\\.)*)",');
		IF m IS NULL OR m[1]::bigint <> n THEN
			RAISE EXCEPTION SQLSTATE 'CS004' USING MESSAGE = 'a close that is not spelled as one';
		END IF;
		number := m[3]::integer;
		PERFORM finish(number, m[4]);
		IF EXISTS (SELECT FROM veil v WHERE v.batch = number AND v.side <> m[4] AND v.waiting) THEN
			WITH gone AS (DELETE FROM veil v WHERE v.batch = number RETURNING v.seq)
			INSERT INTO lifted (seq, upon) SELECT g.seq, n FROM gone g;
			RETURN;
		END IF;
		INSERT INTO veil (seq, batch, side, stand_in) VALUES (n, number, m[4],
			'{"seq":' || n || ',"at":"' || m[2] || '","command":{"do":"veiled","batch":' || m[3] || ',"side":"' || m[4] || '","recorder":"' || m[5] || '"}}');
	ELSIF position('"command":{"do":"reopen"' IN top) > 0 THEN
		m := regexp_match(top, '"command":\{"do":"reopen",(?:"place":"(?:[^"\\]|\\.)*",)?"batch":([0-9]{1,9}),"side":"([AB])"');
		IF m IS NOT NULL THEN
			UPDATE veil v SET waiting = false WHERE v.batch = m[1]::integer AND v.side = m[2];
		END IF;
	ELSIF position('"command":{"do":"recount"' IN top) > 0 THEN
		m := regexp_match(top, '"command":\{"do":"recount",(?:"place":"(?:[^"\\]|\\.)*",)?"batch":([0-9]{1,9}),');
		IF m IS NOT NULL THEN
			PERFORM finish(m[1]::integer, 'R');
		END IF;
	END IF;
END
$$;

-- put adds events, for whoever has the turn. rung: since when the last event is
-- there.
CREATE FUNCTION put(after bigint, bodies text[]) RETURNS TABLE (seq bigint, hash bytea, rung timestamptz)
LANGUAGE plpgsql AS $$
DECLARE
	b text;
BEGIN
	SELECT e.seq, e.hash, e.stored INTO seq, hash, rung FROM event e ORDER BY e.seq DESC LIMIT 1;
	IF NOT FOUND THEN
		seq := 0;
		hash := origin();
	END IF;
	IF seq <> after THEN
		RAISE EXCEPTION SQLSTATE 'CS001' USING MESSAGE = 'moved';
	END IF;
	RETURN NEXT;
	FOREACH b IN ARRAY bodies LOOP
		IF octet_length(b) NOT BETWEEN 2 AND 33554432 OR left(b, 1) <> '{' OR right(b, 1) <> '}' OR strpos(b, E'\n') > 0 OR strpos(b, E'\r') > 0 THEN
			RAISE EXCEPTION SQLSTATE 'CS004' USING MESSAGE = 'not an object on one line';
		END IF;
		seq := seq + 1;
		hash := sha256(hash || convert_to(b, 'UTF8'));
		INSERT INTO event (seq, body, hash) VALUES (put.seq, b, put.hash);
		PERFORM cover(seq, b);
		RETURN NEXT;
	END LOOP;
END
$$;

-- append gives the event before the new ones, then the new ones. In a storm it
-- rings three times a second: whoever was rung looks again a little later.
CREATE FUNCTION append(after bigint, bodies text[]) RETURNS TABLE (seq bigint, hash bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, countersign, pg_temp AS $$
DECLARE
	rung timestamptz;
BEGIN
	LOCK TABLE turn IN EXCLUSIVE MODE;
	IF relieved() THEN
		RAISE EXCEPTION SQLSTATE 'CS005' USING MESSAGE = 'relieved';
	END IF;
	FOR seq, hash, rung IN SELECT p.seq, p.hash, p.rung FROM put(after, bodies) p LOOP
		RETURN NEXT;
	END LOOP;
	IF rung IS NULL OR floor(extract(epoch FROM rung) * 3) <> floor(extract(epoch FROM clock_timestamp()) * 3) THEN
		PERFORM pg_notify('countersign', '');
	END IF;
END
$$;

-- warm has a new connection learn what it needs later, in its turn, when all
-- wait for it: it reads, and adds a pair of closes that it takes back.
CREATE FUNCTION warm() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, countersign, pg_temp AS $$
DECLARE
	n bigint;
BEGIN
	PERFORM set_config('synchronous_commit', 'off', true);
	SELECT h.seq INTO n FROM head() h;
	PERFORM FROM read(n, 1);
	PERFORM FROM put(n, ARRAY(SELECT '{"seq":' || n + i || ',"at":"","command":{"do":"close","batch":999999999,"side":"' || chr(64 + i) || '","recorder":"","":0}}'
		FROM generate_series(1, 2) i));
	RAISE EXCEPTION SQLSTATE 'CS000' USING MESSAGE = 'taken back';
EXCEPTION WHEN OTHERS THEN
	RETURN;
END
$$;

-- flush returns when all that was committed before is on disk: the server
-- flushes its log in order, and once for all who wait.
CREATE FUNCTION flush() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
	PERFORM pg_logical_emit_message(true, 'countersign', '');
END
$$;

-- settle tells, once nobody writes any more, what came after an event.
CREATE FUNCTION settle(after bigint, many bigint) RETURNS TABLE (seq bigint, hash bytea, mine boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
	LOCK TABLE turn IN EXCLUSIVE MODE;
	PERFORM pg_logical_emit_message(true, 'countersign', ''); -- what is seen here is on disk after the commit
	IF after = 0 THEN
		seq := 0;
		hash := origin();
		mine := false;
		RETURN NEXT;
	END IF;
	RETURN QUERY SELECT e.seq, e.hash, e.writer = session_user FROM event e
		WHERE e.seq >= after AND e.seq <= after + many ORDER BY e.seq;
END
$$;

CREATE FUNCTION reveal(n bigint) RETURNS TABLE (prev bytea, body text, hash bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
	IF NOT pg_has_role(session_user, $CHIEFS$, 'member') AND EXISTS (SELECT FROM veil v WHERE v.seq = n) THEN
		RAISE EXCEPTION SQLSTATE 'CS002' USING MESSAGE = 'veiled';
	END IF;
	RETURN QUERY SELECT CASE WHEN n = 1 THEN origin() ELSE (SELECT p.hash FROM event p WHERE p.seq = n - 1) END, e.body, e.hash
		FROM event e WHERE e.seq = n;
END
$$;

-- verify gives the first event that does not fit the chain, or 0.
CREATE FUNCTION verify() RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, countersign, pg_temp AS $$
DECLARE
	n bigint := 0;
	h bytea := origin();
	e record;
BEGIN
	FOR e IN SELECT seq, body, hash FROM event ORDER BY seq LOOP
		n := n + 1;
		h := sha256(h || convert_to(e.body, 'UTF8'));
		IF e.seq <> n OR e.hash <> h THEN
			RETURN n;
		END IF;
	END LOOP;
	RETURN 0;
END
$$;

CREATE FUNCTION alive(seen timestamptz) RETURNS boolean LANGUAGE sql VOLATILE AS $$
	SELECT seen > clock_timestamp() - interval '$LAPSE$'
$$;

-- program is what all connections of one program are called.
CREATE FUNCTION program() RETURNS text LANGUAGE sql STABLE AS $$
	SELECT current_setting('application_name')
$$;

-- relieved says that another program is at work at this table. A program that
-- never arrived is let in while nobody is.
CREATE FUNCTION relieved() RETURNS boolean LANGUAGE sql VOLATILE AS $$
	SELECT EXISTS (SELECT FROM work w WHERE w.holder = session_user AND w.program <> program() AND alive(w.seen))
$$;

-- occupant tells which other program is at work at this table.
CREATE FUNCTION occupant(here text) RETURNS TABLE (machine text, same boolean, who text, since double precision, silent double precision)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, countersign, pg_temp AS $$
	SELECT w.machine, w.machine = here, coalesce((SELECT s.who FROM seat s WHERE s.holder = session_user AND s.machine = w.machine), ''),
		extract(epoch FROM clock_timestamp() - w.since), extract(epoch FROM clock_timestamp() - w.seen)
	FROM work w WHERE w.holder = session_user AND w.program <> program() AND alive(w.seen)
$$;

-- arrive has this program be the one that is at work at its table. Where another
-- one is, nothing changes unless that is known, and occupant tells who it is. A
-- program of this computer that has no connection any more has ended, whatever
-- its last sign of life. What a relieved one had claimed is free.
CREATE FUNCTION arrive(here text, knowingly boolean) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, countersign, pg_temp AS $$
DECLARE
	w work;
BEGIN
	LOOP
		INSERT INTO work (program, machine) VALUES (program(), here) ON CONFLICT DO NOTHING;
		IF FOUND THEN
			RETURN true;
		END IF;
		SELECT * INTO w FROM work o WHERE o.holder = session_user FOR UPDATE;
		EXIT WHEN FOUND;
	END LOOP;
	IF w.program = program() THEN
		RETURN true;
	END IF;
	IF alive(w.seen) AND NOT knowingly AND (w.machine <> here OR EXISTS (SELECT FROM pg_stat_activity a WHERE a.application_name = w.program)) THEN
		RETURN false;
	END IF;
	IF alive(w.seen) THEN
		DELETE FROM claim c WHERE c.holder = session_user AND c.machine <> here;
	END IF;
	UPDATE work o SET program = program(), machine = here, since = clock_timestamp(), seen = clock_timestamp() WHERE o.holder = session_user;
	RETURN true;
END
$$;

-- depart is the end of this program.
CREATE FUNCTION depart() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, countersign, pg_temp AS $$
	DELETE FROM work WHERE holder = session_user AND program = program()
$$;

-- claim gives whose lapsed claim it was, or nothing.
CREATE FUNCTION claim(number integer, face text, here text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, countersign, pg_temp AS $$
DECLARE
	c claim;
	sits text := coalesce((SELECT s.who FROM seat s WHERE s.holder = session_user AND s.machine = here), '');
BEGIN
	IF relieved() THEN
		RAISE EXCEPTION SQLSTATE 'CS005' USING MESSAGE = 'relieved';
	END IF;
	LOOP
		INSERT INTO claim (batch, side, machine, who) VALUES (number, face, here, sits) ON CONFLICT DO NOTHING;
		IF FOUND THEN
			RETURN '';
		END IF;
		SELECT * INTO c FROM claim o WHERE o.batch = number AND o.side = face FOR UPDATE;
		EXIT WHEN FOUND;
	END LOOP;
	IF c.holder = session_user AND c.machine = here THEN
		UPDATE claim o SET who = sits, seen = clock_timestamp() WHERE o.batch = number AND o.side = face;
		RETURN '';
	END IF;
	IF alive(c.seen) THEN
		RAISE EXCEPTION SQLSTATE 'CS003' USING MESSAGE = 'claimed';
	END IF;
	UPDATE claim o SET holder = session_user, machine = here, who = sits, held = clock_timestamp(), seen = clock_timestamp()
		WHERE o.batch = number AND o.side = face;
	RETURN c.holder;
END
$$;

CREATE FUNCTION release(number integer, face text, here text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, countersign, pg_temp AS $$
	DELETE FROM claim WHERE batch = number AND side = face AND (chief() OR holder = session_user AND machine = here AND NOT relieved())
$$;

CREATE FUNCTION claims(here text) RETURNS TABLE (batch integer, side text, holder name, machine text, who text,
	mine boolean, held double precision, silent double precision, lapsed boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, countersign, pg_temp AS $$
	SELECT c.batch, c.side, c.holder, c.machine, c.who, c.holder = session_user AND c.machine = here AND NOT (SELECT relieved()),
		extract(epoch FROM clock_timestamp() - c.held), extract(epoch FROM clock_timestamp() - c.seen), NOT alive(c.seen)
	FROM claim c
	ORDER BY c.batch, c.side
$$;

CREATE FUNCTION sit(here text, person text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, countersign, pg_temp AS $$
	INSERT INTO seat (machine, who) VALUES (here, person)
	ON CONFLICT (holder, machine) DO UPDATE SET who = person, seen = clock_timestamp()
$$;

CREATE FUNCTION tables() RETURNS TABLE (holder name, machine text, who text, silent double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, countersign, pg_temp AS $$
	SELECT s.holder, s.machine, s.who, extract(epoch FROM clock_timestamp() - s.seen) FROM seat s
	UNION ALL
	SELECT r.rolname, '', '', NULL FROM pg_roles r
	WHERE r.rolcanlogin AND NOT r.rolsuper AND pg_has_role(r.oid, $TABLES$, 'member')
		AND NOT EXISTS (SELECT FROM seat s WHERE s.holder = r.rolname)
$$;

-- pulse says that a workstation lives, for its claims too, and gives the
-- number of the last event. What it writes may be lost with the server.
CREATE FUNCTION pulse(here text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, countersign, pg_temp AS $$
DECLARE
	old timestamptz := clock_timestamp() - interval '4 s';
BEGIN
	PERFORM set_config('synchronous_commit', 'off', true);
	IF NOT EXISTS (SELECT FROM seat s WHERE s.holder = session_user AND s.machine = here AND s.seen > old) THEN
		INSERT INTO seat (machine) VALUES (here)
		ON CONFLICT (holder, machine) DO UPDATE SET seen = clock_timestamp();
	END IF;
	UPDATE work w SET seen = clock_timestamp() WHERE w.holder = session_user AND w.program = program() AND w.seen <= old;
	IF NOT relieved() THEN
		UPDATE claim c SET seen = clock_timestamp() WHERE c.holder = session_user AND c.machine = here AND c.seen <= old;
	END IF;
	RETURN (SELECT h.seq FROM head() h);
END
$$;

-- keep is for accidents: whoever owns the tables can take it away again.
CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'an event is never changed or taken out' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER keep BEFORE UPDATE OR DELETE OR TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION keep();

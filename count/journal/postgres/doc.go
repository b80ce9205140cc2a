// Package postgres keeps the events of one count in a PostgreSQL database, for
// a hall in which many workstations count at once. There is no server program
// beside PostgreSQL, 13 or newer.
//
//	setup, err := postgres.Init(ctx, "postgres://owner@server/hall", 40) // once
//	j, err := postgres.Open(ctx, setup.Tables[6], "laptop-12")           // at table 7
//
// A *Journal passes the contract of package journaltest and is a
// journal.Shared and a journal.Claims. journal.Copy takes a count from a file
// to a hall and back, event for event and hash for hash.
//
// # What the database keeps
//
// One database holds one count, in the schema "countersign":
//
//	event    seq, body, hash: the chain of package journal; who wrote it, when
//	veil     closed sides of batches that tables may not see yet
//	lifted   events that were veiled, and the event that ended it
//	turn     empty: locking it is the turn to write, first come first served
//	claim    which workstation has which side of which batch
//	seat     the workstations, who sits there, when they were last heard
//	work     which program is at work at a table: one at a time
//	about    the version of all this
//
// schema/1.sql, 2.sql, ... lead from version to version, functions.sql holds
// what workstations may run. Only Init changes the schema, as the owner.
//
// # Promises
//
//   - Append is one transaction that names the event it follows. The server
//     hashes; the workstation hashes as well and compares.
//   - What Append acknowledged has been flushed by the server. In a turn, others
//     may read an event a moment before it is: if the server crashes in that
//     moment it is gone, nobody was told that it is kept, and who had read it
//     reads anew (package desk does).
//   - An Append whose answer was lost is found out: its connection is ended at
//     the server, then what is there is looked at. ErrUnsettled only where the
//     server cannot be asked for five seconds.
//   - The address of a table can run the functions, and nothing else. No address
//     that Init hands out changes or removes an event, or reads a table.
//   - One program works at a table (Arrive). Another one is told which, since when
//     and when it was last heard, and may take over knowingly: then the first may
//     neither claim nor append, and what it had claimed is free. One that crashed
//     is waited for as long as its claims last, on its own computer not at all.
//   - The figures of a closed side are not sent to any table, not even to the
//     one that closed it, before the other side of the batch is closed. Until
//     then Read gives what stands in for it, with the true hash:
//     {"seq":3,"at":"...","command":{"do":"veiled","batch":7,"side":"A","recorder":"..."}}
//     The chief's address reads everything whole. Whoever wants nobody to try
//     figures out against the hash puts something random into the event, behind
//     the recorder's name.
//   - A turn to write is ended by the server when its workstation hangs in it
//     for two seconds (idle_in_transaction_session_timeout) or its computer is
//     gone (tcp_keepalives_*, tcp_user_timeout). Nobody waits longer than eight
//     seconds for one (lock_timeout).
//   - Errors hold no address, no password, no figure.
//
// A workstation takes up to three connections, so 100 tables need
// max_connections of about 310: Setup says what is needed and what there is.
//
// # Other servers
//
// Tests run on PostgreSQL 15. CockroachDB and YugabyteDB were not tried.
// What the schema needs of a server, beyond tables: functions in PL/pgSQL that
// run as their owner, LOCK TABLE, LISTEN and NOTIFY (without them a workstation
// looks every two seconds), pg_terminate_backend. CockroachDB documents LOCK
// TABLE and LISTEN as missing, so it is not expected to work there.
package postgres

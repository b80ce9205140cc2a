// Package journal keeps the events of one count: append-only, chained by
// hashes, and on disk before anybody is told that they are kept.
//
// Create begins a count file, Open goes on with one, OpenReadOnly looks at one
// without changing anything. All three give a *File, the Journal that a desk
// works with. Another Journal has to pass journaltest.Run.
//
// # Promises
//
//   - Append returns only after the commit is on disk. What it acknowledged
//     survives the end of the program and of the power.
//   - Append takes all events of a call or none.
//   - Nothing is overwritten: there is no call that changes or removes an event.
//   - One program has a count open at a time; a second one gets ErrBusy at once.
//   - Read hands out an event only after proving its place in the chain.
//   - Opening looks at every page of the file: one rotten byte can hide the
//     last events, and what is left of the chain is whole then.
//   - Salvage saves from a damaged file what the chain proves, and writes it to
//     a new one.
//
// # The chain
//
// An event is a body: one JSON object in UTF-8, on one line, without white
// space around it, 2 bytes to 32 MiB. Events are numbered from 1. With ‖ for
// putting bytes one after the other:
//
//	hash 0 = SHA-256("countersign count 1\n")
//	hash n = SHA-256(hash n-1 ‖ body n)
//
// Hash n-1 is its 32 bytes, not the hexadecimal text. The format line is the
// 20 bytes between the quotes, the last of them 0x0A. Bodies are hashed as they
// were given: whoever writes a body writes its canonical form.
//
// The chain shows that an event was changed, moved, inserted or taken out
// before the last one. It cannot show that the last events were cut off, nor
// that somebody rewrote every hash from some event on: for that, compare Head
// with the digest that the signed sheet carries.
//
// # The file
//
// A count file is an SQLite 3 database in UTF-8:
//
//	application_id  0x43534A4C ("CSJL")
//	user_version    1
//	journal mode    rollback (never write-ahead)
//
// It holds exactly one object, this table, by exactly this statement:
//
//	CREATE TABLE event (
//		seq  INTEGER PRIMARY KEY CHECK (seq > 0),
//		body TEXT NOT NULL,
//		hash BLOB NOT NULL CHECK (length(hash) = 32)
//	) STRICT
//
// Anything more (a trigger, a view, an index) or less makes the file foreign
// or damaged, and it is refused before a statement touches the table.
//
// While a count is open, a file with the suffix "-journal" lies beside it.
// After a crash it holds what is needed to undo the half-written commit: it
// belongs to the count and must be kept, moved and copied with it. Open refuses
// to undo with it what is no half-written commit of this count (ErrStray). No
// count ever has a "-wal" beside it: SQLite would put the pages of one into the
// file, so beside one no count is opened, looked at, salvaged or begun.
//
// A symbolic link to a count is followed first: what belongs to the count lies
// beside the file, not beside the link.
//
// A commit costs four syncs of the disk: the rollback journal's pages, its
// page count, the file, the end of the rollback journal. That is what
// synchronous=FULL means; fewer would leave something to luck when the power
// fails. BenchmarkAppend and BenchmarkBareFsync give the figures of a disk.
//
// A program that has a count open must not open the file in any other way, not
// even for copying: on Unix, closing that second handle drops the lock.
package journal

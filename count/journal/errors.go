package journal

import (
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Error is a refusal with a stable code, a sentence for the person, and what
// lies beneath it for the log.
type Error struct {
	Code  string
	Text  string
	Cause error
}

// Error is the sentence.
func (e *Error) Error() string { return e.Text }

// Unwrap is the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Is compares codes, so that errors.Is finds ErrBusy whatever its cause.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Code == e.Code
}

// Because is the same refusal with what lies beneath it.
func (e *Error) Because(cause error) *Error { return &Error{e.Code, e.Text, cause} }

// What a journal refuses.
var (
	ErrBusy       = &Error{Code: "busy", Text: "this count is open in another window"}
	ErrMoved      = &Error{Code: "moved", Text: "somebody else wrote to this count first: look at it again, then repeat"}
	ErrBody       = &Error{Code: "body", Text: "this entry cannot be kept: it is not one JSON object on one line"}
	ErrExists     = &Error{Code: "exists", Text: "there is a file of this name already: choose another name, a count is never written over"}
	ErrMissing    = &Error{Code: "missing", Text: "there is no such count: check the name and the folder"}
	ErrForeign    = &Error{Code: "foreign", Text: "not a Countersign count: choose a file that ends in .count"}
	ErrNewer      = &Error{Code: "newer", Text: "this count was made by a newer Countersign: update the program to open it"}
	ErrDamaged    = &Error{Code: "damaged", Text: "this count is damaged or cut short: keep the file as it is and open a copy made earlier"}
	ErrUnfinished = &Error{Code: "unfinished", Text: "the program ended in the middle of writing this count: open it once in Countersign, which puts it right, then look again"}
	ErrFull       = &Error{Code: "full", Text: "the disk is full, nothing was written: make 1 MB of room or more, then repeat"}
	ErrReadOnly   = &Error{Code: "read-only", Text: "this count cannot be written: its file or its folder is read-only, copy both to a disk that can be written"}
	ErrPrivate    = &Error{Code: "private", Text: "this count may not be read by whoever runs this program: open it under the user of the computer who began it, or ask them for a copy"}
	ErrNoLocks    = &Error{Code: "no locks", Text: "this disk or shared folder cannot keep a second program out of the count: copy the count to a disk of this computer, and open it there"}
	ErrAway       = &Error{Code: "away", Text: "the file of this count is gone from its folder: put the stick back in, or give file and folder their names back, then open the count again; every accepted entry is in that file"}
	ErrDisk       = &Error{Code: "disk", Text: "the disk failed: close the count, check the disk, open the count again"}
	ErrStray      = &Error{Code: "stray", Text: "beside this count lies a file of the same name that ends in -journal or -wal and is no part of it, left by another count or program: move that file to another folder, then try again; nothing was changed"}
	ErrLinked     = &Error{Code: "linked", Text: "this file has another name in this folder (a hard link), and beside that one lies what a crash left, a file that ends in -journal: open the count by that name; nothing was changed"}
	ErrName       = &Error{Code: "name", Text: "no count can have this name: it is too long, goes through a file as if that were a folder, or is a link that leads to itself; choose another name"}
	ErrVeiled     = &Error{Code: "veiled", Text: "the other side of this batch is still being counted: its figures come when both are closed"}
	ErrClaimed    = &Error{Code: "claimed", Text: "another table is counting this side of the batch: take the next batch"}
	ErrRelieved   = &Error{Code: "relieved", Text: "this table is at work in another window or on another computer: go on there, or close it there first"}
	ErrOffline    = &Error{Code: "offline", Text: "the network or the hall's database is gone: nothing is lost, what is typed stays here, try again in a moment"}
	ErrUnsettled  = &Error{Code: "unsettled", Text: "the network went while this entry was being saved: the program finds out whether it arrived as soon as the network is back"}
	ErrAccess     = &Error{Code: "access", Text: "the hall's database refuses this address: compare it with the one that the chief teller handed out"}
	ErrClosed     = &Error{Code: "closed", Text: "this count has been closed: open it again"}
)

// BrokenError names the first event of a journal that does not fit the chain.
type BrokenError struct {
	Seq   int64  // the event that is wrong, or the place of one that is missing
	Why   string // the rest of the sentence
	Cause error  // may be nil
}

// Error is the sentence.
func (e *BrokenError) Error() string {
	return fmt.Sprintf("event %d of this count %s: do not go on with this file", e.Seq, e.Why)
}

// Unwrap is the cause.
func (e *BrokenError) Unwrap() error { return e.Cause }

// translate turns an error of the driver into one of ours. What has no code is
// passed on as it is.
func translate(err error) error {
	var d *sqlite.Error
	if !errors.As(err, &d) {
		return err
	}
	if e := byResult(d.Code()); e != nil {
		return e.Because(err)
	}
	return fmt.Errorf("count file: %w", err)
}

func byResult(code int) *Error {
	switch code {
	case sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY:
		return ErrUnfinished
	case sqlite3.SQLITE_IOERR_SHORT_READ, sqlite3.SQLITE_IOERR_CORRUPTFS:
		return ErrDamaged
	}
	switch code & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return ErrBusy
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return ErrReadOnly // CANTOPEN: the folder does not take the rollback journal
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return ErrDamaged
	case sqlite3.SQLITE_FULL:
		return ErrFull
	case sqlite3.SQLITE_IOERR:
		return ErrDisk
	}
	return nil
}

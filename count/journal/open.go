package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	_ "modernc.org/sqlite" // registers the driver "sqlite"
)

const windows = runtime.GOOS == "windows"

// Open goes on with the count at path, undoing a commit that a crash left
// half done. ErrBusy, ErrMissing, ErrForeign, ErrNewer, ErrDamaged,
// ErrName, ErrReadOnly, ErrPrivate, ErrNoLocks, ErrStray, ErrLinked say why not.
func Open(path string) (*File, error) {
	path, err := actual(path)
	if err != nil {
		return nil, err
	}
	if err := guard(path); err != nil {
		return nil, err
	}
	return open(path, false)
}

// OpenReadOnly looks at the count at path. It changes nothing, not even after
// a crash (ErrUnfinished, ErrLinked), leaves no file behind and works on a medium that
// cannot be written. While it is open nobody can write to the count.
func OpenReadOnly(path string) (*File, error) {
	path, err := actual(path)
	if err != nil {
		return nil, err
	}
	return open(path, true)
}

func open(path string, readOnly bool) (*File, error) {
	fi, err := os.Stat(path)
	if err != nil {
		return nil, fileError(err)
	}
	if !fi.Mode().IsRegular() {
		return nil, ErrForeign.Because(fmt.Errorf("%s is no regular file", fi.Mode().Type()))
	}
	if !hold(fi) {
		return nil, ErrBusy
	}
	f := &File{path: path, info: fi, readOnly: readOnly}
	if err := f.start(path); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// start takes the lock, then judges the file, then reads the head.
func (f *File) start(path string) error {
	ctx := context.Background()
	if err := probe(path); err != nil {
		return err
	}
	other := linked(path, f.info) // before SQLite undoes what lies beside this name
	if err := f.connect(ctx, path); err != nil {
		return err // somebody has it open by its other name, perhaps
	}
	if other != nil {
		return other
	}
	fi, err := os.Stat(path) // again: undoing a commit changes the length
	if err != nil {
		return fileError(err)
	}
	if err := checkSize(ctx, f.conn, fi.Size()); err != nil {
		return err
	}
	if !f.readOnly {
		if err := migrate(ctx, f.conn); err != nil {
			return err
		}
	}
	if err := checkSchema(ctx, f.conn); err != nil {
		return err
	}
	if f.insert, err = f.conn.PrepareContext(ctx, "INSERT INTO event (seq, body, hash) VALUES (?, ?, ?)"); err != nil {
		return translate(err)
	}
	if f.head, err = f.last(ctx); err != nil {
		return err
	}
	return f.wholeStore(ctx)
}

// wholeStore lets SQLite look at every page before anybody relies on what it
// gives: one rotten byte can hide the last events, and the chain, which ends
// earlier then, is whole. If something is wrong, the first event that does not
// fit is looked for, for its name says more.
func (f *File) wholeStore(ctx context.Context) error {
	err := checkStore(ctx, f.conn)
	if err == nil {
		return nil
	}
	if named := f.Verify(ctx); named != nil {
		return named
	}
	return err
}

// settings come before the first look at the file. There is no waiting for a
// lock; a hostile schema runs nothing; fullfsync is what macOS needs for FULL.
const settings = `
	PRAGMA busy_timeout = 0;
	PRAGMA trusted_schema = OFF;
	PRAGMA cell_size_check = ON;
	PRAGMA mmap_size = 0;
	PRAGMA temp_store = MEMORY;
	PRAGMA synchronous = FULL;
	PRAGMA fullfsync = ON;
	PRAGMA locking_mode = EXCLUSIVE;`

// connect opens the one connection and takes the lock for good.
func (f *File) connect(ctx context.Context, path string) error {
	if err := strays(path); err != nil {
		return err
	}
	name, err := dsn(path, f.readOnly)
	if err != nil {
		return err
	}
	if f.db, err = sql.Open("sqlite", name); err != nil {
		return translate(err)
	}
	f.db.SetMaxOpenConns(1)
	if f.conn, err = f.db.Conn(ctx); err != nil {
		return translate(err)
	}
	lock := "BEGIN EXCLUSIVE; COMMIT"
	if f.readOnly {
		lock = "SELECT count(*) FROM sqlite_schema" // a shared lock, kept by EXCLUSIVE
	}
	for _, q := range []string{settings, lock} {
		if _, err := f.conn.ExecContext(ctx, q); err != nil {
			return unlocked(path, translate(err))
		}
	}
	return f.settled(ctx)
}

// unlocked tells a lock that nobody can take from one that somebody has.
func unlocked(path string, err error) error {
	if (errors.Is(err, ErrBusy) || errors.Is(err, ErrDisk)) && !keepsLocks(path) {
		return ErrNoLocks.Because(err)
	}
	return err
}

// settled asks whether the settings that promises rest on were taken: SQLite
// passes over a PRAGMA that it cannot follow.
func (f *File) settled(ctx context.Context) error {
	var mode string
	if err := f.conn.QueryRowContext(ctx, "PRAGMA journal_mode").Scan(&mode); err != nil {
		return translate(err)
	}
	var sync int
	if err := f.conn.QueryRowContext(ctx, "PRAGMA synchronous").Scan(&sync); err != nil {
		return translate(err)
	}
	if mode != "delete" || sync != 2 {
		return fmt.Errorf("count file: journal_mode %s, synchronous %d", mode, sync)
	}
	return nil
}

// mostPath is how long SQLite lets a path be, in bytes, with what it puts behind
// it: on Unix, where nothing else refuses one.
const mostPath = 512

// dsn is the name by which SQLite opens exactly this path and creates nothing.
func dsn(path string, readOnly bool) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", fileError(err)
	}
	if !windows && len(abs)+len(suffixUndo) > mostPath {
		return "", ErrName
	}
	p := filepath.ToSlash(abs)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p // C:/...
	}
	mode := "rw"
	if readOnly {
		mode = "ro"
	}
	return "file://" + (&url.URL{Path: p}).EscapedPath() + "?_defensive=1&_error_rc=1&_txlock=immediate&mode=" + mode, nil
}

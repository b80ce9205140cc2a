package journal

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"sync"

	"countersign/count"
)

// File is a Journal in one SQLite file.
type File struct {
	mu       sync.Mutex
	path     string
	info     os.FileInfo // what hold was given
	readOnly bool
	closed   bool
	failed   error // after it the file has to be opened again
	db       *sql.DB
	conn     *sql.Conn // the only one
	insert   *sql.Stmt
	head     chain
}

var _ Journal = (*File)(nil)

// Append implements Journal.
func (f *File) Append(ctx context.Context, after int64, bodies ...[]byte) ([]Event, error) {
	for _, b := range bodies {
		if err := CheckBody(b); err != nil {
			return nil, err
		}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.writable(ctx); err != nil {
		return nil, err
	}
	if after != f.head.seq {
		return nil, ErrMoved
	}
	if len(bodies) == 0 {
		return nil, nil
	}
	next := f.head
	events := make([]Event, 0, len(bodies))
	for _, b := range bodies {
		events = append(events, next.add(b))
	}
	// From here on the end of ctx must not leave it open what was written.
	ctx = context.WithoutCancel(ctx)
	if err := f.write(ctx, events); err != nil {
		return nil, f.afterFailure(ctx, translate(err))
	}
	f.head = next
	if f.away() { // it went while this was written
		f.failed = ErrAway
		return nil, f.failed
	}
	return events, nil
}

func (f *File) writable(ctx context.Context) error {
	switch {
	case f.closed:
		return ErrClosed
	case f.readOnly:
		return ErrReadOnly
	case f.failed != nil:
		return f.failed
	case f.away():
		return ErrAway
	}
	return ctx.Err()
}

// write commits the events. A single INSERT is a transaction of its own.
func (f *File) write(ctx context.Context, events []Event) error {
	if len(events) == 1 {
		return f.put(ctx, f.insert, events[0])
	}
	tx, err := f.conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after Commit
	st := tx.StmtContext(ctx, f.insert)
	for _, e := range events {
		if err := f.put(ctx, st, e); err != nil {
			return err
		}
	}
	return tx.Commit()
}

func (f *File) put(ctx context.Context, st *sql.Stmt, e Event) error {
	_, err := st.ExecContext(ctx, e.Seq, string(e.Body), e.Hash[:])
	return err
}

// afterFailure decides whether the journal can go on. After a full disk it
// can, if nothing was written; after any other failure nobody knows what the
// disk holds until the file is opened again.
func (f *File) afterFailure(ctx context.Context, err error) error {
	if f.away() {
		err = ErrAway.Because(err)
	} else if errors.Is(err, ErrFull) {
		if now, e := f.last(ctx); e == nil && now == f.head {
			return err
		}
	}
	f.failed = err
	return err
}

// away says whether the file is not where it was opened any more. SQLite does
// not notice between two commits: what it writes to a file that was removed, or
// that another took the place of, would be gone with it. Windows lets nobody
// move an open file.
func (f *File) away() bool {
	now, err := os.Stat(f.path)
	return errors.Is(err, fs.ErrNotExist) || err == nil && !windows && !os.SameFile(now, f.info)
}

// Head implements Journal.
func (f *File) Head(ctx context.Context) (int64, count.Digest, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return 0, count.Digest{}, ErrClosed
	}
	return f.head.seq, f.head.hash, ctx.Err()
}

// Close implements Journal.
func (f *File) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return nil
	}
	f.closed = true
	var errs []error
	if f.insert != nil {
		errs = append(errs, f.insert.Close())
	}
	if f.conn != nil {
		errs = append(errs, f.conn.Close())
	}
	if f.db != nil {
		errs = append(errs, f.db.Close())
	}
	if f.info != nil {
		letGo(f.info)
	}
	return errors.Join(errs...)
}

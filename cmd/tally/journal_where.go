package main

import (
	"context"
	"errors"
	"os"
	"strings"

	"countersign/assets/words"
	"countersign/count/desk"
	"countersign/count/hall"
	"countersign/count/journal"
	"countersign/count/journal/postgres"
)

// where says where a count is: in a file, or in a hall, by an address or by the
// file of an invitation.
type where string

// UnmarshalText takes one argument. A path is made whole, an address is left
// as it is.
func (w *where) UnmarshalText(b []byte) error {
	*w = where(b)
	if !hall.IsAddress(string(b)) {
		*w = where(whole(string(b)))
	}
	return nil
}

// isHall tells a hall from a file, which need not exist.
func (w where) isHall() bool {
	return hall.IsAddress(string(w)) || strings.HasSuffix(string(w), hall.Suffix)
}

// String is what may be printed: an address holds a password.
func (w where) String() string {
	if hall.IsAddress(string(w)) {
		return words.T("the hall")
	}
	return string(w)
}

// address is what an invitation holds, or the address itself.
func (w where) address() (string, error) {
	if hall.IsAddress(string(w)) {
		return string(w), nil
	}
	x, err := hall.ReadInvitation(string(w))
	if err != nil {
		return "", err
	}
	return x.Address, nil
}

// join opens a hall's journal as this computer.
func (w where) join(ctx context.Context) (*postgres.Journal, error) {
	address, err := w.address()
	if err != nil {
		return nil, err
	}
	return postgres.Open(ctx, address, machine())
}

// machine is the name of this computer in a hall.
func machine() string {
	name, err := os.Hostname()
	if err != nil {
		return words.T("a computer")
	}
	return name
}

// resume goes on with a count, whichever way it is kept.
func (w where) resume(p *program) (*desk.Desk, error) {
	if !w.isHall() {
		return resumeCount(string(w), p.now)
	}
	j, err := w.join(context.Background())
	if err != nil {
		return nil, cannotRead(w.String(), err)
	}
	return w.goOn(j, p)
}

// goOn resumes the count of a hall; the journal is closed if that fails.
func (w where) goOn(j *postgres.Journal, p *program) (*desk.Desk, error) {
	d, err := desk.Resume(context.Background(), j, deskOptions(p.now))
	if err != nil {
		return nil, errors.Join(cannotRead(w.String(), err), j.Close())
	}
	return d, nil
}

// reading opens a count to be read: a file for reading only, a hall as it
// stands now, while others go on.
func (w where) reading(ctx context.Context) (journal.Journal, error) {
	if !w.isHall() {
		return journal.OpenReadOnly(string(w))
	}
	j, err := w.join(ctx)
	if err != nil {
		return nil, err
	}
	seq, head, err := j.Head(ctx)
	if err != nil {
		return nil, errors.Join(err, j.Close())
	}
	return &still{Shared: j, seq: seq, head: head, chief: j.Chief()}, nil
}

package journal

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"iter"
	"unicode/utf8"

	"countersign/count"
)

// Format is the line that begins every chain.
const Format = "countersign count 1\n"

// MaxBody is the largest body in bytes: the definition of a vote of a whole
// country, every precinct a place, fits into the first event.
const MaxBody = 32 << 20

// Event is one entry of a journal.
type Event struct {
	Seq  int64        // from 1
	Body []byte       // one JSON object, opaque here
	Hash count.Digest // Next of the hash before it

	// Veiled says that Body stands in for one that may not be seen yet
	// (Shared): it proves nothing, Hash is that of the whole body.
	Veiled bool
}

// Journal is the record of one count. Its methods may be called from several
// goroutines.
type Journal interface {
	// Append adds bodies after event number after, which has to be the last
	// one (0 in an empty journal), all of them or none. It returns when they
	// are on disk. ErrMoved: somebody else was first, and nothing was written.
	// ErrBody: a body is not a JSON object on one line. A context that ends
	// after the writing began does not stop it.
	Append(ctx context.Context, after int64, bodies ...[]byte) ([]Event, error)

	// Read gives the events from number from (1 is the first) to the last one
	// there is when the reading begins, in order, each proved against the
	// chain. It ends with the first error. A broken chain is a *BrokenError.
	Read(ctx context.Context, from int64) iter.Seq2[Event, error]

	// Head gives the number and the hash of the last event: 0 and Origin in
	// an empty journal.
	Head(ctx context.Context) (int64, count.Digest, error)

	// Verify derives the whole chain again and checks the store beneath it.
	// A *BrokenError names the first event that does not fit.
	Verify(ctx context.Context) error

	// Close lets go of the count. Afterwards every other call is ErrClosed;
	// a second Close does nothing.
	Close() error
}

// Origin is hash 0, that of an empty journal.
func Origin() count.Digest { return sha256.Sum256([]byte(Format)) }

// Next is the hash of an event with the body that follows the hash prev.
func Next(prev count.Digest, body []byte) count.Digest {
	h := sha256.New()
	h.Write(prev[:])
	h.Write(body)
	var d count.Digest
	h.Sum(d[:0])
	return d
}

// CheckBody accepts what an event may be: one JSON object on one line. Anything
// else is ErrBody.
func CheckBody(b []byte) error {
	switch {
	case len(b) > MaxBody:
		return ErrBody.Because(fmt.Errorf("body of %d bytes, at most %d", len(b), MaxBody))
	case len(b) < 2 || b[0] != '{' || b[len(b)-1] != '}':
		return ErrBody.Because(fmt.Errorf("body of %d bytes is not a JSON object", len(b)))
	case bytes.ContainsAny(b, "\r\n"):
		return ErrBody.Because(fmt.Errorf("body of %d bytes has a line break", len(b)))
	case !utf8.Valid(b):
		return ErrBody.Because(fmt.Errorf("body of %d bytes is not UTF-8", len(b)))
	case !json.Valid(b):
		return ErrBody.Because(fmt.Errorf("body of %d bytes is not JSON", len(b)))
	}
	return nil
}

// chain is the head while events are added to it or proved against it.
type chain struct {
	seq  int64
	hash count.Digest
}

// add makes the next event.
func (c *chain) add(body []byte) Event {
	c.seq++
	c.hash = Next(c.hash, body)
	return Event{Seq: c.seq, Body: bytes.Clone(body), Hash: c.hash}
}

// prove takes a stored event whose turn it is.
func (c *chain) prove(seq int64, body, hash []byte) (Event, error) {
	want := c.seq + 1
	if seq != want {
		return Event{}, &BrokenError{Seq: want, Why: "is missing"}
	}
	if err := CheckBody(body); err != nil {
		return Event{}, &BrokenError{Seq: want, Why: "is not an event", Cause: err}
	}
	e := c.add(body)
	if !bytes.Equal(hash, e.Hash[:]) {
		return Event{}, &BrokenError{Seq: want, Why: "was changed, moved or put in after the fact"}
	}
	return e, nil
}

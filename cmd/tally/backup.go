package main

import (
	"fmt"
	"io"
	"sync"

	"countersign/assets/words"
	"countersign/count/backup"
	"countersign/count/journal"
)

// secondCopy is what --backup asks for: a folder, or none.
type secondCopy struct {
	folder string
	errs   io.Writer

	mu   sync.Mutex // a copy is told from a goroutine of its own
	last backup.Status
}

// withCopies puts the copies that are asked for beside a count.
func withCopies(j journal.Journal, path string, copies []*secondCopy) journal.Journal {
	for _, s := range copies {
		if s.folder != "" {
			j = backup.Beside(j, backup.Path(s.folder, path), s.tell)
		}
	}
	return j
}

// tell says at once when the copy fails and when it is whole again.
func (s *secondCopy) tell(now backup.Status) {
	s.mu.Lock()
	defer s.mu.Unlock()
	was := s.last
	s.last = now
	switch {
	case now.Err != nil && (was.Err == nil || was.Err.Error() != now.Err.Error()):
		_, _ = fmt.Fprintln(s.errs, now.Err)
	case now.Err == nil && was.Err != nil:
		_, _ = fmt.Fprintln(s.errs, words.F("Second copy in %s: it is up to date again.", s.folder))
	}
}

// end says how the copy stands, once the count is closed, and whether it is
// behind.
func (s *secondCopy) end() (behind bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.folder == "" || s.last.Err != nil {
		return s.last.Err != nil
	}
	if s.last.Seq == 0 {
		_, _ = fmt.Fprintln(s.errs, words.F("Second copy in %s: the disk did not answer in time, nothing is known of the copy. The count itself is safe.", s.folder))
		return true
	}
	_, _ = fmt.Fprintln(s.errs, words.F("Second copy: %s, %s, read back and proved.", s.last.Path, words.N(int(s.last.Seq), "1 event", "%s events")))
	return false
}

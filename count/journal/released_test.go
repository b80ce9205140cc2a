package journal_test

import (
	"testing"
)

// testdata/version1.count was written by the first release of format 1, with
// two sample events. Every later program opens it and reads the same.
func TestCountOfVersion1Opens(t *testing.T) {
	path := write(t, read(t, "testdata/version1.count"))
	if err := verify(t, path); err != nil {
		t.Fatal(err)
	}
	got := events(t, path)
	const head = "20ac5148acd2563fdd353e7332c665cd63e5724bfc3cb9332b937291b1a913c3"
	if len(got) != 2 || string(got[1].Body) != `{"sample":2}` || got[1].Hash.String() != head {
		t.Errorf("got %v, want two events and head %s", got, head)
	}
	j := reopen(t, path)
	if _, err := j.Append(t.Context(), 2, body(3)); err != nil {
		t.Errorf("it cannot be gone on with: %v", err)
	}
}

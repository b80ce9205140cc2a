package postgres_test

import (
	"errors"
	"path/filepath"
	"testing"

	"countersign/count/journal"
)

func newFile(t testing.TB) *journal.File {
	t.Helper()
	f, err := journal.Create(filepath.Join(t.TempDir(), "sample.count"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestACountGoesFromAFileToAHallAndBack(t *testing.T) {
	file, h := newFile(t), newHall(t, 1)
	fill(t, file, 1201)
	put(t, file, []byte(`{"name":"Zoë \u0000 𝄞"}`))
	chief, table := join(t, h.Chief), join(t, h.Tables[0])
	if n, err := journal.Copy(t.Context(), file, chief); err != nil || n != 1202 {
		t.Fatalf("to the hall: %d (%v)", n, err)
	}
	if _, err := journal.Copy(t.Context(), table, newFile(t)); !errors.Is(err, journal.ErrVeiled) {
		t.Errorf("by a table, one side open: %v, want ErrVeiled", err)
	}
	put(t, table, closing(1203, 601, "B", "Sample B", figuresB))
	// A copy that was cut short goes on where it was.
	back := newFile(t)
	fill(t, back, 700)
	if n, err := journal.Copy(t.Context(), table, back); err != nil || n != 1203 {
		t.Fatalf("and back: %d (%v)", n, err)
	}
	a, b := everything(t, chief), everything(t, back)
	for i := range a {
		if a[i].Hash != b[i].Hash || string(a[i].Body) != string(b[i].Body) {
			t.Fatalf("event %d is another", i+1)
		}
	}
	if err := errors.Join(back.Verify(t.Context()), chief.Verify(t.Context())); err != nil {
		t.Error(err)
	}
	if _, err := journal.Copy(t.Context(), chief, back); err != nil {
		t.Errorf("once more: %v", err)
	}
	if _, err := journal.Copy(t.Context(), file, chief); !errors.Is(err, journal.ErrExists) {
		t.Errorf("the hall has more than the file: %v, want ErrExists", err)
	}
	other := newFile(t)
	put(t, other, body(1))
	if _, err := journal.Copy(t.Context(), chief, other); !errors.Is(err, journal.ErrExists) {
		t.Errorf("over another count: %v, want ErrExists", err)
	}
}

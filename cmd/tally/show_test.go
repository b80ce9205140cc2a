package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/count"
	"countersign/count/rollup/rolluptest"
)

// called runs one call, and gives what it printed and its status.
func called(t *testing.T, args ...string) (said string, status int) {
	t.Helper()
	var out bytes.Buffer
	p := testProgram()
	p.in, p.out, p.errs = strings.NewReader(""), &out, &out
	status = p.run(args)
	return out.String(), status
}

// Seen: "Embargo until . Figures stay closed", "8:00 p.m.." without a zone or a
// word of the places that are still to come, and "a observer".
func TestADefinitionIsShownWithTheWholeEmbargo(t *testing.T) {
	until, err := count.ParseTime("2026-05-15T20:00:00-04:00")
	if err != nil {
		t.Fatal(err)
	}
	for want, e := range map[string]count.Embargo{
		"\nEmbargo until every place has counted. Sample words.\n":                                               {AllIn: true},
		"\nEmbargo until May 15, 2026, 8:00 p.m. (UTC-04:00). Sample words.\n":                                   {Until: until},
		"\nEmbargo until May 15, 2026, 8:00 p.m. (UTC-04:00) and until every place has counted. Sample words.\n": {Until: until, AllIn: true},
	} {
		v := rolluptest.Made(1, 1, 2)
		v.Embargo, v.Embargo.Words = e, "Sample words."
		v.Ballots.Tellers.Roles = []count.Role{count.ChiefTeller, count.Observer}
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), "made.vote")
		if err := os.WriteFile(file, b, 0o600); err != nil {
			t.Fatal(err)
		}
		said, status := called(t, "vote", "show", file)
		if status != fine || !strings.Contains(said, want) || !strings.Contains(said, "a chief teller and an observer\n") {
			t.Errorf("status %d, want %q, got:\n%s", status, want, said)
		}
	}
}

// Seen: of a folder, of a name that does not exist and of sheets that were named
// before the roll-up it was said to choose "a file that ends in .count".
func TestWhatIsNoRollupIsNotAskedToBeACount(t *testing.T) {
	dir := t.TempDir()
	other := filepath.Join(dir, "sheets.rollup")
	if err := os.WriteFile(other, []byte("sample, no roll-up"), 0o600); err != nil {
		t.Fatal(err)
	}
	gone := filepath.Join(dir, "gone.rollup")
	for _, c := range []struct {
		call []string
		want string
	}{
		{[]string{"show", dir}, "choose a file that ends in .rollup"},
		{[]string{"audit", dir}, "choose a file that ends in .rollup"},
		{[]string{"import", dir, other}, "choose a file that ends in .rollup, and name it first"},
		{[]string{"show", other}, "not a Countersign roll-up"},
		{[]string{"show", gone}, "there is no such roll-up"},
		{[]string{"audit", gone}, "there is no such roll-up"},
	} {
		said, status := called(t, append([]string{"rollup"}, c.call...)...)
		if status != unreadable || !strings.Contains(said, c.want) || strings.Contains(said, "count") {
			t.Errorf("%q: status %d, %s", c.call, status, said)
		}
	}
}

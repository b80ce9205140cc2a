package trust_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"countersign/count"
	"countersign/count/journal"
	"countersign/export/sign"
	"countersign/export/sign/signtest"
	"countersign/export/trust"
)

const place count.PlaceID = "LAMP/L-2/15"

var now = time.Date(2026, 5, 9, 10, 0, 0, 0, time.UTC)

// signer is a signature of a sample teller that was found to hold.
func signer(t testing.TB, name string) sign.Signature {
	t.Helper()
	k, err := signtest.NewKey(rand.Reader, sign.Identity{Name: name, Role: "recorder"}, now)
	if err != nil {
		t.Fatal(err)
	}
	return sign.Signature{Cert: k.Certificate(), Identity: k.Identity(), Fingerprint: k.Fingerprint()}
}

func confirmed(s sign.Signature) trust.Entry {
	return trust.Entry{What: trust.Confirmed, Key: s.Fingerprint, Name: s.Identity.Name, Place: place, Groups: []int{2, 5}, By: "Sample Secretary", At: count.At(now)}
}

func refused(s sign.Signature) trust.Entry {
	return trust.Entry{What: trust.Refused, Key: s.Fingerprint, Name: s.Identity.Name, By: "Sample Secretary", At: count.At(now), Reason: "the stick was lost"}
}

func add(t testing.TB, path string, entries ...trust.Entry) {
	t.Helper()
	if _, err := trust.Add(context.Background(), path, entries...); err != nil {
		t.Fatal(err)
	}
}

func read(t testing.TB, path string) *trust.Known {
	t.Helper()
	known, err := trust.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	return known
}

func listPath(t testing.TB) string { return filepath.Join(t.TempDir(), "new", "keys.trust") }

func TestAListRemembersWhomSomebodyCompared(t *testing.T) {
	path, ada, ben := listPath(t), signer(t, "Sample Ada"), signer(t, "Sample Ben")
	here := sign.Occasion{Place: string(place), At: now}
	expect := func(s sign.Signature, o sign.Occasion, want sign.Standing, says string) {
		t.Helper()
		if j := read(t, path).Judge(s, o); j.Standing != want || !strings.Contains(j.Why, says) {
			t.Errorf("%v, %q; want %v, %q", j.Standing, j.Why, want, says)
		}
	}
	expect(ada, here, sign.Unconfirmed, sign.Unknown.Why)
	if _, err := os.Stat(path); err == nil {
		t.Error("reading a list made one")
	}
	add(t, path, confirmed(ada))
	expect(ada, here, sign.Trusted, "was compared by Sample Secretary on 2026-05-09")
	expect(ada, sign.Occasion{Place: "LAMP/L-1/11", At: now}, sign.Unconfirmed, "was confirmed for LAMP/L-2/15, not for LAMP/L-1/11")
	expect(ada, sign.Occasion{}, sign.Unconfirmed, "not for vote definitions")
	expect(ada, sign.Occasion{Place: string(place), At: now.AddDate(3, 0, 0)}, sign.Refused, "not valid on 2029-05-09")
	expect(ben, here, sign.Unconfirmed, sign.Unknown.Why)
	expect(signer(t, "Sample Ada"), here, sign.Unconfirmed, "is not the one that was confirmed for this name")
	renamed := ada
	renamed.Identity.Name = "Sample Ben"
	expect(renamed, here, sign.Refused, "was confirmed as the key of Sample Ada")

	also := confirmed(ada)
	also.Place = "LAMP/L-1/11"
	add(t, path, also)
	expect(ada, sign.Occasion{Place: "LAMP/L-1/11", At: now}, sign.Trusted, "compared")
	expect(ada, here, sign.Trusted, "compared")

	add(t, path, refused(ada))
	expect(ada, here, sign.Refused, "was refused by Sample Secretary on 2026-05-09: the stick was lost")
	again := confirmed(ada)
	if _, err := trust.Add(context.Background(), path, again); err == nil || !strings.Contains(err.Error(), "give a reason") {
		t.Errorf("a refused key was confirmed without a reason: %v", err)
	}
	again.Reason = "the stick was found"
	add(t, path, again)
	expect(ada, here, sign.Trusted, "compared")
	expect(ada, sign.Occasion{Place: "LAMP/L-1/11", At: now}, sign.Unconfirmed, "not for LAMP/L-1/11")
	if n := len(read(t, path).Entries()); n != 4 {
		t.Errorf("%d entries; nothing may be overwritten", n)
	}
}

func TestEntriesThatSayTooLittleAreRefusedWhole(t *testing.T) {
	path, ada, ben := listPath(t), signer(t, "Sample Ada"), signer(t, "Sample Ben")
	add(t, path, confirmed(ada))
	for what, change := range map[string]func(*trust.Entry){
		"no key":           func(e *trust.Entry) { e.Key = sign.Fingerprint{} },
		"no name":          func(e *trust.Entry) { e.Name = " " },
		"nobody":           func(e *trust.Entry) { e.By = "" },
		"the holder":       func(e *trust.Entry) { e.By = "sample ben" },
		"no time":          func(e *trust.Entry) { e.At = count.Time{} },
		"no groups":        func(e *trust.Entry) { e.Groups = nil },
		"one group":        func(e *trust.Entry) { e.Groups = []int{1} },
		"the same twice":   func(e *trust.Entry) { e.Groups = []int{2, 2} },
		"the wrong order":  func(e *trust.Entry) { e.Groups = []int{5, 2} },
		"a sixth group":    func(e *trust.Entry) { e.Groups = []int{1, 6} },
		"no place":         func(e *trust.Entry) { e.Place = "LAMP" },
		"nothing":          func(e *trust.Entry) { e.What = "" },
		"a turned name":    func(e *trust.Entry) { e.Name = "A\u202EB" },
		"another's key":    func(e *trust.Entry) { e.Key = ada.Fingerprint },
		"refused, no why":  func(e *trust.Entry) { *e = refused(ben); e.Reason = "" },
		"refused, a place": func(e *trust.Entry) { *e = refused(ben); e.Place = place },
	} {
		bad := confirmed(ben)
		change(&bad)
		if _, err := trust.Add(context.Background(), path, confirmed(signer(t, "Sample Cy")), bad); err == nil {
			t.Errorf("%s: taken", what)
		}
	}
	if n := len(read(t, path).Entries()); n != 1 {
		t.Errorf("%d entries, want 1: something was kept of what was refused", n)
	}
}

func TestAChangedListIsNotBelieved(t *testing.T) {
	ada, ben := signer(t, "Sample Ada"), signer(t, "Sample Ben")
	for what, c := range map[string]struct{ change, says string }{
		"a name":        {"UPDATE event SET body = replace(body, 'Ada', 'Eve')", "entry 1 was changed"},
		"the first out": {"DELETE FROM event WHERE seq = 1", "entry 1 is missing"},
		"an index":      {"CREATE INDEX more ON event (hash)", "another kind of file"},
	} {
		path := listPath(t)
		add(t, path, confirmed(ada), refused(ben))
		db, err := sql.Open("sqlite", path)
		if err != nil {
			t.Fatal(err)
		}
		_, err = db.Exec(c.change)
		if err := errors.Join(err, db.Close()); err != nil {
			t.Fatal(err)
		}
		var wrong *trust.Error
		if _, err := trust.Read(path); !errors.As(err, &wrong) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", what, err)
		}
		if _, err := trust.Add(context.Background(), path, confirmed(signer(t, "Sample Cy"))); !errors.As(err, &wrong) {
			t.Errorf("%s: and it was added to: %v", what, err)
		}
	}
}

func TestAFileThatIsNoTrustListIsSaidToBeNone(t *testing.T) {
	folder := t.TempDir()
	text := filepath.Join(folder, "text")
	if err := os.WriteFile(text, []byte("Sample Ada is fine\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	of := filepath.Join(folder, "of.count")
	f, err := journal.Create(of)
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.Append(context.Background(), 0, []byte(`{"seq":1,"command":{}}`))
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{text, of, folder} {
		if _, err := trust.Read(path); err == nil || !strings.Contains(err.Error(), "is another kind of file") {
			t.Errorf("%s: %v", filepath.Base(path), err)
		}
	}
}

func TestAListThatIsOpenElsewhereSaysSo(t *testing.T) {
	path := listPath(t)
	add(t, path, confirmed(signer(t, "Sample Ada")))
	f, err := journal.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	_, read := trust.Read(path)
	_, added := trust.Add(context.Background(), path, confirmed(signer(t, "Sample Ben")))
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{read, added} {
		if err == nil || !strings.Contains(err.Error(), "is open in another window") {
			t.Errorf("%v", err)
		}
	}
}

func TestAChallengeAsksForTwoGroupsByChance(t *testing.T) {
	key := signer(t, "Sample Ada").Fingerprint
	printed := strings.Fields(key.Short())
	asked := map[string]int{}
	for range 400 {
		c, err := trust.NewChallenge(key, rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		g := c.Groups()
		if len(g) != 2 || g[0] >= g[1] || g[0] < 1 || g[1] > 5 {
			t.Fatalf("asked for %v", g)
		}
		asked[string(rune('0'+g[0]))+string(rune('0'+g[1]))]++
		a, b := printed[g[0]-1], printed[g[1]-1]
		if err := c.Answer(strings.ToLower(a), " "+b+" "); err != nil {
			t.Fatalf("the right answer: %v", err)
		}
		var wrong *trust.WrongError
		for _, x := range []struct {
			typed [2]string
			want  []int
		}{{[2]string{a, "----"}, g[1:]}, {[2]string{"----", b}, g[:1]}, {[2]string{"", ""}, g}} {
			err := c.Answer(x.typed[0], x.typed[1])
			if !errors.As(err, &wrong) || !slices.Equal(wrong.Groups, x.want) {
				t.Fatalf("%v: %v", x.typed, err)
			}
			if strings.Contains(err.Error(), a) || strings.Contains(err.Error(), b) {
				t.Fatalf("the right group is shown: %v", err)
			}
		}
		if c.Answer(a) == nil || c.Answer(a, b, b) == nil {
			t.Fatal("another number of groups was taken")
		}
	}
	if len(asked) != 10 {
		t.Errorf("only %d of the 10 pairs were asked for in 400 times", len(asked))
	}
	if _, err := trust.NewChallenge(key, bytes.NewReader(nil)); err == nil {
		t.Error("groups were chosen without randomness")
	}
}

// A list that the first version wrote, which every later one has to read.
func TestAListOfVersion1IsReadForEver(t *testing.T) {
	known := read(t, filepath.Join("testdata", "version1.trust"))
	for key, want := range map[byte]sign.Standing{0xA1: sign.Trusted, 0xB2: sign.Refused, 0xC3: sign.Unconfirmed} {
		s := sign.Signature{Fingerprint: sign.Fingerprint{key}, Identity: sign.Identity{Name: "Sample Ada"}}
		if j := known.Judge(s, sign.Occasion{Place: string(place)}); j.Standing != want {
			t.Errorf("key %X: %v, %s", key, j.Standing, j.Why)
		}
	}
	if got := known.Head().String(); got != "31644c8a2ec3732d4d6f22421ef26e4af7c9730cdbd24af3f2e056946dd8a8fd" {
		t.Errorf("head %s", got)
	}
}

package sealed_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"strings"
	"testing"

	"countersign/count"
	"countersign/export/sealed"
)

func identity(t testing.TB) (secret, public string) {
	t.Helper()
	secret, public, err := sealed.NewIdentity()
	if err != nil {
		t.Fatal(err)
	}
	return secret, public
}

func TestOnlyARecipientOpensASealedFile(t *testing.T) {
	secret, public := identity(t)
	second, other := identity(t)
	stranger, _ := identity(t)
	want := bytes.Repeat([]byte("a sample sheet\n"), 9000)
	b, err := sealed.Seal(want, []string{public, other})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{secret, second, "# ours\n" + secret + "\n", stranger + "\n" + second} {
		if got, err := sealed.Open(b, s); err != nil || !bytes.Equal(got, want) {
			t.Errorf("a recipient gets %d bytes, %v", len(got), err)
		}
	}
	if _, err := sealed.Open(b, stranger); !errors.Is(err, sealed.ErrNotForYou) {
		t.Errorf("a stranger gets %v", err)
	}
	if bytes.Contains(b, []byte("sample sheet")) {
		t.Error("the text can be read through the seal")
	}
}

func TestASealedFileThatWasChangedIsNotOpened(t *testing.T) {
	secret, public := identity(t)
	b, err := sealed.Seal([]byte("a sample sheet"), []string{public})
	if err != nil {
		t.Fatal(err)
	}
	for i := range b {
		changed := bytes.Clone(b)
		changed[i] ^= 1
		if got, err := sealed.Open(changed, secret); err == nil {
			t.Fatalf("byte %d was changed and %d bytes came out", i, len(got))
		}
		if _, err := sealed.Open(b[:i], secret); err == nil {
			t.Fatalf("cut to %d bytes it was opened", i)
		}
	}
	if _, err := sealed.Open(append(b, 0), secret); err == nil {
		t.Error("with a byte more it was opened")
	}
}

func TestWhatIsNoKeyIsSaid(t *testing.T) {
	if _, err := sealed.Seal(nil, []string{"age1nobody"}); err == nil || !strings.Contains(err.Error(), "begins with age1") {
		t.Errorf("got %v", err)
	}
	if _, err := sealed.Seal(nil, nil); err == nil || !strings.Contains(err.Error(), "names nobody") {
		t.Errorf("got %v", err)
	}
	if _, err := sealed.Open(nil, "my secret"); err == nil || strings.Contains(err.Error(), "my secret") {
		t.Errorf("got %v", err)
	}
}

func TestACommitmentProvesTheRecordAndNoOther(t *testing.T) {
	s := &count.Sheet{Revision: 1, Vote: count.VoteRef{ID: "SAMPLE"}}
	s.Tally.Place.ID = "U/N/L"
	record := []byte("a sample record\n")
	opening, err := sealed.Commit(s, record, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	published, err := sealed.Parse(opening.Public().Text())
	if err != nil {
		t.Fatal(err)
	}
	opened, err := sealed.Parse(opening.Text())
	if err != nil {
		t.Fatal(err)
	}
	if err := opened.Proves(published, s, record); err != nil {
		t.Error(err)
	}
	if err := opened.Proves(published, s, []byte("another record\n")); err == nil || !strings.Contains(err.Error(), "U/N/L") {
		t.Errorf("another record: %v", err)
	}
	if err := published.Proves(published, s, record); err == nil {
		t.Error("a commitment without salt proves something")
	}
	again, err := sealed.Commit(s, record, rand.Reader)
	if err != nil || again.Value == opening.Value {
		t.Errorf("two commitments to one record can be told to be of one: %v", err)
	}
	s.Revision = 2
	other, err := sealed.Commit(s, record, bytes.NewReader(opening.Salt))
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Proves(published, s, record); err == nil {
		t.Error("the opening of another revision is taken")
	}
}

// Seen: somebody changed the place and the revision in a commitment and in its
// opening: "Proved: FERRY/F-1/21, revision 3, is the record that was committed to",
// for a sheet of another place.
func TestAChangedCommitmentProvedASheetOfAnotherPlace(t *testing.T) {
	s := &count.Sheet{Revision: 1, Vote: count.VoteRef{ID: "SAMPLE"}}
	s.Tally.Place.ID = "U/N/L"
	record := []byte("a sample record\n")
	opening, err := sealed.Commit(s, record, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	for what, change := range map[string]func(*sealed.Commitment){
		"place":    func(c *sealed.Commitment) { c.Place = "U/N/M" },
		"revision": func(c *sealed.Commitment) { c.Revision = 3 },
		"vote":     func(c *sealed.Commitment) { c.Vote = "OTHER" },
	} {
		changed := opening
		change(&changed)
		if err := changed.Proves(changed.Public(), s, record); err == nil || !strings.Contains(err.Error(), "the sheet of vote SAMPLE, place U/N/L, revision 1") {
			t.Errorf("another %s: %v", what, err)
		}
	}
	text := string(opening.Text())
	for _, change := range []string{"place U/N/L, \x1b[7mGENUINE", "place U/N", "vote \x1b[8m", "place "} {
		word, _, _ := strings.Cut(change, " ")
		i := strings.Index(text, word+" ")
		end := i + strings.Index(text[i:], "\n")
		if c, err := sealed.Parse([]byte(text[:i] + change + text[end:])); (err == nil) != (change == "place U/N") {
			t.Errorf("%q: %+v, %v", change, c, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("countersign commitment 1\nvote A\nplace U/N/L\nrevision 1\ncommitment " + strings.Repeat("0a", 32) + "\n"))
	f.Add([]byte(""))
	f.Fuzz(func(t *testing.T, b []byte) {
		if c, err := sealed.Parse(b); err == nil && !bytes.Equal(c.Text(), b) {
			t.Errorf("%q has another spelling", b)
		}
	})
}

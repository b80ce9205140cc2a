// Package exporttest makes signed sheets of made votes for tests of the rooms
// that read them. Everything in them is a sample.
package exporttest

import (
	"crypto/rand"
	"testing"
	"time"

	"countersign/count"
	"countersign/count/rollup/rolluptest"
	"countersign/export"
	"countersign/export/sign"
)

// Maker makes signed sheets of one vote. The keys of its three tellers are
// valid on the day of every vote that tests know.
type Maker struct {
	sheets *rolluptest.Maker
	vote   *count.Vote
	keys   map[string]*sign.Key
}

// New makes the keys.
func New(t testing.TB, v *count.Vote) *Maker {
	t.Helper()
	sheets, err := rolluptest.NewMaker(v)
	if err != nil {
		t.Fatal(err)
	}
	m := &Maker{sheets: sheets, vote: v, keys: map[string]*sign.Key{}}
	from, until := time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2040, 1, 1, 0, 0, 0, 0, time.UTC)
	for name, role := range map[string]count.Role{
		"Sample Chief": count.ChiefTeller, "Sample Recorder A": count.Recorder, "Sample Recorder B": count.Recorder,
	} {
		k, err := sign.NewKeyUntil(rand.Reader, sign.Identity{Name: name, Role: string(role), Local: "Sample local"}, from, until)
		if err != nil {
			t.Fatal(err)
		}
		m.keys[name] = k
	}
	return m
}

// Files is the PDF and the workbook of a place with so many yes votes, signed
// by everybody who signs. change may spoil the sheet before.
func (m *Maker) Files(t testing.TB, place count.PlaceID, yes int, change func(*count.Sheet)) []export.File {
	t.Helper()
	s, err := m.sheets.Sheet(rolluptest.Counted(m.vote, place, yes))
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(s)
		rolluptest.Certify(s)
	}
	return m.Signed(t, s)
}

// Signed is the PDF and the workbook of a sheet whose signers are the maker's.
func (m *Maker) Signed(t testing.TB, s *count.Sheet) []export.File {
	t.Helper()
	var keys []*sign.Key
	for i := range s.Signers {
		k := m.keys[s.Signers[i].Name]
		if k == nil {
			t.Fatalf("%s has no key", s.Signers[i].Name)
		}
		s.Signers[i].Key = count.Digest(k.Fingerprint())
		keys = append(keys, k)
	}
	files, err := export.Documents(s, keys)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// Trust pins the keys of the tellers.
func (m *Maker) Trust() sign.Pinned {
	p := sign.Pinned{}
	for _, k := range m.keys {
		p[k.Fingerprint()] = sign.Trusted
	}
	return p
}

// Package exporttest makes signed sheets of made votes for tests of the rooms
// that read them. Everything in them is a sample.
package exporttest

import (
	"crypto/rand"
	"maps"
	"testing"
	"time"

	"countersign/count"
	"countersign/count/rollup/rolluptest"
	"countersign/export"
	"countersign/export/code"
	"countersign/export/pdf"
	"countersign/export/record"
	"countersign/export/sign"
	"countersign/export/sign/signtest"
	"countersign/export/xlsx"
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
	m, err := newMaker(v)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// newMaker is [New] where there is no test.
func newMaker(v *count.Vote) (*Maker, error) {
	sheets, err := rolluptest.NewMaker(v)
	if err != nil {
		return nil, err
	}
	m := &Maker{sheets: sheets, vote: v, keys: map[string]*sign.Key{}}
	from, until := time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2040, 1, 1, 0, 0, 0, 0, time.UTC)
	for name, role := range map[string]count.Role{
		"Sample Chief": count.ChiefTeller, "Sample Recorder A": count.Recorder, "Sample Recorder B": count.Recorder,
	} {
		k, err := sign.NewKeyUntil(rand.Reader, sign.Identity{Name: name, Role: string(role), Local: "Sample local"}, from, until)
		if err != nil {
			return nil, err
		}
		m.keys[name] = k
	}
	return m, nil
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
	files, err := export.Documents(s, m.Keys(s), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// With is the maker with another key for one of the tellers.
func (m *Maker) With(teller string, k *sign.Key) *Maker {
	with := *m
	with.keys = maps.Clone(m.keys)
	with.keys[teller] = k
	return &with
}

// Keys are those of a sheet's signers, which it names then.
func (m *Maker) Keys(s *count.Sheet) []*sign.Key {
	var keys []*sign.Key
	for i, who := range s.Signers {
		k := m.keys[who.Name]
		s.Signers[i].Key = count.Digest(k.Fingerprint())
		keys = append(keys, k)
	}
	return keys
}

// Workbook is the signed workbook of a place alone, for tests of thousands. It
// may be called from several goroutines at once.
func (m *Maker) Workbook(place count.PlaceID, yes int) (export.File, error) {
	s, err := m.sheets.Sheet(rolluptest.Counted(m.vote, place, yes))
	if err != nil {
		return export.File{}, err
	}
	return m.WorkbookAt(s, s.Certified)
}

// WorkbookAt is the workbook of a sheet, signed at a time that may be wrong.
func (m *Maker) WorkbookAt(s *count.Sheet, at count.Time) (export.File, error) {
	keys, seals, err := m.seal(s)
	if err != nil {
		return export.File{}, err
	}
	b, err := xlsx.Write(s, seals)
	if err != nil {
		return export.File{}, err
	}
	b, err = xlsx.SignAll(b, at, keys...)
	return export.File{Name: pdf.Name(s) + ".xlsx", Data: b}, err
}

// seal signs the record of a sheet with all keys.
func (m *Maker) seal(s *count.Sheet) ([]*sign.Key, record.Seals, error) {
	keys, seals := m.Keys(s), record.Seals{}
	rec, err := record.Write(s)
	if err != nil {
		return nil, seals, err
	}
	for _, k := range keys {
		cms, err := sign.SignDetached(count.Sum(rec), k)
		if err != nil {
			return nil, seals, err
		}
		seals.CMS = append(seals.CMS, cms)
	}
	seals.Code, err = code.Sign(keys[0], s, count.Sum(rec))
	return keys, seals, err
}

// Trust pins the keys of the tellers.
func (m *Maker) Trust() signtest.Pinned {
	p := signtest.Pinned{}
	for _, k := range m.keys {
		p[k.Fingerprint()] = sign.Trusted
	}
	return p
}

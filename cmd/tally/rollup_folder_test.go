package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"countersign/count"
	"countersign/count/rollup"
	"countersign/count/rollup/rolluptest"
	"countersign/export"
	"countersign/export/exporttest"
	"countersign/export/pdf"
	"countersign/export/sealed"
)

// madeVote is a sample coalition of 3 unions, each with 2 units of 4 places,
// with a rule of two conditions and consequences.
func madeVote() *count.Vote {
	v := rolluptest.Made(3, 2, 4)
	v.Revision = 2
	rolluptest.Ruled(v, count.LevelUnit)
	return v
}

// folder makes what the scenarios of the roll-up find: definitions, and sheets
// that are signed by the sample tellers of export/exporttest.
type folder struct {
	t     testing.TB
	vote  *count.Vote
	maker *exporttest.Maker
	files fstest.MapFS
}

func newFolder(t testing.TB, v *count.Vote) *folder {
	return &folder{t, v, exporttest.New(t, v), fstest.MapFS{}}
}

func (f *folder) put(name string, b []byte) { f.files[name] = &fstest.MapFile{Data: b, Mode: 0o644} }

// sheets are the PDF and the workbook of a place.
func (f *folder) sheets(dir string, id count.PlaceID, yes int) []export.File {
	files := f.maker.Files(f.t, id, yes, nil)
	for _, x := range files {
		f.put(dir+"/"+x.Name, x.Data)
	}
	return files
}

func (f *folder) definition(name string, v *count.Vote) {
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		f.t.Fatal(err)
	}
	f.put(name, b)
}

// mixedFolder is what a secretary may find: 24 good files of 12 places, and 16
// bad ones, each bad in another way. Beside it lie the rest of the sheets and
// the definitions.
func mixedFolder(t testing.TB) fstest.MapFS {
	t.Helper()
	v := madeVote()
	issuer := newIssuer(t)
	v.Trusted = []count.TrustedBy{{Name: issuerName, Certificate: issuer.Certificate().Raw}}
	f := newFolder(t, v)
	f.definition("made.vote", v)
	places := v.Places()
	var first, second []export.File
	for i, p := range places {
		dir, yes := "mixed", 40
		if i%3 == 2 {
			yes = 20
		}
		if i >= 12 {
			dir = "rest"
		}
		if i == len(places)-1 {
			f.newRoll("roll/roll.pdf", p.ID)
			continue
		}
		files := f.sheets(dir, p.ID, yes)
		switch i {
		case 0:
			first = files
		case 1:
			second = files
		}
	}
	f.bad("mixed", first, second)
	f.badKeys("mixed", issuer)
	if n := len(slices.DeleteFunc(names(f.files), func(s string) bool { return !strings.HasPrefix(s, "mixed/") })); n != 40 {
		t.Fatalf("the mixed folder has %d files", n)
	}
	small := *v
	small.ID = "SMALL"
	f.small(&small)
	return f.files
}

func names(m fstest.MapFS) []string {
	var out []string
	for name := range m {
		out = append(out, name)
	}
	return out
}

// bad puts files into a folder that are bad in thirteen ways.
func (f *folder) bad(dir string, first, second []export.File) {
	page, book := first[0].Data, first[1].Data
	f.put(dir+"/empty.pdf", nil)
	f.put(dir+"/cut.xlsx", book[:len(book)/2])
	f.put(dir+"/picture.pdf", []byte("\xFF\xD8\xFF\xE0\x00\x10JFIF sample, a photograph of a sheet"))
	f.put(dir+"/more.pdf", append(slices.Clone(page), "\n%%EOF\n"...))
	f.put(dir+"/digit.xlsx", f.made(func(path string) error {
		return errors.Join(os.WriteFile(path, second[1].Data, 0o644), flipCell([]string{path, "xl/worksheets/sheet1.xml", "<v>40</v>", "<v>48</v>"}))
	}))
	f.put(dir+"/foreign.pdf", f.made(func(path string) error { return foreignPDF([]string{path}) }))

	other, older := *f.vote, *f.vote
	other.ID, other.Title = "OTHER", "Another sample vote"
	older.Revision = 1
	id := f.vote.Places()[20].ID
	f.put(dir+"/other-vote.pdf", exporttest.New(f.t, &other).Files(f.t, id, 30, nil)[0].Data)
	f.put(dir+"/older.xlsx", exporttest.New(f.t, &older).Files(f.t, id, 30, nil)[1].Data)
	f.put(dir+"/sums.pdf", f.maker.Files(f.t, f.vote.Places()[21].ID, 30, func(s *count.Sheet) {
		s.Tally.Account[len(s.Tally.Account)-1].Value = count.N(59)
	})[0].Data)
	f.put(dir+"/twice.xlsx", f.maker.Files(f.t, f.vote.Places()[3].ID, 11, nil)[1].Data)
	whole := f.files["rest/MADE-U3-N1-1-r1.pdf"].Data
	f.put(dir+"/writing.pdf", whole[:len(whole)*2/3])
	f.put(dir+"/half-signed.pdf", f.halfSigned(f.vote.Places()[22].ID))
	_, stranger, err := sealed.NewIdentity()
	if err != nil {
		f.t.Fatal(err)
	}
	closed, err := sealed.Seal(page, []string{stranger})
	if err != nil {
		f.t.Fatal(err)
	}
	f.put(dir+"/sealed.pdf.age", closed)
	f.put("report.pdf", f.report())
}

// newRoll is a sheet whose tellers found another roll than the definition.
func (f *folder) newRoll(name string, id count.PlaceID) {
	f.put(name, f.maker.Files(f.t, id, 40, func(s *count.Sheet) {
		s.Tally.RollChange = &count.RollChange{Roll: count.N(120), Reason: "sample: twenty joined", By: []string{"Sample Chief", "Sample Recorder A"}}
	})[0].Data)
}

// made is the file that a tool of the scenarios makes.
func (f *folder) made(make func(path string) error) []byte {
	f.t.Helper()
	path := filepath.Join(f.t.TempDir(), "sample")
	if err := make(path); err != nil {
		f.t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		f.t.Fatal(err)
	}
	return b
}

// halfSigned is a PDF that one of its tellers has not signed yet.
func (f *folder) halfSigned(id count.PlaceID) []byte {
	f.t.Helper()
	s, err := rolluptest.Sheet(f.vote, rolluptest.Counted(f.vote, id, 30))
	if err != nil {
		f.t.Fatal(err)
	}
	keys := f.maker.Keys(s)
	files, err := export.Documents(s, keys[:len(keys)-1], nil, nil)
	if err != nil {
		f.t.Fatal(err)
	}
	return files[0].Data
}

// report is the report of a roll-up, which is no sheet.
func (f *folder) report() []byte {
	f.t.Helper()
	r, err := rollup.New(f.vote)
	if err != nil {
		f.t.Fatal(err)
	}
	at, err := count.ParseTime("2026-05-08T18:00:00-04:00")
	if err != nil {
		f.t.Fatal(err)
	}
	b, err := pdf.DrawRollup(export.NewReport(f.vote, r.Report(), export.Issue{Number: 1, At: at}).Printed())
	if err != nil {
		f.t.Fatal(err)
	}
	return b
}

// small is a vote with two places under embargo, one of which voted so that
// figures would tell how people did, and the identity of its recipient.
func (f *folder) small(v *count.Vote) {
	secret, public, err := sealed.NewIdentity()
	if err != nil {
		f.t.Fatal(err)
	}
	f.put("secretary.txt", []byte("# sample\n"+secret+"\n"))
	until, err := count.ParseTime("2026-05-10T18:00:00-04:00")
	if err != nil {
		f.t.Fatal(err)
	}
	v.Embargo = count.Embargo{Until: until, Words: "Figures and turnout are confidential", Recipients: []count.Recipient{{Name: "Sample Secretary", Key: public}}}
	v.Coalition.Unions = v.Coalition.Unions[:1]
	u := v.Coalition.Unions[0]
	u.Units = []count.Unit{u.Units[0]}
	u.Units[0].Locals = u.Units[0].Locals[:3]
	v.Coalition.Unions = []count.Union{u}
	v.Questions = slices.Clone(v.Questions)
	v.Questions[0].Rule.Tree, v.Questions[1].Rule.Tree = nil, nil
	s := newFolder(f.t, v)
	for i, yes := range []int{58, 31, 22} {
		s.sheets("small", v.Places()[i].ID, yes)
	}
	s.definition("small.vote", v)
	for name, x := range s.files {
		f.files[name] = x
	}
}

// TestEachBadFileIsBadInItsOwnWay proves that each bad file has its own reason,
// so that the scenario looks at sixteen of them.
func TestEachBadFileIsBadInItsOwnWay(t *testing.T) {
	files := mixedFolder(t)
	v, err := count.ParseVote(files["made.vote"].Data)
	if err != nil {
		t.Fatal(err)
	}
	trusted, err := export.TrustOf(v)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]string{}
	for _, name := range names(files) {
		if !strings.HasPrefix(name, "mixed/") || strings.HasPrefix(name, "mixed/MADE-") || strings.HasSuffix(name, ".age") || name == "mixed/twice.xlsx" {
			continue
		}
		x := export.Verify(name, files[name].Data, trusted)
		if err := x.Against(v); err != nil {
			t.Fatal(err)
		}
		if x.Fine() {
			t.Errorf("%s is fine", name)
			continue
		}
		why := fmt.Sprint(x.Findings[0].Code, x.Findings[0].Short, x.Unread)
		if before := seen[why]; before != "" {
			t.Errorf("%s and %s are bad in the same way: %s", before, name, why)
		}
		seen[why] = name
	}
	if len(seen) != 14 { // one is sealed, and one contradicts another sheet
		t.Errorf("%d bad files", len(seen))
	}
}

package export_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/rollup/rolluptest"
	"countersign/export"
	"countersign/export/code"
	"countersign/export/sign"
)

// TestFilesOfEveryReleaseAreVerified reads the files that releases have left in
// testdata/kept, a folder for each form of them: they are verified with the
// same verdict for ever. Their keys were thrown away; a new form gets a folder
// of its own, made by
//
//	COUNTERSIGN_KEEP=testdata/kept/2 go test ./export -run TestFilesOfEveryRelease
//
// A folder whose name is the languages of sheets, "es-en", holds sheets in them.
func TestFilesOfEveryReleaseAreVerified(t *testing.T) {
	if dir := os.Getenv("COUNTERSIGN_KEEP"); dir != "" {
		makeKept(t, dir)
	}
	dirs, err := filepath.Glob("testdata/kept/*")
	if err != nil || len(dirs) == 0 {
		t.Fatalf("no files are kept: %v", err)
	}
	for _, dir := range dirs {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			want := read(t, dir, "verdicts.json")
			if got := keptVerdicts(t, dir); !bytes.Equal(got, want) {
				t.Errorf("the verdicts are others than on the day of the release:\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func read(t *testing.T, dir, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// keptVerdict is what never changes of a verdict; its sentences may be said
// better one day.
type keptVerdict struct {
	File     string        `json:"file"`
	Fine     bool          `json:"fine"`
	Kind     export.Kind   `json:"kind"`
	Vote     string        `json:"vote"`
	Place    count.PlaceID `json:"place"`
	Revision int           `json:"revision"`
	Digest   count.Digest  `json:"digest"`
	Signed   []string      `json:"signed"`
	Codes    []string      `json:"codes"` // of the findings
	Results  []string      `json:"results"`
}

// keptVerdicts verifies the files of a folder under their own definition.
func keptVerdicts(t *testing.T, dir string) []byte {
	t.Helper()
	vote, err := count.ParseVote(read(t, dir, "definition.vote"))
	if err != nil {
		t.Fatal(err)
	}
	trust, err := export.TrustOf(vote)
	if err != nil {
		t.Fatal(err)
	}
	var out []keptVerdict
	var sheet export.Verdict
	for _, name := range []string{"sheet.pdf", "sheet.xlsx", "sheet.record.json", "early.pdf", "early.xlsx"} {
		v := export.Verify(name, read(t, dir, name), trust)
		if v.Sheet == nil {
			t.Fatalf("%s: %s", name, v.Sentence)
		}
		if err := v.Against(vote); err != nil {
			t.Fatal(err)
		}
		k := keptVerdict{
			File: name, Fine: v.Fine(), Kind: v.Kind, Vote: v.Sheet.Vote.ID, Place: v.Sheet.Tally.Place.ID,
			Revision: v.Sheet.Revision, Digest: v.Digest, Signed: []string{}, Codes: []string{},
		}
		for _, x := range v.Signed {
			k.Signed = append(k.Signed, fmt.Sprintf("%s, %s, key %s, holds %t, whole %t, pending %t, at %s, %s", x.Name, x.Role, x.Key, x.Holds, x.Whole, x.Pending, x.At, x.Known))
		}
		for _, f := range v.Findings {
			k.Codes = append(k.Codes, f.Code)
		}
		for _, r := range v.Sheet.Results {
			k.Results = append(k.Results, fmt.Sprintf("%s: %s yes, %s no, %s blank, %s void", r.Question, r.Yes, r.No, r.Blank, r.Void))
		}
		out = append(out, k)
		if name == "sheet.record.json" {
			sheet = v
		}
	}
	keptSeals(t, dir, &sheet)
	b, err := json.MarshalIndent(out, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return append(b, '\n')
}

// keptSeals verifies what lies beside the files: signatures of the record, and
// the code on the paper.
func keptSeals(t *testing.T, dir string, v *export.Verdict) {
	t.Helper()
	for i, who := range v.Sheet.Signers {
		s, err := sign.VerifyDetached(read(t, dir, "sheet."+string(rune('1'+i))+".p7s"), v.Digest)
		if err != nil || count.Digest(s.Fingerprint) != who.Key {
			t.Errorf("signature %d of the record: %v", i+1, err)
		}
	}
	c := export.VerifyCode(string(read(t, dir, "code.txt")), func(c *code.Code) (string, sign.Judgement) {
		if count.Digest(c.Key) == v.Sheet.Signers[0].Key {
			return v.Sheet.Signers[0].Name, sign.Judgement{Standing: sign.Trusted}
		}
		return "", sign.Unknown
	})
	if c.Beside([]export.Verdict{*v}); !c.Fine() || !strings.HasPrefix(c.Sentence, "This code is genuine") {
		t.Errorf("code: %s", c.Sentence)
	}
}

// makeKept makes a folder of files, signed by the sample tellers. It never
// replaces one.
func makeKept(t *testing.T, dir string) {
	t.Helper()
	vote := rolluptest.Made(1, 1, 2)
	for _, name := range []string{"Sample Chief", "Sample Recorder A", "Sample Recorder B"} {
		vote.Trusted = append(vote.Trusted, count.TrustedBy{Name: name, Certificate: keyOf(t, name).Certificate().Raw})
	}
	s, err := rolluptest.Sheet(vote, rolluptest.Counted(vote, samplePlace, 35))
	if err != nil {
		t.Fatal(err)
	}
	withKeys(t, s)
	chief, a, b := keyOf(t, "Sample Chief"), keyOf(t, "Sample Recorder A"), keyOf(t, "Sample Recorder B")
	var files []export.File
	take := func(as string, made []export.File, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range made {
			_, ending, _ := strings.Cut(f.Name, "-r1.")
			files = append(files, export.File{Name: as + "." + ending, Data: f.Data})
		}
	}
	in, _ := words.ParseDocuments(strings.ReplaceAll(filepath.Base(dir), "-", " "))
	made, err := export.Documents(s, []*sign.Key{chief, a, b}, nil, in)
	take("sheet", made, err)
	made, err = export.Detached(s, []*sign.Key{chief, a, b})
	take("sheet", made, err)
	made, err = export.Documents(s, []*sign.Key{chief, a}, nil, in)
	take("early", made, err)
	definition, err := count.Canonical(vote)
	if err != nil {
		t.Fatal(err)
	}
	files = append(files, export.File{Name: "definition.vote", Data: definition}, export.File{Name: "code.txt", Data: []byte(codeOf(t, s))})
	if _, err := export.Save(dir, files); err != nil {
		t.Fatal(err)
	}
	if _, err := export.Save(dir, []export.File{{Name: "verdicts.json", Data: keptVerdicts(t, dir)}}); err != nil {
		t.Fatal(err)
	}
}

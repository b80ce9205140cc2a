package xlsx_test

import (
	"bytes"
	"encoding/base64"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"countersign/count"
	"countersign/export/record"
	"countersign/export/sign"
	"countersign/export/xlsx"
)

func TestSealsComeBack(t *testing.T) {
	s := threeSign(t)
	want := sealsOf(t, s)
	b := sealed(t, s)
	doc, err := xlsx.Read(b)
	if err != nil || len(doc.Differences) > 0 {
		t.Fatal(err, doc)
	}
	if len(doc.Seals.CMS) != 3 || !bytes.Equal(doc.Seals.Code, want.Code) {
		t.Errorf("%d seals, %d bytes of the code", len(doc.Seals.CMS), len(doc.Seals.Code))
	}
	for i, cms := range doc.Seals.CMS {
		if !bytes.Equal(cms, want.CMS[i]) {
			t.Errorf("seal %d comes back with %d bytes of %d", i+1, len(cms), len(want.CMS[i]))
		}
	}
	if again, err := xlsx.Write(doc.Sheet, doc.Seals); err != nil || !bytes.Equal(again, b) {
		t.Errorf("the same sheet and seals give other bytes: %v", err)
	}
	if got := cellsOf(t, b, "Signatures", "D"); got[3] != "signs later" {
		t.Errorf("who signs later has %q", got[3])
	}
}

func TestAWorkbookWithoutSealsIsRead(t *testing.T) {
	s := threeSign(t)
	doc, err := xlsx.Read(written(t, s))
	if err != nil || len(doc.Differences) > 0 || doc.Seals.Code != nil {
		t.Fatal(err, doc)
	}
	for i, cms := range doc.Seals.CMS {
		if cms != nil {
			t.Errorf("seal %d has %d bytes", i+1, len(cms))
		}
	}
	if got := strings.Join(cellsOf(t, written(t, s), "Signatures", "D")[:6], "|"); got != "signature of the record|signs later|signs later|signs later||none" {
		t.Errorf("the sheet shows %q", got)
	}
}

// cellsOf are the texts of a column.
func cellsOf(t testing.TB, b []byte, page, col string) []string {
	t.Helper()
	cols, err := opened(t, b).GetCols(page)
	if err != nil {
		t.Fatal(err)
	}
	return cols[col[0]-'A']
}

func TestASealThatDoesNotHoldIsNamed(t *testing.T) {
	s := threeSign(t)
	good := sealed(t, s)
	text := base64.StdEncoding.EncodeToString
	mo, rae := text(seal(t, s, "Mo Sample")), text(seal(t, s, "Rae Sample"))
	other := threeSign(t)
	other.Revision = 2
	broken := seal(t, s, "Mo Sample")
	broken[len(broken)-3] ^= 1
	code := text(sealsOf(t, s).Code)
	for what, c := range map[string]struct{ from, to, where, says string }{
		"of another record":       {mo, text(seal(t, other, "Mo Sample")), "Signatures!D2", `"the signature of Mo Sample"`},
		"of a stranger":           {mo, text(seal(t, s, "Sam Stranger")), "Signatures!D2", "another key, that of Sam Stranger"},
		"of the next teller":      {mo, rae, "Signatures!D2", "another key, that of Rae Sample"},
		"one bit":                 {mo, text(broken), "Signatures!D2", "no signature of this record"},
		"cut short":               {mo, mo[:len(mo)-8], "Signatures!D2", "Mo Sample"},
		"no base64":               {mo, "signed", "Signatures!D2", "no signature in base64"},
		"nothing":                 {mo, "", "Signatures!D2", "Mo Sample"},
		"another spelling":        {mo, mo[:64] + "\n" + mo[64:], "Signatures!D2", "Mo Sample"},
		"of the second":           {rae, text(seal(t, other, "Rae Sample")), "Signatures!D3", "Rae Sample"},
		"later, by a stranger":    {"signs later", text(seal(t, s, "Sam Stranger")), "Signatures!D4", "Ola Sample"},
		"later, in another word":  {"signs later", "never signs", "Signatures!D4", "Ola Sample"},
		"the code, cut short":     {code, text(sealsOf(t, s).Code[:63]), "Signatures!D6", "63 bytes"},
		"the code, in no base64":  {code, "sample", "Signatures!D6", "no signature in base64"},
		"a fingerprint in a cell": {sign.Fingerprint(s.Signers[0].Key).String(), sign.Fingerprint(s.Signers[1].Key).String(), "Signatures!C2", ""},
	} {
		t.Run(what, func(t *testing.T) {
			es := unzipped(t, good)
			changed := false
			for i, e := range es {
				if e.name == "xl/sharedStrings.xml" {
					es[i].data = bytes.Replace(e.data, []byte(">"+c.from+"<"), []byte(">"+c.to+"<"), 1)
					changed = !bytes.Equal(es[i].data, e.data)
				}
			}
			if !changed {
				t.Fatal("nothing was changed")
			}
			doc, err := xlsx.Read(zipped(t, es))
			if err != nil {
				t.Fatal(err)
			}
			said := ""
			for _, d := range doc.Differences {
				said += d.String() + "\n"
			}
			if !strings.Contains(said, c.where) || !strings.Contains(said, c.says) {
				t.Errorf("does not name %s and %q: %s", c.where, c.says, said)
			}
		})
	}
}

func TestASealThatDoesNotHoldIsNotWritten(t *testing.T) {
	s := threeSign(t)
	good := sealsOf(t, s)
	other := threeSign(t)
	other.Revision = 2
	for says, seals := range map[string]record.Seals{
		"that of Mo Sample is no signature of this record": {CMS: [][]byte{seal(t, other, "Mo Sample"), nil, nil}},
		"that of Rae Sample is a signature with another":   {CMS: [][]byte{nil, seal(t, s, "Mo Sample"), nil}},
		"there are 2, and 3 signers":                       {CMS: good.CMS[:2]},
		"that of the code has 63 bytes":                    {CMS: good.CMS, Code: good.Code[:63]},
	} {
		if b, err := xlsx.Write(s, seals); b != nil || !errors.Is(err, xlsx.ErrSeal) || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", says, err)
		}
	}
}

// The sheet tells everybody how to check a signature. These are its words.
func TestTheCommandsOnTheSheetCheckASeal(t *testing.T) {
	s := threeSign(t)
	b := sealed(t, s)
	folder := t.TempDir()
	put := func(name, text string) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put("sheet.record", recordIn(t, b))
	put("name.b64", cellsOf(t, b, "Signatures", "D")[2])
	var commands []string
	for _, words := range cellsOf(t, b, "Signatures", "A") {
		if strings.HasPrefix(words, "openssl ") {
			commands = append(commands, words)
		}
	}
	if len(commands) != 3 {
		t.Fatalf("%d commands", len(commands))
	}
	said := make([]string, 3)
	for i, c := range commands {
		cmd := exec.Command("sh", "-c", c)
		cmd.Dir = folder
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", c, err, out)
		}
		said[i] = string(out)
	}
	if !strings.Contains(said[1], "successful") {
		t.Errorf("the second command says %q", said[1])
	}
	if want := count.Digest(keyOf(t, "Rae Sample").Fingerprint()).String(); !strings.Contains(said[2], want) {
		t.Errorf("the third command says %q, want %s", said[2], want)
	}
}

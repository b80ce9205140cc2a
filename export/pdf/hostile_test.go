package pdf_test

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"countersign/count"
	"countersign/export/pdf"
)

var hostileNames = []string{
	"",
	" ",
	"\x00\x01\x1b[31m",
	"\xff\xfe invalid \xc3\x28",
	"🗳️ Emoji 👩‍👩‍👧 \U0001F600",
	"שלום עולם",
	"مرحبا بالعالم",
	"left \u202Etfel ot thgir\u202C right",
	"zero\u200Bwidth\u2060\uFEFFjoiner\u200D",
	"Za" + strings.Repeat("\u0301\u0327", 40) + "lgo",
	"語 한국어 ไทย हिन्दी",
	strings.Repeat("W", 300),
	strings.Repeat("long name ", 30),
	strings.Repeat("🗳", 300),
	strings.Repeat("-", 300),
	`=cmd|'/c calc'!A1`,
	`../../etc/passwd\..\x`,
	"(unbalanced ((( \\ ) brackets \\",
	"line\nbreak\r\n\tand tab \u2028\u2029",
	"Ágnes Kőszegi-Þórsdóttir, Николай Šťastný, Ελένη O’Brien",
	"0\x81\u0327 a mark behind an escape",
	"\uFFFF\uFFFE\uE000\uD7FF",
}

// hostileSheet has the same name wherever a sheet holds text.
func hostileSheet(t testing.TB, name string) *count.Sheet {
	s := sheet(t)
	s.Vote.ID, s.Vote.Title, s.Reason, s.Vote.Embargo.Words = name, name, name, name
	s.Supersedes, s.Revision = count.Sum([]byte(name)), 2
	p := &s.Tally.Place
	p.ID, p.Coalition, p.Union, p.Unit, p.Local, p.With = count.PlaceID(name), name, name, name, name, []string{name}
	for i := range s.Tally.Questions {
		q := &s.Tally.Questions[i]
		q.Title, q.Short, q.Rule.Words = name, name, name
	}
	for i := range s.Tally.Tellers {
		s.Tally.Tellers[i].Name = name
	}
	for i := range s.Signers {
		s.Signers[i].Name = name
	}
	s.Tally.Sample.Source, s.Tally.Policy.VoidPolicy, s.Vote.TimeStamps = name, name, name
	s.Tally.Batches[18].Remarks[0].Reason = name
	for i := range s.Findings {
		f := &s.Findings[i]
		f.Code, f.Short, f.Long, f.Sum = name, name, name, name
		if f.Explanation != nil {
			f.Explanation.Text, f.Explanation.By = name, []string{name, name}
		}
	}
	for i := range s.Tally.Voids {
		s.Tally.Voids[i].Reason, s.Tally.Voids[i].RuledBy = name, name
	}
	for i := range s.Tally.Challenges {
		s.Tally.Challenges[i].Ground, s.Tally.Challenges[i].Reason = name, name
	}
	s.Tally.RollChange = &count.RollChange{Roll: count.N(1600), Reason: name, By: []string{name, name}}
	return s
}

func TestNamesOfAnyKindAreDrawnAndReadBack(t *testing.T) {
	for _, name := range hostileNames {
		b := draw(t, hostileSheet(t, name))
		doc, err := pdf.Read(b)
		if strings.ToValidUTF8(name, "") != name {
			continue // JSON cannot carry it: the record holds a replacement character
		}
		if err != nil {
			t.Errorf("%.40q: %v", name, err)
			continue
		}
		if len(doc.Differences) > 0 {
			t.Errorf("%.40q: %v", name, doc.Differences)
		}
	}
}

func TestWhatCannotBeSeenIsPrintedAsAnEscape(t *testing.T) {
	for name, want := range map[string]string{
		"a\u202Eb":      `a\u202Eb`,
		"a\U0001F600b":  `a\U0001F600b`,
		"a\u05E9b":      `a\u05E9b`,
		"a\nb":          `a\u000Ab`,
		"O\u0301 Brien": "Ó Brien",
	} {
		s := sheet(t)
		s.Tally.Place.Local = name
		if text := textOf(t, draw(t, s)); !strings.Contains(text, want) {
			t.Errorf("%q is not printed as %q", name, want)
		}
	}
}

// A name has to do on every system: Windows takes no other letters, drops
// points and blanks at the end, keeps names for devices, and has 260
// characters for a whole path.
func TestFileNamesAreSafe(t *testing.T) {
	for _, name := range append(slices.Clone(hostileNames),
		"CON", "con.1", "NUL", "nul.x", "PRN.", "aux", "COM1", "com0.txt.", "LPT9", "lpt1.pdf", "CONIN$", "a.", "a. ", "..", ".git", "~x", "-x",
		"a:b", "C:", `\\?\C:`, "a<b>|?*", "a/b/../..", "a\u0000b", "..\u002f", "ＣＯＮ", "naïve",
	) {
		for _, got := range []string{pdf.Name(hostileSheet(t, name)) + ".xlsx.age", pdf.Name(hostileSheet(t, name+"/"+name+"/"+name)) + ".pdf"} {
			stem, _, _ := strings.Cut(strings.ToUpper(got), ".")
			if filepath.Base(got) != got || !plainName.MatchString(got) || len(got) > 140 || devices.MatchString(stem) {
				t.Errorf("%.40q became the file name %q", name, got)
			}
		}
	}
}

var (
	plainName = regexp.MustCompile(`^[0-9A-Za-z_][0-9A-Za-z_.-]*[0-9A-Za-z]$`)
	devices   = regexp.MustCompile(`^(CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9])$`)
)

// A vote with the code CON.1 had a report that Windows wrote to its console.
func TestACodeThatIsADeviceIsNoFileName(t *testing.T) {
	s := sheet(t)
	for code, want := range map[string]string{"CON.1": "_CON.1-U-N-L-r1", "nul": "nul-U-N-L-r1", "LPT1.a": "_LPT1.a-U-N-L-r1", "COMA.1": "COMA.1-U-N-L-r1"} {
		s.Vote.ID, s.Tally.Place.ID, s.Revision = code, "U/N/L", 1
		if got := pdf.Name(s); got != want {
			t.Errorf("%s: %s, want %s", code, got, want)
		}
	}
}

func FuzzDraw(f *testing.F) {
	for _, name := range hostileNames {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) { draw(t, hostileSheet(t, name)) })
}

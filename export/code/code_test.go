package code_test

import (
	"fmt"
	"strings"
	"testing"

	"rsc.io/qr"

	"countersign/count"
	"countersign/export/code"
)

const plain = "TS1/SEBAC2011/AFSCME:JN-7:749/1308171960/R1/E1600/C1284/Q1:513.763.5.3/Q2:544.728.9.3/D:"

func ExampleText() {
	s := &count.Sheet{
		Vote: count.VoteRef{ID: "Training"}, Revision: 2, Certified: count.At(certified),
		Tally:   count.Tally{Place: count.Place{ID: "SAMPLE/A/12"}},
		Results: []count.Result{{Figures: count.Figures{Yes: count.N(30), No: count.N(4)}}},
	}
	text, err := code.Text(s, count.Sum([]byte("sample record")), nil, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(text)
	// Output:
	// TS1/TRAINING/SAMPLE:A:12/1308171960/R2/E/C/Q1:30.4../D:.*8W:NUAH6$POOPG$4% G SGWGH$EOY 09-E:XL%DW+HD.$J/
}

func TestACodeSaysWhatItsSheetSays(t *testing.T) {
	s, digest := sheet(t)
	text := text(t, s, digest)
	if !strings.HasPrefix(text, plain) || len(text) != len(plain)+48+3+50+3+96+1 {
		t.Errorf("%d characters: %q", len(text), text)
	}
	c := parse(t, text)
	if c.String() != text {
		t.Errorf("read and written again it is %q", c)
	}
	if c.Vote != "SEBAC2011" || c.Place != "AFSCME:JN-7:749" || !c.Certified.Equal(certified) || c.Revision != 1 ||
		c.Eligible.Int() != 1600 || c.Ballots.Int() != 1284 || len(c.Questions) != 2 || c.Questions[1].No.Int() != 728 {
		t.Errorf("%+v", c)
	}
	if !c.Signed || c.Key != chiefKey(t).Fingerprint() || c.Digest != digest {
		t.Errorf("signed %v with %s, record %s", c.Signed, c.Key, c.Digest)
	}
	if d := c.Agrees(s, digest); len(d) > 0 {
		t.Errorf("the sheet of the code does not agree: %v", d)
	}
}

func TestAnRSAKeyLeavesTheCodeUnsigned(t *testing.T) {
	s, digest := sheet(t)
	k := rsaKey(t)
	seal, err := code.Sign(k, s, digest)
	if err != nil || seal != nil {
		t.Fatalf("an RSA key sealed the code: %x, %v", seal, err)
	}
	text, err := code.Text(s, digest, k.Certificate().PublicKey, seal)
	if err != nil {
		t.Fatal(err)
	}
	c := parse(t, text)
	if c.Signed || len(c.Seal) > 0 || len(c.Agrees(s, digest)) > 0 {
		t.Errorf("%+v, %v", c, c.Agrees(s, digest))
	}
	if _, err := code.Text(s, digest, k.Certificate().PublicKey, make([]byte, 64)); err == nil {
		t.Error("an RSA key was written into the code")
	}
}

func TestEveryDifferenceFromASheetIsNamed(t *testing.T) {
	s, digest := sheet(t)
	c := parse(t, text(t, s, digest))
	for where, change := range map[string]func(*count.Sheet){
		"vote":                    func(s *count.Sheet) { s.Vote.ID = "SEBAC2017" },
		"place":                   func(s *count.Sheet) { s.Tally.Place.ID = "AFSCME/JN-7/750" },
		"time":                    func(s *count.Sheet) { s.Certified = count.At(certified.AddDate(0, 0, 1)) },
		"revision":                func(s *count.Sheet) { s.Revision = 2 },
		"members":                 func(s *count.Sheet) { s.Tally.Place.Roll = count.N(1601) },
		"ballots counted":         func(s *count.Sheet) { s.Tally.Account[0].Value = count.N(1285) },
		"questions":               func(s *count.Sheet) { s.Results = s.Results[:1] },
		"question 1 yes":          func(s *count.Sheet) { s.Results[0].Yes = count.N(531) },
		"question 2 void":         func(s *count.Sheet) { s.Results[1].Void = count.Count{} },
		"key of the first signer": func(s *count.Sheet) { s.Signers[0].Key = count.Sum([]byte("another")) },
	} {
		other, _ := sheet(t)
		change(other)
		d := c.Agrees(other, digest)
		if len(d) != 1 || d[0].Where != "QR code, "+where || d[0].Shown == d[0].Signed {
			t.Errorf("%s: %v", where, d)
		}
	}
	if d := c.Agrees(s, count.Sum([]byte("another record"))); len(d) != 1 || d[0].Where != "QR code, digest of the record" {
		t.Errorf("another record: %v", d)
	}
}

func TestAScannerMayTypeSmallLettersAndLineEnds(t *testing.T) {
	s, digest := sheet(t)
	text := text(t, s, digest)
	for _, typed := range []string{text + "\r\n", "\n " + text + "\t", strings.ToLower(text), " " + strings.ToLower(text) + "\n"} {
		if c := parse(t, typed); c.String() != text {
			t.Errorf("%q was read as %q", typed, c)
		}
	}
}

func TestAnyChangedCharacterIsNoticed(t *testing.T) {
	s, digest := sheet(t)
	text := text(t, s, digest)
	for i := range text {
		for _, other := range []byte("0A/ :.$\u0000\xff") {
			changed := []byte(text)
			changed[i] = other
			if other == text[i] {
				continue
			}
			if c, err := code.Parse(string(changed)); err == nil && c.Signed {
				t.Errorf("character %d may be %q: %q", i, other, changed)
			} else if err == nil && len(c.Agrees(s, digest)) == 0 {
				t.Errorf("character %d may be %q, and nobody notices", i, other)
			}
		}
	}
	for i := range text {
		if c, err := code.Parse(text[:i]); err == nil && (c.Signed || i != len(plain)+48+1) {
			t.Errorf("the first %d characters are taken for the whole", i)
		}
		if _, err := code.Parse(text[:i] + "0" + text[i:]); err == nil {
			t.Errorf("one more character at %d was taken", i)
		}
	}
}

func TestWhatIsNotTheCodeOfASheetIsRefusedWithWords(t *testing.T) {
	s, digest := sheet(t)
	signed := text(t, s, digest)
	unsigned := signed[:len(plain)+48] + "/"
	for text, want := range map[string]string{
		"":                               "scan the square code in the foot",
		"https://example.org/":           "begins with \"HTTPS://EXAM\"",
		"TR1/SEBAC2011/1/R1/D:":          "printed report",
		"TS2/anything":                   "newer version",
		"TS01/SEBAC2011":                 "not the code of a tally sheet",
		signed[:len(signed)-1]:           "its end is missing",
		strings.Repeat("TS1/", 2000):     "not the code of a tally sheet",
		"TS1/" + unsigned[len(plain)-3:]: "2 of 7 fields",
		strings.Replace(unsigned, "513.763", "0513.763", 1):     "question 1",
		strings.Replace(unsigned, "Q2:", "Q3:", 1):              "question 2",
		strings.Replace(unsigned, "/R1/", "/R+1/", 1):           "not spelled",
		strings.Replace(unsigned, "/E1600/", "/E-1/", 1):        "figure after E",
		strings.Replace(unsigned, "1308171960", "1E9", 1):       "no time",
		strings.Replace(unsigned, "1308171960", "01308", 1):     "not spelled",
		strings.Replace(signed, "513.763", "763.513", 1):        "do not use the sheet",
		strings.Replace(unsigned, "SEBAC2011", "SEBAC_2011", 1): "a name holds",
		signed[:len(signed)-3] + "::/":                          "its signature holds",
	} {
		if _, err := code.Parse(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.90q: %v; want %q", text, err, want)
		}
	}
}

// The most that a place is likely to print has to stay readable from a scan at
// 150 dpi: modules of half a millimetre are three pixels.
func TestACodeStaysLargeEnoughToScan(t *testing.T) {
	s, digest := sheet(t)
	six, _ := sheet(t)
	for len(six.Results) < 6 {
		six.Results = append(six.Results, count.Result{Figures: figures(1234, 5678, 12, 3)})
	}
	for name, c := range map[string]struct {
		sheet   *count.Sheet
		version int
	}{"two questions": {s, 10}, "six questions": {six, 11}} {
		drawn, err := qr.Encode(text(t, c.sheet, digest), qr.M)
		if err != nil {
			t.Fatal(err)
		}
		version, module := (drawn.Size-17)/4, 40/float64(drawn.Size+8)
		t.Logf("%s: %d characters, version %d, modules of %.3f mm", name, len(text(t, c.sheet, digest)), version, module)
		if version > c.version || module < 0.55 {
			t.Errorf("%s: version %d, modules of %.3f mm", name, version, module)
		}
	}
}

// The examples are those of RFC 9285.
func TestBase45(t *testing.T) {
	for plain, want := range map[string]string{"AB": "BB8", "Hello!!": "%69 VD92EX0", "base-45": "UJCLQE7W581", "": ""} {
		if got := code.Base45([]byte(plain)); got != want {
			t.Errorf("%q is %q, want %q", plain, got, want)
		}
	}
}

func TestNamesAreSpelledInTheAlphabetOfTheCode(t *testing.T) {
	for _, name := range []string{"", "a/b", "Ágnes 🗳", "\x00\xff", strings.Repeat("ß", 200), "D:", "/D:/K:/S:", "ſıK"} {
		s, digest := sheet(t)
		s.Vote.ID, s.Tally.Place.ID = name, count.PlaceID(name)
		if d := parse(t, text(t, s, digest)).Agrees(s, digest); len(d) > 0 {
			t.Errorf("%q: %v", name, d)
		}
	}
}

func FuzzParse(f *testing.F) {
	s, digest := sheet(f)
	f.Add(text(f, s, digest))
	f.Add(strings.ToLower(plain) + "\n")
	empty, err := code.Text(&count.Sheet{}, digest, nil, nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(empty)
	f.Add("TS1/D:/K:/S:/1/R1/E/C/Q1:.../D:")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := code.Parse(text)
		if err != nil {
			return
		}
		if again := c.String(); again != strings.ToUpper(strings.Trim(text, " \t\r\n")) {
			t.Errorf("%q was read as %q", text, again)
		}
	})
}

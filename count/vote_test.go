package count_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"countersign/assets"
	"countersign/assets/votetest"
	"countersign/count"
)

var embedded = []string{"training", "sebac-2011-06"}

func TestTheEmbeddedVotesAreRead(t *testing.T) {
	for _, name := range embedded {
		b, _ := assets.Vote(name)
		v, err := count.ParseVote(b)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		again, err := count.Canonical(v)
		if err != nil || !bytes.Equal(again, b) {
			t.Errorf("%s is not written as it was read (%v)", name, err)
		}
	}
}

func TestSpacingDoesNotChangeTheDigest(t *testing.T) {
	b, _ := assets.Vote("training")
	want, err := votetest.Training(t).Digest()
	if err != nil || want.IsZero() {
		t.Fatal(want, err)
	}
	for name, text := range map[string][]byte{
		"on one line":     bytes.ReplaceAll(b, []byte("\n"), []byte(" ")),
		"Windows lines":   bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n")),
		"more blanks":     append([]byte("\n\t "), append(bytes.ReplaceAll(b, []byte(`": `), []byte(`"  : `)), "\n\n"...)...),
		"escaped letters": bytes.Replace(b, []byte("Street Lamps"), []byte(`\u0053treet Lamps`), 1),
	} {
		v, err := count.ParseVote(text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if d, err := v.Digest(); err != nil || d != want {
			t.Errorf("%s: the digest is %s (%v), want %s", name, d, err, want)
		}
	}
	v := votetest.Training(t)
	v.Coalition.Unions[0].Units[0].Locals[0].Roll = count.N(241)
	if d, _ := v.Digest(); d == want {
		t.Error("another roll has the same digest")
	}
}

func TestAForeignDefinitionIsNamed(t *testing.T) {
	for name, x := range map[string]struct {
		text, says string
		foreign    bool
	}{
		"a later version":    {`{"format":"countersign vote 2","new":1}`, `its format is "countersign vote 2"`, true},
		"another JSON":       {`{"name":"npm"}`, `its format is ""`, true},
		"no object":          {`null`, `its format is ""`, true},
		"too long":           {strings.Repeat(" ", count.MaxVoteSize+1), "30000001 bytes", true},
		"no JSON":            {"PK\x03\x04", "line 1, column 1", false},
		"an unknown field":   {"{\"format\":\"countersign vote 1\",\n\"quorum\":3}", `line 2, column 1: unknown field "quorum"`, false},
		"a field twice":      {"{\"format\":\"countersign vote 1\",\"id\":\"A\",\n\"id\":\"B\"}", `line 2, column 4: "id" comes twice`, false},
		"text after the end": {"{\"format\":\"countersign vote 1\"}\n\nx", "line 3, column 1: there is more", false},
		"a roll in words":    {"{\"format\":\"countersign vote 1\",\n\"coalition\":{\"roll\":\n-5}}", "line 3, column 2: only digits here", false},
	} {
		_, err := count.ParseVote([]byte(x.text))
		if err == nil || !strings.Contains(err.Error(), x.says) || errors.Is(err, count.ErrVoteFormat) != x.foreign {
			t.Errorf("%s: %v, want %q", name, err, x.says)
		}
	}
}

// faultRows are all the faults, each made alone.
var faultRows = []struct {
	spoil func(*count.Vote)
	want  string
}{
	{func(v *count.Vote) { v.Format = "x" }, `format: "x" is not "countersign vote 1"`},
	{func(v *count.Vote) { v.ID = "A/B" }, `id: "A/B" is not a code (1 to 24 letters, digits, points or hyphens)`},
	{func(v *count.Vote) { v.Title = " " }, `title: the name is missing`},
	{func(v *count.Vote) { v.Title = strings.Repeat("☂", 301) }, `title: the name has more than 300 characters`},
	{func(v *count.Vote) { v.Revision = 0 }, `revision: 0 is not a revision; the first is 1`},
	{func(v *count.Vote) { v.Closes = "2023-12-31" }, `opens, closes: both days are needed, and voting closes on or after the day it opens`},
	{func(v *count.Vote) { v.Opens = "" }, `opens, closes: both days are needed, and voting closes on or after the day it opens`},
	{func(v *count.Vote) { v.Questions[0].ID = "Contract" }, `question 2: "contract" is there twice`},
	{func(v *count.Vote) { v.Questions[0].Short = "" }, `question 1: the short title has 1 to 24 characters, not 0`},
	{func(v *count.Vote) { v.Questions[0].DecidedBy = "galaxy" }, `question 1: "galaxy" is not a level that decides (local, unit, union, coalition)`},
	{func(v *count.Vote) { v.Questions[0].Paper = 0 }, `question 1: papers are numbered from 1`},
	{ // Seen: of two papers 48 of one and 50 of the other were in a batch, and no batch could be closed without invented blanks.
		func(v *count.Vote) { v.Questions[1].Paper = 2 },
		`question 2: it stands on paper 2, but the ballots of a vote are counted once, so its questions stand on one paper, 1; what is on another paper is a vote of its own`,
	},
	{func(v *count.Vote) { v.Questions[0].Rule.Words = "" }, `question 1: the rule is not stated in words`},
	{func(v *count.Vote) { v.Questions[0].Rule.Majority.Of = "all" }, `question 1: "all" is not a base (valid, cast, ballots, eligible)`},
	{func(v *count.Vote) { v.Questions[0].Rule.Majority.Share = count.Fraction{Num: 1, Den: 1} }, `question 1: no number of votes can reach "1/1" of the base`},
	{func(v *count.Vote) { v.Questions[0].Rule.Majority.Share = count.Fraction{} }, `question 1: no number of votes can reach "" of the base`},
	{func(v *count.Vote) { v.Questions[0].Rule.Majority.Applies = "" }, `question 1: "" is not a level whose ballots are summed`},
	{func(v *count.Vote) { v.Coalition.Code = "" }, `coalition: "" is not a code (1 to 24 letters, digits, points or hyphens)`},
	{func(v *count.Vote) { v.Coalition.Name = "" }, `coalition: the name is missing`},
	{func(v *count.Vote) { v.Coalition.Unions = nil }, `coalition: it has no unions`},
	{func(v *count.Vote) { v.Coalition.Unions[1].Code = "lamp" }, `union lamp: "lamp" is there twice`},
	{func(v *count.Vote) { v.Coalition.Unions[0].Units = nil }, `union LAMP: it has no units`},
	{func(v *count.Vote) { unit(v).Name = "" }, `union LAMP, unit L-1: the name is missing`},
	{func(v *count.Vote) { unit(v).ReportsAs = "L-2" }, `union LAMP, unit L-1: it reports as "L-2", which has to be another unit of this union that counts for itself; then it has no locals of its own`},
	{func(v *count.Vote) { u := unit(v); u.ReportsAs, u.Locals = "L-1", nil }, `union LAMP, unit L-1: it reports as "L-1", which has to be another unit of this union that counts for itself; then it has no locals of its own`},
	{func(v *count.Vote) { unit(v).NotPut = []string{"strike"} }, `union LAMP, unit L-1: question "strike" is not put there, but there is no such question`},
	{func(v *count.Vote) { unit(v).NotPut = []string{"agreement", "contract"} }, `union LAMP, unit L-1: no question is put there`},
	{ // Seen: the members of a unit to which the contract is not put were eligible for it, in the unit as which it reports.
		func(v *count.Vote) {
			u := &v.Coalition.Unions[1].Units[1]
			u.ReportsAs, u.Locals = v.Coalition.Unions[1].Units[0].Code, nil
		},
		`union FERRY, unit F-2: question "contract" is not put there, but to "F-1", as which it reports; ballots and rolls of the two are one`,
	},
	{ // Seen: the contract of L-2, which reports as L-1, was asked nowhere, and nothing was said.
		func(v *count.Vote) {
			u := &v.Coalition.Unions[0].Units[1]
			u.ReportsAs, u.Locals = "L-1", nil
			unit(v).NotPut = []string{"contract"}
		},
		`union LAMP, unit L-2: question "contract" is put there, but not to "L-1", as which it reports; ballots and rolls of the two are one`,
	},
	{func(v *count.Vote) { unit(v).Locals[1].Code = "11" }, `union LAMP, unit L-1, local 11: "11" is there twice`},
	{func(v *count.Vote) { unit(v).Locals[1].Name = "" }, `union LAMP, unit L-1, local 12: the name is missing`},
	{func(v *count.Vote) { v.Ballots.Method = "by owl" }, `ballots: "by owl" is not a method (in person, mail, both)`},
	{func(v *count.Vote) { v.Ballots.BatchSize = 1001 }, `ballots: a batch has 1 to 1,000 ballots, not 1001`},
	{func(v *count.Vote) { v.Ballots.Paper = "A4" }, `ballots: "A4" is not a paper of the sheet (letter, a4)`},
	{func(v *count.Vote) { v.Ballots.Tellers.Least = 1 }, `ballots: at least 2 tellers have to sign`},
	{func(v *count.Vote) { v.Ballots.Tellers.Roles = []count.Role{"king"} }, `ballots: "king" is not a role (chief teller, recorder, observer)`},
	{func(v *count.Vote) { v.Thresholds.Blank = count.Fraction{Num: 3, Den: 2} }, `thresholds: blank has to be a share from 0/1 to 1/1`},
	{func(v *count.Vote) { v.Thresholds.TurnoutHigh = count.Fraction{} }, `thresholds: turnout_high has to be a share from 0/1 to 1/1`},
	{ // Seen: the key of a recipient was cut off, and only on the night no sheet could be sealed.
		func(v *count.Vote) {
			v.Embargo.Recipients = []count.Recipient{{Name: "Sample Secretary", Key: "age1foo"}}
		},
		`embargo, recipient 1: "age1foo" is not a whole key: a character is missing or mistyped; copy it again`,
	},
	{func(v *count.Vote) { v.Thresholds.SmallCell = -1 }, `thresholds: small_cell is 0 to 1,000`},
}

func unit(v *count.Vote) *count.Unit { return &v.Coalition.Unions[0].Units[0] }

// treelessVote is the training vote without its rule trees, which would name a
// fault of a question once more.
func treelessVote(t *testing.T) *count.Vote {
	v := votetest.Training(t)
	for i := range v.Questions {
		v.Questions[i].Rule.Tree = nil
	}
	return v
}

func TestEachFaultIsNamedWithItsPlace(t *testing.T) {
	for _, r := range faultRows {
		v := treelessVote(t)
		r.spoil(v)
		got := v.Faults()
		if len(got) != 1 || got[0] != r.want {
			t.Errorf("faults are %q, want %q", got, r.want)
		}
		b, err := count.Canonical(v)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := count.ParseVote(b); err == nil {
			t.Errorf("a definition is taken with the fault: %s", r.want)
		}
	}
	v := treelessVote(t)
	v.Questions = append(v.Questions, v.Questions[0], v.Questions[0], v.Questions[0])
	for i := range v.Questions {
		v.Questions[i].ID = fmt.Sprint("q", i)
	}
	v.Coalition.Unions[1].Units[1].NotPut = nil
	if got := v.Faults(); len(got) != 1 || got[0] != "questions: a vote has 1 to 4 questions, not 5" {
		t.Errorf("five questions: %q", got)
	}
}

func TestAllFaultsAreListedAtOnce(t *testing.T) {
	v := votetest.Training(t)
	v.Revision, v.Ballots.BatchSize, v.Ballots.Paper, unit(v).Name = 0, 0, "", ""
	b, err := count.Canonical(v)
	if err != nil {
		t.Fatal(err)
	}
	_, err = count.ParseVote(b)
	var all count.FaultsError
	if !errors.As(err, &all) || len(all) != 4 || !strings.Contains(err.Error(), "4 faults") {
		t.Errorf("%v: %q", err, []string(all))
	}
}

func TestPlacesOfTheTree(t *testing.T) {
	v := votetest.Training(t)
	p, ok := v.Place("ORCHARD/O-2")
	if !ok || p.Title() != "Cider Press" || p.Local != "" || p.Roll != count.N(88) {
		t.Errorf("a unit without locals is %+v", p)
	}
	unit := &v.Coalition.Unions[2].Units[1]
	unit.ReportsAs = "O-1"
	if _, ok := v.Place("ORCHARD/O-2"); ok || len(v.Places()) != 11 {
		t.Error("a unit that reports as another one still has a place")
	}
	if p, _ := v.Place("ORCHARD/O-1/31"); p.Units() != "Groves and Nurseries and Cider Press" {
		t.Errorf("Local 31 counts %q", p.Units())
	}
	if q := v.QuestionsAt("FERRY/F-2/23"); len(q) != 1 || q[0].ID != "agreement" {
		t.Errorf("questions at the ticket offices: %v", q)
	}
	if len(faultRows) < 30 {
		t.Error("the table of faults has shrunk")
	}
}

func FuzzParseVote(f *testing.F) {
	for _, name := range embedded {
		b, _ := assets.Vote(name)
		f.Add(b)
	}
	f.Add([]byte(`{"format":"countersign vote 1","coalition":{"roll":-1}}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		v, err := count.ParseVote(b)
		if err != nil {
			return
		}
		once, err := count.Canonical(v)
		if err != nil {
			t.Fatal(err)
		}
		w, err := count.ParseVote(once)
		if err != nil {
			t.Fatalf("its own canonical form is refused: %v", err)
		}
		twice, err := count.Canonical(w)
		if err != nil || !bytes.Equal(once, twice) {
			t.Fatalf("two canonical forms (%v)", err)
		}
		for _, p := range w.Places() {
			if _, err := count.ParsePlaceID(string(p.ID)); err != nil || len(w.QuestionsAt(p.ID)) == 0 {
				t.Errorf("place %q: %v, %d questions", p.ID, err, len(w.QuestionsAt(p.ID)))
			}
		}
	})
}

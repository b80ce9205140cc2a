package desk_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"countersign/count"
	"countersign/count/desk"
)

func TestCommandsAreReadStrictly(t *testing.T) {
	for _, x := range []struct{ name, line, says string }{
		{"nothing", "", "line 1, column 1: the text ends too early"},
		{"no JSON", "appoint Ada", "line 1, column"},
		{"cut short", `{"do":"appoint"`, "the text ends too early"},
		{"a list", `[]`, "not a command: json: cannot unmarshal array"},
		{"a number", `{"do":7}`, "not a command: json: cannot unmarshal number"},
		{"null", `null`, `no command ""`},
		{"no do", `{"name":"Ada"}`, `no command ""`},
		{"unknown", `{"do":"certify all"}`, `no command "certify all"`},
		{"unknown and long", `{"do":"` + strings.Repeat("x", 50) + `"}`, strings.Repeat("x", 40) + `..."`},
		{"an unknown member", `{"do":"appoint","name":"Ada","role":"recorder","age":50}`, `column 48: unknown field "age"`},
		{"a member twice", `{"do":"dismiss","name":"Ada","name":"Ben"}`, `"name" comes twice`},
		{"two kinds", `{"do":"dismiss","name":"Ada","do":"appoint"}`, `"do" comes twice`},
		{"in capitals", `{"Do":"dismiss","Name":"Ada"}`, `unknown field "Do"`},
		{"with a long s", `{"do":"close","batch":1,"side":"A","ſide":"B"}`, `unknown field "ſide"`},
		{"two on a line", `{"do":"dismiss","name":"Ada"}{"do":"dismiss","name":"Ben"}`, "column 30: there is more text after the end"},
		{"not UTF-8", "{\"do\":\"dismiss\",\"name\":\"\xff\"}", "not UTF-8"},
		{"letters for a count", `{"do":"declare","batches":"26"}`, "only digits here"},
		{"an exponent", `{"do":"declare","batches":1e3}`, `column 29: only digits here: "1e3"`},
		{"too deep", `{"do":"declare","batches":` + strings.Repeat("[", 100) + strings.Repeat("]", 100) + `}`, "nested too deep"},
		{"a digest", `{"do":"certify","digest":"ABC"}`, "a digest is 64"},
		{"a moment", `{"do":"certify","at":"today"}`, "a time is written like"},
	} {
		c, err := desk.DecodeCommand([]byte(x.line))
		var r *desk.Refused
		if !errors.As(err, &r) || r.Code != "format" || !strings.Contains(r.Sentence, x.says) || strings.Contains(r.Sentence, "nil") {
			t.Errorf("%s: %v, %v; want %s", x.name, c, err, x.says)
		}
	}
	if _, err := desk.DecodeCommand(make([]byte, desk.MaxCommand+1)); desk.CodeOf(err) != "format" {
		t.Errorf("a line that is too long: %v", err)
	}
}

func TestACommandSaysWhatItMeans(t *testing.T) {
	for line, want := range map[string]desk.Command{
		`{"do":"appoint","name":"Ada ☂","role":"chief teller"}`: &desk.Appoint{Head: desk.Head{Do: "appoint"}, Name: "Ada ☂", Role: count.ChiefTeller},
		` {"batches":26,"place":"A/B","do":"declare"} ` + "\n":  &desk.Declare{Head: desk.Head{Do: "declare", Place: "A/B"}, Batches: count.N(26)},
		`{"do":"reopen","batch":7,"reason":"x"}`:                &desk.Reopen{Head: desk.Head{Do: "reopen"}, Batch: 7, Reason: "x"},
		`{"do":"account","lines":[{"line":"printed","value":null}]}`: &desk.Account{
			Head: desk.Head{Do: "account"}, Lines: []count.AccountLine{{Line: count.Printed}},
		},
		`{"do":"recount","batch":1,"by":["A","B"],"cells":[{"cell":"ballots","value":49}]}`: &desk.Recount{
			Head: desk.Head{Do: "recount"}, Batch: 1, By: []string{"A", "B"}, Cells: []desk.Recells{{Cell: count.CellBallots, Value: count.N(49)}},
		},
	} {
		got, err := desk.DecodeCommand([]byte(line))
		if err != nil {
			t.Errorf("%s: %v", line, err)
			continue
		}
		if d := cmp.Diff(canonical(t, want), canonical(t, got)); d != "" {
			t.Errorf("%s (-want +got):\n%s", line, d)
		}
	}
}

// Each kind of command that the package comment shows is one that is read.
func TestThePackageCommentShowsCommands(t *testing.T) {
	b, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, l := range strings.Split(string(b), "\n") {
		if _, rest, ok := strings.Cut(l, `{"do":"`); ok {
			name, _, _ := strings.Cut(rest, `"`)
			if _, err := desk.DecodeCommand([]byte(`{"do":"` + name + `"}`)); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			n++
		}
	}
	if n != 20 { // all but "open", which nobody gives
		t.Errorf("%d commands are shown, want 20", n)
	}
}

func FuzzDecodeCommand(f *testing.F) {
	for _, l := range append(counted(), `{"do":"certify","at":"2026-05-08T18:00:00-04:00","signers":[{"name":"A","role":"recorder","key":""}],"signatures":["QUJD",null]}`,
		`{"do":"open","vote":{"format":"x"}}`, `{"do":"rule","envelope":1}`, `{"do":"withdraw","log":"void","row":1,"reason":"entered twice","by":["Ada","Ben"]}`,
		`{"do":"withdraw","log":"","row":-1}`, `{"Do":1}`, `null`) {
		f.Add([]byte(l))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		c, err := desk.DecodeCommand(b)
		if err != nil {
			var r *desk.Refused
			if !errors.As(err, &r) || strings.Contains(r.Sentence, "<nil>") {
				t.Errorf("not a plain refusal: %v", err)
			}
			return
		}
		once := canonical(t, c)
		again, err := desk.DecodeCommand([]byte(once))
		if err != nil {
			t.Fatalf("its own spelling is refused: %v\n%s", err, once)
		}
		if twice := canonical(t, again); twice != once {
			t.Errorf("two spellings:\n%s\n%s", once, twice)
		}
		// Whatever it says, a count takes it or refuses it whole.
		d := start(t, &memory{})
		_, _ = d.Do(t.Context(), c)
		if d.Snapshot().Tally.Place.ID != place {
			t.Error("the count is of another place now")
		}
	})
}

package desk_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"countersign/count/desk"
	"countersign/count/journal"
)

// An event that is chained correctly can still not have happened: whoever
// writes to the file with another program has to keep to the rules too.
func TestAForgedEventIsNamed(t *testing.T) {
	at := `"at":"2026-05-08T18:00:00-04:00"`
	event := func(seq int, command string) string {
		return fmt.Sprintf(`{"seq":%d,%s,"command":%s}`, seq, at, command)
	}
	const dismiss = `{"do":"dismiss","name":"Dot"}`
	for _, x := range []struct{ name, body, says string }{
		{"a dismissed recorder", event(9, `{"do":"dismiss","name":"Ben"}`), "has recorded, ruled or signed"},
		{"both sides by one person", event(9, closing(2, "A", "Ben", 50, [4]int{30, 18, 1, 1})), ""},
		{"a batch closed twice", event(9, agree(1)[0]), "has closed already"},
		{"a second opening", event(9, `{"do":"open","place":"LAMP/L-1/11","vote":null,"digest":""}`), "opened before"},
		{"an unknown command", event(9, `{"do":"publish"}`), `no command "publish"`},
		{"another number", event(8, dismiss), "not spelled"},
		{"a number left out", `{` + at + `,"command":` + dismiss + `}`, "not spelled"},
		{"another place", event(9, `{"do":"dismiss","place":"LAMP/L-1/12","name":"Dot"}`), "not of LAMP/L-1/12"},
		{"a member more", event(9, `{"do":"dismiss","name":"Dot","why":"x"}`), "why"},
		{"a member more outside", strings.Replace(event(9, dismiss), `"seq":9`, `"seq":9,"by":"me"`, 1), "not spelled"},
		{"members in another order", event(9, `{"name":"Dot","do":"dismiss"}`), "not spelled"},
		{"a blank more", event(9, `{"do":"dismiss", "name":"Dot"}`), "not spelled"},
		{"a member in capitals", event(9, `{"do":"dismiss","Name":"Dot"}`), "Name"},
		{"a member twice", event(9, `{"do":"dismiss","name":"Dot","name":"Dot"}`), "twice"},
		{"a letter escaped", event(9, `{"do":"dismiss","name":"\u0044ot"}`), "not spelled"},
		{"a close with a blank more", event(9, strings.Replace(agree(2)[0], `"yes":30`, `"yes": 30`, 1)), "not spelled"},
		{"a close in another order", event(9, strings.Replace(agree(2)[0], `"yes":30,"no":18`, `"no":18,"yes":30`, 1)), "not spelled"},
		{"a close with a member more", event(9, strings.Replace(agree(2)[0], `"yes":30`, `"yes":30,"maybe":1`, 1)), "maybe"},
		{"a time in another spelling", strings.Replace(event(9, dismiss), "18:00:00-04:00", "18:00:00.0-04:00", 1), "time is written"},
		{"no command", event(9, `null`), ""},
		{"no event", `{}`, ""},
		{"a list", `{"seq":9,` + at + `,"command":[]}`, "not a command"},
	} {
		t.Run(x.name, func(t *testing.T) {
			d, _, path := begin(t)
			play(t, d, setUp...)
			play(t, d, agree(1)...)
			if err := d.Close(); err != nil {
				t.Fatal(err)
			}
			j, err := journal.Open(path)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = j.Close() }()
			if x.name == "both sides by one person" {
				if _, err := j.Append(t.Context(), 8, []byte(x.body)); err != nil {
					t.Fatal(err)
				}
				x.body = strings.Replace(strings.Replace(x.body, `"A"`, `"B"`, 1), `"seq":9`, `"seq":10`, 1)
				x.says = "has recorded side A"
			}
			seq, _, _ := j.Head(t.Context())
			if _, err := j.Append(t.Context(), seq, []byte(x.body)); err != nil {
				t.Fatal(err)
			}
			if err := j.Verify(t.Context()); err != nil {
				t.Fatalf("the chain does not hold: %v", err)
			}
			_, err = desk.Resume(t.Context(), j, options())
			var bad *desk.BadEvent
			if !errors.As(err, &bad) || bad.Seq != seq+1 || !strings.Contains(err.Error(), x.says) {
				t.Errorf("opening says %v, want event %d: %s", err, seq+1, x.says)
			}
		})
	}
}

func TestAnotherDefinitionInTheFirstEventIsNamed(t *testing.T) {
	m := &memory{}
	start(t, m)
	first := string(m.events[0].Body)
	for _, x := range []struct{ name, old, now, code string }{
		{"a roll", `"roll":240`, `"roll":1240`, "S502"},
		{"the digest", `"digest":"`, `"digest":"` + strings.Repeat("0", 63) + `1","x":"`, "format"},
		{"the place", `"place":"LAMP/L-1/11"`, `"place":"LAMP/L-1/19"`, "place"},
		{"a fault", `"batch_size":50`, `"batch_size":0`, "format"},
	} {
		body := strings.Replace(first, x.old, x.now, 1)
		if body == first {
			t.Fatalf("%s: nothing replaced", x.name)
		}
		f := &memory{}
		if _, err := f.Append(t.Context(), 0, []byte(body)); err != nil {
			t.Fatal(err)
		}
		_, err := desk.Resume(t.Context(), f, options())
		var bad *desk.BadEvent
		if !errors.As(err, &bad) || bad.Seq != 1 || desk.CodeOf(err) != x.code {
			t.Errorf("%s: %v (%s), want %s", x.name, err, desk.CodeOf(err), x.code)
		}
	}
	f := &memory{}
	if _, err := f.Append(t.Context(), 0, []byte(`{"seq":1,"at":"2026-05-08T18:00:00-04:00","command":{"do":"declare","batches":2}}`)); err != nil {
		t.Fatal(err)
	}
	if _, err := desk.Resume(t.Context(), f, options()); err == nil || !strings.Contains(err.Error(), "has not been opened") {
		t.Errorf("a count that begins with batches: %v", err)
	}
}

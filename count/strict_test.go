package count_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"countersign/count"
)

type thing struct {
	Side  string         `json:"side"`
	Roll  count.Count    `json:"roll"`
	Share count.Fraction `json:"share"`
	In    []thing        `json:"in"`
	Known struct {
		Size int `json:"size"`
	} `json:"known,omitzero"`
}

func TestStrictReadingNamesLineAndColumn(t *testing.T) {
	for _, x := range []struct {
		name, in  string
		line, col int
		says      string
	}{
		{"unknown field", "{\n \"side\": \"A\",\n \"size\": 3}", 3, 2, `unknown field "size"`},
		{"unknown field below", `{"in":[{"colour":1}]}`, 1, 9, `unknown field "colour"`},
		{"unknown where it is known elsewhere", "{\"side\":\"roll\",\"roll\":1,\n\"in\":[{\"share\":\"\",\"in\":[]}],\n\"inside\":{\"roll\":1}}", 3, 1, `unknown field "inside"`},
		{"a known name in a place where it is not", "{\"known\":{\"size\":1},\n\"side\":\"size\",\n\"size\":2}", 3, 1, `unknown field "size"`},
		{"double key", "{\"side\":\"A\",\n\"side\":\"B\"}", 2, 6, `"side" comes twice`},
		{"double key, escaped", `{"side":"A","\u0073ide":"B"}`, 1, 23, `"side" comes twice`},
		{"key in capitals", `{"Side":"A"}`, 1, 7, `unknown field "Side"`},
		{"key with a long s", `{"ſide":"A"}`, 1, 8, `unknown field "ſide"`},
		{"double key with a long s", `{"side":"A","ſide":"B"}`, 1, 19, `unknown field "ſide"`},
		{"key with a Kelvin sign", "{\"\u212aey\":\"A\"}", 1, 8, `unknown field`},
		{"more after the end", "{}\n{}", 2, 1, "more text after the end"},
		{"rubbish after the end", "{} x", 1, 3, "after the end"},
		{"cut short", `{"side":"A"`, 1, 11, "the text ends too early"},
		{"empty", "", 1, 1, "the text ends too early"},
		{"no JSON", "{\n  side: 1}", 2, 2, "unexpected character 's'"},
		{"wrong kind", "{\n\"side\": 7}", 2, 9, "number is not what"},
		{"count with an exponent", "{\n\"roll\":\n1e3,\n\"side\":\"A\"}", 3, 3, "only digits here"},
		{"negative count", `{"in":[{"roll":1},{"roll":-1}],"side":"A"}`, 1, 28, "only digits here"},
		{"share", `{"share":"1/0","side":"A"}`, 1, 14, "a share is written like"},
		{"not UTF-8", "{\"side\":\"\xff\"}", 1, 10, "not UTF-8"},
		{"nested too deep", strings.Repeat(`{"in":[`, 40), 1, 113, "nested too deep"},
		{"nested far too deep", strings.Repeat(`[`, 200_000), 1, 33, "nested too deep"},
	} {
		var v thing
		err := count.DecodeStrict([]byte(x.in), &v)
		var at *count.SyntaxError
		if !errors.As(err, &at) {
			t.Errorf("%s: %v", x.name, err)
			continue
		}
		if at.Line != x.line || at.Column != x.col || !strings.Contains(err.Error(), x.says) {
			t.Errorf("%s: %v; want line %d, column %d: %s", x.name, err, x.line, x.col, x.says)
		}
	}
}

func TestStrictReadingTakesOneValue(t *testing.T) {
	for _, in := range []string{`{}`, ` {"side":"Side","in":[{"side":"A"},{"side":"A"}]}` + "\n\t", `null`, `{"roll":null}`, `{"roll":12,"share":"1/2"}`} {
		var v thing
		if err := count.DecodeStrict([]byte(in), &v); err != nil {
			t.Errorf("%s: %v", in, err)
		}
	}
	// The same name in another object is no double key.
	var m map[string]map[string]int
	if err := count.DecodeStrict([]byte(`{"a":{"b":1},"b":{"b":1,"a":2}}`), &m); err != nil || m["b"]["a"] != 2 {
		t.Errorf("a map: %v, %v", m, err)
	}
	// Keys of a map are held to the same spelling as members.
	for _, in := range []string{`{"A":{}}`, `{"é":{}}`, `{"a":{},"a":{}}`} {
		if err := count.DecodeStrict([]byte(in), &m); err == nil {
			t.Errorf("a map takes %s", in)
		}
	}
}

// A record of 16 MB of empty batches, 162 KB within a PDF, took 5.8 GB and a
// minute.
func TestASmallTextThatWouldFillTheMemoryIsRefused(t *testing.T) {
	list := func(head, unit, tail string) []byte {
		return []byte(head + strings.Repeat(unit+",", 300_000) + unit + tail)
	}
	var keys strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&keys, `"%x":0,`, i)
	}
	for name, x := range map[string]struct {
		text []byte
		into any
	}{
		"empty batches":       {list(`{"batches":[`, "{}", "]}"), &count.Tally{}},
		"no batches":          {list(`{"batches":[`, "null", "]}"), &count.Tally{}},
		"zeros for batches":   {list(`{"batches":[`, "0", "]}"), &count.Tally{}},
		"texts for batches":   {list(`{"batches":[`, `""`, "]}"), &count.Tally{}},
		"lists for batches":   {list(`{"batches":[`, "[]", "]}"), &count.Tally{}},
		"empty answers":       {list(`{"batches":[{"a":{"answers":[`, "{}", "]}}]}"), &count.Tally{}},
		"empty names":         {list(`{"place":{"with":[`, `""`, "]}}"), &count.Tally{}},
		"empty questions":     {list(`{"questions":[`, "{}", "]}"), &count.Vote{}},
		"conditions below":    {list(`{"questions":[{"rule":{"tree":{"levels":[{"rule":{"all":[`, "{}", "]}}]}}}]}"), &count.Vote{}},
		"empty withdrawals":   {list(`{"voids":[`, `{"withdrawn":{}}`, "]}"), &count.Tally{}},
		"members of no place": {[]byte(`{"declared":{` + strings.TrimSuffix(keys.String(), ",") + `}}`), &count.Tally{}},
		"entries of a map":    {[]byte("{" + strings.TrimSuffix(keys.String(), ",") + "}"), &map[string]int{}},
	} {
		for how, err := range map[string]error{"read": count.DecodeStrict(x.text, x.into), "bounded": count.Bounded(x.text, x.into)} {
			var at *count.SyntaxError
			if !errors.As(err, &at) || !strings.Contains(err.Error(), "more memory") {
				t.Errorf("%s are %s: %v", name, how, err)
			}
		}
	}
}

func TestCanonicalHasOneSpelling(t *testing.T) {
	got, err := count.Canonical(thing{Side: "<A> & \"B\"\t☂", Roll: count.N(0), In: []thing{{}}})
	if err != nil {
		t.Fatal(err)
	}
	want := "{\n \"side\": \"<A> & \\\"B\\\"\\t☂\",\n \"roll\": 0,\n \"share\": \"\",\n \"in\": [\n  {\n   \"side\": \"\",\n   \"roll\": null,\n   \"share\": \"\",\n   \"in\": null\n  }\n ]\n}\n"
	if string(got) != want {
		t.Errorf("canonical form is\n%s\nwant\n%s", got, want)
	}
}

func FuzzDecodeStrict(f *testing.F) {
	for _, s := range []string{`{"side":"A","roll":12,"share":"1/2","in":[{"side":"B"}]}`, `{"side":"A","side":"B"}`, `{"ſide":1}`, `[[[[`, `null x`, `"\ud800"`, ``, `{"roll":1e3}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var v thing
		if err := count.DecodeStrict(b, &v); err != nil {
			var at *count.SyntaxError
			if !errors.As(err, &at) || at.Line < 1 || at.Column < 1 || at.Line > bytes.Count(b, []byte("\n"))+1 {
				t.Errorf("no place for the fault: %v", err)
			}
			return
		}
		// What has been taken is written, read and written alike.
		once, err := count.Canonical(v)
		if err != nil {
			t.Fatal(err)
		}
		var again thing
		if err := count.DecodeStrict(once, &again); err != nil {
			t.Fatalf("cannot read its own canonical form: %v\n%s", err, once)
		}
		if twice, err := count.Canonical(again); err != nil || !bytes.Equal(once, twice) {
			t.Errorf("two canonical forms (%v):\n%s\n%s", err, once, twice)
		}
	})
}

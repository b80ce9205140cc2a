package rollup

import (
	"fmt"
	"unicode/utf8"

	"countersign/count"
)

// most bounds the findings that are repeated of one sheet.
const most = 20

// prove is R610: what the sheet says of itself is worked out again. blank is
// the empty tally that the definition gives the place.
func prove(blank *count.Tally, s *count.Sheet) []count.Finding {
	t := &s.Tally
	if bad := frame(blank, t); bad != "" {
		return []count.Finding{unproven("The sheet was not counted by the definition's rules", bad)}
	}
	// Before the checks are run: they walk from batch 1 to the last declared.
	if !t.Declared.Set() || t.Declared.Int() != len(t.Batches) {
		return []count.Finding{unproven("The sheet does not hold the batches that it declares",
			fmt.Sprintf("%s declared, %d there", t.Declared.Grouped(), len(t.Batches)))}
	}
	var out []count.Finding
	found := count.Check(t, count.Clock{Now: s.Certified, Last: s.LastEntry})
	for _, f := range count.Standing(found) {
		x := unproven(f.Code+": "+f.Short, f.Sum)
		x.Where = f.Where
		if out = append(out, x); len(out) == most {
			break
		}
	}
	if s.Certified.IsZero() {
		out = append(out, unproven("The sheet does not say when it was certified", "certified: no time"))
	}
	if !same(found, s.Findings) {
		out = append(out, unproven("The findings on the sheet are not those of its figures",
			fmt.Sprintf("%d findings on the sheet, %d worked out again", len(s.Findings), len(found))))
	}
	return append(out, append(results(s), words(t)...)...)
}

func unproven(short, sum string) count.Finding {
	return wrong("R610", short, "Do not use this sheet. Ask the place to certify it again.", sum)
}

// frame names the first part of the tally that is not the definition's.
func frame(blank, t *count.Tally) string {
	for _, x := range []struct {
		what string
		ok   bool
	}{
		{"the place", same(blank.Place, t.Place)},
		{"the questions", same(blank.Questions, t.Questions)},
		{"the ballot policy", same(blank.Policy, t.Policy)},
		{"the thresholds", same(blank.Thresholds, t.Thresholds)},
		{"the days of voting", blank.Opens == t.Opens && blank.Closes == t.Closes},
	} {
		if !x.ok {
			return x.what + ": not as in the definition"
		}
	}
	return ""
}

// results compares the report of the tellers with one worked out again. A sum
// that is more than a figure can hold is unset, and cannot be counted.
func results(s *count.Sheet) []count.Finding {
	again := s.Tally.Results()
	var out []count.Finding
	for i, r := range again {
		switch {
		case i >= len(s.Results) || s.Results[i] != r:
			var on count.Figures
			if i < len(s.Results) {
				on = s.Results[i].Figures
			}
			x := unproven("The totals on the sheet are not those of its batches",
				fmt.Sprintf("%s: the sheet says %s, its batches say %s", r.Question, figures(on), figures(r.Figures)))
			x.Where = count.Where{Question: r.Question}
			out = append(out, x)
		case !r.Ballots.Set():
			x := unproven("The sheet has a question without a total", r.Question+": "+figures(r.Figures))
			x.Where = count.Where{Question: r.Question}
			out = append(out, x)
		}
	}
	if len(s.Results) > len(again) {
		out = append(out, unproven("The sheet has totals of questions that were not put", fmt.Sprintf("%d totals, %d questions", len(s.Results), len(again))))
	}
	return out
}

func figures(f count.Figures) string {
	return fmt.Sprintf("%s yes, %s no, %s blank, %s void", f.Yes.Grouped(), f.No.Grouped(), f.Blank.Grouped(), f.Void.Grouped())
}

// words looks at what two tellers have to have written themselves: count.Check
// joins an explanation to its warning without asking who wrote it.
func words(t *count.Tally) []count.Finding {
	var out []count.Finding
	for _, e := range t.Explanations {
		n := utf8.RuneCountInString(e.Text)
		if !two(t, e.By) || n < 20 || n > 280 {
			out = append(out, unproven("A warning is not explained by two tellers", fmt.Sprintf("%s: %d characters, %d names", clip(e.Finding), n, len(e.By))))
		}
	}
	if c := t.RollChange; c != nil && (!c.Roll.Set() || !two(t, c.By) || c.Reason == "") {
		out = append(out, unproven("The roll is not corrected by two tellers with a reason", fmt.Sprintf("roll %s, %d names", c.Roll.Grouped(), len(c.By))))
	}
	return out
}

// two reports whether the names are those of two different tellers who work.
func two(t *count.Tally, names []string) bool {
	if len(names) != 2 || names[0] == names[1] {
		return false
	}
	for _, n := range names {
		if x, ok := t.Teller(n); !ok || x.Role == count.Observer {
			return false
		}
	}
	return true
}

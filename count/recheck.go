package count

import (
	"fmt"
	"reflect"
	"unicode/utf8"
)

// repeated bounds the findings that Recheck repeats of one sheet.
const repeated = 20

// Recheck works everything on a sheet out again from its batches and account:
// totals, the report of the tellers, every finding, who explained what. What
// does not agree, and what should have kept the sheet from being certified,
// comes back as R610. Whether the sheet follows its definition is not looked
// at here: the roll-up, which has it, does that.
func Recheck(s *Sheet) []Finding {
	t := &s.Tally
	// Before the checks are run: they walk from batch 1 to the last declared.
	if !t.Declared.Set() || t.Declared.Int() != len(t.Batches) {
		return []Finding{Unproven("The sheet does not hold the batches that it declares",
			fmt.Sprintf("%s declared, %d there", t.Declared.Grouped(), len(t.Batches)))}
	}
	var out []Finding
	found := Check(t, Clock{Now: s.Certified, Last: s.LastEntry})
	for _, f := range Standing(found) {
		x := Unproven(f.Code+": "+f.Short, f.Sum)
		x.Where = f.Where
		if out = append(out, x); len(out) == repeated {
			break
		}
	}
	if s.Certified.IsZero() {
		out = append(out, Unproven("The sheet does not say when it was certified", "certified: no time"))
	}
	if len(found)+len(s.Findings) > 0 && !reflect.DeepEqual(found, s.Findings) {
		out = append(out, Unproven("The findings on the sheet are not those of its figures",
			fmt.Sprintf("%d findings on the sheet, %d worked out again", len(s.Findings), len(found))))
	}
	return append(out, append(recheckResults(s), recheckWords(t)...)...)
}

// Unproven is R610: what a sheet says of itself cannot be worked out again.
func Unproven(short, sum string) Finding {
	return Finding{
		Code: "R610", Severity: Error, Short: short, Sum: sum,
		Long: "Do not use this sheet. Ask the place to certify it again.",
	}
}

// recheckResults compares the report of the tellers with one worked out again. A sum
// that is more than a figure can hold is unset, and cannot be counted.
func recheckResults(s *Sheet) []Finding {
	again := s.Tally.Results()
	var out []Finding
	for i, r := range again {
		switch {
		case i >= len(s.Results) || s.Results[i] != r:
			var on Figures
			if i < len(s.Results) {
				on = s.Results[i].Figures
			}
			x := Unproven("The totals on the sheet are not those of its batches",
				fmt.Sprintf("%s: the sheet says %s, its batches say %s", r.Question, saidFigures(on), saidFigures(r.Figures)))
			x.Where = Where{Question: r.Question}
			out = append(out, x)
		case !r.Ballots.Set():
			x := Unproven("The sheet has a question without a total", r.Question+": "+saidFigures(r.Figures))
			x.Where = Where{Question: r.Question}
			out = append(out, x)
		}
	}
	if len(s.Results) > len(again) {
		out = append(out, Unproven("The sheet has totals of questions that were not put", fmt.Sprintf("%d totals, %d questions", len(s.Results), len(again))))
	}
	return out
}

func saidFigures(f Figures) string {
	return fmt.Sprintf("%s yes, %s no, %s blank, %s void", f.Yes.Grouped(), f.No.Grouped(), f.Blank.Grouped(), f.Void.Grouped())
}

// recheckWords looks at what two tellers have to have written themselves: Check
// joins an explanation to its warning without asking who wrote it.
func recheckWords(t *Tally) []Finding {
	var out []Finding
	for _, e := range t.Explanations {
		n := utf8.RuneCountInString(e.Text)
		if !t.twoTellers(e.By) || n < 20 || n > 280 {
			out = append(out, Unproven("A warning is not explained by two tellers", fmt.Sprintf("%s: %d characters, %d names", clip(e.Finding), n, len(e.By))))
		}
	}
	if c := t.RollChange; c != nil && (!c.Roll.Set() || !t.twoTellers(c.By) || c.Reason == "") {
		out = append(out, Unproven("The roll is not corrected by two tellers with a reason", fmt.Sprintf("roll %s, %d names", c.Roll.Grouped(), len(c.By))))
	}
	for _, x := range t.Withdrawn() {
		if !t.twoTellers(x.By) || x.Reason == "" {
			where := fmt.Sprintf("challenge log, row %d", x.Row)
			if x.Log == VoidLog {
				where = fmt.Sprintf("void log, row %d", x.Row)
			}
			out = append(out, Unproven("A row of a log is not withdrawn by two tellers with a reason", where))
		}
	}
	return out
}

// twoTellers reports whether the names are those of two different tellers who work.
func (t *Tally) twoTellers(names []string) bool {
	if len(names) != 2 || names[0] == names[1] {
		return false
	}
	for _, n := range names {
		if x, ok := t.Teller(n); !ok || x.Role == Observer {
			return false
		}
	}
	return true
}

package count

import (
	"fmt"
	"reflect"
)

// Recheck works everything on a sheet out again from its batches and account:
// totals, the report of the tellers, every finding. What does not agree, and
// what should have kept the sheet from being certified, comes back as R610.
func Recheck(s *Sheet) []Finding {
	var out []Finding
	add := func(w Where, sum string) {
		out = append(out, Finding{
			Code: "R610", Severity: Error, Where: w, Short: "The sheet does not add up",
			Long: "Do not use this sheet. Ask the place for it again.", Sum: sum,
		})
	}
	for i, r := range s.Tally.Results() {
		if i >= len(s.Results) || s.Results[i] != r {
			add(Where{Question: r.Question}, "the batches add up to "+r.worked()+"; the sheet states something else")
		}
	}
	if len(s.Results) > len(s.Tally.Questions) {
		add(Where{}, "the sheet states results of more questions than were put")
	}
	again := Check(&s.Tally, Clock{Now: s.Certified, Last: s.LastEntry})
	if !reflect.DeepEqual(plainFindings(again), plainFindings(s.Findings)) {
		add(Where{}, fmt.Sprintf("the checks find %d things, the sheet prints %d", len(again), len(s.Findings)))
	}
	for _, f := range Standing(again) {
		add(f.Where, f.Code+": "+f.Sum)
	}
	return out
}

// plainFindings makes findings comparable by value.
func plainFindings(fs []Finding) []string {
	out := make([]string, len(fs))
	for i, f := range fs {
		if f.Explanation != nil {
			out[i] = fmt.Sprintf("%v %v", *f.Explanation, f.Explanation.By)
		}
		f.Explanation = nil
		out[i] += fmt.Sprintf("%+v", f)
	}
	return out
}

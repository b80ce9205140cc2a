package rollup

import (
	"countersign/assets/words"
	"countersign/count"
	"countersign/count/rollup"
)

// outcomeWords say what becomes of a file and why.
func (s *Screen) outcomeWords(o rollup.Outcome) string {
	return s.placeName(o.Place) + becomes(o, s.now.closed)
}

// worst is the first error among the findings; nil where there is none.
func worst(o rollup.Outcome) *count.Finding {
	for i, f := range o.Findings {
		if f.Severity == count.Error {
			return &o.Findings[i]
		}
	}
	return nil
}

func becomes(o rollup.Outcome, closed bool) string {
	bad := worst(o)
	switch {
	case o.Kind == rollup.Refused, o.Kind == rollup.Disputed:
		return reasons(o.Findings, closed)
	case o.Kind == rollup.SetAside:
		return words.T("set aside: nobody has confirmed its keys, and a sheet with confirmed keys is here")
	case o.Kind == rollup.Replaced:
		return words.F("replaces the revision before: %s", changed(o.Changes, closed))
	case o.Kind == rollup.Pending && bad != nil:
		return words.F("waits for your word. %s", finding(*bad, closed))
	case o.Kind == rollup.Pending:
		return words.F("waits for your word, the old figures count: %s", changed(o.Changes, closed))
	case o.Kind == rollup.Waiting:
		return words.T("its corrected roll waits for your word")
	case o.Kind == rollup.Superseded && bad != nil:
		return words.F("a later revision is here. %s", finding(*bad, closed))
	case o.Kind == rollup.Superseded:
		return words.T("a later revision is here")
	case len(o.Findings) > 0 && o.Kind == rollup.Accepted:
		return words.F("counts. %s", words.Say(o.Findings[0].Short))
	}
	return map[rollup.Kind]string{rollup.Accepted: words.T("counts"), rollup.Same: words.T("the same sheet")}[o.Kind]
}

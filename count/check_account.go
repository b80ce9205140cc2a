package count

import (
	"fmt"
	"strings"
)

// A301 to A305: the equations of the ballot account.
func checkEquations(t *Tally, _ Clock) []Finding {
	var out []Finding
	for _, e := range t.Policy.Method.Equations() {
		left, ok1 := t.Account.Side(e.Left)
		right, ok2 := t.Account.Side(e.Right)
		if !ok1 || !ok2 || left == right {
			continue
		}
		out = append(out, Finding{
			Code: e.Code, Severity: Warning, Where: Where{Line: e.Left[0].Line},
			Short: fmt.Sprintf("%s: %s", e.Name, missing(right, left, e.Unit)),
			Long:  "Count again what was counted in a hurry. If it stays, two tellers explain it and the sheet prints their words.",
			Sum: fmt.Sprintf("%s; %s against %s, a difference of %s", t.Account.Equation(e), Grouped(left), Grouped(right),
				Grouped(abs(left-right))),
		})
	}
	return out
}

// Equation writes an identity with the real numbers: "1,700 printed =
// 1,297 issued + 402 unused + 1 samples, destroyed", with "is not" for "="
// where it does not hold.
func (a Account) Equation(e Equation) string {
	sign := " = "
	left, ok1 := a.Side(e.Left)
	right, ok2 := a.Side(e.Right)
	if ok1 && ok2 && left != right {
		sign = " is not "
	}
	return a.words(e.Left) + sign + a.words(e.Right)
}

func (a Account) words(ts []Term) string {
	var b strings.Builder
	for i, t := range ts {
		switch {
		case t.Minus:
			b.WriteString(" - ")
		case i > 0:
			b.WriteString(" + ")
		}
		b.WriteString(a.Get(t.Line).Grouped() + " " + strings.ToLower(t.Line.Title()))
	}
	return b.String()
}

// A306: what was in the box, and what came out of opened envelopes, was counted.
func checkBox(t *Tally, _ Clock) []Finding {
	box, counted, opened := t.Account.Get(InBox), t.Account.Get(Counted), t.ChallengesBy(Overruled)
	if !box.Set() || !counted.Set() || box.Int()+opened == counted.Int() {
		return nil
	}
	return []Finding{{
		Code: "A306", Severity: Error, Where: Where{Line: InBox}, Short: "Box and ballots counted differ",
		Long: "Look into the box, and count the bundles again.",
		Sum: fmt.Sprintf("%s in the box + %d from overruled challenges = %s, counted %s: %s", box.Grouped(), opened,
			Grouped(box.Int()+opened), counted.Grouped(), missing(counted.Int(), box.Int()+opened, "ballot")),
	}}
}

// challengedLines are the envelopes in hand that the account states.
func (t *Tally) challengedLines() (int, bool) {
	n, any := 0, false
	for _, l := range []Line{Challenged, MailChallenged} {
		if c := t.Account.Get(l); c.Set() {
			n, any = n+c.Int(), true
		}
	}
	return n, any
}

// A307: every challenged envelope has its row in the log.
func checkChallengeLog(t *Tally, _ Clock) []Finding {
	hand, entered := t.challengedLines()
	rows := t.Envelopes()
	if !entered || hand == rows {
		return nil
	}
	long := "Lay the envelopes beside the log, number by number, and enter each one that has no row there."
	if rows > hand {
		long = "Lay the envelopes beside the log, number by number. Two tellers withdraw a row that was entered by mistake."
	}
	return []Finding{{
		Code: "A307", Severity: Error, Where: Where{Line: Challenged}, Short: "Challenge log and envelopes differ",
		Long: long,
		Sum: fmt.Sprintf("%d sustained + %d overruled + %d unresolved = %d rows, %s envelopes", t.ChallengesBy(Sustained),
			t.ChallengesBy(Overruled), t.ChallengesBy(Unresolved), rows, Grouped(hand)),
	}}
}

// A308: the roll was corrected at the count site.
func checkRollChange(t *Tally, _ Clock) []Finding {
	c := t.RollChange
	if c == nil {
		return nil
	}
	return []Finding{{
		Code: "A308", Severity: Warning, Short: "The roll was corrected here",
		Long: "The secretary has to accept the new roll when the sheet is imported.",
		Sum: fmt.Sprintf("definition %s, found %s: %s (%s)", t.Place.Roll.Grouped(), c.Roll.Grouped(), c.Reason,
			strings.Join(c.By, ", ")),
	}}
}

// A309: a line that the voting method needs has not been entered.
func checkUnsetLines(t *Tally, _ Clock) []Finding {
	var out []Finding
	for _, l := range t.Policy.Method.Lines() {
		if !t.Account.Get(l).Set() {
			out = append(out, Finding{
				Code: "A309", Severity: Error, Where: Where{Line: l}, Short: l.Title() + " is not entered",
				Long: "Count it and type it. Type 0 when there are none.",
				Sum:  string(l) + ": not entered",
			})
		}
	}
	return out
}

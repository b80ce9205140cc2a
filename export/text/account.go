package text

import (
	"strings"

	"countersign/count"
)

// account is the ballot account: its figures, and whether they fit together.
func (w *writer) account() {
	t := &w.sheet.Tally
	w.part(w.T("Ballot account"))
	for _, l := range t.Policy.Method.Lines() {
		w.named(w.T(l.Title()), t.Account.Get(l))
	}
	for _, e := range t.Policy.Method.Equations() {
		left, known := t.Account.Side(e.Left)
		right, ok := t.Account.Side(e.Right)
		switch {
		case !known || !ok:
			w.line(w.F("%s: not complete.", w.T(e.Name)))
		case left == right:
			w.line(w.F("%s: both sides come to %s.", w.T(e.Name), w.Number(left)))
		default:
			w.line(w.F("%s: one side comes to %s, the other to %s.", w.T(e.Name), w.Number(left), w.Number(right)))
		}
	}
}

// findings are those of the checks, with what two tellers wrote about them.
func (w *writer) findings() {
	w.part(w.T("Findings of the checks"))
	if len(w.sheet.Findings) == 0 {
		w.line(w.T("None: every check passed."))
	}
	for _, f := range w.sheet.Findings {
		w.line(w.F("%s, %s: %s", f.Code, w.T(string(f.Severity)), w.Say(f.Short)))
		if f.Sum != "" {
			w.line(w.Say(f.Sum))
		}
		if e := f.Explanation; e != nil {
			w.line(w.F("Explained by %s: %s", strings.Join(e.By, ", "), e.Text))
		}
	}
}

// logs are the void papers, the envelopes that were not opened, and the roll.
func (w *writer) logs() {
	t := &w.sheet.Tally
	w.part(w.T("Void log"))
	if len(t.Voids) == 0 {
		w.line(w.T("No entry."))
	}
	for _, v := range t.Voids {
		w.line(w.F("Batch %d, question %d: %s Ruled by %s.", v.Batch, w.number(v.Question), sentence(v.Reason), v.RuledBy))
		w.withdrawn(v.Withdrawn)
	}
	w.part(w.T("Challenge log"))
	if len(t.Challenges) == 0 {
		w.line(w.T("No entry."))
	}
	for _, c := range t.Challenges {
		w.line(w.F("Envelope %d: %s Ruling: %s.", c.Envelope, sentence(c.Ground), w.T(string(c.Ruling))))
		if c.Reason != "" {
			w.line(w.F("Reason: %s", c.Reason))
		}
		w.withdrawn(c.Withdrawn)
	}
	if r := t.RollChange; r != nil {
		w.part(w.T("Roll corrected by the tellers"))
		w.line(w.F("By the definition: %s. By the tellers: %s.", w.figure(t.Place.Roll), w.figure(r.Roll)))
		w.line(w.F("Reason, by %s: %s", strings.Join(r.By, ", "), r.Reason))
	}
}

// withdrawn says of a row of a log that it does not count, if so.
func (w *writer) withdrawn(x *count.Withdrawal) {
	if x != nil {
		w.line(w.F("This row was withdrawn by %s and counts nowhere: %s", strings.Join(x.By, ", "), x.Reason))
	}
}

// number is that of a question on the paper.
func (w *writer) number(id string) int { return numberOf(w.sheet.Tally.Questions, id) }

func numberOf(questions []count.Question, id string) int {
	for i, q := range questions {
		if q.ID == id {
			return i + 1
		}
	}
	return 0
}

// sentence ends what somebody wrote, so that a pause is heard behind it.
func sentence(s string) string { return strings.TrimRight(s, ".") + "." }

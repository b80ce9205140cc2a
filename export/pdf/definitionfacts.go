package pdf

import "strings"

// facts are how the vote is held and counted.
func (d *minutes) facts() {
	v, c := d.Vote, d.words
	b, t := v.Ballots, v.Thresholds
	rows := [][]string{
		{c.T("Voting"), c.F("%s to %s", c.Say(v.Opens.Words()), c.Say(v.Closes.Words()))},
		{c.T("Voting method"), c.Say(string(b.Method))},
		{c.T("Batches"), c.N(b.BatchSize, "of 1 ballot", "of %s ballots")},
		{c.T("Tellers who sign"), c.F("at least %d, among them: %s", b.Tellers.Least, d.roles())},
		{c.T("Warnings"), c.F("blank over %s, void over %s, turnout under %s or over %s, figures under %d", t.Blank, t.Void, t.TurnoutLow, t.TurnoutHigh, t.SmallCell)},
		{c.T("Embargo"), d.embargo()},
	}
	if b.VoidPolicy != "" {
		rows = append(rows, []string{c.T("Void ballots"), b.VoidPolicy})
	}
	d.grid([]column{{c.T("What"), 0.2, fromLeft, bold}, {c.T("As it is defined"), 0.8, fromLeft, regular}}, rows)
	d.y += 3
}

func (d *minutes) roles() string {
	if len(d.Vote.Ballots.Tellers.Roles) == 0 {
		return d.words.T("nobody in particular")
	}
	var out []string
	for _, r := range d.Vote.Ballots.Tellers.Roles {
		out = append(out, d.words.T(string(r)))
	}
	return strings.Join(out, ", ")
}

func (d *minutes) embargo() string {
	e, c := d.Vote.Embargo, d.words
	var out []string
	if !e.Until.IsZero() {
		out = append(out, c.F("until %s", c.Say(e.Until.Words())))
	}
	if e.AllIn {
		out = append(out, c.T("until every place has counted"))
	}
	if len(out) == 0 {
		return c.T("none: figures are open as soon as they are certified")
	}
	for _, r := range e.Recipients {
		out = append(out, c.F("sealed for %s", r.Name))
	}
	return strings.Join(append(out, e.Words), "; ")
}

package rollup

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/rollup"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// mostWaiting is how many of what waits are listed beside the table; the
// filters of the table show all of them.
const mostWaiting = 20

// waits is one thing that somebody has to do or to wait for.
type waits struct {
	place count.PlaceID
	badge badge
	title string
	words string
}

// waiting lists what is waited for: what somebody can do first, then what has
// to come. Revisions that count already are for information, and last. closes is
// the last day of voting.
func waiting(r *rollup.Report, closed bool, closes count.Date) (open, told []waits) {
	var groups [4][]waits
	for _, n := range r.Leaves() {
		group, said := waitsFor(n, closed, closes)
		if said != "" {
			groups[group] = append(groups[group], waits{place: n.Place.ID, badge: placeBadge(n), title: n.Name, words: said})
		}
	}
	return append(append(groups[0], groups[1]...), groups[2]...), groups[3]
}

// waitsFor says what a place waits for, and in which group; no words if nothing.
func waitsFor(n *rollup.Node, closed bool, closes count.Date) (group int, said string) {
	p := n.Place
	if p.Counted == nil && !trouble(p) && p.Waiting == nil {
		return 2, comes(n, closes)
	}
	switch {
	case trouble(p):
		return 0, short(p, closed)
	case p.Waiting != nil:
		return 0, words.F("revision %d waits: %s", p.Waiting.Revision, changed(p.Coming, closed))
	case p.RollWaits():
		return 0, words.F("corrected roll %s: accept it, or ask the place", words.Say(p.Counted.RollChange.Roll.Grouped()))
	case p.Unconfirmed:
		return 1, words.T("compare the keys with the ink-signed sheet")
	case len(p.Aside) > 0:
		return 1, words.T("another sheet is set aside: compare its keys with the ink-signed sheet")
	case len(p.Changes) > 0:
		return 3, words.F("revision %d: %s", p.Counted.Revision, changed(p.Changes, closed))
	}
	return 0, ""
}

// comes says that a sheet has to come; nothing where none will.
func comes(n *rollup.Node, closes count.Date) string {
	switch p := n.Place; {
	case !put(n), p.State == rollup.Absent:
		return ""
	case p.State == rollup.NotYet:
		return words.F("%s: votes until %s", string(p.ID), words.Say(closes.Words()))
	default:
		return words.F("%s: not received", string(p.ID))
	}
}

// changed words the changes of a revision. Under embargo only their number.
func changed(cs []rollup.Change, closed bool) string {
	if len(cs) == 0 {
		return words.T("no figure changed")
	}
	if closed || len(cs) > 2 {
		return words.N(len(cs), "1 figure changed", "%s figures changed")
	}
	said := make([]string, len(cs))
	for i, c := range cs {
		said[i] = words.F("%s from %s to %s", words.Say(c.What), words.Say(c.Before.Grouped()), words.Say(c.After.Grouped()))
	}
	return strings.Join(said, "; ")
}

// short is the reason why what came for a place does not count.
func short(p *rollup.PlaceState, closed bool) string {
	if p.Waiting != nil {
		return words.F("revision %d waits; nothing counts so far", p.Waiting.Revision)
	}
	for _, f := range p.Findings {
		if f.Severity == count.Error {
			return finding(f, closed)
		}
	}
	for _, x := range p.Refused {
		for _, f := range x.Findings {
			return x.File + ": " + finding(f, closed)
		}
	}
	return words.Say(string(p.State))
}

// figureless are the findings whose sums hold no figure of the vote.
// A digest is none, but small figures can be guessed from it.
var figureless = map[string]bool{"R601": true, "R604": true, "R611": true}

// finding words a finding with its sum, which an embargo may cover. That of R605
// is the fingerprint which somebody has to read on paper, not here.
func finding(f count.Finding, closed bool) string {
	said := f.Code + ": " + words.Say(f.Short)
	if f.Sum != "" && f.Code != "R605" && (!closed || figureless[f.Code]) {
		said += ": " + words.Say(f.Sum)
	}
	return said
}

// worstFirst are findings with errors before warnings before notes, and what
// would be said twice once: two sheets of a place often show the same.
func worstFirst(fs []count.Finding, closed bool) []count.Finding {
	rank := map[count.Severity]int{count.Error: 0, count.Warning: 1, count.Note: 2}
	out := slices.Clone(fs)
	slices.SortStableFunc(out, func(a, b count.Finding) int { return rank[a.Severity] - rank[b.Severity] })
	said := map[string]bool{}
	return slices.DeleteFunc(out, func(f count.Finding) bool {
		line := finding(f, closed) + "\n" + f.Long
		twice := said[line]
		said[line] = true
		return twice
	})
}

// waitingCard is the list, with a row for each that Enter opens.
func (s *Screen) waitingCard() fyne.CanvasObject {
	open, told := waiting(s.now.report, s.now.closed, s.o.Board.Vote().Closes)
	s.waits = nil
	title := words.F("Waiting for %s", words.Now().Number(len(open)))
	if len(open) == 0 {
		title = words.N(s.now.report.Places, "The only place is in", "All %s places are in")
	}
	list := widget.Stack(0)
	s.addWaits(list, open)
	if len(told) > 0 {
		list.Add(widget.Inset(10, 4, widget.NewCaption(words.T("Revisions that count already")).Shrink()))
		s.addWaits(list, told)
	}
	card := frame(widget.Stack(6, widget.Inset(10, 0, widget.NewSubheading(title).Shrink()), list), false)
	card.PadX = 6
	return card
}

func (s *Screen) addWaits(list *fyne.Container, of []waits) {
	for i, w := range of {
		if i == mostWaiting {
			list.Add(widget.Inset(10, 4, widget.NewCaption(words.F("And %s more: the filters of the table show them.", words.Now().Number(len(of)-i))).Shrink()))
			return
		}
		x := newWaitRow(w, func() { s.openPlace(w.place) })
		n := len(s.waits)
		x.Keys, x.OnMove = s.o.Frame.Table, func(key fyne.KeyName) bool { return shell.Along(s.o.Frame, s.waits, n, key) }
		x.OnFocus = func() { widget.Reveal(s.side, x) }
		s.waits = append(s.waits, x)
		list.Add(x)
	}
}

// newWaitRow is a shape, a place and what is the matter.
func newWaitRow(w waits, tapped func()) *widget.ListRow {
	icon := widget.NewIcon(w.badge.icon, w.badge.kind.Color(), 18)
	return widget.NewListRow(w.title, w.words, icon, "", tapped)
}

// said is the card of what people decided, the last first.
func (s *Screen) said() fyne.CanvasObject {
	card := widget.Stack(8, widget.NewSubheading(words.T("On record")).Shrink())
	for i := len(s.now.log) - 1; i >= 0 && len(s.now.log)-i <= mostWaiting; i-- {
		e := s.now.log[i]
		said := e.By + " " + words.Say(e.What)
		if e.Why != "" {
			said += ": " + e.Why
		}
		card.Add(widget.Stack(0, prose(sentence(said)), small(words.Say(e.At.Words()))))
	}
	if len(s.now.log) == 0 {
		card.Add(widget.NewText(words.T("Nobody has decided anything yet."), fynetheme.SizeNameText, fynetheme.ColorNamePlaceHolder))
	}
	return frame(card, false)
}

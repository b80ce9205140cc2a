package rollup

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/rollup"
	"countersign/count/rule"
	"countersign/export"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// How much of a decision is written out.
const (
	mostSquares = 60
	mostReasons = 40
	mostPlaces  = 6
	mostBars    = 3
)

// decisions are the cards of all questions and of what follows.
func (s *Screen) decisions() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	r := s.now.report
	for i := range r.Questions {
		q := &r.Questions[i]
		if q.DecidedBy == count.LevelCoalition {
			out = append(out, s.decided(i, q))
		} else {
			out = append(out, s.apart(i, q))
		}
	}
	if len(r.Follows) > 0 && !s.now.closed {
		out = append(out, consequences(r.Follows))
	}
	return out
}

// verdictWords are the large words of a question that the coalition decides.
func verdictWords(q *rollup.Question) (string, theme.Icon) {
	complete := q.Total.Complete
	switch q.Outcome {
	case count.Passes:
		if !complete {
			return words.T("Decided: passes"), theme.IconDone
		}
		return words.T("Passes"), theme.IconDone
	case count.Fails:
		if !complete {
			return words.T("Cannot be reached"), theme.IconNone
		}
		return words.T("Not reached"), theme.IconNone
	case count.DidNotVote:
		return words.T("Did not vote"), theme.IconNone
	}
	return words.T("Still open"), theme.IconHalf
}

// decided is the card of a question that the coalition decides.
func (s *Screen) decided(i int, q *rollup.Question) fyne.CanvasObject {
	said, icon := verdictWords(q)
	card := widget.Stack(8)
	if s.now.closed {
		card.Add(head(i, words.T("Closed"), theme.IconEmbargo))
		card.Add(prose(q.Title + ". " + words.Say(q.Rule)))
		return frame(card, false)
	}
	card.Add(head(i, said, icon))
	s.reserve(card)
	d := drawing{q: q, root: &s.now.report.Coalition, left: mostReasons}
	if e := q.Explained; len(e.Parts) == 0 {
		e.Words = strings.TrimPrefix(e.Words, q.Title+", "+d.root.Name+": ")
		d.explain(card, e, 0)
	} else {
		for _, p := range e.Parts {
			d.explain(card, p, 0)
		}
	}
	if !d.squared && q.Bodies > 1 {
		card.Add(d.squares(18))
	}
	if q.Outcome == count.Open && len(q.Change) > 0 {
		card.Add(prose(words.F("Can still change it: %s.", s.named(q.Change))))
	}
	return frame(card, true)
}

// apart is the card of a question that is decided body by body.
func (s *Screen) apart(i int, q *rollup.Question) fyne.CanvasObject {
	card := widget.Stack(6, head(i, apartWords(q.DecidedBy), ""))
	if s.now.closed {
		card.Add(prose(q.Title + ". " + words.Say(q.Rule)))
		return frame(card, false)
	}
	numbers := container.New(&wrap{})
	for _, n := range []struct {
		of     rollup.Held
		word   string
		always bool
	}{
		{q.For, words.T("approve"), true},
		{q.Against, words.T("reject"), true},
		{q.Open, words.T("still open"), false},
		{q.Abstain, words.T("did not vote"), false},
	} {
		if n.of.Bodies > 0 || n.always {
			numbers.Add(widget.Row(4,
				widget.NewBold(words.Now().Number(n.of.Bodies), theme.SizeAnswer, fynetheme.ColorNameForeground),
				widget.NewText(n.word, fynetheme.SizeNameText, fynetheme.ColorNameForeground)))
		}
	}
	card.Add(numbers)
	s.reserve(card)
	card.Add(prose(words.Say(q.Rule)))
	return frame(card, false)
}

// reserve says beside a verdict that figures count whose keys nobody has
// confirmed.
func (s *Screen) reserve(card *fyne.Container) {
	if said := export.Reservation(words.Now(), s.now.report); said != "" {
		mark := widget.Stack(0, widget.After(widget.NewIcon(theme.IconLock, fynetheme.ColorNameWarning, 17), 8))
		card.Add(widget.Between(mark, prose(said), nil))
	}
}

// apartWords say which bodies decide a question each for itself.
func apartWords(by count.Level) string {
	switch by {
	case count.LevelUnion:
		return words.T("Decided union by union")
	case count.LevelUnit:
		return words.T("Decided unit by unit")
	default:
		return words.T("Decided local by local")
	}
}

// consequences are what the outcomes mean, bodies with the same words together.
func consequences(follows []rule.Follows) fyne.CanvasObject {
	card := widget.Stack(8, widget.NewSubheading(words.T("What follows")).Shrink())
	var order []string
	bodies := map[string][]string{}
	for _, f := range follows {
		if bodies[f.Words] == nil {
			order = append(order, f.Words)
		}
		bodies[f.Words] = append(bodies[f.Words], f.Name)
	}
	for _, said := range order {
		card.Add(prose(sentence(words.Say(said))))
		card.Add(widget.Inset(12, 0, small(words.F("For %s.", list3(bodies[said])))))
	}
	return frame(card, false)
}

// list3 names the first few.
func list3(names []string) string {
	if len(names) <= mostPlaces {
		return strings.Join(names, ", ")
	}
	return words.F("%s and %s more", strings.Join(names[:mostPlaces], ", "), words.Now().Number(len(names)-mostPlaces))
}

// named are the names of places.
func (s *Screen) named(ids []count.PlaceID) string {
	var out []string
	for i, id := range ids {
		if i > mostPlaces {
			out = append(out, make([]string, len(ids)-i)...) // only counted
			break
		}
		name := string(id)
		if n := s.now.report.Find(name); n != nil {
			name = n.Name
		}
		out = append(out, name)
	}
	return list3(out)
}

// drawing writes and draws how a question is decided.
type drawing struct {
	q       *rollup.Question
	root    *rollup.Node
	left    int // lines
	bars    int
	squared bool // the bodies are drawn
}

// squares are one for each body that votes, or their numbers where they are
// many.
func (d *drawing) squares(side float32) fyne.CanvasObject {
	d.squared = true
	if q := d.q; q.Bodies > mostSquares {
		return prose(words.F("%s for, %s against, %s open, %s did not vote.", words.Now().Number(q.For.Bodies), words.Now().Number(q.Against.Bodies), words.Now().Number(q.Open.Bodies), words.Now().Number(q.Abstain.Bodies)))
	}
	row := container.New(&flow{gap: 4})
	for _, b := range bodies(d.q, d.root) {
		x := newSquare(side)
		x.set(b.verdict)
		row.Add(x)
	}
	return row
}

// picture is that of a condition: the bodies where it counts them, else a bar;
// nil where there is none.
func (d *drawing) picture(b *rule.Bar, side float32) fyne.CanvasObject {
	switch {
	case b == nil || b.Of <= 0:
		return nil
	case b.Of == int64(d.q.Bodies) && d.q.Bodies > 1 && !d.squared:
		return d.squares(side)
	case d.bars < mostBars && b.Of != int64(d.q.Bodies):
		d.bars++
		return d.bar(b)
	}
	return nil
}

// bar has what is there and what is needed below it.
func (d *drawing) bar(b *rule.Bar) fyne.CanvasObject {
	n := words.Now().Number
	needs := words.F("needed: %s of %s", n(int(b.Needs)), n(int(b.Of)))
	if b.Most {
		needs = words.F("at most: %s of %s", n(int(b.Needs)), n(int(b.Of)))
	}
	share, has := words.Say(count.Percent(int(b.Counted), int(b.Of))), n(int(b.Counted))
	said := share + ": " + has
	if b.Open > 0 {
		said = has // the share is one of another sum than what has been counted
	}
	left := widget.NewBold(said, theme.SizeBadge, fynetheme.ColorNameForeground)
	right := widget.NewText(needs, theme.SizeBadge, fynetheme.ColorNameForeground)
	out := widget.Stack(0, newWeightBar(partsOf(b, d.q, d.root), b.Of, b.Needs), widget.Between(left, nil, right))
	if b.Open > 0 && b.Counted > 0 {
		out.Add(small(words.F("%s is %s of %s, of which %s are still open.", has, share, n(int(b.Of)), n(int(b.Open)))))
	}
	return out
}

// explain writes a condition with its picture, and its parts below it.
func (d *drawing) explain(into *fyne.Container, e rule.Explanation, depth int) {
	if d.left == 0 {
		return
	}
	d.left--
	said := small(sentence(words.Say(e.Words)))
	if depth == 0 {
		said = prose(sentence(words.Say(e.Words)))
	}
	mark := widget.Stack(0, widget.After(verdictIcon(e.Verdict), 8))
	into.Add(shift(float32(depth)*16, widget.Between(mark, said, nil)))
	if p := d.picture(e.Bar, 18); p != nil {
		into.Add(p)
	}
	for _, p := range e.Parts {
		d.explain(into, p, depth+1)
	}
}

// verdictIcon is what a condition comes to.
func verdictIcon(v count.Verdict) fyne.CanvasObject {
	icon, color := theme.IconHalf, fynetheme.ColorNamePlaceHolder
	switch v {
	case count.Passes:
		icon, color = theme.IconDone, fynetheme.ColorNameForeground
	case count.Fails:
		icon, color = theme.IconNone, fynetheme.ColorNameForeground
	case count.DidNotVote, count.NotPut:
		icon = theme.IconOpen
	}
	return widget.NewIcon(icon, color, 17)
}

// shift moves an object to the right.
func shift(room float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(0, 0, room, 0), o)
}

// head is the number of a question and the words that decide it.
func head(i int, said string, icon theme.Icon) fyne.CanvasObject {
	title := widget.NewProse(said, fynetheme.SizeNameSubHeadingText, fynetheme.ColorNameForeground).Bold()
	var right fyne.CanvasObject
	if icon != "" {
		right = widget.NewIcon(icon, fynetheme.ColorNameForeground, 22)
	}
	return widget.Between(widget.After(widget.NewQuestionMark(i+1, 26), 10), widget.Tight(title), right)
}

// frame is a card; the one that decides has a strong outline.
func frame(content fyne.CanvasObject, strong bool) *widget.Box {
	p := widget.NewPanel(content)
	if strong {
		p.Line, p.Thick = fynetheme.ColorNameForeground, 1
	}
	return p
}

func prose(said string) fyne.CanvasObject {
	return widget.Tight(widget.NewProse(said, fynetheme.SizeNameText, fynetheme.ColorNameForeground))
}

func small(said string) fyne.CanvasObject {
	return widget.Tight(widget.NewProse(said, fynetheme.SizeNameCaptionText, fynetheme.ColorNamePlaceHolder))
}

// sentence begins with a capital and ends with a stop, or with the points of a
// digest that is only begun.
func sentence(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	rest := s[n:]
	if s != "" && !strings.HasSuffix(s, "...") {
		rest = strings.TrimRight(rest, ".") + "."
	}
	return strings.ToUpper(s[:n]) + rest
}

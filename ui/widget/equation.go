package widget

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"countersign/assets/words"
	"countersign/ui/theme"
)

// Balance is how the two sides of an equation stand. The screen is told it; the
// row does not add up.
type Balance int

// The balances. BalanceOpen means that a number is still missing.
const (
	BalanceOpen Balance = iota
	BalanceEqual
	BalanceDiffers
)

// Term is one number of an equation.
type Term struct {
	// Before is the sign before the term, "+" or "–" (an en dash); empty for
	// the first. The term with Equals stands after the equals sign instead.
	Before string
	Equals bool
	// Caption says what the number is.
	Caption string
	// Entry is where the number is keyed. Nil means that it is keyed elsewhere
	// and shown as text.
	Entry *CountEntry
	// Text is the number where there is no entry, with its separators.
	Text string
}

// EquationRow is one line of the ballot account: a title, the terms, and what
// the line comes to. Each number is keyed once; where it is used again it is
// plain text.
type EquationRow struct {
	widget.BaseWidget
	numbers []*Text
	parts   []fyne.CanvasObject // each term with the sign before it
	lines   *fyne.Container
	broken  []int // parts on each line
	equals  *Icon
	off     *Text
	badge   *StatusBadge
	box     *Box
}

// NewEquationRow gives a line. Help is a hint below the title and may be empty.
func NewEquationRow(title, help string, terms ...Term) *EquationRow {
	r := &EquationRow{
		equals: NewIcon(theme.IconEqual, secondary, 24),
		off:    NewBold("", caption, secondary),
		badge:  NewStatusBadge(Plain, words.T("Not complete")),
	}
	keyed := false
	for _, term := range terms {
		keyed = keyed || term.Entry != nil
	}
	for _, term := range terms {
		part := Row(12)
		if sign := r.sign(term, keyed); sign != nil {
			part.Add(sign)
		}
		part.Add(r.term(term, keyed))
		r.parts = append(r.parts, part)
	}
	r.lines = Stack(8)
	r.set([]int{len(r.parts)})
	head := Stack(0, Tight(NewProse(title, body, foreground).Bold()))
	if help != "" {
		head.Add(Tight(NewProse(help, caption, secondary)))
	}
	r.box = NewPanel(Between(After(container.New(equationTitle{}, Middle(head)), 12), Middle(r.lines), Middle(r.badge)))
	r.box.PadY, r.box.Least = 4, fyne.NewSize(0, 54)
	if keyed {
		r.box.Least = fyne.NewSize(0, 82)
	}
	r.ExtendBaseWidget(r)
	return r
}

// equationHead is how wide the titles are.
func equationHead() float32 { return 156 * max(1, theme.Current().TextSize().Factor()) }

// equationTitle keeps that width: a row stays when the text size changes.
type equationTitle struct{ atLeast }

// MinSize is for Fyne.
func (equationTitle) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return atLeast{equationHead()}.MinSize(objects)
}

// Fit breaks the terms into as many lines as they need in a row of this width,
// and says whether that has changed; the list that holds the row then has to be
// set out anew. A row cannot do it alone: its height depends on its width.
func (r *EquationRow) Fit(width float32) (changed bool) {
	room := width - 2*r.box.PadX - equationHead() - r.badge.MinSize().Width - 2*12
	var broken []int
	used := float32(0)
	for _, part := range r.parts {
		need := part.MinSize().Width
		if used == 0 || used+12+need > room {
			broken, used = append(broken, 0), 0
		}
		broken[len(broken)-1]++
		used += need + 12
	}
	if slices.Equal(broken, r.broken) {
		return false
	}
	r.set(broken)
	return true
}

// set puts so many parts on each line.
func (r *EquationRow) set(broken []int) {
	r.broken, r.lines.Objects = broken, nil
	at := 0
	for _, n := range broken {
		r.lines.Add(Row(12, r.parts[at:at+n]...))
		at += n
	}
	if r.box != nil {
		r.box.Refresh()
	}
}

// sign draws what stands before a term. In a keyed row it is level with the
// entries, and what the line is off by stands below the equals sign.
func (r *EquationRow) sign(term Term, keyed bool) fyne.CanvasObject {
	switch {
	case term.Equals && keyed:
		return Stack(2, Inset(0, 11, r.equals), r.off)
	case term.Equals:
		return Row(6, r.equals, r.off)
	case term.Before == "":
		return nil
	case keyed:
		return Stack(0, Inset(0, cellPadY, NewText(term.Before, theme.SizeAccount, secondary)))
	default:
		return NewText(term.Before, theme.SizeAccount, secondary)
	}
}

// term draws one number: in an entry or as text, captioned below where the row
// is keyed and beside where it is not.
func (r *EquationRow) term(term Term, keyed bool) fyne.CanvasObject {
	label := NewCaption(term.Caption)
	if term.Entry != nil {
		r.numbers = append(r.numbers, nil)
		return Stack(2, term.Entry, label.Right())
	}
	number := NewText(term.Text, theme.SizeAccount, foreground)
	r.numbers = append(r.numbers, number)
	if keyed {
		return Stack(2, Inset(0, cellPadY, number.Right()), label.Right())
	}
	return Row(8, number, label)
}

// SetNumber shows another number in the term at a place counted from 0. A term
// that is keyed in the row keeps its own.
func (r *EquationRow) SetNumber(place int, text string) {
	if place >= 0 && place < len(r.numbers) && r.numbers[place] != nil {
		r.numbers[place].Set(text)
	}
}

// Set shows how the line stands. Off says by how much, such as "1 short", and
// stands at the sign; words stand in the badge. Kind is the weight of a
// difference: a warning or an error.
func (r *EquationRow) Set(balance Balance, kind Kind, off, said string) {
	icon := theme.IconEqual
	color := secondary
	r.box.Line, r.box.Thick = separator, 0
	switch balance {
	case BalanceEqual:
		color, kind = Success.Color(), Success
	case BalanceDiffers:
		icon, color = theme.IconDiffer, kind.Color()
		r.box.Line, r.box.Thick = color, 1
	case BalanceOpen:
		kind = Plain
	}
	r.equals.Set(icon, color)
	r.off.Text, r.off.Color = off, color
	r.off.Refresh()
	r.badge.Set(kind, kind.Icon(), said)
	r.box.Refresh()
}

// CreateRenderer is for Fyne.
func (r *EquationRow) CreateRenderer() fyne.WidgetRenderer { return newView(r, r.box) }

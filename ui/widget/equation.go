package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

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
		badge:  NewStatusBadge(Plain, "Not complete"),
	}
	keyed := false
	for _, term := range terms {
		keyed = keyed || term.Entry != nil
	}
	line := Row(12)
	for _, term := range terms {
		if sign := r.sign(term, keyed); sign != nil {
			line.Add(sign)
		}
		line.Add(r.term(term, keyed))
	}
	head := Stack(0, NewBold(title, body, foreground).Shrink())
	if help != "" {
		head.Add(NewCaption(help).Shrink())
	}
	r.box = NewPanel(Between(After(Wide(200, Middle(head)), 12), Middle(line), Middle(r.badge)))
	r.box.PadY, r.box.Least = 4, fyne.NewSize(0, 54)
	if keyed {
		r.box.Least = fyne.NewSize(0, 82)
	}
	r.ExtendBaseWidget(r)
	return r
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
func (r *EquationRow) Set(balance Balance, kind Kind, off, words string) {
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
	r.badge.Set(kind, kind.Icon(), words)
	r.box.Refresh()
}

// CreateRenderer is for Fyne.
func (r *EquationRow) CreateRenderer() fyne.WidgetRenderer { return newView(r, r.box) }

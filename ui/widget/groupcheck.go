package widget

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"countersign/assets/words"
	"countersign/ui/command"
	"countersign/ui/theme"
)

// GroupCheck asks for groups of a digest from the foot of a printed sheet and
// says of each whether it is that of the file.
type GroupCheck struct {
	widget.BaseWidget
	// OnChange is told the number of a group that does not match, 0 for none,
	// and whether every group has been typed and matches.
	OnChange func(wrong int, all bool)

	hex     string
	numbers []int
	entries []*TextEntry
	icons   []*Icon
	words   []*Prose
	face    *fyne.Container
}

// NewGroupCheck asks for the groups with these numbers, counted from 1.
func NewGroupCheck(hex string, numbers ...int) *GroupCheck {
	g := &GroupCheck{hex: strings.ToUpper(hex), numbers: numbers}
	row, said := Row(12), Stack(0)
	for i, n := range numbers {
		entry := NewTextEntry("")
		entry.TextStyle.Monospace = true
		entry.OnChanged = func(string) { g.look() }
		icon, line := NewIcon(theme.IconOpen, secondary, 18), NewProse("", body, secondary)
		g.entries, g.icons, g.words = append(g.entries, entry), append(g.icons, icon), append(g.words, line)
		row.Add(Stack(2, NewCaption(words.F("Group %d", n)), entry))
		said.Add(Between(icon, Inset(0, -4, line), nil))
		g.say(i)
	}
	g.face = Stack(8, row, said)
	g.ExtendBaseWidget(g)
	return g
}

// SetKeys gives where function keys go while an entry has the focus.
func (g *GroupCheck) SetKeys(keys command.Keys) {
	for _, e := range g.entries {
		e.Keys = keys
	}
}

// First is the entry to put the focus on.
func (g *GroupCheck) First() *TextEntry { return g.entries[0] }

// look says anew what each group is and tells the screen.
func (g *GroupCheck) look() {
	wrong, all := 0, true
	for i, n := range g.numbers {
		matches, differs := g.say(i)
		all = all && matches
		if differs && wrong == 0 {
			wrong = n
		}
	}
	g.face.Refresh()
	if g.OnChange != nil {
		g.OnChange(wrong, all)
	}
}

// say puts the words of one group right.
func (g *GroupCheck) say(i int) (matches, differs bool) {
	typed := strings.ToUpper(strings.TrimSpace(g.entries[i].Text))
	n := g.numbers[i]
	kind, icon, said := Plain, theme.IconHalf, words.F("Group %d: %d of %d characters", n, len(typed), digestGroup)
	switch from := (n - 1) * digestGroup; {
	case typed == "":
		icon, said = theme.IconOpen, words.F("Group %d is not typed yet", n)
	case len(typed) < digestGroup:
	case typed == g.hex[from:from+digestGroup]:
		matches, kind, said = true, Success, words.F("Group %d matches", n)
		icon = kind.Icon()
	default:
		differs, kind = true, Error
		said = words.F("Group %d does not match this file. The print is from another revision or computer. Do not send it.", n)
		icon = kind.Icon()
	}
	g.icons[i].Set(icon, kind.Color())
	g.words[i].Set(said)
	g.words[i].SetColor(kind.Color())
	g.entries[i].SetWrong(differs)
	return matches, differs
}

// CreateRenderer is for Fyne.
func (g *GroupCheck) CreateRenderer() fyne.WidgetRenderer { return newView(g, g.face) }

package command

import (
	"slices"

	"countersign/assets/words"
)

// Line is one row of the help page.
type Line struct {
	ID    ID
	Menu  Menu
	Keys  []string
	Label string
	// Ready says whether the command can be done now; Why says why not.
	Ready bool
	Why   string
}

// Help lists the commands with their keys, in menu order: first what this
// screen offers, then the rest if all is true. Twins that a person need not
// know (keypad Enter, layouts) are left out.
func (t *Table) Help(all bool) []Line {
	var here, elsewhere []Line
	for _, menu := range menus() {
		for _, id := range t.order {
			c := t.Command(id)
			if c.Menu != menu || c.Under != "" {
				continue // of several in a submenu none is for this screen
			}
			ok, why := c.state()
			line := Line{ID: id, Menu: menu, Keys: shown(c.Keys), Label: c.Label, Ready: ok, Why: why}
			if c.Run != nil {
				here = append(here, line)
			} else {
				elsewhere = append(elsewhere, line)
			}
		}
	}
	if all {
		return append(here, elsewhere...)
	}
	return here
}

// Section is a part of the help page.
type Section struct {
	Title string
	Lines []Line
}

// Sections is the help page: the keys of the part that has the keyboard, those
// of the screen that are no commands, those that are good everywhere, and the
// commands that this screen offers, menu by menu. A part without keys is left
// out.
func (t *Table) Sections(own, screen []Hint) []Section {
	all := []Section{
		{words.T("Where the keyboard is now"), plain(own)},
		{words.T("On this screen"), plain(screen)},
	}
	lines := t.Help(false)
	for _, m := range menus() {
		var of []Line
		for _, l := range lines {
			if l.Menu == m {
				of = append(of, l)
			}
		}
		all = append(all, Section{m.title(), of})
	}
	all = append(all, Section{words.T("Everywhere"), plain(everywhere())})
	return slices.DeleteFunc(all, func(s Section) bool { return len(s.Lines) == 0 })
}

// plain are keys that are no commands.
func plain(hints []Hint) []Line {
	var out []Line
	for _, h := range hints {
		out = append(out, Line{Keys: []string{h.Key}, Label: h.Text, Ready: true})
	}
	return out
}

// everywhere are the keys that every part of the program understands.
func everywhere() []Hint {
	return []Hint{
		{words.T("Tab"), words.T("Next control; with Shift the one before")},
		{words.T("Enter"), words.T("Press the button that has the keyboard; Space does it too")},
		{words.T("Up Down"), words.T("Move in a list, or scroll this page")},
		{words.T("Esc"), words.T("Close a question without doing anything")},
	}
}

// shown gives the keys worth showing: the first, and the first of the other
// kind (a function key beside a Ctrl key, or the other way round).
func shown(keys []Key) []string {
	if len(keys) == 0 {
		return nil
	}
	out := []string{keys[0].String()}
	for _, k := range keys[1:] {
		if (k.Mod == 0) != (keys[0].Mod == 0) {
			return append(out, k.String())
		}
	}
	return out
}

// Hint is one entry of the status bar: a key cap and a word or two.
type Hint struct {
	Key  string
	Text string
}

// maxHints is how many the status bar has room for at the smallest window.
const maxHints = 5

// Hints gives the status bar's entries: those of the focused part first (such
// as "Enter next box"), then the named commands that can be done now, then the
// help key, at most five in all.
func (t *Table) Hints(own []Hint, ids ...ID) []Hint {
	out := make([]Hint, 0, maxHints)
	for _, h := range own {
		if len(out) < maxHints-1 {
			out = append(out, h)
		}
	}
	for _, id := range ids {
		c := t.Command(id)
		if ok, _ := c.state(); ok && len(c.Keys) > 0 && len(out) < maxHints-1 {
			out = append(out, c.hint())
		}
	}
	if c := t.Command(Help); c.Run != nil {
		out = append(out, c.hint())
	}
	return out
}

func (c *Command) hint() Hint {
	text := c.Hint
	if text == "" {
		text = c.Label
	}
	return Hint{Key: c.Keys[0].String(), Text: text}
}

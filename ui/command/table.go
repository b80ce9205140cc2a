package command

import (
	"fmt"

	"fyne.io/fyne/v2"

	"countersign/assets/words"
)

// Table holds the commands of one window. Make it with [NewTable].
type Table struct {
	order    []ID
	base     map[ID]Command // as added, without an action
	window   map[ID]Action  // good on every screen
	screen   map[ID]Action  // good on this one
	byKey    map[Key]ID
	byName   map[string]ID // by the name of the shortcut
	sleepers []Keys        // open dialogs, the newest last
	onRefuse func(id ID, why string)
	onSleep  func()
	menus    *fyne.MainMenu
	items    map[ID]*fyne.MenuItem
}

var _ Keys = (*Table)(nil)

// NewTable gives a table with the program's key map.
func NewTable() *Table {
	t := Empty()
	for _, c := range Keymap() {
		// The map is ours and a test adds all of it, so there is nothing to report.
		_ = t.Add(c)
	}
	return t
}

// Empty gives a table without commands.
func Empty() *Table {
	return &Table{
		base: map[ID]Command{}, window: map[ID]Action{}, screen: map[ID]Action{},
		byKey: map[Key]ID{}, byName: map[string]ID{}, items: map[ID]*fyne.MenuItem{},
	}
}

// Add puts a command into the table. It refuses an ID or a key that is taken.
func (t *Table) Add(c Command) error {
	if c.ID == "" || c.Menu == "" {
		return fmt.Errorf("command %q has no name or no menu; give it both", c.Label)
	}
	if _, taken := t.base[c.ID]; taken {
		return fmt.Errorf("command %q is in the table already; bind it instead", c.ID)
	}
	for _, k := range c.Keys {
		if other, taken := t.byKey[k]; taken {
			return fmt.Errorf("key %s of command %q belongs to %q; choose another", k, c.ID, other)
		}
	}
	t.order = append(t.order, c.ID)
	t.base[c.ID] = c
	for _, k := range c.Keys {
		t.byKey[k] = c.ID
		t.byName[k.Shortcut().ShortcutName()] = c.ID
	}
	return nil
}

// Bind gives commands what they do on every screen. A nil Run takes it away.
func (t *Table) Bind(actions ...Action) {
	for _, a := range actions {
		t.window[a.ID] = a
	}
	t.Refresh()
}

// Screen replaces what the screen before gave. A screen's action goes before
// the window's.
func (t *Table) Screen(actions ...Action) {
	t.screen = make(map[ID]Action, len(actions))
	for _, a := range actions {
		t.screen[a.ID] = a
	}
	t.Refresh()
}

// OnRefuse is told when a command was asked for by key and cannot be done, so
// that the status bar can say why.
func (t *Table) OnRefuse(tell func(id ID, why string)) { t.onRefuse = tell }

// Command gives a command as it stands now. An unknown ID gives one that cannot
// be done.
func (t *Table) Command(id ID) Command {
	c := t.base[id]
	if a, ok := t.screen[id]; ok {
		c = c.filled(a)
	} else if a, ok := t.window[id]; ok {
		c = c.filled(a)
	}
	return c.said()
}

// State says whether a command can be done now, and if not, why. While the
// table sleeps none can.
func (t *Table) State(id ID) (ok bool, why string) {
	if t.Asleep() {
		return false, words.T("Answer the open question first.")
	}
	c := t.Command(id)
	return c.state()
}

// Run does a command if it can be done, and says whether it did.
func (t *Table) Run(id ID) bool {
	ok, why := t.State(id)
	if !ok {
		if t.onRefuse != nil && !t.Asleep() {
			t.onRefuse(id, why)
		}
		return false
	}
	c := t.Command(id)
	c.Run()
	t.Refresh()
	return true
}

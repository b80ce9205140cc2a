package command

import "fyne.io/fyne/v2"

// Key runs the command of a key without Ctrl. While the table sleeps the key
// goes to the dialog that sent it to sleep.
func (t *Table) Key(e *fyne.KeyEvent) bool {
	if n := len(t.sleepers); n > 0 {
		own := t.sleepers[n-1]
		return own != nil && own.Key(e)
	}
	id, ok := t.byKey[Key{Name: e.Name}]
	if !ok {
		return false
	}
	if able, _ := t.State(id); !able && e.Name == fyne.KeyEscape {
		return false // while nothing can be stopped, Esc is for the part that has the focus
	}
	t.Run(id)
	return true
}

// Shortcut runs the command of a key with Ctrl. It takes the key of a command
// that cannot be done now too: no other part may react to it.
func (t *Table) Shortcut(s fyne.Shortcut) bool {
	if n := len(t.sleepers); n > 0 {
		own := t.sleepers[n-1]
		return own != nil && own.Shortcut(s)
	}
	id, ok := t.byName[s.ShortcutName()]
	if !ok {
		return false
	}
	t.Run(id)
	return true
}

// Sleep switches every command off and sends keys to own, which may be nil.
// Sleeps nest: each needs its [Table.Wake].
func (t *Table) Sleep(own Keys) {
	t.sleepers = append(t.sleepers, own)
	if t.onSleep != nil {
		t.onSleep()
	}
	t.Refresh()
}

// OnSleep is told that a dialog opens. The part that has the focus is not: it
// keeps the focus below the dialog.
func (t *Table) OnSleep(tell func()) { t.onSleep = tell }

// Wake ends the newest sleep. Waking a table that is awake does nothing.
func (t *Table) Wake() {
	if n := len(t.sleepers); n > 0 {
		t.sleepers = t.sleepers[:n-1]
	}
	t.Refresh()
}

// Asleep says whether a dialog is open.
func (t *Table) Asleep() bool { return len(t.sleepers) > 0 }

// Register makes the canvas send its keys to the table: those with Ctrl always,
// and the others while nothing has the focus.
func (t *Table) Register(c fyne.Canvas) {
	for k := range t.byKey {
		if k.Mod == 0 {
			continue
		}
		c.AddShortcut(k.Shortcut(), func(s fyne.Shortcut) { t.Shortcut(s) })
	}
	c.SetOnTypedKey(func(e *fyne.KeyEvent) { t.Key(e) })
}

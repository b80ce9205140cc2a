package command

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Key is one way to give a command: a key with Ctrl, or a function key alone.
type Key struct {
	Name fyne.KeyName
	Mod  fyne.KeyModifier
}

// Ctrl is a key with Ctrl, or with Command on macOS.
func Ctrl(name fyne.KeyName) Key {
	return Key{Name: name, Mod: fyne.KeyModifierShortcutDefault}
}

// CtrlShift is a key with Ctrl and Shift. It is for layouts on which the
// character itself needs Shift, not for commands of its own.
func CtrlShift(name fyne.KeyName) Key {
	return Key{Name: name, Mod: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

// Fn is a function key alone.
func Fn(name fyne.KeyName) Key { return Key{Name: name} }

// Shortcut gives the key in Fyne's terms.
func (k Key) Shortcut() fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: k.Name, Modifier: k.Mod}
}

// words are the keys whose Fyne name is not what is printed on the keyboard.
var words = map[fyne.KeyName]string{
	fyne.KeyReturn:    "Enter",
	fyne.KeyEnter:     "keypad Enter",
	fyne.KeyEscape:    "Esc",
	fyne.KeyPlus:      "Plus",
	fyne.KeyMinus:     "Minus",
	fyne.KeyEqual:     "Equals",
	fyne.KeyBackspace: "Backspace",
}

// String gives the key in words, as key caps and the help page show it.
func (k Key) String() string {
	var parts []string
	if k.Mod&fyne.KeyModifierShortcutDefault != 0 {
		if runtime.GOOS == "darwin" {
			parts = append(parts, "Cmd")
		} else {
			parts = append(parts, "Ctrl")
		}
	}
	if k.Mod&fyne.KeyModifierShift != 0 {
		parts = append(parts, "Shift")
	}
	name, ok := words[k.Name]
	if !ok {
		name = string(k.Name)
	}
	return strings.Join(append(parts, name), "+")
}

// Keys receives what a focused widget does not use itself. Each says whether it
// took the key. [Table] is one; an open dialog is another.
type Keys interface {
	// Key is given function keys, Escape, and whatever else the widget passes on.
	Key(*fyne.KeyEvent) bool
	// Shortcut is given key combinations.
	Shortcut(fyne.Shortcut) bool
}

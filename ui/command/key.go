package command

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"countersign/assets/words"
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

// ctrlShift is a key with Ctrl and Shift. It is for layouts on which the
// character itself needs Shift, not for commands of its own.
func ctrlShift(name fyne.KeyName) Key {
	return Key{Name: name, Mod: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

// Fn is a function key alone.
func Fn(name fyne.KeyName) Key { return Key{Name: name} }

// Shortcut gives the key in Fyne's terms.
func (k Key) Shortcut() fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: k.Name, Modifier: k.Mod}
}

// keyNames are the keys whose Fyne name is not what is printed on the keyboard.
var keyNames = map[fyne.KeyName]string{
	fyne.KeyReturn:    words.Key("Enter"),
	fyne.KeyEnter:     words.Key("keypad Enter"),
	fyne.KeyEscape:    words.Key("Esc"),
	fyne.KeyPlus:      words.Key("Plus"),
	fyne.KeyMinus:     words.Key("Minus"),
	fyne.KeyEqual:     words.Key("Equals"),
	fyne.KeyBackspace: words.Key("Backspace"),
	fyne.KeyPageUp:    words.Key("Page Up"),
	fyne.KeyPageDown:  words.Key("Page Down"),
}

// String gives the key in words, as key caps and the help page show it.
func (k Key) String() string {
	var parts []string
	if k.Mod&fyne.KeyModifierShortcutDefault != 0 {
		if runtime.GOOS == "darwin" {
			parts = append(parts, words.T("Cmd"))
		} else {
			parts = append(parts, words.T("Ctrl"))
		}
	}
	if k.Mod&fyne.KeyModifierShift != 0 {
		parts = append(parts, words.T("Shift"))
	}
	name, ok := keyNames[k.Name]
	if !ok {
		name = string(k.Name)
	}
	if len(name) > 1 { // a letter is what is printed on the key
		name = words.T(name)
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

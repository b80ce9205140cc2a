package shelltest

import (
	"iter"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/ui/command"
)

// Strike sends a key to what has the focus, or to the canvas.
func Strike(c fyne.Canvas, name fyne.KeyName) {
	e := &fyne.KeyEvent{Name: name}
	if focused := c.Focused(); focused != nil {
		focused.TypedKey(e)
	} else {
		c.OnTypedKey()(e)
	}
	// The letter of Space comes after the key, to what has the focus then.
	if focused := c.Focused(); focused != nil && name == fyne.KeySpace {
		focused.TypedRune(' ')
	}
}

// Reach goes on by Tab to the nth button with these words, from the start of
// the screen.
func Reach(t testing.TB, c fyne.Canvas, label string, nth int) {
	t.Helper()
	ReachPart(t, c, label, func(b interface{ Label() string }) bool {
		if b.Label() == label {
			nth--
		}
		return nth == 0
	})
}

// ReachPart goes on by Tab to the first part of a kind that is the one, from the
// start of the screen; what says which is meant.
func ReachPart[T any](t testing.TB, c fyne.Canvas, what string, is func(T) bool) {
	t.Helper()
	c.Unfocus()
	for range 60 {
		c.FocusNext()
		if part, ok := c.Focused().(T); ok && is(part) {
			return
		}
	}
	t.Fatalf("Tab does not come to %q", what)
}

// Item is an item of a menu or of its submenus, by its words; nil if there is
// none.
func Item(menu *fyne.MainMenu, label string) *fyne.MenuItem {
	for item := range Items(menu.Items...) {
		if item.Label == label {
			return item
		}
	}
	return nil
}

// Ctrl is the item of a menu that a key chooses with Ctrl; nil if there is none.
func Ctrl(menu *fyne.MainMenu, name fyne.KeyName) *fyne.MenuItem {
	key := command.Ctrl(name).Shortcut().ShortcutName()
	for item := range Items(menu.Items...) {
		if item.Shortcut != nil && item.Shortcut.ShortcutName() == key {
			return item
		}
	}
	return nil
}

// Items are what can be chosen in menus and their submenus.
func Items(menus ...*fyne.Menu) iter.Seq[*fyne.MenuItem] {
	return func(yield func(*fyne.MenuItem) bool) {
		all := menus
		for i := 0; i < len(all); i++ {
			for _, item := range all[i].Items {
				if item.ChildMenu != nil {
					all = append(all[:len(all):len(all)], item.ChildMenu)
				} else if !yield(item) {
					return
				}
			}
		}
	}
}

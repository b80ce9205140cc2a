package command

import "fyne.io/fyne/v2"

// MainMenu gives the menu bar. It is the same one at every call, and
// [Table.Refresh] keeps labels and greying up to date.
func (t *Table) MainMenu() *fyne.MainMenu {
	if t.menus != nil {
		return t.menus
	}
	t.menus = fyne.NewMainMenu()
	for _, name := range menus() {
		menu := fyne.NewMenu(name.title())
		for _, id := range t.order {
			if t.base[id].Menu == name {
				t.append(menu, id)
			}
		}
		if len(menu.Items) > 0 {
			t.menus.Items = append(t.menus.Items, menu)
		}
	}
	t.Refresh()
	return t.menus
}

// Reword gives the menu bar anew, in the language that the program has now.
func (t *Table) Reword() *fyne.MainMenu {
	t.menus = nil
	clear(t.items)
	return t.MainMenu()
}

// append adds one command to a menu. Twins of the shown key become no items of
// their own: the canvas and the forwarding widgets cover them.
func (t *Table) append(menu *fyne.Menu, id ID) {
	c := t.Command(id)
	if c.Gap && len(menu.Items) > 0 {
		menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
	}
	if c.Under != "" {
		menu = below(menu, c.Under)
	}
	item := fyne.NewMenuItem(c.Label, func() { t.fromMenu(id) })
	if k, ok := menuKey(c.Keys); ok {
		item.Shortcut = k.Shortcut()
	}
	t.items[id] = item
	menu.Items = append(menu.Items, item)
}

// below is a submenu at the end of a menu; it is made for its first command.
func below(menu *fyne.Menu, label string) *fyne.Menu {
	if n := len(menu.Items); n > 0 && menu.Items[n-1].ChildMenu != nil && menu.Items[n-1].Label == label {
		return menu.Items[n-1].ChildMenu
	}
	item := fyne.NewMenuItem(label, nil)
	item.ChildMenu = fyne.NewMenu(label)
	menu.Items = append(menu.Items, item)
	return item.ChildMenu
}

// fromMenu runs a command for its menu item. The window system calls it for the
// item's shortcut too, before any dialog sees the key, so that a sleeping table
// hands the shortcut on.
func (t *Table) fromMenu(id ID) {
	if !t.Asleep() {
		t.Run(id)
		return
	}
	if s := t.items[id].Shortcut; s != nil {
		t.Shortcut(s)
	}
}

// menuKey chooses the key for the menu: one with Ctrl, since only those fire
// from there, else the function key, which the menu then merely shows.
func menuKey(keys []Key) (Key, bool) {
	for _, k := range keys {
		if k.Mod != 0 {
			return k, true
		}
	}
	if len(keys) > 0 {
		return keys[0], true
	}
	return Key{}, false
}

// Refresh brings the menu up to date after something that changes what can be
// done. Bind, Screen, Run, Sleep and Wake do it by themselves.
func (t *Table) Refresh() {
	if t.menus == nil {
		return
	}
	changed := false
	for id, item := range t.items {
		ok, _ := t.State(id)
		c := t.Command(id)
		chosen := c.Chosen != nil && c.Chosen()
		if item.Disabled == !ok && item.Label == c.Label && item.Checked == chosen {
			continue
		}
		item.Disabled, item.Label, item.Checked, changed = !ok, c.Label, chosen, true
	}
	if changed {
		t.menus.Refresh()
	}
}

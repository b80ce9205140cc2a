package command

import "countersign/assets/words"

// ID names a command in code and in the journal of a test.
type ID string

// Menu is the menu in which a command stands.
type Menu string

// The menus, from left to right.
const (
	MenuFile  Menu = "File"
	MenuCount Menu = "Count"
	MenuGo    Menu = "Go"
	MenuView  Menu = "View"
	MenuHelp  Menu = "Help"
)

// menus lists the menus in their order.
func menus() []Menu { return []Menu{MenuFile, MenuCount, MenuGo, MenuView, MenuHelp} }

// title is what the menu bar says.
func (m Menu) title() string {
	switch m {
	case MenuFile:
		return words.T("File")
	case MenuCount:
		return words.T("Count")
	case MenuGo:
		return words.T("Go")
	case MenuView:
		return words.T("View")
	default:
		return words.T("Help")
	}
}

// Command is one row of the table.
type Command struct {
	// ID is unique in the table.
	ID ID
	// Label is what the menu and the help page say, in sentence case. In the
	// table it is English, and [Table.Command] gives it in the language of the
	// program.
	Label string
	// Hint is the short form for the status bar; empty means the label.
	Hint string
	// Keys give the command. The first is the one shown; the others are twins,
	// such as keypad Enter.
	Keys []Key
	// Menu is where the command stands. Every command stands in one.
	Menu Menu
	// Under is the submenu in which the command stands, one of several of which
	// one is chosen; empty for the menu itself.
	Under string
	// Gap asks for a line above the command in its menu.
	Gap bool
	// Enabled says whether the command can be done now, and if not, why. Nil
	// means always.
	Enabled func() (ok bool, why string)
	// Chosen says whether a command of a submenu is the one that is chosen.
	Chosen func() bool
	// Run does it. Nil means the command is not offered on this screen.
	Run func()
}

// Action is what a command does for now: on one screen, or for the whole window.
type Action struct {
	// ID is the command that the action fills.
	ID ID
	// Label and Hint replace those of the command where they are not empty.
	Label string
	Hint  string
	// Enabled, Chosen and Run are as in [Command].
	Enabled func() (ok bool, why string)
	Chosen  func() bool
	Run     func()
}

// notHere is the reason for a command without an action.
const notHere = "Not on this screen."

// state says whether the command can be done now, and if not, why.
func (c *Command) state() (ok bool, why string) {
	if c.Run == nil {
		return false, words.T(notHere)
	}
	if c.Enabled == nil {
		return true, ""
	}
	ok, why = c.Enabled()
	if ok {
		why = "" // a reason is for what cannot be done
	}
	return ok, why
}

// filled gives the command with the action's parts in it.
func (c Command) filled(a Action) Command {
	if a.Label != "" {
		c.Label = a.Label
	}
	if a.Hint != "" {
		c.Hint = a.Hint
	}
	c.Enabled, c.Chosen, c.Run = a.Enabled, a.Chosen, a.Run
	return c
}

// said gives the command in the language of the program.
func (c Command) said() Command {
	c.Label, c.Hint, c.Under = words.T(c.Label), words.T(c.Hint), words.T(c.Under)
	return c
}

// Package command is the table of everything that a person can tell the window
// to do: one row a command, with its label, its keys, its menu, whether it can
// be done now (and if not, why), and what it does.
//
// The table is the only place where keys are bound. From it come the menu bar
// ([Table.MainMenu]), the shortcuts of the canvas ([Table.Register]), the help
// page ([Table.Help]) and the hints of the status bar ([Table.Hints]).
//
// A window makes one with [NewTable], which brings the key map of the program,
// each command switched off. What a command does is given with [Table.Bind]; a
// screen hands over its own with [Table.Screen] and they are taken away when
// the next screen does the same.
//
// What is promised:
//
//   - A command that is not enabled does not run, whichever way it was asked
//     for. (The window system asks a menu item's shortcut even when the item is
//     grey, so the table looks again.)
//   - While a dialog is open the table sleeps ([Table.Sleep], [Table.Wake]): no
//     command runs, and keys go to the dialog alone.
//   - Every Ctrl key is a menu item, because those fire while a cell has the
//     focus. Function keys arrive at the focused widget, which forwards them
//     ([Keys]); each has a Ctrl twin or at least a menu item. A test holds the
//     map to this.
//
// The table belongs to the goroutine of the window, like any widget.
package command

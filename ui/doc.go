// Package ui is the desktop program without its window system. [Open] makes the
// window: it wires the parts, which have a folder each, opens and closes counts,
// and shows one screen after the other.
//
// # The rule of threads
//
// Widgets are read and changed on Fyne's goroutine, and nowhere else. Disk,
// keys and documents are worked on elsewhere: a screen hands such work to a
// shell.Worker with shell.Do, and the result comes back on Fyne's goroutine. One
// function does that, shell's back, and it is the only caller of fyne.Do in the
// program; a test looks for others. So:
//
//   - a work function touches no widget, and what it returns is not changed
//     afterwards by anybody;
//   - a done function, an OnX function of a widget and a command's Run are on
//     Fyne's goroutine already and take no lock;
//   - one worker does one thing after another, in the order of asking, so that
//     two keystrokes reach the desk in the order in which they were typed;
//   - what waits for a network has a goroutine of its own (sitting.Hall), which
//     hands what it hears to the worker and so to the window, in order.
//
// # The rule of words
//
// Every word that is shown goes through countersign/assets/words where it is
// shown, never in a variable that is made at start: the language changes while
// the window is open. What is kept, in a preference or in the log, is English,
// and what came from elsewhere, a finding or an error, is said by words.Say and
// words.Err. A screen that says words once, when it is made, or in which
// somebody types, has a method Reword; a screen without one is made anew.
//
// # Where the next line goes
//
//	theme     what it looks like: palettes, sizes, icons
//	widget    one part of a screen: given values in, OnX out, no rule, no sum
//	command   what can be asked for: label, key, menu, enabled, run
//	shell     what holds screens: worker, dialogs, header, status bar, looks
//	sound     the knock at each fifth stroke, for who wants to hear it
//	crash     what is left on the disk when the program ends by itself
//	screens   one folder each, beside these: what is shown when, and which
//	          command of the desk an OnX becomes
//
// A colour or a size is a role of package theme, never a number in a screen. A
// key is a row of the command table, never an AddShortcut. A question to the
// person is a shell.Ask. A figure that has to be worked out belongs to package
// count, and arrives in a snapshot of the desk.
//
// Only cmd/countersign imports fyne.io/fyne/v2/app: everything here builds and
// is tested without a window system and without cgo.
package ui

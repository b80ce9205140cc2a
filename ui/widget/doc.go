// Package widget holds the parts that screens are built of: count cells, batch
// chips, sum badges, equation rows, finding rows, signature blocks, badges,
// banners, key caps, the header and the status bar.
//
// A widget presents and hands over. It has no rule and no sum of its own: it is
// given values and states, and tells what a person did through OnX functions,
// which run on the goroutine of the window.
//
// Keys. A function key goes to the widget that has the focus and nowhere else,
// so everything that can have the focus is a type of this package and passes on
// what it does not use through its Keys field (see [command.Keys]). A screen
// that puts a bare Fyne widget into the focus chain loses F1 to F12 while that
// widget has the focus.
//
// Looks. Colours and sizes are names of package theme, looked up at each
// refresh, so that a change of palette or text size needs no new widget.
// Everything is rectangles, lines, circles, text and themed icons; nothing
// moves.
package widget

package shell

import "fyne.io/fyne/v2"

// back runs f on the goroutine of the window, after what is queued there. It is
// the only caller of fyne.Do in the program: who looks for the place where work
// and window meet needs to look here and at the callers of [Do] alone.
func back(f func()) { fyne.Do(f) }

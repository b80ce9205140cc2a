package main

import (
	"runtime"

	"fyne.io/fyne/v2"
)

// calm is an app without animations: nothing in the window moves by itself, and
// a cursor that fades would keep an old laptop busy all night.
type calm struct{ fyne.App }

// Settings is for Fyne.
func (c calm) Settings() fyne.Settings { return still{c.App.Settings()} }

type still struct{ fyne.Settings }

// ShowAnimations is for Fyne.
func (still) ShowAnimations() bool { return false }

// calmed makes an app the current one without its animations. On macOS Fyne
// itself wants its own settings back, so there they stay.
func calmed(a fyne.App) fyne.App {
	if runtime.GOOS == "darwin" {
		return a
	}
	a = calm{a}
	fyne.SetCurrentApp(a)
	return a
}

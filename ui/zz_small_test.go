package ui_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/assets/words"
	"countersign/ui/theme"
)

func TestZZTour(t *testing.T) {
	for _, tag := range []string{"en", "fr"} {
		for _, size := range []theme.TextSize{theme.Large, theme.Huge} {
			words.Use(tag)
			s := &taker{stage: newStage(t)}
			words.Use(tag)
			fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light, size))
			s.window.Window().Resize(fyne.NewSize(1024, 664))
			s.hit(fyne.KeyF5)
			at := func(what string) { gallery(s.stage, fmt.Sprintf("zz-%s-%d-%s", tag, size, what)) }
			s.hit(fyne.KeyReturn)
			at("entry")
			for range 1 {
				s.hit(fyne.KeyF4)
			}
			at("nine")
			words.Use("en")
			s.window.Close()
		}
	}
}

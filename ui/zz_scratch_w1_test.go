package ui_test

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"
)

func TestScratchW1Spanish(t *testing.T) {
	if os.Getenv("W1LANG") == "" {
		return
	}
	inEnglish(t)
	s := newStage(t)
	s.window.Window().Resize(fyne.NewSize(1024, 700))
	l := os.Getenv("W1LANG")
	s.menu(map[string]string{"es": "Español", "fr": "Français"}[l])
	shot := func(n string) { s.settle(); gallery(s, l+"-"+n) }
	shot("01home")
	s.ctrl(fyne.KeyT)
	shot("02people")
	s.press(fyne.KeyReturn)
	s.typed("3118")
	shot("03entry")
	s.typed("1")
	s.press(fyne.KeyReturn)
	s.typed("1")
	s.press(fyne.KeyReturn)
	s.typed("2722")
	s.typed("0")
	s.press(fyne.KeyReturn)
	s.typed("1")
	s.press(fyne.KeyReturn)
	shot("04odd")
	s.ctrl(fyne.KeyReturn)
	shot("05handover")
	s.press(fyne.KeySlash)
	s.ctrl(fyne.KeySlash)
	shot("06help")
	s.press(fyne.KeyEscape)
	for i, k := range []fyne.KeyName{fyne.Key1, fyne.Key3, fyne.Key4, fyne.Key5} {
		s.ctrl(k)
		shot([]string{"07setup", "08account", "09checks", "10certify"}[i])
	}
	s.ctrl(fyne.Key4)
	s.ctrl(fyne.Key2)
	s.ctrl(fyne.KeyG)
	s.press(fyne.KeyF2)
	shot("11call")
	s.ctrl(fyne.KeyN)
	shot("12new")
	s.press(fyne.KeyEscape)
	s.ctrl(fyne.KeyK)
	shot("13verify")
	s.ctrl(fyne.Key0)
	shot("14home")
}

package ui_test

import (
	"os"
	"testing"
	"time"

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
	// B keys the batch with a difference
	s.ctrl(fyne.Key2)
	s.press(fyne.KeyF2)
	s.ctrl(fyne.KeyG)
	shot("15b")
}

func TestScratchW1Compare(t *testing.T) {
	if os.Getenv("W1LANG") == "" {
		return
	}
	inEnglish(t)
	s := newStage(t)
	s.window.Window().Resize(fyne.NewSize(1024, 700))
	l := os.Getenv("W1LANG")
	shot := func(n string) { s.settle(); gallery(s, l+"-"+n) }
	s.ctrl(fyne.KeyT)
	s.press(fyne.KeyReturn)
	key := func(figures ...string) {
		for _, f := range figures {
			s.typed(f)
			if len(f) < 2 {
				s.press(fyne.KeyReturn)
			}
		}
	}
	key("31", "18", "1", "0", "27", "22", "0", "1")
	time.Sleep(600 * time.Millisecond)
	if k, ok := s.canvas().Focused().(interface{ KeyUp(*fyne.KeyEvent) }); ok {
		k.KeyUp(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	time.Sleep(600 * time.Millisecond)
	s.press(fyne.KeyReturn)
	key("31", "17", "1", "1", "27", "22", "0", "1")
	s.menu(map[string]string{"es": "Español", "fr": "Français"}[l])
	shot("20compare")
	s.ctrl(fyne.KeyR)
	shot("21recount")
	s.press(fyne.KeyEscape)
	key("18", "0")
	s.ctrl(fyne.KeyReturn)
	shot("22result")
	s.ctrl(fyne.Key4)
	shot("23checks")
	s.ctrl(fyne.Key3)
	s.press(fyne.KeyF6)
	s.press(fyne.KeyReturn)
	shot("24challenge")
	s.press(fyne.KeyEscape)
	s.ctrl(fyne.Key8)
	shot("25join")
	s.press(fyne.KeyEscape)
	s.ctrl(fyne.KeyU)
	shot("26rollup")
}

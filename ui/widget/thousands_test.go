package widget_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"countersign/assets/words"
	"countersign/ui/shell/shelltest"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

func refusals(d *desk) (out []string) {
	for _, s := range d.log {
		if len(s) > 10 && s[:7] == "refused" {
			out = append(out, s[10:])
		}
	}
	return out
}

func TestAFigureIsTypedAsPeopleWriteIt(t *testing.T) {
	tests := []struct{ keys, want, why string }{
		{"1284", "1284", ""},
		{"1,284", "1284", ""},
		{"1.284", "1284", ""},
		{"1 284", "1284", ""},
		{"12'845", "12845", ""},
		{"1,284,000", "1284000", ""},
		{"1,28<BackSpace>8", "128", ""},
		{"1,28<Enter>", "128", widget.ThreeDigits},
		{"1,2845", "1284", widget.ThreeDigits},
		{"1284,", "1284", widget.ThreeDigits},
		{"1,2,", "12", widget.ThreeDigits},
		{",", "", widget.OnlyDigits},
		{"0,", "0", widget.OnlyDigits},
		{"1x", "1", widget.OnlyDigits},
	}
	for _, tt := range tests {
		t.Run(tt.keys, func(t *testing.T) {
			d := newDesk(t, 2, 0)
			d.press(tt.keys)
			if got := d.cells[0].Text; got != tt.want {
				t.Errorf("the cell holds %q, want %q", got, tt.want)
			}
			if got := refusals(d); tt.why == "" && len(got) > 0 || tt.why != "" && !slices.Contains(got, tt.why) {
				t.Errorf("refused for %q, want %q", got, tt.why)
			}
			if at := d.at(); at != 0 {
				t.Errorf("the keyboard went on to cell %d", at)
			}
		})
	}
}

// "1,28" may be meant for another number: what was there before comes back.
func TestAFigureThatIsLeftHalfWrittenIsNotTaken(t *testing.T) {
	d := newDesk(t, 2, 0)
	d.press("7<Tab>")
	d.canvas.Focus(d.cells[0])
	d.press("1,28<Tab>")
	if got := d.cells[0].Text; got != "7" {
		t.Errorf("the cell holds %q, want 7", got)
	}
	if got := refusals(d); !slices.Contains(got, widget.ThreeDigits) {
		t.Errorf("refused for %q", got)
	}
	if last := d.log[slices.Index(d.log, "refused 0 "+widget.ThreeDigits)-1]; last != "changed 0 7" {
		t.Errorf("the last that was told is %q", last)
	}
}

func TestACellOfABatchTakesNoMarks(t *testing.T) {
	d := newDesk(t, 1, 500)
	d.press("1,")
	if got := refusals(d); !slices.Equal(got, []string{widget.OnlyDigits}) {
		t.Errorf("refused for %q", got)
	}
}

func TestMoreThanAPlaceCanHaveIsRefused(t *testing.T) {
	d := newDesk(t, 1, 0)
	d.cells[0].Most = 5000
	d.cells[0].OnMost = func() { d.note("most") }
	d.press("5000")
	d.press("1")
	if d.cells[0].Text != "5000" || !slices.Equal(d.log[len(d.log)-2:], []string{"changed 0 5000", "most"}) {
		t.Errorf("the cell holds %q, told %q", d.cells[0].Text, d.log)
	}
	clip := test.NewClipboard()
	clip.SetContent("5,001")
	d.cells[0].TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	if d.cells[0].Text != "5000" || d.log[len(d.log)-1] != "most" {
		t.Errorf("the cell holds %q, told %q", d.cells[0].Text, d.log)
	}
}

func TestAFrenchCellPartsThousandsAsFrenchDoes(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, theme.Normal))
	c := widget.NewCountEntry(0)
	c.Grouped, c.Digits = true, 6
	w := test.NewTempWindow(t, container.NewVBox(c))
	for tag, want := range map[string]string{"en": "1,284", "es": "1,284", "fr": "1\u00a0284"} {
		words.Use(tag)
		defer words.Use("en")
		c.SetValue("1284")
		c.Refresh()
		if got := shelltest.Words(w, false); !slices.Contains(got, want) {
			t.Errorf("%s shows %q, want %q", tag, got, want)
		}
	}
}

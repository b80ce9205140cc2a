package widget_test

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/ui/command"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// TestGallery draws every widget in every palette. Set GALLERY to a folder to
// keep the pictures and look at them.
func TestGallery(t *testing.T) {
	dir := os.Getenv("GALLERY")
	if dir == "" {
		dir = t.TempDir()
	}
	seen := map[[3]uint8]bool{}
	for _, palette := range theme.Palettes() {
		app := test.NewTempApp(t)
		app.Settings().SetTheme(theme.New(palette, theme.Normal))
		w := test.NewTempWindow(t, gallery(t))
		w.SetPadded(false)
		w.Resize(fyne.NewSize(1280, 900))
		img := w.Canvas().Capture()
		save(t, filepath.Join(dir, strings.ReplaceAll(palette.String(), " ", "-")+".png"), img)
		r, g, b, _ := img.At(3, 850).RGBA()
		ground := [3]uint8{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8)}
		want := palette.Color(fynetheme.ColorNameBackground)
		if ground != [3]uint8{want.R, want.G, want.B} {
			t.Errorf("%s: the ground is %v, want %v", palette, ground, want)
		}
		seen[ground] = true
	}
	if len(seen) != len(theme.Palettes()) {
		t.Errorf("drew %d palettes, want %d", len(seen), len(theme.Palettes()))
	}
}

func save(t *testing.T, path string, img image.Image) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
}

// gallery sets out the components with sample names and figures.
func gallery(t *testing.T) fyne.CanvasObject {
	t.Helper()
	head := widget.NewStepHeader()
	head.SetPlace("AFSCME Local 749 · Judicial", "SEBAC 2011 · June 15, 2011 · revision 1")
	head.SetStep(1, widget.StepDone, "")
	head.SetStep(2, widget.StepBegun, "6/26")
	head.SetStep(3, widget.StepWarning, "")
	head.SetStep(4, widget.StepError, "2")
	head.SetCurrent(2)
	foot := widget.NewStatusBar()
	foot.SetSaved(widget.Success, "Saved 14:22:07")
	foot.SetSample("Sample figures")
	foot.SetHints([]command.Hint{{Key: "Enter", Text: "next box"}, {Key: "Up", Text: "back"}, {Key: "F2", Text: "call mode"}, {Key: "Ctrl+/", Text: "all keys"}})
	left := widget.Stack(12, cells(), sums(), equations(), signatures(), widget.NewDigestGrid("7f3ac0e2915b44d07f3ac0e2915b44d0"))
	right := widget.Stack(12, chips(), badges(), findings(), marks(), buttons(), card(),
		widget.NewBanner(widget.Warning, theme.IconEmbargo, "Embargo until June 24, 2011, 6:00 p.m."))
	return container.NewBorder(head, foot, nil, nil, widget.Inset(22, 10, container.NewGridWithColumns(2, left, widget.Inset(8, 0, right))))
}

func titled(title string, o fyne.CanvasObject) fyne.CanvasObject {
	return widget.Stack(4, widget.NewBold(title, fynetheme.SizeNameText, fynetheme.ColorNameForeground), o)
}

func cells() fyne.CanvasObject {
	row := widget.Row(12)
	for i, text := range []string{"", "2", "28", "28", "28", "73"} {
		c := widget.NewCountEntry(50)
		c.Digits = 2
		c.SetValue(text)
		switch i {
		case 1:
			c.FocusGained()
			c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
		case 2:
			c.FocusGained()
		case 4:
			c.SetState(widget.CellAgreed)
		}
		row.Add(c)
	}
	return titled("Count cell", row)
}

func sums() fyne.CanvasObject {
	grid := container.NewGridWithColumns(2)
	for state, words := range []string{"25 so far. 25 to go", "50 of 50", "49 of 50: 1 missing", "52 of 50: 2 too many"} {
		b := widget.NewSumBadge()
		b.Set(widget.SumState(state), words)
		grid.Add(b)
	}
	return titled("Sum badge", grid)
}

func equations() fyne.CanvasObject {
	entry := func(text string) *widget.CountEntry {
		c := widget.NewCountEntry(0)
		c.Role, c.Digits, c.Grouped = theme.SizeAccount, 4, true
		c.SetValue(text)
		return c
	}
	a := widget.NewEquationRow("C. Register", "Lines signed",
		widget.Term{Entry: entry("1289"), Caption: "signatures"},
		widget.Term{Equals: true, Text: "1,290", Caption: "handed out"})
	a.Set(widget.BalanceDiffers, widget.Warning, "1 short", "1 missing")
	b := widget.NewEquationRow("D. Box", "",
		widget.Term{Text: "1,284", Caption: "box"},
		widget.Term{Equals: true, Text: "1,284", Caption: "batches"})
	b.Set(widget.BalanceEqual, widget.Success, "", "Balanced")
	return titled("Equation row", widget.Stack(8, a, b))
}

func signatures() fyne.CanvasObject {
	done := widget.NewSignatureBlock(widget.Signer{Name: "Ruth Pelletier", Role: "Recorder A", Mark: widget.RecorderA})
	done.Set(widget.SignDone, "Signed 17:02:11", "key 7F3A C0E2")
	ready := widget.NewSignatureBlock(widget.Signer{Name: "Luis Ortega", Role: "Recorder B", Mark: widget.RecorderB})
	ready.Set(widget.SignReady, "", "")
	ready.Entry().SetText("secret words")
	ready.Entry().FocusGained()
	wrong := widget.NewSignatureBlock(widget.Signer{Name: "M. Kowalczyk", Role: "Chief teller"})
	wrong.Set(widget.SignWrong, "Passphrase not right", "")
	return titled("Signature block", widget.Stack(8, done, ready, wrong))
}

func chips() fyne.CanvasObject {
	grid := container.NewGridWithColumns(4)
	for state := widget.ChipOpen; state <= widget.ChipSigned; state++ {
		c := widget.NewChip(int(state)+7, nil)
		words := ""
		if state == widget.ChipOff {
			words = "49 of 50"
		}
		c.Set(state, words)
		c.SetSelected(state == widget.ChipDiffer)
		grid.Add(c)
	}
	focused := widget.NewChip(26, nil)
	focused.FocusGained()
	grid.Add(focused)
	return titled("Batch chip", grid)
}

func badges() fyne.CanvasObject {
	return titled("Status badge", widget.Stack(6,
		widget.Row(8,
			widget.NewStatusBadge(widget.Success, "Verified"), widget.NewStatusBadge(widget.Warning, "Explained"),
			widget.NewStatusBadge(widget.Error, "Changed"), widget.NewStatusBadgeIcon(widget.Note, theme.IconPage, "Revision 1"),
			widget.NewStatusBadge(widget.Plain, "Not received")),
		widget.Row(8,
			widget.NewStatusBadgeIcon(widget.Plain, theme.IconNone, "Did not vote"),
			widget.NewStatusBadgeIcon(widget.Warning, theme.IconPage, "Revision 2 waits"))))
}

func findings() fyne.CanvasObject {
	a := widget.NewFindingRow(widget.Error, "Batch 12: A and B differ in question 2, Yes", "Batches, batch 12", nil)
	b := widget.NewFindingRow(widget.Warning, "Register: 1 signature missing", "Ballot account, line C", nil)
	b.SetExplained(true)
	b.SetSelected(true)
	b.FocusGained()
	box := widget.NewPanel(widget.Stack(0, a, b))
	box.PadX, box.PadY = 1, 1
	return titled("Finding row", box)
}

func marks() fyne.CanvasObject {
	row := widget.Row(14, widget.NewRecorderMark(widget.RecorderA, 38), widget.NewRecorderMark(widget.RecorderB, 38),
		widget.NewQuestionMark(1, 34), widget.NewQuestionMark(2, 34),
		widget.Middle(widget.NewKeyCap("Ctrl+E")))
	for _, icon := range theme.Icons() {
		row.Add(widget.NewIcon(icon, fynetheme.ColorNameForeground, 22))
	}
	icons := container.NewGridWithColumns(22)
	icons.Objects = append(icons.Objects, row.Objects[5:]...)
	row.Objects = row.Objects[:5]
	return titled("Marks and icons", widget.Stack(6, row, icons))
}

func buttons() fyne.CanvasObject {
	focused := widget.NewButton("Focus", "", nil)
	focused.FocusGained()
	both := widget.NewPrimary("Start batch 7", "Enter", nil)
	both.FocusGained()
	off := widget.NewPrimary("Not yet", "Ctrl+Enter", nil)
	off.Disable()
	return titled("Buttons", widget.Row(12, widget.NewPrimary("Primary", "Ctrl+Enter", nil), widget.NewButton("Plain", "F2", nil), focused, both, off))
}

func card() fyne.CanvasObject {
	sum := widget.NewSumBadge()
	sum.Set(widget.SumFits, "50 of 50")
	return widget.NewCard(widget.NewQuestionMark(1, 34), "SEBAC agreement", widget.NewStatusBadge(widget.Success, "Both agree"),
		widget.NewText("Yes", theme.SizeAnswer, fynetheme.ColorNameForeground), sum)
}

package checks

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/count"
	"countersign/ui/certify"
	"countersign/ui/widget"
)

// hand is one of the two tellers in the question: who, and the passphrase of
// their key if they have one.
type hand struct {
	choice *widget.Choice
	pass   *widget.TextEntry
	label  *widget.Text
	mark   *fyne.Container
	none   *widget.Text
	face   fyne.CanvasObject
	marks  func(name string) widget.Recorder
}

func (x *Screen) newHand(name string) *hand {
	tellers := x.tellers()
	h := &hand{
		pass: widget.NewPassEntry(words.T("Passphrase")), label: widget.NewText("", fynetheme.SizeNameText, fynetheme.ColorNameForeground).Shrink(),
		none: widget.NewCaption(words.T("No key: only the name is kept.")).Shrink(), mark: container.NewStack(),
		marks: func(name string) widget.Recorder { return markOf(&x.now.Tally, name) },
	}
	h.choice = widget.NewChoice(tellers, func(string) { h.show() })
	h.face = widget.Stack(4, widget.Between(h.mark, h.label, nil), h.pass, h.none)
	h.choice.SetSelected(name)
	h.show()
	return h
}

func (h *hand) name() string { return h.choice.Selected }

// signs says whether the teller has a key to sign with.
func (h *hand) signs() bool { return h.name() != "" && certify.KeyFile(h.name()) != "" }

// lacks says whether the passphrase is still to be typed.
func (h *hand) lacks() bool { return h.signs() && h.pass.Text == "" }

// under is the column of a teller: who it is, and below that the passphrase.
// Large text has no room for the label.
func (h *hand) under(label string, large bool) fyne.CanvasObject {
	if large {
		return widget.Stack(4, h.choice, h.face)
	}
	return widget.Stack(8, widget.Stack(4, widget.NewCaption(label), h.choice), h.face)
}

// take hands the passphrase over and forgets it.
func (h *hand) take() string {
	passphrase := h.pass.Text
	h.pass.Wipe()
	return passphrase
}

// show is for the teller who is chosen now.
func (h *hand) show() {
	h.pass.Hidden, h.none.Hidden = !h.signs(), h.signs()
	said := h.name()
	if h.signs() {
		said = words.F("%s: passphrase", said)
	}
	h.label.Set(said)
	h.mark.Objects = nil
	if m := h.marks(h.name()); m != widget.NoRecorder {
		h.mark.Objects = []fyne.CanvasObject{widget.After(widget.NewRecorderMark(m, 22), 8)}
	}
	h.face.Refresh()
}

// markOf is the side on which somebody recorded.
func markOf(t *count.Tally, name string) widget.Recorder {
	for _, who := range certify.Tellers(t) {
		if who.Name == name {
			return who.Mark
		}
	}
	return widget.NoRecorder
}

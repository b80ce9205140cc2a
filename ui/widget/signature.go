package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"countersign/assets/words"
	"countersign/ui/command"
	"countersign/ui/theme"
)

// SignatureState is where a teller's signature stands.
type SignatureState int

// The states of a signature.
const (
	SignLocked SignatureState = iota // not this teller's turn
	SignReady                        // waits for the passphrase
	SignWrong                        // the passphrase was not right
	SignBusy                         // the key is being opened
	SignDone
)

// Signer is whose block it is.
type Signer struct {
	Name string
	Role string
	Mark Recorder
}

// SignatureBlock is where one teller signs: name, role, passphrase, and after
// that the time and the key.
type SignatureBlock struct {
	widget.BaseWidget
	// OnSign is given the passphrase. The block empties its entry at once.
	OnSign func(passphrase string)
	// OnEmpty is told that Enter was pressed before anything was typed.
	OnEmpty func()

	entry  *TextEntry
	button *Button
	form   *fyne.Container
	icon   *Icon
	words  *Text
	key    *Text
	line   *fyne.Container // the words, and the key where it has room beside them
	below  *fyne.Container // else the key
	said   *fyne.Container
	foot   *fyne.Container
	box    *Box
}

// NewSignatureBlock gives a locked block.
func NewSignatureBlock(who Signer) *SignatureBlock {
	s := &SignatureBlock{
		entry: NewPassEntry(words.T("Passphrase")),
		icon:  NewIcon(theme.IconOpen, secondary, 18),
		words: NewText("", body, secondary).Shrink(),
		key:   NewText("", caption, secondary),
	}
	s.key.Style.Monospace = true
	s.button = NewPrimary(words.T("Sign"), words.T("Enter"), s.sign)
	s.entry.OnSubmitted = func(string) { s.sign() }
	s.form = Between(nil, s.entry, Inset(8, 0, s.button))
	s.line = Between(After(s.icon, 8), s.words, s.key)
	s.below = Stack(0)
	s.said = Stack(0, s.line, s.below)
	s.foot = Stack(4)
	s.foot.Hide()
	head := Between(signerMark(who.Mark), NewBold(who.Name, theme.SizeRow, foreground).Shrink(), NewCaption(who.Role))
	s.box = NewPanel(Stack(6, head, s.form, s.said, s.foot))
	s.ExtendBaseWidget(s)
	s.Set(SignLocked, words.T("Not signed yet"), "")
	return s
}

func signerMark(who Recorder) fyne.CanvasObject {
	if who == NoRecorder {
		return nil
	}
	return After(NewRecorderMark(who, 22), 8)
}

// SetKeys gives where function keys go while the block has the focus.
func (s *SignatureBlock) SetKeys(keys command.Keys) {
	s.entry.Keys, s.button.Keys = keys, keys
}

// SetFoot puts something below the words, such as which key file is asked for.
func (s *SignatureBlock) SetFoot(o fyne.CanvasObject) {
	s.foot.Objects = []fyne.CanvasObject{o}
	s.foot.Hidden = false
	s.box.Refresh()
}

// SetLabel changes the word on the button, where signing is not what it does.
func (s *SignatureBlock) SetLabel(word string) { s.button.SetLabel(word) }

// Entry gives the passphrase entry, to put the focus there.
func (s *SignatureBlock) Entry() *TextEntry { return s.entry }

// Text gives the words below the name.
func (s *SignatureBlock) Text() string { return s.words.Text }

// Set changes the state. Words say what happened ("Signed 17:02:11", "That
// passphrase is not right for Luis Ortega. Nothing was signed."); key is the
// short id of the key, shown once signed.
func (s *SignatureBlock) Set(state SignatureState, said, key string) {
	icon, color := theme.IconOpen, secondary
	s.box.Line, s.box.Thick = separator, 0
	switch state {
	case SignDone:
		icon, color = theme.IconDone, Success.Color()
		s.box.Line, s.box.Thick = color, 1
	case SignWrong:
		icon, color = theme.IconError, Error.Color()
		s.box.Line, s.box.Thick = color, 1
	case SignBusy:
		icon = theme.IconHalf
	case SignLocked, SignReady:
	}
	s.form.Hidden = state != SignReady && state != SignWrong
	s.said.Hidden = said == ""
	s.entry.SetWrong(state == SignWrong)
	s.icon.Set(icon, color)
	s.words.Text, s.words.Color = said, color
	s.words.Refresh()
	s.key.Set(key)
	s.setKey()
	s.box.Refresh()
}

// keyRoom is what words and key may take together beside one another, at 100 %
// text.
const keyRoom = 285

// setKey puts the key beside the words or below them.
func (s *SignatureBlock) setKey() {
	th := theme.Current()
	said := fyne.MeasureText(s.words.Text, th.Size(s.words.Role), s.words.Style).Width
	s.below.Objects, s.line.Objects = nil, s.line.Objects[:2]
	if said+s.key.MinSize().Width > keyRoom*th.TextSize().Factor() {
		s.below.Objects = []fyne.CanvasObject{s.key}
		s.line.Layout = layout.NewBorderLayout(nil, nil, s.line.Objects[1], nil)
		return
	}
	s.line.Objects = append(s.line.Objects, s.key)
	s.line.Layout = layout.NewBorderLayout(nil, nil, s.line.Objects[1], s.key)
}

// sign hands the passphrase over and forgets it.
func (s *SignatureBlock) sign() {
	passphrase := s.entry.Text
	switch {
	case s.form.Hidden:
		return
	case passphrase == "":
		call(s.OnEmpty)
		return
	case s.OnSign == nil:
		return
	}
	s.entry.Wipe()
	s.OnSign(passphrase)
}

// CreateRenderer is for Fyne.
func (s *SignatureBlock) CreateRenderer() fyne.WidgetRenderer { return newView(s, s.box) }

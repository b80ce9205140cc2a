package certify

import (
	"crypto/x509"
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/export/sign"
	"countersign/ui/sitting"
	"countersign/ui/widget"
)

// Signatures is a column of signature blocks, one a teller, that opens keys.
// Make it with [NewSignatures]; it is locked at first.
type Signatures struct {
	// OnChange is told when a key has opened.
	OnChange func()
	// Here says whether the blocks are on the screen, so that a late answer does
	// not take the keyboard away from another; nil means always.
	Here func() bool
	// OnFocus is told which passphrase is asked for, so that a page can scroll.
	OnFocus func(fyne.CanvasObject)
	// Later offers to name a teller who signs on another computer; it is set
	// before the blocks are unlocked.
	Later bool

	sitting *sitting.Sitting
	blocks  []*block
	turn    int // rises when the keys are forgotten, so that late ones stay out
}

// NewSignatures gives the blocks of the tellers, locked.
func NewSignatures(s *sitting.Sitting, tellers []Teller) *Signatures {
	out := &Signatures{sitting: s}
	for _, who := range tellers {
		out.blocks = append(out.blocks, newBlock(out, who))
	}
	return out
}

// Object is the column.
func (s *Signatures) Object() fyne.CanvasObject {
	column := widget.Stack(12)
	for _, b := range s.blocks {
		column.Add(b.face)
	}
	return column
}

// Unlock lets passphrases be typed.
func (s *Signatures) Unlock() {
	for _, b := range s.blocks {
		b.away.Hidden = !s.Later
		if b.key == nil && b.later == nil {
			b.ready()
		}
	}
}

// Look takes up the keys that were made or chosen on other screens meanwhile.
func (s *Signatures) Look() {
	for _, b := range s.blocks {
		b.look()
	}
}

// changed tells that another key is open, or another teller signs later.
func (s *Signatures) changed() {
	s.sitting.Note("keys", "open", len(s.Opened()))
	if s.OnChange != nil {
		s.OnChange()
	}
}

// focus gives the keyboard to a part of a block, if the blocks are looked at.
func (s *Signatures) focus(part fyne.Focusable) {
	if s.Here == nil || s.Here() {
		s.sitting.Frame.Focus(part)
	}
}

// Forget locks every block and forgets the keys.
func (s *Signatures) Forget() {
	s.turn++
	for _, b := range s.blocks {
		b.face.Entry().Wipe()
		b.lock(words.T("Not signed yet"))
	}
}

// Signed shows who signed, when, and with which key.
func (s *Signatures) Signed(c *desk.Certify) {
	for _, b := range s.blocks {
		b.lock(words.T("Did not sign"))
		i := slices.IndexFunc(c.Signers, func(x count.Signer) bool { return x.Name == b.who.Name })
		if i < 0 {
			continue
		}
		key := words.F("key %s", sign.Fingerprint(c.Signers[i].Key).Short())
		if len(c.Signatures[i]) == 0 {
			b.face.Set(widget.SignBusy, words.T(signsAway), key)
			continue
		}
		b.face.Set(widget.SignDone, words.F("Signed %s", c.At.Std().Format(time.TimeOnly)), key)
	}
}

// Keys are the open keys, in the order of the blocks.
func (s *Signatures) Keys() []*sign.Key {
	var out []*sign.Key
	for _, b := range s.blocks {
		if b.key != nil {
			out = append(out, b.key)
		}
	}
	return out
}

// Opened names those whose keys are open.
func (s *Signatures) Opened() []string {
	var out []string
	for _, b := range s.blocks {
		if b.key != nil {
			out = append(out, b.who.Name)
		}
	}
	return out
}

// Certificates are those of the tellers who sign later.
func (s *Signatures) Certificates() []*x509.Certificate {
	var out []*x509.Certificate
	for _, b := range s.blocks {
		if b.later != nil {
			out = append(out, b.later)
		}
	}
	return out
}

// Away names those who sign later.
func (s *Signatures) Away() []string {
	var out []string
	for _, b := range s.blocks {
		if b.later != nil {
			out = append(out, b.who.Name)
		}
	}
	return out
}

// Next is where the keyboard goes: it stays with the teller who has it, else it
// goes to the first who must sign, has not, and has a key file. Nil means that
// there is none. It never goes to a button by itself: a teller who types would
// press it with a space of the passphrase, and write the rest into what opens.
func (s *Signatures) Next() fyne.Focusable {
	if b := s.typing(); b != nil {
		return b.face.Entry()
	}
	return s.waiting(0)
}

// Waits says whether a teller must still sign here, with a key file or without.
func (s *Signatures) Waits() bool { return slices.ContainsFunc(s.blocks, (*block).waits) }

// Asked is where the keyboard goes when a person sends it to the signatures: as
// Next, or to the button that chooses the first key file that is not known.
func (s *Signatures) Asked() fyne.Focusable {
	if next := s.Next(); next != nil {
		return next
	}
	for _, b := range s.blocks {
		if b.waits() {
			return b.choose
		}
	}
	return nil
}

// typing is the block whose passphrase has the keyboard and is still asked for,
// or nil.
func (s *Signatures) typing() *block {
	for _, b := range s.blocks {
		if b.asked() && s.sitting.Frame.Focused() == fyne.Focusable(b.face.Entry()) {
			return b
		}
	}
	return nil
}

// waiting is the first passphrase that must be typed, from a block on and around;
// nil if there is none.
func (s *Signatures) waiting(from int) fyne.Focusable {
	for i := range s.blocks {
		if b := s.blocks[(from+i)%len(s.blocks)]; b.waits() && b.path != "" {
			return b.face.Entry()
		}
	}
	return nil
}

// onward gives the keyboard to the next teller who must sign, after one whose
// key is being opened; to nobody if there is none, so that letters go nowhere
// unseen.
func (s *Signatures) onward(from *block) {
	s.focus(s.waiting(slices.Index(s.blocks, from) + 1))
}

// short is the name of a key file as it is shown, with its folder.
func short(path string) string {
	if path == "" {
		return words.T("No key file chosen")
	}
	return filepath.Join(filepath.Base(filepath.Dir(path)), filepath.Base(path))
}

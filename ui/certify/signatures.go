package certify

import (
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"countersign/count"
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
		if b.key == nil {
			b.ready()
		}
	}
}

// Forget locks every block and forgets the keys.
func (s *Signatures) Forget() {
	s.turn++
	for _, b := range s.blocks {
		b.key = nil
		b.face.Entry().Wipe()
		b.lock("Not signed yet")
	}
}

// Signed shows who signed, when, and with which key.
func (s *Signatures) Signed(at count.Time, signers []count.Signer) {
	for _, b := range s.blocks {
		b.lock("Did not sign")
		i := slices.IndexFunc(signers, func(x count.Signer) bool { return x.Name == b.who.Name })
		if i >= 0 {
			b.face.Set(widget.SignDone, "Signed "+at.Std().Format(time.TimeOnly), "key "+sign.Fingerprint(signers[i].Key).Short())
		}
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

// Next is where the keyboard goes: the first teller who must sign and has not,
// or nil.
func (s *Signatures) Next() fyne.Focusable {
	for _, b := range s.blocks {
		if b.key == nil && b.who.Must {
			return b.first()
		}
	}
	return nil
}

// Says gives what stands below a teller's name, for those who look on.
func (s *Signatures) Says(teller string) string {
	for _, b := range s.blocks {
		if b.who.Name == teller {
			return b.face.Text() + b.why.Text()
		}
	}
	return fmt.Sprintf("%s is not asked to sign", teller)
}

// short is the name of a key file as it is shown, with its folder.
func short(path string) string {
	if path == "" {
		return "No key file chosen"
	}
	return filepath.Join(filepath.Base(filepath.Dir(path)), filepath.Base(path))
}

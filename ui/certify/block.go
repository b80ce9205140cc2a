package certify

import (
	"context"
	"crypto/x509"
	"os"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/export"
	"countersign/export/sign"
	"countersign/ui/shell"
	"countersign/ui/theme"
	"countersign/ui/widget"
)

// block is where one teller opens a key: which file, and the passphrase.
type block struct {
	of     *Signatures
	who    Teller
	key    *sign.Key
	later  *x509.Certificate // of who signs on another computer; nil for who signs here
	trying bool              // the worker has a passphrase
	asks   bool              // a passphrase or a key file is asked for
	path   string            // of the key file, when it was asked for
	face   *widget.SignatureBlock
	file   *widget.Text
	choose *widget.Button
	away   *widget.Button // signs later, or here after all
	from   *fyne.Container
	why    *widget.Prose
	said   *fyne.Container
	other  *widget.Prose // what the certificate names that this count does not
	names  *fyne.Container
}

func newBlock(of *Signatures, who Teller) *block {
	b := &block{of: of, who: who}
	b.face = widget.NewSignatureBlock(widget.Signer{Name: who.Name, Role: who.Role, Mark: who.Mark})
	b.face.SetLabel(words.T("Open key"))
	b.face.SetKeys(of.sitting.Frame.Table)
	b.face.OnSign = b.open
	b.face.OnEmpty = func() { b.fault(AskPassphrase(who.Name)) }
	b.face.Entry().OnFocus = func() {
		if of.OnFocus != nil {
			of.OnFocus(b.face)
		}
	}
	b.file = widget.NewCaption("").Shrink()
	b.choose = widget.NewButton(words.T("Key file..."), "", b.ask)
	b.away = widget.NewButton(words.T(signsLater), "", b.askLater)
	b.choose.Keys, b.away.Keys = of.sitting.Frame.Table, of.sitting.Frame.Table
	right := widget.Row(8, b.choose, b.away)
	b.away.Hidden = !of.Later
	b.from = widget.Between(nil, b.file, right)
	if factor := theme.Current().TextSize().Factor(); b.choose.MinSize().Width+b.away.MinSize().Width > buttonRoom*factor {
		b.from = widget.Stack(4, b.file, right)
	}
	b.why = widget.NewProse("", fynetheme.SizeNameText, fynetheme.ColorNameError)
	icon := widget.NewIcon(theme.IconError, fynetheme.ColorNameError, 18)
	b.said = widget.Between(icon, widget.Inset(0, -6, b.why), nil)
	b.other = widget.NewProse("", fynetheme.SizeNameText, fynetheme.ColorNameWarning)
	warned := widget.NewIcon(theme.IconWarning, fynetheme.ColorNameWarning, 18)
	b.names = widget.Between(warned, widget.Inset(0, -6, b.other), nil)
	b.face.SetFoot(widget.Stack(4, b.said, b.names, b.from))
	b.lock(words.T("Not signed yet"))
	return b
}

// buttonRoom is how wide the buttons of a block may be beside the name of the key
// file, at 100 % text.
const buttonRoom = 250

// lock shows words and asks for nothing.
func (b *block) lock(said string) {
	b.key, b.later, b.trying, b.asks = nil, nil, false, false
	b.from.Hide()
	b.fault("")
	b.face.Set(widget.SignLocked, said, "")
}

// ready asks for the passphrase, or for the key file while none is known.
func (b *block) ready() {
	b.later = nil
	b.away.SetLabel(words.T(signsLater))
	b.choose.Show()
	b.asks, b.path = true, KeyFile(b.who.Name)
	b.file.Set(short(b.path))
	b.from.Show()
	b.fault("")
	if b.path == "" {
		b.fault(words.F("Where the key file of %s lies is not known here. Choose it, or make a key in Setup.", b.who.Name))
		b.face.Set(widget.SignLocked, words.F("Choose the key file of %s", b.who.Name), "")
		return
	}
	b.face.Set(widget.SignReady, "", "")
}

// look takes up a key file that was made or chosen on another screen meanwhile.
func (b *block) look() {
	if b.asks && !b.trying && b.key == nil && b.later == nil && b.path != KeyFile(b.who.Name) {
		b.ready()
	}
}

// fault says why the key did not open; "" takes that away.
func (b *block) fault(said string) {
	b.why.Set(said)
	b.said.Hidden = said == ""
	b.elsewhere(nil)
}

// elsewhere says that a key, or the one of who signs later, was made for another
// role or place: it was found by its holder's name alone. Whoever looks decides.
func (b *block) elsewhere(cert *x509.Certificate) {
	said := ""
	if cert != nil {
		tally := b.of.sitting.Snapshot().Tally
		if who, ok := tally.Teller(b.who.Name); ok {
			said = export.Elsewhere(cert, who, tally.Place)
		}
	}
	b.names.Hidden = said == ""
	if said != "" {
		b.other.Set(words.F("The key's certificate names another role or place: %s.", said))
	}
}

// asked says whether the passphrase is asked for and has not been given.
func (b *block) asked() bool {
	return b.asks && b.path != "" && b.key == nil && b.later == nil && !b.trying
}

// waits says whether the teller must still sign here.
func (b *block) waits() bool { return b.who.Must && b.key == nil && b.later == nil && !b.trying }

// ask chooses another key file.
func (b *block) ask() {
	b.of.sitting.Frame.Pick(shell.Pick{
		Title:  words.F("Key file of %s", b.who.Name),
		Text:   words.T("A teller's key is a file that ends in .p12. It may lie on a stick. It stays where it is."),
		Start:  KeyFile(b.who.Name),
		Accept: words.T("Use this file"), Endings: []string{".p12", ".pfx"},
		Check: func(path string) string {
			if info, err := os.Stat(path); err != nil || info.IsDir() {
				return words.T("There is no such file. Look for it, or type the path again.")
			}
			return ""
		},
		OnPick: func(path string) {
			fyne.CurrentApp().Preferences().SetString(KeyPreference(b.who.Name), path)
			b.ready()
			b.of.sitting.Frame.Focus(b.face.Entry())
		},
	})
}

// open tries a passphrase on the worker. The keyboard goes on at once: who types
// meanwhile is the next teller, and sees it.
func (b *block) open(passphrase string) {
	path, who, turn := KeyFile(b.who.Name), b.who, b.of.turn
	b.from.Hide()
	b.fault("")
	b.trying = true
	b.face.Set(widget.SignBusy, words.T("Opening the key"), "")
	b.of.onward(b)
	shell.Do(b.of.sitting.Worker, func(context.Context, func(string)) (*sign.Key, error) {
		return OpenKey(path, passphrase, who)
	}, func(key *sign.Key, err error) {
		if turn == b.of.turn {
			b.opened(key, passphrase, err)
		}
	})
}

// opened takes what the worker found.
func (b *block) opened(key *sign.Key, passphrase string, err error) {
	b.trying = false
	if err != nil {
		b.from.Show()
		b.fault(words.F("%s Nothing was signed.", KeyWords(err, b.who.Name, passphrase)))
		b.face.Set(widget.SignWrong, "", "")
		if b.of.typing() == nil {
			b.of.focus(b.face.Entry())
		}
		return
	}
	b.key = key
	b.elsewhere(key.Certificate())
	b.face.Set(widget.SignBusy, words.T("Key open"), words.F("key %s", key.Fingerprint().Short()))
	b.of.changed()
}

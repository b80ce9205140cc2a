package certify

import (
	"context"
	"crypto/x509"
	"fmt"
	"os"

	"fyne.io/fyne/v2"

	"countersign/assets/words"
	"countersign/export/sign"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// What the button says with which a teller leaves the signing to another
// computer, and comes back from that; and what the block says meanwhile.
const (
	signsLater = "Signs later..."
	signsHere  = "Signs here"
	signsAway  = "Signs later"
)

// certificatePreference is the name under which the program remembers where the
// certificate of a teller lies who signs on another computer.
func certificatePreference(teller string) string { return "certificate:" + teller }

// askLater chooses the certificate of a teller who signs later. The sheet names
// the key, so the file has to be here now.
func (b *block) askLater() {
	if b.later != nil {
		b.ready()
		b.of.changed()
		return
	}
	prefs := fyne.CurrentApp().Preferences()
	b.of.sitting.Frame.Pick(shell.Pick{
		Title: words.F("%s signs later", b.who.Name),
		Text:  words.F("The sheet names the key that will sign it on another computer. Choose the certificate of %s: a file that ends in .pem or .crt, and holds no secret.", b.who.Name),
		Start: prefs.String(certificatePreference(b.who.Name)), Accept: words.T("Use this certificate"), Endings: []string{".pem", ".crt"},
		Check: func(path string) string {
			if info, err := os.Stat(path); err != nil || info.IsDir() {
				return words.T("There is no such file. Look for it, or type the path again.")
			}
			return ""
		},
		OnPick: b.load,
	})
}

// load reads a certificate on the worker.
func (b *block) load(path string) {
	who, turn := b.who, b.of.turn
	shell.Do(b.of.sitting.Worker, func(context.Context, func(string)) (*x509.Certificate, error) {
		return certificate(path, who.Name)
	}, func(cert *x509.Certificate, err error) {
		if turn != b.of.turn {
			return
		}
		if err != nil {
			b.fault(words.F("%s Nothing was signed.", Sentence(err)))
			b.of.focus(b.away)
			return
		}
		fyne.CurrentApp().Preferences().SetString(certificatePreference(who.Name), path)
		b.leave(cert)
		b.of.changed()
	})
}

// certificate reads the file of a certificate and makes sure that it is the
// teller's own.
func certificate(path, name string) (*x509.Certificate, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("the certificate cannot be read: %w. Choose it again", err)
	}
	certs, err := sign.ReadCertificates(text)
	if err != nil {
		return nil, err
	}
	if of := sign.IdentityOf(certs[0]); !of.Is(name) {
		return nil, fmt.Errorf("this is the certificate of %s. Choose that of %s", of.Name, name)
	}
	return certs[0], nil
}

// leave shows that the teller signs on another computer.
func (b *block) leave(cert *x509.Certificate) {
	b.key, b.later = nil, cert
	b.fault("")
	b.elsewhere(cert)
	b.file.Set(words.T("On another computer, with this key alone"))
	b.choose.Hide()
	b.away.SetLabel(words.T(signsHere))
	b.from.Show()
	b.face.Set(widget.SignBusy, words.T(signsAway), words.F("key %s", sign.FingerprintOf(cert).Short()))
}

package certify_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"countersign/ui/certify"
	"countersign/ui/certify/certifytest"
	"countersign/ui/shell/shelltest"
)

func TestEveryLookOfCertifyingCanBeRead(t *testing.T) {
	s := ready(t)
	x := certify.New(s.Sitting)
	s.Show(x)
	looks := func(name string) {
		shelltest.Looks(t, s.App, s.Window, name, func() { s.Act(func() { s.Frame.Show(x.Screen()) }) })
	}
	s.Press(fyne.KeySpace)
	looks("certify-reading")
	readAll(s)
	looks("certify-read")
	s.Type(certifytest.Passphrase)
	s.Press(fyne.KeyReturn)
	s.Type("not this")
	s.Press(fyne.KeyReturn)
	looks("certify-sign")
	passphrases(s)
	s.Ctrl(fyne.KeyReturn)
	looks("certified")
}

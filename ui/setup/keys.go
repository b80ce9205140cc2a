package setup

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export"
	"countersign/export/sign"
	"countersign/ui/certify"
	"countersign/ui/keys"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// printPreference is the name under which the fingerprint of a teller's key is
// remembered, beside the path of its file.
func printPreference(teller string) string { return "fingerprint:" + teller }

// key is where the key file of a teller lies and the beginning of the key's
// fingerprint; both are "" while there is none.
func key(teller string) (path, print string) {
	prefs := fyne.CurrentApp().Preferences()
	return prefs.String(certify.KeyPreference(teller)), prefs.String(printPreference(teller))
}

func remember(teller, path string, print sign.Fingerprint) {
	prefs := fyne.CurrentApp().Preferences()
	prefs.SetString(certify.KeyPreference(teller), path)
	prefs.SetString(printPreference(teller), print.Short())
}

// maker asks for keys in the window of this count.
func (x *Screen) maker() keys.Maker {
	return keys.Maker{Frame: x.sitting.Frame, Worker: x.sitting.Worker, Clock: x.Clock, Random: x.Random}
}

// askKey makes a key for a teller. While one is being made Enter asks for no
// other: the button that was pressed still has the keyboard below the question.
func (x *Screen) askKey(t count.Teller) {
	if x.making[t.Name] || x.sitting.Frame.Table.Asleep() {
		return
	}
	x.maker().Make(keys.New{
		For:   sign.Identity{Name: t.Name, Role: string(t.Role), Local: x.now.Tally.Place.Title()},
		Kinds: keys.Kinds(x.now.Tally.Policy.Tellers.Keys), Folder: x.keyFolder(),
		Begun: func() {
			x.making[t.Name] = true
			x.Update(x.now)
		},
		Over: func(m keys.Made, err error) {
			delete(x.making, t.Name)
			if err == nil {
				remember(t.Name, m.Path, m.Key.Fingerprint())
				x.say("")
			}
			x.Update(x.sitting.Snapshot())
		},
		OnMade: func(keys.Made) { x.afterKey(t) }, OnCancel: func() { x.afterKey(t) },
	})
}

// afterKey leads to the button that makes the key of a teller who still has
// none, then to that of another, and then on.
func (x *Screen) afterKey(of count.Teller) {
	if !x.sitting.Frame.Shows(x.content) || x.sitting.Frame.Table.Asleep() {
		return
	}
	for _, t := range append([]count.Teller{of}, x.now.Tally.Tellers...) {
		if b := x.makes[t.Name]; b != nil && !b.Disabled() {
			x.lead(b)
			return
		}
	}
	x.lead(x.focus())
}

// loadKey takes a key file that exists: which one, and then its passphrase, so
// that a teller learns now and not at the signing whether it is right.
func (x *Screen) loadKey(t count.Teller) {
	start, _ := key(t.Name)
	x.sitting.Frame.Pick(shell.Pick{
		Title: words.F("Key file of %s", t.Name), Accept: words.T("Use this file"), Start: start, Endings: []string{".p12", ".pfx"},
		Text:   words.T("A teller's key is a file that ends in .p12. It may lie on a stick. It stays where it is."),
		Check:  shell.IsFile,
		OnPick: func(path string) { x.askOpen(t, path) },
	})
}

func (x *Screen) askOpen(t count.Teller, path string) {
	pass := widget.NewPassEntry("")
	x.sitting.Frame.Ask(shell.Question{
		Title: words.F("Key file of %s", t.Name), Text: words.F("The passphrase of the key in %s.", filepath.Base(path)), Accept: words.T("Open the key"),
		Fields: []shell.Field{{Label: words.T("Passphrase"), Object: pass}}, Doing: words.T("Opening the key"),
		Check: func() string {
			if pass.Text == "" {
				return certify.AskPassphrase(t.Name)
			}
			return ""
		},
		Work: func(over func(string)) func() {
			passphrase := pass.Text
			pass.Wipe()
			return x.openKey(t, path, passphrase, over)
		},
		OnCancel: pass.Wipe,
	})
}

// openKey tries the passphrase on the worker, which is slow by design.
func (x *Screen) openKey(t count.Teller, path, passphrase string, over func(why string)) (stop func()) {
	asked, folder, at := x.now.Tally.Policy.Tellers.Keys, x.keyFolder(), x.Clock()
	return shell.Do(x.sitting.Worker, func(ctx context.Context, tell func(string)) (loaded, error) {
		tell(words.T("Opening the key"))
		m, err := load(path, passphrase, at)
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return loaded{}, err
		}
		if err := fits(m.Key, t, asked); err != nil {
			return loaded{}, err
		}
		if m.foreign {
			return m.keep(folder, passphrase)
		}
		return m, nil
	}, func(m loaded, err error) {
		if errors.Is(err, context.Canceled) {
			over(words.T("Stopped. The key was not opened."))
			return
		}
		if err != nil {
			over(certify.KeyWords(err, t.Name, passphrase))
			return
		}
		remember(t.Name, m.Path, m.Key.Fingerprint())
		x.Update(x.sitting.Snapshot())
		over("")
		x.maker().Tell(m.Made, m.lies(), func() { x.afterKey(t) })
	})
}

// fits says what keeps a key from being the one that a teller signs with.
func fits(k *sign.Key, t count.Teller, asked count.KeyKind) error {
	if id := k.Identity(); !id.Is(t.Name) {
		return fmt.Errorf("this is the key of %s. Choose the key file of %s", id.Name, t.Name)
	}
	if err := export.ForSheets(k.Identity()); err != nil {
		return err
	}
	return export.KindAllowed(asked, k.Kind())
}

// keyFolder is where keys that are made here lie: beside the count.
func (x *Screen) keyFolder() string { return filepath.Join(filepath.Dir(x.sitting.Path), "Keys") }

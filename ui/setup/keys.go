package setup

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export"
	"countersign/export/sign"
	"countersign/ui/certify"
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

// askKey asks the teller for a passphrase, twice, and makes a key.
func (x *Screen) askKey(t count.Teller) {
	first, again := widget.NewPassEntry(""), widget.NewPassEntry("")
	wipe := func() { first.Wipe(); again.Wipe() }
	said := words.F("The key signs the sheet in the name of %s. It lies beside the count, and only this passphrase opens it. Nobody can look a passphrase up: four or five words that you remember are a good one.", t.Name)
	fields := []shell.Field{{Label: words.T("Passphrase"), Object: first}, {Label: words.T("The same passphrase again"), Object: again}}
	kinds := wantedKinds(x.now.Tally.Policy.Tellers.Keys)
	kind := widget.NewChoice(nil, nil)
	for _, k := range kinds {
		kind.Options = append(kind.Options, words.Say(k.String()))
	}
	kind.SetSelectedIndex(0)
	if len(kinds) > 1 {
		fields = append(fields, shell.Field{Label: words.T("Kind of key"), Object: kind})
	}
	x.sitting.Frame.Ask(shell.Question{
		Title: words.F("A key for %s", t.Name), Text: said, Accept: words.T("Make the key"),
		Fields: fields, Doing: words.F("Making a key for %s", t.Name),
		Check: func() string {
			switch {
			case first.Text == "":
				return words.T("Type a passphrase.")
			case first.Text != again.Text:
				return words.T("The two are not the same. Type both again.")
			}
			return ""
		},
		Work: func(over func(string)) func() {
			passphrase := first.Text
			wipe()
			return x.makeKey(t, kinds[kind.SelectedIndex()], passphrase, over)
		},
		OnCancel: wipe,
	})
}

// wantedKinds are the kinds of keys that a vote takes, the one to make first.
func wantedKinds(asked count.KeyKind) []sign.Kind {
	if asked == count.AnyKeys {
		return []sign.Kind{sign.P256, sign.RSA}
	}
	return []sign.Kind{export.KindFor(asked)}
}

// keyYears is how long the certificate of a new key is good for.
const keyYears = 2

// made is a key and where it lies.
type made struct {
	path    string
	key     *sign.Key
	foreign bool // it came in a file of another program, and was sealed anew
}

// makeKey makes and seals a key on the worker: sealing is slow by design.
func (x *Screen) makeKey(t count.Teller, kind sign.Kind, passphrase string, over func(why string)) (stop func()) {
	folder := x.keyFolder()
	id := sign.Identity{Name: t.Name, Role: string(t.Role), Local: x.now.Tally.Place.Title()}
	x.making[t.Name] = true
	x.Update(x.now)
	return shell.Do(x.sitting.Worker, func(ctx context.Context, tell func(string)) (made, error) {
		tell(words.F("Making a key for %s", t.Name))
		now := x.Clock()
		k, err := sign.NewKeyOf(kind, x.Random, id, now, now.AddDate(keyYears, 0, 0))
		if err != nil {
			return made{}, err
		}
		sealed, err := k.Seal(passphrase)
		if err != nil {
			return made{}, err
		}
		if err := ctx.Err(); err != nil {
			return made{}, err
		}
		path, err := write(folder, FileName(t.Name), sealed)
		return made{path, k, false}, err
	}, func(m made, err error) {
		delete(x.making, t.Name)
		if err == nil {
			remember(t.Name, m.path, m.key.Fingerprint())
		}
		x.Update(x.sitting.Snapshot())
		switch {
		case errors.Is(err, context.Canceled):
			over(words.T("Stopped. No key was made."))
			return
		case err != nil:
			over(certify.Sentence(err))
			return
		}
		x.say("")
		over("")
		x.tell(t, m)
	})
}

// write keeps a key file under the first name that is free.
func write(folder, name string, sealed []byte) (string, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", fmt.Errorf("the folder for keys cannot be made: %w. Choose another folder for this count", err)
	}
	for n := 1; ; n++ {
		path := filepath.Join(folder, name+".p12")
		if n > 1 {
			path = filepath.Join(folder, fmt.Sprintf("%s %d.p12", name, n))
		}
		if err := sign.WriteKeyFile(path, sealed); !errors.Is(err, fs.ErrExist) {
			return path, err
		}
	}
}

// tell shows the fingerprint of a key, to be written down.
func (x *Screen) tell(t count.Teller, m made) {
	said := words.F("It lies in %s.", m.path)
	if m.foreign {
		said = words.F("It came from another program and was kept anew in %s, under the same passphrase.", m.path)
	}
	x.sitting.Frame.Ask(shell.Question{
		Title: words.F("The key of %s", t.Name), Kind: widget.Success, Cancel: words.T("Close"),
		Text: words.F("%s Write the fingerprint down: it is compared with the sheet that is signed in ink.", said),
		Fields: []shell.Field{{
			Label: words.T("Fingerprint"), Object: widget.NewDigestGrid(strings.ReplaceAll(m.key.Fingerprint().String(), " ", "")).Across(4),
		}},
		OnCancel: x.onward,
	})
}

// loadKey takes a key file that exists: which one, and then its passphrase, so
// that a teller learns now and not at the signing whether it is right.
func (x *Screen) loadKey(t count.Teller) {
	start, _ := key(t.Name)
	x.sitting.Frame.Pick(shell.Pick{
		Title: words.F("Key file of %s", t.Name), Accept: words.T("Use this file"), Start: start,
		Text: words.T("A teller's key is a file that ends in .p12. It may lie on a stick. It stays where it is."),
		Check: func(path string) string {
			if info, err := os.Stat(path); err != nil || info.IsDir() {
				return words.T("There is no such file. Look for it, or type the path again.")
			}
			return ""
		},
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
	return shell.Do(x.sitting.Worker, func(ctx context.Context, tell func(string)) (made, error) {
		tell(words.T("Opening the key"))
		m, err := load(path, passphrase, at)
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return made{}, err
		}
		if name := m.key.Identity().Name; name != t.Name {
			return made{}, fmt.Errorf("this is the key of %s. Choose the key file of %s", name, t.Name)
		}
		if err := export.KindAllowed(asked, m.key.Kind()); err != nil {
			return made{}, err
		}
		if m.foreign {
			return m.keep(folder, FileName(t.Name), passphrase)
		}
		return m, nil
	}, func(m made, err error) {
		if errors.Is(err, context.Canceled) {
			over(words.T("Stopped. The key was not opened."))
			return
		}
		if err != nil {
			over(certify.KeyWords(err, t.Name, passphrase))
			return
		}
		remember(t.Name, m.path, m.key.Fingerprint())
		x.Update(x.sitting.Snapshot())
		over("")
		x.tell(t, m)
	})
}

// keyFolder is where keys that are made here lie: beside the count.
func (x *Screen) keyFolder() string { return filepath.Join(filepath.Dir(x.sitting.Path), "Keys") }

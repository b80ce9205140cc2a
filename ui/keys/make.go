package keys

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	fynetheme "fyne.io/fyne/v2/theme"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export"
	"countersign/export/sign"
	"countersign/ui/certify"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// Maker makes keys in one window.
type Maker struct {
	Frame  *shell.Frame
	Worker *shell.Worker
	Clock  func() time.Time // when a key is made
	Random io.Reader        // where its serial number comes from
}

// New is a key to be made.
type New struct {
	// For is whose key it is. While it has no name, name and local are asked for,
	// the local that stands here first.
	For    sign.Identity
	Kinds  []sign.Kind // that may be made, the usual one first
	Folder string      // where the file will lie
	// Begun is told that the passphrase is there and the key is being made; Over
	// that this has ended, before the question closes. Either may be nil.
	Begun func()
	Over  func(Made, error)
	// OnMade is told of the key once the person has read where it lies, and
	// OnCancel that none was made.
	OnMade   func(Made)
	OnCancel func()
}

// Made is a key and where it lies.
type Made struct {
	Path string
	Key  *sign.Key
}

// keyYears is how long the certificate of a new key is good for.
const keyYears = 2

// Kinds are the kinds of keys that a vote takes, the one to make first.
func Kinds(asked count.KeyKind) []sign.Kind {
	if asked == count.AnyKeys {
		return []sign.Kind{sign.P256, sign.RSA}
	}
	return []sign.Kind{export.KindFor(asked)}
}

// Make asks for a passphrase, twice, and makes a key.
func (m Maker) Make(n New) {
	f := m.newForm(n)
	q := shell.Question{
		Title: words.F("A key for %s", n.For.Name), Accept: words.T("Make the key"), Fields: f.fields(),
		Text:  words.F("The key signs the sheet in the name of %s. It lies beside the count, and only this passphrase opens it. Nobody can look a passphrase up: four or five words that you remember are a good one.", n.For.Name),
		Doing: words.F("Making a key for %s", n.For.Name), Check: f.check, OnCancel: func() { f.wipe(); call(n.OnCancel) },
	}
	if f.name != nil {
		q.Title, q.Doing = words.T("A key for the secretary"), words.T("Making a key")
		q.Text = words.T("The key signs vote definitions and reports in your name; no tally sheet. Only this passphrase opens it. Nobody can look a passphrase up: four or five words that you remember are a good one.")
	}
	q.Work = func(over func(string)) func() {
		passphrase := f.first.Text
		f.wipe()
		call(n.Begun)
		return m.make(n, f.identity(), f.kind(), passphrase, over)
	}
	m.Frame.Ask(q)
}

func call(f func()) {
	if f != nil {
		f()
	}
}

// make makes and seals a key.
func (m Maker) make(n New, id sign.Identity, kind sign.Kind, passphrase string, over func(why string)) (stop func()) {
	return shell.Do(m.Worker, func(ctx context.Context, tell func(string)) (Made, error) {
		tell(words.F("Making a key for %s", id.Name))
		now := m.Clock()
		k, err := sign.NewKeyOf(kind, m.Random, id, now, now.AddDate(keyYears, 0, 0))
		if err != nil {
			return Made{}, err
		}
		sealed, err := k.Seal(passphrase)
		if err != nil {
			return Made{}, err
		}
		if err := ctx.Err(); err != nil {
			return Made{}, err
		}
		path, err := Keep(n.Folder, id, sealed)
		return Made{path, k}, err
	}, func(made Made, err error) {
		if n.Over != nil {
			n.Over(made, err)
		}
		switch {
		case errors.Is(err, context.Canceled):
			over(words.T("Stopped. No key was made."))
		case err != nil:
			over(certify.Sentence(err))
		default:
			over("")
			m.Tell(made, words.F("It lies in %s.", made.Path), func() {
				if n.OnMade != nil {
					n.OnMade(made)
				}
			})
		}
	})
}

// Tell shows a key that was made or taken: where it lies, as one sentence, and
// what is left for its holder to do. The sheet prints the whole fingerprint.
func (m Maker) Tell(made Made, lies string, closed func()) {
	m.Frame.Ask(shell.Question{
		Title: words.F("The key of %s", made.Key.Identity().Name), Kind: widget.Success, Cancel: words.T("Close"),
		Text: words.F("%s Nothing has to be written down: what it signs shows the key. Before you sign the paper in ink, compare the key beside your name.", lies),
		Fields: []shell.Field{{
			Label:  words.T("The key begins with"),
			Object: widget.NewBold(made.Key.Fingerprint().Short(), fynetheme.SizeNameText, fynetheme.ColorNameForeground),
		}},
		OnCancel: closed,
	})
}

// Keep writes a key file under the first name that is free for its holder.
func Keep(folder string, of sign.Identity, sealed []byte) (string, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", fmt.Errorf("the folder for keys cannot be made: %w. Choose another folder for this count", err)
	}
	name := shell.FileName(of.Name)
	if of.Role == sign.Secretary {
		name = shell.FileName(strings.TrimSpace(of.Name) + " - " + sign.Secretary)
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

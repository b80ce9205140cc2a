package keys

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"fyne.io/fyne/v2"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export"
	"countersign/export/sign"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// preference is where the secretary's key file was last.
const preference = "secretary.key"

// Remember notes where the secretary's key file lies, for the next question.
func Remember(path string) { fyne.CurrentApp().Preferences().SetString(preference, path) }

// Signer asks for the key of the secretary, who signs a definition or a report.
type Signer struct {
	Title, Text, Accept, Doing string
	// Optional says that it can be done without a key; then nothing is asked of
	// who types neither passphrase nor file.
	Optional bool
	// More is filled in below the passphrase.
	More []shell.Field
	// New is the key that is made where there is none.
	New New
	// Work does it on the worker, as that of [shell.Question].
	Work func(path, passphrase string, over func(why string)) (stop func())
}

// Secretary is the key to make for who signs what belongs to a vote. Its file
// lies with those of tellers, below the folder that counts are kept in.
func Secretary(v *count.Vote, folder string) New {
	return New{
		For:   sign.Identity{Role: sign.Secretary, Local: v.Coalition.Name},
		Kinds: Kinds(v.Ballots.Tellers.Keys), Folder: filepath.Join(folder, "Keys"),
	}
}

// AskSigner asks for a key file and its passphrase, the file that was used last
// first. A file can be looked for, or a key made; the question then comes back.
func (m Maker) AskSigner(s Signer) {
	m.askSigner(s, fyne.CurrentApp().Preferences().String(preference))
}

func (m Maker) askSigner(s Signer, start string) {
	var d *shell.Dialog
	path, look, _ := m.Frame.PathEntry(false, ".p12", ".pfx")
	path.PlaceHolder = words.T("Key file, .p12")
	path.SetText(start)
	pass := widget.NewPassEntry("")
	n := s.New
	n.OnMade = func(made Made) {
		Remember(made.Path)
		m.askSigner(s, made.Path)
	}
	n.OnCancel = func() { m.askSigner(s, path.Text) }
	fresh := widget.NewButton(words.T("Make a key..."), "", func() {
		d.Cancel()
		m.Make(n)
	})
	fields := []shell.Field{
		{Label: words.T("Key file"), Object: path},
		{Object: widget.Row(12, look, fresh)},
		{Label: words.T("Passphrase"), Object: pass},
	}
	d = m.Frame.Ask(shell.Question{
		Title: s.Title, Text: s.Text, Accept: s.Accept, Doing: s.Doing, Fields: append(fields, s.More...),
		Check:    func() string { return m.lacks(s, path, pass) },
		OnCancel: pass.Wipe,
		Work: func(over func(string)) func() {
			passphrase := pass.Text
			pass.Wipe()
			return s.Work(filepath.Clean(path.Text), passphrase, over)
		},
	})
}

// lacks says what is still to be filled in, and leads there.
func (m Maker) lacks(s Signer, path, pass *widget.TextEntry) string {
	switch {
	case s.Optional && pass.Text == "":
		return ""
	case path.Text == "":
		m.Frame.Focus(path)
		return words.T("Look for the key file, type its path, or make a key.")
	case shell.IsFile(path.Text) != "":
		m.Frame.Focus(path)
		return shell.IsFile(path.Text)
	case pass.Text == "":
		m.Frame.Focus(pass)
		return words.T("Type the passphrase of this key file.")
	}
	return ""
}

// Open opens a key file. It is slow by design and belongs on the worker.
func Open(path, passphrase string) (*sign.Key, error) {
	sealed, err := Read(path)
	if err != nil {
		return nil, err
	}
	return sign.Open(sealed, passphrase)
}

// Read reads a key file. The path is on screen, so an error does not repeat it.
func Read(path string) ([]byte, error) {
	sealed, err := export.ReadFile(path)
	var at *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, errors.New("there is no such file. Look for it, or type the path again")
	case errors.As(err, &at):
		return nil, fmt.Errorf("the key file cannot be read: %w", at.Err)
	}
	return sealed, err
}

package newvote

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export"
	"countersign/export/pdf"
	"countersign/export/plan"
	"countersign/ui/certify"
	"countersign/ui/keys"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// write saves bytes that work makes under a path, on the worker, and tells how
// that went. Nothing is written over.
func (s *Screen) write(path string, work func() ([]byte, error), done func()) {
	shell.Do(s.options.Worker, func(_ context.Context, tell func(string)) (struct{}, error) {
		tell(words.T("Saving"))
		b, err := work()
		if err == nil {
			_, err = export.Save(filepath.Dir(path), []export.File{{Name: filepath.Base(path), Data: b}})
		}
		return struct{}{}, err
	}, func(_ struct{}, err error) {
		if err != nil {
			s.say(widget.Error, certify.Sentence(err))
		} else {
			s.say(widget.Note, words.F("Saved and read back: %s", path))
			done()
		}
		s.show()
	})
}

// free says why a path cannot be written to, or "".
func free(path, end string) string {
	switch _, err := os.Lstat(path); {
	case !strings.EqualFold(filepath.Ext(path), end):
		return words.F("The name ends in %s.", end)
	case err == nil:
		return words.T("There is a file of this name already. Choose another name; nothing is written over.")
	}
	return ""
}

// proposed is a name that is free in the folder of the workbook.
func (s *Screen) proposed(name, end string) string {
	folder := s.Folder
	if s.path != "" {
		folder = filepath.Dir(s.path)
	}
	return unused(filepath.Join(folder, name), end)
}

// unused adds a number to a path until there is no such file.
func unused(path, end string) string {
	for n := 1; ; n++ {
		p := path + end
		if n > 1 {
			p = fmt.Sprintf("%s %d%s", path, n, end)
		}
		if _, err := os.Lstat(p); err != nil {
			return p
		}
	}
}

// askTemplate asks where the template is saved, and whether it is filled.
func (s *Screen) askTemplate() {
	path := widget.NewTextEntry("")
	path.SetText(s.proposed(words.T("Vote template"), ".xlsx"))
	sample := widget.NewCheck(words.T("Filled with the sample vote, to see how it is done"), nil)
	s.frame.Ask(shell.Question{
		Title: words.T("Save the template"), Accept: words.T("Save"),
		Text:   words.T("A workbook with a sheet for the questions, unions, units and places, and the rules to choose from. Fill it in with any program for tables."),
		Fields: []shell.Field{{Label: words.T("File"), Object: path}, {Object: sample}},
		Check:  func() string { return free(path.Text, ".xlsx") },
		OnAccept: func() {
			filled := sample.Checked
			s.write(filepath.Clean(path.Text), func() ([]byte, error) { return plan.Template(words.Now(), filled) }, func() {})
		},
	})
}

// askSave asks where the definition is saved.
func (s *Screen) askSave() {
	v := s.vote
	s.frame.Pick(shell.Pick{
		Title: words.T("Save the definition"), Accept: words.T("Save"), Start: s.proposed(pdf.SafeName(v.ID), ".vote"),
		Text:  words.T("It is saved without a signature. Print it, have it approved, then sign it."),
		Check: func(path string) string { return free(path, ".vote") },
		OnPick: func(path string) {
			s.write(path, func() ([]byte, error) { return canonical(v) }, func() { s.saved = path })
		},
	})
}

// canonical is the file of a definition, read back before it is written.
func canonical(v *count.Vote) ([]byte, error) {
	b, err := count.Canonical(v)
	if err != nil {
		return nil, err
	}
	_, err = count.ParseVote(b)
	return b, err
}

// askPage asks where the printed page is saved.
func (s *Screen) askPage() {
	v, now := s.vote, s.options.Clock()
	s.frame.Pick(shell.Pick{
		Title: words.T("Save the printed page"), Accept: words.T("Save"), Start: s.proposed(pdf.SafeName(v.ID), ".pdf"),
		Text:   words.T("A PDF for the minutes: structure, rolls, rules in words, digest, and lines to sign in ink."),
		Check:  func(path string) string { return free(path, ".pdf") },
		OnPick: func(path string) { s.write(path, func() ([]byte, error) { return page(v, now) }, func() {}) },
	})
}

// page draws the printed page, with those who signed so far.
func page(v *count.Vote, now time.Time) ([]byte, error) {
	signers, err := export.CheckDefinition(v, nil)
	if err != nil {
		return nil, err
	}
	x := pdf.Definition{Vote: v, At: count.At(now), Words: words.Now()}
	for _, who := range signers {
		x.Signers = append(x.Signers, pdf.DefinitionSigner{Name: who.Signature.Identity.Name, Key: who.Signature.Fingerprint})
	}
	return pdf.DrawDefinition(x)
}

// askKey asks for the key that signs the saved definition.
func (s *Screen) askKey() {
	m := keys.Maker{Frame: s.frame, Worker: s.options.Worker, Clock: s.options.Clock, Random: s.options.Random}
	m.AskSigner(keys.Signer{
		Title: words.T("Sign the definition"), Accept: words.T("Sign"), Doing: words.T("Signing the definition"),
		Text: words.T("A signed copy is saved beside the definition; its digest stays the same."),
		New:  keys.Secretary(s.vote, s.Folder),
		Work: s.sign,
	})
}

// signed is a definition that was signed and saved.
type signed struct {
	vote *count.Vote
	path string
	by   string
}

func (s *Screen) sign(file, passphrase string, over func(why string)) (stop func()) {
	v, now := s.vote, s.options.Clock()
	base := strings.TrimSuffix(strings.TrimSuffix(s.saved, filepath.Ext(s.saved)), signedEnd)
	return shell.Do(s.options.Worker, func(_ context.Context, tell func(string)) (signed, error) {
		tell(words.T("Signing the definition"))
		return signWith(v, file, passphrase, base, now)
	}, func(x signed, err error) {
		if err != nil {
			over(certify.Sentence(err))
			return
		}
		over("")
		keys.Remember(file)
		s.vote, s.saved = x.vote, x.path
		s.say(widget.Note, words.F("Signed by %s. Saved and read back: %s", x.by, x.path))
		s.show()
	})
}

// signedEnd marks the file of a definition that carries a signature.
const signedEnd = "-signed"

// signWith signs a definition and saves it under a name of its own.
func signWith(v *count.Vote, file, passphrase, base string, now time.Time) (signed, error) {
	key, err := keys.Open(file, passphrase)
	if err != nil {
		return signed{}, err
	}
	if err := key.ValidAt(now); err != nil {
		return signed{}, err
	}
	out, err := export.SignDefinition(v, key)
	if err != nil {
		return signed{}, err
	}
	b, err := canonical(out)
	if err != nil {
		return signed{}, err
	}
	path := unused(base+signedEnd, ".vote")
	if _, err := export.Save(filepath.Dir(path), []export.File{{Name: filepath.Base(path), Data: b}}); err != nil {
		return signed{}, err
	}
	return signed{out, path, key.Identity().Name}, nil
}

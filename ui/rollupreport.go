package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export"
	"countersign/export/sign"
	"countersign/ui/certify"
	"countersign/ui/keys"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// askSigner asks who signs the report before it is written.
func (w *Window) askSigner(folder string) {
	language, in := reportLanguage(w.app.Preferences())
	m := keys.Maker{Frame: w.frame, Worker: w.worker, Clock: w.options.Clock, Random: w.options.Random}
	m.AskSigner(keys.Signer{
		Title: words.T("Who signs the report?"), Accept: words.T("Write the report"), Doing: words.T("Writing the report"),
		Text:     words.T("The secretary's key signs the PDF and the workbook. Without a passphrase the report is written unsigned, to be signed in ink."),
		Optional: true, More: []shell.Field{{Label: words.T("Language of the report"), Object: language}},
		New: keys.Secretary(w.rollup.Board().Vote(), w.folder()),
		Work: func(path, passphrase string, over func(string)) func() {
			return w.writeReport(folder, path, passphrase, in(), over)
		},
	})
}

// secretary opens the key that signs a report; nil where nobody signs.
func secretary(path, passphrase string) (*sign.Key, *count.Signer, error) {
	if passphrase == "" {
		return nil, nil, nil
	}
	key, err := keys.Open(path, passphrase)
	if err != nil {
		return nil, nil, err
	}
	return key, &count.Signer{Name: key.Identity().Name, Role: count.Role(key.Identity().Role), Key: count.Digest(key.Fingerprint())}, nil
}

// keyError says that nothing was written because the key was not opened.
type keyError struct{ error }

func (e keyError) Unwrap() error { return e.error }

// writeReport writes the report of the open roll-up into a folder, under the
// next number that is free there.
func (w *Window) writeReport(folder, keyFile, passphrase string, in words.Documents, over func(why string)) (stop func()) {
	b, now, version := w.rollup.Board(), w.options.Clock(), w.app.Metadata().Version
	return shell.Do(w.worker, func(_ context.Context, tell func(string)) ([]string, error) {
		tell(words.T("Writing the report"))
		key, signer, err := secretary(keyFile, passphrase)
		if err != nil {
			return nil, keyError{err}
		}
		for n := 1; ; n++ {
			r := export.ReportOf(b, now, export.Issue{Number: n, Version: version, Signer: signer, In: in})
			if _, err := os.Lstat(filepath.Join(folder, r.Name()+".pdf")); err == nil {
				continue
			}
			files, missing := r.Files(key)
			if len(files) == 0 {
				return nil, missing
			}
			paths, err := export.Save(folder, files)
			if err == nil {
				err = missing
			}
			return paths, err
		}
	}, func(paths []string, err error) {
		if k := (keyError{}); errors.As(err, &k) {
			over(certify.Sentence(err))
			return
		}
		over("")
		if len(paths) == 0 {
			w.tell(words.Key("The report was not written"), certify.Sentence(err))
			return
		}
		signed := words.T("Nobody signed them: sign the print in ink.")
		if passphrase != "" {
			signed = words.T("The PDF and the workbook are signed.")
			keys.Remember(keyFile)
		}
		names := make([]string, len(paths))
		for i, p := range paths {
			names[i] = filepath.Base(p)
		}
		q := shell.Question{
			Title: words.T("The report was written"), Kind: widget.Success, Cancel: words.T("Close"),
			Text: words.F("%s are in %s. They were read back and compared. %s", strings.Join(names, ", "), folder, signed),
		}
		if err != nil {
			q.Title, q.Kind, q.Text = words.T("One file of the report is missing"), widget.Warning, q.Text+" "+certify.Sentence(err)
		}
		w.frame.Ask(q)
	})
}

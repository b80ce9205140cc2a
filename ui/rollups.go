package ui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"countersign/assets"
	"countersign/assets/words"
	"countersign/count"
	"countersign/count/board"
	"countersign/count/journal"
	"countersign/export"
	"countersign/export/intake"
	"countersign/export/sign"
	"countersign/export/trust"
	"countersign/ui/certify"
	"countersign/ui/home"
	"countersign/ui/keys"
	"countersign/ui/rollup"
	"countersign/ui/shell"
	"countersign/ui/sitting"
	"countersign/ui/widget"
)

const (
	prefRollup = "window.rollup" // the roll-up, or its definition, that was opened last
	rollupEnd  = ".rollup"
)

// goRollup shows the open roll-up. Where it is shown already, or none is open,
// it asks for one.
func (w *Window) goRollup() {
	if w.rollup == nil || w.rollup.Shown() {
		w.askRollup()
		return
	}
	w.showRollup()
}

func (w *Window) showRollup() {
	w.nothing()
	w.display(sitting.Home, w.showRollup, w.rollup.Screen())
	w.rollup.Reload()
	w.options.Log.Info("shown", "screen", "rollup")
}

func (w *Window) askRollup() {
	w.frame.Pick(shell.Pick{
		Title: words.T("Roll-up"), Accept: words.T("Open"), Start: w.app.Preferences().String(prefRollup), Endings: []string{".rollup", ".vote"},
		Text: words.T("A roll-up to go on with (.rollup), or the vote definition to begin one with (.vote). " +
			"To look around, type sebac-2011-06 for the vote of 2011 that comes with the program."),
		Check: func(path string) string {
			if _, ok := assets.Vote(path); ok {
				return ""
			}
			return shell.IsFile(path)
		},
		OnPick: func(path string) {
			if isRollup(path) {
				w.openRollup(path)
				return
			}
			w.beginRollup(path)
		},
	})
}

func isRollup(path string) bool { return strings.EqualFold(filepath.Ext(path), rollupEnd) }

// openedRollup is a roll-up that the worker has opened, with the keys that are
// known for it.
type openedRollup struct {
	board *board.Board
	path  string
	trust sign.Trust
}

// rollupWork opens a roll-up away from the window and takes it over.
func (w *Window) rollupWork(open func() (*openedRollup, error)) {
	shell.Do(w.worker, func(context.Context, func(string)) (*openedRollup, error) {
		return open()
	}, func(o *openedRollup, err error) {
		if err != nil {
			w.options.Log.Warn("roll-up not opened", "code", codeOf(err))
			w.tell(words.Key("This roll-up was not opened"), certify.Sentence(err))
			return
		}
		w.takeRollup(o)
	})
}

// openRollup goes on with a roll-up, or shows the one that is open already.
func (w *Window) openRollup(path string) {
	if w.rollup != nil && sameFile(w.rollup.Path(), path) {
		w.showRollup()
		return
	}
	clock, list := w.options.Clock, w.options.Trust
	w.rollupWork(func() (*openedRollup, error) {
		j, err := journal.Open(path)
		if err != nil {
			return nil, err
		}
		b, err := board.Resume(context.Background(), j, clock)
		if err != nil {
			return nil, errors.Join(err, j.Close())
		}
		return known(b, path, list)
	})
}

// known adds the keys that are known for a roll-up, and has it heed those that
// the person's own list refuses.
func known(b *board.Board, path, list string) (*openedRollup, error) {
	t, err := trustFor(b.Vote(), list)
	if err == nil {
		err = heed(b, list)
	}
	if err != nil {
		return nil, errors.Join(err, b.Close())
	}
	return &openedRollup{b, path, t}, nil
}

func heed(b *board.Board, list string) error {
	if list == "" {
		return nil
	}
	own, err := trust.Read(list)
	if err != nil {
		return err
	}
	return intake.Heed(context.Background(), b, own)
}

// trustFor are the keys that a definition lists and those of the person's own
// list. A definition with a signature that does not fit is refused.
func trustFor(v *count.Vote, list string) (sign.Trust, error) {
	if _, err := export.CheckDefinition(v, nil); err != nil {
		return nil, err
	}
	listed, err := export.TrustOf(v)
	if err != nil {
		return nil, err
	}
	if list == "" {
		return listed, nil
	}
	own, err := trust.Read(list)
	if err != nil {
		return nil, err
	}
	return sign.All{listed, own}, nil
}

// beginRollup reads a definition and asks what the new roll-up is called.
func (w *Window) beginRollup(path string) {
	shell.Do(w.worker, func(context.Context, func(string)) (definition, error) {
		return readVote(path)
	}, func(d definition, err error) {
		if err != nil {
			w.tell(words.Key("This vote definition was not opened"), certify.Sentence(err))
			return
		}
		w.app.Preferences().SetString(prefRollup, path)
		w.askRollupName(d.vote)
	})
}

func (w *Window) askRollupName(v *count.Vote) {
	folder, clock, list := w.folder(), w.options.Clock, w.options.Trust
	name := widget.NewTextEntry("")
	name.SetText(shell.FileName(v.Title))
	target := func() string { return filepath.Join(folder, shell.FileName(name.Text)+rollupEnd) }
	w.frame.Ask(shell.Question{
		Title: words.T("Begin a roll-up"), Accept: words.T("Begin"),
		Text: words.N(len(v.Places()), "%s: %s place. The roll-up is kept in a file of its own in %s; what you import and decide stays on record there.",
			"%s: %s places. The roll-up is kept in a file of its own in %s; what you import and decide stays on record there.", v.Title, words.Now().Number(len(v.Places())), shortPath(folder)),
		Fields: []shell.Field{{Label: words.T("Name"), Object: name}},
		Check: func() string {
			if strings.TrimSpace(name.Text) == "" {
				return words.T("The roll-up needs a name.")
			}
			if _, err := os.Lstat(target()); err == nil {
				return words.T("There is a roll-up of this name already. Choose another name, or open that one.")
			}
			return ""
		},
		OnAccept: func() {
			path := target()
			w.rollupWork(func() (*openedRollup, error) {
				if err := os.MkdirAll(folder, 0o700); err != nil {
					return nil, fmt.Errorf("the folder for roll-ups cannot be made: %w. Choose another one", err)
				}
				j, err := journal.Create(path)
				if err != nil {
					return nil, err
				}
				b, err := board.Create(context.Background(), j, v, clock)
				if err != nil {
					return nil, errors.Join(err, j.Close())
				}
				return known(b, path, list)
			})
		},
	})
}

// takeRollup shows an opened roll-up in place of the one before.
func (w *Window) takeRollup(o *openedRollup) {
	w.leaveRollup()
	w.app.Preferences().SetString(prefRollup, o.path)
	w.rollup = rollup.New(rollup.Options{
		Frame: w.frame, Worker: w.worker, Board: o.board, Path: o.path, Trust: o.trust,
		List: w.options.Trust, Clock: w.options.Clock, Random: w.options.Random, Alarm: w.options.Alarm,
	})
	w.rollup.Folder = w.folder()
	w.rollup.OnReport = w.askSigner
	v := o.board.Vote()
	home.Remember(w.app.Preferences(), home.Recent{
		Path: o.path, Title: v.Title, Detail: filepath.Base(o.path), State: words.Key("Roll-up"), Sample: v.Sample,
		Last: words.In("en").F("Opened %s", count.At(w.options.Clock()).Words()),
	})
	w.showRollup()
}

// leaveRollup closes the open roll-up, behind everything that was asked of it.
func (w *Window) leaveRollup() {
	if w.rollup == nil {
		return
	}
	b, log := w.rollup.Board(), w.options.Log
	w.rollup.Close()
	w.rollup = nil
	shell.Do(w.worker, func(context.Context, func(string)) (struct{}, error) {
		err := b.Close()
		log.Info("roll-up closed", "well", err == nil)
		return struct{}{}, err
	}, func(struct{}, error) {})
}

// forRollup takes files that were dropped on the shown roll-up as sheets.
func (w *Window) forRollup(paths []string) bool {
	if w.rollup == nil || !w.rollup.Shown() {
		return false
	}
	for _, p := range paths {
		if ext := strings.ToLower(filepath.Ext(p)); ext == ".vote" || ext == ".count" || ext == rollupEnd {
			return false
		}
	}
	w.rollup.Import(paths)
	return true
}

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

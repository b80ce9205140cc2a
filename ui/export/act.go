package export

import (
	"context"
	"errors"
	"net/url"
	"path/filepath"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"

	"countersign/assets/words"
	"countersign/export/sign"
	"countersign/ui/certify"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// say keeps a sentence beside what it is about, until something else is said.
func (e *Screen) say(kind widget.Kind, said string) {
	e.kind, e.said = kind, said
}

// look searches the folder for files that an earlier sitting saved.
func (e *Screen) look() {
	if e.looked || e.state() == gated {
		return
	}
	e.looked = true
	d, digest, dir := e.sitting.Desk, e.of, e.folder()
	shell.Do(e.sitting.Worker, func(context.Context, func(string)) ([]saved, error) {
		sheet, err := certifiedSheet(d, digest)
		if err != nil {
			return nil, err
		}
		return find(sheet, digest, dir), nil
	}, func(found []saved, err error) {
		if digest != e.of || e.busy {
			return
		}
		if err != nil {
			e.say(widget.Error, certify.Sentence(err))
		}
		if len(e.files) == 0 {
			e.files = found
		}
		if len(found) > 0 && e.here() {
			e.sitting.Frame.Focus(nil) // the passphrase that had it is asked for no more
		}
		if err != nil || len(found) > 0 {
			e.build()
			e.show()
		}
	})
}

// lookAgain makes sure that files which were saved are still there: a stick may
// have been pulled out since.
func (e *Screen) lookAgain() {
	if e.state() != done || e.busy {
		return
	}
	digest, files := e.of, e.files
	shell.Do(e.sitting.Worker, func(context.Context, func(string)) (bool, error) { return true, missing(files) },
		func(_ bool, err error) {
			if err == nil || digest != e.of || e.busy {
				return
			}
			e.files, e.copies = nil, nil
			e.say(widget.Warning, certify.Sentence(err))
			e.build()
			e.show()
		})
}

// work does something slow with the button saying so. It can be called off.
func (e *Screen) work(do func(ctx context.Context, say tell) ([]saved, error), after func([]saved, error)) {
	digest := e.of
	e.busy, e.said, e.again = true, "", nil
	e.build()
	e.cancel = shell.Do(e.sitting.Worker, func(ctx context.Context, say func(string)) ([]saved, error) { return do(ctx, say) },
		func(files []saved, err error) {
			e.busy, e.cancel = false, nil
			if digest == e.of {
				after(files, err)
			}
			e.build()
			e.show()
		})
	e.show()
}

// stopWork calls off what is being done.
func (e *Screen) stopWork() {
	if e.cancel != nil {
		e.cancel()
	}
}

// calledOff says so; nothing was written.
func (e *Screen) calledOff(err error) bool {
	if !errors.Is(err, context.Canceled) {
		return false
	}
	e.say(widget.Note, words.T("Called off. Nothing was written."))
	return true
}

// save writes the PDF and the workbook into the folder.
func (e *Screen) save() {
	d, digest, dir, keys, vote, in := e.sitting.Desk, e.of, e.folder(), e.sitting.Unlocked, e.now().Vote, written()
	e.work(func(ctx context.Context, say tell) ([]saved, error) {
		sheet, err := certifiedSheet(d, digest)
		if err != nil {
			return nil, err
		}
		return write(ctx, say, order{vote, sheet, digest, keys, dir, in})
	}, func(files []saved, err error) {
		switch {
		case e.calledOff(err):
		case err != nil:
			e.say(widget.Error, certify.Sentence(err))
		default:
			e.files = files
			if files[0].Unstamped != nil {
				e.say(widget.Warning, words.F("Saved without a time stamp, the times are this computer's: %s", certify.Sentence(files[0].Unstamped)))
			}
			e.record(files)
		}
	})
}

// record keeps in the journal where files went.
func (e *Screen) record(files []saved) {
	e.sitting.Do(inFolder(files), func(err error) {
		if err == nil {
			return
		}
		e.say(widget.Error, words.F("The files are saved, but the count could not note it: %s", certify.Sentence(err)))
		e.build()
		e.show()
	})
}

// unlocked takes the keys once every signer has opened one again.
func (e *Screen) unlocked() {
	now := e.now()
	open := map[string]*sign.Key{}
	for _, k := range e.signatures.Keys() {
		open[k.Identity().Name] = k
	}
	var keys []*sign.Key
	for _, who := range here(now.Certified) {
		if k := open[who.Name]; k != nil {
			keys = append(keys, k)
		}
	}
	if fits(keys, now.Certified) {
		e.sitting.Unlocked = keys
		e.build()
	}
	e.show()
}

// elsewhere chooses another folder to save in.
func (e *Screen) elsewhere() {
	e.sitting.Frame.Pick(shell.Pick{
		Title: words.T("Where to save"), Folder: true, Start: e.folder(), Accept: words.T("Use this folder"),
		Text: words.T("Both files are written there. A file that is there already is never replaced."),
		OnPick: func(dir string) {
			fyne.CurrentApp().Preferences().SetString(FolderPreference, dir)
			e.sitting.Sheets = ""
			e.looked, e.said = false, ""
			e.look()
			e.build()
			e.show()
		},
	})
}

// openPath shows a file or a folder with the program that the system has for it.
func (e *Screen) openPath(path string) {
	if err := e.OpenURL(fileURL(path)); err != nil {
		e.say(widget.Error, words.F("%s could not be opened: %v. Open it from the folder.", path, err))
		e.build()
		e.show()
	}
}

// fileURL writes a path as an address, also where paths begin with a drive.
func fileURL(path string) *url.URL {
	path = filepath.ToSlash(path)
	if runtime.GOOS == "windows" && !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return &url.URL{Scheme: "file", Path: path}
}

package export

import (
	"context"
	"fmt"
	"net/url"
	"path/filepath"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"

	"countersign/count/desk"
	documents "countersign/export"
	"countersign/export/sign"
	"countersign/ui/certify"
	"countersign/ui/shell"
	"countersign/ui/sitting"
	"countersign/ui/widget"
)

// say keeps a sentence beside what it is about, until something else is said.
func (e *Screen) say(kind widget.Kind, words string) {
	e.kind, e.said = kind, words
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
		if err != nil || len(found) > 0 {
			e.build()
			e.show()
		}
	})
}

// work does something slow with the button saying so.
func (e *Screen) work(do func(say tell) ([]saved, error), done func([]saved, error)) {
	digest := e.of
	e.busy, e.said = true, ""
	e.build()
	e.show()
	shell.Do(e.sitting.Worker, func(_ context.Context, say func(string)) ([]saved, error) { return do(say) },
		func(files []saved, err error) {
			e.busy = false
			if digest == e.of {
				done(files, err)
			}
			e.build()
			e.show()
		})
}

// save writes the PDF and the workbook into the folder.
func (e *Screen) save() {
	d, digest, dir, keys := e.sitting.Desk, e.of, e.folder(), e.sitting.Unlocked
	e.work(func(say tell) ([]saved, error) {
		sheet, err := certifiedSheet(d, digest)
		if err != nil {
			return nil, err
		}
		return write(say, sheet, digest, keys, dir)
	}, func(files []saved, err error) {
		if err != nil {
			e.say(widget.Error, certify.Sentence(err))
			return
		}
		e.files = files
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
	for _, who := range now.Certified.Signers {
		if k := open[who.Name]; k != nil {
			keys = append(keys, k)
		}
	}
	if fits(keys, now.Certified.Signers) {
		e.sitting.Unlocked = keys
		e.build()
	}
	e.show()
}

// elsewhere chooses another folder to save in.
func (e *Screen) elsewhere() {
	e.sitting.Frame.Pick(shell.Pick{
		Title: "Where to save", Folder: true, Start: e.folder(), Accept: "Use this folder",
		Text: "Both files are written there. A file that is there already is never replaced.",
		OnPick: func(dir string) {
			fyne.CurrentApp().Preferences().SetString(FolderPreference, dir)
			e.looked, e.said = false, ""
			e.look()
			e.build()
			e.show()
		},
	})
}

// second copies the files to another folder, such as a stick.
func (e *Screen) second() {
	e.sitting.Frame.Pick(shell.Pick{
		Title: "Copy to another folder", Folder: true, Accept: "Copy both files",
		Text: "The folder may be on a USB stick. Both copies are read back before they count.",
		OnPick: func(dir string) {
			from, digest := e.files, e.of
			e.work(func(say tell) ([]saved, error) { return duplicate(say, from, digest, dir) },
				func(copies []saved, err error) { e.copied(copies, dir, err) })
		},
	})
}

func (e *Screen) copied(copies []saved, dir string, err error) {
	if err != nil {
		e.say(widget.Error, copyWords(err))
		return
	}
	e.copies = copies
	e.say(widget.Success, fmt.Sprintf("Saved twice: %s and %s. Both copies were read back.", filepath.Dir(e.files[0].Path), dir))
}

// print opens the PDF; the program that shows it prints it.
func (e *Screen) print() {
	for _, f := range e.files {
		if f.Kind == documents.KindPDF {
			e.openPath(f.Path)
		}
	}
}

// openPath shows a file or a folder with the program that the system has for it.
func (e *Screen) openPath(path string) {
	if err := e.OpenURL(fileURL(path)); err != nil {
		e.say(widget.Error, fmt.Sprintf("%s could not be opened: %v. Open it from the folder.", path, err))
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

// reopen starts the next revision, with a reason and two tellers.
func (e *Screen) reopen() {
	now := e.now()
	var names []string
	for _, t := range certify.Tellers(&now.Tally) {
		names = append(names, t.Name)
	}
	reason := widget.NewTextEntry("At least 10 characters")
	first, second := widget.NewChoice(names, nil), widget.NewChoice(names, nil)
	e.sitting.Frame.Ask(shell.Question{
		Title: "Reopen the count",
		Text: fmt.Sprintf("This begins revision %d. Revision %d stays on record and its files stay where they are; "+
			"the new sheet names it as replaced. Everybody signs again.", now.Sheet+1, now.Sheet),
		Kind: widget.Warning, Accept: "Reopen", Danger: true,
		Fields: []shell.Field{
			{Label: "Why is it reopened?", Object: reason},
			{Label: "First teller", Object: first},
			{Label: "Second teller", Object: second},
		},
		Check:    func() string { return reopenWhy(reason.Text, first.Selected, second.Selected) },
		OnAccept: func() { e.reopened(reason.Text, first.Selected, second.Selected) },
	})
}

// reopenWhy says what is still to fill in; the desk has the last word.
func reopenWhy(reason, first, second string) string {
	switch {
	case len([]rune(strings.TrimSpace(reason))) < 10:
		return "Say why, in at least 10 characters. The reason is printed on the new sheet."
	case first == "" || second == "" || first == second:
		return "Choose two different tellers."
	}
	return ""
}

func (e *Screen) reopened(reason string, by ...string) {
	e.sitting.Do(&desk.ReopenCount{Reason: strings.TrimSpace(reason), By: by}, func(err error) {
		if err != nil {
			e.say(widget.Error, certify.Sentence(err))
			e.build()
			e.show()
			return
		}
		e.sitting.Unlocked = nil
		if e.here() {
			e.sitting.Show(sitting.Checks)
		}
	})
}

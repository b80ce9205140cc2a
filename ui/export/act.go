package export

import (
	"context"
	"errors"
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
	e.say(widget.Note, "Called off. Nothing was written.")
	return true
}

// save writes the PDF and the workbook into the folder.
func (e *Screen) save() {
	d, digest, dir, keys := e.sitting.Desk, e.of, e.folder(), e.sitting.Unlocked
	e.work(func(ctx context.Context, say tell) ([]saved, error) {
		sheet, err := certifiedSheet(d, digest)
		if err != nil {
			return nil, err
		}
		return write(ctx, say, sheet, digest, keys, dir)
	}, func(files []saved, err error) {
		switch {
		case e.calledOff(err):
		case err != nil:
			e.say(widget.Error, certify.Sentence(err))
		default:
			e.files = files
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
		e.say(widget.Error, "The files are saved, but the count could not note it: "+certify.Sentence(err))
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
		Text:   "The folder may be on a USB stick. Both copies are read back before they count.",
		OnPick: e.copyTo,
	})
}

// copyTo copies the files, and reads both copies back.
func (e *Screen) copyTo(dir string) {
	from, digest := e.files, e.of
	e.work(func(ctx context.Context, say tell) ([]saved, error) { return duplicate(ctx, say, from, digest, dir) },
		func(copies []saved, err error) { e.copied(copies, dir, err) })
}

func (e *Screen) copied(copies []saved, dir string, err error) {
	e.failed = ""
	switch {
	case e.calledOff(err):
	case errors.Is(err, errGone):
		e.files, e.copies = nil, nil
		e.say(widget.Warning, certify.Sentence(err))
	case err != nil:
		words, again := copyWords(err)
		if again {
			e.failed = dir
		}
		e.say(widget.Error, words)
	default:
		e.copies = copies
		e.say(widget.Success, fmt.Sprintf("Saved twice: %s and %s. Both copies were read back.", place(filepath.Dir(e.files[0].Path)), place(dir)))
		e.record(copies)
	}
}

// pdfPath is the file that is printed, or "".
func (e *Screen) pdfPath() string {
	for _, f := range e.files {
		if f.Kind == documents.KindPDF {
			return f.Path
		}
	}
	return ""
}

// printIt gives the PDF to the printer.
func (e *Screen) printIt() {
	files, path, send := e.files, e.pdfPath(), e.Print
	e.work(func(ctx context.Context, say tell) ([]saved, error) {
		if err := missing(files); err != nil {
			return nil, err
		}
		say("Sending the sheet to the printer")
		return nil, send(ctx, path)
	}, func(_ []saved, err error) {
		switch {
		case errors.Is(err, context.Canceled):
			e.say(widget.Note, "Called off. Look at the printer: the sheet may be there already.")
		case errors.Is(err, errGone):
			e.files, e.copies = nil, nil
			e.say(widget.Warning, certify.Sentence(err))
		case err != nil:
			e.say(widget.Error, certify.Sentence(err))
		default:
			e.sent++
			words := "Sent to the printer. Print it once more: two copies are signed in ink."
			if e.sent >= copiesInInk {
				words = "Sent to the printer twice. Tellers and observers sign both copies in ink."
			}
			e.say(widget.Success, words)
		}
	})
}

// copiesInInk are the copies of the sheet that are signed by hand.
const copiesInInk = 2

// keepSeal notes the number under which the papers were sealed.
func (e *Screen) keepSeal(typed string) {
	number := strings.TrimSpace(typed)
	if number == "" || number == e.now().Sealed {
		return
	}
	e.sitting.Do(&desk.Seal{Number: number}, func(err error) {
		if err != nil {
			e.say(widget.Error, certify.Sentence(err))
		}
		e.build()
		e.show()
	})
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

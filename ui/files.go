package ui

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"countersign/assets"
	"countersign/assets/words"
	"countersign/count"
	"countersign/count/hall"
	"countersign/export"
	"countersign/ui/certify"
	"countersign/ui/home"
	"countersign/ui/setup"
	"countersign/ui/shell"
	"countersign/ui/sitting"
	"countersign/ui/widget"
)

// What the window remembers of files.
const (
	prefFolder = "window.folder" // where counts are kept
	prefVote   = "window.vote"   // the definition that was opened last
	prefCount  = "window.count"  // the count that was opened last
)

// OpenFile opens a file by what it is: a definition begins a count, a count
// goes on, and anything else is looked at as a sheet. An embedded definition can
// be named instead of a file.
func (w *Window) OpenFile(path string) {
	_, embedded := assets.Vote(path)
	switch ext := strings.ToLower(filepath.Ext(path)); {
	case embedded || ext == ".vote":
		w.OpenVote(path)
	case ext == ".count" || isHall(path):
		w.openCount(path)
	case ext == rollupEnd:
		w.openRollup(path)
	default:
		w.goVerify([]string{path})
	}
}

// OpenFiles opens a count if there is one among the files, or a definition that
// comes alone. All else is looked at together as sheets; a definition beside
// them says which keys are known.
func (w *Window) OpenFiles(paths []string) {
	if w.forRollup(paths) || w.forNewVote(paths) {
		return
	}
	sheets := 0
	for _, p := range paths {
		switch strings.ToLower(filepath.Ext(p)) {
		case ".count", hall.Suffix, rollupEnd:
			w.OpenFile(p)
			return
		case ".vote":
		default:
			sheets++
		}
	}
	switch {
	case sheets > 0:
		w.goVerify(paths)
	case len(paths) > 0:
		w.OpenFile(paths[0])
	}
}

// dropped opens files that were dropped on the window. An open question is
// answered first.
func (w *Window) dropped(uris []fyne.URI) {
	if w.table.Asleep() {
		w.frame.Status.SetNotice(words.T("Answer the open question first, then drop the files again."))
		return
	}
	paths := make([]string, len(uris))
	for i, u := range uris {
		paths[i] = u.Path()
	}
	w.OpenFiles(paths)
}

func (w *Window) askVote() { w.pickVote(words.T("New count"), w.begin) }

// pickVote asks for a definition, and what place of it is counted. Begin is
// told.
func (w *Window) pickVote(title string, begin func(*count.Vote, count.Place)) {
	w.frame.Pick(shell.Pick{
		Title: title, Accept: words.T("Open"), Start: w.app.Preferences().String(prefVote), Endings: []string{".vote"},
		Text: words.T("Which vote is counted: the file that your coalition sent, which ends in .vote. " +
			"To look around, type sebac-2011-06 for the vote of 2011 that comes with the program."),
		Check: func(path string) string {
			if _, ok := assets.Vote(path); ok {
				return ""
			}
			return shell.IsFile(path)
		},
		OnPick: func(path string) { w.openVote(path, begin) },
	})
}

func (w *Window) askOpen() {
	start := w.app.Preferences().String(prefCount)
	if start == "" {
		start = w.folder()
	}
	w.frame.Pick(shell.Pick{
		Title: words.T("Open"), Accept: words.T("Open"), Start: start, Endings: []string{".count", hall.Suffix, ".vote", rollupEnd, ".pdf", ".xlsx"},
		Text:  words.T("A count (.count), an invitation to a counting hall (.hall), a vote definition (.vote), or a sheet to verify (.pdf, .xlsx)."),
		Check: shell.IsFile, OnPick: w.OpenFile,
	})
}

// findCount asks where a count lies that is not where it was.
func (w *Window) findCount(r home.Recent) {
	w.frame.Pick(shell.Pick{
		Title: words.F("Find %s", r.Title), Accept: words.T("Open"), Start: r.Path, Endings: []string{filepath.Ext(r.Path)},
		Text:  words.T("The file was here. Insert the stick that it is on, or say where it lies now."),
		Check: shell.IsFile,
		OnPick: func(path string) {
			if path != r.Path {
				home.Forget(w.app.Preferences(), r.Path)
			}
			w.OpenFile(path)
		},
	})
}

// definition is a vote that was read, with its digest.
type definition struct {
	vote   *count.Vote
	digest count.Digest
}

// OpenVote reads a definition, or an embedded one by its name, and asks which
// place is counted.
func (w *Window) OpenVote(path string) { w.openVote(path, w.begin) }

func (w *Window) openVote(path string, begin func(*count.Vote, count.Place)) {
	shell.Do(w.worker, func(context.Context, func(string)) (definition, error) {
		return readVote(path)
	}, func(d definition, err error) {
		var faults count.FaultsError
		switch {
		case errors.As(err, &faults):
			w.tell(words.Key("This vote definition cannot be used"), faultWords(faults))
		case err != nil:
			w.tell(words.Key("This vote definition was not opened"), certify.Sentence(err))
		default:
			w.app.Preferences().SetString(prefVote, path)
			w.askPlace(d, begin)
		}
	})
}

// mostFaults is how many faults of a definition are named.
const mostFaults = 8

func faultWords(faults count.FaultsError) string {
	var said []string
	for _, f := range faults[:min(len(faults), mostFaults)] {
		said = append(said, words.Say(f))
	}
	return words.N(len(faults), "%s. Ask your coalition for a corrected one (%s fault).", "%s. Ask your coalition for a corrected one (%s faults).",
		strings.Join(said, ". "), words.Now().Number(len(faults)))
}

func readVote(path string) (definition, error) {
	text, ok := assets.Vote(path)
	if !ok {
		var err error
		if text, err = export.ReadFile(path); err != nil {
			return definition{}, err
		}
	}
	v, err := count.ParseVote(text)
	if err != nil {
		return definition{}, err
	}
	digest, err := v.Digest()
	if err != nil {
		return definition{}, err
	}
	_, err = export.CheckDefinition(v, nil)
	return definition{v, digest}, err
}

// askPlace asks which place of a vote is counted.
func (w *Window) askPlace(d definition, begin func(*count.Vote, count.Place)) {
	ask := setup.NewBegin(w.frame, d.vote, d.digest, w.folder())
	ask.OnFolder = func(folder string) { w.app.Preferences().SetString(prefFolder, folder) }
	ask.OnPlace = func(p count.Place) { begin(d.vote, p) }
	w.nothing()
	w.frame.Header.SetPlace("", "")
	w.display(sitting.Home, func() { w.askPlace(d, begin) }, ask.Screen())
	w.options.Log.Info("shown", "screen", "place")
}

// folder is where counts are kept.
func (w *Window) folder() string {
	return w.app.Preferences().StringWithFallback(prefFolder, w.options.Folder)
}

// shortPath is a folder with the one that holds it: "Documents/Countersign".
func shortPath(path string) string {
	return filepath.Join(filepath.Base(filepath.Dir(path)), filepath.Base(path))
}

// openFolder shows the folder of the count in the program for files.
func (w *Window) openFolder() {
	w.showFolder(filepath.Dir(w.count.sitting.Path))
}

// tell says what went wrong; nothing was changed by it. The title is English, as
// the log has it.
func (w *Window) tell(title, said string) {
	w.options.Log.Warn("told", "title", title)
	w.frame.Ask(shell.Question{Title: words.T(title), Text: said, Kind: widget.Error, Cancel: words.T("Close")})
}

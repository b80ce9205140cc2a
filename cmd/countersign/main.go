// Command countersign is the desktop program: it wires the window of package
// ui to the window system, the log and the folders of this computer.
//
//	countersign [flags] [file.count | file.rollup | file.hall | file.vote | sheet.pdf | sheet.xlsx]
//
// The window speaks what the person has chosen in View > Language, or what
// --language asks for until another language is chosen there, or else what the
// system speaks. Fyne's own words, those of its file picker and of the menu on
// a cell, follow: they are given to Fyne in place of its own, which the system
// alone would choose. What is said on a terminal is in the system's language,
// or in that of the variable COUNTERSIGN_LANGUAGE, which is as good for both.
//
// A count that is open in another window, of this program or another one, is
// refused: its journal is locked. The log holds what happened and when, and
// never a figure or a name. A second process of the same name waits beside the
// program and writes a report if it crashes; see package ui/crash.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/lang"

	"countersign/assets"
	"countersign/assets/words"
	"countersign/count/hall"
	"countersign/ui"
)

// What the program is called; FyneApp.toml says the same, and a test compares.
const (
	id      = "org.countersign.desk"
	name    = "Countersign"
	version = "0.1.0"
	build   = 1
)

// gcPercent is how far the heap grows before it is collected.
const gcPercent = 40

func main() {
	if folder := os.Getenv(watchFolder); folder != "" {
		if watch(folder) != nil {
			os.Exit(1)
		}
		return
	}
	words.Use(system())
	o, err := parse(os.Args[1:], os.Stderr)
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		os.Exit(2) // flag has said why
	}
	if err := run(o); err != nil {
		_, _ = fmt.Fprintln(os.Stderr, "countersign:", words.Err(err))
		os.Exit(1)
	}
}

// options are what a call asks for.
type options struct {
	practice bool
	vote     string
	journal  string
	log      string
	folder   string
	language string
	files    []string
}

func parse(args []string, errs io.Writer) (options, error) {
	var o options
	f := flag.NewFlagSet("countersign", flag.ContinueOnError)
	f.SetOutput(errs)
	f.BoolVar(&o.practice, "practice", false, words.T("open the practice count: everything in it is invented"))
	f.StringVar(&o.vote, "vote", "", words.T("begin a count of the vote in this `file`, or of an embedded one: training, sebac-2011-06"))
	f.StringVar(&o.journal, "journal", "", words.T("join the counting hall at this `address`, postgres://..., or of an invitation's file; it is not shown to other users of this computer if it stands in a file"))
	f.StringVar(&o.log, "log", "", words.T("append a log to this `file`; it never holds figures or names"))
	f.StringVar(&o.folder, "folder", "", words.T("keep counts in this `folder` rather than in Documents/Countersign"))
	f.Func("language", words.F("speak this `language`, until another one is chosen in the window: %s", tags()), func(tag string) error {
		if !slices.ContainsFunc(words.Languages(), func(l words.Language) bool { return l.Tag == tag }) {
			return fmt.Errorf("the languages are %s", tags())
		}
		o.language = tag
		return nil
	})
	f.Usage = func() {
		_, _ = fmt.Fprintln(errs, words.T("Usage: countersign [flags] [file.count | file.rollup | file.hall | file.vote | sheet.pdf | sheet.xlsx]"))
		f.PrintDefaults()
	}
	err := f.Parse(args)
	o.files = f.Args()
	return o, err
}

// system is the language of this computer, or what the person has set for this
// program and tally.
func system() string {
	if tag := os.Getenv("COUNTERSIGN_LANGUAGE"); tag != "" {
		return tag
	}
	return string(lang.SystemLocale())
}

// tags are the languages as a call names them.
func tags() string {
	var out []string
	for _, l := range words.Languages() {
		out = append(out, l.Tag)
	}
	return strings.Join(out, ", ")
}

// run shows the window until it is closed.
func run(o options) (err error) {
	log, end, err := openLog(o.log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, end()) }()
	folder, err := countsFolder(o.folder)
	if err != nil {
		return err
	}
	crashes, err := keeper()
	if err == nil {
		err = watched(crashes)
	}
	if err != nil {
		log.Warn("crashes are not reported") // the count does not need it
	}
	icon := fyne.NewStaticResource("icon.png", assets.Icon)
	app.SetMetadata(fyne.AppMetadata{ID: id, Name: name, Version: version, Build: build, Icon: icon})
	a := calmed(app.NewWithID(id))
	a.SetIcon(icon)
	w := ui.Open(a, ui.Options{Folder: folder, Crash: crashes, Log: log, Language: o.language, System: system(), Sound: sounds()})
	started := false
	a.Lifecycle().SetOnStarted(func() {
		started = true
		// Memory is given back sooner: the laptops of counting halls are old.
		debug.SetGCPercent(gcPercent)
		if err := quiet(); err != nil {
			log.Warn("the error output is not quiet")
		}
		log.Info("started", "version", version)
		begin(w, o)
	})
	// The window system says by a panic that there is no screen.
	defer func() {
		if started {
			return
		}
		if fault := recover(); fault != nil {
			err = fmt.Errorf("no window can be opened here (%v). On a desktop it can; without one, use tally", fault)
		}
	}()
	w.Window().ShowAndRun()
	w.Close()
	log.Info("stopped")
	return nil
}

// begin opens what the call asks for, or what was open when the program was
// torn down; sheets are verified together.
func begin(w *ui.Window, o options) {
	switch {
	case len(o.files) > 0:
		w.OpenFiles(absolute(o.files))
	case o.journal != "":
		if !hall.IsAddress(o.journal) {
			o.journal = absolute([]string{o.journal})[0]
		}
		w.Join(o.journal)
	case o.vote != "":
		if _, embedded := assets.Vote(o.vote); !embedded {
			o.vote = absolute([]string{o.vote})[0]
		}
		w.OpenVote(o.vote)
	case o.practice:
		w.Practice()
	default:
		w.GoOn()
	}
	w.OfferReport()
}

// absolute keeps what is remembered right when the next start is elsewhere.
func absolute(paths []string) []string {
	out := make([]string, len(paths))
	for i, p := range paths {
		out[i] = p
		if abs, err := filepath.Abs(p); err == nil {
			out[i] = abs
		}
	}
	return out
}

func openLog(path string) (*slog.Logger, func() error, error) {
	if path == "" {
		return slog.New(slog.NewTextHandler(io.Discard, nil)), func() error { return nil }, nil
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, nil, fmt.Errorf("the log cannot be written: %w", err)
	}
	return slog.New(slog.NewTextHandler(f, nil)), f.Close, nil
}

// countsFolder is Documents/Countersign of the person who is logged in, unless
// the call says otherwise.
func countsFolder(asked string) (string, error) {
	if asked != "" {
		return filepath.Abs(asked)
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("this computer does not say where documents are kept; use --folder: %w", err)
	}
	return filepath.Join(home, "Documents", "Countersign"), nil
}

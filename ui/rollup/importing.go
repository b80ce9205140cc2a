package rollup

import (
	"context"
	"errors"
	"os"
	"sync/atomic"

	"countersign/assets/words"
	"countersign/count/board"
	"countersign/count/rollup"
	"countersign/export"
	"countersign/export/intake"
	"countersign/ui/certify"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// reading is an import on its way: files that are read, then the lists.
type reading struct {
	paths      []string
	identities string // opens sealed files
	cancel     func()
	stopped    bool
	kept       []rollup.Kept
	lists      board.Lists
	others     []string // that were not looked at
}

func (s *Screen) askFiles() { s.pick(false) }

func (s *Screen) askFolder() { s.pick(true) }

func (s *Screen) pick(folder bool) {
	p := shell.Pick{
		Title: words.T("Import sheets"), Accept: words.T("Read"), Start: s.Folder, Folder: folder, Check: exists,
		Text: words.T("A PDF, an Excel file, or a folder: then all sheets in it are read. Nothing is imported before you have seen what would be."),
		OnPick: func(path string) {
			s.Folder = path
			s.Import([]string{path})
		},
	}
	s.o.Frame.Pick(p)
}

func exists(path string) string {
	if _, err := os.Stat(path); err != nil {
		return words.T("There is no such file or folder. Look for it, or type the path again.")
	}
	return ""
}

// Import reads files, and all sheets in folders, and shows what would become of
// them. It is what a drop on the window leads to.
func (s *Screen) Import(names []string) {
	if s.reading != nil || len(names) == 0 {
		return
	}
	s.read(&reading{paths: names})
}

// found is what reading gives.
type found struct {
	kept   []rollup.Kept
	lists  board.Lists
	others []string
}

// read verifies the files of an import on the worker.
func (s *Screen) read(r *reading) {
	s.reading = r
	s.say(words.T("Looking for sheets. Esc stops."))
	s.o.Frame.Table.Refresh()
	reader := s.reader(r.identities)
	r.cancel = shell.Do(s.o.Worker, func(ctx context.Context, tell func(string)) (found, error) {
		if err := intake.Missing(r.paths); err != nil {
			return found{}, err
		}
		paths, others, err := intake.Find(r.paths)
		if err != nil {
			return found{}, err
		}
		kept, err := reader.Read(ctx, paths, steps(tell))
		if err != nil {
			return found{}, err
		}
		return found{kept, reader.Board.Preview(kept), others}, nil
	}, func(f found, err error) {
		s.reading, s.news = nil, ""
		switch {
		case s.gone:
		case r.stopped, errors.Is(err, context.Canceled):
			s.say(words.T("Stopped. Nothing was imported."))
		case err != nil:
			s.say(words.T("Nothing was imported."))
			s.tell(words.T("The files were not read"), certify.Sentence(err))
		case len(f.kept) == 0 && len(f.others) > 0:
			s.say(words.F("There is no sheet there. Not looked at: %s", named(f.others)))
		case len(f.kept) == 0:
			s.say(words.T("There is no sheet there. Nothing was imported."))
		default:
			r.kept, r.lists, r.others = f.kept, f.lists, f.others
			s.dressDrop()
			s.showLists(r)
			return
		}
		s.o.Frame.Table.Refresh()
	})
}

// steps tells how far reading is, a hundred times in all at the most.
func steps(tell func(string)) func(done, of int) {
	var last atomic.Int64
	return func(done, of int) {
		hundredth := int64(done * 100 / of)
		if was := last.Load(); hundredth > was && last.CompareAndSwap(was, hundredth) || of < 100 {
			tell(words.F("Checking sheet %s of %s", words.Now().Number(done), words.Now().Number(of)))
		}
	}
}

func (s *Screen) reader(identities string) *intake.Reader {
	return &intake.Reader{Board: s.o.Board, Trust: s.o.Trust, Identities: identities}
}

// cancelReading stops reading; nothing was imported.
func (s *Screen) cancelReading() {
	if r := s.reading; r != nil && !r.stopped {
		r.stopped = true
		r.cancel()
	}
}

// importAll takes what was read into the roll-up, all of it or nothing.
func (s *Screen) importAll(r *reading) {
	if s.reading != nil {
		return // Enter was struck twice
	}
	s.reading = r
	r.cancel = func() {} // the disk takes it whole; there is nothing to stop
	s.do(func(ctx context.Context) error {
		_, err := s.o.Board.Import(ctx, r.kept)
		return err
	}, func(err error) {
		s.reading = nil
		if err != nil {
			s.say(words.T("Nothing was imported."))
			s.tell(words.T("Nothing was imported"), certify.Sentence(err))
			return
		}
		s.news = importedWords(r.lists)
		s.showTable()
	})
}

// askSealed asks for the identity file of a recipient and reads again.
func (s *Screen) askSealed(r *reading) {
	s.o.Frame.Pick(shell.Pick{
		Title: words.T("Open sealed files"), Accept: words.T("Open"), Check: exists,
		Text: words.T("The age identity file of a recipient whom the vote definition names. It is read, and kept in memory only while these files are read."),
		OnPick: func(path string) {
			text, err := export.ReadFile(path)
			if err != nil {
				s.tell(words.T("The identity file was not read"), certify.Sentence(err))
				return
			}
			s.showTable()
			s.read(&reading{paths: r.paths, identities: string(text)})
		},
	})
}

func importedWords(l board.Lists) string {
	n := words.Now().Number
	return words.F("Imported %s, skipped %s, refused %s.", n(len(l.Import)), n(len(l.Skip)), n(len(l.Refused)))
}

func arrivedWords(l board.Lists) string {
	n := words.Now().Number
	return words.F("Arrived: imported %s, skipped %s, refused %s.", n(len(l.Import)), n(len(l.Skip)), n(len(l.Refused)))
}

// tell says what went wrong.
func (s *Screen) tell(title, said string) {
	s.o.Frame.Ask(shell.Question{Title: title, Text: said, Kind: widget.Error, Cancel: words.T("Close")})
}

package rollup

import (
	"context"
	"path/filepath"

	"countersign/assets/words"
	"countersign/count/board"
	"countersign/ui/certify"
	"countersign/ui/command"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// askWatch asks for a folder from which everything that arrives is imported.
func (s *Screen) askWatch() {
	s.o.Frame.Pick(shell.Pick{
		Title: words.T("Watch a folder"), Accept: words.T("Watch"), Start: s.Folder, Folder: true, Check: exists,
		Text: words.T("Sheets in this folder, and those that arrive in it, are imported as soon as they are whole, " +
			"until you stop or close the window. Refused files are named on record; the files themselves stay where they are."),
		OnPick: s.watch,
	})
}

// watch imports what arrives in a folder.
func (s *Screen) watch(folder string) {
	s.stopWatching()
	s.Folder, s.watched, s.came, s.others = folder, folder, board.Lists{}, nil
	ctx, cancel := context.WithCancel(context.Background())
	s.stopping = cancel
	s.say(words.F("Watching %s.", filepath.Base(folder)))
	go func() {
		err := s.o.Watch(ctx, folder, func(sheets, others []string) { s.arrived(ctx, sheets, others) })
		if err == nil || ctx.Err() != nil {
			return
		}
		shell.Do(s.o.Worker, func(context.Context, func(string)) (struct{}, error) { return struct{}{}, err },
			func(_ struct{}, err error) {
				if !s.gone {
					s.stopWatching()
					s.say(certify.Sentence(err))
				}
			})
	}()
}

// arrived imports files of the watched folder. It is called by the watcher, and
// touches nothing of the window.
func (s *Screen) arrived(ctx context.Context, paths, others []string) {
	reader, clock := s.reader(""), s.o.Clock
	shell.Do(s.o.Worker, func(context.Context, func(string)) (watchedImport, error) {
		kept, err := reader.Read(ctx, paths, nil)
		if err != nil {
			return watchedImport{}, err
		}
		lists, err := reader.Board.Import(ctx, kept)
		return watchedImport{lists, look(reader.Board, clock)}, err
	}, func(w watchedImport, err error) {
		switch {
		case s.gone || ctx.Err() != nil:
		case err != nil:
			s.say(words.F("Files arrived and were not imported. %s", certify.Sentence(err)))
		default:
			s.came.Import = append(s.came.Import, w.lists.Import...)
			s.came.Skip = append(s.came.Skip, w.lists.Skip...)
			s.came.Refused = append(s.came.Refused, w.lists.Refused...)
			s.others = append(s.others, others...)
			s.news = arrivedWords(s.came)
			s.take(w.now)
		}
	})
}

type watchedImport struct {
	lists board.Lists
	now   snapshot
}

func (s *Screen) stopWatching() {
	if s.stopping != nil {
		s.stopping()
		s.stopping, s.watched = nil, ""
	}
}

// hasCome says whether anything arrived in the folder that is watched, or was.
func (s *Screen) hasCome() bool {
	return len(s.came.Import)+len(s.came.Skip)+len(s.came.Refused)+len(s.others) > 0
}

// showCame shows what became of the files that arrived.
func (s *Screen) showCame() {
	back := s.button(words.T("Back"), words.T("Esc"), true, s.showTable)
	files := len(s.came.Import) + len(s.came.Skip) + len(s.came.Refused)
	l, page := s.filePage(words.N(files, "1 file arrived", "%s files arrived"), s.Folder, append(s.entries(s.came, true), notLookedAt(s.others)...),
		words.T("These files were imported as they arrived. What is refused is on record with its reason."), widget.Row(12, back))
	l.onKey = nil
	s.show(viewCame, page, l, s.showTable, s.showTable, command.Hint{Key: words.T("Up Down"), Text: words.T("read")}, escBack())
}

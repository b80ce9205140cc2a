package ui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"countersign/assets/words"
	"countersign/count/hall"
	"countersign/ui/certify"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// askJoin asks for the invitation of this table, or for its address.
func (w *Window) askJoin() {
	w.frame.Pick(shell.Pick{
		Title: words.T("Join a counting hall"), Accept: words.T("Join"), Start: "", Endings: []string{hall.Suffix},
		Text:     words.F("The file that the chief teller handed out for this table, which ends in %s, or its address, which begins with postgres://. Who has it can add to the count as this table: it is kept like a key.", hall.Suffix),
		Verbatim: hall.IsAddress,
		Check: func(said string) string {
			if hall.IsAddress(said) {
				return ""
			}
			if why := shell.IsFile(said); why != "" {
				return why
			}
			if !isHall(said) {
				return words.F("An invitation to a hall ends in %s.", hall.Suffix)
			}
			return ""
		},
		OnPick: w.Join,
	})
}

// Join opens the count of a hall by the file of an invitation or by an address.
// Of an address an invitation is made first, in the folder of the counts.
func (w *Window) Join(said string) {
	if !hall.IsAddress(said) {
		w.openCount(said)
		return
	}
	folder, join := w.folder(), w.options.Join
	shell.Do(w.worker, func(ctx context.Context, _ func(string)) (string, error) {
		return invite(ctx, folder, said, join)
	}, func(path string, err error) {
		if err != nil {
			w.options.Log.Warn("hall not joined", "code", codeOf(err))
			w.tell(words.Key("This hall was not joined"), certify.Sentence(err))
			return
		}
		w.openCount(path)
	})
}

// invite writes the invitation of an address, unless there is one already.
func invite(ctx context.Context, folder, address string, join Joiner) (string, error) {
	line, err := join(ctx, address)
	if err != nil {
		return "", err
	}
	name := line.Name()
	if err := line.Close(); err != nil {
		return "", err
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", fmt.Errorf("the folder for counts cannot be made: %w. Choose another one", err)
	}
	for n := 1; ; n++ {
		path := strings.TrimSuffix(numbered(folder, shell.FileName("Hall - "+name), n), ".count") + hall.Suffix
		if was, err := hall.ReadInvitation(path); err == nil && was.Address == address {
			return path, nil
		}
		if _, err := os.Lstat(path); err == nil {
			continue // of another address
		}
		return path, hall.WriteInvitation(path, name, address)
	}
}

// askSaveAs asks where the count of a hall is written as a file.
func (w *Window) askSaveAs() {
	start := filepath.Join(w.folder(), strings.TrimSuffix(fileName(w.count.sitting.Snapshot().Tally.Place), ".count")+".count")
	w.frame.Pick(shell.Pick{
		Title: words.T("Save as a file"), Accept: words.T("Save"), Start: start,
		Text: words.T("All that the hall has recorded goes into one .count file, entry by entry, and both are proved to be the same. " +
			"The file can be checked, certified and exported like any other; what is counted in the hall later is not in it."),
		Check: func(path string) string {
			if filepath.Ext(path) != ".count" {
				return words.T("The name of a count ends in .count.")
			}
			if _, err := os.Lstat(path); err == nil {
				return words.T("There is a file of this name already. Choose another name.")
			}
			return ""
		},
		OnPick: w.saveAs,
	})
}

func (w *Window) saveAs(path string) {
	h := w.count.sitting.Hall
	shell.Do(w.worker, func(ctx context.Context, tell func(string)) (int64, error) {
		tell(words.T("Copying the count of the hall"))
		return h.SaveAs(ctx, path)
	}, func(n int64, err error) {
		if err != nil {
			w.options.Log.Warn("hall not saved as a file", "code", codeOf(err))
			w.tell(words.Key("The count was not saved as a file"), certify.Sentence(err))
			return
		}
		w.frame.Ask(shell.Question{
			Title: words.T("Saved as a file"), Kind: widget.Success, Cancel: words.T("Stay in the hall"), OnCancel: w.show,
			Text:   words.F("%s of the hall are in the file, with the same proof. It lies in %s", entries(n), path),
			Accept: words.T("Open the file"), OnAccept: func() { w.openCount(path) },
		})
	})
}

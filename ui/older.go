package ui

import (
	"context"
	"os"
	"strings"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/journal"
	"countersign/ui/home"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// origin is the hash of a count's first event: all copies of a count have the
// same one, wherever they lie.
func origin(j journal.Journal) (count.Digest, error) {
	for e, err := range j.Read(context.Background(), 1) {
		return e.Hash, err
	}
	return count.Digest{}, nil
}

// newer is what is remembered of the same count with more entries than the file
// that was opened has.
func (w *Window) newer(c *counting) (home.Recent, bool) {
	now := c.sitting.Snapshot()
	var best home.Recent
	for _, r := range home.Remembered(w.app.Preferences()) {
		if r.Origin == c.origin.String() && r.Entries > max(now.Revision, best.Entries) {
			best = r
		}
	}
	return best, best.Entries > 0
}

// warnOlder says that the file which was opened is an older copy.
func (w *Window) warnOlder(r home.Recent) {
	path := w.count.sitting.Path
	has := entries(w.count.sitting.Snapshot().Revision)
	w.options.Log.Warn("older copy", "events", w.count.sitting.Snapshot().Revision, "newer", r.Entries)
	if r.Path == path {
		w.frame.Ask(shell.Question{
			Title: words.T("This is an older copy of the count"), Kind: widget.Warning, Cancel: words.T("Close"),
			Text: words.F("This file held %s when it was last open here, and holds %s now: an older copy lies in its place. "+
				"Look for the newer one before anything is keyed. %s", entries(r.Entries), has, sentence(r.Last)),
			OnCancel: func() { w.show() },
		})
		return
	}
	q := shell.Question{
		Title: words.T("This is an older copy of the count"), Kind: widget.Warning, Cancel: words.T("Stay with this one"), OnCancel: func() { w.show() },
	}
	if _, err := os.Stat(r.Path); err == nil {
		q.Text = words.F("It holds %s. The same count holds %s in another file. %s It lies in %s", has, entries(r.Entries), sentence(r.Last), r.Path)
		q.Accept, q.OnAccept = words.T("Open the newer one"), func() { w.openCount(r.Path) }
	} else {
		q.Text = words.F("It holds %s. The same count holds %s in another file. %s It was %s, which is not there now. Put in the stick that it is on before anything is keyed.",
			has, entries(r.Entries), sentence(r.Last), r.Path)
	}
	w.frame.Ask(q)
}

// sentence ends what is remembered of a count's last entry.
func sentence(last string) string { return strings.TrimSuffix(words.Say(last), ".") + "." }

// askAhead says that the second copy of the open count is newer than the count.
func (w *Window) askAhead(path string) {
	w.frame.Ask(shell.Question{
		Title: words.T("This is an older copy of the count"), Kind: widget.Warning, Cancel: words.T("Stay with this one"), OnCancel: func() { w.show() },
		Text:   words.F("The second copy holds more entries than this file, so this file is an old one. Go on with the copy. It lies in %s", path),
		Accept: words.T("Open the second copy"), OnAccept: func() { w.openCount(path) },
	})
}

package ui

import (
	"context"
	"os"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/journal"
	"countersign/ui/home"
	"countersign/ui/shell"
	"countersign/ui/widget"
)

// parted is what is remembered of another copy of the count that begins with
// first, which at its last entry held another one than this copy has there. Both
// were worked on since they were one. What has more entries than this copy
// cannot be told here.
func parted(j journal.Journal, first count.Digest, known []home.Recent) (home.Recent, error) {
	for _, r := range known {
		if r.Origin != first.String() || r.Head == "" || isHall(r.Path) {
			continue
		}
		for e, err := range j.Read(context.Background(), r.Entries) {
			if err != nil {
				return home.Recent{}, err
			}
			if count.Digest(e.Hash).String() != r.Head {
				return r, nil
			}
			break
		}
	}
	return home.Recent{}, nil
}

// warnParted says that the file which was opened and another one, or what lay
// in its place, were both worked on. Nobody but the tellers knows which is the
// count.
func (w *Window) warnParted(r home.Recent) {
	w.options.Log.Warn("copies have parted", "events", w.count.sitting.Snapshot().Revision, "other", r.Entries)
	q := shell.Question{
		Title: words.T("Two copies of this count have parted"), Kind: widget.Warning, Cancel: words.T("Stay with this one"), OnCancel: func() { w.show() },
	}
	_, err := os.Stat(r.Path)
	switch {
	case r.Path == w.count.sitting.Path:
		q.Cancel = words.T("Close")
		q.Text = words.F("This file held other entries when it was last open here: a copy that was worked on elsewhere lies in its place. "+
			"Only one of the two can be certified. Find out which one the tellers went on with before anything is keyed. %s", sentence(r.Last))
	case err == nil:
		q.Text = words.F("This copy and the one used last have parted: each holds entries that the other lacks. "+
			"Only one of the two can be certified. Find out which one the tellers went on with before anything is keyed. The other one holds %s. %s It lies in %s", entries(r.Entries), sentence(r.Last), r.Path)
		q.Accept, q.OnAccept = words.T("Open the other one"), func() { w.openCount(r.Path) }
	default:
		q.Text = words.F("This copy and the one used last have parted: each holds entries that the other lacks. "+
			"Only one of the two can be certified. Find out which one the tellers went on with before anything is keyed. The other one holds %s. %s It was %s, which is not there now.", entries(r.Entries), sentence(r.Last), r.Path)
	}
	w.frame.Ask(q)
}

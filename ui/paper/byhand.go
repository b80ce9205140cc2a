package paper

import (
	"context"
	"errors"
	"os"
	"slices"
	"strings"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export"
	"countersign/export/paper/byhand"
	"countersign/ui/shell"
	"countersign/ui/sitting"
	"countersign/ui/widget"
)

// AskImport asks for the file into which a count was keyed that had been kept
// on paper, and imports it into the open count.
func (p *Paper) AskImport(s *sitting.Sitting) {
	p.Frame.Pick(shell.Pick{
		Title: words.T("Import a hand-kept count"), Accept: words.T("Look at it"), Start: p.Folder(), Endings: []string{".xlsx", ".csv"},
		Text: words.T("The workbook (.xlsx) or CSV into which the paper was copied. Make one, with every batch of this place in it, with Paper forms in the menu File. " +
			"It is looked at first; nothing is imported by halves."),
		Check: func(path string) string {
			if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
				return words.T("There is no such file.")
			}
			return ""
		},
		OnPick: func(path string) { p.look(s, path) },
	})
}

// look reads a file and says what it would do, or all that is wrong with it.
func (p *Paper) look(s *sitting.Sitting, path string) {
	shell.Do(p.Worker, func(_ context.Context, tell func(string)) (*byhand.Count, error) {
		tell(words.T("Reading the count that was kept by hand"))
		b, err := export.ReadFile(path)
		if err != nil {
			return nil, err
		}
		now := s.Desk.Snapshot()
		c, err := byhand.Read(b, now.Vote, now.Tally.Place.ID)
		if err != nil {
			return nil, err
		}
		return c, c.Check(s.Desk)
	}, func(c *byhand.Count, err error) {
		if err != nil {
			p.refused(err)
			return
		}
		p.confirm(s, c)
	})
}

// refused lists everything that has to be put right.
func (p *Paper) refused(err error) {
	var faults byhand.Faults
	if !errors.As(err, &faults) {
		p.fail(words.T("This file cannot be imported"), err)
		return
	}
	said := make([]string, len(faults))
	for i, f := range faults {
		said[i] = f.Said(words.Now())
	}
	p.Frame.Ask(shell.Question{
		Title: words.T("Nothing was imported"), Kind: widget.Error, Cancel: words.T("Close"),
		Text:   words.N(len(faults), "1 thing has to be put right in the file. Then import it again.", "%s things have to be put right in the file. Then import it again."),
		Fields: []shell.Field{{Object: list(said)}},
	})
}

// confirm says what an import will do.
func (p *Paper) confirm(s *sitting.Sitting, c *byhand.Count) {
	said := []string{
		words.N(len(c.Entries), "1 entry of a recorder", "%s entries of recorders"),
		words.F("Recorder A: %s", kept(c, count.SideA)),
		words.F("Recorder B: %s", kept(c, count.SideB)),
		words.N(len(c.Account), "1 line of the ballot account", "%s lines of the ballot account"),
		words.F("Counted on %s, keyed by %s; so it will stand on the printed sheet", words.Say(c.Held.Words()), c.KeyedBy),
	}
	p.Frame.Ask(shell.Question{
		Title: words.T("Import this count"), Accept: words.T("Import"),
		Text:   words.T("Everything is entered as if it had been keyed here: where A and B differ, the batch differs and is recounted. What was entered stays on record."),
		Fields: []shell.Field{{Object: list(said)}},
		OnAccept: func() {
			shell.Do(p.Worker, func(ctx context.Context, tell func(string)) (byhand.Summary, error) {
				tell(words.T("Importing the count"))
				return c.Import(ctx, s.Desk)
			}, func(sum byhand.Summary, err error) { p.imported(s, sum, err) })
		},
	})
}

// kept names the recorders of a side.
func kept(c *byhand.Count, side count.Side) string {
	var names []string
	for _, e := range c.Entries {
		if e.Side == side && !slices.Contains(names, e.Recorder) {
			names = append(names, e.Recorder)
		}
	}
	if len(names) == 0 {
		return words.T("nobody")
	}
	return strings.Join(names, ", ")
}

func (p *Paper) imported(s *sitting.Sitting, sum byhand.Summary, err error) {
	s.Refresh()
	if err != nil {
		p.refused(err)
		return
	}
	s.Arrived() // what the worker entered is saved
	s.Note("imported by hand", "entries", sum.Entries, "events", sum.Events)
	kind := widget.Success
	if len(sum.Differ)+len(sum.Odd) > 0 {
		kind = widget.Warning
	}
	p.Frame.Ask(shell.Question{
		Title: words.T("The count was imported"), Kind: kind, Cancel: words.T("Close"),
		Fields: []shell.Field{{Object: list(sum.Said(words.Now()))}},
	})
}

package main

import (
	"bufio"
	"context"
	"errors"
	"os"
	"os/signal"
	"path/filepath"
	"strings"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/board"
	"countersign/count/rollup"
	"countersign/export"
	"countersign/export/intake"
)

var errNoSheet = errors.New("there is no sheet in this folder: nothing was imported")

type rollupImport struct {
	reading
	rollupFile
	Sheets []string `arg:"" type:"file" help:"The sheets; of a folder, the sheets in it."`
	Yes    bool     `help:"Import without asking."`
}

// Run verifies every file, shows what would become of it, and imports all or
// none. Its status is 1 where a file was refused or the answer was no.
func (c *rollupImport) Run(p *program) error {
	return c.heeding(p, c.trustList, func(b *board.Board) error {
		kept, err := c.examine(p, b, c.Sheets)
		if err != nil {
			return err
		}
		lists := b.Preview(kept)
		p.lists(p.shown(b, lists))
		if len(lists.Import)+len(lists.Refused) == 0 {
			p.printf("There is nothing new to import.\n")
			return nil
		}
		if !c.Yes && !p.agrees(words.T("Import these files? Refused ones are noted, and nothing of them counts. [y/N] ")) {
			p.printf("Nothing was imported.\n")
			return statusError(found)
		}
		if _, err := b.Import(context.Background(), kept); err != nil {
			return err
		}
		p.received(b.Report())
		if bad(lists) {
			return statusError(found)
		}
		return nil
	})
}

// examine verifies the files that a call names.
func (c reading) examine(p *program, b *board.Board, names []string) ([]rollup.Kept, error) {
	if err := intake.Missing(names); err != nil {
		return nil, failure{unreadable, err}
	}
	files, others, err := intake.Find(names)
	if err != nil {
		return nil, failure{unreadable, err}
	}
	p.notLookedAt(others)
	if len(files) == 0 {
		return nil, failure{unreadable, errNoSheet}
	}
	r, err := c.reader(b)
	if err != nil {
		return nil, err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	kept, err := r.Read(ctx, files, nil)
	if err != nil {
		return nil, errors.New("interrupted: nothing was imported")
	}
	return kept, nil
}

// mostOthers is how many files that are no sheets are named.
const mostOthers = 20

// notLookedAt names the files of a folder that do not look like a sheet.
func (p *program) notLookedAt(paths []string) {
	var names []string
	for _, path := range paths {
		names = append(names, filepath.Base(path))
	}
	switch more := len(names) - mostOthers; {
	case more > 0:
		p.printf("Not looked at: %s and %s more\n", strings.Join(names[:mostOthers], ", "), count.Grouped(more))
	case len(names) > 0:
		p.printf("Not looked at: %s\n", strings.Join(names, ", "))
	}
}

// agrees asks and takes nothing but a yes for one.
func (p *program) agrees(question string) bool {
	p.printf("%s", question)
	line, _ := bufio.NewReader(p.in).ReadString('\n')
	p.printf("\n")
	answer := strings.ToLower(strings.TrimSpace(line))
	return answer == "y" || answer == "yes"
}

func (p *program) received(r *rollup.Report) {
	p.printf("%s of %s are in, %s refused\n", count.Grouped(r.Received), words.N(r.Places, "1 place", "%s places"), words.N(len(r.Refused), "1 file", "%s files"))
	if said := export.Reservation(words.Now(), r); said != "" {
		p.printf("%s\n", said)
	}
	for _, n := range r.Waiting() {
		w := n.Place.Waiting.Revision
		if n.Place.Counted == nil {
			p.printf("Revision %d of %s waits, and sheets of this place contradict one another. Ask the place which is right, then: tally rollup accept --revision %d\n", w, n.Place.ID, w)
			continue
		}
		p.printf("Revision %d of %s waits: tally rollup accept --revision %d\n", w, n.Place.ID, w)
	}
}

// shown are lists as they may be shown: under embargo without what changed.
func (p *program) shown(b *board.Board, l board.Lists) board.Lists {
	if closed, _ := b.Closed(p.now()); !closed {
		return l
	}
	return board.Lists{Import: withoutFigures(l.Import), Skip: withoutFigures(l.Skip), Refused: withoutFigures(l.Refused)}
}

// withoutFigures leaves of outcomes what tells no figure of a vote.
func withoutFigures(outcomes []rollup.Outcome) []rollup.Outcome {
	var out []rollup.Outcome
	for _, o := range outcomes {
		o.Changes, o.Findings = nil, export.Quiet(o.Findings)
		out = append(out, o)
	}
	return out
}

type rollupWatch struct {
	reading
	rollupFile
	Folder string `arg:"" type:"path" help:"The folder to watch."`
	All    bool   `help:"Stop when every place is in."`
}

// Run imports each file that arrives once it is whole.
func (c *rollupWatch) Run(p *program) error {
	return c.heeding(p, c.trustList, func(b *board.Board) error {
		r, err := c.reader(b)
		if err != nil {
			return err
		}
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
		defer stop()
		ctx, done := context.WithCancelCause(ctx)
		defer done(nil)
		p.printf("Watching %s. To stop: Ctrl-C\n", c.Folder)
		err = intake.Watch(ctx, c.Folder, func(paths, others []string) {
			p.notLookedAt(others)
			if len(paths) == 0 {
				return
			}
			kept, err := r.Read(ctx, paths, nil)
			if err != nil {
				return // interrupted: nothing of these was imported
			}
			lists, err := b.Import(ctx, kept)
			if err != nil {
				done(err)
				return
			}
			p.lists(p.shown(b, lists))
			p.received(b.Report())
			if c.All && b.Report().Out() == 0 {
				done(nil)
			}
		})
		if cause := context.Cause(ctx); cause != nil && !errors.Is(cause, context.Canceled) {
			return cause
		}
		return err
	})
}

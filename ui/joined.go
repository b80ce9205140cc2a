package ui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/count/hall"
	"countersign/count/journal"
	"countersign/count/journal/postgres"
	"countersign/ui/certify"
	"countersign/ui/command"
	"countersign/ui/shell"
	"countersign/ui/sitting"
	"countersign/ui/widget"
)

// Joiner opens the line to a hall.
type Joiner func(ctx context.Context, address string) (hall.Line, error)

// overNetwork joins a hall as this computer. Its name is the same after a
// crash, so that what it had in hand is its own again.
func overNetwork(ctx context.Context, address string) (hall.Line, error) {
	machine, err := os.Hostname()
	if err != nil {
		return nil, fmt.Errorf("this computer does not say what it is called: %w", err)
	}
	return postgres.Open(ctx, address, machine)
}

// notBegun is a hall that has no count yet.
type notBegun struct {
	path  string
	chief bool
}

func (e *notBegun) Error() string {
	return "the chief teller has not begun this count yet: wait until that is said, then open it again"
}

// isHall says whether a file is an invitation to a hall.
func isHall(path string) bool { return strings.EqualFold(filepath.Ext(path), hall.Suffix) }

// inHall says whether the open count is that of a hall.
func (w *Window) inHall() bool { return w.count != nil && w.count.sitting.Hall != nil }

// joined opens the count of a hall with a workstation's invitation. Begin is
// what to do where there is none; nil refuses.
func joined(path string, o opening, begin func(hall.Line) (*desk.Desk, error)) (*opened, error) {
	ctx := context.Background()
	invitation, err := hall.ReadInvitation(path)
	if err != nil {
		return nil, err
	}
	line, err := o.join(ctx, invitation.Address)
	if err != nil {
		return nil, err
	}
	out, err := atTable(ctx, line, path, o, begin)
	if err != nil {
		return nil, errors.Join(err, line.Close())
	}
	return out, nil
}

// atTable lets one window work at a table. The chief teller's address is
// nobody's table.
func atTable(ctx context.Context, line hall.Line, path string, o opening, begin func(hall.Line) (*desk.Desk, error)) (*opened, error) {
	if !line.Chief() {
		there, err := line.Arrive(ctx, o.knowingly)
		if err != nil {
			return nil, err
		}
		if there != nil {
			return nil, &atWork{path, line.Name(), *there}
		}
	}
	return onLine(ctx, line, path, o, begin)
}

func onLine(ctx context.Context, line hall.Line, path string, o opening, begin func(hall.Line) (*desk.Desk, error)) (*opened, error) {
	seq, _, err := line.Head(ctx)
	if err != nil {
		return nil, err
	}
	out := &opened{path: path, line: line}
	switch {
	case seq > 0:
		out.desk, err = desk.Resume(ctx, line, o.Options)
	case begin != nil && line.Chief():
		out.desk, err = begin(line)
	default:
		err = &notBegun{path, line.Chief()}
	}
	if err != nil {
		return nil, err
	}
	if out.origin, err = origin(line); err != nil {
		return nil, err
	}
	if seat := o.crash.Seat(); seat.Count == path {
		out.seat = seat
	}
	return out, nil
}

// notJoined says why the count of a hall was not opened.
func (w *Window) notJoined(path string, err error) {
	var empty *notBegun
	var taken *atWork
	switch {
	case errors.As(err, &taken):
		w.askTakeOver(taken)
	case errors.As(err, &empty) && empty.chief:
		w.askBegin(path)
	case errors.As(err, &empty):
		w.askLater(words.T("The count has not been begun"), words.T("The chief teller begins the count of a hall, and has not yet. Wait until that is said, then look again."), path)
	case errors.Is(err, journal.ErrOffline):
		w.askLater(words.T("The hall cannot be reached"), words.T("The network is gone, or the hall's database. What was typed here before is kept. Look at the cable or the wireless network, then look again."), path)
	default:
		w.tell(words.Key("This hall was not joined"), certify.Sentence(err))
	}
}

func (w *Window) askLater(title, said, path string) {
	w.frame.Ask(shell.Question{
		Title: title, Text: said, Kind: widget.Warning,
		Accept: words.T("Look again"), OnAccept: func() { w.openCount(path) },
	})
}

// askBegin asks the chief teller which vote is counted in the hall.
func (w *Window) askBegin(path string) {
	w.pickVote(words.T("Begin the count of this hall"), func(v *count.Vote, p count.Place) {
		options := w.opening()
		w.work(func() (*opened, error) {
			return joined(path, options, func(line hall.Line) (*desk.Desk, error) {
				return desk.Create(context.Background(), line, v, p.ID, options.Options)
			})
		}, nil)
	})
}

// follow joins the open count to its hall.
func (w *Window) follow(s *sitting.Sitting, line hall.Line) {
	if line != nil {
		s.Join(line, sitting.HallOptions{Clock: w.options.Clock, After: w.options.After})
	}
}

// hallSaved is what the status bar says in a hall; ok is false where it says
// what it always does.
func (w *Window) hallSaved() (kind widget.Kind, said string, ok bool) {
	h := w.count.sitting.Hall
	if h == nil {
		return 0, "", false
	}
	if h.Fault() != nil {
		return widget.Error, words.T("This computer cannot follow the hall: join it again"), true
	}
	if connected, since := h.Connected(); !connected {
		return widget.Error, words.F("No network since %s", since.Format("15:04:05")), true
	}
	at, unsaved := w.count.sitting.Saved()
	switch {
	case errors.Is(unsaved, journal.ErrUnsettled):
		return widget.Warning, words.T("Not known to be saved"), true
	case unsaved != nil:
		return widget.Error, words.T("Not saved"), true
	case at.IsZero():
		return widget.Plain, words.T("Nothing entered here yet"), true
	}
	return widget.Success, words.F("Saved %s", clock(at)), true
}

// chiefOnly says whether something of the hall is done here.
func (w *Window) chiefOnly(said string) func() (bool, string) {
	return func() (bool, string) {
		if !w.inHall() {
			return false, words.T("The open count is not that of a counting hall.")
		}
		return w.count.sitting.Hall.Chief, said
	}
}

// hallActions are the commands of a counting hall.
func (w *Window) hallActions() []command.Action {
	return []command.Action{
		{ID: command.Join, Run: w.askJoin},
		{ID: command.Board, Run: func() { w.goTo(sitting.Board) }, Enabled: w.chiefOnly(words.T("The board is on the chief teller's computer."))},
		{ID: command.SaveAs, Run: w.askSaveAs, Enabled: w.chiefOnly(words.T("The chief teller saves the count of the hall as a file."))},
	}
}

// copiesOpen says why a second copy is not kept of a hall's count.
func (w *Window) copiesOpen() (bool, string) {
	return !w.inHall(), words.T("A second copy is for a count in a file. In a hall the database keeps the count: the chief teller saves it as a file.")
}

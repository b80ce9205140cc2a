package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/board"
	"countersign/count/journal"
	"countersign/count/rollup"
	"countersign/export"
)

type rollupShow struct {
	trustList
	rollupFile
	Of   string `name:"explain" help:"Explain the outcome at a union, unit or place, UNION/UNIT/LOCAL, too."`
	JSON bool   `name:"json" help:"Print one JSON object."`
}

func (c *rollupShow) Run(p *program) error {
	return c.heeding(p, c.trustList, func(b *board.Board) error {
		x := export.ReportOf(b, p.now(), export.Issue{})
		if c.JSON {
			return p.standingJSON(b, x)
		}
		p.standing(x)
		if c.Of != "" {
			if err := p.explainBody(b, x, c.Of); err != nil {
				return err
			}
		}
		if log := b.Log(); len(log) > 0 {
			p.printf("\nOn record\n")
			for _, e := range log {
				p.printf("  ")
				p.entry(e)
			}
		}
		return nil
	})
}

// standing prints the tree, what the rules say, what can still change it and
// what follows.
func (p *program) standing(x *export.Report) {
	r := x.Rollup()
	p.printf("%s\n", r.Vote.Title)
	if why := x.Closed(); why != "" {
		p.printf("EMBARGO. %s\n", words.Say(why))
	}
	p.printf("%d of %d places, files refused: %d\n", r.Received, r.Places, len(r.Refused))
	if said := export.Reservation(words.Now(), r); said != "" {
		p.printf("%s\n", said)
	}
	p.printf("\n")
	p.tree(&r.Coalition, 0, x.Closed() != "")
	for _, q := range r.Questions {
		p.questionStanding(&q, x.Closed() != "")
	}
	for _, f := range x.Doubtful() {
		p.printf("%s\n", findingLine(f))
	}
	if len(r.Follows) > 0 {
		p.printf("\nWhat follows\n")
	}
	for _, f := range r.Follows {
		p.printf("  %s: %s\n", f.Name, f.Words)
	}
	if len(r.Refused) > 0 {
		p.printf("\nRefused\n")
	}
	for _, f := range r.Refused {
		p.printf("%s\n", strings.TrimRight(fmt.Sprintf("  %s  %s", f.File, f.Place), " "))
		for _, x := range f.Findings {
			p.printf("    %s\n", findingLine(x))
		}
	}
}

func (p *program) tree(n *rollup.Node, depth int, closed bool) {
	name := n.Name
	if n.Code != "" {
		name = n.Code + "  " + name
	}
	line := strings.Repeat("  ", depth) + name
	if n.Place != nil {
		line += ": " + words.T(string(n.Place.State))
	} else if n.CountedWith != "" {
		line += words.F(": counted with %s", n.CountedWith)
	}
	p.printf("%s%s\n", line, figures(n, closed))
	if n.Place != nil {
		for _, f := range n.Place.Findings {
			p.printf("%s%s\n", strings.Repeat("  ", depth+2), findingLine(f))
		}
		for _, k := range n.Place.Keys() {
			if k.Says != "" {
				p.printf("%s%s: %s\n", strings.Repeat("  ", depth+2), k.Name, elsewhere(k.Says))
			}
		}
	}
	for i := range n.Children {
		p.tree(&n.Children[i], depth+1, closed)
	}
}

// figures are those of all questions on one line; under embargo, how many
// sheets are in.
func figures(n *rollup.Node, closed bool) string {
	said, s := "", ""
	for _, t := range n.Totals {
		if !t.Put || n.Place != nil && t.Received == 0 {
			continue
		}
		if in := words.F("; %d of %d in", t.Received, t.Of); n.Place == nil && in != said {
			said = in
			s += in
		}
		if t.Received > 0 && !closed {
			s += words.F("; %s %s yes, %s no", t.Question, t.Yes.Grouped(), t.No.Grouped())
		}
	}
	return s
}

func (p *program) questionStanding(q *rollup.Question, closed bool) {
	if closed {
		p.printf("\n%s\n  Rule: %s\n", q.Title, q.Rule)
		return
	}
	told := words.T("no figures yet")
	if t := q.Total; t.Received > 0 {
		told = words.F("%s yes, %s no, %s blank, %s void", t.Yes.Grouped(), t.No.Grouped(), t.Blank.Grouped(), t.Void.Grouped())
	}
	p.printf("\n%s: %s\n  Rule: %s\n", q.Title, told, q.Rule)
	if q.DecidedBy != count.LevelCoalition {
		p.printf("  %s\n", words.Say(q.Says))
		return
	}
	for _, l := range q.Explained.Lines() {
		p.printf("  %s\n", words.Say(l))
	}
	if len(q.Change) == 0 {
		return
	}
	p.printf("  Places that can still change it, %d:\n", len(q.Change))
	for _, id := range q.Change {
		p.printf("    %s\n", id)
	}
}

// explainBody prints the reasons of every outcome of one body.
func (p *program) explainBody(b *board.Board, x *export.Report, path string) error {
	if x.Closed() != "" {
		return errors.New("figures are under embargo: nothing is explained yet")
	}
	n := x.Rollup().Find(path)
	if n == nil {
		return fmt.Errorf("there is no union, unit or place %q in this vote", path)
	}
	p.printf("\n")
	for _, q := range b.Vote().Questions {
		for _, level := range []count.Level{count.LevelUnion, count.LevelUnit, count.LevelLocal} {
			if e, ok := b.Explain(q.ID, level, path); ok {
				p.printf("%s\n", words.Say(strings.Join(e.Lines(), "\n")))
			}
		}
	}
	return nil
}

// standingJSON is the same for other programs. Under embargo it holds no
// figures either.
func (p *program) standingJSON(b *board.Board, x *export.Report) error {
	log := b.Log()
	if log == nil {
		log = []board.Entry{}
	}
	e := json.NewEncoder(p.out)
	e.SetIndent("", "  ")
	return e.Encode(struct {
		Closed string         `json:"closed,omitempty"` // why figures are under embargo
		Report *rollup.Report `json:"report"`
		Log    []board.Entry  `json:"log"`
	}{x.Closed(), x.Rollup(), log})
}

type rollupAudit struct {
	File string `arg:"" type:"path" help:"The roll-up. It is opened for reading only."`
}

// Run proves the chain and folds every event again.
func (c *rollupAudit) Run(p *program) (err error) {
	ctx := context.Background()
	j, err := journal.OpenReadOnly(c.File)
	if err != nil {
		return cannotRead(c.File, noRollup(err))
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	if err := j.Verify(ctx); err != nil {
		return failure{found, err}
	}
	makeRoomFor(c.File)
	b, err := board.Resume(ctx, j, p.now)
	if err != nil {
		return failure{found, err}
	}
	n, head, err := j.Head(ctx)
	if err != nil {
		return err
	}
	p.printf("%s: %s, the chain is whole, every event follows from those before it.\n", c.File, words.N(int(n), "1 event", "%s events"))
	p.printf("Head %s\n%s, definition %s\n", head, b.Vote().Title, b.Digest())
	p.received(b.Report())
	for _, e := range b.Log() {
		p.entry(e)
	}
	return nil
}

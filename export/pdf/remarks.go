package pdf

import (
	"strconv"
	"strings"

	"countersign/count"
)

// remarkLines are the two lines that a row has room for. A longer remark is
// noted, to be repeated in full.
func (d *drawing) remarkLines(t batchTable, b count.Batch) []string {
	const most = 2
	text := strings.Join(d.remarksOf(b, t.first, t.questions), "; ")
	room := d.right - t.remark - 3
	if len(d.lines(text, room, most+1)) > most {
		d.cutRemarks[b.Number] = true
	}
	return d.lines(text, room, most)
}

func (c *canvas) settledWords(settled, reopened int) string {
	s := c.words.F("%d settled by recount", settled)
	if reopened > 0 {
		s += c.words.F(", %d reopened", reopened)
	}
	return s
}

// agreedAtOnce reports whether A and B found the same, without a recount and
// without reopening an entry.
func agreedAtOnce(b count.Batch) bool {
	return b.A.Closed && b.B.Closed && len(b.Recounts) == 0 && len(b.Remarks) == 0
}

// remarksOf tells what happened to a batch: its differences in the questions
// of the table, with all three figures, and the reasons of reopened entries.
func (c *canvas) remarksOf(b count.Batch, first int, questions []count.Question) []string {
	var out []string
	for _, r := range b.Recounts {
		n := -1
		for i, q := range questions {
			if q.ID == r.Question {
				n = first + i
			}
		}
		if n < 0 && (r.Question != "" || first > 0) {
			continue
		}
		out = append(out, c.recountWords(r, n))
	}
	for _, r := range b.Remarks {
		if first == 0 {
			out = append(out, c.words.F("%s reopened: %s", r.Side, r.Reason))
		}
	}
	return out
}

// recountWords writes a difference: "1 No: A 28, B 27, recount 28". question is
// its number from 0, or -1 for the ballots found.
func (c *canvas) recountWords(r count.Recount, question int) string {
	s := c.words.Say(r.Cell.Title())
	if question >= 0 {
		s = strconv.Itoa(question+1) + " " + s
	}
	s += ": A " + c.orDash(r.A) + ", B " + c.orDash(r.B)
	if r.Third.Set() {
		s += c.words.F(", recount %s", c.words.Say(r.Third.Grouped()))
	}
	if r.Neither() {
		s += c.words.T("; counted again by both")
	}
	return s
}

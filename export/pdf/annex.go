package pdf

import (
	"strconv"
	"strings"

	"countersign/assets/words"
	"countersign/count"
)

// back draws the batches and, after them, everything that page 1 has no room
// for.
func (d *drawing) back() {
	d.batches()
	d.y += 1.5
	words := d.glossary()
	wordsFit := d.y+d.heightOf(words, d.textWidth()) <= d.bottom
	if wordsFit {
		d.paragraph(d.left, d.textWidth(), words...)
	}
	d.y += 1
	d.findings()
	d.longRemarks()
	d.rollChange()
	d.voidLog()
	d.challengeLog()
	d.withdrawn()
	if !wordsFit {
		d.y += 1.5
		d.paragraph(d.left, d.textWidth(), words...)
	}
}

// section is a heading that stays with the first lines below it.
func (d *drawing) section(title string) {
	d.need(15)
	d.y += 1
	d.heading(title)
}

const small = 7.8

func (d *drawing) findings() {
	d.section(d.words.T("Findings"))
	if len(d.sheet.Findings) == 0 {
		d.paragraph(d.left, d.textWidth(), run{regular, small, black, d.words.T("None: every check passed.")})
	}
	for _, f := range d.sheet.Findings {
		runs := []run{
			{bold, small, black, f.Code + " " + d.words.T(string(f.Severity)) + ", " + d.where(f.Where) + ". "},
			{regular, small, black, d.words.Say(f.Short) + " "},
		}
		if f.Sum != "" {
			runs = append(runs, run{regular, small, soft, d.words.Say(f.Sum) + " "})
		}
		if f.Explanation != nil {
			runs = append(runs, run{regular, small, black, d.words.F("Explained: %s", quoted(f.Explanation))})
		}
		d.paragraph(d.left, d.textWidth(), runs...)
		d.y += 0.6
	}
}

// where names a spot with the numbers that the sheet gives its questions.
func (d *drawing) where(w count.Where) string {
	if w.Question != "" {
		w.Question = d.words.F("question %s", d.questionNumber(w.Question))
	}
	return d.words.Say(w.String())
}

func (d *drawing) questionNumber(id string) string {
	for i, q := range d.sheet.Tally.Questions {
		if q.ID == id {
			return strconv.Itoa(i + 1)
		}
	}
	return id
}

// longRemarks repeats the remarks that the table of batches had to cut.
func (d *drawing) longRemarks() {
	if len(d.cutRemarks) == 0 {
		return
	}
	t := &d.sheet.Tally
	d.section(d.words.T("Remarks in full"))
	for _, b := range t.Batches {
		if !d.cutRemarks[b.Number] {
			continue
		}
		text := strings.Join(d.remarksOf(b, 0, t.Questions), "; ")
		d.paragraph(d.left, d.textWidth(), run{bold, small, black, d.words.F("Batch %d. ", b.Number)}, run{regular, small, black, text})
		d.y += 0.6
	}
}

func (d *drawing) rollChange() {
	r := d.sheet.Tally.RollChange
	if r == nil {
		return
	}
	d.section(d.words.T("Roll corrected by the tellers"))
	d.paragraph(d.left, d.textWidth(), run{
		regular, small, black,
		d.words.F("Definition: %s. Tellers: %s. %s (%s)", d.words.Say(d.sheet.Tally.Place.Roll.Grouped()), d.words.Say(r.Roll.Grouped()), r.Reason, strings.Join(r.By, ", ")),
	})
}

func (d *drawing) voidLog() {
	var rows [][]string
	for _, v := range d.sheet.Tally.Voids {
		reason := v.Reason
		if v.Withdrawn != nil {
			reason = d.words.F("Withdrawn: %s", reason)
		}
		rows = append(rows, []string{strconv.Itoa(v.Batch), d.questionNumber(v.Question), reason, v.RuledBy})
	}
	d.log(d.words.F("Void log%s", d.star("void")), []column{
		{d.words.T("Batch"), 0.08, fromRight, bold},
		{d.words.T("Question"), 0.1, fromRight, regular},
		{d.words.T("Why it cannot be counted"), 0.54, fromLeft, regular},
		{d.words.T("Ruled by"), 0.28, fromLeft, regular},
	}, rows)
}

func (d *drawing) challengeLog() {
	var rows [][]string
	for _, c := range d.sheet.Tally.Challenges {
		ruling := d.words.T(string(c.Ruling))
		if c.Withdrawn != nil {
			ruling = d.words.F("withdrawn (%s)", ruling)
		}
		rows = append(rows, []string{strconv.Itoa(c.Envelope), c.Ground, ruling, c.Reason})
	}
	d.log(d.words.F("Challenge log%s", d.star("challenges")), []column{
		{d.words.T("Envelope"), 0.1, fromRight, bold},
		{d.words.T("Ground"), 0.4, fromLeft, regular},
		{d.words.T("Ruling"), 0.13, fromLeft, regular},
		{d.words.T("Reason"), 0.37, fromLeft, regular},
	}, rows)
}

// withdrawn says who took rows out of the logs, and why.
func (d *drawing) withdrawn() {
	for i, x := range d.sheet.Tally.Withdrawn() {
		if i == 0 {
			d.section(d.words.T("Withdrawn from the logs"))
		}
		d.paragraph(d.left, d.textWidth(), run{regular, small, black, withdrawal(d.words, x)})
		d.y += 0.6
	}
}

func withdrawal(w *words.Catalogue, x count.WithdrawnRow) string {
	by := strings.Join(x.By, ", ")
	if x.Log == count.VoidLog {
		return w.F("Row %d of the void log was withdrawn by %s and counts nowhere: %s", x.Row, by, x.Reason)
	}
	return w.F("Envelope %d was withdrawn by %s and counts nowhere: %s", x.Row, by, x.Reason)
}

func (d *drawing) log(title string, columns []column, rows [][]string) {
	d.section(title)
	if len(rows) == 0 {
		d.paragraph(d.left, d.textWidth(), run{regular, small, black, d.words.T("No entry.")})
		return
	}
	d.grid(columns, rows)
}

// glossary explains the words that people mix up, and how this vote treats a
// void ballot.
func (d *drawing) glossary() []run {
	words := []run{
		{bold, small, black, d.words.T("Words. ")},
		{
			regular, small, soft, d.words.T("Blank: no choice marked for this question. Void: in the box, cannot be counted for this question. " +
				"Spoiled: handed back and replaced, never in the box. Challenged: the right to vote is disputed; kept in its envelope."),
		},
	}
	if p := d.sheet.Tally.Policy.VoidPolicy; p != "" {
		words = append(words, run{regular, small, soft, d.words.F(" Void policy of this vote: %s", p)})
	}
	return words
}

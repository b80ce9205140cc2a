package pdf

import (
	"fmt"
	"strconv"
	"strings"

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
	d.section("Findings")
	if len(d.sheet.Findings) == 0 {
		d.paragraph(d.left, d.textWidth(), run{regular, small, black, "None: every check passed."})
	}
	for _, f := range d.sheet.Findings {
		runs := []run{
			{bold, small, black, f.Code + " " + string(f.Severity) + ", " + d.where(f.Where) + ". "},
			{regular, small, black, f.Short + " "},
		}
		if f.Sum != "" {
			runs = append(runs, run{regular, small, soft, f.Sum + " "})
		}
		if f.Explanation != nil {
			runs = append(runs, run{regular, small, black, "Explained: " + quoted(f.Explanation)})
		}
		d.paragraph(d.left, d.textWidth(), runs...)
		d.y += 0.6
	}
}

// where names a spot with the numbers that the sheet gives its questions.
func (d *drawing) where(w count.Where) string {
	if w.Question != "" {
		w.Question = "question " + d.questionNumber(w.Question)
	}
	return w.String()
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
	d.section("Remarks in full")
	for _, b := range t.Batches {
		if !d.cutRemarks[b.Number] {
			continue
		}
		text := strings.Join(remarksOf(b, 0, t.Questions), "; ")
		d.paragraph(d.left, d.textWidth(), run{bold, small, black, fmt.Sprintf("Batch %d. ", b.Number)}, run{regular, small, black, text})
		d.y += 0.6
	}
}

func (d *drawing) rollChange() {
	r := d.sheet.Tally.RollChange
	if r == nil {
		return
	}
	d.section("Roll corrected by the tellers")
	d.paragraph(d.left, d.textWidth(), run{
		regular, small, black,
		fmt.Sprintf("Definition: %s. Tellers: %s. %s (%s)", d.sheet.Tally.Place.Roll.Grouped(), r.Roll.Grouped(), r.Reason, strings.Join(r.By, ", ")),
	})
}

func (d *drawing) voidLog() {
	log := d.sheet.Tally.Voids
	d.section("Void log" + d.star("void"))
	if len(log) == 0 {
		d.paragraph(d.left, d.textWidth(), run{regular, small, black, "No entry."})
		return
	}
	rows := make([][]string, len(log))
	for i, v := range log {
		rows[i] = []string{strconv.Itoa(v.Batch), d.questionNumber(v.Question), v.Reason, v.RuledBy}
	}
	d.grid([]column{
		{"Batch", 0.08, fromRight, bold},
		{"Question", 0.1, fromRight, regular},
		{"Why it cannot be counted", 0.54, fromLeft, regular},
		{"Ruled by", 0.28, fromLeft, regular},
	}, rows)
}

func (d *drawing) challengeLog() {
	log := d.sheet.Tally.Challenges
	d.section("Challenge log" + d.star("challenges"))
	if len(log) == 0 {
		d.paragraph(d.left, d.textWidth(), run{regular, small, black, "No entry."})
		return
	}
	rows := make([][]string, len(log))
	for i, c := range log {
		rows[i] = []string{strconv.Itoa(c.Envelope), c.Ground, string(c.Ruling), c.Reason}
	}
	d.grid([]column{
		{"Envelope", 0.1, fromRight, bold},
		{"Ground", 0.4, fromLeft, regular},
		{"Ruling", 0.13, fromLeft, regular},
		{"Reason", 0.37, fromLeft, regular},
	}, rows)
}

// glossary explains the words that people mix up, and how this vote treats a
// void ballot.
func (d *drawing) glossary() []run {
	words := []run{
		{bold, small, black, "Words. "},
		{
			regular, small, soft, "Blank: no choice marked for this question. Void: in the box, cannot be counted for this question. " +
				"Spoiled: handed back and replaced, never in the box. Challenged: the right to vote is disputed; kept in its envelope.",
		},
	}
	if p := d.sheet.Tally.Policy.VoidPolicy; p != "" {
		words = append(words, run{regular, small, soft, " Void policy of this vote: " + p})
	}
	return words
}

package pdf

import (
	"fmt"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export/code"
	"countersign/export/pdf/file"
	"countersign/export/sign"
)

// Report is what a printed roll-up says. It holds no rule: whoever makes it has
// decided what the figures mean. Unset counts are printed as a dash.
type Report struct {
	Title     string           `json:"title"` // "Coalition roll-up report"
	Vote      count.VoteRef    `json:"vote"`
	Name      string           `json:"name"` // of the file, without its ending
	Paper     string           `json:"paper"`
	Revision  int              `json:"revision"`
	At        count.Time       `json:"at"`
	Box       []string         `json:"box"`     // at the upper right, first line bold: "2 of 3 unions"
	Verdict   string           `json:"verdict"` // bold, in the frame: "Not every sheet is in"
	Words     []string         `json:"words"`   // below it, a paragraph each: rules, what was obtained
	Questions []ReportQuestion `json:"questions"`
	Places    []ReportPlace    `json:"places"`
	Sheets    []ReportSheet    `json:"sheets"`
	Notes     []string         `json:"notes"`             // small print: samples, challenged ballots
	Follows   []string         `json:"follows,omitempty"` // what the outcomes mean, a paragraph each
	Signer    *count.Signer    `json:"signer,omitempty"`  // whose digital signature the report has room for
}

// ReportQuestion is a question with the bodies that voted on it.
type ReportQuestion struct {
	Title  string        `json:"title"`
	Meters []ReportMeter `json:"meters,omitempty"`
	Unions []ReportRow   `json:"unions"`
	Units  []ReportRow   `json:"units"`
	Total  ReportRow     `json:"total"` // of the coalition
}

// ReportRow is one body.
type ReportRow struct {
	Name    string      `json:"name"`
	Members count.Count `json:"members"`
	For     count.Count `json:"for"`
	Against count.Count `json:"against"`
	Casts   string      `json:"casts"` // "Yes", "No", "open", "11 : 4"
}

// ReportPlace is a place with the state of its sheet.
type ReportPlace struct {
	Place string `json:"place"`
	Unit  string `json:"unit"`
	State string `json:"state"` // "Received", "Not received", "Refused"
	Note  string `json:"note"`  // figures, or why it was refused
}

// ReportSheet is a sheet that was summed up.
type ReportSheet struct {
	Name     string       `json:"name"`
	Revision int          `json:"revision"`
	Digest   count.Digest `json:"digest"` // of its record
	SignedBy string       `json:"signed_by"`
}

// rollup is a report on its way to paper.
type rollup struct {
	*canvas
	r Report
}

const reportEnding = ".report.json"

// DrawRollup makes the printed report of a roll-up. What it says rides along as
// an attachment, whose digest stands in the footer. The same report gives the
// same bytes.
func DrawRollup(r Report) ([]byte, error) { return DrawRollupIn(r, nil) }

// DrawRollupIn is DrawRollup in another language, which has to be that of what
// the report says. A report is in one.
func DrawRollupIn(r Report, in words.Documents) (out []byte, err error) {
	defer recovered(&err)
	if len(in) > 1 {
		return nil, fmt.Errorf("pdf: a report is written in one language, and these are two: %s", in)
	}
	text, err := count.Canonical(r)
	if err != nil {
		return nil, err
	}
	layout := in.Layout(reportLayout)
	d := &rollup{newCanvas(r.Paper, in.Catalogues(words.ReportEdition)[0]), r}
	d.draw()
	digest := count.Sum(text)
	f := footer{
		title: d.words.T("Digest of this report"), note: d.words.T("The report rides along as an attachment."), layout: layout, digest: digest,
		definition: r.Vote.Digest, file: r.Name + ".pdf", revision: r.Revision, at: r.At,
	}
	if err := d.drawFooters(f, code.ReportText(r.Vote.ID, r.At, r.Revision, digest)); err != nil {
		return nil, err
	}
	raw, err := d.output(r.At)
	if err != nil {
		return nil, err
	}
	return d.finish(raw, printable(r.Title+", "+r.Vote.Title), d.words, layout, r.At, []file.Attachment{{
		Name: r.Name + reportEnding, MIME: recordMIME, Relationship: fromThis, Description: d.words.T("What this report says"), Data: text,
	}})
}

func (d *rollup) draw() {
	d.bottom -= 3
	d.newPage = func() {
		d.addPage()
		d.embargoBar(d.r.Vote.Embargo)
		d.mark("H1", "", func() {
			d.font(bold, 13)
			d.fit(d.left, d.y+5, d.textWidth(), fromLeft, d.words.F("%s, continued", d.r.Title))
		})
		d.y += 8.5
	}
	d.addPage()
	d.embargoBar(d.r.Vote.Embargo)
	d.head()
	d.verdict()
	for i, q := range d.r.Questions {
		for _, m := range q.Meters {
			d.meter(m)
		}
		d.bodies(d.words.F("Question %d: %s. How each union voted", i+1, q.Title), d.words.T("Union"), q.Unions, &q.Total)
		if len(q.Units) > 0 {
			d.bodies(d.words.F("Question %d: %s. How each unit voted", i+1, q.Title), d.words.T("Unit"), q.Units, nil)
		}
	}
	if len(d.r.Follows) > 0 {
		d.need(12)
		d.heading(d.words.T("What follows"))
	}
	for _, words := range d.r.Follows {
		d.paragraph(d.left, d.textWidth(), run{regular, 8.6, black, words})
	}
	for _, note := range d.r.Notes {
		d.paragraph(d.left, d.textWidth(), run{regular, 7.4, soft, note})
	}
	d.officers()
	d.places()
	d.sheets()
}

func (d *rollup) head() {
	d.font(bold, 12)
	w := 40.0
	for i, line := range d.r.Box {
		if i == 1 {
			d.font(regular, 9)
		}
		w = max(w, d.measure(printable(line))+6.4)
	}
	w = min(w, d.textWidth()*0.44)
	if len(d.r.Box) > 0 {
		d.frame(d.right-w, d.y, w, 3+4.3*float64(len(d.r.Box)), innerRule)
	}
	d.mark("H1", "", func() {
		d.font(bold, 20)
		d.fit(d.left, d.y+6.6, d.textWidth()-w-4, fromLeft, d.r.Title)
	})
	d.mark("P", "", func() {
		d.font(regular, 11)
		d.fit(d.left, d.y+12, d.textWidth()-w-4, fromLeft, d.r.Vote.Title)
	})
	for i, line := range d.r.Box {
		d.mark("P", "", func() {
			d.font(regular, 9)
			if i == 0 {
				d.font(bold, 12)
			}
			d.fit(d.right-3.2, d.y+5.2+4.1*float64(i), w-6.2, fromRight, line)
		})
	}
	d.y += max(15, 6+4.3*float64(len(d.r.Box)))
}

// verdict is the frame with what was asked and what was obtained.
func (d *rollup) verdict() {
	const margin = 4.4
	room := d.textWidth() - 2*margin
	runs := [][]run{{{bold, 14, black, d.r.Verdict}}}
	for _, w := range d.r.Words {
		runs = append(runs, []run{{regular, 9.6, black, w}})
	}
	height := 4.4
	for _, r := range runs {
		height += d.heightOf(r, room)
	}
	top, whole := d.y, d.y+height <= d.bottom
	d.y += 2.2
	for _, r := range runs {
		d.paragraph(d.left+margin, room, r...)
	}
	d.y += 2.2
	if whole { // a frame cannot go on over a page
		d.frame(d.left+boxRule/2, top, d.textWidth()-boxRule, height, boxRule)
	}
	d.y += 3
}

// officers is where the report is signed in ink.
func (d *rollup) officers() {
	const room, box = 19.0, 13.0
	height := room
	if d.r.Signer != nil {
		height += box
	}
	d.need(height)
	w := d.inkLines(d.y+13, d.words.T("Coalition secretary"), d.words.T("Second officer"), d.words.T("Observer"))
	d.y += room
	if who := d.r.Signer; who != nil {
		d.dashed(d.left, d.y, w, box-2)
		d.font(regular, 6.2)
		d.fit(d.left+1.5, d.y+3.4, w-3, fromLeft, d.words.T("Room for the digital signature by the key"))
		d.fit(d.left+1.5, d.y+6.4, w-3, fromLeft, sign.Fingerprint(who.Key).Short())
		d.fields = append(d.fields, field{
			name: FieldName(0), label: d.words.F("Signature of %s", printable(who.Name)), page: d.pdf.PageNo() - 1, x: d.left, y: d.y, w: w, h: box - 2,
		})
		d.y += box
		d.embedLetters(d.words, printable(who.Name)+printable(string(who.Role)))
	}
}

func (d *rollup) places() {
	if len(d.r.Places) == 0 {
		return
	}
	d.need(25)
	d.heading(d.words.T("Places"))
	rows := make([][]string, len(d.r.Places))
	for i, p := range d.r.Places {
		rows[i] = []string{p.Place, p.Unit, p.State, p.Note}
	}
	d.grid([]column{
		{d.words.T("Place"), 0.27, fromLeft, regular},
		{d.words.T("Code"), 0.23, fromLeft, regular},
		{d.words.T("State"), 0.13, fromLeft, bold},
		{d.words.T("Figures or reason"), 0.37, fromLeft, regular},
	}, rows)
	d.y += 3
}

func (d *rollup) sheets() {
	if len(d.r.Sheets) == 0 {
		return
	}
	d.need(25)
	d.heading(d.words.T("Sheets that were summed up"))
	rows := make([][]string, len(d.r.Sheets))
	for i, s := range d.r.Sheets {
		rows[i] = []string{s.Name, fmt.Sprint(s.Revision), d.firstGroups(s.Digest), s.SignedBy}
	}
	d.grid([]column{
		{d.words.T("Place"), 0.36, fromLeft, regular},
		{d.words.T("Rev."), 0.06, fromRight, regular},
		{d.words.T("Digest begins"), 0.25, fromLeft, regular},
		{d.words.T("Signed by"), 0.33, fromLeft, regular},
	}, rows)
}

// inkLines are lines to sign on in ink, side by side, with who signs below each.
// It gives the width of one.
func (c *canvas) inkLines(y float64, titles ...string) float64 {
	const gap = 6.0
	w := (c.textWidth() - gap*float64(len(titles)-1)) / float64(len(titles))
	for i, title := range titles {
		x := c.left + (w+gap)*float64(i)
		c.rule(x, y, x+w, y, innerRule, black)
		c.mark("P", "", func() {
			c.font(bold, 8.8)
			c.put(x, y+3.6, fromLeft, title)
			used := c.measure(title + " ")
			c.font(regular, 7.4)
			c.put(x+used, y+3.6, fromLeft, c.words.T("name, date"))
		})
	}
	return w
}

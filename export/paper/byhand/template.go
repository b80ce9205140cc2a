package byhand

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"countersign/assets/words"
	"countersign/count"
)

// Template is the file for a place, to be filled in: a row for each side of so
// many batches, the lines of the account, room in the logs. It is a workbook, or
// CSV where text is asked for; notes in it are in the language of c. The same
// vote, place, number and language give the same bytes.
func Template(v *count.Vote, id count.PlaceID, batches int, text bool, c *words.Catalogue) ([]byte, error) {
	p, ok := v.Place(id)
	if !ok {
		return nil, fmt.Errorf("there is no place %q in this vote", id)
	}
	if batches < 1 || batches > count.MaxBatches {
		return nil, fmt.Errorf("a place has 1 to %s batches, not %d", count.Grouped(count.MaxBatches), batches)
	}
	digest, err := v.Digest()
	if err != nil {
		return nil, err
	}
	if c == nil {
		c = words.Now()
	}
	rows := template{v, p, digest, batches, c}.rows()
	if text {
		return writeText(rows)
	}
	return writeBook(rows)
}

// template is what a file is made of.
type template struct {
	vote    *count.Vote
	place   count.Place
	digest  count.Digest
	batches int
	words   *words.Catalogue
}

// logRows is the room for tellers, challenges and void ballots.
const logRows = 6

func (t template) rows() [][]string {
	c := t.words
	note := func(s string) []string { return []string{"# " + s} }
	out := [][]string{
		{wordFormat},
		note(c.F("A count that was kept on paper: %s", t.place.Title())),
		note(c.T("Copy what stands on the paper. 0 where there were none: an empty cell is not counted. What begins with # is not read; what is left empty is not imported.")),
		{wordVote, t.vote.ID, t.digest.String()},
		{wordPlace, string(t.place.ID)},
		note(c.T("Day of the count like 2026-05-08, and the hall. Then the teller who copies the paper into this file.")),
		{wordHeld, "", ""},
		{wordKeyedBy, ""},
		note(c.T("Name, and role in English: chief teller, recorder or observer")),
	}
	for range logRows {
		out = append(out, []string{wordTeller, "", ""})
	}
	out = append(
		out,
		note(c.T("How many batches there are, then the register: who recorded, the ballots found, the figures of each question")),
		[]string{wordBatches, strconv.Itoa(t.batches)},
	)
	names := columns(t.vote.QuestionsAt(t.place.ID))
	out = append(out, append([]string{wordColumns}, names...))
	for n := 1; n <= t.batches; n++ {
		for _, side := range []count.Side{count.SideA, count.SideB} {
			line := make([]string, 1+len(names))
			line[0], line[1], line[2] = wordCount, strconv.Itoa(n), string(side)
			out = append(out, line)
		}
	}
	out = append(out, note(c.T("The ballot account")))
	for _, l := range t.vote.Ballots.Method.Lines() {
		out = append(out, []string{wordAccount, string(l), "", "# " + c.T(l.Title())})
	}
	out = append(out, note(c.T("Challenged ballots: envelope, ground, ruling in English (sustained, overruled or unresolved), reason of the ruling")))
	for n := 1; n <= logRows; n++ {
		out = append(out, []string{wordChallenged, strconv.Itoa(n), "", "", ""})
	}
	out = append(out, note(c.F("Void ballots: batch, question (%s), reason, who ruled", codes(t.vote.QuestionsAt(t.place.ID)))))
	for range logRows {
		out = append(out, []string{wordVoid, "", "", "", ""})
	}
	return out
}

func codes(qs []count.Question) string {
	out := ""
	for i, q := range qs {
		if i > 0 {
			out += ", "
		}
		out += q.ID
	}
	return out
}

func writeText(rows [][]string) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\uFEFF") // without it Excel shows wrong letters
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	if err := w.WriteAll(rows); err != nil {
		return nil, fmt.Errorf("the template cannot be written: %w", err)
	}
	return b.Bytes(), nil
}

// Sheet is the name of the workbook's sheet.
const Sheet = "Count"

func writeBook(rows [][]string) (out []byte, err error) {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	if err := f.SetSheetName(f.GetSheetName(0), Sheet); err != nil {
		return nil, err
	}
	b := book{file: f}
	b.styles()
	b.look()
	for i, cells := range rows {
		b.row(i+1, cells)
	}
	if b.err != nil {
		return nil, fmt.Errorf("the template cannot be written: %w", b.err)
	}
	buf, err := f.WriteToBuffer()
	if err != nil {
		return nil, fmt.Errorf("the template cannot be written: %w", err)
	}
	return buf.Bytes(), nil
}

// IsText says by the name of a file whether it is to be CSV rather than a
// workbook, and refuses any other kind.
func IsText(name string) (bool, error) {
	switch ext := strings.ToLower(filepath.Ext(name)); ext {
	case ".csv":
		return true, nil
	case ".xlsx":
		return false, nil
	default:
		return false, fmt.Errorf("a count on paper is keyed into a workbook or CSV: name the file .xlsx or .csv, not %q", ext)
	}
}

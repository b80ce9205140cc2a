package rolluptest

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"countersign/count"
)

// row is a row of a table by its column heads.
type row map[string]string

func read(r io.Reader) ([]row, error) {
	lines, err := csv.NewReader(r).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("the table cannot be read: %w", err)
	}
	if len(lines) == 0 {
		return nil, errors.New("the table is empty")
	}
	var out []row
	for _, line := range lines[1:] {
		x := row{}
		for i, head := range lines[0] {
			x[head] = line[i]
		}
		out = append(out, x)
	}
	return out, nil
}

// total reports whether the row is the sum of others.
func (r row) total() bool { return strings.Contains(r["local_or_unit"], "total") }

// covers reports whether a row is one of those that the total r sums.
func (r row) covers(x row) bool {
	return !x.total() && x["question"] == r["question"] && (r["group"] == "" || r["group"] == x["group"])
}

// abstained reports whether papers without a choice were printed.
func (r row) abstained() bool { return r["other_label"] == "abstain" }

// figures reads the four figures of a row. What was not printed is 0, and the
// sheet marks it as sample.
func (r row) figures() (count.Figures, error) {
	cells := map[count.Cell]string{count.CellYes: r["yes"], count.CellNo: r["no"], count.CellBlank: "0", count.CellVoid: r["spoiled_or_void"]}
	if r.abstained() {
		cells[count.CellBlank] = r["other"]
	}
	if cells[count.CellVoid] == "" {
		cells[count.CellVoid] = "0"
	}
	var f count.Figures
	for c, s := range cells {
		n, err := count.ParseCount(s)
		if err != nil || !n.Set() {
			return f, fmt.Errorf("%s, %s: %s is %q", r["event"], r["local_or_unit"], c, s)
		}
		f = f.Put(c, n)
	}
	if _, err := count.ParseCount(r["eligible"]); err != nil {
		return f, fmt.Errorf("%s, %s: eligible: %w", r["event"], r["local_or_unit"], err)
	}
	return f, nil
}

// Published is a total as its source prints it.
type Published struct {
	Event, Question, Group string
	Rows                   int // rows of the table below it
	Yes, No                count.Count
	Complete               string // "yes", "partial", "no": whether those rows are all there are
}

// publishedTotals reads published_totals.csv. Question is the code of a
// question of the vote.
func publishedTotals(csv io.Reader) ([]Published, error) {
	rows, err := read(csv)
	if err != nil {
		return nil, err
	}
	var out []Published
	for _, r := range rows {
		yes, err1 := count.ParseCount(r["published_yes"])
		no, err2 := count.ParseCount(r["published_no"])
		n, err3 := count.ParseCount(r["rows_included"])
		if err1 != nil || err2 != nil || err3 != nil {
			return nil, fmt.Errorf("%s, %s: a figure cannot be read", r["event"], r["question"])
		}
		out = append(out, Published{r["event"], code(r["question"]), r["group"], n.Int(), yes, no, r["complete"]})
	}
	return out, nil
}

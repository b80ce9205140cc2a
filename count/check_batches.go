package count

import (
	"fmt"
	"slices"
	"strings"
)

// MaxBatches is the most that one place can declare.
const MaxBatches = 5_000

// B104: batches are 1..n without a gap or a repeat, n as declared.
func checkNumbers(t *Tally, _ Clock) []Finding {
	seen := map[int]int{}
	for _, b := range t.Batches {
		seen[b.Number]++
	}
	var bad []string
	if t.Declared.Int() > MaxBatches {
		bad = append(bad, fmt.Sprintf("%s are more than %s", t.Declared.Grouped(), Grouped(MaxBatches)))
	}
	for n := 1; n <= min(t.Declared.Int(), MaxBatches); n++ {
		if seen[n] == 0 {
			bad = append(bad, fmt.Sprintf("%d is missing", n))
		}
	}
	for _, b := range t.Batches {
		if seen[b.Number] > 1 {
			bad = append(bad, fmt.Sprintf("%d is there twice", b.Number))
			seen[b.Number] = 1
		}
		if b.Number < 1 || b.Number > t.Declared.Int() {
			bad = append(bad, fmt.Sprintf("%d is not one of %s", b.Number, t.Declared.Grouped()))
		}
	}
	if !t.Declared.Set() || t.Declared.Int() == 0 {
		bad = append([]string{"no batch has been declared"}, bad...)
	}
	if len(bad) == 0 {
		return nil
	}
	return []Finding{{
		Code: "B104", Severity: Error, Short: "The batch numbers are not complete",
		Long: "Say how many batches there are, and look for the bundle whose number is missing.",
		Sum:  strings.Join(bad, "; "),
	}}
}

// B105: two different people record a batch.
func checkPeople(t *Tally, _ Clock) []Finding {
	var out []Finding
	for _, b := range t.Batches {
		if b.A.Recorder != "" && b.A.Recorder == b.B.Recorder {
			out = append(out, Finding{
				Code: "B105", Severity: Error, Where: Where{Batch: b.Number},
				Short: fmt.Sprintf("Batch %d: recorder A and recorder B are the same person", b.Number),
				Long:  "Somebody else has to count this batch for one of the two sides.",
				Sum:   b.A.Recorder + " recorded both sides",
			})
		}
	}
	return out
}

// missing words a difference: "2 ballots missing", "1 ballot too many".
func missing(found, want int, unit string) string {
	d, word := want-found, "missing"
	if d < 0 {
		d, word = -d, "too many"
	}
	if d != 1 {
		unit += "s"
	}
	return fmt.Sprintf("%s %s %s", Grouped(d), unit, word)
}

// B102: A and B found the same.
func checkDifferences(t *Tally, _ Clock) []Finding {
	var out []Finding
	for _, b := range t.Batches {
		for _, d := range b.Differences(t.QuestionIDs()) {
			out = append(out, Finding{
				Code: "B102", Severity: Error, Where: Where{Batch: b.Number, Question: d.Question, Cell: d.Cell},
				Short: fmt.Sprintf("Batch %d: A and B differ in %s%s", b.Number, t.short(d.Question), d.Cell.Title()),
				Long:  "Both recorders count this pile again, together, and type what they find.",
				Sum:   fmt.Sprintf("A has %s, B has %s", d.A.Grouped(), d.B.Grouped()),
			})
		}
	}
	return out
}

func (t *Tally) short(question string) string {
	for _, q := range t.Questions {
		if q.ID == question {
			return q.Short + ", "
		}
	}
	return ""
}

// B106 and B107: what a difference looks like. Hints and no more.
func checkHints(t *Tally, _ Clock) []Finding {
	var out []Finding
	for _, b := range t.Batches {
		ds := b.Differences(t.QuestionIDs())
		for i, d := range ds {
			if digitsSwapped(d) {
				out = append(out, Finding{
					Code: "B107", Severity: Note, Where: Where{Batch: b.Number, Question: d.Question, Cell: d.Cell},
					Short: fmt.Sprintf("Batch %d: two digits may be exchanged", b.Number),
					Long:  "Compare the figure with the paper, digit by digit.",
					Sum: fmt.Sprintf("%s and %s differ by %s, which divides by 9", d.A.Grouped(), d.B.Grouped(),
						Grouped(abs(d.A.Int()-d.B.Int()))),
				})
			}
			for _, e := range ds[i+1:] {
				if h, ok := t.exchanged(b.Number, d, e); ok {
					out = append(out, h)
				}
			}
		}
	}
	return out
}

func digitsSwapped(d Recount) bool {
	return d.A.Set() && d.B.Set() && d.A.Int() >= 100 && d.B.Int() >= 100 && (d.A.Int()-d.B.Int())%9 == 0
}

func (t *Tally) exchanged(batch int, d, e Recount) (Finding, bool) {
	if d.Cell == CellBallots || !d.A.Set() || !d.B.Set() || !e.A.Set() || !e.B.Set() || d.A.Int()-d.B.Int() != e.B.Int()-e.A.Int() {
		return Finding{}, false
	}
	first, second := t.short(d.Question)+d.Cell.Title(), t.short(e.Question)+e.Cell.Title()
	looks := fmt.Sprintf("looks like %s %s put under the other heading", Grouped(abs(d.A.Int()-d.B.Int())), "counted")
	if d.A == e.B && d.B == e.A {
		looks = fmt.Sprintf("looks like %s and %s exchanged", first, second)
	}
	return Finding{
		Code: "B106", Severity: Note, Where: Where{Batch: batch, Question: d.Question, Cell: d.Cell},
		Short: fmt.Sprintf("Batch %d: %s", batch, looks),
		Long:  "Look at which pile belongs under which heading, then count the two again.",
		Sum: fmt.Sprintf("%s: A %s, B %s; %s: A %s, B %s", first, d.A.Grouped(), d.B.Grouped(), second,
			e.A.Grouped(), e.B.Grouped()),
	}, true
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// B108: a recount agreed with neither recorder. The question was counted
// whole again, and two tellers say what had happened: once for a cell, however
// often it happened, for an explanation names the cell.
func checkNeither(t *Tally, _ Clock) []Finding {
	var out []Finding
	for _, b := range t.Batches {
		for _, r := range b.Recounts {
			if !r.Neither() {
				continue
			}
			where := Where{Batch: b.Number, Question: r.Question, Cell: r.Cell}
			sum := fmt.Sprintf("A %s, B %s, recount %s", r.A.Grouped(), r.B.Grouped(), r.Third.Grouped())
			if i := slices.IndexFunc(out, func(f Finding) bool { return f.Where == where }); i >= 0 {
				out[i].Sum += "; " + sum
				continue
			}
			out = append(out, Finding{
				Code: "B108", Severity: Warning, Where: where,
				Short: fmt.Sprintf("Batch %d: the recount matched neither A nor B", b.Number),
				Long:  "Both recorders count the question again. Two tellers explain what had happened.",
				Sum:   sum,
			})
		}
	}
	return out
}

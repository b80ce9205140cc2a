package count_test

import (
	"slices"
	"testing"

	"countersign/count"
)

// row is one check: a count in which it fires, with what it says, and the
// nearest count in which it does not.
type row struct {
	code     string
	what     string
	severity count.Severity
	where    string
	sum      string
	fires    func(*count.Tally)
	quiet    func(*count.Tally)
}

func of(fs []count.Finding, code string) []count.Finding {
	var out []count.Finding
	for _, f := range fs {
		if f.Code == code {
			out = append(out, f)
		}
	}
	return out
}

func runRows(t *testing.T, rows []row) {
	t.Helper()
	for _, r := range rows {
		t.Run(r.code+" "+r.what, func(t *testing.T) {
			y := sampleTally(t)
			r.fires(y)
			got := of(count.Check(y, inside(t)), r.code)
			if len(got) == 0 {
				t.Fatalf("%s does not fire; found %v", r.code, codes(count.Check(y, inside(t))))
			}
			f := got[0]
			if f.Severity != r.severity || f.Where.String() != r.where {
				t.Errorf("%s is %s at %q, want %s at %q", r.code, f.Severity, f.Where, r.severity, r.where)
			}
			if f.Sum != r.sum {
				t.Errorf("the sum is\n%s\nwant\n%s", f.Sum, r.sum)
			}
			if f.Short == "" || f.Long == "" {
				t.Errorf("%s lacks a wording: %q, %q", r.code, f.Short, f.Long)
			}
			y = sampleTally(t)
			r.quiet(y)
			if got := of(count.Check(y, inside(t)), r.code); len(got) > 0 {
				t.Errorf("%s fires where it should not: %s", r.code, got[0].Sum)
			}
		})
	}
}

func codes(fs []count.Finding) []string {
	var out []string
	for _, f := range fs {
		out = append(out, f.Key())
	}
	return out
}

func none(*count.Tally) {}

func TestNothingIsFoundInASoundCount(t *testing.T) {
	for _, x := range []struct {
		name string
		make func(*count.Tally)
		want []string
	}{
		{"in person", none, nil},
		{"by mail", mailTally, []string{"C401 agreement", "C401 contract"}},
		{"both", bothTally, nil},
	} {
		y := sampleTally(t)
		x.make(y)
		if got := codes(count.Check(y, inside(t))); !slices.Equal(got, x.want) {
			t.Errorf("%s: %v, want %v", x.name, got, x.want)
		}
	}
}

func TestBatchChecks(t *testing.T) {
	runRows(t, []row{
		{
			"B101", "a question lacks ballots", count.Error, "batch 2, side A, agreement",
			"28 + 18 + 1 + 1 = 48, ballots in the batch 50: 2 ballots missing",
			func(y *count.Tally) { twice(&y.Batches[1], 50, figures(28, 18, 1, 1)) },
			func(y *count.Tally) { both(y, 48, figures(28, 18, 1, 1), figures(29, 17, 1, 1)) },
		},
		{
			"B101", "a question has too many", count.Error, "batch 1, side A, agreement",
			"31 + 18 + 1 + 1 = 51, ballots in the batch 50: 1 ballot too many",
			func(y *count.Tally) { twice(&y.Batches[0], 50, figures(31, 18, 1, 1)) },
			func(y *count.Tally) { // the recount settled it: the figure that stands adds up
				y.Batches[0].A.Answers[0].Yes = count.N(31)
				y.Batches[0].Recounts = []count.Recount{third(31, 30, 30)}
			},
		},
		{
			"B102", "A and B differ", count.Error, "batch 1, agreement, yes", "A has 30, B has 29",
			func(y *count.Tally) { y.Batches[0].B.Answers[0].Yes = count.N(29) },
			func(y *count.Tally) { // not before both are closed
				y.Batches[0].B.Answers[0].Yes = count.N(29)
				y.Batches[0].B.Closed = false
			},
		},
		{
			"B102", "they differ in the ballots found", count.Error, "batch 1, ballots", "A has 50, B has 49",
			func(y *count.Tally) { y.Batches[0].B.Ballots = count.N(49) },
			func(y *count.Tally) {
				y.Batches[0].B.Answers[0].Yes = count.N(29)
				y.Batches[0].Recounts = []count.Recount{third(30, 29, 30)}
			},
		},
		{
			"B103", "one recorder has not closed", count.Error, "batch 2, side B", "no closed entry of recorder B",
			func(y *count.Tally) { y.Batches[1].B = count.Entry{} }, none,
		},
		{
			"B103", "a cell is unset, which is not zero", count.Error, "batch 1, side A, agreement, void", "recorder A, void",
			func(y *count.Tally) { y.Batches[0].A.Answers[0].Void = count.Count{} },
			func(y *count.Tally) { y.Batches[0].A.Answers[0].Void = count.N(0) },
		},
		{
			"B104", "a gap and a repeat", count.Error, "the place", "3 is missing; 1 is there twice",
			func(y *count.Tally) {
				y.Declared = count.N(3)
				y.Batches = append(y.Batches, y.Batches[0])
			},
			func(y *count.Tally) {
				y.Declared = count.N(3)
				y.Batches = append(y.Batches, y.Batches[0])
				y.Batches[2].Number = 3
			},
		},
		{
			"B104", "more than declared", count.Error, "the place", "2 is not one of 1",
			func(y *count.Tally) { y.Declared = count.N(1) }, none,
		},
		{
			"B104", "none declared", count.Error, "the place", "no batch has been declared",
			func(y *count.Tally) { y.Declared, y.Batches = count.Count{}, nil }, none,
		},
		{
			"B105", "one person records both sides", count.Error, "batch 2", "Ben recorded both sides",
			func(y *count.Tally) { y.Batches[1].B.Recorder = "Ben" },
			func(y *count.Tally) { y.Batches[1].A.Recorder, y.Batches[1].B.Recorder = "Cy", "Ben" },
		},
		{
			"B106", "yes and no exchanged", count.Note, "batch 1, agreement, yes", "Agreement, Yes: A 30, B 18; Agreement, No: A 18, B 30",
			func(y *count.Tally) { y.Batches[0].B.Answers[0].Figures = figures(18, 30, 1, 1) },
			func(y *count.Tally) { y.Batches[0].B.Answers[0].Figures = figures(18, 29, 1, 1) },
		},
		{
			"B106", "a pile under the other heading", count.Note, "batch 1, agreement, yes", "Agreement, Yes: A 30, B 28; Contract, Yes: A 31, B 33",
			func(y *count.Tally) {
				y.Batches[0].B.Answers[0].Yes, y.Batches[0].B.Answers[1].Yes = count.N(28), count.N(33)
			},
			func(y *count.Tally) {
				y.Batches[0].B.Answers[0].Yes, y.Batches[0].B.Answers[1].Yes = count.N(28), count.N(32)
			},
		},
		{
			"B107", "two digits exchanged", count.Note, "batch 1, agreement, yes", "273 and 237 differ by 36, which divides by 9",
			func(y *count.Tally) { differ(y, 273, 237) },
			func(y *count.Tally) { differ(y, 273, 272) },
		},
		{
			"B107", "three digits on both sides", count.Note, "batch 1, agreement, yes", "1,001 and 1,010 differ by 9, which divides by 9",
			func(y *count.Tally) { differ(y, 1001, 1010) },
			func(y *count.Tally) { differ(y, 30, 39) },
		},
		{
			"B108", "the recount matched neither", count.Warning, "batch 1, agreement, yes", "A 30, B 29, recount 28",
			func(y *count.Tally) { y.Batches[0].Recounts = []count.Recount{third(30, 29, 28)} },
			func(y *count.Tally) { y.Batches[0].Recounts = []count.Recount{third(30, 29, 29)} },
		},
		{
			"B108", "and matched neither again", count.Warning, "batch 1, agreement, yes", "A 30, B 29, recount 28; A 31, B 30, recount 33",
			func(y *count.Tally) { y.Batches[0].Recounts = []count.Recount{third(30, 29, 28), third(31, 30, 33)} }, none,
		},
	})
}

// twice gives both entries of a batch the same ballots and agreement.
func twice(b *count.Batch, ballots int, agreement count.Figures) {
	b.A.Ballots, b.B.Ballots = count.N(ballots), count.N(ballots)
	b.A.Answers[0].Figures, b.B.Answers[0].Figures = agreement, agreement
}

func differ(y *count.Tally, a, b int) {
	y.Batches[0].A.Answers[0].Yes, y.Batches[0].B.Answers[0].Yes = count.N(a), count.N(b)
}

func third(a, b, third int) count.Recount {
	return count.Recount{Question: "agreement", Cell: count.CellYes, A: count.N(a), B: count.N(b), Third: count.N(third)}
}

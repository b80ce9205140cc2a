package main

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"countersign/count"
	"countersign/count/board"
	"countersign/count/journal"
	"countersign/count/rollup"
	"countersign/count/rollup/rolluptest"
	"countersign/export"
)

// revisedUnderEmbargo is a roll-up under embargo, and two sheets of a place as they
// are examined; second is the later one.
func revisedUnderEmbargo(t *testing.T) (b *board.Board, kept []rollup.Kept, second *count.Sheet) {
	t.Helper()
	v := rolluptest.Made(1, 1, 2)
	v.Embargo = count.Embargo{AllIn: true, Words: "Sample embargo."}
	first, err := rolluptest.Sheet(v, rolluptest.Counted(v, "U1/N1/1", 41))
	if err != nil {
		t.Fatal(err)
	}
	second, err = rolluptest.Next(v, first, rolluptest.Counted(v, "U1/N1/1", 37))
	if err != nil {
		t.Fatal(err)
	}
	j, err := journal.Create(filepath.Join(t.TempDir(), "sample.rollup"))
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return second.Certified.Std() }
	b, err = board.Create(context.Background(), j, v, now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	for _, s := range []*count.Sheet{first, second} {
		a, err := rolluptest.Arrive(s, "sheet.pdf")
		if err != nil {
			t.Fatal(err)
		}
		kept = append(kept, b.Examine(a))
	}
	return b, kept, second
}

// TestARevisionThatWaitsTellsNothingUnderEmbargo looks for its figures, and for
// the words of its tellers, in the report for other programs.
func TestARevisionThatWaitsTellsNothingUnderEmbargo(t *testing.T) {
	b, kept, second := revisedUnderEmbargo(t)
	now := func() time.Time { return second.Certified.Std() }
	if _, err := b.Import(context.Background(), kept); err != nil || len(b.Report().Waiting()) != 1 {
		t.Fatalf("%d wait, %v", len(b.Report().Waiting()), err)
	}
	text, err := count.Canonical(export.ReportOf(b, now(), export.Issue{}).Rollup())
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{`"yes":41`, `"yes":37`, "41 before", second.Reason, kept[1].Digest.String()} {
		if strings.Contains(string(text), words) {
			t.Errorf("under embargo the report says %s", words)
		}
	}
	if !strings.Contains(string(text), "Revision 2 waits for the secretary") {
		t.Error("it does not say that a revision waits")
	}
}

// Seen: under embargo the import of a file that was here told its digest (R603),
// and the report for other programs that of the sheet before. Small figures can be
// guessed from either.
func TestUnderEmbargoNoDigestOfASheetIsTold(t *testing.T) {
	b, kept, second := revisedUnderEmbargo(t)
	now := func() time.Time { return second.Certified.Std() }
	bad, err := rolluptest.Arrive(second, "bad.pdf")
	if err != nil {
		t.Fatal(err)
	}
	bad.Problems = []count.Finding{{Code: "R604", Severity: count.Error, Short: "A signature does not hold", Long: "sample", Sum: "sample"}}
	if _, err := b.Import(context.Background(), append(kept, b.Examine(bad))); err != nil {
		t.Fatal(err)
	}
	if err := b.AcceptRevision(context.Background(), "U1/N1/1", kept[1].Digest, "Sample Secretary", "the chief teller called (sample)"); err != nil {
		t.Fatal(err)
	}
	text, err := count.Canonical(export.ReportOf(b, now(), export.Issue{}).Rollup())
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	p := &program{out: &out, now: now}
	p.lists(p.shown(b, b.Preview(kept)))
	said := string(text) + out.String()
	if !strings.Contains(said, "R603: The same sheet again") {
		t.Fatalf("nothing is said of the sheet that came again:\n%s", said)
	}
	for _, k := range kept {
		if strings.Contains(said, k.Digest.String()) || strings.Contains(said, strings.Join(k.Digest.Groups()[:4], " ")) {
			t.Errorf("the digest of a sheet is told:\n%s", said)
		}
	}
}

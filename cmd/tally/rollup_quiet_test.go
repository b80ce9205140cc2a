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

// TestARevisionThatWaitsTellsNothingUnderEmbargo looks for its figures, and for
// the words of its tellers, in the report for other programs.
func TestARevisionThatWaitsTellsNothingUnderEmbargo(t *testing.T) {
	v := rolluptest.Made(1, 1, 2)
	v.Embargo = count.Embargo{AllIn: true, Words: "Sample embargo."}
	first, err := rolluptest.Sheet(v, rolluptest.Counted(v, "U1/N1/1", 41))
	if err != nil {
		t.Fatal(err)
	}
	second, err := rolluptest.Next(v, first, rolluptest.Counted(v, "U1/N1/1", 37))
	if err != nil {
		t.Fatal(err)
	}
	j, err := journal.Create(filepath.Join(t.TempDir(), "sample.rollup"))
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return second.Certified.Std() }
	b, err := board.Create(context.Background(), j, v, now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	var kept []rollup.Kept
	for _, s := range []*count.Sheet{first, second} {
		a, err := rolluptest.Arrive(s, "sheet.pdf")
		if err != nil {
			t.Fatal(err)
		}
		kept = append(kept, b.Examine(a))
	}
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

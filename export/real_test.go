package export_test

import (
	"strings"
	"testing"

	"countersign/count"
	"countersign/count/rollup"
	"countersign/count/rollup/rolluptest"
	"countersign/export"
)

// TestPublishedVotesComeBackFromTheirFiles writes every place of the table as
// a workbook, and every fourth as a signed PDF, reads all of them back from
// their bytes and adds up what was read: the totals are those that the sources
// print, or apart by what the table does not hold.
func TestPublishedVotesComeBackFromTheirFiles(t *testing.T) {
	reports := map[string][]*rollup.Report{} // of the years in which there was such a vote
	places, pages := 0, 0
	tables, err := rolluptest.ReadTables("../count/testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range tables.Votes {
		r, err := rollup.New(x.Vote)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range x.Sheets {
			withKeys(t, s)
			if places++; places%4 == 0 || faulty(x, s) {
				page, book := documents(t, s)
				arrives(t, r, x, s, "sheet.xlsx", book, rollup.Accepted)
				arrives(t, r, x, s, "sheet.pdf", page, rollup.Same)
				pages++
				continue
			}
			arrives(t, r, x, s, "sheet.xlsx", workbook(t, s), rollup.Accepted)
		}
		reports[x.Event] = append(reports[x.Event], r.Report())
	}
	if places != 124 || pages != 32 {
		t.Errorf("%d places, %d of them as PDF", places, pages)
	}
	published(t, tables.Totals, reports)
}

// faulty is the one place whose published figures cannot be right: 11 papers
// on one question, 12 on the other.
func faulty(x rolluptest.RealVote, s *count.Sheet) bool {
	return x.Event == "Carhaul agreement" && strings.HasSuffix(string(s.Tally.Place.ID), "/26")
}

// arrives verifies a file and adds it up.
func arrives(t *testing.T, r *rollup.Rollup, x rolluptest.RealVote, s *count.Sheet, name string, b []byte, want rollup.Kind) {
	t.Helper()
	v := export.Verify(name, b, nil)
	if faulty(x, s) {
		want = rollup.Refused
		if v.Fine() || !strings.Contains(found(&v), "R610 T203") || !strings.Contains(found(&v), "5 + 6 + 0 + 0 = 11; Q2 supplement: 3 + 9 + 0 + 0 = 12") {
			t.Errorf("%s, Danville: %s", name, found(&v))
		}
	} else if !v.Fine() {
		t.Errorf("%s, %s, %s: %s", x.Event, s.Tally.Place.ID, name, v.Sentence)
	}
	if out := r.Add(v.Arrival()); out.Kind != want {
		t.Errorf("%s, %s, %s: %s %v", x.Event, s.Tally.Place.ID, name, out.Kind, out.Findings)
	}
}

// published holds the reports against the totals that the sources print.
func published(t *testing.T, totals []rolluptest.Published, reports map[string][]*rollup.Report) {
	t.Helper()
	for _, p := range totals {
		var got rollup.Total
		for _, r := range reports[p.Event] {
			if x := bodyOf(r, p.Group).Total(p.Question); x.Put && !got.Put {
				got = x
			}
		}
		yes, no := p.Apart()
		want := [2]int{yes, no}
		if d := [2]int{p.Yes.Int() - got.Yes.Int(), p.No.Int() - got.No.Int()}; !got.Put || d != want {
			t.Errorf("%s, %s: published %s and %s, read back %s and %s", p.Event, p.Question, p.Yes, p.No, got.Yes, got.No)
		}
	}
	if len(totals) != 13 {
		t.Errorf("%d published totals", len(totals))
	}
}

// bodyOf is the coalition, or the unit whose name begins like the group.
func bodyOf(r *rollup.Report, group string) *rollup.Node {
	for _, u := range r.Coalition.Children {
		for i := range u.Children {
			if group != "" && strings.HasPrefix(u.Children[i].Name, group) {
				return &u.Children[i]
			}
		}
	}
	return &r.Coalition
}

package rolluptest

import (
	"errors"
	"os"
	"path/filepath"
)

// Tables are the published tables that real votes are made of.
type Tables struct {
	Votes  []RealVote
	Totals []Published
}

// ReadTables reads them from the folder count/testdata.
func ReadTables(dir string) (t Tables, err error) {
	votes, err := os.Open(filepath.Join(dir, "ratification_results.csv"))
	if err != nil {
		return t, err
	}
	defer func() { err = errors.Join(err, votes.Close()) }()
	if t.Votes, err = RealVotes(votes); err != nil {
		return t, err
	}
	totals, err := os.Open(filepath.Join(dir, "published_totals.csv"))
	if err != nil {
		return t, err
	}
	defer func() { err = errors.Join(err, totals.Close()) }()
	t.Totals, err = publishedTotals(totals)
	return t, err
}

// Apart is by how much yes and no of a published total are more than what its
// rows make: rows that were not kept, and in the carhaul vote Danville, whose
// sheet is refused.
func (p Published) Apart() (yes, no int) {
	d := map[string][2]int{
		"UPS Freight national agreement, first vote national-agreement ": {982, 2607},
		"Carhaul agreement Q1-master ":                                   {1954 + 5, 2651 + 6},
		"Carhaul agreement Q2-supplement Central-Southern":               {1377 + 3, 2267 + 9},
	}[p.Event+" "+p.Question+" "+p.Group]
	return d[0], d[1]
}

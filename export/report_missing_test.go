package export_test

import (
	"errors"
	"strings"
	"testing"

	"countersign/count"
	"countersign/count/rollup"
	"countersign/count/rollup/rolluptest"
	"countersign/export"
)

// Seen: one figure that no report in NIST's format may hold, and the secretary
// was left without PDF, workbook and table too.
func TestAReportWithoutItsNISTFileIsWrittenAllTheSame(t *testing.T) {
	v := rolluptest.Made(1, 1, 2)
	r := summed(t, v, 40, 35)
	r.Find("U1/N1/2").Roll = count.N(10)
	files, err := export.NewReport(v, r, issue(t)).Files(nil)
	var missing *export.MissingError
	if len(files) != 3 || !errors.As(err, &missing) || !strings.Contains(err.Error(), "gp-U1_N1_2") {
		t.Errorf("%d files, %v", len(files), err)
	}
}

// Seen: the sheets of more than 40 places were signed with keys of other places,
// and the report named 40 of them as if they were all.
func TestKeysOfOtherPlacesAreNotLeftOutInSilence(t *testing.T) {
	v := rolluptest.Made(1, 1, 43)
	yes := make([]int, 43)
	r := summed(t, v, yes...)
	for _, n := range r.Leaves() {
		n.Place.Counted.Keys = []rollup.Key{{Name: "Sample Chief", Says: "chief teller, Sample local 99"}}
	}
	notes := strings.Join(export.NewReport(v, r, issue(t)).Printed().Notes, "\n")
	named := strings.Count(notes, "keys whose certificates name another role or place")
	if named != 40 || !strings.Contains(notes, "And 3 more places with such keys.") {
		t.Errorf("the report names %d of 43 places:\n%s", named, notes)
	}
}

// Seen: a local that found a larger roll than the definition's, and had more
// ballots than that, kept every file of the report from being written.
func TestACorrectedRollThatWaitsWithholdsNoFile(t *testing.T) {
	v := rolluptest.Made(1, 1, 1)
	v.Coalition.Unions[0].Units[0].Locals[0].Roll = count.N(30)
	r, err := rollup.New(v)
	if err != nil {
		t.Fatal(err)
	}
	s, err := rolluptest.Sheet(v, rolluptest.Counted(v, "U1/N1/1", 40))
	if err != nil {
		t.Fatal(err)
	}
	s.Tally.RollChange = &count.RollChange{Roll: count.N(400), Reason: "sample: the list of the old plant", By: []string{"Sample Chief", "Sample Recorder A"}}
	rolluptest.Certify(s)
	a, err := rolluptest.Arrive(s, "one.pdf")
	if err != nil {
		t.Fatal(err)
	}
	if out := r.Add(a); out.Kind != rollup.Waiting {
		t.Fatalf("%+v", out)
	}
	files, err := export.NewReport(v, r.Report(), issue(t)).Files(nil)
	if err != nil || len(files) != 4 {
		t.Errorf("%d files, %v", len(files), err)
	}
}

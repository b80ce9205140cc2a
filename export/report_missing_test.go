package export_test

import (
	"errors"
	"strings"
	"testing"

	"countersign/count"
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

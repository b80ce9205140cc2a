package export_test

import (
	"testing"

	"countersign/count"
	"countersign/count/rollup/rolluptest"
	"countersign/export"
)

// Seen: the contract was put to one of two units. On the page of the contract the
// coalition had 400 members, in the workbook and the table 200.
func TestThePageTellsTheMembersOfItsQuestion(t *testing.T) {
	v := rolluptest.Made(1, 2, 2)
	v.Coalition.Unions[0].Units[1].NotPut = []string{"contract"}
	x := export.NewReport(v, summed(t, v, 40, 35, 21, 50), issue(t))
	for i, want := range map[int]count.Count{0: count.N(400), 1: count.N(200)} {
		q := x.Printed().Questions[i]
		if q.Total.Members != want || q.Unions[0].Members != want {
			t.Errorf("%s: %s members, the union %s, want %s", q.Title, q.Total.Members.Grouped(), q.Unions[0].Members.Grouped(), want.Grouped())
		}
		for _, row := range x.Table() {
			if row.Level == "coalition" && row.Question == v.Questions[i].ID && row.Eligible != want {
				t.Errorf("the table tells %s", row.Eligible.Grouped())
			}
		}
	}
}

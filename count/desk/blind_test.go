package desk_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"countersign/count/desk"
	"countersign/count/journal"
)

// shows marshals everything that the desk lets out and looks for a figure.
func shows(t *testing.T, d *desk.Desk, figure string) bool {
	t.Helper()
	said := ""
	if err := d.Ready(); err != nil {
		said = err.Error()
	}
	b, err := json.Marshal([]any{d.Snapshot(), d.Sheet(nil), said})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Contains(notFigures.ReplaceAllString(string(b), ""), figure)
}

// notFigures are digests and moments, which hold digits too.
var notFigures = regexp.MustCompile(`[0-9a-f]{64}|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}`)

func TestNobodySeesOneSideBeforeBothHaveClosed(t *testing.T) {
	for _, side := range []string{"A", "B"} {
		d, _, path := begin(t)
		play(t, d, setUp...)
		play(t, d, agree(2)...)
		// 47 stands nowhere else; the odd sum makes B101 want to speak of it.
		play(t, d, closing(1, side, "Ada", 48, [4]int{47, 0, 0, 3}))
		for _, figure := range []string{"47", "48", "ballots too many", "ballots missing"} {
			if shows(t, d, figure) {
				t.Errorf("side %s alone has closed, and %q is shown", side, figure)
			}
		}
		b := d.Snapshot().Tally.Batches[0]
		if e := b.Entry("A"); side == "A" && (!e.Closed || e.Recorder != "Ada") {
			t.Errorf("that side A has closed is not shown: %+v", e)
		}
		// What the other side is told on a mistake tells nothing either.
		for _, line := range []string{
			closing(1, "A", "Ada", 50, [4]int{0, 0, 0, 0}), closing(1, "B", "Ada", 50, [4]int{0, 0, 0, 0}),
			`{"do":"recount","batch":1,"by":["Ada","Cy"],"cells":[]}`,
			`{"do":"explain","finding":"B101 batch 1, side ` + side + `, agreement","text":"Sample words of twenty letters.","by":["Ada","Ben"]}`,
		} {
			if err := give(d, line); err == nil || strings.Contains(err.Error(), "47") || strings.Contains(err.Error(), "48") {
				t.Errorf("%s tells %v", line, err)
			}
		}
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		j, err := journal.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		r, err := desk.Resume(t.Context(), j, options())
		if err != nil {
			t.Fatal(err)
		}
		if shows(t, r, "47") {
			t.Error("after opening the count again it is shown")
		}
		other := map[string]string{"A": "B", "B": "A"}[side]
		play(t, r, closing(1, other, "Cy", 48, [4]int{47, 0, 0, 3}))
		if !shows(t, r, "47") {
			t.Error("both have closed, and still nothing is shown")
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

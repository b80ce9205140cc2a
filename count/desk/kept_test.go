package desk_test

import (
	"strings"
	"testing"

	"countersign/count/desk"
)

const (
	held     = `{"do":"hold","date":"2026-05-08","hall":"Lamp Street hall (sample)"}`
	exported = `{"do":"exported","folder":"Local 11","files":[{"name":"r1.pdf","digest":"` + someDigest + `","size":9},{"name":"r1.xlsx","digest":"` + someDigest + `","size":8}]}`
	sealed   = `{"do":"seal","number":"A 0412 (sample)"}`
	// Any digest will do: the desk does not read files.
	someDigest = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
)

func TestDayAndHallStandOnTheSheet(t *testing.T) {
	d, j, _ := begin(t)
	for code, line := range map[string]string{
		"date":   strings.Replace(held, "2026-05-08", "2019-12-31", 1),
		"format": strings.Replace(held, "2026-05-08", "", 1),
		"text":   strings.Replace(held, "Lamp Street hall (sample)", " ", 1),
	} {
		refused(t, d, j, code, line)
	}
	refused(t, d, j, "format", strings.Replace(held, "2026-05-08", "2026-02-30", 1))
	refused(t, d, j, "text", strings.Replace(held, "Lamp Street hall (sample)", strings.Repeat("h", 121), 1))
	before := canonical(t, d.Sheet(nil))
	if strings.Contains(before, `"held"`) || strings.Contains(before, `"hall"`) {
		t.Error("a sheet without day and hall is spelled otherwise than before there were any")
	}
	play(t, d, held, strings.Replace(held, "Lamp Street", "Wick Street", 1))
	if y := d.Sheet(nil).Tally; y.Held != "2026-05-08" || y.Hall != "Wick Street hall (sample)" {
		t.Errorf("held on %q in %q", y.Held, y.Hall)
	}
}

func TestWhatFollowsTheSignaturesIsKeptAndChangesNoSheet(t *testing.T) {
	d, j, _ := begin(t)
	play(t, d, counted()...)
	refused(t, d, j, "state", exported)
	refused(t, d, j, "state", sealed)
	if err := certify(t, d, readOut(t, d, everybody)); err != nil {
		t.Fatal(err)
	}
	sheet := canonical(t, d.CertifiedSheet())
	for code, lines := range map[string][]string{
		"text": {
			strings.Replace(exported, `"Local 11"`, `"home/ada/Local 11"`, 1),
			strings.Replace(exported, `"r1.pdf"`, `"..\\r1.pdf"`, 1),
			strings.Replace(exported, `"r1.pdf"`, `".."`, 1),
			`{"do":"seal","number":" "}`,
		},
		"files": {
			strings.Replace(exported, `"r1.pdf"`, `"r1.xlsx"`, 1),
			strings.Replace(exported, someDigest, "", 1),
			strings.Replace(exported, `"size":9`, `"size":0`, 1),
			`{"do":"exported","folder":"Local 11","files":[]}`,
		},
	} {
		for _, line := range lines {
			refused(t, d, j, code, line)
		}
	}
	play(t, d, exported, strings.Replace(exported, "Local 11", "TALLY-2", 1), sealed)
	now := d.Snapshot()
	if len(now.Exports) != 2 || now.Exports[1].Folder != "TALLY-2" || now.Sealed != "A 0412 (sample)" {
		t.Errorf("kept: %+v, sealed %q", now.Exports, now.Sealed)
	}
	if canonical(t, d.CertifiedSheet()) != sheet {
		t.Error("the certified sheet has changed")
	}
	again, err := desk.Resume(t.Context(), j, options())
	if err != nil {
		t.Fatal(err)
	}
	if got := again.Snapshot(); len(got.Exports) != 2 || got.Sealed != now.Sealed {
		t.Errorf("opened again: %+v, sealed %q", got.Exports, got.Sealed)
	}
	play(t, d, `{"do":"reopen count","reason":"sample: a pile was found","by":["Ada","Ben"]}`)
	if now := d.Snapshot(); len(now.Exports) != 0 || now.Sealed != "" {
		t.Error("the files and the seal of revision 1 stand for revision 2")
	}
}

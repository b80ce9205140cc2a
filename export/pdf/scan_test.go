package pdf_test

import (
	"strings"
	"testing"

	"countersign/count"
	"countersign/export/code"
)

// The foot of a page is rendered at 600 dpi and brought to 150 dpi as a scanner averages,
// lies 3 degrees askew, is out of focus and packed as a JPEG.
func TestAScannerReadsTheCode(t *testing.T) {
	for name, s := range map[string]*count.Sheet{"two questions": sheet(t), "six questions": largeSheet(t)} {
		keys := newKeys(t, s)
		doc := read(t, drawSealed(t, s, sealsOf(t, s, keys)))
		path := saved(t, drawSealed(t, doc.Sheet, doc.Seals))
		run(t, "pdftoppm", "-r", "600", "-gray", "-f", "1", "-l", "1", "-y", "5100", "-W", "2400", "-H", "1900", "-png", "-singlefile", path, path)
		for scan, spoil := range map[string][]string{
			"straight": {"-resize", "25%"},
			"askew":    {"-resize", "25%", "-background", "white", "-rotate", "3", "-blur", "0x0.6", "-quality", "60"},
			"turned":   {"-resize", "25%", "-background", "white", "-rotate", "177", "-blur", "0x0.6", "-quality", "60"},
		} {
			jpeg := path + "." + scan + ".jpg"
			run(t, "convert", append(append([]string{path + ".png"}, spoil...), jpeg)...)
			got, err := code.Parse(run(t, "zbarimg", "--raw", "-q", "-Sdisable", "-Sqrcode.enable", jpeg))
			if err != nil {
				t.Errorf("%s, %s: %v", name, scan, err)
				continue
			}
			if got.String() != doc.Code.String() || !got.Signed || len(got.Agrees(s, count.Sum(doc.Record))) > 0 {
				t.Errorf("%s, %s: the scanner reads %q, printed is %q", name, scan, got, doc.Code)
			}
		}
	}
}

func TestTheCodeSaysWhatTheSheetSays(t *testing.T) {
	const want = "TS1/SEBAC2011/AFSCME:JN-7:749/1308171960/R1/E1600/C1284/Q1:513.763.5.3/Q2:544.728.9.3/D:"
	if c := read(t, draw(t, sheet(t))).Code; c.Signed || !strings.HasPrefix(c.String(), want) {
		t.Errorf("the code says %q", c)
	}
}

package intake

import (
	"bytes"
	"context"
	"fmt"
	"testing"

	"countersign/count/rollup/rolluptest"
	"countersign/export/exporttest"
)

// TestOneSheetIsFoundAmongFiveThousandFilesThatAreNone is the folder of
// somebody who dropped the whole disk on the window.
func TestOneSheetIsFoundAmongFiveThousandFilesThatAreNone(t *testing.T) {
	v := rolluptest.Made(1, 1, 2)
	m, dir := exporttest.New(t, v), t.TempDir()
	files := m.Files(t, "U1/N1/1", 35, nil)
	page, book := files[0], files[1]
	put(t, dir, book.Name, book.Data)
	kinds := [][]byte{
		nil, []byte("a text\n"), []byte("%PDF-1.4 nothing"), []byte("PK\x03\x04"), bytes.Repeat([]byte{0}, 3000),
		[]byte("{}"), []byte("\xFF\xD8\xFF\xE0 a picture"), page.Data[:3000], book.Data[:3000], book.Data[3000:6000],
	}
	const junk = 5000
	for i := range junk {
		put(t, dir, fmt.Sprintf("%04d%s", i, []string{".pdf", ".xlsx", ".PDF"}[i%3]), kinds[i%len(kinds)])
	}
	paths, _, err := Find([]string{dir})
	if err != nil || len(paths) != junk+1 {
		t.Fatalf("%d files are found, %v", len(paths), err)
	}
	r := &Reader{Board: newBoard(t, v), Trust: m.Trust()}
	kept, err := r.Read(context.Background(), paths, nil)
	if err != nil {
		t.Fatal(err)
	}
	lists, err := r.Board.Import(context.Background(), kept)
	if err != nil {
		t.Fatal(err)
	}
	if len(lists.Import) != 1 || len(lists.Skip) != 0 || len(lists.Refused) != junk {
		t.Errorf("%d imported, %d skipped, %d refused", len(lists.Import), len(lists.Skip), len(lists.Refused))
	}
	for _, o := range lists.Refused {
		if len(o.Findings) != 1 || o.Findings[0].Code != "R604" || o.Findings[0].Sum == "" || o.Place != "" {
			t.Fatalf("%s is refused with %+v", o.File, o.Findings)
		}
	}
	if rep := r.Board.Report(); rep.Received != 1 || len(rep.Refused) != junk {
		t.Errorf("%d places are in, %d files refused", rep.Received, len(rep.Refused))
	}
}

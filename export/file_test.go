package export_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"countersign/export"
)

// Whatever somebody drops on the window gets a verdict, and a large file is not
// read to give it.
func TestWhatIsNoFileGetsAVerdict(t *testing.T) {
	dir := t.TempDir()
	huge := filepath.Join(dir, "huge.pdf")
	f, err := os.Create(huge)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(2 << 30); err != nil { // takes no room
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for path, says := range map[string]string{
		huge:                           "This file is no tally sheet: it is larger than any tally sheet: it has 2,147,483,648 bytes, the most is 67,108,864.",
		dir:                            "This file cannot be read: it is a folder.",
		filepath.Join(dir, "gone.pdf"): "This file cannot be read: no such file or directory.",
		os.DevNull:                     "This file cannot be read: it is a device, not a file.",
	} {
		v := export.VerifyFile(path, nil)
		if v.Fine() || v.Sentence != says || len(v.Findings) != 1 || v.Findings[0].Code != "R604" || v.File != path {
			t.Errorf("%s: %q", path, v.Sentence)
		}
	}
	runtime.ReadMemStats(&after)
	if n := after.TotalAlloc - before.TotalAlloc; n > 1<<20 {
		t.Errorf("%d bytes were read", n)
	}
}

func TestAFileIsVerifiedFromTheDisk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sheet")
	if err := os.WriteFile(path, goodFiles(t)["pdf"], 0o600); err != nil {
		t.Fatal(err)
	}
	if v := export.VerifyFile(path, nil); !v.Fine() || !strings.Contains(v.Sentence, "This sheet is unchanged") {
		t.Error(v.Sentence)
	}
}

package export_test

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// keep puts an exported document into the folder that COUNTERSIGN_EXPORTS
// names, if it does, as DIGEST-SIGNATURES.EXT: `make oracles` takes it to
// programs that are not ours.
func keep(t testing.TB, document []byte, signatures int, ext string) {
	t.Helper()
	dir := os.Getenv("COUNTERSIGN_EXPORTS")
	if dir == "" {
		return
	}
	name := fmt.Sprintf("%x-%d%s", sha256.Sum256(document), signatures, ext)
	if err := os.WriteFile(filepath.Join(dir, name), document, 0o644); err != nil {
		t.Fatal(err)
	}
}

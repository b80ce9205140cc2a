package certifytest

import (
	"os"
	"testing"

	"countersign/count"
	"countersign/export"
	"countersign/export/sign"
)

// Files certifies the sample count and saves its PDF and workbook into a folder
// of the test, after more commands of the desk. It gives their paths and the digest that was signed.
func Files(t testing.TB, more ...string) (pdf, workbook string, digest count.Digest) {
	t.Helper()
	return signed(t, openKeys(t), more...)
}

// FilesOfAnotherLocal is [Files] where a teller signs with the key from the count
// of another local.
func FilesOfAnotherLocal(t testing.TB, teller string) (pdf, workbook string, digest count.Digest) {
	t.Helper()
	file, err := os.ReadFile(KeyOfAnotherLocal(t, teller))
	if err != nil {
		t.Fatal(err)
	}
	other, err := sign.Open(file, Passphrase)
	if err != nil {
		t.Fatal(err)
	}
	keys := openKeys(t)
	for i, k := range keys {
		if k.Identity().Name == teller {
			keys[i] = other
		}
	}
	return signed(t, keys)
}

func signed(t testing.TB, keys []*sign.Key, more ...string) (pdf, workbook string, digest count.Digest) {
	t.Helper()
	d, _ := NewDesk(t)
	for _, line := range append(more, Last) {
		Give(t, d, line)
	}
	tally := d.Snapshot().Tally
	signers, keys, err := export.Signers(&tally, keys)
	if err != nil {
		t.Fatal(err)
	}
	reading, err := export.Read(d, signers)
	if err != nil {
		t.Fatal(err)
	}
	if err := reading.Sign(t.Context(), d, keys); err != nil {
		t.Fatal(err)
	}
	files, err := export.Documents(reading.Sheet, keys, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	paths, err := export.Save(t.TempDir(), files)
	if err != nil {
		t.Fatal(err)
	}
	return paths[0], paths[1], reading.Digest
}

func openKeys(t testing.TB) []*sign.Key {
	t.Helper()
	files, err := sealed()
	if err != nil {
		t.Fatal(err)
	}
	var keys []*sign.Key
	for _, name := range []string{A, B, Chief} {
		key, err := sign.Open(files[name], Passphrase)
		if err != nil {
			t.Fatal(err)
		}
		keys = append(keys, key)
	}
	return keys
}

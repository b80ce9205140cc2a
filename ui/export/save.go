package export

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"countersign/count"
	"countersign/count/desk"
	documents "countersign/export"
	"countersign/export/pdf"
	"countersign/export/record"
	"countersign/export/sign"
	"countersign/ui/certify"
)

// saved is a file that was written, read back and verified.
type saved struct {
	Path string
	Kind documents.Kind
	Size int
}

// tell is given the words of a step.
type tell func(words string)

// certifiedSheet is the sheet that the tellers signed.
func certifiedSheet(d *desk.Desk, digest count.Digest) (*count.Sheet, error) {
	sheet := d.CertifiedSheet()
	if sheet == nil {
		return nil, errors.New("this count is not certified")
	}
	rec, err := record.Write(sheet)
	if err != nil {
		return nil, err
	}
	if got := count.Sum(rec); got != digest {
		return nil, fmt.Errorf("this count was certified as %s and gives %s now. Do not send anything; have the file audited", digest, got)
	}
	return sheet, nil
}

// write makes the documents, saves them and reads them back.
func write(say tell, sheet *count.Sheet, digest count.Digest, keys []*sign.Key, dir string) ([]saved, error) {
	say("Signing the sheet")
	files, err := documents.Documents(sheet, keys)
	if err != nil {
		return nil, err
	}
	say(fmt.Sprintf("Saving %d files", len(files)))
	paths, err := documents.Save(dir, files)
	if err != nil {
		return nil, err
	}
	return readBack(say, paths, digest)
}

// readBack verifies what is on the disk.
func readBack(say tell, paths []string, digest count.Digest) ([]saved, error) {
	var out []saved
	for i, path := range paths {
		say(fmt.Sprintf("Reading back file %d of %d", i+1, len(paths)))
		b, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("%s cannot be read back: %w. Save it in another folder", path, err)
		}
		verdict := documents.Verify(filepath.Base(path), b, nil)
		if !verdict.Fine() || verdict.Digest != digest {
			return nil, fmt.Errorf("%s is not what was signed. Do not send it. %s", path, verdict.Sentence)
		}
		out = append(out, saved{Path: path, Kind: verdict.Kind, Size: len(b)})
	}
	return out, nil
}

// find looks for the files of a sheet that were saved before. Nothing is found
// unless both are there and verify.
func find(sheet *count.Sheet, digest count.Digest, dir string) []saved {
	name := filepath.Join(dir, pdf.Name(sheet))
	found, err := readBack(func(string) {}, []string{name + ".pdf", name + ".xlsx"}, digest)
	if err != nil {
		return nil
	}
	return found
}

// duplicate copies files that were saved into another folder and verifies the
// copies.
func duplicate(say tell, from []saved, digest count.Digest, dir string) ([]saved, error) {
	files := make([]documents.File, 0, len(from))
	for i, f := range from {
		say(fmt.Sprintf("Copying file %d of %d", i+1, len(from)))
		b, err := os.ReadFile(f.Path)
		if err != nil {
			return nil, fmt.Errorf("%s cannot be read any more: %w", f.Path, err)
		}
		files = append(files, documents.File{Name: filepath.Base(f.Path), Data: b})
	}
	paths, err := documents.Save(dir, files)
	if err != nil {
		return nil, err
	}
	return readBack(say, paths, digest)
}

// copyWords says for the person why a copy failed. A stick that is full or
// gone has one sentence, whatever the system calls it.
func copyWords(err error) string {
	var s *documents.SaveError
	if errors.As(err, &s) && !errors.Is(err, fs.ErrExist) && !errors.Is(err, fs.ErrPermission) {
		return "The USB stick is full or was removed. Your count is safe on this computer. Insert a stick and copy again."
	}
	return certify.Sentence(err)
}

// fits says whether open keys are those that certified, in the order of the
// signers.
func fits(keys []*sign.Key, signers []count.Signer) bool {
	if len(keys) == 0 || len(keys) != len(signers) {
		return false
	}
	for i, k := range keys {
		if count.Digest(k.Fingerprint()) != signers[i].Key {
			return false
		}
	}
	return true
}

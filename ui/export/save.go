package export

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"countersign/assets/words"
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
	Path   string
	Kind   documents.Kind
	Size   int
	Digest count.Digest // of the whole file
	// Unstamped says why the signatures carry no time stamp although the vote
	// definition names an authority.
	Unstamped error
}

// inFolder are the files as the journal keeps them.
func inFolder(files []saved) *desk.Exported {
	c := &desk.Exported{Folder: folderName(filepath.Dir(files[0].Path))}
	for _, f := range files {
		c.Files = append(c.Files, desk.File{Name: filepath.Base(f.Path), Digest: f.Digest, Size: f.Size})
	}
	return c
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

// order is what is to be saved, where and in which languages.
type order struct {
	vote   *count.Vote
	sheet  *count.Sheet
	digest count.Digest
	keys   []*sign.Key
	dir    string
	in     words.Documents
}

// write makes the documents, saves them and reads them back. It can be called
// off until they are being saved: both files or neither.
func write(ctx context.Context, say tell, o order) ([]saved, error) {
	say(words.T("Signing the sheet"))
	files, unstamped, err := dress(ctx, o)
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	say(words.F("Saving %d files", len(files)))
	paths, err := documents.Save(o.dir, files)
	if err != nil {
		return nil, err
	}
	out, err := readBack(say, paths, o.digest)
	for i := range out {
		out[i].Unstamped = unstamped
	}
	return out, err
}

// dress makes the documents with the time stamps of the vote's authority. A hall
// without a network does without them: the sheet must not wait for it.
func dress(ctx context.Context, o order) (files []documents.File, unstamped, err error) {
	stamp, err := documents.Stamper(ctx, o.vote)
	if err != nil {
		return nil, nil, err
	}
	files, unstamped = documents.Documents(o.sheet, o.keys, stamp, o.in)
	if unstamped == nil {
		return files, nil, nil
	}
	if stamp == nil {
		return nil, nil, unstamped
	}
	files, err = documents.Documents(o.sheet, o.keys, nil, o.in)
	return files, unstamped, err
}

// readBack verifies what is on the disk. A teller may still have to sign on
// another computer; everything else has to be right.
func readBack(say tell, paths []string, digest count.Digest) ([]saved, error) {
	var out []saved
	for i, path := range paths {
		say(words.F("Reading back file %d of %d", i+1, len(paths)))
		b, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("%s cannot be read back: %w. Save it in another folder", path, err)
		}
		verdict := documents.Verify(filepath.Base(path), b, nil)
		if !verdict.Fine() && !verdict.Incomplete() || verdict.Digest != digest {
			return nil, fmt.Errorf("%s is not what was signed. Do not send it. %s", path, verdict.Sentence)
		}
		out = append(out, saved{Path: path, Kind: verdict.Kind, Size: len(b), Digest: count.Sum(b)})
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

// errGone means that a file that was saved is not there any more.
var errGone = errors.New("is not there any more. Put the stick or the drive back, or save both files again")

// missing names the first of the files that has gone.
func missing(files []saved) error {
	for _, f := range files {
		if info, err := os.Stat(f.Path); err != nil || info.IsDir() {
			return fmt.Errorf("%s %w", f.Path, errGone)
		}
	}
	return nil
}

// duplicate copies files that were saved into another folder and compares the
// copies with them. A copy that is there already is looked at and left.
func duplicate(ctx context.Context, say tell, from []saved, digest count.Digest, dir string) ([]saved, error) {
	var files []documents.File
	var paths []string
	for i, f := range from {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		say(words.F("Copying file %d of %d", i+1, len(from)))
		b, err := os.ReadFile(f.Path)
		if err != nil || count.Sum(b) != f.Digest {
			return nil, fmt.Errorf("%s %w", f.Path, errGone)
		}
		path := filepath.Join(dir, filepath.Base(f.Path))
		paths = append(paths, path)
		if there, err := os.ReadFile(path); err != nil || !bytes.Equal(there, b) {
			files = append(files, documents.File{Name: filepath.Base(f.Path), Data: b})
		}
	}
	if _, err := documents.Save(dir, files); err != nil {
		return nil, err
	}
	copies, err := readBack(say, paths, digest)
	for i := range copies {
		if err == nil && copies[i].Digest != from[i].Digest {
			err = fmt.Errorf("%s is not the file that was copied. Do not send it; use another stick", copies[i].Path)
		}
	}
	return copies, err
}

// copyWords says for the person why a copy failed, and whether trying again can
// help. A stick that is full or gone has one sentence, whatever the system
// calls it.
func copyWords(err error) (said string, again bool) {
	var s *documents.SaveError
	if errors.As(err, &s) && !errors.Is(err, fs.ErrExist) && !errors.Is(err, fs.ErrPermission) {
		if s.Full() {
			return words.F("The USB stick is full%s. Your count is safe on this computer. Make room or insert another stick, and press Enter.", words.Say(s.Room())), true
		}
		return words.T("The USB stick is full or was removed. Your count is safe on this computer. Insert a stick and press Enter."), true
	}
	return certify.Sentence(err), false
}

// here are those who signed on this computer; the others sign later.
func here(c *desk.Certify) []count.Signer {
	var out []count.Signer
	for i, who := range c.Signers {
		if len(c.Signatures[i]) > 0 {
			out = append(out, who)
		}
	}
	return out
}

// away names those who sign later, on another computer.
func away(c *desk.Certify) []string {
	var out []string
	for i, who := range c.Signers {
		if len(c.Signatures[i]) == 0 {
			out = append(out, who.Name)
		}
	}
	return out
}

// fits says whether open keys are those that certified here, in the order of
// the signers.
func fits(keys []*sign.Key, c *desk.Certify) bool {
	signers := here(c)
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

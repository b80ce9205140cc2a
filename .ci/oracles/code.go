package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// scanOf is the picture that the readers of the code get.
func scanOf(f *file) string { return f.path + ".jpg" }

// scan prints the first page and scans it, not well: 600 dpi averaged down to
// 150, turned by 3 degrees, out of focus, JPEG of quality 60.
func (c *court) scan(f *file) (string, error) {
	scan, page := scanOf(f), f.path+".pgm"
	if _, err := os.Stat(scan); err == nil {
		return scan, nil // for the other reader
	}
	if err := c.do("pdftoppm", "-r", "600", "-gray", "-f", "1", "-l", "1", "-singlefile", f.path, strings.TrimSuffix(page, ".pgm")); err != nil {
		return "", err
	}
	defer func() { _ = os.Remove(page) }()
	return scan, c.do("convert", page, "-scale", "25%", "-background", "white", "-rotate", "3", "-gaussian-blur", "0x0.6", "-quality", "60", scan)
}

// zbar and zxing want the text of the code in the scan.
func (c *court) zbar(f *file) error {
	scan, err := c.scan(f)
	if err != nil {
		return err
	}
	said, err := c.run("", "zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", scan)
	if err != nil {
		return err
	}
	// Programs without a message bus say so around the text.
	for line := range strings.Lines(said) {
		if codeBegins.MatchString(line) {
			return c.rightCode(f, strings.TrimRight(line, "\n"))
		}
	}
	return fmt.Errorf("no code of a sheet in %q", oneLine(said))
}

func (c *court) zxing(f *file) error {
	scan, err := c.scan(f)
	if err != nil {
		return err
	}
	said, err := c.run("", "/usr/bin/python3", ".ci/oracles/code.py", scan)
	if err != nil {
		return err
	}
	if !codeBegins.MatchString(said) {
		return fmt.Errorf("no code of a sheet in %q", oneLine(said))
	}
	return c.rightCode(f, strings.TrimSuffix(said, "\n"))
}

// codeBegins is how the text of every code begins, of a sheet or a report.
var codeBegins = regexp.MustCompile(`^T[SR]1/`)

// digestField is the digest in the text of a code, which has a fixed length:
// base45 may hold slashes.
const (
	digestField  = "/D:"
	digestLength = 48
)

// rightCode says whether a text is that of the sheet: it names the digest of
// the record, is the text that the sheet carries as an attachment, and the
// program accepts its signature with nothing else at hand.
func (c *court) rightCode(f *file, text string) error {
	record, err := os.ReadFile(f.record)
	if err != nil {
		return err
	}
	_, rest, ok := strings.Cut(text, digestField)
	if !ok || len(rest) < digestLength {
		return fmt.Errorf("the code names no digest: %s", text)
	}
	sum := sha256.Sum256(record)
	if want := base45(sum[:]); rest[:digestLength] != want {
		return fmt.Errorf("the code names the digest %s, the record's is %s", rest[:digestLength], want)
	}
	if f.signatures == 0 {
		return nil // a report's code is not signed, and it carries its text nowhere else
	}
	attached, err := filepath.Glob(filepath.Join(filepath.Dir(f.record), "*.code.txt"))
	if err != nil || len(attached) != 1 {
		return fmt.Errorf("%d texts of the code are attached, want one (%w)", len(attached), err)
	}
	said, err := os.ReadFile(attached[0])
	if err != nil {
		return err
	}
	if string(said) != text {
		return errors.New("the code differs from the text that is attached")
	}
	return c.do(c.tally, "verify", "--qr", text)
}

// base45 writes bytes as RFC 9285 does.
func base45(b []byte) string {
	const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
	var out strings.Builder
	for len(b) > 1 {
		n := int(b[0])<<8 | int(b[1])
		out.Write([]byte{alphabet[n%45], alphabet[n/45%45], alphabet[n/45/45]})
		b = b[2:]
	}
	if len(b) == 1 {
		out.Write([]byte{alphabet[int(b[0])%45], alphabet[int(b[0])/45]})
	}
	return out.String()
}

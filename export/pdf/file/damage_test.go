package file_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"countersign/export/pdf/file"
)

func TestOnlyWholeRevisionsSurviveTruncation(t *testing.T) {
	pdf := signedBy(t, 4)
	whole := map[int]int{len(finish(t, 513)): 0}
	for i, s := range must[*file.Report](t)(file.Verify(pdf)).Signatures {
		whole[s.End] = i + 1
	}
	for n := range pdf {
		r, err := file.Verify(pdf[:n])
		signatures, isWhole := whole[n]
		if (err == nil) != isWhole {
			t.Fatalf("the first %d of %d bytes: %v", n, len(pdf), err)
		}
		if isWhole && (len(r.Signatures) != signatures || len(r.Empty) != 4-signatures) {
			t.Errorf("%d bytes: %d signatures, %v empty", n, len(r.Signatures), r.Empty)
		}
	}
}

// COUNTERSIGN_EVERY_BYTE=1 tries every byte instead of one in 61.
func TestEveryChangedByteIsNoticed(t *testing.T) {
	stride := 61
	if os.Getenv("COUNTERSIGN_EVERY_BYTE") != "" {
		stride = 1
	}
	pdf := signedBy(t, 2)
	for i := 0; i < len(pdf); i += stride {
		for _, flip := range []byte{0x01, 0x20} {
			pdf[i] ^= flip
			_, err := file.Verify(pdf)
			pdf[i] ^= flip
			if err == nil {
				t.Fatalf("byte %d of %d changed by %#x and still accepted", i, len(pdf), flip)
			}
			var fault *file.Fault
			if !errors.As(err, &fault) {
				t.Fatalf("byte %d: an error without its place: %v", i, err)
			}
		}
	}
}

func TestFilesThatAreNoPDF(t *testing.T) {
	deep := "%PDF-1.7\n1 0 obj\n" + strings.Repeat("[", 100_000)
	for what, b := range map[string][]byte{
		"nothing": nil, "text": []byte("Hello"), "header": []byte("%PDF-1.7\n"), "deep": []byte(deep),
		"huge":     make([]byte, 64<<20+1),
		"circular": []byte("%PDF-1.7\nxref\n0 0\ntrailer\n<</Prev 9>>\nstartxref\n9\n%%EOF\n"),
	} {
		var fault *file.Fault
		if _, err := file.Verify(b); !errors.As(err, &fault) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func FuzzVerify(f *testing.F) {
	f.Add(signedBy(f, 1))
	f.Add(finish(f, 513))
	drawn, doc := draw(f, 513)
	f.Add(drawn)
	f.Add([]byte("%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<<>>\nstartxref\n9\n%%EOF\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if r, err := file.Verify(b); (r == nil) == (err == nil) {
			t.Error("neither a report nor an error")
		}
		if out, err := file.Finish(b, doc); err == nil {
			if _, err := file.Verify(out); err != nil {
				t.Errorf("a finished file does not verify: %v", err)
			}
		}
	})
}

// FuzzFirstRevision puts anything in the place of an object of the first
// revision, in the right spelling of everything around it.
func FuzzFirstRevision(f *testing.F) {
	pdf := finish(f, 513)
	p := must[file.Places](f)(file.Find(signedBy(f, 1)))
	f.Add(p.Page, p.PageDict)
	f.Add(p.Catalog, p.CatalogDict)
	f.Add(p.Field, p.FieldDict)
	f.Add(p.Content, forged)
	f.Add(p.Record, "<<>>")
	for n := range p.Next {
		f.Add(n, "null")
		f.Add(n, "[0 [1 2] -1 3 4 5 0 R]")
	}
	f.Fuzz(func(t *testing.T, n int, spelling string) {
		changed, err := file.Rewrite(pdf, func(objects map[int]string, _ map[string]string) {
			if objects[n] != "" {
				objects[n] = spelling
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := file.Verify(changed); err != nil {
			return
		}
		signed, err := file.Sign(changed, file.Signing{Field: "Teller1", Key: keys()[0], Time: closed})
		if err != nil {
			return
		}
		if _, err := file.Verify(signed); err != nil {
			t.Errorf("what was signed does not verify: %v", err)
		}
	})
}

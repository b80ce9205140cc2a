package office_test

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"countersign/export/xlsx/office"
)

// everyByte is set by COUNTERSIGN_EVERY_BYTE=1; otherwise one in some is tried.
func everyByte(stride int) int {
	if os.Getenv("COUNTERSIGN_EVERY_BYTE") != "" {
		return 1
	}
	return stride
}

// The last bits of compressed data may mean nothing. Every other change is
// noticed.
func TestEveryChangedByteIsNoticedOrMeansNothing(t *testing.T) {
	b := signedBy(t, 0, 1)
	sound, err := office.Verify(b)
	if err != nil {
		t.Fatal(err)
	}
	meaningless := 0
	for i := 0; i < len(b); i += everyByte(13) {
		for _, flip := range []byte{0x01, 0x20, 0x80} {
			b[i] ^= flip
			r, err := office.Verify(b)
			b[i] ^= flip
			if err != nil {
				continue
			}
			meaningless++
			if len(r.Signatures) != len(sound.Signatures) {
				t.Fatalf("byte %d changed by %#x: %d signatures", i, flip, len(r.Signatures))
			}
			for name, data := range sound.Parts {
				if !bytes.Equal(r.Parts[name], data) {
					t.Fatalf("byte %d changed by %#x: %s is another and is accepted", i, flip, name)
				}
			}
		}
	}
	if parts := len(sound.Parts) + 4; meaningless > 3*parts {
		t.Errorf("%d changes were accepted in %d parts", meaningless, parts)
	}
}

func TestNoTruncationIsAccepted(t *testing.T) {
	b := signedBy(t, 0, 1)
	for n := 0; n < len(b); n += everyByte(7) {
		if _, err := office.Verify(b[:n]); err == nil {
			t.Fatalf("the first %d of %d bytes are accepted", n, len(b))
		}
	}
}

func FuzzVerify(f *testing.F) {
	f.Add(unsigned(f))
	f.Add(signedBy(f, 0))
	f.Add(released(f))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := office.Verify(b)
		if (err == nil) == (r.Parts == nil) {
			t.Fatal("neither a report nor an error, or both")
		}
		if err == nil && len(r.Signatures) == 0 {
			resign(t, b, r.Parts)
		}
	})
}

// resign signs what was found sound: the signature has to verify and to come
// off again.
func resign(t *testing.T, b []byte, want map[string][]byte) {
	t.Helper()
	s, err := office.Sign(b, teller(t, 0), certified, "", purpose)
	if err != nil {
		t.Fatalf("a sound workbook is not signed: %v", err)
	}
	r, err := office.Verify(s)
	if err != nil || len(r.Signatures) != 1 {
		t.Fatalf("what was signed does not verify: %v", err)
	}
	for name, data := range want {
		if !bytes.Equal(r.Parts[name], data) {
			t.Fatalf("%s does not come back", name)
		}
	}
}

// FuzzSignature puts anything in the place of a signature.
func FuzzSignature(f *testing.F) {
	parts := takenApart(f, released(f))
	own := textIn(parts, sig1)
	f.Add(own)
	f.Add(textIn(parts, sig2))
	f.Add(strings.Replace(own, "18:04:05Z", "18:04:06Z", 2))
	f.Add(`<Signature/>`)
	f.Fuzz(func(t *testing.T, xml string) {
		changed := slices.Clone(parts)
		for i := range changed {
			if changed[i].name == sig1 {
				changed[i].text = xml
			}
		}
		if _, err := office.Verify(packed(t, changed)); (err == nil) != (xml == own) {
			t.Errorf("another signature in the place of the first: %v", err)
		}
	})
}

// FuzzPlumbing puts anything in the place of the parts that hold the package
// together. What is accepted has to survive signing.
func FuzzPlumbing(f *testing.F) {
	parts := takenApart(f, unsigned(f))
	names := []string{typesXML, rootRels, bookRels, sheetRels}
	for i, name := range names {
		f.Add(i, textIn(parts, name))
		f.Add(i, relations(""))
		f.Add(i, relations(relation("rId1", "/xl/workbook.xml", ofOffice+"/officeDocument")))
	}
	f.Fuzz(func(t *testing.T, n int, xml string) {
		name := names[(n%len(names)+len(names))%len(names)]
		changed := append([]part(nil), parts...)
		for i := range changed {
			if changed[i].name == name {
				changed[i].text = xml
			}
		}
		b := packed(t, changed)
		if r, err := office.Verify(b); err == nil {
			resign(t, b, r.Parts)
		}
	})
}

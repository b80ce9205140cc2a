package xlsx_test

import (
	"bytes"
	"os"
	"testing"

	"countersign/export/xlsx"
)

// The long form takes every byte of a signed workbook; each is a step in the
// short one.
func stride(short int) int {
	if os.Getenv(everyByte) != "" {
		return 1
	}
	return short
}

// The last bits of compressed data may mean nothing: then nothing else may have
// changed.
func TestNoSignedFileWithAChangedByteIsAnotherSheet(t *testing.T) {
	good := signedBy(t, threeSign(t), "Mo Sample", "Rae Sample")
	sound, err := xlsx.Read(good)
	if err != nil {
		t.Fatal(err)
	}
	meaningless := 0
	for i := 0; i < len(good); i += stride(83) {
		for _, m := range []byte{0x01, 0x20} {
			good[i] ^= m
			doc, err := xlsx.Read(good)
			good[i] ^= m
			if err != nil || len(doc.Differences) > 0 {
				continue
			}
			meaningless++
			if !bytes.Equal(doc.Record, sound.Record) || len(doc.Signatures) != len(sound.Signatures) {
				t.Errorf("byte %d changed by %#x gives another sheet", i, m)
			}
		}
	}
	if meaningless > 60 {
		t.Errorf("%d changes mean nothing", meaningless)
	}
}

func TestNoSignedFileThatIsCutShortIsFine(t *testing.T) {
	good := signedBy(t, threeSign(t), "Mo Sample", "Rae Sample")
	for n := 0; n < len(good); n += stride(331) {
		if fine(good[:n]) {
			t.Errorf("fine with %d of %d bytes", n, len(good))
		}
	}
}

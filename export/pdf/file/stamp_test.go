package file_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"countersign/export/pdf/file"
	"countersign/export/sign"
	"countersign/export/sign/signtest"
)

// authority is a time stamp authority on this computer.
func authority(t *testing.T) *sign.Authority {
	t.Helper()
	url, _ := signtest.Authority(t, "rsa:2048")
	return &sign.Authority{URL: url}
}

func TestASignatureCarriesATimeStamp(t *testing.T) {
	tsa := authority(t)
	all := signings()[:3]
	for _, i := range []int{0, 2} { // the second is made without
		all[i].Stamp = func(cms []byte) ([]byte, error) { return tsa.Stamp(context.Background(), cms) }
	}
	pdf, err := file.Sign(finish(t, 513), all...)
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range must[*file.Report](t)(file.Verify(pdf)).Signatures {
		if stamped := s.Stamp != nil; stamped != (i != 1) {
			t.Errorf("signature %d: stamped %v", i+1, stamped)
		}
	}
	path := saved(t, pdf)
	if said := ask(t, "pdfsig", path); strings.Count(said, "Signature is Valid.") != 3 {
		t.Error(said)
	}
	if said := ask(t, "qpdf", "--check", path); !strings.Contains(said, "No syntax or stream encoding errors") {
		t.Error(said)
	}
	for i := 0; i < len(pdf); i += 97 {
		pdf[i] ^= 1
		if _, err := file.Verify(pdf); err == nil {
			t.Errorf("byte %d was changed and nobody noticed", i)
		}
		pdf[i] ^= 1
	}
}

func TestWithoutAnAnswerNothingIsSigned(t *testing.T) {
	s := signings()[0]
	s.Stamp = func([]byte) ([]byte, error) { return nil, errors.New("no answer from the sample authority") }
	if _, err := file.Sign(finish(t, 513), s); err == nil || !strings.Contains(err.Error(), "no answer") {
		t.Error(err)
	}
	s.Stamp = func(cms []byte) ([]byte, error) { return append(cms, make([]byte, 20_000)...), nil }
	if _, err := file.Sign(finish(t, 513), s); err == nil || !strings.Contains(err.Error(), "room for") {
		t.Error(err)
	}
}

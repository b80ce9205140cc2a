package xlsx_test

import (
	"crypto/rand"
	"strings"
	"sync"
	"testing"
	"time"

	"countersign/count"
	"countersign/export/record"
	"countersign/export/sign"
	"countersign/export/sign/signtest"
	"countersign/export/xlsx"
)

// certified is when the sample sheet was signed.
var certified = count.At(time.Date(2011, 6, 15, 17, 6, 0, 0, time.FixedZone("", -4*3600)))

// sampleKeys are the keys of the sample tellers, and of a stranger.
var sampleKeys = sync.OnceValues(func() (map[string]*sign.Key, error) {
	out := map[string]*sign.Key{}
	for _, name := range []string{"Mo Sample", "Rae Sample", "Ola Sample", "Sam Stranger"} {
		key, err := signtest.NewKey(rand.Reader, sign.Identity{Name: name, Local: "AFSCME Local 749 (sample)"}, certified.Std())
		if err != nil {
			return nil, err
		}
		out[name] = key
	}
	return out, nil
})

func keyOf(t testing.TB, name string) *sign.Key {
	t.Helper()
	all, err := sampleKeys()
	if err != nil || all[name] == nil {
		t.Fatalf("the key of %s: %v", name, err)
	}
	return all[name]
}

// threeSign is the sample sheet with three signers who have keys.
func threeSign(t testing.TB) *count.Sheet {
	t.Helper()
	s := sheet(t, 3, "Mo Sample")
	s.Signers = nil
	for _, x := range s.Tally.Tellers {
		s.Signers = append(s.Signers, count.Signer{Name: x.Name, Role: x.Role, Key: count.Digest(keyOf(t, x.Name).Fingerprint())})
	}
	return s
}

// seal is a teller's signature of the record of a sheet.
func seal(t testing.TB, s *count.Sheet, name string) []byte {
	t.Helper()
	rec, err := record.Write(s)
	if err != nil {
		t.Fatal(err)
	}
	cms, err := sign.SignDetached(count.Sum(rec), keyOf(t, name))
	if err != nil {
		t.Fatal(err)
	}
	return cms
}

// sealsOf has the first two tellers and the code sealed; the third signs later.
func sealsOf(t testing.TB, s *count.Sheet) record.Seals {
	t.Helper()
	return record.Seals{
		CMS:  [][]byte{seal(t, s, "Mo Sample"), seal(t, s, "Rae Sample"), nil},
		Code: []byte(strings.Repeat("sample..", 8)),
	}
}

func sealed(t testing.TB, s *count.Sheet) []byte {
	t.Helper()
	b, err := xlsx.Write(s, sealsOf(t, s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// signedBy is the sealed workbook with the signatures of some tellers.
func signedBy(t testing.TB, s *count.Sheet, names ...string) []byte {
	t.Helper()
	b := sealed(t, s)
	for _, name := range names {
		var err error
		if b, err = xlsx.Sign(b, keyOf(t, name), signer(t, s, name), certified); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

func signer(t testing.TB, s *count.Sheet, name string) count.Signer {
	t.Helper()
	for _, x := range s.Signers {
		if x.Name == name {
			return x
		}
	}
	t.Fatalf("%s does not sign", name)
	return count.Signer{}
}

package export_test

import (
	"crypto/rand"
	"sync"
	"testing"
	"time"

	"countersign/count"
	"countersign/count/rollup/rolluptest"
	"countersign/export"
	"countersign/export/pdf"
	"countersign/export/record"
	"countersign/export/sign"
	"countersign/export/sign/signtest"
	"countersign/export/xlsx"
)

// The keys of the sample tellers, by name, and one of somebody else. They are
// valid on the day of every vote that the tests know.
var keys = sync.OnceValues(func() (map[string]*sign.Key, error) {
	out := map[string]*sign.Key{}
	for name, role := range map[string]count.Role{
		"Sample Chief": count.ChiefTeller, "Sample Recorder A": count.Recorder, "Sample Recorder B": count.Recorder, "Sample Mallory": count.Recorder,
	} {
		id := sign.Identity{Name: name, Role: string(role), Local: "Sample local"}
		k, err := sign.NewKeyUntil(rand.Reader, id, time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2040, 1, 1, 0, 0, 0, 0, time.UTC))
		if err != nil {
			return nil, err
		}
		out[name] = k
	}
	return out, nil
})

// keyOf is the key of a sample teller.
func keyOf(t testing.TB, name string) *sign.Key {
	t.Helper()
	all, err := keys()
	if err != nil || all[name] == nil {
		t.Fatalf("key of %s: %v", name, err)
	}
	return all[name]
}

// issuer is a sample coalition that certifies tellers' keys.
var issuer = sync.OnceValues(func() (*sign.Key, error) {
	return sign.NewIssuer(sign.P256, rand.Reader, "Sample Coalition", time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2040, 1, 1, 0, 0, 0, 0, time.UTC))
})

// issued is a new key of a teller, certified for places.
func issued(t testing.TB, name string, role count.Role, places ...string) *sign.Key {
	t.Helper()
	by, err := issuer()
	if err != nil {
		t.Fatal(err)
	}
	from, until := time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2040, 1, 1, 0, 0, 0, 0, time.UTC)
	k, err := sign.NewKeyUntil(rand.Reader, sign.Identity{Name: name, Role: string(role), Local: "Sample local"}, from, until)
	if err != nil {
		t.Fatal(err)
	}
	return signtest.Issued(t, by, k, places, from, until)
}

// withKeys names the tellers' real keys in a sheet that rolluptest made.
func withKeys(t testing.TB, s *count.Sheet) *count.Sheet {
	t.Helper()
	for i := range s.Signers {
		s.Signers[i].Key = count.Digest(keyOf(t, s.Signers[i].Name).Fingerprint())
	}
	return s
}

const samplePlace count.PlaceID = "U1/N1/1"

// sampleSheet is a certified sheet of the made vote: 35 yes and 25 no.
func sampleSheet(t testing.TB) *count.Sheet {
	t.Helper()
	v := rolluptest.Made(1, 1, 2)
	s, err := rolluptest.Sheet(v, rolluptest.Counted(v, samplePlace, 35))
	if err != nil {
		t.Fatal(err)
	}
	return withKeys(t, s)
}

// documents is the PDF, signed by everybody who signs, and the workbook.
func documents(t testing.TB, s *count.Sheet) (page, book []byte) {
	t.Helper()
	var own []*sign.Key
	for _, x := range s.Signers {
		own = append(own, keyOf(t, x.Name))
	}
	files, err := export.Documents(s, own, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	keep(t, files[0].Data, len(own), ".pdf")
	keep(t, files[1].Data, len(own), ".xlsx")
	return files[0].Data, files[1].Data
}

func drawn(t testing.TB, s *count.Sheet) []byte {
	t.Helper()
	page, err := pdf.Draw(s, record.Seals{})
	if err != nil {
		t.Fatal(err)
	}
	return page
}

// workbook is the workbook of a sheet, signed by everybody whom it names.
func workbook(t testing.TB, s *count.Sheet) []byte {
	t.Helper()
	book := bareWorkbook(t, s)
	for _, who := range s.Signers {
		var err error
		if book, err = xlsx.Sign(book, keyOf(t, who.Name), who, s.Certified); err != nil {
			t.Fatal(err)
		}
	}
	keep(t, book, len(s.Signers), ".xlsx")
	return book
}

// bareWorkbook is the workbook of a sheet before anybody signs it.
func bareWorkbook(t testing.TB, s *count.Sheet) []byte {
	t.Helper()
	book, err := xlsx.Write(s, record.Seals{})
	if err != nil {
		t.Fatal(err)
	}
	return book
}

package main

import (
	"crypto/rand"
	"testing"
	"time"

	"countersign/count"
	"countersign/count/rollup/rolluptest"
	"countersign/export/sign"
	"countersign/export/sign/signtest"
)

// issuerName is the issuer whom the vote of the mixed folder lists.
const issuerName = "Sample Coalition"

// chief is the teller whose key is changed in a bad sheet.
const chief = "Sample Chief"

// The days on which the sample certificates begin; the sheets are certified a
// week later.
var issued = time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC)

func newIssuer(t testing.TB) *sign.Key {
	t.Helper()
	k, err := sign.NewIssuer(sign.P256, rand.Reader, issuerName, issued, issued.AddDate(1, 0, 0))
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// newChief is a key of the sample chief, valid for some days.
func newChief(t testing.TB, days int) *sign.Key {
	t.Helper()
	who := sign.Identity{Name: chief, Role: string(count.ChiefTeller), Local: "Sample local"}
	k, err := sign.NewKeyUntil(rand.Reader, who, issued, issued.AddDate(0, 0, days))
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// certified is a key of the sample chief that an issuer certified for a place.
func certified(t testing.TB, issuer *sign.Key, place count.PlaceID) *sign.Key {
	t.Helper()
	return signtest.Issued(t, issuer, newChief(t, 30), []string{string(place)}, issued, issued.AddDate(0, 1, 0))
}

// badKeys puts sheets into a folder whose signatures hold, and whose chief
// signed with a key that must not count: one that somebody certified under the
// issuer's name, one that the issuer certified for another local, and one whose
// certificate had ended, on a computer whose clock was turned back.
func (f *folder) badKeys(dir string, issuer *sign.Key) {
	f.t.Helper()
	places := f.vote.Places()
	forged := f.maker.With(chief, certified(f.t, newIssuer(f.t), places[18].ID))
	f.put(dir+"/forged.xlsx", forged.Files(f.t, places[18].ID, 30, nil)[1].Data)
	elsewhere := f.maker.With(chief, certified(f.t, issuer, places[0].ID))
	f.put(dir+"/elsewhere.pdf", elsewhere.Files(f.t, places[19].ID, 30, nil)[0].Data)
	s, err := rolluptest.Sheet(f.vote, rolluptest.Counted(f.vote, places[17].ID, 30))
	if err != nil {
		f.t.Fatal(err)
	}
	late, err := f.maker.With(chief, newChief(f.t, 1)).WorkbookAt(s, count.At(issued))
	if err != nil {
		f.t.Fatal(err)
	}
	f.put(dir+"/expired.xlsx", late.Data)
}

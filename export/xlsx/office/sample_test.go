package office_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"image"
	"image/png"
	"math/big"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"countersign/export/sign"
	"countersign/export/sign/signtest"
	"countersign/export/xlsx/office"
)

var certified = time.Date(2026, 6, 24, 18, 4, 5, 0, time.UTC)

// tellers: a P-256 key, an RSA key under an issuer with an awkward name, and
// another P-256 key whose name needs escapes. Each is made when it is needed.
var tellers = []func() (*sign.Key, error){
	sync.OnceValues(func() (*sign.Key, error) {
		return signtest.NewKey(rand.Reader, sign.Identity{Name: "Ágnes Kőszegi (sample)", Role: "Chief teller", Local: "Local 749 (sample)"}, certified)
	}),
	sync.OnceValues(underIssuer),
	sync.OnceValues(func() (*sign.Key, error) {
		return signtest.NewKey(rand.Reader, sign.Identity{Name: `R & D <"sample"> 🗳️`, Role: "Recorder"}, certified)
	}),
}

func underIssuer() (*sign.Key, error) {
	issuerKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	// Other programs take two certificates of one issuer and number for one.
	number, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 100))
	if err != nil {
		return nil, err
	}
	template := &x509.Certificate{
		SerialNumber: number, Subject: pkix.Name{CommonName: "Coalition, sample + <issuer> & Co", Country: []string{"US"}, Organization: []string{"Šampl"}},
		NotBefore: certified.AddDate(-1, 0, 0), NotAfter: certified.AddDate(5, 0, 0),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, issuerKey.Public(), issuerKey)
	if err != nil {
		return nil, err
	}
	issuer, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, err
	}
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return nil, err
	}
	leaf := &x509.Certificate{
		SerialNumber: new(big.Int).Add(number, big.NewInt(1)), Subject: pkix.Name{CommonName: "Luis Ortega (sample)", OrganizationalUnit: []string{"Recorder A"}},
		NotBefore: certified.AddDate(0, 0, -1), NotAfter: certified.AddDate(1, 0, 0), KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment,
	}
	if der, err = x509.CreateCertificate(rand.Reader, leaf, issuer, key.Public(), issuerKey); err != nil {
		return nil, err
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, err
	}
	return sign.Adopt(key, cert, issuer)
}

func teller(t testing.TB, i int) *sign.Key {
	t.Helper()
	key, err := tellers[i]()
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// book is a sample workbook with about everything a sheet may have: table,
// chart, picture, comment, outside link, validation, properties, a hidden
// sheet, formulas.
var book = sync.OnceValues(func() ([]byte, error) {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 3, 3))); err != nil {
		return nil, err
	}
	list := excelize.NewDataValidation(true)
	list.Sqref = "C1:C3"
	var out bytes.Buffer
	for _, step := range []func() error{
		func() error { return f.SetSheetRow("Sheet1", "A1", &[]any{"Question (sample)", "Yes", "No"}) },
		func() error { return f.SetSheetRow("Sheet1", "A2", &[]any{"Agreement", 513, 763}) },
		func() error { return f.SetSheetRow("Sheet1", "A3", &[]any{"Contract", 544, 728}) },
		func() error { return f.SetCellFormula("Sheet1", "B4", "SUM(B2:B3)") },
		func() error { return f.AddTable("Sheet1", &excelize.Table{Range: "A1:C3", Name: "Tally"}) },
		func() error {
			return f.SetCellHyperLink("Sheet1", "A6", "https://sample.example/vote?place=749", "External")
		},
		func() error {
			return f.AddComment("Sheet1", excelize.Comment{Cell: "A2", Author: "sample", Text: "counted twice"})
		},
		func() error { return list.SetDropList([]string{"a", "b"}) },
		func() error { return f.AddDataValidation("Sheet1", list) },
		func() error {
			return f.AddPictureFromBytes("Sheet1", "F1", &excelize.Picture{Extension: ".png", File: picture.Bytes()})
		},
		func() error {
			return f.AddChart("Sheet1", "F9", &excelize.Chart{Type: excelize.Bar, Series: []excelize.ChartSeries{{Categories: "Sheet1!$A$2:$A$3", Values: "Sheet1!$B$2:$B$3"}}})
		},
		func() error { _, err := f.NewSheet("Record"); return err },
		func() error { return f.SetCellStr("Record", "A1", "=record & sample <text>") },
		func() error { return f.SetSheetVisible("Record", false, true) },
		func() error {
			return f.SetDefinedName(&excelize.DefinedName{Name: "Yes", RefersTo: "Sheet1!$B$2"})
		},
		func() error { return f.SetDocProps(&excelize.DocProperties{Title: "Sample", Creator: "Countersign"}) },
		func() error { return f.SetAppProps(&excelize.AppProperties{Application: "Countersign"}) },
		func() error { return f.Write(&out) },
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
})

func unsigned(t testing.TB) []byte {
	t.Helper()
	b, err := book()
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Clone(b)
}

const purpose = "Counted & certified by the tellers (sample) < > \" ' 🗳️"

// signedBy is the workbook signed by some of the tellers in turn.
func signedBy(t testing.TB, who ...int) []byte {
	t.Helper()
	return signed(t, unsigned(t), who...)
}

func signed(t testing.TB, b []byte, who ...int) []byte {
	t.Helper()
	for n, i := range who {
		out, err := office.Sign(b, teller(t, i), certified.Add(time.Duration(n)*time.Minute), teller(t, i).Identity().Role, purpose)
		if err != nil {
			t.Fatal(err)
		}
		b = out
	}
	return b
}

// released is a workbook that the first release of this package signed: with
// P-256, with RSA under an issuer, and a third time.
func released(t testing.TB) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "three-signatures.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

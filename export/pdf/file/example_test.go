package file_test

import (
	"crypto/rand"
	"fmt"

	"countersign/export/pdf/file"
	"countersign/export/sign"
	"countersign/export/sign/signtest"
)

// From a drawing to a signed sheet and back.
func Example() {
	drawn, document, err := drawSheet(513)
	if err != nil {
		fmt.Println(err)
		return
	}
	pdf, err := file.Finish(drawn, document)
	if err != nil {
		fmt.Println(err)
		return
	}
	chief := sign.Identity{Name: "Luis Ortega", Role: "Chief teller"}
	key, err := signtest.NewKey(rand.Reader, chief, closed)
	if err != nil {
		fmt.Println(err)
		return
	}
	pdf, err = file.Sign(pdf, file.Signing{Field: "Teller1", Key: key, Time: closed})
	if err != nil {
		fmt.Println(err)
		return
	}
	report, err := file.Verify(pdf)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range report.Signatures {
		fmt.Printf("%s signed %s, whole file: %v\n", s.Identity.Name, s.Field, s.CoversWhole)
	}
	fmt.Println("not signed:", report.Empty)
	fmt.Println("attached:", report.Attachments[0].Name)
	// Output:
	// Luis Ortega signed Teller1, whole file: true
	// not signed: [Teller2 Teller3 Teller4]
	// attached: tally-record (sample).txt
}

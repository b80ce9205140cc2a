package office_test

import (
	"fmt"
	"os"

	"countersign/export/xlsx/office"
)

// Who signed a workbook, and as what. Whether they are the right people is
// another question.
func ExampleVerify() {
	b, err := os.ReadFile("testdata/three-signatures.xlsx")
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := office.Verify(b)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range r.Signatures {
		fmt.Printf("%s, %s, %s\n", s.Identity.Name, s.Role, s.Time.Format("15:04"))
	}
	// Output:
	// Ágnes Kőszegi (sample), Chief teller, 18:04
	// Luis Ortega (sample), Recorder A, 18:05
	// R & D <"sample"> 🗳️, Recorder, 18:06
}

package words_test

import (
	"strings"
	"testing"

	"countersign/assets/words"
)

func TestAVerdictIsNotHalfInEnglish(t *testing.T) {
	for _, tag := range []string{"es", "fr"} {
		c := words.In(tag)
		for _, s := range []string{
			"A signature is missing: Ann Sample, chief teller, has signed the record, but the signature of this file was taken out",
			"The Excel file was changed after it was signed: another program saved it again",
			`The PDF shows something else than was signed: page 1 shows "514", the signed record says "513"`,
		} {
			said := c.Say("Do not use this sheet. " + s + ". Ask The Local: North for both files again.")
			for _, english := range []string{"missing", "taken out", "changed", "saved", "shows", "says"} {
				if strings.Contains(said, english) {
					t.Errorf("%s: %s", tag, said)
				}
			}
			if !strings.Contains(said, "The Local: North") {
				t.Errorf("%s: a name was translated: %s", tag, said)
			}
		}
	}
}

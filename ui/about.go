package ui

import (
	"countersign/ui/sitting"

	"countersign/assets/words"
)

// about says of each step what it is for; the help page begins with it.
var about = map[sitting.Go]string{
	sitting.Setup:   words.Key("Who counts, how many batches there are, and whose keys sign. What the coalition fixed in the vote definition cannot be changed here."),
	sitting.Batches: words.Key("Both recorders key every batch, blind to one another. A batch stands when they agree and each question adds up."),
	sitting.Account: words.Key("Where every ballot paper went, from the printer to the box. Every number is typed once."),
	sitting.Checks:  words.Key("Everything that was found, with the sum worked out. Errors are put right in their place; a warning can be explained by two tellers."),
	sitting.Certify: words.Key("The figures are read back line by line, then each teller signs with a passphrase. Nothing can change between reading and signing."),
	sitting.Board:   words.Key("How the count of this hall stands, to be read from afar. It holds no figure of a ballot."),
	sitting.Export:  words.Key("The signed PDF and workbook go to a folder and to a stick, and both copies are read back."),
}

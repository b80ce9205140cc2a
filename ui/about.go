package ui

import (
	"countersign/assets/words"
	"countersign/ui/command"
	"countersign/ui/sitting"
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

// keysOf are the keys of a step that are no commands.
func keysOf(at sitting.Go) []command.Hint {
	digits, enter, up := words.T("0 to 9"), words.T("Enter"), words.T("Up")
	number := []command.Hint{
		{Key: digits, Text: words.T("Type a number; an empty box is not counted")},
		{Key: enter, Text: words.T("Next box; Down does it too")},
		{Key: up, Text: words.T("The box before")},
		{Key: words.T("Esc"), Text: words.T("Put back what was in the box")},
	}
	switch at {
	case sitting.Batches:
		return append(number,
			command.Hint{Key: enter, Text: words.T("In the last box: close the batch, if the sums fit")},
			command.Hint{Key: words.T("F J R U"), Text: words.T("Call mode, question 1: Yes, No, Blank, Void with the forefinger")},
			command.Hint{Key: words.T("D S A"), Text: words.T("Call mode, question 2: middle finger No, ring finger Blank, little finger Void")},
			command.Hint{Key: words.T("Backspace"), Text: words.T("Call mode: take back the last ballot")},
			command.Hint{Key: words.T("Space"), Text: words.T("Call mode: pause, and go on")})
	case sitting.Account:
		return number
	case sitting.Checks:
		return []command.Hint{{Key: words.T("Up Down"), Text: words.T("The finding before, the next one")}, {Key: enter, Text: words.T("Go to where it is")}}
	case sitting.Certify:
		return []command.Hint{
			{Key: words.T("Space"), Text: words.T("The line that is read is right")},
			{Key: "X", Text: words.T("The line is wrong")},
			{Key: up, Text: words.T("Take the line before back")},
			{Key: enter, Text: words.T("Open the key with the passphrase")},
		}
	case sitting.Setup, sitting.Export, sitting.Board, sitting.Home:
	}
	return nil
}

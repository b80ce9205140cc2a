package tour

import (
	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/ui/sitting"
)

// accounting is the ballot account, from the list of the chief teller.
func accounting(t *count.Tally, v View) Step {
	s := Step{Done: partAccount, Title: words.T("Where every paper went")}
	switch v.Step {
	case sitting.Account:
	case sitting.Batches:
		s.Say = words.T("Every batch stands. Press Enter: now the ballot account. Ctrl+3 goes there too.")
		return s
	default:
		s.Say = words.T("Press Ctrl+3: there is the ballot account.")
		return s
	}
	s.Say = words.T("Type the numbers of this list, with Enter after each. One of them will turn out to be wrong: type it as it stands.")
	s.Sheet = &Sheet{Title: words.T("The chief teller's list (sample)")}
	all := &desk.Account{}
	for _, l := range account {
		if t.Account.Get(l.Line).Set() {
			continue // what is typed leaves the list, so that the next number is its first
		}
		s.Sheet.Rows = append(s.Sheet.Rows, Row{Label: words.T(l.Line.Title()), Figures: []string{l.Value.String()}})
		all.Lines = append(all.Lines, l)
	}
	s.Skip = all
	return s
}

// stands says whether something is still to be put right.
func stands(now desk.Snapshot) bool { return len(count.Standing(now.Findings)) > 0 }

// checking is the planted line of the account, which the checks find.
func checking(t *count.Tally, v View) Step {
	s := Step{
		Done: partChecks, Title: words.T("What the checks found"),
		Skip: &desk.Account{Lines: []count.AccountLine{{Line: count.Printed, Value: count.N(rightPrinted)}}},
	}
	switch {
	case t.Account.Get(count.Printed) == count.N(rightPrinted):
		s.Skip = nil
		s.Say = words.T("Something else was typed than the list says. Press Enter on the finding: it leads to the line. Put it right there.")
	case v.Step == sitting.Account:
		s.Say = words.F("You look at the printer's slip again: %d papers were delivered, not 201. Go to the first box with Up, type %d, press Enter.", rightPrinted, rightPrinted)
	case v.Step == sitting.Checks:
		s.Say = words.T("Warning A301: a printed paper is not found again. F7 says what tellers usually find. Enter on the warning leads to the line.")
	default:
		s.Say = words.T("Press Ctrl+4: there the checks say what does not add up.")
	}
	return s
}

// certifying is reading back and signing.
func certifying(v View) Step {
	s := Step{Done: partCertify, Title: words.T("Read back, then sign")}
	switch {
	case v.Step == sitting.Account:
		s.Say = words.T("Every line holds now. Press Ctrl+Enter: the checks have nothing left.")
	case v.Step == sitting.Checks:
		s.Say = words.T("Nothing stands in the way. Press Ctrl+Enter to certify.")
	case v.Step != sitting.Certify:
		s.Say = words.T("Press Ctrl+5: there the count is certified.")
	case !v.Read:
		s.Say = words.T("One reads each line aloud, the others look at their papers. Press Space for each line that is right.")
	default:
		s.Say = words.F("Each of the three signs: type %s and press Enter, three times, then Ctrl+Enter. These are practice keys; real tellers have a passphrase of their own.", Passphrase)
	}
	return s
}

// exporting is saving the sheet.
func exporting(v View) Step {
	s := Step{Done: partExport, Title: words.T("The signed sheet")}
	if v.Step != sitting.Export {
		s.Say = words.T("Certified. Press Ctrl+Enter to go on to the files. Ctrl+6 goes there too.")
		return s
	}
	s.Say = words.T("Press Ctrl+Enter: the PDF and the workbook are written, signed and read back.")
	return s
}

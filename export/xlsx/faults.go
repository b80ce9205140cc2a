package xlsx

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"countersign/export/xlsx/office"
)

// Errors of files that are no workbook of a sheet. The sentences are for
// people.
var (
	ErrNotWorkbook = office.ErrNotWorkbook
	ErrProtected   = office.ErrProtected
	ErrOld         = office.ErrOld
	ErrDamaged     = office.ErrDamaged
	ErrTooLarge    = office.ErrTooLarge
	ErrPackage     = office.ErrPackage
	ErrForeign     = office.ErrForeign
	ErrForbidden   = errors.New("this workbook holds something that a tally sheet never holds")
	ErrNoRecord    = errors.New("this workbook carries no record, so it is not a tally sheet, or its sheet Record was removed")
)

// forbidden are parts that run, connect or embed something, by a piece of
// their name in lower case.
var forbidden = []struct{ piece, what string }{
	{"vbaproject", "a macro"},
	{"vbadata", "a macro"},
	{"macrosheets", "a macro sheet"},
	{"activex", "a control that runs"},
	{"externallinks", "a link to another file"},
	{"connections", "a data connection"},
	{"querytables", "a data connection"},
	{"embeddings", "an embedded object"},
	{"customui", "a changed menu"},
	{"ctrlprops", "a control"},
	{"webextensions", "an add-in"},
}

// allowed refuses a workbook with a part that no tally sheet has.
func allowed(p parts) error {
	for _, name := range p.names() {
		if what := forbiddenPart(name); what != "" {
			return fmt.Errorf("%w: %s (%s)", ErrForbidden, what, name)
		}
	}
	return nil
}

// forbiddenPart says what a part is that no tally sheet has, or nothing.
func forbiddenPart(name string) string {
	lower := strings.ToLower(name)
	i := slices.IndexFunc(forbidden, func(x struct{ piece, what string }) bool { return strings.Contains(lower, x.piece) })
	if i < 0 {
		return ""
	}
	return forbidden[i].what
}

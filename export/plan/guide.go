package plan

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"countersign/assets/words"
	"countersign/count/rule"
)

// readMe is the sheet that says how the others are filled in.
func (w *writer) readMe() {
	w.page(sheetReadMe)
	w.about(sheetReadMe, words.Key("A vote definition for Countersign"), 1)
	const wide = 110
	w.keep(w.SetColWidth(sheetReadMe, "A", "A", wide))
	for i, s := range []string{
		words.Key("Fill in the sheets from left to right: Vote, Questions, Unions, Units, Places, Ballots. Row 2 of each says what belongs there."),
		words.Key("Do not rename sheets or the heads in row 3, and leave the first three rows where they are."),
		words.Key("Type values, no formulas. Nothing may be hidden, and no cells joined: what is signed has to be seen."),
		words.Key("A number that nobody knows stays empty. Empty is not 0."),
		words.Key("Sheet Rules lists what can decide a question, in words. Type the name of one beside each question."),
		words.Key("Then choose File, New vote in the program, or: tally vote new --from THIS.xlsx --out NAME.vote. Every fault is listed with its cell."),
		words.Key("What comes out is printed, approved by the coalition, and signed with a key. Only then it is sent to the tellers."),
	} {
		w.put(sheetReadMe, 1, hintRow+1+i, w.words.T(s), w.readme)
		w.high(sheetReadMe, hintRow+1+i, []string{w.words.T(s)}, []float64{wide})
	}
	w.print(sheetReadMe)
}

// rules is the sheet that rules are chosen from.
func (w *writer) rules() {
	w.page(sheetRules)
	w.about(sheetRules, words.Key("Rules that a question can have. This sheet is to read and to choose from; what is changed here has no effect."), 5)
	heads, wide := []string{words.Key("Rule"), words.Key("Decided by"), words.Key("In words"), words.Key("How it is worked out"), words.Key("Where it is from")}, []float64{26, 14, 60, 70, 44}
	for i, h := range heads {
		name, err := excelize.ColumnNumberToName(i + 1)
		w.keep(err)
		w.keep(w.SetColWidth(sheetRules, name, name, wide[i]))
		w.put(sheetRules, i+1, headRow, w.words.T(h), w.head)
	}
	for i, n := range Rules() {
		from := strings.TrimSpace(strings.Join([]string{n.Title, n.Source, w.words.Say(n.Note)}, "\n"))
		row := []string{n.Name, w.words.T(string(n.DecidedBy)), w.words.Say(n.Rule.Words), strings.Join(sayLines(w.words, rule.Words(n.Rule.Tree)), "\n"), from}
		for k, s := range row {
			look := w.note
			if k == 0 {
				look = w.label
			}
			w.put(sheetRules, k+1, firstRow+i, s, look)
		}
		w.high(sheetRules, firstRow+i, row, wide)
	}
	w.keep(w.SetPanes(sheetRules, &excelize.Panes{Freeze: true, YSplit: headRow, TopLeftCell: "A4", ActivePane: "bottomLeft"}))
	w.print(sheetRules)
}

// sayLines puts lines into a language and keeps their indent.
func sayLines(c *words.Catalogue, lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		bare := strings.TrimLeft(l, " ")
		out[i] = l[:len(l)-len(bare)] + c.Say(bare)
	}
	return out
}

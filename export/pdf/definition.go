package pdf

import (
	"fmt"
	"strings"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/rule"
	"countersign/export/sign"
)

// Definition is a vote definition to print for the minutes of a coalition.
type Definition struct {
	Vote *count.Vote
	At   count.Time // when it is printed
	// Signers are who signed it so far; whoever makes the page has verified that.
	Signers []DefinitionSigner
	// Words are the language of the page. What the definition itself says stands
	// as it was signed.
	Words *words.Catalogue
}

// DefinitionSigner is somebody whose digital signature a definition carries.
type DefinitionSigner struct {
	Name string
	Key  sign.Fingerprint
}

// definitionLayout is the name of the drawing. Nothing reads it back: the file
// that counts is the definition, and its digest stands on every page.
const definitionLayout = "Countersign definition 1"

// minutes is a definition on its way to paper.
type minutes struct {
	*canvas
	Definition
}

// DrawDefinition makes the printed page of a definition: what is asked, what
// decides it in words, who votes where with which roll, how ballots are counted,
// the digest, and lines to sign in ink. The same definition gives the same bytes.
func DrawDefinition(x Definition) (out []byte, err error) {
	defer recovered(&err)
	digest, err := x.Vote.Digest()
	if err != nil {
		return nil, err
	}
	d := &minutes{newCanvas(x.Vote.Ballots.Paper, x.Words), x}
	d.draw(digest)
	f := footer{
		title: d.words.T("Digest of this definition"), note: d.words.T("The letter to the locals carries the same 16 groups."),
		layout: definitionLayout, digest: digest, definition: digest, file: SafeName(x.Vote.ID) + ".vote", revision: x.Vote.Revision, at: x.At,
	}
	if err := d.drawFooters(f, definitionText(x.Vote, digest)); err != nil {
		return nil, err
	}
	raw, err := d.output(x.At)
	if err != nil {
		return nil, err
	}
	return d.finish(raw, printable(d.words.F("Vote definition: %s", x.Vote.Title)), x.Words, definitionLayout, x.At, nil)
}

// definitionText is what the code of the page says: VD1, the vote, its revision,
// and the digest without blanks.
func definitionText(v *count.Vote, digest count.Digest) string {
	return fmt.Sprintf("VD1/%s/R%d/%s", v.ID, v.Revision, strings.Join(digest.Groups(), ""))
}

func (d *minutes) draw(digest count.Digest) {
	d.bottom -= 3
	d.newPage = func() {
		d.addPage()
		d.title(13, 5, d.words.F("%s, continued", d.Vote.Title))
		d.y += 8.5
	}
	d.addPage()
	d.title(20, 6.6, d.Vote.Title)
	d.y += 9.5
	d.paragraph(d.left, d.textWidth(), run{regular, 10, black, d.words.F("Vote definition %s, revision %d, of %s", d.Vote.ID, d.Vote.Revision, d.Vote.Coalition.Name)})
	if d.Vote.Sample {
		d.paragraph(d.left, d.textWidth(), run{bold, 10, black, d.words.T("Sample: everything in this definition is invented.")})
	}
	d.y += 2
	d.facts()
	for i, q := range d.Vote.Questions {
		d.question(i, q)
	}
	d.structure()
	d.note()
	d.groups(digest)
	d.approval()
}

func (d *minutes) title(size, base float64, s string) {
	d.mark("H1", "", func() {
		d.font(bold, size)
		d.fit(d.left, d.y+base, d.textWidth(), fromLeft, s)
	})
}

// question is what is asked and what decides it, in words.
func (d *minutes) question(i int, q count.Question) {
	d.need(22)
	d.heading(d.words.F("Question %d: %s", i+1, q.Title))
	d.paragraph(d.left, d.textWidth(), run{bold, 9, black, q.Rule.Words})
	d.paragraph(d.left, d.textWidth(), run{regular, 8.2, soft, d.words.F("Decided by the %s. Code %s, on paper %d.", d.words.T(string(q.DecidedBy)), q.ID, q.Paper)})
	tree := q.Rule.Tree
	if tree == nil {
		tree = &count.RuleTree{Levels: q.LevelRules()}
	}
	for _, l := range rule.Words(tree) {
		bare := strings.TrimLeft(l, " ")
		indent := 2.2 * float64(len(l)-len(bare))
		d.paragraph(d.left+3+indent, d.textWidth()-3-indent, run{regular, 8.2, black, d.words.Say(bare)})
	}
	d.y += 2.5
}

// structure lists every place with its roll, below its unit and union.
func (d *minutes) structure() {
	c, v := d.words, d.Vote
	d.need(30)
	d.heading(c.T("Who votes where"))
	d.paragraph(d.left, d.textWidth(), run{regular, 8.2, soft, c.F("%s. %s. Members of the coalition: %s.",
		c.N(len(v.Coalition.Unions), "1 union", "%s unions"), c.N(len(v.Places()), "1 place", "%s places"), d.members(v.Coalition.Roll))})
	var rows [][]string
	for _, u := range v.Coalition.Unions {
		rows = append(rows, []string{u.Name, u.Code, d.members(u.Roll), ""})
		for _, n := range u.Units {
			rows = append(rows, []string{"\u00A0\u00A0\u00A0" + n.Name, u.Code + "/" + n.Code, d.members(n.Roll), d.unitNote(n)})
			for _, l := range n.Locals {
				rows = append(rows, []string{"\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0" + l.Name, u.Code + "/" + n.Code + "/" + l.Code, d.members(l.Roll), c.T("a place")})
			}
		}
	}
	d.grid([]column{
		{c.T("Union, unit, local"), 0.42, fromLeft, regular},
		{c.T("Code"), 0.24, fromLeft, regular},
		{c.T("Members"), 0.12, fromRight, regular},
		{c.T("Notes"), 0.22, fromLeft, regular},
	}, rows)
	d.y += 3
}

// members is a roll, or a dash where nobody knows it.
func (d *minutes) members(n count.Count) string {
	if !n.Set() {
		return d.words.T("not known")
	}
	return d.words.Number(n.Int())
}

func (d *minutes) unitNote(n count.Unit) string {
	var out []string
	switch {
	case n.ReportsAs != "":
		out = append(out, d.words.F("counted with %s", n.ReportsAs))
	case len(n.Locals) == 0:
		out = append(out, d.words.T("a place"))
	}
	if len(n.NotPut) > 0 {
		out = append(out, d.words.F("not put: %s", strings.Join(n.NotPut, ", ")))
	}
	return strings.Join(out, "; ")
}

func (d *minutes) note() {
	if d.Vote.Note == "" {
		return
	}
	d.need(14)
	d.heading(d.words.T("Note"))
	d.paragraph(d.left, d.textWidth(), run{regular, 8.2, black, d.Vote.Note})
	d.y += 2.5
}

// groups is the digest, large enough to be compared aloud.
func (d *minutes) groups(digest count.Digest) {
	const rowHeight, across = 7.5, 8
	d.need(34)
	d.heading(d.words.T("Digest of the definition"))
	d.paragraph(d.left, d.textWidth(), run{regular, 8.2, soft, d.words.T("Every local compares these 16 groups with those that its computer shows before counting begins.")})
	d.y += 2
	step := d.textWidth() / across
	d.mark("P", "", func() {
		for i, g := range digest.Groups() {
			x, y := d.left+step*float64(i%across), d.y+rowHeight*float64(i/across)
			d.font(regular, 6)
			d.put(x, y+3, fromLeft, d.words.Number(i+1))
			d.font(mono, 12)
			d.put(x+4, y+4, fromLeft, g)
		}
	})
	d.y += 2*rowHeight + 2
	for _, s := range d.Signers {
		d.paragraph(d.left, d.textWidth(), run{regular, 8.2, black, d.words.F("Signed digitally by %s with the key %s", s.Name, s.Key.Short())})
	}
}

// approval is where the page is signed in ink.
func (d *minutes) approval() {
	const height = 26.0
	d.need(height + 8)
	d.heading(d.words.T("Approved for the minutes"))
	d.inkLines(d.y+14, d.words.T("Chair"), d.words.T("Secretary"), d.words.T("Second officer"))
	d.y += height
}

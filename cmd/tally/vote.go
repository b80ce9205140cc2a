package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"countersign/assets"
	"countersign/assets/words"
	"countersign/count"
	"countersign/export"
)

type voteCmd struct {
	Template voteTemplate `help:"Write the workbook that a definition is made from."`
	New      voteNew      `help:"Make a definition from a workbook that was filled in."`
	Print    votePrint    `help:"Write the printed page of a definition, for the minutes."`
	Check    voteCheck    `help:"List every fault of a definition at once."`
	Show     voteShow     `help:"Print a definition for people."`
	Save     voteSave     `help:"Save one of the embedded definitions as a file."`
	Trust    voteTrust    `help:"List an issuer's or a teller's certificate in a definition."`
	Sign     voteSign     `help:"Sign a definition with a key."`
}

type voteCheck struct {
	trustList
	File string `arg:"" type:"file" help:"The definition, a .vote file, or the name of an embedded one: training, sebac-2011-06."`
}

// readVote takes a path or the name of an embedded definition.
func readVote(file string) ([]byte, error) {
	if b, ok := assets.Vote(file); ok {
		return b, nil
	}
	return readFile(file)
}

func loadVote(file string) (*count.Vote, error) {
	b, err := readVote(file)
	if err != nil {
		return nil, err
	}
	v, err := count.ParseVote(b)
	var faults count.FaultsError
	if errors.As(err, &faults) {
		return nil, failure{found, fmt.Errorf("%s: %w. See all of them: tally vote check %s", file, err, file)}
	}
	if err != nil {
		return nil, cannotRead(file, err)
	}
	if _, err := export.CheckDefinition(v, nil); err != nil {
		return nil, err
	}
	return v, nil
}

func (c *voteCheck) Run(p *program) error {
	b, err := readVote(c.File)
	if err != nil {
		return err
	}
	v, err := count.DecodeVote(b)
	if err != nil {
		return cannotRead(c.File, err)
	}
	faults := v.Faults()
	if _, err := export.TrustOf(v); err != nil {
		faults = append(faults, words.F("trusted: %s", strings.TrimPrefix(err.Error(), "sign: ")))
	}
	for _, f := range faults {
		p.printf("%s: %s\n", c.File, f)
	}
	if len(faults) > 0 {
		p.printf("%s. This definition cannot be used.\n", words.N(len(faults), "1 fault", "%s faults"))
		return statusError(found)
	}
	d, err := v.Digest()
	if err != nil {
		return err
	}
	p.printf("%s: no fault. %s, %s.\nDigest %s\n", c.File, words.N(len(v.Places()), "1 place", "%s places"), words.N(len(v.Questions), "1 question", "%s questions"), strings.Join(d.Groups(), " "))
	return p.definitionSigners(v, c.trustList)
}

type voteShow struct {
	trustList
	File string `arg:"" type:"file" help:"The definition, or the name of an embedded one."`
	P7s  string `name:"p7s" type:"path" help:"Write the signed text and its signatures into this folder, for openssl."`
}

func (c *voteShow) Run(p *program) error {
	v, err := loadVote(c.File)
	if err != nil {
		return err
	}
	d, err := v.Digest()
	if err != nil {
		return err
	}
	p.printf("%s\n%s, revision %d, digest %s\n", v.Title, v.ID, v.Revision, strings.Join(d.Groups(), " "))
	if v.Sample {
		p.printf("Sample: everything in this definition is invented.\n")
	}
	p.printf("Voting %s to %s\n", words.Say(v.Opens.Words()), words.Say(v.Closes.Words()))
	if v.Embargo.On() {
		p.printf("%s\n", embargo(v.Embargo))
	}
	p.printf("Ballots: %s, batches of %d. Void: %s\n", words.T(string(v.Ballots.Method)), v.Ballots.BatchSize, v.Ballots.VoidPolicy)
	p.printf("Tellers: at least %d, among them %s\n", v.Ballots.Tellers.Least, roles(v.Ballots.Tellers.Roles))
	t := v.Thresholds
	p.printf("Warnings: blank over %s, void over %s, turnout under %s or over %s, a cell under %d\n", t.Blank, t.Void, t.TurnoutLow, t.TurnoutHigh, t.SmallCell)
	for i, q := range v.Questions {
		p.printf("\nQuestion %d (%s): %s\nDecided by the %s. %s\n", i+1, q.ID, q.Title, q.DecidedBy, q.Rule.Words)
	}
	p.printf("\n%s\n", row(v.Coalition.Code, v.Coalition.Name, v.Coalition.Roll))
	for _, u := range v.Coalition.Unions {
		p.printf("  %s\n", row(u.Code, u.Name, u.Roll))
		for _, n := range u.Units {
			p.printf("    %s%s\n", row(n.Code, n.Name, n.Roll), unitNotes(n))
			for _, l := range n.Locals {
				p.printf("      %s\n", row(l.Code, l.Name, l.Roll))
			}
		}
	}
	if v.Note != "" {
		p.printf("\n%s\n", v.Note)
	}
	p.printf("\n")
	if c.P7s != "" {
		if err := p.writeP7s(v, c.P7s); err != nil {
			return err
		}
	}
	return p.definitionSigners(v, c.trustList)
}

// embargo says until when figures stay closed, on the clock of the coalition.
func embargo(e count.Embargo) string {
	if e.Until.IsZero() {
		return words.F("Embargo until every place has counted. %s", e.Words)
	}
	at, zone := words.Say(e.Until.Words()), e.Until.Std().Format("-07:00") //words:none
	if e.AllIn {
		return words.F("Embargo until %s (UTC%s) and until every place has counted. %s", at, zone, e.Words)
	}
	return words.F("Embargo until %s (UTC%s). %s", at, zone, e.Words)
}

func roles(rs []count.Role) string {
	var out []string
	for _, r := range rs {
		if r == count.Observer {
			out = append(out, words.F("an %s", words.T(string(r))))
			continue
		}
		out = append(out, words.F("a %s", words.T(string(r))))
	}
	return strings.Join(out, words.T(" and "))
}

func row(code, name string, roll count.Count) string {
	if !roll.Set() {
		return words.F("%-12s %s (roll not known)", code, name)
	}
	return fmt.Sprintf("%-12s %s (%s)", code, name, roll.Grouped())
}

func unitNotes(n count.Unit) string {
	var s string
	if n.ReportsAs != "" {
		s += words.F(", counted with %s", n.ReportsAs)
	}
	if len(n.NotPut) > 0 {
		s += words.F(", not put: %s", strings.Join(n.NotPut, ", "))
	}
	return s
}

type voteSave struct {
	Name string `arg:"" help:"training or sebac-2011-06."`
	To   string `arg:"" type:"path" help:"The file to write; it must not exist."`
}

func (c *voteSave) Run(p *program) error {
	b, ok := assets.Vote(c.Name)
	if !ok {
		return fmt.Errorf("there is no embedded definition %q: training, sebac-2011-06", c.Name)
	}
	_, err := export.Save(filepath.Dir(c.To), []export.File{{Name: filepath.Base(c.To), Data: b}})
	return err
}

package main

import (
	"bufio"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"strings"

	"countersign/assets/words"
	"countersign/count"
	"countersign/export"
	"countersign/export/sign"
	"countersign/export/trust"
)

type trustCmd struct {
	Confirm trustConfirm `help:"Compare the keys of a sheet with the ink-signed paper."`
	Refuse  trustRefuse  `help:"Refuse a key from now on."`
	List    trustListAll `help:"Prove the trust list and print it."`
}

// trustList is how a call says which trust list it means.
type trustList struct {
	Trust string `type:"path" help:"The trust list; otherwise countersign/keys.trust in your settings folder."`
}

func (l trustList) path() (string, error) {
	if l.Trust != "" {
		return l.Trust, nil
	}
	return trust.DefaultPath()
}

// known is what the list comes to. Where there is no folder for one, and none
// was named, nobody is known.
func (l trustList) known() (*trust.Known, error) {
	path, err := l.path()
	if err != nil {
		return &trust.Known{}, nil
	}
	known, err := trust.Read(path)
	if err != nil {
		return nil, failure{unreadable, err}
	}
	return known, nil
}

type trustConfirm struct {
	trustList
	File   string `arg:"" type:"path" help:"A signed sheet, or a signed vote definition."`
	By     string `required:"" help:"Who compares: your name."`
	Reason string `help:"Why keys are compared again, one that was refused among them."`
}

// asked is a key that somebody is to compare.
type asked struct {
	name, role string
	key        sign.Fingerprint
	standing   sign.Standing
}

func (c *trustConfirm) Run(p *program) error {
	path, err := c.path()
	if err != nil {
		return err
	}
	known, err := c.known()
	if err != nil {
		return err
	}
	var before sign.Trust = known
	if c.Reason != "" {
		before = nil // all of them are compared again
	}
	keys, place, err := c.signers(before)
	if err != nil {
		return err
	}
	in := bufio.NewReader(p.in)
	open := 0
	for _, k := range keys {
		if k.standing == sign.Trusted {
			p.printf("%s, %s: trusted already\n", k.name, k.role)
			continue
		}
		groups, err := p.compare(in, k)
		if err != nil {
			p.printf("%s, %s: not confirmed. %s\n", k.name, k.role, sentence(err))
			open++
			continue
		}
		_, err = trust.Add(context.Background(), path, trust.Entry{
			What: trust.Confirmed, Key: k.key, Name: k.name, Place: place, Groups: groups, By: c.By, At: count.At(p.now()), Reason: c.Reason,
		})
		if err != nil {
			return err
		}
		p.printf("%s, %s: confirmed\n", k.name, k.role)
	}
	if open > 0 {
		return statusError(found)
	}
	return nil
}

func sentence(err error) string {
	s := err.Error()
	return strings.ToUpper(s[:1]) + s[1:] + "."
}

// signers are the keys that hold in the file, and the place that they signed
// for. A file with a fault confirms nobody.
func (c *trustConfirm) signers(before sign.Trust) (keys []asked, place count.PlaceID, err error) {
	if strings.HasSuffix(strings.ToLower(c.File), ".vote") {
		keys, err = c.definitionKeys(before)
		return keys, "", err
	}
	v := export.VerifyFile(c.File, before)
	switch {
	case v.Unread != "":
		return nil, "", cannotRead(c.File, errors.New(strings.TrimSuffix(v.Sentence, ".")))
	case !v.Fine():
		return nil, "", fmt.Errorf("%s: %s No key is confirmed from it", c.File, v.Sentence)
	}
	for _, s := range v.Signed {
		key, err := sign.ParseFingerprint(s.Key)
		if err == nil && s.Holds {
			keys = append(keys, asked{s.Name, string(s.Role), key, s.Standing})
		}
	}
	if len(keys) == 0 {
		return nil, "", fmt.Errorf("%s: nobody signed this file", c.File)
	}
	return keys, v.Sheet.Tally.Place.ID, nil
}

func (c *trustConfirm) definitionKeys(before sign.Trust) (keys []asked, err error) {
	v, err := loadVote(c.File)
	if err != nil {
		return nil, err
	}
	signers, err := export.CheckDefinition(v, before)
	if err != nil {
		return nil, err
	}
	for _, s := range signers {
		if s.Judgement.Standing == sign.Refused {
			return nil, fmt.Errorf("the key of %s %s. To trust it again, give a --reason", s.Signature.Identity.Name, s.Judgement.Why)
		}
		keys = append(keys, asked{s.Signature.Identity.Name, s.Signature.Identity.Role, s.Signature.Fingerprint, s.Judgement.Standing})
	}
	if len(keys) == 0 {
		return nil, fmt.Errorf("%s: nobody signed this definition", c.File)
	}
	return keys, nil
}

// compare asks for two groups of a key and gives their numbers if both are
// right.
func (p *program) compare(in *bufio.Reader, k asked) ([]int, error) {
	challenge, err := trust.NewChallenge(k.key, rand.Reader)
	if err != nil {
		return nil, err
	}
	_, _ = fmt.Fprintln(p.errs, words.F("%s, %s: find this name on the ink-signed paper. The key there has five groups of four; an empty line leaves it for later.", k.name, k.role))
	var typed []string
	for _, n := range challenge.Groups() {
		_, _ = fmt.Fprint(p.errs, words.F("  group %d: ", n))
		line, err := in.ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		if strings.TrimSpace(line) == "" {
			return nil, errors.New("nothing was compared")
		}
		typed = append(typed, line)
	}
	return challenge.Groups(), challenge.Answer(typed...)
}

type trustRefuse struct {
	trustList
	Fingerprint []string `arg:"" help:"The whole fingerprint, 16 groups."`
	By          string   `required:"" help:"Who refuses it: your name."`
	Reason      string   `required:"" help:"Why: lost, stolen, made by somebody else."`
	Name        string   `help:"Whose key it is, if the list does not know it yet."`
}

func (c *trustRefuse) Run(p *program) error {
	path, err := c.path()
	if err != nil {
		return err
	}
	key, err := sign.ParseFingerprint(strings.ToUpper(strings.Join(c.Fingerprint, " ")))
	if err != nil {
		return err
	}
	known, err := c.known()
	if err != nil {
		return err
	}
	for _, e := range known.Entries() {
		if e.Key == key && c.Name == "" {
			c.Name = e.Name
		}
	}
	if c.Name == "" {
		return errors.New("the list does not know this key yet: say whose it is with --name")
	}
	_, err = trust.Add(context.Background(), path, trust.Entry{
		What: trust.Refused, Key: key, Name: c.Name, By: c.By, At: count.At(p.now()), Reason: c.Reason,
	})
	if err != nil {
		return err
	}
	p.printf("The key %s of %s is refused from now on\n", key.Short(), c.Name)
	return nil
}

type trustListAll struct {
	trustList
}

func (c *trustListAll) Run(p *program) error {
	path, err := c.path()
	if err != nil {
		return err
	}
	known, err := c.known()
	if err != nil {
		return err
	}
	entries := known.Entries()
	if len(entries) == 0 {
		p.printf("%s: no key is listed yet\n", path)
		return nil
	}
	for _, e := range entries {
		p.printf("%s  %s: key %s %s by %s%s\n", e.At, e.Name, e.Key.Short(), e.What, e.By, details(e))
	}
	p.printf("%s: %s, the chain is whole\n", path, entriesWords(len(entries)))
	p.printf("Head %s\n", strings.Join(known.Head().Groups(), " "))
	return nil
}

func entriesWords(n int) string {
	if n == 1 {
		return words.T("1 entry")
	}
	return words.F("%s entries", count.Grouped(n))
}

func details(e trust.Entry) string {
	var s string
	if e.What == trust.Confirmed {
		of := string(e.Place)
		if of == "" {
			of = words.T("a vote definition")
		}
		s = words.F(" from %s, groups %d and %d", of, e.Groups[0], e.Groups[1])
	}
	if e.Reason != "" {
		s += ": " + e.Reason
	}
	return s
}

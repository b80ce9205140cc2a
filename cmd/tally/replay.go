package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"countersign/assets/words"
	"countersign/count"
	"countersign/count/desk"
	"countersign/count/name"
)

// byteOrder is what PowerShell and some editors put before a text. It is no
// part of it.
const byteOrder = "\uFEFF"

// answer is what is said of one command line.
type answer struct {
	Line     int    `json:"line"`
	Accepted bool   `json:"accepted"`
	Event    int64  `json:"event,omitempty"`
	Code     string `json:"code,omitempty"`
	Sentence string `json:"sentence,omitempty"`
}

// doer carries out commands: a desk, or a desk in a hall.
type doer interface {
	Do(ctx context.Context, c desk.Command) (desk.Receipt, error)
}

// replay carries out commands line by line and says of each what became of
// it. A refused line changes nothing and the next one is tried; an error of
// the journal ends the replay.
func (p *program) replay(d doer, in io.Reader, asJSON bool) (refused int, err error) {
	scan := bufio.NewScanner(in)
	scan.Buffer(make([]byte, 1<<16), desk.MaxCommand+1)
	for n := 1; scan.Scan(); n++ {
		line := bytes.TrimSpace(bytes.TrimPrefix(scan.Bytes(), []byte(byteOrder)))
		if len(line) == 0 {
			continue
		}
		a := answer{Line: n}
		receipt, err := do(d, line)
		var r *desk.Refused
		switch {
		case err == nil:
			a.Accepted, a.Event = true, receipt.Seq
		case errors.As(err, &r):
			refused++
			// A command is one line, and which one is said already.
			a.Code, a.Sentence = r.Code, strings.Replace(r.Sentence, "line 1, column", "column", 1) //words:none
		default:
			return refused, err
		}
		p.say(a, asJSON)
	}
	if errors.Is(scan.Err(), bufio.ErrTooLong) {
		return refused, fmt.Errorf("a line of the input has more than %s bytes and no command is that long. The lines before it stand; the rest was not read", count.Grouped(desk.MaxCommand))
	}
	return refused, scan.Err()
}

// do carries out one command. Who certifies signs, and a line signs nothing:
// what it calls signatures could be anything. Names are brought to their one
// spelling: some keyboards and editors write another one.
func do(d doer, line []byte) (desk.Receipt, error) {
	cmd, err := desk.DecodeCommand([]byte(name.Spell(string(line))))
	if err != nil {
		return desk.Receipt{}, err
	}
	if _, ok := cmd.(*desk.Certify); ok {
		return desk.Receipt{}, &desk.Refused{Code: "S501", Sentence: words.Key("A line cannot sign: certify the count with tally certify, and the keys of its tellers.")}
	}
	return d.Do(context.Background(), cmd)
}

func (p *program) say(a answer, asJSON bool) {
	if asJSON {
		_ = json.NewEncoder(p.out).Encode(a)
		return
	}
	if a.Accepted {
		p.printf("line %d: accepted, event %d\n", a.Line, a.Event)
		return
	}
	p.printf("line %d: refused %s: %s\n", a.Line, a.Code, words.Say(a.Sentence))
}

package desk

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"strings"
	"unicode/utf8"

	"countersign/count"
)

// A long count is opened again in a blink only if its events are read quickly.
// An event has one spelling, and nearly all events are closes, so a close is
// read letter by letter as encodeEvent writes it, and every other command is
// decoded once and compared with what encodeEvent makes of it. What does not
// fit goes the strict way, which says what is wrong and where: quick reading
// takes nothing that strict reading would not.

// quickEvent reads the event that encodeEvent writes; ok is false where the
// strict way has to be asked.
func quickEvent(seq int64, body []byte) (at count.Time, c Command, ok bool) {
	r := quick{b: body, ok: true}
	at = r.event(seq)
	if !r.ok || len(r.b) < 2 {
		return count.Time{}, nil, false
	}
	command := r.b[:len(r.b)-1]
	if bytes.HasPrefix(command, []byte(`{"do":"close",`)) {
		if c := r.close(); r.ok {
			return at, c, true
		}
	}
	c, ok = quickCommand(seq, at, body, command)
	return at, c, ok
}

// quickVeiled is quickEvent for what stands in for a close.
func quickVeiled(seq int64, body []byte) (at count.Time, c Command, ok bool) {
	r := quick{b: body, ok: true}
	at = r.event(seq)
	v := &veiled{Head: Head{Do: "veiled"}}
	r.word(`{"do":"veiled","batch":`)
	v.Batch = r.number()
	r.word(`,"side":"`)
	v.Side = count.Side(r.text())
	r.word(`,"recorder":"`)
	v.Recorder = r.text()
	r.word("}}")
	return at, v, r.ok && len(r.b) == 0
}

// quickCommand decodes a command that is spelled as it should be: what
// encoding/json lets through beyond that does not come back in the encoding.
func quickCommand(seq int64, at count.Time, body, command []byte) (Command, bool) {
	rest, ok := bytes.CutPrefix(command, []byte(`{"do":"`))
	name, _, ok2 := bytes.Cut(rest, []byte(`"`))
	build, ok3 := kinds[string(name)]
	if !ok || !ok2 || !ok3 {
		return nil, false
	}
	c := build()
	if json.Unmarshal(command, c) != nil {
		return nil, false
	}
	again, err := encodeEvent(seq, at, c)
	return c, err == nil && bytes.Equal(again, body)
}

// quick is what is left to read. Once ok is false it stays so.
type quick struct {
	b  []byte
	ok bool
}

// event reads what stands before the command.
func (r *quick) event(seq int64) count.Time {
	r.word(`{"seq":`)
	n := r.number()
	r.word(`,"at":"`)
	at, err := count.ParseTime(r.text())
	r.word(`,"command":`)
	r.ok = r.ok && err == nil && int64(n) == seq
	return at
}

// word reads exactly these letters.
func (r *quick) word(s string) {
	if !r.try(s) {
		r.ok = false
	}
}

// try reads these letters if they come next.
func (r *quick) try(s string) bool {
	if len(r.b) < len(s) || string(r.b[:len(s)]) != s {
		return false
	}
	r.b = r.b[len(s):]
	return true
}

// number reads a number as count.ParseCount does.
func (r *quick) number() int {
	n, i := 0, 0
	for ; i < len(r.b) && i < 10 && r.b[i] >= '0' && r.b[i] <= '9'; i++ {
		n = 10*n + int(r.b[i]-'0')
	}
	if i == 0 || i > 9 || i > 1 && r.b[0] == '0' {
		r.ok = false
		return 0
	}
	r.b = r.b[i:]
	return n
}

// figure reads a number or null.
func (r *quick) figure() count.Count {
	if r.try("null") {
		return count.Count{}
	}
	return count.N(r.number())
}

// text reads to the closing quote; what JSON has to escape is not for here.
func (r *quick) text() string {
	i := bytes.IndexByte(r.b, '"')
	if i < 0 {
		r.ok = false
		return ""
	}
	s := string(r.b[:i])
	r.b = r.b[i+1:]
	plain := true
	for j := range len(s) {
		if s[j] < ' ' || s[j] == '\\' {
			r.ok = false
		}
		plain = plain && s[j] < utf8.RuneSelf
	}
	if !plain && (!utf8.ValidString(s) || strings.ContainsAny(s, "\u2028\u2029")) {
		r.ok = false
	}
	return s
}

// close reads a close and the end of its event.
func (r *quick) close() *Close {
	c := &Close{Head: Head{Do: "close"}}
	r.word(`{"do":"close",`)
	if r.try(`"place":"`) {
		c.Place = count.PlaceID(r.text())
		r.ok = r.ok && c.Place != ""
		r.word(",")
	}
	r.word(`"batch":`)
	c.Batch = r.number()
	r.word(`,"side":"`)
	c.Side = count.Side(r.text())
	r.word(`,"recorder":"`)
	c.Recorder = r.text()
	r.word(`,"ballots":`)
	c.Ballots = r.figure()
	r.word(`,"answers":[`)
	c.Answers = make([]count.Answer, 0, 2)
	for r.ok && !r.try("]") {
		if len(c.Answers) > 0 {
			r.word(",")
		}
		c.Answers = append(c.Answers, r.answer())
	}
	if r.try(`,"salt":"`) {
		c.Salt = r.salt()
	}
	r.word("}}")
	r.ok = r.ok && len(r.b) == 0
	return c
}

// salt reads bytes in the one spelling of base64 that is written.
func (r *quick) salt() []byte {
	s := r.text()
	b, err := base64.StdEncoding.Strict().DecodeString(s)
	r.ok = r.ok && err == nil && len(b) > 0 && base64.StdEncoding.EncodeToString(b) == s
	return b
}

func (r *quick) answer() count.Answer {
	var a count.Answer
	r.word(`{"question":"`)
	a.Question = r.text()
	r.word(`,"yes":`)
	a.Yes = r.figure()
	r.word(`,"no":`)
	a.No = r.figure()
	r.word(`,"blank":`)
	a.Blank = r.figure()
	r.word(`,"void":`)
	a.Void = r.figure()
	r.word("}")
	return a
}

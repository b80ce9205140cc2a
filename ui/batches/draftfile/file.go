package draftfile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"countersign/count"
)

// Format is the first line of a draft.
const Format = "countersign draft 1\n"

// maxFile is the longest draft: 1,000 batches of 1,000 ballots would not be
// half typed all at once.
const maxFile = 4 << 20

// File is what was typed and not closed.
type File struct {
	Place     count.PlaceID `json:"place"`
	Vote      count.Digest  `json:"vote"`
	Began     count.Time    `json:"began"`
	Seq       int64         `json:"seq"`
	Last      count.Time    `json:"last"`
	Kept      count.Time    `json:"kept"`
	Recorders [2]string     `json:"recorders"`
	At        At            `json:"at"`
	Entries   []Entry       `json:"entries"`
	Recounts  []Recount     `json:"recounts"`
}

// At is where the keyboard was.
type At struct {
	Batch    int        `json:"batch"`
	Question string     `json:"question"`
	Cell     count.Cell `json:"cell"`
}

// Entry is one side of a batch.
type Entry struct {
	Batch    int         `json:"batch"`
	Side     count.Side  `json:"side"`
	Recorder string      `json:"recorder"`
	Stamp    int         `json:"stamp"`
	Ballots  count.Count `json:"ballots"`
	Calling  bool        `json:"calling"`
	Typed    []Typed     `json:"typed"`
	Called   string      `json:"called"`
}

// Recount is what was typed into the cells that both recorders count again.
type Recount struct {
	Batch int     `json:"batch"`
	Stamp int     `json:"stamp"`
	Typed []Typed `json:"typed"`
}

// Typed is one cell.
type Typed struct {
	Question string     `json:"question"`
	Cell     count.Cell `json:"cell"`
	Text     string     `json:"text"`
}

// Empty says whether there is nothing to keep.
func (f *File) Empty() bool { return len(f.Entries) == 0 && len(f.Recounts) == 0 }

// Of says whether a draft belongs to a count: now holds its place, definition,
// beginning, and last event.
func (f *File) Of(now *File) bool {
	same := f.Place == now.Place && f.Vote == now.Vote && f.Began.String() == now.Began.String()
	if f.Seq == now.Seq {
		return same && f.Last.String() == now.Last.String()
	}
	return same && f.Seq < now.Seq
}

// Bytes is the file.
func (f *File) Bytes() ([]byte, error) {
	b := bytes.NewBufferString(Format)
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := e.Encode(f); err != nil {
		return nil, fmt.Errorf("the draft cannot be written down: %w", err)
	}
	return b.Bytes(), nil
}

// Parse reads a draft.
func Parse(b []byte) (*File, error) {
	if len(b) > maxFile {
		return nil, fmt.Errorf("the draft has %d bytes, more than any count can have typed; remove it", len(b))
	}
	text, ok := bytes.CutPrefix(b, []byte(Format))
	if !ok {
		return nil, errors.New("the file does not begin as a draft does; remove it")
	}
	f := &File{}
	if err := count.DecodeStrict(text, f); err != nil {
		return nil, fmt.Errorf("the draft cannot be read: %w", err)
	}
	if err := f.check(); err != nil {
		return nil, fmt.Errorf("the draft cannot be used: %w", err)
	}
	if again, err := f.Bytes(); err != nil || !bytes.Equal(again, b) {
		return nil, errors.New("the draft is spelled as no draft is; remove it")
	}
	return f, nil
}

// check refuses what no screen could have typed.
func (f *File) check() error {
	for _, e := range f.Entries {
		if e.Side != count.SideA && e.Side != count.SideB {
			return fmt.Errorf("batch %d has a side %q", e.Batch, e.Side)
		}
		if strings.Trim(e.Called, "ynbv") != "" {
			return fmt.Errorf("the ballots of batch %d have other letters than y, n, b, v", e.Batch)
		}
		if err := checkTyped(e.Batch, e.Typed); err != nil {
			return err
		}
	}
	for _, r := range f.Recounts {
		if err := checkTyped(r.Batch, r.Typed); err != nil {
			return err
		}
	}
	return nil
}

// maxDigits is how many digits a cell takes.
const maxDigits = 9

func checkTyped(batch int, typed []Typed) error {
	for _, t := range typed {
		if t.Cell.Title() == "" {
			return fmt.Errorf("batch %d has no cell %q", batch, t.Cell)
		}
		if len(t.Text) < 1 || len(t.Text) > maxDigits || strings.Trim(t.Text, "0123456789") != "" {
			return fmt.Errorf("batch %d has a cell that holds no count", batch)
		}
	}
	return nil
}

package board

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"countersign/count"
	"countersign/count/rollup"
)

// event is one entry of the journal.
type event struct {
	Seq int64      `json:"seq"`
	At  count.Time `json:"at"`
	Do  act        `json:"do"`
}

// act is what happened: exactly one of its members.
type act struct {
	Open     *opened      `json:"open,omitempty"`
	File     *rollup.Kept `json:"file,omitempty"`
	Roll     *roll        `json:"roll,omitempty"`
	Revision *revision    `json:"revision,omitempty"`
	Confirm  *confirmed   `json:"confirm,omitempty"`
	Distrust *distrusted  `json:"distrust,omitempty"`
	Absent   *absent      `json:"absent,omitempty"`
	Early    *early       `json:"early,omitempty"`
}

type opened struct {
	Vote   *count.Vote  `json:"vote"`
	Digest count.Digest `json:"digest"`
	// Revisions is how later revisions count: wait, or empty in a roll-up from
	// before they waited.
	Revisions string `json:"revisions,omitempty"`
}

const wait = "wait"

type revision struct {
	Place  count.PlaceID `json:"place"`
	Number int           `json:"number"`
	Digest count.Digest  `json:"digest"`
	By     string        `json:"by"`
	Why    string        `json:"why"`
}

type roll struct {
	Place count.PlaceID `json:"place"`
	Roll  count.Count   `json:"roll"`
	By    string        `json:"by"`
	Why   string        `json:"why"`
}

type confirmed struct {
	Key    count.Digest `json:"key"`
	Groups []int        `json:"groups"`
	By     string       `json:"by"`
	// Name and Place are what the key was confirmed for; a roll-up from before
	// they were asked for has none.
	Name  string        `json:"name,omitempty"`
	Place count.PlaceID `json:"place,omitempty"`
}

type distrusted struct {
	Key count.Digest `json:"key"`
	By  string       `json:"by"`
	Why string       `json:"why"`
}

type absent struct {
	Place count.PlaceID `json:"place"`
	By    string        `json:"by"`
	Why   string        `json:"why"`
}

type early struct {
	By  string `json:"by"`
	Why string `json:"why"`
}

func encode(e event) ([]byte, error) {
	var b bytes.Buffer
	j := json.NewEncoder(&b)
	j.SetEscapeHTML(false)
	if err := j.Encode(e); err != nil {
		return nil, fmt.Errorf("an entry cannot be written: %w", err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// decode reads an event and refuses one that encode would not have written.
func decode(seq int64, body []byte) (event, error) {
	var e event
	if err := count.Bounded(body, &e); err != nil {
		return e, fmt.Errorf("it is not an event of a roll-up: %w", err)
	}
	if err := json.Unmarshal(body, &e); err != nil {
		return e, fmt.Errorf("it is not an event of a roll-up: %w", err)
	}
	again, err := encode(e)
	if err != nil || e.Seq != seq || !bytes.Equal(again, body) {
		return e, errors.New("it is not spelled as this program spells events of a roll-up")
	}
	return e, nil
}

package desk

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"countersign/count"
)

// event is what the journal keeps of a command.
type event struct {
	Seq     int64           `json:"seq"`
	At      count.Time      `json:"at"`
	Command json.RawMessage `json:"command"`
}

func encodeEvent(seq int64, at count.Time, c Command) ([]byte, error) {
	cmd, err := compact(c)
	if err != nil {
		return nil, err
	}
	return compact(event{seq, at, cmd})
}

// ErrRollup says that a journal keeps a roll-up, as package board writes it, and
// no count.
var ErrRollup = errors.New("this is a roll-up, no count")

// unfit says why an event is none of a count.
func unfit(seq int64, body []byte, err error) error {
	var x struct {
		Do struct{ Open json.RawMessage }
	}
	if seq == 1 && json.Unmarshal(body, &x) == nil && x.Do.Open != nil {
		return ErrRollup
	}
	return &BadEvent{seq, err}
}

// decodeEvent reads an event and refuses one that encodeEvent would not have
// written.
func decodeEvent(seq int64, body []byte) (count.Time, Command, error) {
	if at, c, ok := quickEvent(seq, body); ok {
		return at, c, nil
	}
	return strictEvent(seq, body)
}

func strictEvent(seq int64, body []byte) (count.Time, Command, error) {
	var e event
	if err := json.Unmarshal(body, &e); err != nil {
		return count.Time{}, nil, fmt.Errorf("it is not an event: %w", err)
	}
	c, err := DecodeCommand(e.Command)
	if err != nil {
		return count.Time{}, nil, err
	}
	again, err := encodeEvent(seq, e.At, c)
	if err != nil || !bytes.Equal(again, body) {
		return count.Time{}, nil, errors.New("it is not spelled as this program spells events")
	}
	return e.At, c, nil
}

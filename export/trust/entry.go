package trust

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"countersign/count"
	"countersign/count/name"
	"countersign/export/sign"
)

// Format is what every entry says of itself.
const Format = "countersign trust 1"

// What is what an entry does to a key.
type What string

// The two things that can be said of a key.
const (
	Confirmed What = "confirmed"
	Refused   What = "refused"
)

// Entry is one event of a trust list. The package comment says which members
// are needed when.
type Entry struct {
	Format string           `json:"format"` // Add fills it in
	What   What             `json:"what"`
	Key    sign.Fingerprint `json:"key"`
	Name   string           `json:"name"`
	Place  count.PlaceID    `json:"place,omitempty"`
	Groups []int            `json:"groups,omitempty"`
	By     string           `json:"by"`
	At     count.Time       `json:"at"`
	Reason string           `json:"reason,omitempty"`
}

// encode is the one spelling of an entry.
func (e *Entry) encode() ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(e); err != nil {
		return nil, fmt.Errorf("this entry cannot be written: %w", err)
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), nil
}

// decode reads what encode writes of a sound entry, and nothing else.
func decode(body []byte) (Entry, error) {
	var e Entry
	if err := count.DecodeStrict(body, &e); err != nil {
		return Entry{}, err
	}
	if err := e.check(); err != nil {
		return Entry{}, err
	}
	again, err := e.encode()
	if err == nil && !bytes.Equal(again, body) {
		err = errors.New("it is not in its one spelling")
	}
	return e, err
}

func (e *Entry) check() error {
	switch {
	case e.Format != Format:
		return fmt.Errorf("its format is %.40q, ours is %q", e.Format, Format)
	case e.Key == sign.Fingerprint{}:
		return errors.New("the key is missing")
	case e.At.IsZero():
		return errors.New("the time is missing")
	}
	for what, text := range map[string]string{"key": e.Name, "entry": e.By} {
		if (sign.Identity{Name: text}).Check() != nil {
			return fmt.Errorf("the %s needs a name that can be printed, not %.80q", what, text)
		}
	}
	if name.Alike(e.By, e.Name) {
		return fmt.Errorf("%s cannot speak for their own key: somebody else compares it", e.Name)
	}
	if e.Place != "" {
		if _, err := count.ParsePlaceID(string(e.Place)); err != nil {
			return err
		}
	}
	if e.Reason != "" && (sign.Identity{Name: e.Reason}).Check() != nil {
		return errors.New("the reason is too long, or holds invisible characters")
	}
	return e.checkWhat()
}

func (e *Entry) checkWhat() error {
	switch e.What {
	case Confirmed:
		if !slices.ContainsFunc(pairs[:], func(p [2]int) bool { return slices.Equal(p[:], e.Groups) }) {
			return fmt.Errorf("two groups of the fingerprint are compared, not %v", e.Groups)
		}
	case Refused:
		if len(e.Groups) > 0 || e.Place != "" {
			return errors.New("a refused key is refused everywhere, whatever was compared")
		}
		if strings.TrimSpace(e.Reason) == "" {
			return errors.New("say why the key is refused: lost, stolen, made by somebody else")
		}
	default:
		return fmt.Errorf("%.40q is nothing that can be said of a key", e.What)
	}
	return nil
}

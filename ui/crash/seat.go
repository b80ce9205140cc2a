package crash

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Seat is where the person at the keyboard was.
type Seat struct {
	Count string `json:"count"` // path of the journal
	Step  int    `json:"step"`  // from 1
	Batch int    `json:"batch"` // looked at, from 1; 0 for none
}

// mostSeat is the longest file that is read: paths are shorter.
const mostSeat = 64 << 10

func (k Keeper) seatPath() string { return filepath.Join(k.Folder, "open") }

// Sit writes down where the person is, in place of what was there.
func (k Keeper) Sit(s Seat) error {
	if k.Folder == "" {
		return nil
	}
	b, err := s.bytes()
	if err != nil {
		return err
	}
	scratch := k.seatPath() + ".new"
	err = errors.Join(os.MkdirAll(k.Folder, 0o700), os.WriteFile(scratch, b, 0o600))
	if err == nil {
		err = os.Rename(scratch, k.seatPath())
	}
	if err != nil {
		return fmt.Errorf("where the count is open was not written down: %w", err)
	}
	return nil
}

// Rise says that the person has left a count as one does. What another window
// has written down stays.
func (k Keeper) Rise(count string) error {
	if s := k.Seat(); s.Count != count {
		return nil
	}
	if err := os.Remove(k.seatPath()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("where the count was open could not be removed: %w", err)
	}
	return nil
}

// Seat is where the person was when the program ended; the zero Seat if it
// ended as it should, or if nothing that can be read says more.
func (k Keeper) Seat() Seat {
	if k.Folder == "" {
		return Seat{}
	}
	if info, err := os.Stat(k.seatPath()); err != nil || info.Size() > mostSeat {
		return Seat{}
	}
	b, err := os.ReadFile(k.seatPath())
	if err != nil {
		return Seat{}
	}
	s, err := parseSeat(b)
	if err != nil {
		return Seat{}
	}
	return s
}

// parseSeat refuses what bytes would not have written.
func parseSeat(b []byte) (Seat, error) {
	var s Seat
	if err := json.Unmarshal(b, &s); err != nil {
		return Seat{}, fmt.Errorf("it does not say where the count was open: %w", err)
	}
	again, err := s.bytes()
	if err != nil || !bytes.Equal(again, b) || s.Count == "" || s.Step < 1 || s.Batch < 0 {
		return Seat{}, errors.New("it says where a count was open in words that this program does not write")
	}
	return s, nil
}

func (s Seat) bytes() ([]byte, error) {
	b, err := json.Marshal(s)
	return append(b, '\n'), err
}

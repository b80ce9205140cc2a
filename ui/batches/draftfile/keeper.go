package draftfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"countersign/count"
)

// Path is the draft of a count.
func Path(journal string) string { return journal + ".draft" }

// mostBytes is more than any draft has.
const mostBytes = 16 << 20

// Keeper writes the draft of one count. Make it with [NewKeeper].
type Keeper struct {
	path  string
	began func() count.Time

	mu     sync.Mutex
	next   *File
	queued bool
	start  count.Time // of the count, known after the first use of the disk
}

// NewKeeper keeps the draft of a count. Began says when the count was begun; it
// is asked once, by the first that uses the disk.
func NewKeeper(journal string, began func() count.Time) *Keeper {
	return &Keeper{path: Path(journal), began: began}
}

// Put takes what is to be on disk; an empty draft is none. It says whether
// [Keeper.Write] has to be asked for, which is once for all that comes before
// it begins.
func (k *Keeper) Put(f *File) (ask bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	ask = !k.queued
	k.next, k.queued = f, true
	return ask
}

// Write brings the disk in line with what was put last.
func (k *Keeper) Write() error {
	k.mu.Lock()
	f := k.next
	k.next, k.queued = nil, false
	k.mu.Unlock()
	if f == nil {
		return nil
	}
	if f.Empty() {
		return remove(k.path)
	}
	whole := *f
	whole.Began = k.beginning()
	b, err := whole.Bytes()
	if err != nil {
		return err
	}
	if err := replace(k.path, b); err != nil {
		return fmt.Errorf("what was typed could not be kept on the disk: %w. It stays on the screen until the batch is closed", err)
	}
	return nil
}

// Read gives the draft on disk if it belongs to the count, whose moment is now.
// One that does not, or that cannot be read, is removed; nil is no draft.
func (k *Keeper) Read(now *File) (*File, error) {
	switch info, err := os.Stat(k.path); {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err == nil && (!info.Mode().IsRegular() || info.Size() > mostBytes): // a pipe would wait for its writer
		return nil, errors.New("the draft could not be read: it is no file of this program")
	}
	b, err := os.ReadFile(k.path)
	if err != nil {
		return nil, fmt.Errorf("the draft could not be read: %w", err)
	}
	moment := *now
	moment.Began = k.beginning()
	f, err := Parse(b)
	if err != nil || !f.Of(&moment) {
		return nil, remove(k.path)
	}
	return f, nil
}

// beginning asks once: for [Keeper.Read], or else on the worker.
func (k *Keeper) beginning() count.Time {
	if k.start.IsZero() {
		k.start = k.began()
	}
	return k.start
}

func remove(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("an old draft could not be removed: %w", err)
	}
	return nil
}

// replace writes a file whole and puts it in the place of the one before.
func replace(path string, b []byte) error {
	scratch := path + ".new"
	f, err := os.OpenFile(scratch, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(scratch, path)
	}
	if err != nil {
		return errors.Join(err, remove(scratch))
	}
	syncFolder(filepath.Dir(path))
	return nil
}

// syncFolder puts the new name on the disk where the system can; Windows cannot
// and does so by itself.
func syncFolder(path string) {
	d, err := os.Open(path)
	if err != nil {
		return
	}
	_ = d.Sync()
	_ = d.Close()
}

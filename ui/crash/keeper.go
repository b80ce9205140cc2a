package crash

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"
)

// Keeper keeps reports in a folder of the person who is logged in. The zero
// Keeper keeps nothing.
type Keeper struct {
	Folder  string // is made when it is needed
	Program string // version
	System  string // such as linux/amd64
	Go      string // version
}

// NewKeeper keeps reports of this program, in a folder.
func NewKeeper(folder, version string) Keeper {
	return Keeper{Folder: folder, Program: version, System: runtime.GOOS + "/" + runtime.GOARCH, Go: runtime.Version()}
}

// Most is how many reports are kept.
const Most = 5

// reports is the folder with the reports.
func (k Keeper) reports() string { return filepath.Join(k.Folder, "crashes") }

// Keep reads what the runtime says until it is silent, and writes a report of
// it. Where nothing was said there is none, and the path is empty.
func (k Keeper) Keep(runtimeSays io.Reader, at time.Time) (path string, err error) {
	raw, err := io.ReadAll(io.LimitReader(runtimeSays, mostRaw))
	if err == nil {
		_, err = io.Copy(io.Discard, runtimeSays) // whoever writes is not to be held up
	}
	if len(raw) == 0 || k.Folder == "" {
		return "", err
	}
	path, failed := k.write(k.strip(raw, at), at)
	if failed != nil {
		return "", fmt.Errorf("the crash report was not written: %w", errors.Join(err, failed))
	}
	return path, nil
}

// Caught writes a report of a panic that did not end the program.
func (k Keeper) Caught(value any, stack []byte, at time.Time) (path string, err error) {
	said := bytes.NewBufferString("panic: ")
	if e, ok := value.(runtime.Error); ok {
		said.WriteString(e.Error())
	}
	said.WriteByte('\n')
	said.Write(stack)
	return k.Keep(said, at)
}

// write puts a report beside those that are there, and removes the oldest.
func (k Keeper) write(report []byte, at time.Time) (string, error) {
	if err := os.MkdirAll(k.reports(), 0o700); err != nil {
		return "", err
	}
	stem := filepath.Join(k.reports(), "crash-"+at.UTC().Format("20060102-150405"))
	for n := 1; ; n++ {
		path := stem + ".txt"
		if n > 1 {
			path = fmt.Sprintf("%s-%d.txt", stem, n)
		}
		f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if errors.Is(err, fs.ErrExist) && n <= Most {
			continue
		}
		if err != nil {
			return "", err
		}
		_, err = f.Write(report)
		if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
			return "", errors.Join(err, os.Remove(path))
		}
		return path, k.thin()
	}
}

// thin removes the oldest reports beyond the most that are kept.
func (k Keeper) thin() error {
	all := k.List()
	var err error
	for _, old := range all[min(len(all), Most):] {
		err = errors.Join(err, os.Remove(old))
	}
	return err
}

// List gives the paths of the reports, the newest first.
func (k Keeper) List() []string {
	if k.Folder == "" {
		return nil
	}
	all, err := filepath.Glob(filepath.Join(k.reports(), "crash-*.txt"))
	if err != nil {
		return nil // a folder whose name is a pattern; nothing is offered then
	}
	slices.Sort(all)
	slices.Reverse(all)
	return all
}

// Read gives the text of a report. What is no report is refused.
func Read(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", fmt.Errorf("the report cannot be read: %w", err)
	}
	b, err := io.ReadAll(io.LimitReader(f, mostReport))
	if err := errors.Join(err, f.Close()); err != nil {
		return "", fmt.Errorf("the report cannot be read: %w", err)
	}
	if !bytes.HasPrefix(b, []byte(Format)) {
		return "", fmt.Errorf("%s is no crash report", filepath.Base(path))
	}
	return string(b), nil
}

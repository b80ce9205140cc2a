package intake

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

var errSealed = errors.New("it is sealed: give the identity file of a recipient whom the vote definition names, or wait for the open copy")

// settled is how long a file has to stay as it is before it is taken as whole:
// a mail program or a stick writes it in pieces.
const settled = 700 * time.Millisecond

// Watch tells of sheets that appear in a folder until the context ends. found
// is given those that have stayed unchanged for a moment, first the ones that
// are there already; a file that is still being written waits, and one that was
// told of is told of again only when it has changed. others are files that do not
// look like a sheet, as Find has them.
func Watch(ctx context.Context, folder string, found func(sheets, others []string)) error {
	return watch(ctx, folder, settled, found)
}

func watch(ctx context.Context, folder string, wait time.Duration, found func(sheets, others []string)) error {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return fmt.Errorf("the folder cannot be watched: %w", err)
	}
	defer func() { _ = w.Close() }()
	if err := w.Add(folder); err != nil {
		return fmt.Errorf("%s cannot be watched: %w. Choose another folder, or import by hand", folder, bare(err))
	}
	seen := &seen{of: map[string]look{}}
	tick := time.NewTicker(wait)
	defer tick.Stop()
	dirty := true // what is there already is new to us
	for {
		select {
		case <-ctx.Done():
			return nil
		case _, ok := <-w.Events:
			if !ok {
				return nil
			}
			dirty = true
		case err := <-w.Errors:
			if err != nil && !errors.Is(err, fsnotify.ErrEventOverflow) {
				return fmt.Errorf("%s is not watched any more: %w", folder, err)
			}
			dirty = true
		case <-tick.C:
			if !dirty {
				continue
			}
			sheets, others, waiting, err := seen.whole(folder)
			if err != nil {
				return fmt.Errorf("%s is gone: %w", folder, bare(err))
			}
			dirty = waiting
			if len(sheets)+len(others) > 0 {
				found(sheets, others)
			}
		}
	}
}

// look is how a file looked the last time.
type look struct {
	size int64
	at   time.Time
	told bool
}

type seen struct{ of map[string]look }

// whole lists the files that look as they did a moment ago, and says whether
// others still change.
func (s *seen) whole(folder string) (sheets, others []string, waiting bool, err error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, nil, false, err
	}
	for _, e := range entries {
		path := filepath.Join(folder, e.Name())
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() || looks(path) == aside {
			continue // gone meanwhile, or nothing for us
		}
		now := look{size: info.Size(), at: info.ModTime()}
		before, known := s.of[path]
		switch {
		case known && before.size == now.size && before.at.Equal(now.at):
			switch {
			case before.told:
			case looks(path) == sheet:
				sheets = append(sheets, path)
			default:
				others = append(others, path)
			}
			now.told = true
		default:
			waiting = true
		}
		s.of[path] = now
	}
	return sheets, others, waiting, nil
}

func bare(err error) error {
	var inner *os.PathError
	if errors.As(err, &inner) {
		return inner.Err
	}
	return err
}

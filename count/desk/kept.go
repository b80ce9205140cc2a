package desk

import (
	"slices"
	"strings"

	"countersign/count"
)

// Exported says that the certified sheet was written as files, read back and
// compared. It changes no sheet: the journal keeps where both copies went.
type Exported struct {
	Head
	Folder string `json:"folder"` // its name alone: a path tells of people
	Files  []File `json:"files"`
}

// File is a document that was written.
type File struct {
	Name   string       `json:"name"`
	Digest count.Digest `json:"digest"` // of the whole file
	Size   int          `json:"size"`   // in bytes
}

// mostFiles is more than one sheet is ever written as.
const mostFiles = 8

func (c *Exported) check(s *State) error {
	if err := s.certified(); err != nil {
		return err
	}
	if err := plainName("The folder", c.Folder); err != nil {
		return err
	}
	if len(c.Files) == 0 || len(c.Files) > mostFiles {
		return refuse("files", "A sheet is written as 1 to %d files, not %d.", mostFiles, len(c.Files))
	}
	var names []string
	for _, f := range c.Files {
		if err := plainName("A file", f.Name); err != nil {
			return err
		}
		if f.Digest.IsZero() || f.Size <= 0 || slices.Contains(names, f.Name) {
			return refuse("files", "Every file is named once, with its size and its digest.")
		}
		names = append(names, f.Name)
	}
	return nil
}

func (c *Exported) apply(s *State) { s.Exports = append(slices.Clip(s.Exports), *c) }

// certified refuses what can only be done with a certified sheet.
func (s *State) certified() error {
	if s.Certified == nil {
		return refuse("state", "This count is not certified yet.")
	}
	return nil
}

// plainName is the name of one file or folder, without the path to it.
func plainName(what, name string) error {
	if name == "." || name == ".." || strings.ContainsAny(name, `/\`) {
		return refuse("text", "%s is given by its name alone, without a path.", what)
	}
	return text(what, name, 1, 255)
}

// Seal says under which number ballots, sheets and unused papers were sealed.
// A second one replaces the first: a box was opened and sealed again.
type Seal struct {
	Head
	Number string `json:"number"`
}

func (c *Seal) check(s *State) error {
	if err := s.certified(); err != nil {
		return err
	}
	return text("The number of the seal", c.Number, 1, 60)
}

func (c *Seal) apply(s *State) { s.Sealed = c.Number }

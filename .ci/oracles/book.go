package main

import "fmt"

// partlySigned is the best that LibreOffice's window says of the signatures
// of a workbook, those of Excel itself included.
const partlySigned = 6

// poi wants every signature valid.
func (c *court) poi(f *file) error {
	return wanted(c.java, "poi\t"+f.path, fmt.Sprintf("valid %d", f.signatures))
}

// libreOffice wants the same, and that the window says so.
func (c *court) libreOffice(f *file) error {
	return wanted(c.office, f.path, fmt.Sprintf("%d of %d, info bar %d", f.signatures, f.signatures, partlySigned))
}

func wanted(s *servant, question, want string) error {
	said, err := s.ask(question)
	if err != nil {
		return err
	}
	if said != want {
		return fmt.Errorf("%q, want %q", said, want)
	}
	return nil
}

package main

import "fmt"

// What LibreOffice's window says at best of the signatures of a workbook, those
// of Excel itself included, and what it says where there is none.
const partlySigned, notSigned = 6, 0

// poi wants every signature valid.
func (c *court) poi(f *file) error {
	return wanted(c.java, "poi\t"+f.path, fmt.Sprintf("valid %d", f.signatures))
}

// libreOffice wants the same, and that the window says so.
func (c *court) libreOffice(f *file) error {
	bar := partlySigned
	if f.signatures == 0 {
		bar = notSigned
	}
	return wanted(c.office, f.path, fmt.Sprintf("%d of %d, info bar %d", f.signatures, f.signatures, bar))
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

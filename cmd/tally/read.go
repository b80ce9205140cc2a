package main

import (
	"countersign/assets/words"
	"countersign/export"
)

type readCmd struct {
	trustList
	File string `arg:"" type:"file" help:"A sheet: PDF, workbook or record."`
	CSV  bool   `name:"csv" help:"Print the table of all figures instead of the text."`
	Out  string `type:"path" help:"Write the text and the table into this folder instead of printing the text."`
}

// Run prints a sheet so that it can be read aloud. What is wrong with the sheet
// is said beside it, and by the exit status.
func (c *readCmd) Run(p *program) error {
	known, err := c.known()
	if err != nil {
		return err
	}
	v := export.VerifyFile(c.File, known)
	if v.Sheet == nil {
		p.verdict(&v)
		return statusError(unreadable)
	}
	files, err := export.Twins(words.Now(), v.Sheet)
	if err != nil {
		return err
	}
	if err := c.give(p, files); err != nil {
		return err
	}
	if !v.Fine() {
		beside := *p
		beside.out = p.errs
		beside.verdict(&v)
		return statusError(found)
	}
	return nil
}

// give writes the twins, or prints the one that was asked for.
func (c *readCmd) give(p *program, files []export.File) error {
	if c.Out != "" {
		paths, err := export.Save(c.Out, files)
		for _, path := range paths {
			p.printf("%s\n", path)
		}
		return err
	}
	data := files[0].Data
	if c.CSV {
		data = files[1].Data
	}
	_, err := p.out.Write(data)
	return err
}

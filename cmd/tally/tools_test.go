package main

import (
	"archive/zip"
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"

	"github.com/jung-kurt/gofpdf"
	_ "modernc.org/sqlite" // the driver "sqlite"

	"countersign/count"
	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/export"
)

// The programs with which the scenarios damage files.

// flipCell changes one text of a part of a workbook and leaves everything else
// as it is: flipcell FILE PART OLD NEW.
func flipCell(args []string) error {
	b, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return err
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	changed := false
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			return err
		}
		data, err := io.ReadAll(in)
		if err != nil {
			return err
		}
		if f.Name == args[1] {
			now := bytes.Replace(data, []byte(args[2]), []byte(args[3]), 1)
			changed, data = !bytes.Equal(now, data), now
		}
		part, err := w.CreateHeader(&zip.FileHeader{Name: f.Name, Method: f.Method, Modified: f.Modified})
		if err != nil {
			return err
		}
		if _, err := part.Write(data); err != nil {
			return err
		}
	}
	if !changed {
		return fmt.Errorf("%s has no %q", args[1], args[2])
	}
	return errors.Join(w.Close(), os.WriteFile(args[0], out.Bytes(), 0o644))
}

// patch replaces the first occurrence of a text, or all: patch FILE OLD NEW.
func patch(args []string, times int) error {
	b, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	now := bytes.Replace(b, []byte(args[1]), []byte(args[2]), times)
	if bytes.Equal(now, b) {
		return fmt.Errorf("%s has no %q", args[0], args[1])
	}
	return os.WriteFile(args[0], now, 0o644)
}

// cut leaves a part of a file, in hundredths: cut FILE 50.
func cut(args []string) error {
	n, err := strconv.Atoi(args[1])
	if err != nil {
		return err
	}
	info, err := os.Stat(args[0])
	if err != nil {
		return err
	}
	return os.Truncate(args[0], info.Size()*int64(n)/100)
}

// blank writes an empty file: blank FILE.
func blank(args []string) error { return os.WriteFile(args[0], nil, 0o644) }

// foreignPDF writes a sound PDF of another program: foreignpdf FILE.
func foreignPDF(args []string) error {
	d := gofpdf.New("P", "mm", "Letter", "")
	d.AddPage()
	d.SetFont("Helvetica", "", 12)
	d.Text(20, 20, "Sample: yes 513, no 763")
	return d.OutputFileAndClose(args[0])
}

// newer gives a count the version of a later program: newer FILE.
func newer(args []string) error { return execute(args[0], "PRAGMA user_version = 99") }

// changeEvent changes a figure of an event in the file, as somebody would who
// knows how it is stored: changeevent FILE SEQ OLD NEW. The copy of the table
// that was made to be safe is dropped afterwards; its bytes stay in the file.
func changeEvent(args []string) error {
	return errors.Join(
		execute(args[0], "CREATE TABLE safe (seq INTEGER PRIMARY KEY, body TEXT, hash BLOB)"),
		execute(args[0], "INSERT INTO safe SELECT * FROM event"),
		execute(args[0], "UPDATE event SET body = replace(body, ?, ?) WHERE seq = ?", args[2], args[3], args[1]),
		execute(args[0], "DROP TABLE safe"))
}

// forge adds an event that fits the chain, as this program would not have
// added it: forge FILE COMMAND.
func forge(args []string) (err error) {
	j, err := journal.Open(args[0])
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	seq, _, err := j.Head(context.Background())
	if err != nil {
		return err
	}
	_, err = j.Append(context.Background(), seq, fmt.Appendf(nil, `{"seq":%d,"at":"2026-05-08T18:30:00-04:00","command":%s}`, seq+1, args[1]))
	return err
}

// signFalsely certifies a count with signatures that nobody made, as a program
// would that asks no desk: signfalsely FILE.
func signFalsely(args []string) (err error) {
	d, err := resumeCount(args[0], testProgram().now)
	if err != nil {
		return err
	}
	var signers []count.Signer
	var signatures [][]byte
	for _, t := range d.Snapshot().Tally.Tellers {
		signers = append(signers, count.Signer{Name: t.Name, Role: t.Role, Key: count.Sum([]byte(t.Name))})
		signatures = append(signatures, []byte("sample: no signature"))
	}
	r, err := export.Read(d, signers)
	if err = errors.Join(err, d.Close()); err != nil {
		return err
	}
	c := desk.Certify{At: r.Sheet.Certified, Signers: signers, Digest: r.Digest, Signatures: signatures}
	c.Do = "certify"
	line, err := json.Marshal(c)
	if err != nil {
		return err
	}
	return forge([]string{args[0], string(line)})
}

// holding runs a program while a count is open here: holding FILE PROGRAM ...
func holding(args []string) (err error) {
	j, err := journal.Open(args[0])
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	cmd := exec.Command(args[1], args[2:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	return cmd.Run()
}

func execute(path, query string, args ...any) (err error) {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	_, err = db.Exec(query, args...)
	return err
}

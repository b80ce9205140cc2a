package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"cmp"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// entry is a file of an archive.
type entry struct {
	name string // with slashes
	mode fs.FileMode
	data []byte
}

// tree is what an archive holds.
type tree []entry

// add puts a file in; what is read from a path is added by addFile.
func (t *tree) add(name string, mode fs.FileMode, data []byte) {
	*t = append(*t, entry{name, mode, data})
}

func (t *tree) addFile(name string, mode fs.FileMode, path string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	t.add(name, mode, b)
	return nil
}

// sorted is in the order of names, whatever order files were added in.
func (t tree) sorted() tree {
	return slices.SortedFunc(slices.Values(t), func(a, b entry) int { return cmp.Compare(a.name, b.name) })
}

// folders are all folders that the tree needs, the outer before the inner.
func (t tree) folders() []string {
	seen := map[string]bool{}
	for _, e := range t {
		for d := path.Dir(e.name); d != "."; d = path.Dir(d) {
			seen[d] = true
		}
	}
	var out []string
	for d := range seen {
		out = append(out, d)
	}
	slices.Sort(out)
	return out
}

// write puts the tree on the disk.
func (t tree) write(dir string) error {
	for _, e := range t {
		p := filepath.Join(dir, filepath.FromSlash(e.name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(p, e.data, e.mode); err != nil {
			return err
		}
	}
	return nil
}

// tarXZ writes the tree as a .tar.xz: owned by root, all of one time.
func (t tree) tarXZ(out string, at time.Time) error {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, d := range t.folders() {
		h := &tar.Header{Typeflag: tar.TypeDir, Name: d + "/", Mode: 0o755, ModTime: at, Format: tar.FormatUSTAR}
		if err := w.WriteHeader(h); err != nil {
			return err
		}
	}
	for _, e := range t.sorted() {
		h := &tar.Header{Typeflag: tar.TypeReg, Name: e.name, Size: int64(len(e.data)), Mode: int64(e.mode), ModTime: at, Format: tar.FormatUSTAR}
		if err := w.WriteHeader(h); err != nil {
			return err
		}
		if _, err := w.Write(e.data); err != nil {
			return err
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	c := exec.Command("xz", "--compress", "--stdout", "-9", "--threads=1") // more threads, other bytes
	c.Stdin, c.Stdout = &b, f
	if err := said(c); err != nil {
		_ = f.Close()
		return err
	}
	return f.Close()
}

// zip writes the tree as a .zip, all of one time.
func (t tree) zip(out string, at time.Time) error {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, e := range t.sorted() {
		h := &zip.FileHeader{Name: e.name, Method: zip.Deflate, Modified: at}
		h.SetMode(e.mode)
		f, err := w.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := f.Write(e.data); err != nil {
			return err
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	return os.WriteFile(out, b.Bytes(), 0o644)
}

func digest(path string) (string, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%x", sha256.Sum256(b)), nil
}

// sums writes SHA256SUMS, for sha256sum --check, of the files of one version.
func sums(at about, dir string) error {
	files, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	var out strings.Builder
	for _, f := range files {
		if f.IsDir() || !strings.HasPrefix(f.Name(), "countersign") || !strings.Contains(f.Name(), at.Version) {
			continue
		}
		sum, err := digest(filepath.Join(dir, f.Name()))
		if err != nil {
			return err
		}
		fmt.Fprintf(&out, "%s  %s\n", sum, f.Name())
	}
	return os.WriteFile(filepath.Join(dir, sumsFile), []byte(out.String()), 0o644)
}

const sumsFile = "SHA256SUMS"

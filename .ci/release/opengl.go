package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// mesaDigest is that of the library which was tried: Mesa 11.2.2, llvmpipe.
const mesaDigest = "b04de4541863bc7d8879040a78889c4849c1b1da2784c4630f734c146c2998ce"

// mesaLicences are where Debian keeps the words that go with the library.
var mesaLicences = map[string]string{
	"licence-mesa.txt": "/usr/share/doc/libgl1-mesa-dri/copyright",
	"licence-llvm.txt": "/usr/share/doc/libllvm15/copyright",
}

// companion packs OpenGL by software for Windows computers without a driver.
func companion(out, library string) error {
	at, err := readAbout()
	if err != nil {
		return err
	}
	if sum, err := digest(library); err != nil || sum != mesaDigest {
		return fmt.Errorf("%s has the digest %s; tried was %s: %w", library, sum, mesaDigest, err)
	}
	name := "countersign-" + at.Version + "-windows-amd64-opengl"
	var t tree
	if err := t.addFile(name+"/opengl32.dll", 0o755, library); err != nil {
		return err
	}
	if err := t.addFile(name+"/readme.txt", 0o644, filepath.Join(releaseFolder, "windows", "opengl-readme.txt")); err != nil {
		return err
	}
	for to, from := range mesaLicences {
		if err := t.addFile(name+"/"+to, 0o644, from); err != nil {
			return fmt.Errorf("a licence is missing; it comes with libgl1-mesa-dri and libllvm15: %w", err)
		}
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	if err := t.zip(filepath.Join(out, name+".zip"), at.Time); err != nil {
		return err
	}
	return sums(at, out)
}

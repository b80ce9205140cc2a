package sound_test

import (
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"countersign/ui/sound"
)

func TestAKeyNeverWaitsForTheSound(t *testing.T) {
	begun, release := make(chan struct{}, 10), make(chan struct{})
	p := sound.With(func() error {
		begun <- struct{}{}
		<-release
		return nil
	})
	for range 100 {
		p.Tally() // comes back although nothing has been played to its end
	}
	<-begun
	if n := len(begun); n != 0 {
		t.Errorf("%d more sounds were begun while one was played", n)
	}
	close(release)
}

func TestAComputerWithoutAPlayerIsSilentAndSaysSo(t *testing.T) {
	p := sound.With(nil)
	p.Tally()
	if p.Works() {
		t.Error("it says that it can be heard")
	}
	failed := make(chan struct{})
	p = sound.With(func() error { defer close(failed); return errors.New("no device") })
	if !p.Works() {
		t.Error("it says before that it cannot be heard")
	}
	p.Tally()
	<-failed
	for p.Works() {
		runtime.Gosched()
	}
}

// TestTheFileIsASound plays with a program that keeps what it is given.
func TestTheFileIsASound(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // there the sound is in no file
	}
	bin, out := t.TempDir(), filepath.Join(t.TempDir(), "played.wav")
	for _, name := range []string{"pw-play", "afplay"} {
		script := "#!/bin/sh\n/bin/cp \"$1\" " + out + ".new && /bin/mv " + out + ".new " + out + "\n"
		if err := os.WriteFile(filepath.Join(bin, name), []byte(script), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", bin)
	folder := filepath.Join(t.TempDir(), "cache")
	p := sound.New(folder)
	p.Tally()
	var b []byte
	for len(b) == 0 {
		if !p.Works() {
			t.Fatal("the sound was not played")
		}
		runtime.Gosched()
		b, _ = os.ReadFile(out)
	}
	if string(b[:4]) != "RIFF" || string(b[8:16]) != "WAVEfmt " || int(binary.LittleEndian.Uint32(b[4:]))+8 != len(b) {
		t.Errorf("it begins with % x and is %d bytes long", b[:16], len(b))
	}
	loudest := 0
	for i := 44; i+1 < len(b); i += 2 {
		loudest = max(loudest, int(int16(binary.LittleEndian.Uint16(b[i:]))))
	}
	if loudest < 4000 || loudest > 20000 {
		t.Errorf("the loudest sample is %d", loudest)
	}
	if left, _ := filepath.Glob(filepath.Join(folder, "*")); len(left) != 1 {
		t.Errorf("the cache holds %v", left)
	}
}

//go:build !windows

package sound

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"
)

// patience is how long a player may take. Then it hangs, and is ended.
const patience = 3 * time.Second

// players are the programs that play a file, the usual one first.
func players() []string {
	if runtime.GOOS == "darwin" {
		return []string{"afplay"}
	}
	return []string{"pw-play", "paplay", "aplay"}
}

// system plays with a program of this computer, or is nil.
func system(folder string) func() error {
	for _, name := range players() {
		if program, err := exec.LookPath(name); err == nil {
			return func() error { return run(program, folder) }
		}
	}
	return nil
}

func run(program, folder string) error {
	file, err := kept(folder)
	if err != nil {
		return err
	}
	ctx, end := context.WithTimeout(context.Background(), patience)
	defer end()
	return exec.CommandContext(ctx, program, file).Run()
}

// kept is the file with the sound, which is written if it is not there.
func kept(folder string) (string, error) {
	file := filepath.Join(folder, "tally.wav")
	if _, err := os.Stat(file); err == nil {
		return file, nil
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	temp, err := os.CreateTemp(folder, "tally")
	if err != nil {
		return "", err
	}
	_, err = temp.Write(wave())
	if cause := temp.Close(); err == nil {
		err = cause
	}
	if err == nil {
		err = os.Rename(temp.Name(), file)
	}
	if err != nil {
		_ = os.Remove(temp.Name())
		return "", err
	}
	return file, nil
}

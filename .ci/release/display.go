package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// display is a virtual screen with a window manager and a home of its own.
type display struct {
	env            []string
	server, window *exec.Cmd
}

// patience is how long anything may take on a slow machine.
const patience = 2 * time.Minute

func openDisplay(dir string) (*display, error) {
	read, write, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	d := &display{server: exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1280x900x24", "-nolisten", "tcp")}
	d.server.ExtraFiles = []*os.File{write}
	if err := d.server.Start(); err != nil {
		return nil, fmt.Errorf("no virtual display: %w", err)
	}
	_ = write.Close()
	number := make([]byte, 16)
	n, err := read.Read(number) // it writes the number once it can be used
	if err != nil {
		return nil, fmt.Errorf("the virtual display did not start: %w", err)
	}
	home := filepath.Join(dir, "home")
	if err := os.MkdirAll(home, 0o755); err != nil {
		return nil, err
	}
	d.env = append(os.Environ(), "DISPLAY=:"+strings.TrimSpace(string(number[:n])), "WAYLAND_DISPLAY=", "HOME="+home,
		"XDG_CONFIG_HOME=", "XDG_CACHE_HOME=", "LIBGL_ALWAYS_SOFTWARE=1")
	d.window = exec.Command("openbox")
	d.window.Env = d.env
	return d, d.window.Start()
}

func (d *display) close() {
	for _, c := range []*exec.Cmd{d.window, d.server} {
		_ = c.Process.Kill()
		_ = c.Wait()
	}
}

// until asks again and again, and fails when patience is over.
func until(what string, done func() bool) error {
	deadline := time.After(patience)
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for !done() {
		select {
		case <-tick.C:
		case <-deadline:
			return fmt.Errorf("waited for %s and it did not come", what)
		}
	}
	return nil
}

// shows waits for a window with a title and gives its number.
func (d *display) shows(title string) (window string, err error) {
	err = until("a window called "+title, func() bool {
		found, err := says(d.env, "xdotool", "search", "--onlyvisible", "--name", title)
		ids := strings.Fields(found)
		if err != nil || len(ids) == 0 {
			return false
		}
		window = ids[len(ids)-1]
		return true
	})
	return window, err
}

// still waits until nothing on the screen moves; a cursor that blinks is not
// waited for.
func (d *display) still() error {
	var last []byte
	deadline := time.Now().Add(5 * time.Second)
	return until("a screen that stands still", func() bool {
		c := exec.Command("import", "-window", "root", "-define", "png:exclude-chunks=date,time", "png:-")
		c.Env = d.env
		next, err := c.Output()
		same := err == nil && bytes.Equal(last, next)
		last = next
		return same || time.Now().After(deadline)
	})
}

// keys strikes keys as a person does.
func (d *display) keys(keys ...string) error {
	_, err := says(d.env, "xdotool", append([]string{"key", "--delay", "80"}, keys...)...)
	return err
}

// leave closes the window as a person does, and waits for its program.
func (d *display) leave(window string, c *exec.Cmd) error {
	if _, err := says(d.env, "xdotool", "windowactivate", "--sync", window, "key", "alt+F4"); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	select {
	case err := <-ended:
		return err
	case <-time.After(patience):
		return errors.Join(errors.New("the program did not end when its window was closed"), c.Process.Kill())
	}
}

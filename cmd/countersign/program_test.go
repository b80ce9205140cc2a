package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// patience is how long anything may take on a slow machine.
const patience = 90 * time.Second

// newDisplay starts a virtual screen and gives the environment of programs that
// are to be seen on it. They have a home of their own.
func newDisplay(t testing.TB) []string {
	t.Helper()
	return newScreen(t, 1280, 800)
}

// newScreen is newDisplay of another size, or with other options.
func newScreen(t testing.TB, width, height int, options ...string) []string {
	t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	// On a busy machine a key is down for long: it must not repeat. And when the
	// last window was killed, the display must not begin anew.
	options = append([]string{"-r", "-noreset", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", width, height), "-nolisten", "tcp"}, options...)
	server := exec.Command("Xvfb", options...)
	server.ExtraFiles = []*os.File{write}
	if err := server.Start(); err != nil {
		t.Fatalf("no virtual display (make deps-test installs it): %v", err)
	}
	t.Cleanup(func() { _ = server.Process.Kill(); _ = server.Wait() })
	_ = write.Close()
	number := make([]byte, 16)
	n, err := read.Read(number) // it writes the number once it can be used
	if err != nil {
		t.Fatalf("the virtual display did not start: %v", err)
	}
	home := t.TempDir()
	return append(os.Environ(), "DISPLAY=:"+strings.TrimSpace(string(number[:n])), "WAYLAND_DISPLAY=",
		"HOME="+home, "XDG_CONFIG_HOME="+filepath.Join(home, ".config"), "XDG_CACHE_HOME="+filepath.Join(home, ".cache"),
		"LIBGL_ALWAYS_SOFTWARE=1", "LC_ALL=C", "LANGUAGE=", "COUNTERSIGN_LANGUAGE=")
}

// program is the desktop program while it runs.
type program struct {
	t       *testing.T
	env     []string
	command *exec.Cmd
	log     string
	errors  bytes.Buffer // what it says on its error output
	look    string       // begins the names of pictures, if there are several looks

	width, height int
}

// binary is the program, built once for all tests.
var binary = sync.OnceValues(func() (string, error) {
	path := filepath.Join(scratch, "countersign")
	build := exec.Command("go", "build", "-o", path, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=1")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build: %w\n%s", err, out)
	}
	return path, nil
})

// scratch is a folder for what all tests share.
var scratch string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "countersign-*")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	scratch = dir
	code := m.Run()
	if err := os.RemoveAll(dir); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(code)
}

// start starts the program; path is the count to open, if any.
func start(t *testing.T, env []string, path ...string) *program {
	t.Helper()
	built, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	p := &program{t: t, env: env, log: filepath.Join(t.TempDir(), "log"), width: 1280, height: 800}
	p.command = exec.Command(built, append([]string{"--log", p.log}, path...)...)
	p.command.Env = env
	p.command.Stdout, p.command.Stderr = t.Output(), io.MultiWriter(t.Output(), &p.errors)
	if err := p.command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.command.Process.Kill() })
	return p
}

// until asks again and again, and fails when patience is over.
func (p *program) until(what string, done func() bool) {
	p.t.Helper()
	deadline := time.After(patience)
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for !done() {
		select {
		case <-tick.C:
		case <-deadline:
			p.picture("stuck")
			log, _ := os.ReadFile(p.log)
			p.t.Fatalf("waited for %s and it did not come. The log:\n%s", what, log)
		}
	}
}

// logged says whether the program's log has a line with these words.
func (p *program) logged(words string) bool {
	b, err := os.ReadFile(p.log)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		p.t.Fatal(err)
	}
	return strings.Contains(string(b), words)
}

func (p *program) waitFor(words string) {
	p.t.Helper()
	p.until(words, func() bool { return p.logged(words) })
}

func (p *program) xdotool(args ...string) string {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	c := exec.CommandContext(ctx, "xdotool", args...)
	c.Env = p.env
	out, err := c.CombinedOutput()
	if err != nil {
		p.t.Fatalf("xdotool %v: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

// focus gives the window the whole screen and the keyboard: there is no window
// manager to do it.
func (p *program) focus() {
	p.t.Helper()
	found := strings.Fields(p.xdotool("search", "--sync", "--onlyvisible", "--name", "Countersign"))
	window := found[len(found)-1]
	p.xdotool("windowmove", window, "0", "0", "windowsize", window, strconv.Itoa(p.width), strconv.Itoa(p.height), "windowfocus", "--sync", window)
}

// keys strikes keys as a person does, one after the other.
func (p *program) keys(keys ...string) {
	p.t.Helper()
	p.xdotool(append([]string{"key", "--delay", "60"}, keys...)...)
}

// handOver takes the keyboard over. The hand-over does not hear an Enter that
// comes too early, so it is pressed until something else is shown.
func (p *program) handOver() {
	p.t.Helper()
	before := p.still()
	p.until("the hand-over to end", func() bool {
		p.keys("Return")
		return !bytes.Equal(before, p.still())
	})
}

// still waits until nothing on the screen moves, and gives what is on it. A
// cursor that blinks moves too: it is not waited for longer than needed.
func (p *program) still() []byte {
	p.t.Helper()
	deadline := time.Now().Add(patience / 30)
	last := p.screen()
	for {
		next := p.screen()
		if bytes.Equal(last, next) || time.Now().After(deadline) {
			return next
		}
		last = next
	}
}

func (p *program) screen() []byte {
	p.t.Helper()
	c := exec.Command("import", "-window", "root", "-define", "png:exclude-chunks=date,time", "png:-")
	c.Env = p.env
	out, err := c.Output()
	if err != nil {
		p.t.Fatalf("no picture of the screen: %v", err)
	}
	return out
}

// picture keeps what is on the screen under out/screens.
func (p *program) picture(name string) {
	p.t.Helper()
	dir := filepath.Join("..", "..", "out", "screens", p.look)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), p.still(), 0o644); err != nil {
		p.t.Fatal(err)
	}
}

// stop ends the program as the system does when somebody logs off, and expects
// it to end well.
func (p *program) stop() {
	p.t.Helper()
	if err := p.command.Process.Signal(os.Interrupt); err != nil {
		p.t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- p.command.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			p.t.Errorf("the program ended with %v", err)
		}
	case <-time.After(patience):
		p.t.Fatal("the program did not end")
	}
	if !p.logged("msg=stopped") {
		p.t.Error("the program did not close its count")
	}
}

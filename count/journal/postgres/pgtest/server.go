package pgtest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

// Options of a server. The zero value is what a hall has.
type Options struct {
	Settings map[string]string // of postgresql.conf, beside those of settings
	TLS      bool              // with a certificate made for it: Server.Root
	Careless bool              // without fsync, for what is about speed elsewhere
}

// Server is a running PostgreSQL server.
type Server struct {
	Port int
	Root string // file with the certificate to trust, if TLS

	bin, dir string
	process  *exec.Cmd
	exited   chan struct{}
	pipe     io.Closer // as long as it is open the guard waits
	guard    *exec.Cmd
}

const (
	superuser = "postgres"
	password  = "sample"
	patience  = 60 * time.Second // for a machine with a lot to do
)

// guardScript outlives the test program: when its standard input ends, it ends
// the server and takes the folder away.
const guardScript = `cat >/dev/null
if pid=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null); then
	kill -QUIT "$pid" 2>/dev/null
	while kill -0 "$pid" 2>/dev/null && [ -e "$1/data/postmaster.pid" ]; do sleep 0.1; done
fi
rm -rf "$1"`

// Start makes a server and starts it. The caller ends it with Stop; the end of
// the test program does as well.
func Start(o Options) (*Server, error) {
	bin, err := programs()
	if err != nil {
		return nil, err
	}
	uid, gid, err := servant()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "countersign-pg-")
	if err != nil {
		return nil, err
	}
	s := &Server{bin: bin, dir: dir}
	if err := os.Chown(dir, uid, gid); err != nil {
		return nil, err
	}
	if err := s.watch(); err != nil {
		return nil, err
	}
	if err := s.make(o, uid, gid); err != nil {
		return nil, errors.Join(err, s.Stop())
	}
	if err := s.Restart(); err != nil {
		return nil, errors.Join(err, s.Stop())
	}
	return s, nil
}

// watch starts the guard.
func (s *Server) watch() error {
	s.guard = s.command("/bin/sh", "-c", guardScript, "sh", s.dir)
	in, err := s.guard.StdinPipe()
	if err != nil {
		return err
	}
	s.pipe = in
	return s.guard.Start()
}

// command runs as the servant, in a folder that the servant may enter, and
// does not die of a Control-C meant for the tests.
func (s *Server) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Dir = s.dir
	c.Env = []string{"PATH=" + os.Getenv("PATH"), "LC_ALL=C", "TZ=UTC", "HOME=" + s.dir}
	c.SysProcAttr = asServant()
	return c
}

// make lays out the data folder.
func (s *Server) make(o Options, uid, gid int) error {
	pw := filepath.Join(s.dir, "password")
	if err := os.WriteFile(pw, []byte(password+"\n"), 0o644); err != nil {
		return err
	}
	out, err := s.command(filepath.Join(s.bin, "initdb"), "--no-sync", "--encoding=UTF8", "--locale=C",
		"--username="+superuser, "--pwfile="+pw, "--auth=scram-sha-256", "-D", s.data()).CombinedOutput()
	if err != nil {
		return fmt.Errorf("initdb: %w\n%s", err, out)
	}
	if o.TLS {
		if err := s.certify(uid, gid); err != nil {
			return err
		}
	}
	f, err := os.OpenFile(filepath.Join(s.data(), "postgresql.conf"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteString(settings(o))
	return errors.Join(err, f.Close())
}

// settings are those of a server out of the package, but for where it listens
// and how many it takes.
func settings(o Options) string {
	var b strings.Builder
	b.WriteString("\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\nmax_connections = 330\nlog_destination = 'stderr'\n")
	if o.TLS {
		b.WriteString("ssl = on\n")
	}
	if o.Careless {
		b.WriteString("fsync = off\n")
	}
	for k, v := range o.Settings {
		fmt.Fprintf(&b, "%s = '%s'\n", k, strings.ReplaceAll(v, "'", "''"))
	}
	return b.String()
}

func (s *Server) data() string { return filepath.Join(s.dir, "data") }

// Data is the folder of the server's files, for tests that break them.
func (s *Server) Data() string { return s.data() }

// Restart starts a server that was stopped or killed, on the same port.
func (s *Server) Restart() error {
	end := time.Now().Add(patience)
	for {
		err := s.launch()
		if err == nil || time.Now().After(end) {
			return err
		}
	}
}

// launch tries once. It fails when another program was given the port, and
// while processes of a killed server are still on their way out.
func (s *Server) launch() error {
	if s.Port == 0 {
		port, err := freePort()
		if err != nil {
			return err
		}
		s.Port = port
	}
	log, err := os.OpenFile(s.logFile(), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	defer log.Close() // the child has its own handle
	s.process = s.command(filepath.Join(s.bin, "postgres"), "-D", s.data(), "-p", strconv.Itoa(s.Port))
	s.process.Stdout, s.process.Stderr = log, log
	if err := s.process.Start(); err != nil {
		return err
	}
	s.exited = make(chan struct{})
	go func(p *exec.Cmd, exited chan struct{}) {
		_ = p.Wait() // how it ended is in the log
		close(exited)
	}(s.process, s.exited)
	return s.answers()
}

// answers waits until the server takes a connection.
func (s *Server) answers() error {
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	late := time.After(patience)
	for {
		select {
		case <-s.exited:
			return errors.New("the server ended: " + s.Log())
		case <-late:
			return errors.New("the server does not answer: " + s.Log())
		case <-tick.C:
			ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
			c, err := pgx.Connect(ctx, s.Address("postgres"))
			if err == nil {
				err = c.Close(ctx)
			}
			cancel()
			if err == nil {
				return nil
			}
		}
	}
}

// Halt ends the server in an orderly way: clients are told.
func (s *Server) Halt() error { return s.end(interrupt) }

// Kill ends the server as a power cut would: nothing is written any more.
func (s *Server) Kill() error { return s.end(os.Kill) }

func (s *Server) end(sig os.Signal) error {
	if s.process == nil {
		return nil
	}
	if err := s.process.Process.Signal(sig); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	<-s.exited
	return nil
}

// Stop ends the server for good and takes its folder away.
func (s *Server) Stop() error {
	err := s.end(os.Kill)
	return errors.Join(err, s.pipe.Close(), s.guard.Wait())
}

// Log is what the server wrote.
func (s *Server) Log() string {
	b, err := os.ReadFile(s.logFile())
	if err != nil {
		return err.Error()
	}
	return string(bytes.TrimSpace(b))
}

func (s *Server) logFile() string { return filepath.Join(s.dir, "log") }

// Address is that of a database, as the superuser.
func (s *Server) Address(database string) string {
	u := url.URL{
		Scheme: "postgres", User: url.UserPassword(superuser, password),
		Host: net.JoinHostPort("127.0.0.1", strconv.Itoa(s.Port)), Path: "/" + database,
	}
	if s.Root != "" {
		u.RawQuery = url.Values{"sslmode": {"verify-full"}, "sslrootcert": {s.Root}}.Encode()
	}
	return u.String()
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	return l.Addr().(*net.TCPAddr).Port, l.Close()
}

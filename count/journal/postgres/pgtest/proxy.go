package pgtest

import (
	"bytes"
	"io"
	"net"
	"net/url"
	"sync"
	"testing"
)

// Fault is what a Proxy does when it sees a marked request.
type Fault int

// What can happen to a request.
const (
	LoseAnswer  Fault = iota + 1 // the server has it and answers, the answer is lost
	LoseRequest                  // the server never sees it
)

// Proxy is the network between a workstation and a server.
type Proxy struct {
	l      net.Listener
	target string

	mu    sync.Mutex
	conns map[net.Conn]bool
	down  bool
	mark  []byte
	fault Fault
	last  bool         // the network stays away after the fault
	heard bytes.Buffer // what the server sent
}

// NewProxy stands before a server until the test ends.
func NewProxy(t testing.TB, s *Server) *Proxy {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(s.Address("postgres"))
	if err != nil {
		t.Fatal(err)
	}
	p := &Proxy{l: l, target: u.Host, conns: map[net.Conn]bool{}}
	go p.serve()
	t.Cleanup(func() {
		l.Close()
		p.Cut()
	})
	return p
}

// Address is an address of the server, through the proxy.
func (p *Proxy) Address(t testing.TB, address string) string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	u.Host = p.l.Addr().String()
	return u.String()
}

// Cut ends every connection and takes no new one.
func (p *Proxy) Cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.down = true
	p.drop()
}

// Mend takes connections again.
func (p *Proxy) Mend() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.down = false
}

// On does something to the connection of the next request that holds mark, and
// then to no other. With down, the network stays away until Mend.
func (p *Proxy) On(mark string, f Fault, down bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.mark, p.fault, p.last = []byte(mark), f, down
}

// Heard is everything that the server sent so far.
func (p *Proxy) Heard() []byte {
	p.mu.Lock()
	defer p.mu.Unlock()
	return bytes.Clone(p.heard.Bytes())
}

func (p *Proxy) drop() {
	for c := range p.conns {
		c.Close()
	}
	clear(p.conns)
}

func (p *Proxy) serve() {
	for {
		client, err := p.l.Accept()
		if err != nil {
			return
		}
		server, err := net.Dial("tcp", p.target)
		if err != nil || !p.take(client, server) {
			client.Close()
			if err == nil {
				server.Close()
			}
			continue
		}
		line := &line{p: p, client: client, server: server}
		go line.up()
		go line.down()
	}
}

func (p *Proxy) take(both ...net.Conn) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.down {
		return false
	}
	for _, c := range both {
		p.conns[c] = true
	}
	return true
}

// struck says what happens to a request, and whether the network stays away
// then. Requests of tests fit into one read.
func (p *Proxy) struck(request []byte) (f Fault, down bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.mark == nil || !bytes.Contains(request, p.mark) {
		return 0, false
	}
	p.mark = nil
	return p.fault, p.last
}

// line is one connection.
type line struct {
	p              *Proxy
	client, server net.Conn
	mu             sync.Mutex
	deaf           bool // the next answer is lost, and the line with it
	goDown         bool
}

func (l *line) up() {
	defer l.hangUp()
	buf := make([]byte, 64<<10)
	for {
		n, err := l.client.Read(buf)
		if n > 0 {
			f, down := l.p.struck(buf[:n])
			if f == LoseRequest {
				if down {
					l.p.Cut()
				}
				return
			}
			if f == LoseAnswer {
				l.mu.Lock()
				l.deaf, l.goDown = true, down
				l.mu.Unlock()
			}
			if _, err := l.server.Write(buf[:n]); err != nil {
				return
			}
		}
		if err != nil {
			return
		}
	}
}

func (l *line) down() {
	defer l.hangUp()
	buf := make([]byte, 64<<10)
	for {
		n, err := l.server.Read(buf)
		if l.lost() {
			return
		}
		if n > 0 {
			l.p.mu.Lock()
			l.p.heard.Write(buf[:n])
			l.p.mu.Unlock()
			if _, err := io.Copy(l.client, bytes.NewReader(buf[:n])); err != nil {
				return
			}
		}
		if err != nil {
			return
		}
	}
}

func (l *line) lost() bool {
	l.mu.Lock()
	deaf, down := l.deaf, l.goDown
	l.mu.Unlock()
	if deaf && down {
		l.p.Cut()
	}
	return deaf
}

func (l *line) hangUp() {
	l.client.Close()
	l.server.Close()
}

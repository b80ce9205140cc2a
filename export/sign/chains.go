package sign

import (
	"crypto/sha256"
	"crypto/x509"
	"sync"
)

// chains remembers which chains of certificates were found sound. The answer
// for the same bytes never changes, and one file asks for it many times.
type chains struct {
	mu  sync.Mutex
	all map[[sha256.Size]byte]bool
}

// mostChains bounds what is remembered; then it begins anew.
const mostChains = 10_000

var sound chains

// nameOf is the digest of all bytes of a chain.
func nameOf(certs []*x509.Certificate) (name [sha256.Size]byte) {
	h := sha256.New()
	for _, c := range certs {
		h.Write(c.Raw) // DER says its own length
	}
	h.Sum(name[:0])
	return name
}

func (c *chains) has(name [sha256.Size]byte) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.all[name]
}

func (c *chains) add(name [sha256.Size]byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.all == nil || len(c.all) >= mostChains {
		c.all = map[[sha256.Size]byte]bool{}
	}
	c.all[name] = true
}

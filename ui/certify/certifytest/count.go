package certifytest

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"countersign/assets"
	"countersign/count"
	"countersign/count/desk"
	"countersign/count/journal"
	"countersign/export"
	"countersign/export/record"
	"countersign/export/sign"
	"countersign/export/sign/signtest"
)

// Place is the place of the training vote that is counted.
const Place count.PlaceID = "LAMP/L-1/11"

// Passphrase opens every sample key.
const Passphrase = "sample passphrase"

// The sample tellers who sign.
const (
	Chief = "Marian Kowalczyk"
	A     = "Ruth Pelletier"
	B     = "Luis Ortega"
)

// counted are the commands of a small count that can be certified.
var counted = []string{
	`{"do":"appoint","name":"Ruth Pelletier","role":"recorder"}`,
	`{"do":"appoint","name":"Luis Ortega","role":"recorder"}`,
	`{"do":"appoint","name":"Marian Kowalczyk","role":"chief teller"}`,
	`{"do":"appoint","name":"Dana Whitfield","role":"observer"}`,
	`{"do":"declare","batches":2}`,
	batch("1", "A", A), batch("1", "B", B), batch("2", "A", A),
}

// Last is the entry that makes the count ready to certify.
var Last = batch("2", "B", B)

const account = `{"do":"account","lines":[{"line":"printed","value":300},{"line":"issued","value":102},{"line":"unused","value":196},` +
	`{"line":"destroyed","value":2},{"line":"replaced","value":1},{"line":"taken","value":1},{"line":"signatures","value":101},` +
	`{"line":"unvoted","value":1},{"line":"challenged","value":0},{"line":"box","value":100},{"line":"counted","value":100}]}`

func batch(number, side, recorder string) string {
	return `{"do":"close","batch":` + number + `,"side":"` + side + `","recorder":"` + recorder + `","ballots":50,"answers":[` +
		`{"question":"agreement","yes":30,"no":18,"blank":1,"void":1},{"question":"contract","yes":31,"no":17,"blank":1,"void":1}]}`
}

// clock is inside the voting days and moves on by a second with each look.
func clock() func() time.Time {
	var mu sync.Mutex
	now := time.Date(2026, 5, 8, 17, 0, 0, 0, time.FixedZone("", -4*3600))
	return func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		now = now.Add(time.Second)
		return now
	}
}

// NewDesk opens the sample count in a new file; it lacks [Last] to be ready.
func NewDesk(t testing.TB) (*desk.Desk, string) {
	t.Helper()
	text, _ := assets.Vote("training")
	vote, err := count.ParseVote(text)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "sample.count")
	j, err := journal.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	d, err := desk.Create(context.Background(), j, vote, Place, desk.Options{Clock: clock(), Record: record.Write, Prove: export.Prove})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	for _, line := range append(counted, account) {
		Give(t, d, line)
	}
	return d, path
}

// Give carries a command out that has to be taken.
func Give(t testing.TB, d *desk.Desk, line string) {
	t.Helper()
	c, err := desk.DecodeCommand([]byte(line))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Do(context.Background(), c); err != nil {
		t.Fatalf("%s\nis refused: %v", line, err)
	}
}

// sealed are the sample key files, made once because sealing is slow.
var sealed = sync.OnceValues(func() (map[string][]byte, error) {
	out := map[string][]byte{}
	for i, name := range []string{A, B, Chief} {
		file, err := keyFile(counter(i), sign.Identity{Name: name, Role: "Teller", Local: "Lamplighters Local 11"})
		if err != nil {
			return nil, err
		}
		out[name] = file
	}
	return out, nil
})

func keyFile(chance counter, holder sign.Identity) ([]byte, error) {
	key, err := signtest.NewKey(chance, holder, time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		return nil, err
	}
	slow, err := key.Seal(Passphrase)
	if err != nil {
		return nil, err
	}
	return signtest.Quick(slow, Passphrase)
}

// KeyOfAnotherLocal writes the key file that a teller has from the count of
// another local, and gives its path.
func KeyOfAnotherLocal(t testing.TB, teller string) string {
	t.Helper()
	file, err := keyFile(9, sign.Identity{Name: teller, Role: "Chief teller", Local: "Lamplighters Local 14"})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "sample-key.p12")
	if err := sign.WriteKeyFile(path, file); err != nil {
		t.Fatal(err)
	}
	return path
}

// counter is a stream of one value, for serial numbers that differ.
type counter byte

func (c counter) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(c) + 1
	}
	return len(p), nil
}

// KeyFile writes the key file of a teller and gives its path.
func KeyFile(t testing.TB, teller string) string {
	t.Helper()
	files, err := sealed()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "sample-key.p12")
	if err := sign.WriteKeyFile(path, files[teller]); err != nil {
		t.Fatal(err)
	}
	return path
}

// Certificate writes the certificate of a teller's key, as it is sent, and gives
// its path.
func Certificate(t testing.TB, teller string) string {
	t.Helper()
	files, err := sealed()
	if err != nil {
		t.Fatal(err)
	}
	key, err := sign.Open(files[teller], Passphrase)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "sample.pem")
	if err := os.WriteFile(path, sign.WriteCertificates(key.Certificate()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

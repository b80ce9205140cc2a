package postgres_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"testing"

	"countersign/count/journal"
	"countersign/count/journal/postgres/pgtest"
)

const standInA = `{"seq":1,"at":"2011-06-15T18:05:00Z","command":{"do":"veiled","batch":7,"side":"A","recorder":"Zoë \"S\" O'Sample"}}`

// Everything a table's address gives is asked for while the other side is
// open; then the bytes on the wire are looked through.
func TestFiguresDoNotCrossTheWireBeforeBothSidesAreClosed(t *testing.T) {
	h := newHall(t, 2)
	wire := pgtest.NewProxy(t, h.server)
	a, b := join(t, h.Tables[0]), join(t, wire.Address(t, h.Tables[1]))
	first := put(t, a, closing(1, 7, "A", `Zoë "S" O'Sample`, figuresA))
	put(t, a, body(2))

	got := everything(t, b)
	if len(got) != 2 || !got[0].Veiled || got[0].Hash != first.Hash || string(got[0].Body) != standInA {
		t.Fatalf("table 2 reads %+v, %s", got, got[0].Body)
	}
	if own := everything(t, a); !own[0].Veiled {
		t.Error("table 1 reads its own figures back")
	}
	if _, err := b.Reveal(t.Context(), 1); !errors.Is(err, journal.ErrVeiled) {
		t.Errorf("reveal: %v, want ErrVeiled", err)
	}
	if err := b.Verify(t.Context()); err != nil {
		t.Errorf("verify: %v", err)
	}
	bare := h.server.Connect(t, wire.Address(t, h.Tables[1]))
	for _, q := range []string{
		"SELECT * FROM countersign.event", "SELECT * FROM countersign.read(1, 1000)", "SELECT * FROM countersign.reveal(1)",
		"SELECT * FROM countersign.settle(0, 10)", "SELECT * FROM countersign.turn(1, 1000)",
		"SELECT query FROM pg_stat_activity", "SELECT * FROM pg_stats WHERE schemaname = 'countersign'",
	} {
		if r, err := bare.Query(t.Context(), q); err == nil {
			r.Close()
		}
	}
	silent(t, wire, "7310459", 7310459)

	// The other side closes: now both may be seen.
	after, _, err := b.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Append(t.Context(), after, closing(3, 7, "B", "Sample B", figuresB)); err != nil {
		t.Fatal(err)
	}
	silent(t, wire, "7310459", 7310459)
	for e, err := range b.Read(t.Context(), 3) {
		if err != nil || e.Veiled {
			t.Errorf("the second close: %+v (%v)", e, err)
		}
	}
	for range 2 { // from what the reading brought, then from the server
		e, err := b.Reveal(t.Context(), 1)
		if err != nil || e.Veiled || e.Hash != first.Hash || !bytes.Equal(e.Body, first.Body) || e.Seq != 1 {
			t.Errorf("reveal: %+v (%v)", e, err)
		}
	}
	for _, e := range everything(t, b) {
		if e.Veiled {
			t.Errorf("event %d is still veiled", e.Seq)
		}
	}
	if !bytes.Contains(wire.Heard(), []byte("7310459")) {
		t.Error("the recording misses what did cross: it proves nothing")
	}
}

// silent looks for a figure as text and in the forms PostgreSQL has for numbers.
func silent(t *testing.T, wire *pgtest.Proxy, text string, n uint64) {
	t.Helper()
	heard := wire.Heard()
	if len(heard) < 1000 {
		t.Fatalf("only %d bytes were heard", len(heard))
	}
	for name, form := range map[string][]byte{
		"text": []byte(text), "int4": binary.BigEndian.AppendUint32(nil, uint32(n)), "int8": binary.BigEndian.AppendUint64(nil, n),
		"little-endian": binary.LittleEndian.AppendUint32(nil, uint32(n)), "numeric": {0x02, 0xdb, 0x01, 0xcb}, // 731, 0459 to the base 10,000
		"hex": []byte("37333130343539"), "base64": []byte("NzMxMDQ1O"),
	} {
		if bytes.Contains(heard, form) {
			t.Errorf("the figure crossed the wire as %s", name)
		}
	}
}

func TestTheVeilFollowsTheBatch(t *testing.T) {
	type step struct {
		do     string // "A", "B": close; "-A", "-B": reopen; "-": reopen both
		veiled string // what a table reads: v veiled, w whole, one letter an event
	}
	for name, steps := range map[string][]step{
		"a pair":              {{"A", "v"}, {"B", "ww"}},
		"the other way round": {{"B", "v"}, {"A", "ww"}},
		"taken back before":   {{"A", "v"}, {"-A", "vw"}, {"B", "vwv"}, {"A", "wwww"}},
		"taken back and again": {
			{"A", "v"}, {"-A", "vw"}, {"A", "vwv"}, {"B", "wwww"},
		},
		"both reopened": {{"A", "v"}, {"B", "ww"}, {"-", "www"}, {"B", "wwwv"}, {"A", "wwwww"}},
		"a question counted again": {
			{"A", "v"}, {"B", "ww"}, {"A", "wwv"}, {"B", "wwww"},
		},
		"never the other": {{"A", "v"}, {"-A", "vw"}, {"A", "vwv"}, {"-A", "vwvw"}},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHall(t, 2)
			writer, reader, head := join(t, h.Tables[0]), join(t, h.Tables[1]), join(t, h.Chief)
			put(t, writer, closing(1, 8, "A", "Sample Other", figuresA)) // another batch stays as it is
			var met []journal.Event
			for i, s := range steps {
				seq := int64(i + 2)
				switch s.do {
				case "A", "B":
					put(t, writer, closing(seq, 7, s.do, "Sample "+s.do, figuresA))
				default:
					put(t, writer, reopening(seq, 7, s.do[1:]))
				}
				got := ""
				for _, e := range everything(t, reader)[1:] {
					got += map[bool]string{true: "v", false: "w"}[e.Veiled]
				}
				if got != s.veiled {
					t.Fatalf("after %q a table reads %s, want %s", s.do, got, s.veiled)
				}
				met = everything(t, reader)
			}
			if !met[0].Veiled {
				t.Error("another batch was revealed")
			}
			for i, e := range everything(t, head) {
				if e.Veiled || e.Hash != met[i].Hash {
					t.Errorf("the chief reads event %d veiled or with another hash", e.Seq)
				}
			}
		})
	}
}

func TestACloseThatIsNotSpelledAsOneIsRefused(t *testing.T) {
	h := newHall(t, 1)
	j := join(t, h.Tables[0])
	for _, b := range []string{
		`{"seq":1,"at":"x","command":{"do":"close","side":"A","batch":7,"recorder":"S","yes":1}}`,
		`{"seq":2,"at":"x","command":{"do":"close","batch":7,"side":"A","recorder":"S","yes":1}}`,
		`{"seq":1,"at":"x","command":{"do":"close","batch":7,"side":"C","recorder":"S","yes":1}}`,
		`{"at":"x","seq":1,"command":{"do":"close","batch":7,"side":"A","recorder":"S","yes":1}}`,
	} {
		if _, err := j.Append(t.Context(), 0, []byte(b)); !errors.Is(err, journal.ErrBody) {
			t.Errorf("%s: %v, want ErrBody", b, err)
		}
	}
	place := `{"seq":1,"at":"x","command":{"do":"close","place":"sample","batch":7,"side":"A","recorder":"S","yes":1}}`
	put(t, j, []byte(place))
	if e := everything(t, j)[0]; !e.Veiled {
		t.Errorf("a close that names its place is not veiled: %s", e.Body)
	}
}

// A server that lies about a veiled event is found out when it is revealed.
func TestARevealedEventHasTheHashThatItHad(t *testing.T) {
	h := newHall(t, 1)
	j := join(t, h.Tables[0])
	put(t, j, closing(1, 7, "A", "Sample A", figuresA))
	everything(t, j)
	h.server.Exec(t, h.database(t), `ALTER TABLE countersign.event DISABLE TRIGGER ALL;
		UPDATE countersign.event SET body = replace(body, '7310459', '7310458') WHERE seq = 1`)
	put(t, j, closing(2, 7, "B", "Sample B", figuresB))
	var broken *journal.BrokenError
	if _, err := j.Reveal(t.Context(), 1); !errors.As(err, &broken) || broken.Seq != 1 {
		t.Errorf("reveal: %v, want event 1 broken", err)
	}
}

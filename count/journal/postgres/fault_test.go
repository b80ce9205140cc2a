package postgres_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"countersign/count/journal"
	"countersign/count/journal/postgres"
	"countersign/count/journal/postgres/pgtest"
)

// writers are the two ways to append: alone, and in a turn.
var writers = map[string]func(ctx context.Context, j *postgres.Journal, after int64, b []byte) ([]journal.Event, error){
	"alone": func(ctx context.Context, j *postgres.Journal, after int64, b []byte) ([]journal.Event, error) {
		return j.Append(ctx, after, b)
	},
	"in a turn": func(ctx context.Context, j *postgres.Journal, after int64, b []byte) (e []journal.Event, err error) {
		err = j.Turn(ctx, func(ctx context.Context) error {
			if _, _, err := j.Head(ctx); err != nil {
				return err
			}
			e, err = j.Append(ctx, after, b)
			return err
		})
		return e, err
	},
}

func TestACommitWhoseAnswerWasLostIsRecognised(t *testing.T) {
	for name, write := range writers {
		t.Run(name, func(t *testing.T) {
			h := newHall(t, 1)
			wire := pgtest.NewProxy(t, h.server)
			j := join(t, wire.Address(t, h.Tables[0]))
			put(t, j, body(1))
			wire.On("marked", pgtest.LoseAnswer, false)
			e, err := write(t.Context(), j, 1, []byte(`{"sample":"marked"}`))
			if err != nil || len(e) != 1 || e[0].Seq != 2 || string(e[0].Body) != `{"sample":"marked"}` {
				t.Fatalf("%+v (%v)", e, err)
			}
			if got := everything(t, j); len(got) != 2 || got[1].Hash != e[0].Hash {
				t.Errorf("%d events, want 2", len(got))
			}
		})
	}
}

func TestARequestThatWasLostIsAPlainFailure(t *testing.T) {
	for name, write := range writers {
		t.Run(name, func(t *testing.T) {
			h := newHall(t, 1)
			wire := pgtest.NewProxy(t, h.server)
			j := join(t, wire.Address(t, h.Tables[0]))
			put(t, j, body(1))
			wire.On("marked", pgtest.LoseRequest, false)
			if _, err := write(t.Context(), j, 1, []byte(`{"sample":"marked"}`)); !errors.Is(err, journal.ErrOffline) {
				t.Fatalf("%v, want ErrOffline", err)
			}
			if e, err := write(t.Context(), j, 1, []byte(`{"sample":"marked"}`)); err != nil || e[0].Seq != 2 {
				t.Errorf("once more: %v", err)
			}
		})
	}
}

func TestSomebodyElsesEntryIsNotTakenForTheLostOne(t *testing.T) {
	h := newHall(t, 2)
	wire := pgtest.NewProxy(t, h.server)
	j := join(t, wire.Address(t, h.Tables[0]))
	marked := []byte(`{"sample":"marked"}`)
	if _, err := join(t, h.Tables[1]).Append(t.Context(), 0, marked); err != nil {
		t.Fatal(err)
	}
	wire.On("marked", pgtest.LoseRequest, false)
	if _, err := j.Append(t.Context(), 0, marked); !errors.Is(err, journal.ErrMoved) {
		t.Errorf("%v, want ErrMoved", err)
	}
}

func TestACommitThatNobodyCanAskAboutIsUnsettled(t *testing.T) {
	h := newHall(t, 1)
	wire := pgtest.NewProxy(t, h.server)
	j := join(t, wire.Address(t, h.Tables[0]))
	wire.On("marked", pgtest.LoseAnswer, true)
	if _, err := j.Append(t.Context(), 0, []byte(`{"sample":"marked"}`)); !errors.Is(err, journal.ErrUnsettled) {
		t.Fatalf("%v, want ErrUnsettled", err)
	}
	if _, _, err := j.Head(t.Context()); !errors.Is(err, journal.ErrOffline) {
		t.Errorf("head: %v, want ErrOffline", err)
	}
	wire.Mend()
	if n, _, err := j.Head(t.Context()); err != nil || n != 1 {
		t.Errorf("head %d (%v), want 1", n, err)
	}
}

func TestAServerKilledInMidCountLosesNothingAcknowledged(t *testing.T) {
	s := pgtest.New(t, pgtest.Options{})
	h := hallOn(t, s, 1)
	j := join(t, h.Tables[0])
	var acknowledged []journal.Event
	killed := make(chan error, 1)
	for len(acknowledged) < 200 {
		if len(acknowledged) == 100 && cap(killed) == 1 {
			go func(done chan error) { done <- errors.Join(s.Kill(), s.Restart()) }(killed)
			killed = make(chan error, 2)
		}
		after := int64(len(acknowledged))
		e, err := j.Append(t.Context(), after, body(len(acknowledged)))
		switch {
		case err == nil:
			acknowledged = append(acknowledged, e...)
		case errors.Is(err, journal.ErrOffline):
		case errors.Is(err, journal.ErrUnsettled), errors.Is(err, journal.ErrMoved):
			// It may be there: whoever was told so looks.
			for e, err := range j.Read(t.Context(), after+1) {
				if err == nil {
					acknowledged = append(acknowledged, e)
				}
			}
		default:
			t.Fatal(err)
		}
	}
	got := everything(t, j)
	if len(got) != len(acknowledged) {
		t.Fatalf("%d events, acknowledged %d", len(got), len(acknowledged))
	}
	for i := range got {
		if got[i].Hash != acknowledged[i].Hash {
			t.Errorf("event %d is another", i+1)
		}
	}
}

func TestAWrongAddressSaysWhatIsWrong(t *testing.T) {
	h := newHall(t, 1)
	empty := h.server.Database(t)
	other := h.server.Database(t)
	h.server.Exec(t, strings.TrimPrefix(pathOf(t, other), "/"), "CREATE SCHEMA countersign CREATE TABLE about (other int)")
	for name, c := range map[string]struct {
		address string
		want    *journal.Error
	}{
		"password":         {withUser(t, h.Tables[0], h.database(t)+"_table_1", "wrong"), journal.ErrAccess},
		"role":             {withUser(t, h.Tables[0], "sample_nobody", "wrong"), journal.ErrAccess},
		"database":         {replaceDatabase(t, h.Tables[0], "sample_nowhere"), journal.ErrMissing},
		"an empty one":     {empty, journal.ErrForeign},
		"no server":        {"postgres://sample:secret@127.0.0.1:1/sample", journal.ErrOffline},
		"no host":          {"postgres://sample:secret@sample.invalid/sample?connect_timeout=2", journal.ErrOffline},
		"not an address":   {"sample.count", journal.ErrAccess},
		"a broken address": {"postgres://sample:sec ret@[/x", journal.ErrAccess},
		"a bad setting":    {h.Tables[0] + "?sslmode=sometimes", journal.ErrAccess},
	} {
		j, err := postgres.Open(t.Context(), c.address, "sample")
		if err == nil {
			j.Close()
		}
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want.Code)
		}
		discreet(t, err)
	}
}

// discreet: what goes to the log says neither where nor who nor the password.
func discreet(t *testing.T, err error) {
	t.Helper()
	for ; err != nil; err = errors.Unwrap(err) {
		for _, secret := range []string{"127.0.0.1", "secret", "wrong", "sample", "postgres://"} {
			if strings.Contains(err.Error(), secret) && !strings.Contains(err.Error(), "begins with postgres://") {
				t.Errorf("%q holds %q", err.Error(), secret)
			}
		}
	}
}

func TestAHallOfAnotherVersionIsNotTouched(t *testing.T) {
	h := newHall(t, 1)
	put(t, join(t, h.Tables[0]), body(1))
	h.server.Exec(t, h.database(t), "UPDATE countersign.about SET version = 1000")
	if _, err := postgres.Open(t.Context(), h.Tables[0], "sample"); !errors.Is(err, journal.ErrNewer) {
		t.Errorf("open: %v, want ErrNewer", err)
	}
	if _, err := postgres.Init(t.Context(), h.owner, 1); !errors.Is(err, journal.ErrNewer) {
		t.Errorf("init: %v, want ErrNewer", err)
	}
	h.server.Exec(t, h.database(t), "UPDATE countersign.about SET version = 1")
	if _, err := postgres.Open(t.Context(), h.Tables[0], "sample"); !errors.Is(err, postgres.ErrOlder) {
		t.Errorf("open: %v, want ErrOlder", err)
	}
}

// The file of the table of events becomes one that takes nothing.
func TestAFullDiskAtTheServerWritesNothing(t *testing.T) {
	s := pgtest.New(t, pgtest.Options{})
	h := hallOn(t, s, 1)
	var file string
	c := s.Connect(t, h.owner)
	if err := c.QueryRow(t.Context(), "SELECT pg_relation_filepath('countersign.event')").Scan(&file); err != nil {
		t.Fatal(err)
	}
	file = filepath.Join(s.Data(), file)
	if err := errors.Join(s.Halt(), os.Rename(file, file+".kept"), os.Symlink("/dev/full", file), s.Restart()); err != nil {
		t.Fatal(err)
	}
	j := join(t, h.Tables[0])
	for name, write := range writers {
		if _, err := write(t.Context(), j, 0, body(1)); !errors.Is(err, journal.ErrFull) {
			t.Errorf("%s: %v, want ErrFull", name, err)
		}
	}
	if err := errors.Join(s.Halt(), os.Remove(file), os.Rename(file+".kept", file), s.Restart()); err != nil {
		t.Fatal(err)
	}
	for e, err := range j.Read(t.Context(), 1) {
		t.Errorf("there is %s (%v)", e.Body, err)
	}
	put(t, j, body(1))
}

func TestAServerThatTakesNoEntriesSaysSo(t *testing.T) {
	h := newHall(t, 1)
	h.server.Exec(t, "postgres", "ALTER DATABASE "+h.database(t)+" SET default_transaction_read_only = on")
	j := join(t, h.Tables[0])
	for name, write := range writers {
		if _, err := write(t.Context(), j, 0, body(1)); !errors.Is(err, journal.ErrReadOnly) {
			t.Errorf("%s: %v, want ErrReadOnly", name, err)
		}
	}
}

func TestAServerThatShutsDownIsOffline(t *testing.T) {
	s := pgtest.New(t, pgtest.Options{})
	j := join(t, hallOn(t, s, 1).Tables[0])
	put(t, j, body(1))
	if err := s.Halt(); err != nil {
		t.Fatal(err)
	}
	if _, _, err := j.Head(t.Context()); !errors.Is(err, journal.ErrOffline) {
		t.Errorf("head: %v, want ErrOffline", err)
	}
	if err := j.Turn(t.Context(), func(ctx context.Context) error {
		_, _, err := j.Head(ctx)
		return err
	}); !errors.Is(err, journal.ErrOffline) {
		t.Errorf("turn: %v, want ErrOffline", err)
	}
	if err := s.Restart(); err != nil {
		t.Fatal(err)
	}
	if n, _, err := j.Head(t.Context()); err != nil || n != 1 {
		t.Errorf("head %d (%v), want 1", n, err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	for !j.Connected() {
		select {
		case <-j.Changed():
		case <-ctx.Done():
			t.Fatal("it does not notice that the server is back")
		}
	}
}

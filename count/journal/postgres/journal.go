package postgres

import (
	"context"
	"crypto/rand"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"countersign/count"
	"countersign/count/journal"
)

// Journal is what one workstation holds of the hall's count. Its methods may be
// called from several goroutines.
type Journal struct {
	pool    *pgxpool.Pool
	machine string
	id      string // of this Journal, in the server's list of connections
	role    string
	chief   bool
	live    *follower
	arrived atomic.Bool // at its table, see Arrive

	mu     sync.Mutex
	closed bool
	veiled map[int64]link   // events handed out veiled
	lifted map[int64][]byte // bodies of those that came whole afterwards, proved
}

var _ journal.Shared = (*Journal)(nil)

// link is what a veiled event will have to prove.
type link struct{ prev, hash count.Digest }

// Open joins the hall at address, one that Init handed out. machine tells two
// workstations of one table apart, and is the same when the program comes back
// after a crash: the name of the computer.
//
// ErrOffline, ErrAccess, ErrMissing (no such database), ErrForeign (no count in
// it), ErrOlder and ErrNewer say why not.
func Open(ctx context.Context, address, machine string) (*Journal, error) {
	id := strings.ToLower(rand.Text()[:12])
	cfg, err := settings(address, id)
	if err != nil {
		return nil, err
	}
	pool, err := pgxpool.NewWithConfig(context.WithoutCancel(ctx), cfg)
	if err != nil {
		return nil, failure(err)
	}
	j := &Journal{
		pool: pool, machine: machine, id: id, role: cfg.ConnConfig.User,
		veiled: map[int64]link{}, lifted: map[int64][]byte{},
	}
	if err := j.greet(ctx); err != nil {
		pool.Close()
		return nil, err
	}
	j.live = follow(cfg.ConnConfig, machine)
	return j, nil
}

// greet asks whether this is a count that this program understands, and who
// asks.
func (j *Journal) greet(ctx context.Context) error {
	var version int
	err := j.ask(ctx, func(ctx context.Context, c *pgx.Conn) error {
		return c.QueryRow(ctx, "SELECT version, session_user, countersign.chief() FROM countersign.about").Scan(&version, &j.role, &j.chief)
	})
	if err != nil {
		return err
	}
	return known(version)
}

// Name is who this address speaks for: "table 7" or "chief".
func (j *Journal) Name() string { return spoken(j.Count(), j.role) }

// Chief says whether this is the chief teller's address, which reads every
// event whole.
func (j *Journal) Chief() bool { return j.chief }

// Count is the name of the database.
func (j *Journal) Count() string { return j.pool.Config().ConnConfig.Database }

// Head implements journal.Journal.
func (j *Journal) Head(ctx context.Context) (int64, count.Digest, error) {
	p, err := j.fetch(ctx, beyond, 0)
	return p.last.seq, p.last.hash, err
}

// Verify implements journal.Journal. The server derives the chain over every
// event, veiled ones too; what may be seen is proved here once more.
func (j *Journal) Verify(ctx context.Context) error {
	for _, err := range j.Read(ctx, 1) {
		if err != nil {
			return err
		}
	}
	var bad int64
	err := j.ask(ctx, func(ctx context.Context, c *pgx.Conn) error {
		return c.QueryRow(ctx, "SELECT countersign.verify()").Scan(&bad)
	})
	if err == nil && bad > 0 {
		err = &journal.BrokenError{Seq: bad, Why: "was changed, moved or put in after the fact"}
	}
	return err
}

// Close implements journal.Journal. It waits for calls under way.
func (j *Journal) Close() error {
	j.depart()
	j.mu.Lock()
	was := j.closed
	j.closed = true
	j.mu.Unlock()
	if was {
		return nil
	}
	j.live.stop()
	j.pool.Close()
	return nil
}

// usable says whether a call may begin.
func (j *Journal) usable(ctx context.Context) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.closed {
		return journal.ErrClosed
	}
	return ctx.Err()
}

// ask does what changes nothing, or may be done twice. A connection that broke
// while nobody used it shows only now, so there is a second try with a new one.
func (j *Journal) ask(ctx context.Context, do func(context.Context, *pgx.Conn) error) error {
	if err := j.usable(ctx); err != nil {
		return err
	}
	within, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	try := func() error {
		return j.pool.AcquireFunc(within, func(c *pgxpool.Conn) error { return do(within, c.Conn()) })
	}
	err := try()
	if err != nil && within.Err() == nil && cut(err) {
		j.pool.Reset()
		err = try()
	}
	return j.judge(ctx, err)
}

// judge puts an error into words. The caller's own end of patience is his.
func (j *Journal) judge(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if e := j.usable(ctx); e != nil {
		return e
	}
	return failure(err)
}

package postgres

import (
	"context"
	"errors"
	"net"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"countersign/count/journal"
)

const (
	patience = 20 * time.Second // for an answer; a body may have 32 MiB
	settling = 5 * time.Second  // for finding out whether a commit arrived
	parting  = 2 * time.Second  // for saying that a table is free
)

// sessions is what every connection of a workstation asks of the server. The
// turn to write is held for milliseconds; one that hangs for two seconds, or
// whose computer is gone, is ended by the server, and what it had not committed
// is gone with it. Nobody waits longer than eight seconds for a turn.
var sessions = map[string]string{
	"idle_in_transaction_session_timeout": "2000",
	"lock_timeout":                        "8000",
	"tcp_keepalives_idle":                 "5",
	"tcp_keepalives_interval":             "2",
	"tcp_keepalives_count":                "3",
	"tcp_user_timeout":                    "10000",
	"default_transaction_isolation":       "read committed", //words:none
	"synchronous_commit":                  "on",

	// A plan that was made while the tables were empty is kept, so it is made
	// for full ones: by the index, always.
	"plan_cache_mode":   "force_generic_plan",
	"enable_seqscan":    "off",
	"enable_bitmapscan": "off",
	"enable_hashjoin":   "off",
	"enable_mergejoin":  "off",
	"jit":               "off",
}

// IsAddress says whether s is the address of a hall rather than the name of a
// file.
func IsAddress(s string) bool {
	return strings.HasPrefix(s, "postgres://") || strings.HasPrefix(s, "postgresql://")
}

// settings reads an address. What it says of TLS is obeyed as libpq would. It
// may have come with anybody's file, so what it would have this computer open is
// looked at before.
func settings(address, id string) (*pgxpool.Config, error) {
	if !IsAddress(address) {
		return nil, errAddress
	}
	if err := opens(address); err != nil {
		return nil, err
	}
	cfg, err := pgxpool.ParseConfig(address)
	if err != nil {
		return nil, errAddress // pgx quotes the address in its error
	}
	cfg.MaxConns, cfg.MinConns, cfg.MinIdleConns = 2, 0, 0
	cfg.MaxConnIdleTime = 10 * time.Minute
	cfg.AfterConnect = warm
	prepare(cfg.ConnConfig, "countersign "+id)
	return cfg, nil
}

// mostCertificate is more bytes than any file of certificates or keys has.
const mostCertificate = 1 << 20

// opens refuses an address that names a file which is no certificate: a device
// that never ends, somebody's passwords. Init hands out none but sslrootcert.
func opens(address string) error {
	u, err := url.Parse(address)
	if err != nil {
		return errAddress
	}
	q := u.Query()
	if q.Has("passfile") || q.Has("servicefile") || q.Has("service") {
		return errFiles
	}
	for _, name := range []string{"sslrootcert", "sslcert", "sslkey"} {
		for _, path := range q[name] {
			if path == "" || path == "system" {
				continue
			}
			if i, err := os.Stat(path); err != nil || !i.Mode().IsRegular() || i.Size() > mostCertificate {
				return errCertificate
			}
		}
	}
	return nil
}

// warm lets a new connection learn its questions before it is its turn.
func warm(ctx context.Context, c *pgx.Conn) error {
	for _, q := range []string{"BEGIN", "COMMIT", readQuestion, turnQuestion, appendQuestion} {
		if _, err := c.Prepare(ctx, q, q); err != nil {
			return leftToGreet(err)
		}
	}
	_, err := c.Exec(ctx, "SELECT countersign.warm()")
	return leftToGreet(err)
}

// leftToGreet passes over what the server says: greet asks what is wrong.
func leftToGreet(err error) error {
	var refused *pgconn.PgError
	if errors.As(err, &refused) && !cut(err) {
		return nil
	}
	return err
}

// prepare has a connection notice by itself that the other end is gone.
func prepare(c *pgx.ConnConfig, name string) {
	for k, v := range sessions {
		c.RuntimeParams[k] = v
	}
	c.RuntimeParams["application_name"] = name
	if c.ConnectTimeout == 0 {
		c.ConnectTimeout = 5 * time.Second
	}
	c.DialFunc = (&net.Dialer{
		Timeout:         c.ConnectTimeout,
		KeepAliveConfig: net.KeepAliveConfig{Enable: true, Idle: 5 * time.Second, Interval: 2 * time.Second, Count: 3},
	}).DialContext
}

// personal is what an address says of its owner rather than of the server.
var personal = []string{"user", "password", "passfile", "sslcert", "sslkey", "sslpassword", "dbname", "servicefile", "service"}

// handOut is the address for another role: the same server and database, the
// same TLS.
func handOut(owner string, cfg *pgx.ConnConfig, role, password string) (string, error) {
	u, err := url.Parse(owner)
	if err != nil {
		return "", errAddress
	}
	q := u.Query()
	for _, p := range personal {
		q.Del(p)
	}
	if u.Host == "" && !q.Has("host") { // it came from the environment
		q.Set("host", cfg.Host)
		q.Set("port", strconv.Itoa(int(cfg.Port)))
	}
	u.Path, u.RawPath = "/"+cfg.Database, ""
	u.User = url.UserPassword(role, password)
	u.RawQuery = q.Encode()
	return u.String(), nil
}

var errAddress = &journal.Error{
	Code: journal.ErrAccess.Code,
	Text: "this is not the address of a hall: it begins with postgres:// and names the server and the database",
}

var errFiles = &journal.Error{
	Code: journal.ErrAccess.Code,
	Text: "this address would have this computer open files of its own: ask the chief teller for the address that was handed out",
}

var errCertificate = &journal.Error{
	Code: journal.ErrAccess.Code,
	Text: "the certificate that this address names cannot be read on this computer: ask the chief teller for its file, and put it where the address says",
}

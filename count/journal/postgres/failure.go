package postgres

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"syscall"

	"github.com/jackc/pgx/v5/pgconn"

	"countersign/count/journal"
)

// ErrOlder is a hall that waits for Init to bring it up to date.
var ErrOlder = &journal.Error{Code: "older", Text: "this hall was set up by an older Countersign: whoever set it up runs tally hall init again, which keeps every entry"}

var (
	errEmpty = &journal.Error{
		Code: journal.ErrForeign.Code,
		Text: "this database holds no count: compare the address, or set the hall up with tally hall init",
	}
	errBusy = &journal.Error{
		Code: journal.ErrOffline.Code,
		Text: "the hall's database is busy: nothing is lost, what is typed stays here, try again in a moment",
	}
	errRoom = &journal.Error{
		Code: journal.ErrOffline.Code,
		Text: "the hall's database takes no more workstations: raise max_connections at the server, then try again",
	}
	errServer = &journal.Error{
		Code: journal.ErrAccess.Code,
		Text: "the hall's server does not prove who it is: compare the address with the one that the chief teller handed out",
	}
	errNewer = &journal.Error{
		Code: journal.ErrNewer.Code,
		Text: "this hall was set up by a newer Countersign: update the program on this computer to join it",
	}
)

// byState holds the refusals of the server, by SQLSTATE. CS... are those of the
// functions in schema.
var byState = map[string]*journal.Error{
	"CS001": journal.ErrMoved,
	"CS002": journal.ErrVeiled,
	"CS003": journal.ErrClaimed,
	"CS004": journal.ErrBody,
	"CS005": journal.ErrRelieved,
	"23505": journal.ErrMoved,    // unique_violation: a number that is taken
	"40001": journal.ErrMoved,    // serialization_failure, where a server serializes
	"28000": journal.ErrAccess,   // invalid_authorization_specification
	"28P01": journal.ErrAccess,   // invalid_password
	"42501": journal.ErrAccess,   // insufficient_privilege
	"3D000": journal.ErrMissing,  // invalid_catalog_name
	"3F000": errEmpty,            // invalid_schema_name
	"42P01": errEmpty,            // undefined_table
	"42883": errEmpty,            // undefined_function
	"53100": journal.ErrFull,     // disk_full
	"25006": journal.ErrReadOnly, // read_only_sql_transaction
	"53300": errRoom,             // too_many_connections
	"55P03": errBusy,             // lock_not_available
	"58030": journal.ErrDisk,     // io_error
	"XX001": journal.ErrDamaged,  // data_corrupted
	"XX002": journal.ErrDamaged,  // index_corrupted
}

// words say of a hall what those of package journal say of a file.
var words = map[string]string{
	journal.ErrMissing.Code:  "there is no such count at the hall's server: compare the address with the one that the chief teller handed out",
	journal.ErrFull.Code:     "the disk of the hall's server is full, nothing was written: make room there, then repeat",
	journal.ErrReadOnly.Code: "the hall's server takes no entries, it is a copy or was set to read-only: ask whoever runs it",
	journal.ErrDisk.Code:     "the disk of the hall's server failed: nothing was written, ask whoever runs it",
	journal.ErrDamaged.Code:  "the hall's database is damaged: stop, keep it as it is, and go on from a copy",
}

// failure puts an error of the driver into words. What lies beneath keeps
// neither the address nor what the server says, which may quote an entry.
func failure(err error) error {
	var ours *journal.Error
	var broken *journal.BrokenError
	if errors.As(err, &ours) || errors.As(err, &broken) {
		return err
	}
	var pg *pgconn.PgError
	if !errors.As(err, &pg) {
		return outside(err)
	}
	cause := fmt.Errorf("SQLSTATE %s", pg.Code)
	e := byState[pg.Code]
	switch {
	case e == nil && gone(pg.Code):
		e = journal.ErrOffline
	case e == nil:
		return fmt.Errorf("the hall's database: %w", cause)
	}
	return say(e).Because(cause)
}

func say(e *journal.Error) *journal.Error {
	if w, ok := words[e.Code]; ok {
		return &journal.Error{Code: e.Code, Text: w}
	}
	return e
}

// outside judges what the server did not say itself.
func outside(err error) error {
	var bad *tls.CertificateVerificationError
	if errors.As(err, &bad) || strings.Contains(err.Error(), "refused TLS") {
		return errServer.Because(errors.New("certificate"))
	}
	if cut(err) {
		return journal.ErrOffline.Because(bare(err))
	}
	return fmt.Errorf("the hall's database: %w", bare(err))
}

// gone says of an SQLSTATE that the server is not there: connection_exception,
// operator_intervention (it shuts down, it starts, it ended the session), and
// the end of a session that hung.
func gone(state string) bool {
	return strings.HasPrefix(state, "08") || strings.HasPrefix(state, "57P") || state == "25P03" || state == "53300"
}

// cut says whether the connection failed, so that the server may have done or
// not have done what it was asked.
func cut(err error) bool {
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return gone(pg.Code)
	}
	var connect *pgconn.ConnectError
	var network net.Error
	return errors.As(err, &connect) || errors.As(err, &network) || pgconn.Timeout(err) || pgconn.SafeToRetry(err) ||
		errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed) ||
		errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE) || errors.Is(err, context.DeadlineExceeded) ||
		strings.Contains(err.Error(), "conn closed")
}

// bare is an error without names, addresses and figures.
func bare(err error) error {
	var number syscall.Errno
	var resolve *net.DNSError
	switch {
	case errors.As(err, &number):
		return number
	case errors.As(err, &resolve):
		return errors.New("no such host")
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded), pgconn.Timeout(err):
		return os.ErrDeadlineExceeded
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return io.ErrUnexpectedEOF
	case errors.Is(err, net.ErrClosed):
		return net.ErrClosed
	}
	for errors.Unwrap(err) != nil {
		err = errors.Unwrap(err)
	}
	return fmt.Errorf("%T", err)
}

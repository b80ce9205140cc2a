package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// tableEvent is the only object of a count file.
const tableEvent = `CREATE TABLE event (
	seq  INTEGER PRIMARY KEY CHECK (seq > 0),
	body TEXT NOT NULL,
	hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT`

// steps bring a file from user_version i to i+1. A released step is never
// changed; a new version is a new step.
var steps = []string{tableEvent}

// migrate takes the steps that the file has not seen, all or none.
func migrate(ctx context.Context, c *sql.Conn) error {
	var version int
	if err := c.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return translate(err)
	}
	if version == len(steps) {
		return nil
	}
	tx, err := c.BeginTx(ctx, nil)
	if err != nil {
		return translate(err)
	}
	defer tx.Rollback() // does nothing after Commit
	for ; version < len(steps); version++ {
		if _, err := tx.ExecContext(ctx, steps[version]); err != nil {
			return translate(err)
		}
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", version)); err != nil {
		return translate(err)
	}
	return translate(tx.Commit())
}

// checkSchema refuses a file that holds anything but our table: a trigger or
// a view in a file from a stranger is a program of the stranger's.
func checkSchema(ctx context.Context, c *sql.Conn) error {
	var objects int
	var text sql.NullString
	err := c.QueryRowContext(ctx, "SELECT count(*), max(sql) FROM sqlite_schema").Scan(&objects, &text)
	if err != nil {
		return translate(err)
	}
	if objects != 1 || text.String != tableEvent {
		return ErrForeign.Because(fmt.Errorf("schema of %d objects is not that of a count", objects))
	}
	return nil
}

// checkSize compares the length of the file with what its header claims: a
// last page that is cut off or garbage behind it would not be seen otherwise.
func checkSize(ctx context.Context, c *sql.Conn, size int64) error {
	var pages, page int64
	if err := c.QueryRowContext(ctx, "PRAGMA page_count").Scan(&pages); err != nil {
		return translate(err)
	}
	if err := c.QueryRowContext(ctx, "PRAGMA page_size").Scan(&page); err != nil {
		return translate(err)
	}
	if pages*page != size {
		return ErrDamaged.Because(fmt.Errorf("%d bytes where %d pages of %d belong", size, pages, page))
	}
	return nil
}

// checkStore lets SQLite look at every page.
func checkStore(ctx context.Context, c *sql.Conn) error {
	var first string
	if err := c.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&first); err != nil {
		return translate(err)
	}
	if first != "ok" {
		return ErrDamaged.Because(errors.New(first))
	}
	return nil
}

package main

import (
	"context"
	"net/url"
	"os"
	"runtime"

	"github.com/jackc/pgx/v5"
	"github.com/rogpeppe/go-internal/testscript"

	"countersign/count/hall"
)

// statement runs SQL as the owner of a database: sql ADDRESS STATEMENT.
func statement(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: sql address statement")
	}
	ctx := context.Background()
	c, err := pgx.Connect(ctx, args[0])
	ts.Check(err)
	_, err = c.Exec(ctx, args[1])
	ts.Check(err)
	ts.Check(c.Close(ctx))
}

// misdirect writes an invitation with another password or database:
// misdirect FROM TO password|database.
func misdirect(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: misdirect from to password|database")
	}
	x, err := hall.ReadInvitation(ts.MkAbs(args[0]))
	ts.Check(err)
	u, err := url.Parse(x.Address)
	ts.Check(err)
	if args[2] == "password" {
		u.User = url.UserPassword(u.User.Username(), "sample-mistake")
	} else {
		u.Path = "/sample_elsewhere"
	}
	ts.Check(hall.WriteInvitation(ts.MkAbs(args[1]), x.Table, u.String()))
}

// private proves that nobody else may read a file: private FILE.
func private(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: private file")
	}
	i, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	if i.Mode().Perm() != 0o600 && runtime.GOOS != "windows" {
		ts.Fatalf("%s has mode %v", args[0], i.Mode())
	}
}

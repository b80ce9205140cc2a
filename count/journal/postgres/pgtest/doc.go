// Package pgtest gives tests a PostgreSQL server of their own: made from the
// installed package in a temporary folder, on a loopback port, gone when the
// test program is gone, however that ends.
//
//	address := pgtest.Shared(t).Database(t) // a new, empty database, as its owner
//
// Start makes a server for tests that kill it. Nothing is skipped where
// PostgreSQL is missing: the test fails and says what to install.
package pgtest

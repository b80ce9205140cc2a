// Package postgres keeps the events of one count in a PostgreSQL database, for
// a hall in which several workstations count at once.
package postgres

package postgres

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"

	"countersign/count/journal"
)

// Every role bears the name of its database, so that two counts on one server
// have nothing in common.
//
//	NAME_owner    has the tables and the functions; nobody can log in as it
//	NAME_tables   may run what tables may run
//	NAME_chiefs   the same, and sees everything
//	NAME_table_7  logs in, member of NAME_tables
//	NAME_chief    logs in, member of NAME_chiefs
func owner(database string) string        { return database + "_owner" }
func tables(database string) string       { return database + "_tables" }
func chiefs(database string) string       { return database + "_chiefs" }
func chief(database string) string        { return database + "_chief" }
func table(database string, n int) string { return fmt.Sprintf("%s_table_%d", database, n) }

// longestName leaves room for the longest role in the 63 bytes that a name has.
const longestName = 63 - len("_table_99999")

// spoken is how people call a role: "table 7". What was not made by Init keeps
// its name.
func spoken(database, role string) string {
	rest, ok := strings.CutPrefix(role, database+"_")
	if !ok {
		return role
	}
	if n, ok := strings.CutPrefix(rest, "table_"); ok {
		return "table " + n
	}
	return rest
}

// sortTables puts table 2 before table 10.
func sortTables(t []journal.Table) {
	slices.SortStableFunc(t, func(a, b journal.Table) int {
		return cmp.Or(cmp.Compare(number(a.Name), number(b.Name)), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Machine, b.Machine))
	})
}

func number(name string) int {
	n, err := strconv.Atoi(strings.TrimPrefix(name, "table "))
	if err != nil {
		return 0
	}
	return n
}

func ident(name string) string { return pgx.Identifier{name}.Sanitize() }

func literal(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
